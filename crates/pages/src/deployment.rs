//! What is in use, where, since when, for how many people.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::{Markup, html};
use nhipcau_app::{
    App, Error,
    deployment::{DeploymentView, ListDeployments, list},
    view::PageRequest,
};
use nhipcau_domain::{deployment::UseKind, locale::Locale};

use crate::{
    challenge::in_use,
    layout::Page,
    list::{Asked, Filter, Listing, listing},
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
    Ok(listing(
        locale,
        place,
        asked,
        Listing {
            title: tr(locale, "pages-nav-deployments"),
            lead: tr(locale, "pages-deployments-lead"),
            seek: None,
            filters: &choices,
            sorts: &[],
            total: found.total,
            found: (!found.items.is_empty())
                .then(|| html! { ul.rows { @for item in &found.items { (tile(locale, item)) } } }),
            none: (
                tr(locale, "pages-deployments-none"),
                html! {
                    a.button.plain href=(Place::Challenges.with(locale, &[("status", "in_pilot")])) { (tr(locale, "pages-deployments-pilots")) }
                },
            ),
            next: found.next_cursor.as_deref(),
        },
    ))
}

fn tile(locale: Locale, item: &DeploymentView) -> Markup {
    html! {
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
