//! Shortlist and invitations: `/challenges/{id}/shortlist`, `/challenges/{id}/invitations`,
//! `/invitations`.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    invitation::{
        self, CreateInvitation, FunnelReport, InvitationPreview, InvitationQuery, InvitationView,
        Invitations, InviteMany, InvitedMany, ShortlistEntry, ShortlistView, TransitionInvitation,
    },
    view::ListView,
};
use nhipcau_domain::invitation::Status;
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
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(shortlist)
        .service(judge)
        .service(of_challenge)
        .service(invite)
        .service(preview)
        .service(invite_many)
        .service(funnel)
        .service(mine)
        .service(read)
        .service(transition);
}

/// Lists the broker's judgements on the matches of a challenge.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<ShortlistView>), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/challenges/{id}/shortlist")]
async fn shortlist(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<ShortlistView>>, ApiError> {
    Ok(Json(invitation::shortlist(&app, &reader.0, *id).await?))
}

/// Judges a match, in the place of an earlier judgement.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ShortlistEntry, responses((status = 201, body = ShortlistView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/shortlist")]
async fn judge(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<ShortlistEntry>,
) -> Result<HttpResponse, ApiError> {
    let view = invitation::judge(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/challenges/{id}/shortlist"), None, &view))
}

/// Lists the invitations to a challenge with the counts of its funnel. How many submissions
/// there are is told after the opening only.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = Invitations), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/challenges/{id}/invitations")]
async fn of_challenge(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<Invitations>, ApiError> {
    Ok(Json(invitation::of_challenge(&app, &reader.0, *id).await?))
}

/// Invites a solver.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = CreateInvitation, responses((status = 201, body = InvitationView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/invitations")]
async fn invite(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<CreateInvitation>,
) -> Result<HttpResponse, ApiError> {
    let view = invitation::create(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/invitations/{}", view.id), Some(view.version), &view))
}

/// Writes the letters of several invitations and sends none: what each of the invited would read, in
/// the languages of its people, and who cannot be invited. Changes nothing.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = InviteMany, responses((status = 200, body = InvitationPreview), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/invitations/preview")]
async fn preview(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<InviteMany>,
) -> Result<Json<InvitationPreview>, ApiError> {
    Ok(Json(invitation::preview(&app, &reader.0, *id, body.into_inner()).await?))
}

/// Invites several solvers with one message. One that cannot be invited does not hold up the others;
/// nobody is invited twice.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = InviteMany, responses((status = 200, body = InvitedMany), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/invitations/batch")]
async fn invite_many(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<InviteMany>,
) -> Result<Json<InvitedMany>, ApiError> {
    Ok(Json(invitation::invite_many(&app, &reader.0, *id, body.into_inner()).await?))
}

/// Counts how many came how far, from the match to the award. What was submitted is told after the
/// opening only.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = FunnelReport), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/challenges/{id}/funnel")]
async fn funnel(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<FunnelReport>, ApiError> {
    Ok(Json(invitation::funnel(&app, &reader.0, *id).await?))
}

/// Which invitations to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct InvitationParams {
    /// Those of one's own organisations; there is no other list, so it says nothing new.
    #[allow(dead_code, reason = "named by the contract")]
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

/// Lists the invitations of one's own organisations, the last first.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(InvitationParams), responses((status = 200, body = ListView<InvitationView>), (status = 401, body = Problem)))]
#[get("/invitations")]
async fn mine(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<InvitationParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = InvitationQuery {
        statuses: params.status,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&request, &invitation::mine(&app, &reader.0, query).await?))
}

/// Reads an invitation.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = InvitationView), (status = 404, body = Problem)))]
#[get("/invitations/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = invitation::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Answers an invitation.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionInvitation, responses((status = 200, body = InvitationView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/invitations/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionInvitation>,
) -> Result<HttpResponse, ApiError> {
    let view = invitation::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}
