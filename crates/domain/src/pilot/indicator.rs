//! Indicators: the order's success measures, measured while the pilot runs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    challenge::section::{Direction, Measure},
    document::check_length,
    field_error::FieldError,
    locale::{Bilingual, clean_text},
    timestamp::{Day, Timestamp},
};

/// One indicator of a pilot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Key of the success measure it came from.
    pub key: String,
    /// What is measured.
    pub name: Bilingual,
    /// In which unit.
    #[serde(deserialize_with = "Bilingual::or_plain")]
    pub unit: Bilingual,
    /// The value before the pilot.
    pub baseline: f64,
    /// The value wanted.
    pub target: f64,
    /// Which way is better.
    pub direction: Direction,
    /// How it is measured.
    pub method: Option<Bilingual>,
}

impl From<Measure> for Indicator {
    fn from(measure: Measure) -> Self {
        let Measure { key, name, unit, baseline, target, direction, method } = measure;
        Self { key, name, unit, baseline, target, direction, method }
    }
}

/// One measurement of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// Its id.
    pub id: Uuid,
    /// The day it was measured.
    pub measured_on: Day,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The value.
    pub value: f64,
}

text_enum! {
    /// What can be done to a measurement on record.
    pub enum MeasurementAction {
        /// It is declared void, with reasons: it stays on record and counts no more.
        Void = "void",
    }
}

/// Where an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = IndicatorProgress)]
pub struct Progress {
    /// The latest value.
    pub value: f64,
    /// The day of the latest value.
    pub measured_on: Day,
    /// The share of the way from baseline to target: 0 at the baseline, 1 at the target, below 0
    /// when things have become worse, above 1 when the target is exceeded.
    pub share: f64,
    /// Whether the target is reached.
    pub reached: bool,
}

/// The share of the way from baseline to target that a value has come. Because a target always
/// lies on the better side of its baseline, the same quotient serves both directions.
pub fn share(indicator: &Indicator, value: f64) -> f64 {
    let way = indicator.target - indicator.baseline;
    if way == 0.0 {
        return if is_reached(indicator, value) { 1.0 } else { 0.0 };
    }
    (value - indicator.baseline) / way
}

/// Whether a value is at the target or beyond it, in the direction that is better.
pub fn is_reached(indicator: &Indicator, value: f64) -> bool {
    match indicator.direction {
        Direction::Increase => value >= indicator.target,
        Direction::Decrease => value <= indicator.target,
    }
}

/// Puts measurements in the order in which they are plotted: by day, those of one day as they
/// were recorded, and by id where even that is equal, so that every reader sees the same line.
pub fn sort_series(series: &mut [Measurement]) {
    series.sort_by(|a, b| {
        (a.measured_on, a.recorded_at, a.id).cmp(&(b.measured_on, b.recorded_at, b.id))
    });
}

/// Where the indicator stands by its latest measurement; `None` while nothing is measured.
pub fn progress(indicator: &Indicator, series: &[Measurement]) -> Option<Progress> {
    let latest = series.iter().max_by_key(|m| (m.measured_on, m.recorded_at, m.id))?;
    Some(Progress {
        value: latest.value,
        measured_on: latest.measured_on,
        share: share(indicator, latest.value),
        reached: is_reached(indicator, latest.value),
    })
}

/// The first day of which measurements of a pilot are taken: the day it was planned for or the
/// day it was set going, whichever came first.
pub fn first_day(planned: Option<Day>, started_at: Option<Timestamp>, today: Day) -> Day {
    let started = started_at.map(|at| Day(at.vietnam_day()));
    [planned, started].into_iter().flatten().min().unwrap_or(today)
}

/// Cleans and checks the reasons for which a measurement is declared void.
///
/// # Errors
/// `required` without reasons, `too_long` beyond the limit of a note.
pub fn void_reason(reason: &str) -> Result<String, Vec<FieldError>> {
    let reason = clean_text(reason);
    let error = if reason.is_empty() {
        FieldError::new("/reason", "required")
    } else if reason.chars().count() > NOTE_LIMIT {
        FieldError::new("/reason", "too_long").with("limit", NOTE_LIMIT)
    } else {
        return Ok(reason);
    };
    Err(vec![error])
}

/// Longest site name, in characters.
const SITE_LIMIT: usize = 300;
/// Longest note, in characters.
const NOTE_LIMIT: usize = 2_000;
/// Values beyond this are a slip of the hand, and lose whole units in a double.
const GREATEST: f64 = 1e15;

/// A measurement as handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The day it was measured.
    pub measured_on: Day,
    /// The value.
    pub value: f64,
    /// Where.
    pub site: Option<String>,
    /// Anything else.
    pub note: Option<Bilingual>,
}

