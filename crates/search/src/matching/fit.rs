//! How well the facts of a need and of an offer go together.

use nhipcau_domain::timestamp::Timestamp;

use super::facts::Facts;
use crate::{
    document::Noun,
    reason::{Reason, ReasonKind},
    weights::FactWeights,
};

const SECONDS_PER_DAY: i64 = 86_400;
/// With so many days left there is time enough to answer.
const DAYS_ENOUGH: f32 = 14.0;
/// What is unknown counts as half a fit.
pub(super) const UNKNOWN: f32 = 0.5;

/// One fact of a match.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    kind: ReasonKind,
    /// Its weight; the weights of all parts add up to 1.
    weight: f32,
    /// How well it fits, 0–1; nothing when one side does not say.
    pub fit: Option<f32>,
    /// What is offered.
    offered: String,
    /// What is wanted.
    wanted: String,
}

impl Part {
    /// Its weighted value.
    pub fn value(&self) -> f32 {
        self.weight * self.fit.unwrap_or(UNKNOWN)
    }

    /// The part as a reason, `scale` being what all facts together may give.
    pub fn reason(self, scale: f32) -> Reason {
        let share = scale * self.value();
        let mut reason = Reason::new(self.kind, self.offered, share);
        reason.detail = Some(self.wanted).filter(|wanted| !wanted.is_empty());
        reason
    }
}

/// The facts of a match. Two needs are compared by their words alone.
pub(super) fn parts(
    source: &Facts,
    target: &Facts,
    now: Timestamp,
    weights: &FactWeights,
) -> Vec<Part> {
    let (need, offer) =
        if source.noun == Some(Noun::Challenge) { (source, target) } else { (target, source) };
    if offer.noun == Some(Noun::Challenge) || need.noun != Some(Noun::Challenge) {
        return vec![Part {
            kind: ReasonKind::Other,
            weight: 1.0,
            fit: None,
            offered: String::new(),
            wanted: String::new(),
        }];
    }
    let known = [
        (ReasonKind::Readiness, readiness(need, offer)),
        (ReasonKind::Budget, budget(need, offer)),
        (ReasonKind::Level, level(need, offer)),
        (ReasonKind::Place, place(need, offer)),
        (ReasonKind::Language, language(need, offer)),
        // Only somebody looking for a need to answer cares how long it stays open.
        (
            ReasonKind::Deadline,
            (target.noun == Some(Noun::Challenge)).then(|| deadline(need, now)).flatten(),
        ),
    ];
    known
        .into_iter()
        .zip(weights.to_array())
        .map(|((kind, known), weight)| {
            let (fit, offered, wanted) = match known {
                Some((fit, offered, wanted)) => (Some(fit), offered, wanted),
                None => (None, String::new(), String::new()),
            };
            Part { kind, weight, fit, offered, wanted }
        })
        .collect()
}

/// How well it fits, what is offered, what is wanted.
type Fit = Option<(f32, String, String)>;

#[allow(clippy::cast_precision_loss)] // levels are 1–9
fn readiness(need: &Facts, offer: &Facts) -> Fit {
    let (wanted, offered) = (need.readiness?, offer.readiness?);
    let short = (wanted.min - offered.max).max(0);
    let fit = (1.0 - short as f32 * 0.3).max(0.0);
    Some((fit, span(offered.min, offered.max), span(wanted.min, wanted.max)))
}

fn budget(need: &Facts, offer: &Facts) -> Fit {
    let (has, asks) = (need.budget?, offer.budget?);
    if has.currency != asks.currency {
        return None;
    }
    let fit = if asks.min <= has.max { 1.0 } else { 0.0 };
    let text = |low, high| format!("{} {}", span(low, high), has.currency);
    Some((fit, text(asks.min, asks.max), text(has.min, has.max)))
}

fn level(need: &Facts, offer: &Facts) -> Fit {
    let (wanted, offered) = (need.level.as_ref()?, offer.level.as_ref()?);
    let fit = if wanted == offered { 1.0 } else { UNKNOWN };
    Some((fit, offered.clone(), wanted.clone()))
}

fn place(need: &Facts, offer: &Facts) -> Fit {
    if let (Some(wanted), Some(offered)) = (&need.province, &offer.province) {
        let fit = if wanted == offered { 1.0 } else { 0.6 };
        return Some((fit, offered.clone(), wanted.clone()));
    }
    let (wanted, offered) = (need.country.as_ref()?, offer.country.as_ref()?);
    let fit = if wanted == offered { 0.8 } else { 0.3 };
    Some((fit, offered.clone(), wanted.clone()))
}

fn language(need: &Facts, offer: &Facts) -> Fit {
    let (wanted, offered) = (&need.languages, &offer.languages);
    if wanted.is_empty() || offered.is_empty() {
        return None;
    }
    let shared = wanted.iter().any(|language| offered.contains(language));
    Some((if shared { 1.0 } else { 0.3 }, offered.join(", "), wanted.join(", ")))
}

#[allow(clippy::cast_precision_loss)] // days, far below 2^24
fn deadline(need: &Facts, now: Timestamp) -> Fit {
    let closes_at = need.closes_at?;
    let days = (closes_at.seconds() - now.seconds()).max(0) / SECONDS_PER_DAY;
    let fit = (days as f32 / DAYS_ENOUGH).min(1.0);
    Some((fit, String::new(), closes_at.to_string()))
}

fn span<T: Copy + PartialEq + std::fmt::Display>(low: T, high: T) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}
