//! What a search is narrowed to. Filters are looked up in the values of each segment for every document that the
//! words matched, which keeps the query itself a flat union and lets facets count sideways.

use nhipcau_domain::{
    locale::Locale, organisation::OrganisationKind, text_enum, timestamp::Timestamp,
};
use uuid::Uuid;

use crate::{document::Noun, schema::fast};

text_enum! {
    /// A field that can be filtered by and counted.
    pub enum FacetField {
        /// What kind of thing.
        Noun = "type",
        /// The kind within the noun.
        Kind = "kind",
        /// The status people meet.
        Status = "status",
        /// Topics.
        Topic = "topic",
        /// Level.
        Level = "level",
        /// Country.
        Country = "country",
        /// Province.
        Province = "province",
        /// Programme.
        Programme = "programme",
        /// Language.
        Language = "language",
        /// Kind of the organisation behind it.
        OrganisationKind = "organisation_kind",
    }
}

impl FacetField {
    /// The name of its fast field.
    pub(crate) const fn fast_name(self) -> &'static str {
        match self {
            Self::Noun => fast::NOUN,
            Self::Kind => fast::KIND,
            Self::Status => fast::STATUS,
            Self::Topic => fast::TOPIC,
            Self::Level => fast::LEVEL,
            Self::Country => fast::COUNTRY,
            Self::Province => fast::PROVINCE,
            Self::Programme => fast::PROGRAMME,
            Self::Language => fast::LANGUAGE,
            Self::OrganisationKind => fast::ORGANISATION_KIND,
        }
    }
}

/// A narrowing. Values of one field are alternatives, fields add up; an empty list does not
/// narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What kinds of thing.
    pub nouns: Vec<Noun>,
    /// Kinds within the noun.
    pub kinds: Vec<String>,
    /// Statuses, as people meet them: an open challenge past its deadline is `closed`.
    pub statuses: Vec<String>,
    /// Topic codes.
    pub topics: Vec<String>,
    /// Levels.
    pub levels: Vec<String>,
    /// Countries.
    pub countries: Vec<String>,
    /// Provinces.
    pub provinces: Vec<String>,
    /// Codes of programmes.
    pub programmes: Vec<String>,
    /// Languages.
    pub languages: Vec<String>,
    /// Kinds of the organisation behind it.
    pub organisation_kinds: Vec<OrganisationKind>,
    /// The organisations behind it.
    pub organisations: Vec<Uuid>,
    /// Ids in other systems.
    pub external_ids: Vec<String>,
    /// Readiness reaches at least this level.
    pub trl_min: Option<i32>,
    /// The budget reaches at least this amount.
    pub budget_from: Option<i64>,
    /// The budget starts at most at this amount.
    pub budget_to: Option<i64>,
    /// Closes after this instant.
    pub closes_after: Option<Timestamp>,
    /// Documents left out.
    pub without: Vec<Uuid>,
    /// The language their own texts are written in.
    pub written_in: Option<Locale>,
}

/// The values a counted field must have one of.
#[derive(Debug)]
pub(crate) struct Choice {
    pub field: FacetField,
    pub values: Vec<String>,
}

/// The values an uncounted field must have one of.
#[derive(Debug)]
pub(crate) struct Demand {
    pub fast_name: &'static str,
    pub values: Vec<String>,
    /// Whether having one of the values excludes instead.
    pub excludes: bool,
}

/// A number that must lie on one side of a limit; documents without it are left out.
#[derive(Debug)]
pub(crate) struct Limit {
    pub fast_name: &'static str,
    pub least: i64,
    pub most: i64,
}

/// A filter taken apart for the collector.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    pub choices: Vec<Choice>,
    pub demands: Vec<Demand>,
    pub limits: Vec<Limit>,
}

impl Filter {
    /// Takes the filter apart. The pattern names every field, so that a new one cannot be
    /// forgotten here.
    pub(crate) fn conditions(&self) -> Conditions {
        let Self {
            nouns,
            kinds,
            statuses,
            topics,
            levels,
            countries,
            provinces,
            programmes,
            languages,
            organisation_kinds,
            organisations,
            external_ids,
            trl_min,
            budget_from,
            budget_to,
            closes_after,
            without,
            written_in,
        } = self;
        let mut conditions = Conditions::default();
        for (field, values) in [
            (FacetField::Noun, texts(nouns)),
            (FacetField::Kind, kinds.clone()),
            (FacetField::Status, statuses.clone()),
            (FacetField::Topic, topics.clone()),
            (FacetField::Level, levels.clone()),
            (FacetField::Country, countries.clone()),
            (FacetField::Province, provinces.clone()),
            (FacetField::Programme, programmes.clone()),
            (FacetField::Language, languages.clone()),
            (FacetField::OrganisationKind, texts(organisation_kinds)),
        ] {
            if !values.is_empty() {
                conditions.choices.push(Choice { field, values });
            }
        }
        for (fast_name, values, excludes) in [
            (fast::ORGANISATION, texts(organisations), false),
            (fast::EXTERNAL_ID, external_ids.clone(), false),
            (fast::ID, texts(without), true),
            (fast::WRITTEN_IN, texts(written_in.as_slice()), false),
        ] {
            if !values.is_empty() {
                conditions.demands.push(Demand { fast_name, values, excludes });
            }
        }
        let at_least = |limit: i64| (limit, i64::MAX);
        for (fast_name, limit) in [
            (fast::TRL_MAX, trl_min.map(|level| at_least(level.into()))),
            (fast::BUDGET_MAX, budget_from.map(at_least)),
            (fast::BUDGET_MIN, budget_to.map(|most| (i64::MIN, most))),
            (fast::CLOSES_AT, closes_after.map(|at| at_least(at.0.saturating_add(1)))),
        ] {
            if let Some((least, most)) = limit {
                conditions.limits.push(Limit { fast_name, least, most });
            }
        }
        conditions
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}
