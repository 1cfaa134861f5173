//! From a page, or from what went wrong, to an HTTP answer.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER},
    },
};
use maud::html;
use nhipcau_app::Error;
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, problem::problem};
use twox_hash::XxHash3_64;

use crate::{
    layout::{Page, Site, frame},
    parts::arches,
    place::Place,
    words::tr,
};

/// The answer to a request for a page.
pub(crate) fn answer(
    request: &HttpRequest,
    base_url: &str,
    locale: Locale,
    result: Result<Page, Error>,
) -> HttpResponse {
    let site = Site { base_url, query: request.query_string(), locale };
    match result {
        Ok(page) => whole(request, &site, &page),
        Err(error) => failure(&site, &error),
    }
}

fn whole(request: &HttpRequest, site: &Site<'_>, page: &Page) -> HttpResponse {
    let body = frame(site, page).into_string();
    // Weak: the middleware may compress it, which changes the bytes but not the page.
    let tag = format!("W/\"{:016x}\"", XxHash3_64::oneshot(body.as_bytes()));
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|known| known.trim() == tag));
    let mut builder =
        HttpResponse::build(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    builder
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "public, max-age=0, must-revalidate"))
        .insert_header((CONTENT_LANGUAGE, site.locale.as_str()));
    if known {
        return builder.finish();
    }
    builder.insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).body(body)
}

/// The code and status of an error, as in the API.
fn code(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, "not_found"),
        Error::Forbidden | Error::NotAMember | Error::Unauthenticated(_) => {
            (StatusCode::FORBIDDEN, "forbidden")
        }
        Error::Invalid(_) | Error::MalformedParameter(_) => {
            (StatusCode::BAD_REQUEST, "malformed_parameter")
        }
        Error::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        Error::RateLimited(_) => (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"),
        // Pages only read; nothing else can come of that but a defect.
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    }
}

fn failure(site: &Site<'_>, error: &Error) -> HttpResponse {
    let (status, code) = code(error);
    if status.is_server_error() {
        tracing::error!(error = %error, "a public page failed");
    }
    let mut answer = error_page(site, status, code);
    if let Error::RateLimited(seconds) = error
        && let Ok(value) = seconds.to_string().parse()
    {
        answer.headers_mut().insert(RETRY_AFTER, value);
    }
    answer
}

/// An error as a page: what happened, and where to go from here.
pub(crate) fn error_page(site: &Site<'_>, status: StatusCode, code: &str) -> HttpResponse {
    let locale = site.locale;
    let words = problem(locale, code, &[("limit", Arg::from("–"))]);
    let main = html! {
        div.page {
            div.empty {
                (arches(3))
                p.soft { (status.as_u16()) }
                h1 { (words.title) }
                p { (words.detail) }
                p.line {
                    a.button href=(Place::Challenges.path(locale)) { (tr(locale, "pages-error-challenges")) }
                    a.button.plain href=(Place::Home.path(locale)) { (tr(locale, "pages-error-home")) }
                }
            }
        }
    };
    let page = Page {
        title: words.title.clone(),
        description: String::new(),
        place: None,
        main,
        data: Vec::new(),
        listed: false,
        class: "",
    };
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_LANGUAGE, locale.as_str()))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(frame(site, &page).into_string())
}
