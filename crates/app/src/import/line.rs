//! The shape of one line.

use nhipcau_domain::{
    capability::{CapabilityKind, IpStatus, OriginTask, Seek, Visibility},
    challenge::{
        ChallengeKind, Level,
        section::{Direction, Measure},
    },
    deployment::UseKind,
    locale::{Bilingual, Locale},
    money::{FundingSource, Money},
    organisation::OrganisationKind,
    text_enum,
    timestamp::{Day, Timestamp},
};
use nhipcau_search::analysis::detect_language;
use serde::{Deserialize, de::IgnoredAny};
use uuid::Uuid;

/// One line.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Line {
    /// An organisation.
    Organisation(Box<OrganisationLine>),
    /// A capability.
    Capability(Box<CapabilityLine>),
    /// A challenge.
    Challenge(Box<ChallengeLine>),
    /// A topic.
    Topic(Box<TopicLine>),
    /// An expert.
    Expert(Box<ExpertLine>),
    /// A use in the register of deployments.
    Deployment(Box<DeploymentLine>),
    /// An agreement: known, and refused with a reason.
    Agreement(IgnoredAny),
}

/// A text in one language that may have to be found out, or in both.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Words {
    /// In the language of the line.
    One(String),
    /// In each language.
    Both(Bilingual),
}

impl Words {
    fn plain(&self) -> &str {
        match self {
            Self::One(text) => text,
            Self::Both(_) => "",
        }
    }

    /// The text, a single one in this language.
    pub fn in_language(&self, locale: Locale) -> Bilingual {
        match (self, locale) {
            (Self::One(text), Locale::Vi) => Bilingual { vi: Some(text.clone()), en: None },
            (Self::One(text), Locale::En) => Bilingual { vi: None, en: Some(text.clone()) },
            (Self::Both(both), _) => both.clone(),
        }
    }
}

/// The language of the single-language texts of a line: the one given, or the one they read like
/// when taken together.
pub(super) fn language<'a>(
    given: Option<Locale>,
    words: impl IntoIterator<Item = &'a Words>,
) -> Locale {
    given.unwrap_or_else(|| {
        let texts: Vec<_> = words.into_iter().map(Words::plain).collect();
        detect_language(&texts.join("\n"))
    })
}

/// An organisation named by something else.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Holder {
    /// By external id or name.
    Text(String),
    /// By either, said which.
    Named(NamedHolder),
}

/// An organisation named by its external id, its name or both.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedHolder {
    /// Its id in the system of origin.
    pub external_id: Option<String>,
    /// Its name.
    pub name: Option<Words>,
}

/// An organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganisationLine {
    pub external_id: Option<String>,
    pub kind: Option<OrganisationKind>,
    pub name: Words,
    pub short_name: Option<String>,
    pub country: Option<String>,
    pub province: Option<String>,
    pub registration_number: Option<String>,
    pub website: Option<String>,
    pub profile: Option<Words>,
    pub parent_id: Option<Uuid>,
    pub lang: Option<Locale>,
}

text_enum! {
    /// In which status an imported capability begins.
    pub(super) enum CapabilityStart {
        /// Not to be found yet.
        Draft = "draft",
        /// Offered at once.
        Listed = "listed",
    }
}

/// A capability.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CapabilityLine {
    pub external_id: Option<String>,
    pub organisation: Option<Holder>,
    pub organisation_id: Option<Uuid>,
    pub kind: Option<CapabilityKind>,
    pub title: Words,
    pub summary: Option<Words>,
    pub description: Option<Words>,
    pub topics: Option<Vec<String>>,
    pub trl: Option<i32>,
    pub evidence: Option<Words>,
    pub ip_status: Option<IpStatus>,
    pub languages: Option<Vec<String>>,
    pub seeks: Option<Vec<Seek>>,
    pub visibility: Option<Visibility>,
    pub origin_task: Option<OriginTask>,
    pub status: Option<CapabilityStart>,
    pub lang: Option<Locale>,
}

text_enum! {
    /// In which status an imported challenge begins.
    pub(super) enum ChallengeStart {
        /// For the programme's owner to go on with.
        Draft = "draft",
        /// Published.
        Open = "open",
    }
}

/// What success is measured by: in words, or as a measure with figures.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Success {
    /// In words.
    Words(Words),
    /// With figures.
    Measure(Box<Figures>),
}

/// A success measure of an order, its texts as those of any line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    #[serde(default)]
    pub key: String,
    pub name: Words,
    pub unit: Words,
    pub baseline: f64,
    pub target: f64,
    pub direction: Direction,
    pub method: Option<Words>,
}

impl Figures {
    /// The measure, its single texts in this language.
    pub fn in_language(&self, locale: Locale) -> Measure {
        Measure {
            key: self.key.clone(),
            name: self.name.in_language(locale),
            unit: self.unit.in_language(locale),
            baseline: self.baseline,
            target: self.target,
            direction: self.direction,
            method: self.method.as_ref().map(|method| method.in_language(locale)),
        }
    }
}

