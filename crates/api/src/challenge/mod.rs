//! `/challenges`.

mod list;

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    challenge::{
        self, ChallengeView, CreateChallenge, HistoryEntry, PatchChallenge, TransitionChallenge,
        addenda::{self, AddendumView},
    },
    view::{ListView, SectionView},
};
use nhipcau_domain::challenge::section::Content;
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created_as, tagged},
    json::Json,
    precondition::{IfAsRead, IfMatch},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(list::list)
        .service(create)
        .service(read)
        .service(change)
        .service(transition)
        .service(read_section)
        .service(patch_section)
        .service(history)
        .service(list_addenda);
}

/// Begins a challenge.
#[utoipa::path(tag = "challenges", security(("bearer" = [])), request_body = CreateChallenge, responses((status = 201, body = ChallengeView), (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateChallenge>,
) -> Result<HttpResponse, ApiError> {
    let view = challenge::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created_as(&format!("/challenges/{}", view.summary.id), view.summary.revision(), &view))
}

/// Reads a challenge.
#[utoipa::path(tag = "challenges", params(("id" = Uuid, Path)), responses((status = 200, body = ChallengeView), (status = 404, body = Problem)))]
#[get("/challenges/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = challenge::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Changes title, summary, kind or level of a challenge that is still being written.
#[utoipa::path(tag = "challenges", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchChallenge, responses((status = 200, body = ChallengeView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/challenges/{id}")]
async fn change(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchChallenge>,
) -> Result<HttpResponse, ApiError> {
    let view = challenge::patch(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Takes a challenge from one status to the next. `If-Match` carries the whole `ETag` of what was
/// read, so that nobody signs a text that has changed since.
#[utoipa::path(tag = "challenges", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionChallenge, responses((status = 200, body = ChallengeView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/challenges/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    seen: IfAsRead,
    id: Path<Uuid>,
    body: Json<TransitionChallenge>,
) -> Result<HttpResponse, ApiError> {
    let view = challenge::transition(&app, &reader.0, *id, seen.0, body.into_inner()).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Reads one section.
#[utoipa::path(tag = "challenges", params(("id" = Uuid, Path), ("key" = String, Path)), responses((status = 200, body = SectionView<Content>), (status = 404, body = Problem)))]
#[get("/challenges/{id}/sections/{key}")]
async fn read_section(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, String)>,
) -> Result<HttpResponse, ApiError> {
    let (id, key) = path.into_inner();
    let view = challenge::read_section(&app, &reader.0, id, &key).await?;
    Ok(tagged(view.version, &view))
}

/// Writes one section; `If-Match` carries the section's own version.
#[utoipa::path(tag = "challenges", security(("bearer" = [])), params(("id" = Uuid, Path), ("key" = String, Path)), request_body = Content, responses((status = 200, body = SectionView<Content>), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/challenges/{id}/sections/{key}")]
async fn patch_section(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    path: Path<(Uuid, String)>,
    body: Json<Value>,
) -> Result<HttpResponse, ApiError> {
    let (id, key) = path.into_inner();
    let view =
        challenge::patch_section(&app, &reader.0, id, &key, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Lists the steps of a challenge's lifecycle, oldest first.
#[utoipa::path(tag = "challenges", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<HistoryEntry>), (status = 404, body = Problem)))]
#[get("/challenges/{id}/history")]
async fn history(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<HistoryEntry>>, ApiError> {
    Ok(Json(challenge::history(&app, &reader.0, *id).await?))
}

/// Lists the addenda of a call.
#[utoipa::path(tag = "challenges", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<AddendumView>), (status = 404, body = Problem)))]
#[get("/challenges/{id}/addenda")]
async fn list_addenda(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<AddendumView>>, ApiError> {
    Ok(Json(addenda::list(&app, &reader.0, *id).await?))
}
