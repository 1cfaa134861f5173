//! Use cases of the noun `capability`.
