//! What is in use, where, since when, for how many people.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::html;
use nhipcau_app::{
    App, Error,
    deployment::{ListDeployments, list},
    view::PageRequest,
};
use nhipcau_domain::{deployment::UseKind, locale::Locale};

use crate::{
    challenge::in_use,
    layout::Page,
    list::{Asked, Filter, chips, filters, pager, total},
    parts::empty,
    place::Place,
    respond::answer,
    words::{Said, tr, word},
};

/// `GET /vi/dang-su-dung`, `GET /en/in-use`.
pub(crate) async fn index(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale, &Asked::of(&request)).await;
    answer(&request, &app.config.base_url, locale, result)
}

async fn page(app: &App, locale: Locale, asked: &Asked) -> Result<Page, Error> {
    let place = Place::Deployments;
    let choices = [Filter::new(
        "use",
        tr(locale, "pages-use-kind"),
        UseKind::ALL
            .iter()
            .map(|kind| (kind.to_string(), word(locale, "trace-use", kind.as_str()))),
    )];
    let kinds = asked.all("use", UseKind::parse);
    let query = ListDeployments {
        // Both kinds chosen is the same as none.
        use_kind: if kinds.len() == 1 { kinds.first().copied() } else { None },
        page: PageRequest {
            limit: Some(30),
            cursor: asked.one("cursor").map(str::to_owned),
            count: true,
        },
        ..ListDeployments::default()
    };
    let found = list(app, &query).await?;
    let title = tr(locale, "pages-nav-deployments");
    let lead = tr(locale, "pages-deployments-lead");
    let main = html! {
        div.page {
            div.head { h1 { (title) } p.lead { (lead) } }
            div.browse {
                section.found aria-label=(tr(locale, "pages-results")) {
                    (total(locale, found.total))
                    (chips(locale, &place, asked, &choices))
                    @if found.items.is_empty() {
                        (empty(&tr(locale, "pages-deployments-none"), &html! {
                            a.button.plain href=(Place::Challenges.with(locale, &[("status", "in_pilot")])) { (tr(locale, "pages-deployments-pilots")) }
                        }))
                    } @else {
                        h2.hidden { (tr(locale, "pages-results")) }
                        ul.rows {
                            @for item in &found.items {
                                li.card {
                                    h3 {
                                        @if let Some(challenge) = &item.challenge {
                                            a href=(Place::Challenge(challenge.code.clone()).path(locale)) { (Said(locale, &challenge.title)) }
                                        } @else {
                                            (Said(locale, &item.title))
                                        }
                                    }
                                    (in_use(locale, item))
                                }
                            }
                        }
                    }
                    (pager(locale, &place, asked, found.next_cursor.as_deref()))
                }
                (filters(locale, &place, asked, &choices, &[]))
            }
        }
    };
    Ok(Page::new(place, title, main).about(&lead).unlisted(!asked.is_empty()))
}
