//! A challenge in a list.

use maud::{Markup, html};
use nhipcau_app::challenge::ChallengeSummary;
use nhipcau_domain::{challenge::Status, locale::Locale, timestamp::Timestamp};
use nhipcau_texts::{Arg, format, text};

use crate::{
    parts::badge,
    place::Place,
    words::{Said, moment, tr, word},
};

/// The card: what is asked, by whom, for how much, until when.
pub(crate) fn card(locale: Locale, challenge: &ChallengeSummary, now: Timestamp) -> Markup {
    let place = Place::Challenge(challenge.code.clone());
    html! {
        li.card {
            div.line {
                (badge(locale, "challenge", challenge.status.as_str()))
                span.small.soft { (challenge.code) }
            }
            h3 { a href=(place.path(locale)) { (Said(locale, &challenge.title)) } }
            @if !challenge.summary.is_blank() { p.small { (Said(locale, &challenge.summary)) } }
            p.small.soft {
                (word(locale, "challenge-kind", challenge.kind.as_str())) " · "
                (Said(locale, &challenge.orderer.name))
            }
            p.more.small { (last_line(locale, challenge, now)) }
        }
    }
}

/// What matters most now: the deadline while it is open, else what became of it.
fn last_line(locale: Locale, challenge: &ChallengeSummary, now: Timestamp) -> Markup {
    let most = challenge.budget.as_ref().and_then(|budget| budget.max);
    html! {
        @match (challenge.status, challenge.closes_at) {
            (Status::Open, Some(closes_at)) => {
                strong { (format::remaining(locale, now, closes_at)) }
                br;
                (tr(locale, "pages-deadline")) ": " (moment(locale, closes_at))
            }
            (_, Some(closes_at)) => {
                (text(locale, "pages-closed-on", &[("day", Arg::from(format::day_of(locale, closes_at)))]))
            }
            (_, None) => {}
        }
        @if let Some(money) = most {
            br;
            (text(locale, "pages-budget-most", &[("amount", Arg::from(money))]))
        }
    }
}
