//! Rows of the noun `invitation`.
