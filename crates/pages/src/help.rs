//! How the chain works, for each kind of reader.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::html;
use nhipcau_app::App;
use nhipcau_domain::locale::Locale;

use crate::{layout::Page, parts::whole_bridge, place::Place, respond::answer, words::tr};

/// The parts of the page, each with a title and a text.
const PARTS: &[&str] = &[
    "pages-help-chain",
    "pages-help-unit",
    "pages-help-solver",
    "pages-help-match",
    "pages-help-alerts",
    "pages-help-sealed",
    "pages-help-council",
    "pages-help-pilot",
    "pages-help-data",
];

/// `GET /vi/tro-giup`, `GET /en/help`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let title = tr(locale, "pages-nav-help");
    let lead = tr(locale, "pages-help-lead");
    let main = html! {
        article.page {
            div.head { h1 { (title) } p.lead { (lead) } }
            (whole_bridge(locale))
            @for part in PARTS {
                section.prose id=(part.trim_start_matches("pages-help-")) {
                    h2 { (tr(locale, part)) }
                    p { (tr(locale, &format!("{part}.says"))) }
                }
            }
        }
    };
    let page = Page::new(Place::Help, title, main).about(&lead);
    answer(&request, &app.config.base_url, locale, Ok(page))
}
