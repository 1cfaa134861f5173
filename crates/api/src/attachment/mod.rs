//! Attachments: uploads below the thing they belong to, and `/attachments/{id}`.

mod serve;
mod upload;

use actix_multipart::Multipart;
use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    attachment::{self, AttachmentView},
};
use nhipcau_domain::attachment::Noun;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::created,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(to_challenge)
        .service(to_submission)
        .service(to_agreement)
        .service(to_pilot)
        .service(read)
        .service(details)
        .service(remove)
        .service(confirm_redaction)
        .service(take_back_redaction);
}

/// A file with its purpose, as `multipart/form-data`.
#[derive(Debug, ToSchema)]
#[allow(dead_code, reason = "describes the form for the OpenAPI document")]
struct UploadForm {
    /// The file. Its kind is found from its content: PDF, Word, Excel and slides (without
    /// macros), PNG, JPEG, WebP, CSV or plain text in UTF-8, at most 20 MB.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
    /// `attachment` when absent.
    purpose: Option<nhipcau_domain::attachment::Purpose>,
}

async fn attach(
    app: &App,
    reader: &Reader,
    noun: Noun,
    id: Uuid,
    form: Multipart,
) -> Result<HttpResponse, ApiError> {
    // Only people may make the server take twenty megabytes in.
    reader.0.person()?;
    let file = upload::read(form, app.config.attachment_limit).await?;
    let view = attachment::upload(app, &reader.0, noun, id, file).await?;
    Ok(created(&format!("/attachments/{}", view.id), None, &view))
}

/// Attaches a file to a challenge; `purpose` `decision` for the signed paper of a decision.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/attachments")]
async fn to_challenge(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    form: Multipart,
) -> Result<HttpResponse, ApiError> {
    attach(&app, &reader, Noun::Challenge, *id, form).await
}

/// Attaches a file to a submission, sealed like its text.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
#[post("/submissions/{id}/attachments")]
async fn to_submission(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    form: Multipart,
) -> Result<HttpResponse, ApiError> {
    attach(&app, &reader, Noun::Submission, *id, form).await
}

/// Attaches a file to an agreement; `purpose` `agreement` for the signed paper.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
#[post("/agreements/{id}/attachments")]
async fn to_agreement(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    form: Multipart,
) -> Result<HttpResponse, ApiError> {
    attach(&app, &reader, Noun::Agreement, *id, form).await
}

/// Attaches a file to a pilot.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/attachments")]
async fn to_pilot(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    form: Multipart,
) -> Result<HttpResponse, ApiError> {
    attach(&app, &reader, Noun::Pilot, *id, form).await
}

/// Downloads an attachment.
#[utoipa::path(tag = "attachments", params(("id" = Uuid, Path)), responses((status = 200, content_type = "application/octet-stream", body = [u8]), (status = 404, body = Problem)))]
#[get("/attachments/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    Ok(serve::answer(attachment::download(&app, &reader.0, *id).await?))
}

/// Reads what is known of an attachment, without its content.
#[utoipa::path(tag = "attachments", params(("id" = Uuid, Path)), responses((status = 200, body = AttachmentView), (status = 404, body = Problem)))]
#[get("/attachments/{id}/details")]
async fn details(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<AttachmentView>, ApiError> {
    Ok(Json(attachment::details(&app, &reader.0, *id).await?))
}

/// Removes an attachment while the thing it belongs to is still being written.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[delete("/attachments/{id}")]
async fn remove(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    attachment::remove(&app, &reader.0, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Confirms that a file of a submission names neither the organisation nor its people, so that a
/// council that judges without names reads it. Saying it twice changes nothing.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[put("/attachments/{id}/redaction")]
async fn confirm_redaction(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<AttachmentView>, ApiError> {
    Ok(Json(attachment::confirm(&app, &reader.0, *id).await?))
}

/// Takes back that a file names nobody: the council does not read it any more.
#[utoipa::path(tag = "attachments", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = AttachmentView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[delete("/attachments/{id}/redaction")]
async fn take_back_redaction(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<AttachmentView>, ApiError> {
    Ok(Json(attachment::take_back(&app, &reader.0, *id).await?))
}
