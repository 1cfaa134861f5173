//! Stopping alerts by the link of a mail, for anybody who holds it. Opening it changes nothing: programs that
//! look at links stop nothing. The button does, and so does a mail program's one request (RFC 8058).

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue},
    web::{Bytes, Data},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Error,
    saved_search::{Stopping, stop, stopping, undo},
};
use nhipcau_domain::locale::Locale;

use crate::{layout::Page, list::Asked, place::Place, respond::answer, words::tr};

/// What the form says to take the stop back. Anything else stops, whatever a mail program sends.
const UNDO: &[u8] = b"undo=1";

/// `GET /vi/dung-bao`, `GET /en/stop-alerts`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let asked = Asked::of(&request);
    let found = stopping(&app, token(&asked)).await;
    shown(&request, &app, **locale, found)
}

/// `POST` to the same address.
pub(crate) async fn act(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
    body: Bytes,
) -> HttpResponse {
    let asked = Asked::of(&request);
    let token = token(&asked);
    let done = if *body == *UNDO { undo(&app, token).await } else { stop(&app, token).await };
    let found = match done {
        Ok(()) => stopping(&app, token).await,
        Err(error) => Err(error),
    };
    shown(&request, &app, **locale, found)
}

fn token(asked: &Asked) -> &str {
    asked.one("token").unwrap_or_default()
}

fn shown(
    request: &HttpRequest,
    app: &App,
    locale: Locale,
    found: Result<Stopping, Error>,
) -> HttpResponse {
    let page = found.map(|found| page(locale, &found));
    let mut response = answer(request, &app.config.base_url, locale, page);
    // It says what somebody looks for.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn page(locale: Locale, found: &Stopping) -> Page {
    let title = tr(locale, "pages-stop");
    let main = html! {
        div.page {
            div.head { h1 { (title) } }
            @if !found.told.is_empty() {
                p { (tr(locale, "pages-stop-told")) }
                (names(&found.told))
                form method="post" { button type="submit" { (tr(locale, "pages-stop-do")) } }
            }
            @if !found.stopped.is_empty() {
                p role="status" { strong { (tr(locale, "pages-stop-done")) } }
                (names(&found.stopped))
                form method="post" {
                    input type="hidden" name="undo" value="1";
                    button type="submit" { (tr(locale, "pages-stop-undo")) }
                }
            }
            @if found.told.is_empty() && found.stopped.is_empty() {
                p { (tr(locale, "pages-stop-nothing")) }
            }
            p { a href="/app/saved-searches" { (tr(locale, "pages-stop-all")) } }
        }
    };
    Page::new(Place::Stop, title, main).unlisted(true)
}

fn names(names: &[String]) -> Markup {
    html! { ul { @for name in names { li { (name) } } } }
}

#[cfg(test)]
mod tests {
    use nhipcau_app::saved_search::search_page;
    use nhipcau_domain::saved_search::SavedQuery;

    use super::*;

    #[test]
    fn mails_lead_to_pages_that_there_are() {
        for locale in Locale::ALL {
            let search = search_page(*locale, &SavedQuery::default());
            assert_eq!(search, Place::Search.path(*locale));
        }
    }
}
