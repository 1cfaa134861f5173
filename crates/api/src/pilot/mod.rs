//! `/pilots`.

mod acceptance;
mod work;

use actix_web::{
    HttpRequest, HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    challenge::HistoryEntry,
    pilot::{self, CreatePilot, ListPilots, PilotSummary, PilotView, TransitionPilot, UpdatePilot},
    view::ListView,
};
use nhipcau_domain::{field_error::FieldError, pilot::Status};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list,
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(list_all)
        .service(create)
        .service(read)
        .service(update)
        .service(transition)
        .service(history)
        .configure(work::configure)
        .configure(acceptance::configure);
}

/// Which pilots to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct PilotParams {
    /// Only those one's organisations are party to.
    mine: Option<bool>,
    /// Any of these statuses.
    status: Vec<String>,
    /// The challenge.
    challenge: Option<Uuid>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists pilots, latest change first.
#[utoipa::path(tag = "pilots", params(PilotParams), responses((status = 200, body = ListView<PilotSummary>), (status = 400, body = Problem)))]
#[get("/pilots")]
async fn list_all(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<PilotParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let statuses = params
        .status
        .iter()
        .map(|text| Status::parse(text).ok_or_else(|| FieldError::new("/status", "unknown_value")))
        .collect::<Result<_, _>>()
        .map_err(|error| nhipcau_app::Error::Invalid(vec![error]))?;
    let query = ListPilots {
        mine: params.mine.unwrap_or(false),
        statuses,
        challenge: params.challenge,
        page: list::page(params.limit, params.cursor, params.count),
    };
    Ok(list::answer(&request, &pilot::list(&app, &reader.0, &query).await?))
}

/// Sets a pilot up under the signed agreement of an awarded challenge.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), request_body = CreatePilot, responses((status = 201, body = PilotView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreatePilot>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{}", view.summary.id), Some(view.summary.version), &view))
}

/// Reads a pilot: its published part, and its papers for those inside.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path)), responses((status = 200, body = PilotView), (status = 404, body = Problem)))]
#[get("/pilots/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = pilot::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Changes the set-up of a pilot.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = UpdatePilot, responses((status = 200, body = PilotView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/pilots/{id}")]
async fn update(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<UpdatePilot>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::update(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Takes a pilot from one status to the next.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionPilot, responses((status = 200, body = PilotView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/pilots/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionPilot>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Lists the steps of a pilot's lifecycle, oldest first; reasons and names for those inside.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<HistoryEntry>), (status = 404, body = Problem)))]
#[get("/pilots/{id}/history")]
async fn history(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<HistoryEntry>>, ApiError> {
    Ok(Json(pilot::history(&app, &reader.0, *id).await?))
}
