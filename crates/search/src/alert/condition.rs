//! A filter held against a document itself, without the index.

use nhipcau_domain::{money::Currency, timestamp::Timestamp};

use super::{frequencies::Frequencies, term::Term};
use crate::{
    document::Document,
    filter::{Filter, Limit},
    schema::fast,
};

/// Which field to list a search by where the counts do not tell: what names single things first.
const MOST_SELECTIVE: [&str; 12] = [
    fast::EXTERNAL_ID,
    fast::ORGANISATION,
    fast::PROGRAMME,
    fast::TOPIC,
    fast::PROVINCE,
    fast::KIND,
    fast::LEVEL,
    fast::ORGANISATION_KIND,
    fast::STATUS,
    fast::COUNTRY,
    fast::LANGUAGE,
    fast::NOUN,
];

/// A filter over terms: each of `any` needs one of its terms, none of `none` may be there.
#[derive(Debug)]
pub(super) struct Conditions<T> {
    any: Box<[Box<[T]>]>,
    none: Box<[T]>,
    limits: Box<[Limit]>,
}

impl Conditions<Term> {
    /// The conditions of a filter.
    pub fn of(filter: &Filter) -> Self {
        let conditions = filter.conditions();
        let (mut any, mut none) = (Vec::new(), Vec::new());
        for choice in conditions.choices {
            any.push(terms(choice.field.fast_name(), choice.values).collect());
        }
        for demand in conditions.demands {
            let values = terms(demand.fast_name, demand.values);
            if demand.excludes { none.extend(values) } else { any.push(values.collect()) }
        }
        Self { any: any.into(), none: none.into(), limits: conditions.limits.into() }
    }

    /// The values of one field without which nothing passes: of the field that fewest documents pass.
    pub fn most_selective(&self, frequencies: &Frequencies) -> Vec<Term> {
        let cost = |values: &[Term]| {
            let Some(Term::Value(field, _)) = values.first() else { return (u64::MAX, usize::MAX) };
            let texts: Vec<_> = values.iter().filter_map(value).cloned().collect();
            let order = MOST_SELECTIVE.iter().position(|other| other == field);
            (frequencies.with_values(field, &texts), order.unwrap_or(usize::MAX))
        };
        self.any.iter().min_by_key(|values| cost(values)).map_or_else(Vec::new, |v| v.to_vec())
    }

    /// The same over other terms.
    pub fn map<T>(self, into: &mut impl FnMut(Term) -> T) -> Conditions<T> {
        let mut all = |terms: Box<[Term]>| terms.into_iter().map(&mut *into).collect::<Box<[T]>>();
        Conditions {
            any: self.any.into_iter().map(&mut all).collect(),
            none: all(self.none),
            limits: self.limits,
        }
    }
}

impl<T> Conditions<T> {
    /// Whether a document passes.
    pub fn hold(&self, has: impl Fn(&T) -> bool, numbers: &Numbers) -> bool {
        self.any.iter().all(|values| values.iter().any(&has))
            && !self.none.iter().any(&has)
            && self.limits.iter().all(|limit| {
                let number = numbers.of_field(limit.fast_name);
                number.is_some_and(|number| (limit.least..=limit.most).contains(&number))
            })
    }
}

fn terms(field: &'static str, values: Vec<String>) -> impl Iterator<Item = Term> {
    values.into_iter().map(move |value| Term::Value(field, value))
}

fn value(term: &Term) -> Option<&String> {
    match term {
        Term::Value(_, value) => Some(value),
        _ => None,
    }
}

/// Gives out the values by which a document is filtered, as they stand in the index's fields.
pub(super) fn values(
    document: &Document,
    now: Timestamp,
    give: &mut impl FnMut(&'static str, String),
) {
    give(fast::ID, document.id.to_string());
    give(fast::NOUN, document.noun.to_string());
    give(fast::KIND, document.kind.clone());
    for (field, value) in [
        (fast::STATUS, &document.status_at(now)),
        (fast::LEVEL, &document.level),
        (fast::COUNTRY, &document.country),
        (fast::PROVINCE, &document.province),
        (fast::PROGRAMME, &document.programme),
        (fast::EXTERNAL_ID, &document.external_id),
    ] {
        if let Some(value) = value {
            give(field, value.clone());
        }
    }
    for topic in &document.topics {
        give(fast::TOPIC, topic.code.clone());
    }
    if document.languages.is_empty() {
        for locale in document.text_languages() {
            give(fast::LANGUAGE, locale.to_string());
        }
    }
    for language in &document.languages {
        give(fast::LANGUAGE, language.clone());
    }
    if let Some(organisation) = &document.organisation {
        give(fast::ORGANISATION, organisation.id.to_string());
        give(fast::ORGANISATION_KIND, organisation.kind.to_string());
    }
}

/// The numbers of a document that filters set limits to.
#[derive(Debug)]
pub(super) struct Numbers {
    trl_max: Option<i64>,
    budget_min: Option<i64>,
    budget_max: Option<i64>,
    closes_at: Option<i64>,
}

impl Numbers {
    /// Those of a document.
    pub fn of(document: &Document) -> Self {
        // Amounts of different currencies do not compare; filters are in đồng.
        let budget = document.budget.filter(|budget| budget.currency == Currency::Vnd);
        Self {
            trl_max: document.readiness.map(|readiness| readiness.max.into()),
            budget_min: budget.map(|budget| budget.min),
            budget_max: budget.map(|budget| budget.max),
            closes_at: document.closes_at.map(|at| at.0),
        }
    }

    fn of_field(&self, fast_name: &str) -> Option<i64> {
        match fast_name {
            fast::TRL_MAX => self.trl_max,
            fast::BUDGET_MIN => self.budget_min,
            fast::BUDGET_MAX => self.budget_max,
            fast::CLOSES_AT => self.closes_at,
            _ => None,
        }
    }
}
