//! Which address shows which page.

use actix_web::{
    FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    guard,
    http::{
        StatusCode,
        header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION, VARY},
    },
    middleware::Next,
    web,
};
use nhipcau_app::App;
use nhipcau_domain::locale::Locale;
use uuid::Uuid;

use crate::{
    assets, capability, challenge, deployment, help, home, layout::Site, log, organisation,
    place::Place, programme, respond, search, site, stop, topic, trace,
};

/// Registers the public pages of both languages, their assets, `/`, the site map and robots.txt.
pub fn configure(config: &mut web::ServiceConfig) {
    assets::configure(config);
    config
        .route("/", reading().to(choose))
        .route("/robots.txt", reading().to(site::robots))
        .route("/sitemap.xml", reading().to(site::sitemap))
        .route("/challenges/{id}", reading().to(lead))
        .route("/capabilities/{id}", reading().to(lead))
        .route("/organisations/{id}", reading().to(lead));
    for locale in Locale::ALL {
        config.service(pages(*locale));
    }
}

/// A route for readers: `GET`, and `HEAD` with the same head.
fn reading() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn pages(locale: Locale) -> actix_web::Scope {
    let code = String::new;
    let id = Uuid::nil;
    web::scope(&format!("/{locale}"))
        .app_data(web::Data::new(locale))
        .route("", reading().to(home::show))
        .service(at(&Place::Home, locale, home::show))
        .service(at(&Place::Challenges, locale, challenge::list::show))
        .service(at(&Place::Challenge(code()), locale, challenge::show))
        .service(at(&Place::Trace(code()), locale, trace::show))
        .service(at(&Place::Capabilities, locale, capability::index))
        .service(at(&Place::Capability(id()), locale, capability::show))
        .service(at(&Place::Organisations, locale, organisation::index))
        .service(at(&Place::Organisation(id()), locale, organisation::show))
        .service(at(&Place::Topics, locale, topic::index))
        .service(at(&Place::Programmes, locale, programme::index))
        .service(at(&Place::Programme(code()), locale, programme::show))
        .service(at(&Place::Deployments, locale, deployment::index))
        .service(at(&Place::Search, locale, search::show))
        .service(at(&Place::Stop, locale, stop::show).route(web::post().to(stop::act)))
        .service(at(&Place::Log, locale, log::show))
        .service(at(&Place::Help, locale, help::show))
        .default_service(web::to(not_found))
}

fn at<F, Args>(place: &Place, locale: Locale, handler: F) -> actix_web::Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(place.pattern(locale))
        .route(reading().to(handler))
        .default_service(web::to(wrong_method))
}

fn preferred(request: &HttpRequest) -> Locale {
    request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Locale::default, Locale::negotiate)
}

/// `GET /` leads to the reader's language.
async fn choose(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((LOCATION, Place::Home.path(preferred(&request))))
        .insert_header((VARY, "Accept-Language"))
        .finish()
}

/// Addresses without a language, as the API names them, lead to the reader's language.
async fn lead(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let place = match (request.path().split('/').nth(1), Uuid::parse_str(&id)) {
        (Some("challenges"), _) => Place::Challenge(id.into_inner()),
        (Some("capabilities"), Ok(id)) => Place::Capability(id),
        (Some("organisations"), Ok(id)) => Place::Organisation(id),
        _ => return not_found(request).await,
    };
    HttpResponse::Found()
        .insert_header((LOCATION, place.path(preferred(&request))))
        .insert_header((VARY, "Accept-Language"))
        .finish()
}

/// The language of the address, else the one the reader asks for.
fn language(request: &HttpRequest) -> Locale {
    request.path().split('/').nth(1).and_then(Locale::parse).unwrap_or_else(|| preferred(request))
}

fn failure(request: &HttpRequest, status: StatusCode, code: &str) -> HttpResponse {
    let base_url =
        request.app_data::<web::Data<App>>().map_or("", |app| app.config.base_url.as_str());
    let site = Site { base_url, query: "", locale: language(request) };
    respond::error_page(&site, status, code)
}

/// There is nothing at this address.
async fn not_found(request: HttpRequest) -> HttpResponse {
    failure(&request, StatusCode::NOT_FOUND, "not_found")
}

async fn wrong_method(request: HttpRequest) -> HttpResponse {
    failure(&request, StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed")
}

/// Errors outside the API as pages, for readers who ask for HTML.
///
/// # Errors
/// None of its own.
pub async fn write_errors(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let request = response.request();
    let status = response.status();
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html")));
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || is_page || request.path().starts_with("/api/") || !wants_html(request) {
        return Ok(response);
    }
    let code = match status {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => "forbidden",
        StatusCode::TOO_MANY_REQUESTS => "too_many_requests",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        status if status.is_server_error() => "internal",
        _ => "malformed_parameter",
    };
    if let (true, Some(error)) = (status.is_server_error(), response.response().error()) {
        tracing::error!(%error, path = request.path(), "request failed");
    }
    let page = failure(request, status, code);
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, page))
}

fn wants_html(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
