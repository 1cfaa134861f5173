//! What came of a challenge: the decisions, the ranking with its anonymous sheets, the pilot with
//! its indicators, the use.

use maud::{Markup, html};
use nhipcau_app::{
    council::{AnonymousSheet, RankedView, RankingView},
    decision::DecisionView,
    deployment::DeploymentView,
    pilot::{IndicatorView, PilotView},
};
use nhipcau_domain::{decision::DecisionKind, locale::Locale, pilot::milestone, rule_set::RuleSet};
use nhipcau_texts::{Arg, format, text};

use crate::{
    parts::{badge, organisation},
    plot::{Course, plot},
    words::{Said, counted, prose, tr, word},
};

/// The signed decisions, oldest first.
pub(super) fn decisions(locale: Locale, decisions: &[DecisionView]) -> Markup {
    html! {
        @if !decisions.is_empty() {
            section.stack id="decisions" {
                h2 { (tr(locale, "pages-decisions")) }
                ul.rows { @for decision in decisions { (one(locale, decision)) } }
            }
        }
    }
}

fn one(locale: Locale, decision: &DecisionView) -> Markup {
    let outcome = match decision.kind {
        DecisionKind::FollowUp => word(locale, "follow-up", &decision.outcome),
        kind => word(locale, "pages-decision", kind.as_str()),
    };
    html! {
        li.panel {
            h3 { (outcome) }
            p {
                (text(locale, "pages-decision-paper", &[
                    ("number", Arg::from(decision.number.as_str())),
                    ("day", Arg::from(decision.decided_on)),
                ]))
                " · " (organisation(locale, &decision.authority))
            }
            @match (&decision.submission, decision.outcome.as_str()) {
                (Some(winner), _) => {
                    p { (tr(locale, "pages-decision-winner")) " " strong { (organisation(locale, &winner.organisation)) } " (" (winner.code) ")" }
                }
                (None, "no_award") => { p { (tr(locale, "pages-decision-none")) } }
                _ => {}
            }
            @if decision.follows_recommendation == Some(false) { p.notice.warn { (tr(locale, "trace-line-departs")) } }
            @if let Some(reasons) = &decision.reasons { p { (reasons) } }
            p.small.soft { (tr(locale, "trace-fingerprint")) " " code { (decision.file_sha256) } }
        }
    }
}

/// The ranking, and the sheets from which anybody can work it out again.
pub(super) fn ranking(locale: Locale, ranking: &RankingView, rules: Option<&RuleSet>) -> Markup {
    html! {
        @if !ranking.computed.is_empty() {
            section.stack id="ranking" {
                h2 { (tr(locale, "pages-ranking")) }
                p.prose { (tr(locale, "pages-ranking-says")) " " (Said(locale, &ranking.rule_set.title)) }
                div.scroll tabindex="0" role="region" aria-label=(tr(locale, "pages-ranking")) {
                    table {
                        caption { (tr(locale, "pages-ranking")) }
                        thead { tr {
                            th scope="col" { (tr(locale, "pages-rank")) }
                            th scope="col" { (tr(locale, "noun-submission")) }
                            th.number scope="col" { (tr(locale, "pages-average")) }
                            th.number scope="col" { (tr(locale, "pages-spread")) }
                            th scope="col" { (tr(locale, "pages-passed")) }
                        } }
                        tbody { @for place in &ranking.computed { (row(locale, place)) } }
                    }
                }
                @if !ranking.sheets.is_empty() { (sheets(locale, ranking, rules)) }
            }
        }
    }
}

fn row(locale: Locale, place: &RankedView) -> Markup {
    let average =
        place.average.map_or_else(|| "–".to_owned(), |value| format::number(locale, value));
    html! {
        tr {
            td { (place.rank) }
            th scope="row" {
                @if let Some(solver) = &place.organisation { (organisation(locale, solver)) br; }
                span.small.soft { (place.code) }
            }
            td.number { (average) }
            td.number { (format::number(locale, place.spread.to_f64())) }
            td { (tr(locale, if place.passed { "pages-yes" } else { "pages-no" })) }
        }
    }
}

