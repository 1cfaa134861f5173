//! Importing topics.

use nhipcau_domain::{document::check_length, field_error::FieldError, topic::Topic};
use nhipcau_store::topic;

use super::{
    Outcome,
    line::{TopicLine, language},
};
use crate::{Audience, Error, Happening, Result, Work};

const LONGEST_LABEL: usize = 100;
const LONGEST_CODE: usize = 60;

pub(super) async fn take(work: &Work<'_>, line: &TopicLine) -> Result<Outcome> {
    let mut errors = Vec::new();
    let code = line.code.as_ref().or(line.external_id.as_ref()).cloned().unwrap_or_default();
    if code.is_empty() {
        errors.push(FieldError::new("/code", "required"));
    } else if code.len() > LONGEST_CODE
        || !code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        errors.push(FieldError::new("/code", "unknown_value"));
    }
    let label = line.label.in_language(language(line.lang, [&line.label])).cleaned();
    if label.is_blank() {
        errors.push(FieldError::new("/label", "required"));
    }
    check_length(&mut errors, "/label", &label, LONGEST_LABEL);
    let known = topic::all(work.conn()).await?;
    if line.broader.as_ref().is_some_and(|broader| {
        *broader == code || !known.iter().any(|topic| topic.code == *broader)
    }) {
        errors.push(FieldError::new("/broader", "unknown_reference"));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let outcome = if known.iter().any(|topic| topic.code == code) {
        Outcome::Updated
    } else {
        Outcome::Created
    };
    topic::put(work.conn(), &Topic { code, label, broader: line.broader.clone() }).await?;
    // A topic has a code and no id; its event says that the vocabulary as a whole has changed.
    let happening =
        Happening::new("topic", uuid::Uuid::nil(), "edit").for_audience(Audience::Public);
    work.record(happening).await?;
    Ok(outcome)
}
