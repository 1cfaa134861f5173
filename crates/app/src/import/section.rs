//! The sections of an imported challenge.

use nhipcau_domain::{
    challenge::section::{Content, SECTIONS, from_json, normalise},
    document::{self, SectionSpec},
    field_error::FieldError,
    locale::{Bilingual, Locale},
};
use nhipcau_store::challenge::{self, section};
use serde_json::{Value, json};
use uuid::Uuid;

use super::line::{ChallengeLine, Success, Words};
use crate::{Error, Result, Work, challenge::write_section};

/// What a line says, section by section.
pub(super) fn sections(line: &ChallengeLine, locale: Locale) -> Vec<(&'static str, Content)> {
    let mut out = Vec::new();
    if let Some(words) = &line.description {
        let text = Some(words.in_language(locale));
        out.push(("problem", Content { text, ..Content::default() }));
    }
    if let Some(measures) = &line.success_measures {
        out.push(("outcome", outcome(measures, locale)));
    }
    if let Some(topics) = &line.topics {
        out.push(("topics", Content { topics: Some(topics.clone()), ..Content::default() }));
    }
    if line.trl.is_some() {
        out.push(("readiness", Content { trl_min: line.trl, ..Content::default() }));
    }
    if line.province.is_some() {
        out.push(("sites", Content { province: line.province.clone(), ..Content::default() }));
    }
    if let Some(budget) = &line.budget {
        let (min, max) = (budget.min, budget.max);
        let sources = Some(budget.sources.clone()).filter(|sources| !sources.is_empty());
        out.push(("budget", Content { min, max, sources, ..Content::default() }));
    }
    out
}

/// Measures with figures stay measures; those in words become the text, one to a line.
fn outcome(measures: &[Success], locale: Locale) -> Content {
    let mut content = Content::default();
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    for success in measures {
        match success {
            Success::Words(words) => {
                let Bilingual { vi: one, en: other } = words.in_language(locale);
                vi.extend(one);
                en.extend(other);
            }
            Success::Measure(measure) => {
                content.measures.get_or_insert_default().push(measure.in_language(locale));
            }
        }
    }
    let join = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join("\n"));
    let text = Bilingual { vi: join(vi), en: join(en) };
    content.text = (!text.is_blank()).then_some(text);
    content
}

/// The words of the line's measures, to find its language out.
pub(super) fn words(line: &ChallengeLine) -> impl Iterator<Item = &Words> {
    line.success_measures.iter().flatten().map(|success| match success {
        Success::Words(words) => words,
        Success::Measure(figures) => &figures.name,
    })
}

/// One section as it is to stand.
pub(super) struct Write {
    spec: &'static SectionSpec,
    version: i32,
    content: Content,
}

/// What the line changes in the sections of a challenge; what it does not name stays.
pub(super) async fn changes(
    work: &Work<'_>,
    challenge_id: Uuid,
    said: Vec<(&'static str, Content)>,
) -> Result<Vec<Write>> {
    let written = section::of_challenge(work.conn(), challenge_id).await?;
    let mut out = Vec::new();
    for (key, content) in said {
        let spec = document::find(SECTIONS, key)
            .ok_or_else(|| Error::internal(format!("no section {key}")))?;
        let found = written.iter().find(|row| row.key == key);
        let content = match found {
            // The words and the figures of its measures are one list in the line.
            Some(row) if key != "outcome" => over(&row.content, &content)?,
            _ => content,
        };
        let content = normalise(spec, content).map_err(|errors| invalid(key, errors))?;
        if found.is_none_or(|row| row.content != json!(content)) {
            out.push(Write { spec, version: found.map_or(0, |row| row.version), content });
        }
    }
    Ok(out)
}

/// The content that stands, with the fields that the line gives.
fn over(stands: &Value, content: &Content) -> Result<Content> {
    let mut whole = stands.clone();
    if let (Value::Object(whole), Value::Object(given)) = (&mut whole, json!(content)) {
        whole.extend(given.into_iter().filter(|(_, value)| !value.is_null()));
    }
    Ok(from_json(&whole)?)
}

/// Writes a section. Faults are named by the line's own fields.
pub(super) async fn write(work: &Work<'_>, challenge_id: Uuid, change: Write) -> Result<()> {
    let Write { spec, version, content } = change;
    // Each section repeats something in the challenge's row, so that is read afresh.
    let row = challenge::find(work.conn(), challenge_id).await?;
    match write_section(work, row, spec, version.into(), content).await {
        Err(Error::Invalid(errors)) => Err(invalid(spec.key, errors)),
        other => other.map(|_| ()),
    }
}

fn invalid(key: &str, errors: Vec<FieldError>) -> Error {
    Error::Invalid(errors.into_iter().map(|error| renamed(key, error)).collect())
}

fn renamed(key: &str, error: FieldError) -> FieldError {
    let pointer = match (key, error.pointer.as_str()) {
        ("problem", pointer) => pointer.replacen("/text", "/description", 1),
        ("outcome", pointer) => pointer.replacen("/text", "/success_measures", 1).replacen(
            "/measures",
            "/success_measures",
            1,
        ),
        ("readiness", _) => "/trl".to_owned(),
        ("budget", pointer) => format!("/budget{pointer}"),
        (_, pointer) => pointer.to_owned(),
    };
    FieldError { pointer, ..error }
}
