//! Rows of the noun `agreement`.
