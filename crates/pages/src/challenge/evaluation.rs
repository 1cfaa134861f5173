//! How answers will be judged: the sheet and the rules of the selection, from the rule set.

use maud::{Markup, html};
use nhipcau_domain::{locale::Locale, rule_set::RuleSet};
use nhipcau_texts::{Arg, text};

use crate::words::{Said, tr};

/// The sheet with its weights and thresholds.
pub(super) fn evaluation(locale: Locale, rules: &RuleSet) -> Markup {
    html! {
        section.stack id="evaluation" {
            h2 { (tr(locale, "challenge-section-evaluation")) }
            p.prose { (Said(locale, &rules.title)) }
            @if rules.is_blind() { p.prose { (tr(locale, "pages-blind")) } }
            @if !rules.confirmed { p.notice.warn { (tr(locale, "pages-rules-unconfirmed")) } }
            div.scroll tabindex="0" role="region" aria-label=(tr(locale, "pages-criteria")) {
                table {
                    caption { (tr(locale, "pages-criteria")) }
                    thead { tr {
                        th scope="col" { (tr(locale, "pages-criterion")) }
                        th.number scope="col" { (tr(locale, "pages-points-most")) }
                    } }
                    tbody {
                        @for criterion in &rules.criteria {
                            tr {
                                th scope="row" { (Said(locale, &criterion.label)) }
                                td.number { (criterion.max) }
                            }
                        }
                    }
                    tfoot { tr {
                        th scope="row" { (tr(locale, "pages-total")) }
                        td.number { (rules.total()) }
                    } }
                }
            }
            @if let Some(mark) = rules.pass_mark {
                p { (text(locale, "pages-pass-mark", &[("points", Arg::from(mark.to_string()))])) }
            }
            @if let Some(days) = rules.procedure.standstill_days {
                p { (text(locale, "pages-standstill", &[("count", Arg::from(days))])) }
            }
        }
    }
}
