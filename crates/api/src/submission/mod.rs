//! `/submissions`.

mod list;
mod readings;

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    challenge::HistoryEntry,
    submission::{
        self, CreateSubmission, PatchSubmission, ReceiptView, SubmissionView, TransitionSubmission,
    },
    view::{ListView, SectionView},
};
use nhipcau_domain::submission::section::Content;
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created_as, tagged},
    extract::Arrived,
    json::Json,
    precondition::{IfAsRead, IfMatch},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(list::list)
        .service(create)
        .service(read)
        .service(patch_title)
        .service(transition)
        .service(receipt)
        .service(history)
        .service(readings::readings)
        .service(readings::break_glass)
        .service(read_section)
        .service(patch_section);
}

/// Begins a submission, which only the members of its organisation know of until the opening.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), request_body = CreateSubmission, responses((status = 201, body = SubmissionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/submissions")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateSubmission>,
) -> Result<HttpResponse, ApiError> {
    let view = submission::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created_as(&format!("/submissions/{}", view.summary.id), view.summary.revision(), &view))
}

/// Reads a submission.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = SubmissionView), (status = 404, body = Problem)))]
#[get("/submissions/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = submission::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Changes the title.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchSubmission, responses((status = 200, body = SubmissionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/submissions/{id}")]
async fn patch_title(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchSubmission>,
) -> Result<HttpResponse, ApiError> {
    let view = submission::patch_title(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Takes a submission from one status to the next. `If-Match` carries the whole `ETag` of what was
/// read; a send counts at the instant the complete request arrived.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionSubmission, responses((status = 200, body = SubmissionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/submissions/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    seen: IfAsRead,
    id: Path<Uuid>,
    arrived: Arrived<TransitionSubmission>,
) -> Result<HttpResponse, ApiError> {
    let Arrived { body, at } = arrived;
    let view = submission::transition(&app, &reader.0, *id, seen.0, at, body).await?;
    Ok(tagged(view.summary.revision(), &view))
}

/// Reads the receipt of the last send. The content hash is SHA-256 over the canonical JSON
/// (RFC 8785) of `{attachments, sections, title}`: the SHA-256 digests of the files in ascending
/// order, the content of each written section by its key, and the title.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ReceiptView), (status = 404, body = Problem)))]
#[get("/submissions/{id}/receipt")]
async fn receipt(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ReceiptView>, ApiError> {
    Ok(Json(submission::receipt(&app, &reader.0, *id).await?))
}

/// Lists the steps of a submission's lifecycle, oldest first.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<HistoryEntry>), (status = 404, body = Problem)))]
#[get("/submissions/{id}/history")]
async fn history(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<HistoryEntry>>, ApiError> {
    Ok(Json(submission::history(&app, &reader.0, *id).await?))
}

/// Reads one section.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path), ("key" = String, Path)), responses((status = 200, body = SectionView<Content>), (status = 404, body = Problem)))]
#[get("/submissions/{id}/sections/{key}")]
async fn read_section(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, String)>,
) -> Result<HttpResponse, ApiError> {
    let (id, key) = path.into_inner();
    let view = submission::read_section(&app, &reader.0, id, &key).await?;
    Ok(tagged(view.version, &view))
}

/// Writes one section; `If-Match` carries the section's own version.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path), ("key" = String, Path)), request_body = Content, responses((status = 200, body = SectionView<Content>), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/submissions/{id}/sections/{key}")]
async fn patch_section(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    path: Path<(Uuid, String)>,
    body: Json<Value>,
) -> Result<HttpResponse, ApiError> {
    let (id, key) = path.into_inner();
    let view =
        submission::patch_section(&app, &reader.0, id, &key, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}
