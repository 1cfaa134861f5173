//! Rows of the noun `decision`.
