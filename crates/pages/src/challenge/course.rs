//! What has happened to a challenge, with "now" at its end, and what changed while it was open.

use maud::{Markup, html};
use nhipcau_app::{challenge::addenda::AddendumView, trace::TraceView};
use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use nhipcau_texts::{Arg, format, text};

use crate::{
    place::Place,
    trace::line,
    words::{moment, tr, word},
};

/// The public course of the chain, oldest first.
pub(super) fn timeline(locale: Locale, trace: &TraceView, now: Timestamp) -> Markup {
    let challenge = &trace.challenge;
    html! {
        section.stack id="timeline" {
            h2 { (tr(locale, "pages-timeline")) }
            ol.timeline {
                @for entry in trace.stages.iter().flat_map(|stage| &stage.entries) {
                    li { (line(locale, entry)) }
                }
                li.now aria-current="step" {
                    (moment(locale, now))
                    strong { (tr(locale, "pages-now")) }
                    " · " (word(locale, "challenge-status", challenge.status.as_str()))
                }
            }
            p { a href=(Place::Trace(challenge.code.clone()).path(locale)) { (tr(locale, "pages-trace")) } }
        }
    }
}

/// Changes while the call was open, each with its difference.
pub(super) fn addenda(locale: Locale, addenda: &[AddendumView]) -> Markup {
    html! {
        @if !addenda.is_empty() {
            section.stack id="addenda" {
                h2 { (tr(locale, "pages-addenda")) }
                ol.rows {
                    @for addendum in addenda {
                        li.panel {
                            h3 { (text(locale, "pages-addendum", &[("number", Arg::from(addendum.number))])) }
                            p.small.soft { (moment(locale, addendum.at)) }
                            p {
                                (tr(locale, "pages-deadline")) ": "
                                del { (format::moment(locale, addendum.old_closes_at)) }
                                " → "
                                ins { (format::moment(locale, addendum.new_closes_at)) }
                            }
                            p { (addendum.reason) }
                        }
                    }
                }
            }
        }
    }
}
