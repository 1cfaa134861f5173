//! Use cases of the noun `matching`.
