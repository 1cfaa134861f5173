//! The capability: what a solver offers — a product, a technology, a research result, a service
//! or expertise.

mod lifecycle;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    document::check_length,
    field_error::FieldError,
    locale::{Bilingual, clean_text},
    timestamp::Day,
};

pub use lifecycle::{CapabilityFacts, CapabilityLifecycle, Guard, Who};

text_enum! {
    /// What is offered.
    pub enum CapabilityKind {
        /// A product ready for use.
        Product = "product",
        /// A technology to be transferred.
        Technology = "technology",
        /// The result of a research task.
        ResearchResult = "research_result",
        /// A service.
        Service = "service",
        /// Knowledge of people.
        Expertise = "expertise",
    }
}

text_enum! {
    /// The status of a capability.
    #[schema(as = CapabilityStatus)]
    pub enum Status {
        /// Being written.
        Draft = "draft",
        /// Offered.
        Listed = "listed",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done to a capability.
    #[schema(as = CapabilityAction)]
    pub enum Action {
        /// Its holder offers it.
        List = "list",
        /// Its holder takes it back.
        Withdraw = "withdraw",
        /// Its holder offers it again.
        Relist = "relist",
    }
}

text_enum! {
    /// How the intellectual property stands.
    pub enum IpStatus {
        /// Nothing protected.
        None = "none",
        /// Applied for.
        Filed = "filed",
        /// Granted.
        Granted = "granted",
        /// Kept as a trade secret.
        TradeSecret = "trade_secret",
        /// Free for everybody.
        Open = "open",
    }
}

text_enum! {
    /// What the holder seeks.
    pub enum Seek {
        /// A place to try it.
        Pilot = "pilot",
        /// Somebody to take the technology over.
        Transfer = "transfer",
        /// Money.
        Funding = "funding",
        /// Somebody to work with.
        Partner = "partner",
    }
}

text_enum! {
    /// Who finds a listed capability.
    pub enum Visibility {
        /// Everybody.
        Public = "public",
        /// Science departments only.
        Brokers = "brokers",
    }
}

/// The finished research task that a result comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OriginTask {
    /// Its code in the register it was run under.
    pub code: String,
    /// Its level, such as `provincial`.
    pub level: crate::challenge::Level,
    /// The day of its acceptance.
    pub accepted_on: Day,
    /// Its grade, in the words of the acceptance council.
    pub grade: String,
}

/// Everything a holder says about a capability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CapabilityContent)]
pub struct Content {
    /// What is offered.
    pub kind: CapabilityKind,
    /// Title.
    pub title: Bilingual,
    /// A few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Bilingual>,
    /// The whole description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Bilingual>,
    /// Topic codes.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Technology readiness level, 1–9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl: Option<i32>,
    /// Trials, deployments, publications, certificates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Bilingual>,
    /// How the intellectual property stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip_status: Option<IpStatus>,
    /// Languages in which the holder works, as ISO 639 codes.
    #[serde(default)]
    pub languages: Vec<String>,
    /// What the holder seeks.
    #[serde(default)]
    pub seeks: Vec<Seek>,
    /// Who finds it once listed.
    #[serde(default = "public")]
    pub visibility: Visibility,
    /// The task a research result comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_task: Option<OriginTask>,
}

const fn public() -> Visibility {
    Visibility::Public
}

const TITLE_LIMIT: usize = 200;
const SUMMARY_LIMIT: usize = 1_000;
const TEXT_LIMIT: usize = 10_000;
const LINE_LIMIT: usize = 200;
const TOPICS_LIMIT: usize = 10;
const LANGUAGES_LIMIT: usize = 10;

