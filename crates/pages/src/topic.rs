//! The topics under which needs and offers are filed.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::html;
use nhipcau_app::{App, Error, programme};
use nhipcau_domain::locale::Locale;

use crate::{layout::Page, place::Place, respond::answer, words::tr};

/// `GET /vi/chu-de`, `GET /en/topics`.
pub(crate) async fn index(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale).await;
    answer(&request, &app.config.base_url, locale, result)
}

async fn page(app: &App, locale: Locale) -> Result<Page, Error> {
    let mut topics = programme::topics(app).await?.items;
    topics.sort_by_cached_key(|topic| nhipcau_texts::collation::key(topic.label.get(locale)));
    let title = tr(locale, "pages-nav-topics");
    let lead = tr(locale, "pages-topics-lead");
    let main = html! {
        div.page {
            div.head { h1 { (title) } p.lead { (lead) } }
            ul.cards {
                @for topic in &topics {
                    li.card {
                        h2 { a href=(Place::Challenges.with(locale, &[("topic", &topic.code)])) { (topic.label.get(locale)) } }
                        p.small { a href=(Place::Capabilities.with(locale, &[("topic", &topic.code)])) { (tr(locale, "pages-topic-capabilities")) } }
                    }
                }
            }
        }
    };
    Ok(Page::new(Place::Topics, title, main).about(&lead))
}
