//! Use cases of the noun `decision`.
