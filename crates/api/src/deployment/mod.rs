//! `/deployments`: the register of use.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    deployment::{self, DeploymentView, ListDeployments, RegisterDeployment},
    view::ListView,
};
use nhipcau_domain::deployment::UseKind;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::created,
    extract::Query,
    json::Json,
    list,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list_all).service(register).service(read);
}

/// Which uses to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct DeploymentParams {
    /// The pilot whose result is used.
    pilot: Option<Uuid>,
    /// The challenge it began with.
    challenge: Option<Uuid>,
    /// The adopting organisation.
    organisation: Option<Uuid>,
    /// `direct` or `indirect`.
    #[serde(rename = "use")]
    use_kind: Option<UseKind>,
    /// Id in the system of origin.
    external_id: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists uses of accepted results, latest start first.
#[utoipa::path(tag = "deployments", params(DeploymentParams), responses((status = 200, body = ListView<DeploymentView>), (status = 400, body = Problem)))]
#[get("/deployments")]
async fn list_all(
    app: Data<App>,
    request: HttpRequest,
    params: Query<DeploymentParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = ListDeployments {
        pilot: params.pilot,
        challenge: params.challenge,
        organisation: params.organisation,
        use_kind: params.use_kind,
        external_id: params.external_id,
        page: list::page(params.limit, params.cursor, params.count),
    };
    Ok(list::answer(&request, &deployment::list(&app, &query).await?))
}

/// Registers a use of a result that was adopted or scaled.
#[utoipa::path(tag = "deployments", security(("bearer" = [])), request_body = RegisterDeployment, responses((status = 201, body = DeploymentView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/deployments")]
async fn register(
    app: Data<App>,
    reader: Reader,
    body: Json<RegisterDeployment>,
) -> Result<HttpResponse, ApiError> {
    let view = deployment::register(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/deployments/{}", view.id), None, &view))
}

/// Reads one use.
#[utoipa::path(tag = "deployments", params(("id" = Uuid, Path)), responses((status = 200, body = DeploymentView), (status = 404, body = Problem)))]
#[get("/deployments/{id}")]
async fn read(app: Data<App>, id: Path<Uuid>) -> Result<Json<DeploymentView>, ApiError> {
    Ok(Json(deployment::read(&app, *id).await?))
}
