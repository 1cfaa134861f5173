//! Rows of the noun `submission`.
