//! What an offer lacks of what is asked, in words: "asks for TRL 7, offers 5". Taken from the facts of
//! both sides, as the score is.

use nhipcau_search::{Document, document::Readiness, reason::ReasonKind};
use nhipcau_texts::{Arg, text};
use serde::Serialize;
use utoipa::ToSchema;

use crate::search::Labels;

/// Something asked for that is not offered, or not said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Gap {
    /// `trl`, `topic`, `language`, `place` or `level`, as the reasons name their parts.
    pub kind: String,
    /// `short` (less than is asked), `differs` or `unknown` (the offer does not say).
    pub code: String,
    /// What is asked for.
    pub wanted: String,
    /// What is offered; absent when it does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offered: Option<String>,
    /// The same as a sentence, in the reader's language.
    pub text: String,
}

/// What keeps an offer from being all that a need asks for.
pub(super) fn missing(labels: &Labels, need: &Document, offer: &Document) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut add = |kind: ReasonKind, code: &str, wanted: String, offered: Option<String>| {
        let args = [
            ("wanted", Arg::Text(wanted.clone())),
            ("offered", Arg::Text(offered.clone().unwrap_or_default())),
        ];
        gaps.push(Gap {
            kind: kind.into(),
            code: code.to_owned(),
            text: text(labels.locale(), &format!("gap-{kind}-{code}"), &args),
            wanted,
            offered,
        });
    };
    // An organisation that fits by what it says of itself has neither a level nor a result.
    let is_capability = !offer.kind.is_empty() && offer.noun == nhipcau_search::Noun::Capability;
    if let (Some(wanted), true) = (need.readiness, is_capability) {
        match offer.readiness {
            Some(offered) if offered.max < wanted.min => {
                add(ReasonKind::Readiness, "short", span(wanted), Some(span(offered)));
            }
            Some(_) => {}
            None => add(ReasonKind::Readiness, "unknown", span(wanted), None),
        }
    }
    let shared = |code: &str| offer.topics.iter().any(|topic| topic.code == code);
    if !need.topics.is_empty() && !need.topics.iter().any(|topic| shared(&topic.code)) {
        let wanted = names(labels, need);
        let offered = (!offer.topics.is_empty()).then(|| names(labels, offer));
        let code = if offered.is_some() { "differs" } else { "unknown" };
        add(ReasonKind::Topic, code, wanted, offered);
    }
    let wanted: Vec<_> = need.languages.iter().map(String::as_str).collect();
    let spoken: Vec<_> = offer.languages.iter().map(String::as_str).collect();
    if !wanted.is_empty() && !spoken.is_empty() && !wanted.iter().any(|one| spoken.contains(one)) {
        let named = |codes: &[&str]| labels.named(ReasonKind::Language, &codes.join(", "));
        add(ReasonKind::Language, "differs", named(&wanted), Some(named(&spoken)));
    }
    let place = |code: &str| labels.named(ReasonKind::Place, code);
    // Abroad says more than another province.
    let countries = need.country.as_ref().zip(offer.country.as_ref());
    let provinces = need.province.as_ref().zip(offer.province.as_ref());
    let apart = [countries, provinces].into_iter().flatten().find(|(wanted, has)| wanted != has);
    if let Some((wanted, offered)) = apart {
        add(ReasonKind::Place, "differs", place(wanted), Some(place(offered)));
    }
    if let (Some(wanted), Some(offered)) = (&need.level, &offer.level)
        && wanted != offered
    {
        let level = |code: &str| labels.named(ReasonKind::Level, code);
        add(ReasonKind::Level, "differs", level(wanted), Some(level(offered)));
    }
    gaps
}

/// The narrowest topics of a document: broader ones are implied.
fn names(labels: &Labels, document: &Document) -> String {
    let broader =
        |code: &str| document.topics.iter().any(|topic| topic.broader.as_deref() == Some(code));
    let own = document.topics.iter().filter(|topic| !broader(&topic.code));
    let names: Vec<_> = own.map(|topic| labels.named(ReasonKind::Topic, &topic.code)).collect();
    names.join(", ")
}

fn span(levels: Readiness) -> String {
    if levels.min == levels.max {
        levels.min.to_string()
    } else {
        format!("{}–{}", levels.min, levels.max)
    }
}
