//! The course of an indicator against its target, drawn as SVG with a table for everybody who
//! does not see it.

use std::fmt::Write as _;

use maud::{Markup, html};
use nhipcau_domain::{
    locale::{Bilingual, Locale},
    timestamp::Day,
};
use nhipcau_texts::{Arg, format, text};

use crate::words::{Said, tr};

/// What is drawn.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub name: &'a str,
    pub unit: &'a Bilingual,
    pub baseline: f64,
    pub target: f64,
    /// By day, earliest first.
    pub points: &'a [(Day, f64)],
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 34.0;

struct Scale {
    first: Day,
    days: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn of(course: &Course<'_>) -> Option<Self> {
        let (first, last) = (course.points.first()?.0, course.points.last()?.0);
        let values = || {
            course.points.iter().map(|(_, value)| *value).chain([course.baseline, course.target])
        };
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let air = ((high - low) * 0.08).max(f64::EPSILON);
        Some(Self { first, days: between(first, last).max(1.0), low: low - air, high: high + air })
    }

    fn x(&self, day: Day) -> f64 {
        LEFT + between(self.first, day) / self.days * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (self.high - value) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)
    }
}

// Days between two days of one pilot are few; a float holds them exactly.
#[allow(clippy::cast_precision_loss)]
fn between(first: Day, last: Day) -> f64 {
    (last.0 - first.0).whole_days() as f64
}

/// The plot with its table.
pub(crate) fn plot(locale: Locale, course: &Course<'_>) -> Markup {
    let number = |value: f64| format::number(locale, value);
    html! {
        figure.plot {
            @if let Some(scale) = Scale::of(course) {
                (drawing(locale, course, &scale))
            }
            details {
                summary { (text(locale, "pages-plot-table", &[("name", Arg::from(course.name))])) }
                div.scroll tabindex="0" role="region" aria-label=(course.name) {
                    table {
                        caption { (course.name) " (" (Said(locale, course.unit)) ")" }
                        thead { tr {
                            th scope="col" { (tr(locale, "pages-plot-day")) }
                            th.number scope="col" { (tr(locale, "pages-plot-value")) }
                        } }
                        tbody {
                            tr { th scope="row" { (tr(locale, "pages-plot-baseline")) } td.number { (number(course.baseline)) } }
                            @for (day, value) in course.points {
                                tr { th scope="row" { (format::day(locale, *day)) } td.number { (number(*value)) } }
                            }
                            tr { th scope="row" { (tr(locale, "pages-plot-target")) } td.number { (number(course.target)) } }
                        }
                    }
                }
            }
        }
    }
}

fn drawing(locale: Locale, course: &Course<'_>, scale: &Scale) -> Markup {
    let number = |value: f64| format::number(locale, value);
    let last = course.points.last().map_or(course.baseline, |(_, value)| *value);
    let says = text(
        locale,
        "pages-plot-says",
        &[
            ("name", Arg::from(course.name)),
            ("unit", Arg::from(course.unit.get(locale))),
            ("baseline", Arg::from(course.baseline)),
            ("target", Arg::from(course.target)),
            ("last", Arg::from(last)),
        ],
    );
    let mut line = String::new();
    for (at, (day, value)) in course.points.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(line, "{step}{:.1} {:.1}", scale.x(*day), scale.y(*value));
    }
    let (target, baseline) = (scale.y(course.target), scale.y(course.baseline));
    let floor = HEIGHT - BOTTOM;
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(says) {
            path.axis d={ "M" (LEFT) " " (TOP) "V" (floor) "H" (WIDTH - RIGHT) } fill="none" {}
            path.target d={ "M" (LEFT) " " (format!("{target:.1}")) "H" (WIDTH - RIGHT) } {}
            text x=(LEFT - 8.0) y=(format!("{:.1}", target + 4.0)) text-anchor="end" { (number(course.target)) }
            @if (target - baseline).abs() > 16.0 {
                text x=(LEFT - 8.0) y=(format!("{:.1}", baseline + 4.0)) text-anchor="end" { (number(course.baseline)) }
            }
            // At the left, where the course is still far from it.
            text x=(LEFT + 8.0) y=(format!("{:.1}", target - 6.0)) { (tr(locale, "pages-plot-target")) }
            path.course d=(line) {}
            @for (day, value) in course.points {
                circle.point cx=(format!("{:.1}", scale.x(*day))) cy=(format!("{:.1}", scale.y(*value))) r="4" {}
            }
            @if let (Some((first, _)), Some((last, _))) = (course.points.first(), course.points.last()) {
                text x=(LEFT) y=(HEIGHT - 12.0) { (format::day(locale, *first)) }
                @if first != last {
                    text x=(WIDTH - RIGHT) y=(HEIGHT - 12.0) text-anchor="end" { (format::day(locale, *last)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_stays_inside_its_frame_and_has_a_table() {
        let day = |text| Day::parse(text).unwrap();
        let points =
            [(day("2026-01-01"), 40.0), (day("2026-02-01"), 55.0), (day("2026-04-01"), 71.5)];
        let unit = Bilingual::both("người", "people");
        let course = Course {
            name: "Tỷ lệ sàng lọc",
            unit: &unit,
            baseline: 32.0,
            target: 70.0,
            points: &points,
        };
        let drawn = plot(Locale::Vi, &course).into_string();
        assert!(drawn.contains("<td class=\"number\">71,5</td>"));
        assert!(!drawn.contains("NaN") && !drawn.contains("inf"));
        assert!(drawn.contains("người") && !drawn.contains("people"));
        let one = Course { points: &points[..1], ..course };
        let drawn = plot(Locale::En, &one).into_string();
        assert!(drawn.contains("(people)") && !drawn.contains("người") && !drawn.contains("NaN"));
        let none = Course { points: &[], ..one };
        assert!(!plot(Locale::En, &none).into_string().contains("<svg"));
    }
}