/// The money of an order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BudgetLine {
    pub min: Option<Money>,
    pub max: Option<Money>,
    #[serde(default)]
    pub sources: Vec<FundingSource>,
}

/// A challenge.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChallengeLine {
    pub external_id: Option<String>,
    pub organisation: Option<Holder>,
    pub proposer_id: Option<Uuid>,
    /// Code or id.
    #[serde(alias = "programme_id")]
    pub programme: Option<String>,
    pub kind: Option<ChallengeKind>,
    pub level: Option<Level>,
    pub title: Words,
    pub summary: Option<Words>,
    pub description: Option<Words>,
    pub success_measures: Option<Vec<Success>>,
    pub topics: Option<Vec<String>>,
    pub trl: Option<i32>,
    pub province: Option<String>,
    pub budget: Option<BudgetLine>,
    pub status: Option<ChallengeStart>,
    pub closes_at: Option<Timestamp>,
    pub lang: Option<Locale>,
}

/// A topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicLine {
    /// Its code; the external id where there is none.
    pub code: Option<String>,
    pub external_id: Option<String>,
    pub label: Words,
    pub broader: Option<String>,
    pub lang: Option<Locale>,
}

/// An expert.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpertLine {
    /// Names the line in the report; people are known by their address.
    #[serde(rename = "external_id")]
    pub _external_id: Option<String>,
    pub email: String,
    /// Needed for somebody new.
    pub name: Option<String>,
    pub title: Option<String>,
    pub affiliation: Option<String>,
    pub fields: Option<Vec<String>>,
    pub lang: Option<Locale>,
}

/// A use that came about before the product was there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeploymentLine {
    pub external_id: Option<String>,
    /// What is in use.
    pub title: Words,
    /// Where it is in use.
    pub organisation: Option<Holder>,
    pub organisation_id: Option<Uuid>,
    pub site: String,
    pub started_on: Day,
    #[serde(rename = "use")]
    pub use_kind: UseKind,
    pub people_reached: i64,
    pub note: Option<Words>,
    pub lang: Option<Locale>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart_by_their_type() {
        let line =
            r#"{"type":"capability","external_id":"a","title":"Robot khử khuẩn","lang":"vi"}"#;
        let Ok(Line::Capability(line)) = serde_json::from_str(line) else {
            panic!("no capability")
        };
        assert_eq!(line.title.in_language(Locale::Vi).vi.as_deref(), Some("Robot khử khuẩn"));
        for wrong in [
            r#"{"type":"capability"}"#,
            r#"{"type":"capability","title":"x","titel":"y"}"#,
            r#"{"type":"planet","title":"x"}"#,
            r#"{"title":"x"}"#,
        ] {
            assert!(serde_json::from_str::<Line>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_language_of_a_line_is_that_of_all_its_texts() {
        let title = Words::One("Robot".to_owned());
        let text = Words::One("Máy tự khử khuẩn phòng bệnh giữa hai lượt".to_owned());
        assert_eq!(language(None, [&title, &text]), Locale::Vi);
        let text = Words::One("A robot that disinfects the room between two patients".to_owned());
        assert_eq!(language(None, [&title, &text]), Locale::En);
        assert_eq!(language(Some(Locale::Vi), [&title, &text]), Locale::Vi);
    }

    #[test]
    fn success_is_words_or_figures() {
        let words: Success = serde_json::from_str("\"Giảm 30 % thời gian chờ\"").unwrap();
        assert!(matches!(words, Success::Words(Words::One(_))));
        let figures = r#"{"name":{"vi":"Thời gian chờ"},"unit":"phút","baseline":40,"target":20,"direction":"decrease"}"#;
        let Ok(Success::Measure(figures)) = serde_json::from_str(figures) else {
            panic!("no measure")
        };
        assert_eq!(figures.in_language(Locale::Vi).unit, Bilingual::vi("phút"));
        let figures = r#"{"name":"Waiting time","unit":"minutes","baseline":40,"target":20,"direction":"decrease"}"#;
        let Ok(Success::Measure(figures)) = serde_json::from_str(figures) else {
            panic!("no measure")
        };
        let measure = figures.in_language(Locale::En);
        assert_eq!((measure.name.vi, measure.unit.vi), (None, None));
        assert_eq!(measure.unit.en.as_deref(), Some("minutes"));
        let both = r#"{"name":"Waiting time","unit":{"vi":"phút","en":"minutes"},"baseline":40,"target":20,"direction":"decrease"}"#;
        let Ok(Success::Measure(figures)) = serde_json::from_str(both) else {
            panic!("no measure")
        };
        assert_eq!(figures.in_language(Locale::En).unit, Bilingual::both("phút", "minutes"));
    }
}
