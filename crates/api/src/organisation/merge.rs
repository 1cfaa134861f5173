//! `/organisations/{id}/merge` and `/separate`.

use actix_web::{
    HttpResponse, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    organisation::{self, MergeOrganisation, OrganisationView, SeparateOrganisation},
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::tagged,
    json::Json,
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(merge).service(separate);
}

/// Makes an organisation part of another one; for who signs for a science department.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = MergeOrganisation, responses((status = 200, body = OrganisationView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/organisations/{id}/merge")]
async fn merge(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<MergeOrganisation>,
) -> Result<HttpResponse, ApiError> {
    let view = organisation::merge(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Takes an organisation out of the one it was made part of.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = SeparateOrganisation, responses((status = 200, body = OrganisationView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/organisations/{id}/separate")]
async fn separate(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<SeparateOrganisation>,
) -> Result<HttpResponse, ApiError> {
    let view = organisation::separate(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}
