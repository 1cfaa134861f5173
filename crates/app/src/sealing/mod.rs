//! Use cases of the noun `sealing`.
