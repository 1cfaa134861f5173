//! Pieces that several pages are made of.

use maud::{Markup, html};
use nhipcau_app::view::OrgRef;
use nhipcau_domain::{
    locale::Locale,
    trace::{Audience, StageStatus, Viewer, assemble},
};
use serde_json::{Value, json};

use crate::{
    place::Place,
    words::{Said, tr, word},
};

/// A status as icon and word; colour only repeats what both say.
pub(crate) fn badge(locale: Locale, noun: &str, status: &str) -> Markup {
    let (tone, icon) = look(status);
    html! {
        span.badge .(tone) {
            svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false" {
                path d=(icon) fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {}
            }
            (word(locale, &format!("{noun}-status"), status))
        }
    }
}

const CHECK: &str = "M3 8.5l3.5 3.5L13 4.5";
const CLOCK: &str = "M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3l2 2";
const LOCK: &str = "M4 7h8v7H4zM5.5 7V5a2.5 2.5 0 015 0v2";
const PEOPLE: &str = "M2 14a6 6 0 0112 0M8 2a3 3 0 100 6 3 3 0 000-6z";
const SPAN: &str = "M1 5h14M3 13a5 5 0 0110 0";
const CROSS: &str = "M4 4l8 8M12 4l-8 8";
const PAUSE: &str = "M6 3v10M10 3v10";

fn look(status: &str) -> (&'static str, &'static str) {
    match status {
        "open" => ("good", CLOCK),
        "closed" => ("", LOCK),
        "in_evaluation" | "in_acceptance" | "in_vetting" => ("info", PEOPLE),
        "awarded" | "completed" | "verified" | "accepted" | "signed" | "listed" | "done" => {
            ("good", CHECK)
        }
        "in_pilot" | "active" => ("good", SPAN),
        "cancelled" | "declined" | "failed" | "refused" | "terminated" => ("bad", CROSS),
        "paused" | "returned" => ("warn", PAUSE),
        "not_awarded" | "withdrawn" => ("", CROSS),
        _ => ("", CLOCK),
    }
}

/// One stage of the chain.
#[derive(Debug)]
pub(crate) struct Stage {
    pub key: &'static str,
    pub status: StageStatus,
}

/// The chain as such, of no challenge in particular.
pub(crate) fn whole_bridge(locale: Locale) -> Markup {
    let stages = stages(nhipcau_domain::challenge::Status::Completed);
    spans(locale, &stages, false)
}

/// The chain as spans of one bridge. The list is the content, the spans are its decoration.
pub(crate) fn bridge(locale: Locale, stages: &[Stage]) -> Markup {
    spans(locale, stages, true)
}

fn spans(locale: Locale, stages: &[Stage], with_state: bool) -> Markup {
    html! {
        ol.bridge aria-label=(tr(locale, "chain-label")) {
            @for stage in stages {
                @let current = stage.status == StageStatus::Current;
                li class=(stage.status) aria-current=[current.then_some("step")] {
                    svg viewBox="0 0 120 64" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                        path.body d="M0 10h120v54h-12a48 46 0 0 0-96 0H0z" {}
                        @if current { path.half d="M0 10h60v8a48 46 0 0 0-48 46H0z" {} }
                        path.arch d="M12 64a48 46 0 0 1 96 0" {}
                        path.deck d="M0 10h120" {}
                    }
                    span.name { (word(locale, "stage", stage.key)) }
                    @if with_state { span.state { (word(locale, "stage-state", stage.status.as_str())) } }
                }
            }
        }
    }
}

/// A row of arches, the only ornament.
pub(crate) fn arches(spans: u32) -> Markup {
    let width = spans * 60;
    html! {
        svg.arches viewBox={ "0 0 " (width) " 52" } aria-hidden="true" focusable="false" {
            @for span in 0..spans {
                g transform={ "translate(" (span * 60) ")" } {
                    path d="M0 12h60v40h-6a24 24 0 0 0-48 0H0z" fill="currentColor" opacity=".14" {}
                    path d="M6 52a24 24 0 0 1 48 0" fill="none" stroke="currentColor" stroke-width="2" opacity=".6" {}
                }
            }
            path d={ "M0 12h" (width) } stroke="currentColor" stroke-width="3" {}
        }
    }
}

/// Where this page stands, from the first page down; the last one is the page itself.
pub(crate) fn crumbs(locale: Locale, above: &[(Place, String)]) -> Markup {
    html! {
        nav.crumbs aria-label=(tr(locale, "pages-crumbs")) {
            ol {
                li { a href=(Place::Home.path(locale)) { (tr(locale, "pages-home")) } }
                @for (place, name) in above {
                    li { a href=(place.path(locale)) { (name) } }
                }
            }
        }
    }
}

/// The same as schema.org data.
pub(crate) fn crumb_data(base_url: &str, locale: Locale, above: &[(Place, String)]) -> Value {
    let items: Vec<_> = std::iter::once((Place::Home, tr(locale, "pages-home")))
        .chain(above.iter().cloned())
        .enumerate()
        .map(|(at, (place, name))| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": name,
                "item": format!("{base_url}{}", place.path(locale)),
            })
        })
        .collect();
    json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
}

/// A link to an organisation.
pub(crate) fn organisation(locale: Locale, organisation: &OrgRef) -> Markup {
    html! {
        a href=(Place::Organisation(organisation.id).path(locale)) { (Said(locale, &organisation.name)) }
    }
}

/// What a list says when it has nothing to show.
pub(crate) fn empty(title: &str, help: &Markup) -> Markup {
    html! {
        div.panel.empty {
            (arches(3))
            p { strong { (title) } }
            (help)
        }
    }
}

/// The name of a province, its code where it has none here.
pub(crate) fn province(locale: Locale, code: &str) -> String {
    named(locale, "province", code)
}

/// The name of a country, its code where it has none here.
pub(crate) fn country(locale: Locale, code: &str) -> String {
    named(locale, "country", code)
}

fn named(locale: Locale, vocabulary: &str, code: &str) -> String {
    let key = format!("{vocabulary}-{code}");
    if nhipcau_texts::has(locale, &key) { tr(locale, &key) } else { code.to_owned() }
}

/// The stages of a challenge in this status, as everybody may know them.
pub(crate) fn stages(status: nhipcau_domain::challenge::Status) -> Vec<Stage> {
    let viewer = Viewer { audience: Audience::Public, organisations: Vec::new() };
    assemble(status, false, Vec::new(), &viewer)
        .into_iter()
        .map(|stage| Stage { key: stage.key.as_str(), status: stage.status })
        .collect()
}
