//! `/councils` and the councils of a challenge.

mod sheet;

use actix_web::{
    HttpRequest, HttpResponse, get, post, put,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    council::{
        self, CouncilQuery, CouncilSummary, CouncilView, CreateCouncil, Declare, MyDeclarations,
        PutMembers, RankingView, RecordMeeting, TransitionCouncil,
    },
    view::ListView,
};
use nhipcau_domain::council::{Status, minutes::Minutes};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list::{answer, page},
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(create)
        .service(of_challenge)
        .service(ranking)
        .service(list)
        .service(read)
        .service(put_members)
        .service(transition)
        .service(read_conflicts)
        .service(declare)
        .service(record_meeting)
        .service(put_minutes)
        .configure(sheet::configure);
}

/// Puts a council together.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = CreateCouncil, responses((status = 201, body = CouncilView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/councils")]
async fn create(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<CreateCouncil>,
) -> Result<HttpResponse, ApiError> {
    let view = council::create(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/councils/{}", view.id), Some(view.version), &view))
}

/// Lists the councils of a challenge that this reader may know of, oldest first.
#[utoipa::path(tag = "councils", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<CouncilView>), (status = 404, body = Problem)))]
#[get("/challenges/{id}/councils")]
async fn of_challenge(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<CouncilView>>, ApiError> {
    Ok(Json(council::of_challenge(&app, &reader.0, *id).await?))
}

/// Whose result.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct RankingParams {
    /// The council; the last selection council when absent.
    council: Option<Uuid>,
}

/// Works out the result of a council from its sheets.
#[utoipa::path(tag = "councils", params(("id" = Uuid, Path), RankingParams), responses((status = 200, body = RankingView), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/challenges/{id}/ranking")]
async fn ranking(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<RankingParams>,
) -> Result<Json<RankingView>, ApiError> {
    Ok(Json(council::ranking(&app, &reader.0, *id, params.0.council).await?))
}

/// Which councils to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct CouncilParams {
    /// `true`: those on which one sits; else those one's offices run.
    mine: Option<bool>,
    /// Any of these statuses.
    status: Vec<Status>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists councils, the last changed first.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(CouncilParams), responses((status = 200, body = ListView<CouncilSummary>), (status = 401, body = Problem)))]
#[get("/councils")]
async fn list(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<CouncilParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = CouncilQuery {
        mine: params.mine.unwrap_or(false),
        statuses: params.status,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&request, &council::list(&app, &reader.0, query).await?))
}

/// Reads a council.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = CouncilView), (status = 404, body = Problem)))]
#[get("/councils/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = council::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Replaces the members, until scoring begins.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PutMembers, responses((status = 200, body = CouncilView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/councils/{id}/members")]
async fn put_members(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PutMembers>,
) -> Result<HttpResponse, ApiError> {
    let view = council::put_members(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Takes a council from one status to the next.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionCouncil, responses((status = 200, body = CouncilView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/councils/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionCouncil>,
) -> Result<HttpResponse, ApiError> {
    let view = council::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Lists the competing organisations by name, with what the signed-in member has declared.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = MyDeclarations), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/councils/{id}/conflicts")]
async fn read_conflicts(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<MyDeclarations>, ApiError> {
    Ok(Json(council::declarations(&app, &reader.0, *id).await?))
}

/// Declares about competing organisations; a conflict takes the person off the council.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Declare, responses((status = 200, body = MyDeclarations), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/councils/{id}/conflicts")]
async fn declare(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<Declare>,
) -> Result<Json<MyDeclarations>, ApiError> {
    Ok(Json(council::declare(&app, &reader.0, *id, body.into_inner()).await?))
}

/// Records the meeting; recorded again, the last record counts.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = RecordMeeting, responses((status = 201, body = CouncilView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/councils/{id}/meetings")]
async fn record_meeting(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<RecordMeeting>,
) -> Result<HttpResponse, ApiError> {
    let view = council::record_meeting(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/councils/{id}"), Some(view.version), &view))
}

/// Writes the minutes with the recommendation and the votes.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Minutes, responses((status = 200, body = CouncilView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/councils/{id}/minutes")]
async fn put_minutes(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<Minutes>,
) -> Result<HttpResponse, ApiError> {
    let view = council::put_minutes(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}