impl Draft {
    /// Cleans and checks a measurement of a pilot that began on `first`.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(mut self, first: Day, today: Day) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        if !self.value.is_finite() || self.value.abs() > GREATEST {
            errors.push(FieldError::new("/value", "number"));
        }
        if self.measured_on > today {
            errors.push(FieldError::new("/measured_on", "in_future"));
        } else if self.measured_on < first {
            // What was measured before is the baseline.
            errors.push(FieldError::new("/measured_on", "too_early").with("earliest", first));
        }
        self.site = self.site.as_deref().map(clean_text).filter(|site| !site.is_empty());
        if self.site.as_ref().is_some_and(|site| site.chars().count() > SITE_LIMIT) {
            errors.push(FieldError::new("/site", "too_long").with("limit", SITE_LIMIT));
        }
        self.note = self.note.map(|note| note.cleaned()).filter(|note| !note.is_blank());
        if let Some(note) = &self.note {
            check_length(&mut errors, "/note", note, NOTE_LIMIT);
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn indicator(baseline: f64, target: f64) -> Indicator {
        Indicator {
            key: "m1".into(),
            name: Bilingual::vi("Thời gian chờ"),
            unit: Bilingual::both("phút", "minutes"),
            baseline,
            target,
            direction: if target >= baseline { Direction::Increase } else { Direction::Decrease },
            method: None,
        }
    }

    fn measured(id: u128, day: i64, at: i64, value: f64) -> Measurement {
        Measurement {
            id: Uuid::from_u128(id),
            measured_on: Day::parse("2026-01-01").unwrap().plus(day),
            recorded_at: Timestamp(at),
            value,
        }
    }

    #[test]
    fn the_way_down_counts_as_the_way_up() {
        let falling = indicator(22.0, 12.0);
        assert!((share(&falling, 17.0) - 0.5).abs() < 1e-12);
        assert!(!is_reached(&falling, 12.5));
        assert!(is_reached(&falling, 11.0));
        let rising = indicator(40.0, 80.0);
        assert!((share(&rising, 30.0) + 0.25).abs() < 1e-12);
        assert!(is_reached(&rising, 80.0));
    }

    #[test]
    fn a_target_at_the_baseline_is_all_or_nothing() {
        let flat = indicator(5.0, 5.0);
        assert_eq!((share(&flat, 5.0), share(&flat, 4.0)), (1.0, 0.0));
    }

    #[test]
    fn the_latest_day_counts_not_the_latest_entry() {
        let rising = indicator(0.0, 10.0);
        let series = [measured(1, 30, 500, 6.0), measured(2, 10, 900, 9.0)];
        let progress = progress(&rising, &series).unwrap();
        assert!((progress.value - 6.0).abs() < f64::EPSILON);
        assert!(super::progress(&rising, &[]).is_none());
    }

    #[test]
    fn measurements_are_checked() {
        let today = Day::parse("2026-06-01").unwrap();
        let draft = Draft {
            measured_on: today.plus(1),
            value: f64::NAN,
            site: Some(" Trạm 3 ".into()),
            note: None,
        };
        let pointers: Vec<_> = draft
            .clone()
            .normalised(today, today)
            .unwrap_err()
            .into_iter()
            .map(|error| error.pointer)
            .collect();
        assert_eq!(pointers, ["/value", "/measured_on"]);
        let good = Draft { value: 3.5, measured_on: today, ..draft };
        let clean = good.clone().normalised(today, today).unwrap();
        assert_eq!(clean.site.as_deref(), Some("Trạm 3"));
        let error = &good.normalised(today.plus(1), today.plus(2)).unwrap_err()[0];
        assert_eq!((error.pointer.as_str(), error.code), ("/measured_on", "too_early"));
    }

    fn series() -> impl Strategy<Value = Vec<Measurement>> {
        prop::collection::vec((0i64..40, 0i64..5, -1e6f64..1e6), 0..30).prop_map(|rows| {
            rows.into_iter()
                .zip(1u128..)
                .map(|((day, at, value), id)| measured(id, day, at, value))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn ends_of_the_way(baseline in -1e6f64..1e6, way in prop_oneof![-1e6f64..-1e-3, 1e-3f64..1e6]) {
            let indicator = indicator(baseline, baseline + way);
            prop_assert!(share(&indicator, baseline).abs() < 1e-6);
            prop_assert!((share(&indicator, indicator.target) - 1.0).abs() < 1e-6);
            prop_assert!(is_reached(&indicator, indicator.target));
            prop_assert!(!is_reached(&indicator, baseline));
        }

        #[test]
        fn better_is_never_less(baseline in -1e3f64..1e3, way in prop_oneof![-1e3f64..-1.0, 1.0f64..1e3], a in -1e4f64..1e4, b in -1e4f64..1e4) {
            let indicator = indicator(baseline, baseline + way);
            let (worse, better) = if (a < b) == (way > 0.0) { (a, b) } else { (b, a) };
            prop_assert!(share(&indicator, worse) <= share(&indicator, better));
            prop_assert!(!is_reached(&indicator, worse) || is_reached(&indicator, better));
        }

        #[test]
        fn the_order_of_entry_does_not_matter(mut series in series(), seed in any::<prop::sample::Index>()) {
            let indicator = indicator(0.0, 100.0);
            let before = progress(&indicator, &series);
            if !series.is_empty() {
                let turn = seed.index(series.len());
                series.rotate_left(turn);
            }
            prop_assert_eq!(before, progress(&indicator, &series));
            sort_series(&mut series);
            prop_assert!(series.windows(2).all(|pair| pair[0].measured_on <= pair[1].measured_on));
            prop_assert_eq!(before.map(|p| p.value), series.last().map(|m| m.value));
            let once = series.clone();
            sort_series(&mut series);
            prop_assert_eq!(once, series);
        }
    }
}
