//! Rows of the noun `pilot`.
