//! Rows of the noun `deployment`.
