//! Rows of the noun `council`.
