//! Rows of the noun `capability`.
