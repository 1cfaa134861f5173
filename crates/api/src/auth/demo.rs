//! `/auth/demo`: signing in by one click.

use actix_web::{HttpResponse, get, post, web::Data};
use nhipcau_app::{
    App,
    auth::{SessionView, demo},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::cookies::{From, answer};
use crate::{
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(demo_people).service(demo_login);
}

/// Lists whom one can sign in as. Demonstration only.
#[utoipa::path(tag = "demonstration", responses((status = 200, body = ListView<demo::DemoPerson>), (status = 404, body = Problem)))]
#[get("/auth/demo")]
async fn demo_people(app: Data<App>) -> Result<Json<ListView<demo::DemoPerson>>, ApiError> {
    Ok(Json(demo::list(&app).await?))
}

/// Signs in as a person of the demonstration. Demonstration only.
#[utoipa::path(tag = "demonstration", request_body = demo::DemoLogin, responses((status = 200, body = SessionView), (status = 404, body = Problem)))]
#[post("/auth/demo")]
async fn demo_login(
    app: Data<App>,
    from: From,
    body: Json<demo::DemoLogin>,
) -> Result<HttpResponse, ApiError> {
    let signed_in = demo::login(&app, &body, &from.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}