/// One table for each subject: criteria down, seats across.
fn sheets(locale: Locale, ranking: &RankingView, rules: Option<&RuleSet>) -> Markup {
    html! {
        details {
            summary { (tr(locale, "pages-sheets")) }
            @for place in &ranking.computed {
                @let own: Vec<&AnonymousSheet> = ranking.sheets.iter().filter(|sheet| sheet.subject_id == place.subject_id).collect();
                div.scroll tabindex="0" role="region" aria-label=(place.code) {
                    table {
                        caption {
                            (place.code)
                            @if let Some(solver) = &place.organisation { " · " (Said(locale, &solver.name)) }
                        }
                        thead { tr {
                            th scope="col" { (tr(locale, "pages-criterion")) }
                            @for sheet in &own { th.number scope="col" { (text(locale, "pages-seat", &[("number", Arg::from(sheet.seat))])) } }
                        } }
                        tbody {
                            @for result in &place.per_criterion {
                                @let label = rules.and_then(|rules| rules.criterion(&result.criterion));
                                tr {
                                    th scope="row" {
                                        @if let Some(criterion) = label { (Said(locale, &criterion.label)) } @else { (result.criterion) }
                                    }
                                    @for sheet in &own {
                                        td.number { @if let Some(points) = sheet.points.get(&result.criterion) { (format::number(locale, points.to_f64())) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The pilot: where it stands, its milestones, the course of each indicator.
pub(super) fn pilot(locale: Locale, pilot: &PilotView) -> Markup {
    let summary = &pilot.summary;
    html! {
        section.stack id="pilot" {
            h2 { (tr(locale, "noun-pilot")) }
            div.line {
                (badge(locale, "pilot", summary.status.as_str()))
                span.soft { (summary.code) }
                (organisation(locale, &summary.solver))
            }
            dl.facts {
                @if let (Some(first), Some(last)) = (summary.starts_on, summary.ends_on) {
                    div { dt { (tr(locale, "pages-term")) } dd { (format::day(locale, first)) " – " (format::day(locale, last)) } }
                }
                @if !summary.sites.is_empty() { div { dt { (tr(locale, "pages-sites")) } dd { (summary.sites.join("; ")) } } }
                @if let Some(grade) = pilot.acceptance.grade { div { dt { (tr(locale, "noun-acceptance")) } dd { (word(locale, "grade", grade.as_str())) } } }
            }
            @if !pilot.milestones.is_empty() {
                h3 { (tr(locale, "pages-milestones")) }
                ul.rows {
                    @for step in &pilot.milestones {
                        li.line {
                            (badge(locale, "milestone", if step.status == milestone::Status::Done { "done" } else { "planned" }))
                            span { (Said(locale, &step.title)) }
                            span.small.soft { (format::day(locale, step.due_on)) }
                        }
                    }
                }
            }
            @for indicator in &pilot.indicators { (course(locale, indicator)) }
        }
    }
}

fn course(locale: Locale, indicator: &IndicatorView) -> Markup {
    let points: Vec<_> =
        indicator.measurements.iter().map(|point| (point.measured_on, point.value)).collect();
    html! {
        section.panel {
            h3 { (Said(locale, &indicator.name)) }
            @if let Some(progress) = &indicator.progress {
                p.line {
                    @if progress.reached { span.badge.good { (tr(locale, "trace-line-reached")) } }
                    strong { (format::number(locale, progress.value)) " " (Said(locale, &indicator.unit)) }
                    span.soft { (text(locale, "trace-line-share", &[("share", Arg::from(format::percent(locale, progress.share)))])) }
                }
            } @else { p.soft { (tr(locale, "pages-unmeasured")) } }
            (plot(locale, &Course {
                name: indicator.name.get(locale),
                unit: &indicator.unit,
                baseline: indicator.baseline,
                target: indicator.target,
                points: &points,
            }))
        }
    }
}

/// Where the result is in use.
pub(super) fn uses(locale: Locale, deployments: &[DeploymentView]) -> Markup {
    html! {
        @if !deployments.is_empty() {
            section.stack id="use" {
                h2 { (word(locale, "stage", "use")) }
                ul.rows { @for item in deployments { li.panel { (in_use(locale, item)) } } }
            }
        }
    }
}

/// One use at one site.
pub(crate) fn in_use(locale: Locale, item: &DeploymentView) -> Markup {
    html! {
        p { strong { (organisation(locale, &item.organisation)) } " · " (item.site) }
        p.small {
            @if let Some(day) = item.started_on { (text(locale, "trace-line-since", &[("day", Arg::from(day))])) " · " }
            (word(locale, "trace-use", item.use_kind.as_str()))
            @if item.people_reached > 0 {
                " · " (counted(locale, "pages-people", u64::try_from(item.people_reached).unwrap_or_default()))
            }
        }
        @if let Some(note) = &item.note { (prose(locale, note)) }
    }
}
