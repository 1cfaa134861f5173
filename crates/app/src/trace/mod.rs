//! Use cases of the noun `trace`.
