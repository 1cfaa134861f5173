//! What is wrong with one field of something a person sent.

use serde::Serialize;

/// One wrong field: where it stands, a stable code and the figures the message needs. The
/// message itself is made from `locales/` in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) to the field.
    pub pointer: String,
    /// Stable code, also the suffix of the text key `field-<code>`.
    pub code: &'static str,
    /// Named figures for the message, such as a limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(&'static str, String)>,
}

impl FieldError {
    /// A field error without figures.
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        Self { pointer: pointer.into(), code, params: Vec::new() }
    }

    /// The same error with a named figure for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}
