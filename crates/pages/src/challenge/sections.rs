//! The sections of an order, as a reader meets them.

use maud::{Markup, html};
use nhipcau_app::challenge::ChallengeView;
use nhipcau_domain::{
    challenge::section::{Content, Measure},
    locale::Locale,
};
use nhipcau_texts::{Arg, format, text};

use crate::{
    parts::province,
    words::{Said, prose, tr, word},
};

/// Sections that the page shows in a place of their own.
const ELSEWHERE: &[&str] = &["topics", "evaluation", "contact"];

/// Every section that says something, in the order of the document.
pub(super) fn sections(locale: Locale, challenge: &ChallengeView) -> Markup {
    html! {
        @for section in &challenge.sections {
            @if !ELSEWHERE.contains(&section.key.as_str()) && says_something(&section.content) {
                section.stack id=(section.key) {
                    h2 { (word(locale, "challenge-section", &section.key)) }
                    (content(locale, &section.content))
                }
            }
        }
    }
}

fn says_something(content: &Content) -> bool {
    *content != Content::default()
}

fn content(locale: Locale, content: &Content) -> Markup {
    html! {
        @if let Some(words) = &content.text { (prose(locale, words)) }
        @if let Some(measures) = content.measures.as_deref().filter(|list| !list.is_empty()) {
            (table(locale, measures))
        }
        (facts(locale, content))
    }
}

fn table(locale: Locale, measures: &[Measure]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(tr(locale, "pages-measures")) {
            table {
                caption { (tr(locale, "pages-measures")) }
                thead { tr {
                    th scope="col" { (tr(locale, "pages-measure-name")) }
                    th.number scope="col" { (tr(locale, "pages-plot-baseline")) }
                    th.number scope="col" { (tr(locale, "pages-plot-target")) }
                } }
                tbody {
                    @for measure in measures {
                        tr {
                            th scope="row" {
                                (Said(locale, &measure.name))
                                @if let Some(method) = &measure.method {
                                    br; span.small.soft { (Said(locale, method)) }
                                }
                            }
                            td.number { (format::number(locale, measure.baseline)) " " (Said(locale, &measure.unit)) }
                            td.number { (format::number(locale, measure.target)) " " (Said(locale, &measure.unit)) }
                        }
                    }
                }
            }
        }
    }
}

fn facts(locale: Locale, content: &Content) -> Markup {
    let mut facts: Vec<(String, Markup)> = Vec::new();
    let mut fact = |key: &str, value: Markup| facts.push((tr(locale, key), value));
    let list = |items: &[String]| html! { (items.join("; ")) };
    if let Some(code) = &content.province {
        fact("pages-province", html! { (province(locale, code)) });
    }
    if let Some(sites) = content.sites.as_deref().filter(|list| !list.is_empty()) {
        fact("pages-sites", list(sites));
    }
    if let Some(systems) = content.integrations.as_deref().filter(|list| !list.is_empty()) {
        fact("pages-integrations", list(systems));
    }
    for (key, flag) in [
        ("pages-personal-data", content.uses_personal_data),
        ("pages-ethics", content.needs_ethics_approval),
        ("pages-ai", content.uses_ai),
    ] {
        if let Some(flag) = flag {
            fact(key, html! { (tr(locale, if flag { "pages-yes" } else { "pages-no" })) });
        }
    }
    match (content.min, content.max) {
        (Some(low), Some(high)) => fact(
            "pages-budget",
            html! {
                (format::money(locale, low)) " – " (format::money(locale, high))
            },
        ),
        (None, Some(high)) => fact(
            "pages-budget",
            html! {
                (text(locale, "pages-budget-most", &[("amount", Arg::from(high))]))
            },
        ),
        (Some(low), None) => fact(
            "pages-budget",
            html! {
                (text(locale, "pages-budget-least", &[("amount", Arg::from(low))]))
            },
        ),
        (None, None) => {}
    }
    if let Some(sources) = content.sources.as_deref().filter(|list| !list.is_empty()) {
        let words: Vec<_> =
            sources.iter().map(|source| word(locale, "funding-source", source.as_str())).collect();
        fact("pages-sources", html! { (words.join(" · ")) });
    }
    match (content.trl_min, content.trl_max) {
        (Some(low), Some(high)) if low != high => {
            fact("pages-trl", html! { "TRL " (low) "–" (high) });
        }
        (Some(level), _) | (None, Some(level)) => fact("pages-trl", html! { "TRL " (level) }),
        (None, None) => {}
    }
    if let Some(months) = content.pilot_months {
        fact(
            "pages-pilot-length",
            html! {
                (text(locale, "pages-months", &[("count", Arg::from(months))]))
            },
        );
    }
    html! {
        @if !facts.is_empty() {
            dl.facts { @for (name, value) in &facts { div { dt { (name) } dd { (value) } } } }
        }
    }
}
