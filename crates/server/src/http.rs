//! The HTTP server: API, public pages, workspace and health in one.

use std::sync::Arc;

use actix_web::{
    App as ActixApp, HttpMessage, HttpRequest, HttpResponse, HttpServer,
    body::MessageBody,
    dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue},
    },
    middleware::{Compress, Next, from_fn},
    web,
};
use nhipcau_api::problem::{ApiError, RequestId, write_problems};
use nhipcau_app::{App, Error};
use utoipa_actix_web::AppExt;

mod headers;
mod health;
mod unknown;
mod workspace;

/// The whole application as actix knows it; the tests use the same.
pub fn application(
    app: Arc<App>,
) -> ActixApp<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let (actix, document) = ActixApp::new()
        .into_utoipa_app()
        .openapi(nhipcau_api::base_document())
        .configure(nhipcau_api::configure)
        .split_for_parts();
    let document = web::Data::new(nhipcau_api::completed(document));
    actix
        .app_data(web::Data::from(app))
        .app_data(nhipcau_api::path_config())
        .app_data(web::PayloadConfig::new(nhipcau_api::BODY_LIMIT))
        .app_data(document)
        .configure(health::configure)
        .configure(workspace::configure)
        .configure(nhipcau_pages::configure)
        .default_service(web::to(unknown::answer))
        .wrap(from_fn(nhipcau_api::honour_keys))
        .wrap(from_fn(nhipcau_api::refuse_nul))
        .wrap(from_fn(nhipcau_api::refuse_cross_site))
        .wrap(from_fn(nhipcau_api::answer_conditionally))
        .wrap(from_fn(nhipcau_pages::write_errors))
        .wrap(from_fn(write_problems))
        .wrap(from_fn(name_request))
        .wrap(Compress::default())
}

/// Binds the address and serves until stopped.
///
/// # Errors
/// When the address cannot be bound.
pub fn serve(app: &Arc<App>, address: &str, workers: usize) -> std::io::Result<Server> {
    let app = app.clone();
    let mut server =
        HttpServer::new(move || application(app.clone())).bind(address)?.shutdown_timeout(20);
    if workers > 0 {
        server = server.workers(workers);
    }
    Ok(server.run())
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Names each request, for the answer, the log file and the reader's report.
async fn name_request(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let app = request.app_data::<web::Data<App>>();
    let id = app.map(|app| app.new_id().simple().to_string()).unwrap_or_default();
    let encrypted = app.is_some_and(|app| app.config.base_url.starts_with("https:"));
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.call(request).await?;
    let kept = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    headers::protect(headers, encrypted, kept);
    Ok(response)
}

/// Serves the OpenAPI document.
async fn openapi(document: web::Data<utoipa::openapi::OpenApi>) -> HttpResponse {
    HttpResponse::Ok().json(document.get_ref())
}

fn not_found() -> ApiError {
    Error::NotFound.into()
}

fn path_of(request: &HttpRequest) -> &str {
    request.path()
}
