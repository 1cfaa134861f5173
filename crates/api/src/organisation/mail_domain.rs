//! `/organisations/{id}/domains` and `/organisation-domains`.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    organisation::mail_domain::{self, ClaimDomain, MailDomainView, TransitionDomain},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    json::Json,
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(domains).service(claim_domain).service(read_domain).service(transition_domain);
}

/// Lists the mail domains of an organisation; for its members and for brokers.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<MailDomainView>), (status = 403, body = Problem)))]
#[get("/organisations/{id}/domains")]
async fn domains(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<MailDomainView>>, ApiError> {
    Ok(Json(mail_domain::of_organisation(&app, &reader.0, *id).await?))
}

/// Claims a mail domain; for who binds the organisation.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ClaimDomain, responses((status = 201, body = MailDomainView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/organisations/{id}/domains")]
async fn claim_domain(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<ClaimDomain>,
) -> Result<HttpResponse, ApiError> {
    let view = mail_domain::claim(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/organisation-domains/{}", view.id), Some(view.version), &view))
}

/// Reads a mail domain; for the members of its organisation and for brokers.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = MailDomainView), (status = 404, body = Problem)))]
#[get("/organisation-domains/{id}")]
async fn read_domain(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = mail_domain::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Confirms, refuses or gives up a mail domain.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionDomain, responses((status = 200, body = MailDomainView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/organisation-domains/{id}/transitions")]
async fn transition_domain(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionDomain>,
) -> Result<HttpResponse, ApiError> {
    let view = mail_domain::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}