/// Cleans and checks a capability. That the topics exist is for the caller to check, who has the
/// vocabulary.
///
/// # Errors
/// Every field that is wrong.
pub fn normalise(content: Content) -> Result<Content, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut content = content;
    content.title = content.title.cleaned();
    if content.title.is_blank() {
        errors.push(FieldError::new("/title", "required"));
    }
    check_length(&mut errors, "/title", &content.title, TITLE_LIMIT);
    for (pointer, text, limit) in [
        ("/summary", &mut content.summary, SUMMARY_LIMIT),
        ("/description", &mut content.description, TEXT_LIMIT),
        ("/evidence", &mut content.evidence, TEXT_LIMIT),
    ] {
        *text = text.as_ref().map(Bilingual::cleaned).filter(|text| !text.is_blank());
        if let Some(text) = text {
            check_length(&mut errors, pointer, text, limit);
        }
    }
    settle(&mut content.topics);
    settle(&mut content.seeks);
    for language in &mut content.languages {
        *language = language.trim().to_ascii_lowercase();
    }
    settle(&mut content.languages);
    if content.topics.len() > TOPICS_LIMIT {
        errors.push(FieldError::new("/topics", "too_many").with("limit", TOPICS_LIMIT));
    }
    if content.languages.len() > LANGUAGES_LIMIT {
        errors.push(FieldError::new("/languages", "too_many").with("limit", LANGUAGES_LIMIT));
    }
    for (index, language) in content.languages.iter().enumerate() {
        let known_form = (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase());
        if !known_form {
            errors.push(FieldError::new(format!("/languages/{index}"), "unknown_value"));
        }
    }
    if content.trl.is_some_and(|level| !(1..=9).contains(&level)) {
        errors.push(FieldError::new("/trl", "trl"));
    }
    if let Some(task) = &mut content.origin_task {
        for (pointer, line) in
            [("/origin_task/code", &mut task.code), ("/origin_task/grade", &mut task.grade)]
        {
            *line = clean_text(line);
            if line.is_empty() {
                errors.push(FieldError::new(pointer, "required"));
            } else if line.chars().count() > LINE_LIMIT {
                errors.push(FieldError::new(pointer, "too_long").with("limit", LINE_LIMIT));
            }
        }
    }
    if errors.is_empty() { Ok(content) } else { Err(errors) }
}

fn settle<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

/// Who may read a capability: its holder's members always, others once it is listed — all of
/// them, or science departments only.
pub fn may_read(
    status: Status,
    visibility: Visibility,
    organisation_id: Uuid,
    actor: &Actor,
) -> bool {
    if actor.belongs_to(organisation_id) || actor.system {
        return true;
    }
    status == Status::Listed
        && match visibility {
            Visibility::Public => true,
            Visibility::Brokers => {
                actor.in_office_of(&[crate::organisation::OrganisationKind::ScienceDepartment])
            }
        }
}

/// Who may change a capability, in whatever status.
pub fn may_edit(organisation_id: Uuid, actor: &Actor) -> bool {
    actor.edits_for(organisation_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Membership,
        organisation::{OrganisationKind, Role},
    };

    fn content() -> Content {
        serde_json::from_value(serde_json::json!({
            "kind": "product",
            "title": {"vi": " Trạm đo ECG "},
            "topics": ["primary-care", "ai", "ai"],
            "languages": ["VI", "en"]
        }))
        .unwrap()
    }

    #[test]
    fn content_is_cleaned() {
        let content = normalise(content()).unwrap();
        assert_eq!(content.title, Bilingual::vi("Trạm đo ECG"));
        assert_eq!(content.topics, ["ai", "primary-care"]);
        assert_eq!(content.languages, ["en", "vi"]);
        assert_eq!(content.visibility, Visibility::Public);
    }

    #[test]
    fn wrong_fields_are_all_named() {
        let wrong = Content {
            title: Bilingual::vi("  "),
            trl: Some(10),
            summary: Some(Bilingual::vi("a".repeat(SUMMARY_LIMIT + 1))),
            languages: vec!["vietnamese".to_owned()],
            ..content()
        };
        let errors = normalise(wrong).unwrap_err();
        let found: Vec<_> = errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
        assert_eq!(
            found,
            [
                ("/title", "required"),
                ("/summary/vi", "too_long"),
                ("/languages/0", "unknown_value"),
                ("/trl", "trl")
            ]
        );
    }

    #[test]
    fn brokers_only_means_brokers_only() {
        let holder = Uuid::from_u128(1);
        let member = |id: u128, kind, role| Actor {
            memberships: vec![Membership {
                organisation_id: Uuid::from_u128(id),
                kind,
                role,
                part_of: None,
            }],
            ..Actor::default()
        };
        let viewer = member(1, OrganisationKind::Enterprise, Role::Viewer);
        let other = member(2, OrganisationKind::Enterprise, Role::Owner);
        let broker = member(3, OrganisationKind::ScienceDepartment, Role::Officer);
        let reads = |status, visibility, actor: &Actor| may_read(status, visibility, holder, actor);
        for visibility in [Visibility::Public, Visibility::Brokers] {
            assert!(reads(Status::Draft, visibility, &viewer));
            assert!(!reads(Status::Draft, visibility, &broker));
            assert!(!reads(Status::Withdrawn, visibility, &broker));
            assert!(reads(Status::Listed, visibility, &broker));
        }
        assert!(reads(Status::Listed, Visibility::Public, &Actor::public()));
        assert!(!reads(Status::Listed, Visibility::Brokers, &other));
        assert!(!may_edit(holder, &viewer));
    }
}
