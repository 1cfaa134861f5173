//! Health, metrics and the API's description, at the root.

use std::fmt::Write as _;

use actix_web::{HttpResponse, web};
use nhipcau_app::{App, operations};

/// Registers the routes.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/healthz", web::get().to(alive))
        .route("/readyz", web::get().to(ready))
        .route("/metrics", web::get().to(metrics))
        .route("/openapi.json", web::get().to(super::openapi))
        .route("/docs/api", web::get().to(docs));
}

/// The process answers.
async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, the index has been built and every duty of this process comes through.
async fn ready(app: web::Data<App>) -> HttpResponse {
    match operations::ready(&app).await {
        Ok(ailing) if ailing.is_empty() => HttpResponse::Ok().body("ready\n"),
        Ok(ailing) => {
            let mut body = String::from("not ready\n");
            for one in ailing {
                tracing::warn!(duty = %one.duty, seconds = one.seconds, error = one.error, "not ready");
                // What it failed of is for the log, not for whoever asks.
                // Writing to a String cannot fail.
                let _ = writeln!(body, "{}: not done for {} s", one.duty, one.seconds);
            }
            HttpResponse::ServiceUnavailable().body(body)
        }
        Err(error) => {
            tracing::warn!(%error, "not ready");
            HttpResponse::ServiceUnavailable().body("not ready\ndatabase\n")
        }
    }
}

/// A few figures in Prometheus' text format.
async fn metrics(app: web::Data<App>) -> HttpResponse {
    match operations::figures(&app).await {
        Ok(text) => HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text),
        Err(error) => {
            tracing::warn!(%error, "no metrics");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

/// A browsable page of the API, made from the same document, with no asset from another host.
async fn docs(document: web::Data<utoipa::openapi::OpenApi>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(nhipcau_api::docs_page(&document))
}
