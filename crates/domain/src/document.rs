//! Long documents edited section by section: which sections there are, which fields each takes,
//! how long its texts may be and when it must be filled.

use serde_json::Value;

use crate::{field_error::FieldError, locale::Bilingual};

/// The description of one section.
#[derive(Debug)]
pub struct SectionSpec {
    /// Its key in the address, in JSON and in `locales/`.
    pub key: &'static str,
    /// The content fields it takes.
    pub fields: &'static [&'static str],
    /// The greatest length of each text, in characters.
    pub limit: usize,
    /// Whether the document may not be handed in without it.
    pub required: bool,
}

/// A section that keeps a document from being handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The section's key.
    pub section: &'static str,
    /// What is missing; also the suffix of the text key `missing-<code>`.
    pub code: &'static str,
}

/// Finds a section by its key.
pub fn find(specs: &'static [SectionSpec], key: &str) -> Option<&'static SectionSpec> {
    specs.iter().find(|spec| spec.key == key)
}

/// Refuses fields that the section does not take. Null counts as absent.
///
/// # Errors
/// One `unknown_field` per offending field.
pub fn check_fields(spec: &SectionSpec, content: &Value) -> Result<(), Vec<FieldError>> {
    let Some(object) = content.as_object() else {
        return Err(vec![FieldError::new("", "object_expected")]);
    };
    let errors: Vec<_> = object
        .iter()
        .filter(|(name, value)| !value.is_null() && !spec.fields.contains(&name.as_str()))
        .map(|(name, _)| FieldError::new(format!("/{}", escape(name)), "unknown_field"))
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Checks the length of a text of a section.
pub fn check_length(errors: &mut Vec<FieldError>, pointer: &str, text: &Bilingual, limit: usize) {
    for (language, value) in [("vi", &text.vi), ("en", &text.en)] {
        if let Some(value) = value {
            let length = value.chars().count();
            if length > limit {
                errors.push(
                    FieldError::new(format!("{pointer}/{language}"), "too_long")
                        .with("limit", limit)
                        .with("length", length),
                );
            }
        }
    }
}

/// Escapes a name for use in a JSON pointer (RFC 6901, section 3).
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
