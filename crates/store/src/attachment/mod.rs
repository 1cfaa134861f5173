//! Rows of the noun `attachment`.
