//! What signed decisions ask of people.
