//! Use cases of the noun `deployment`.
