//! `GET /capabilities`.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use nhipcau_app::{
    App,
    capability::{self, CapabilityQuery, CapabilitySummary},
    view::ListView,
};
use nhipcau_domain::capability::{CapabilityKind, Status};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    list::{answer, page},
    problem::{ApiError, Problem},
};

/// Which capabilities to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct CapabilityParams {
    /// Part of the title.
    q: Option<String>,
    /// Any of these kinds.
    kind: Vec<CapabilityKind>,
    /// Any of these topics.
    topic: Vec<String>,
    /// At least this technology readiness level.
    trl_min: Option<i32>,
    /// Of this organisation.
    organisation: Option<Uuid>,
    /// Any of these statuses.
    status: Vec<Status>,
    /// Only those of one's own organisations.
    mine: Option<bool>,
    /// Id in the system of origin.
    external_id: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the capabilities this reader may read, the last changed first. Free text is searched
/// by `/search`.
#[utoipa::path(tag = "capabilities", params(CapabilityParams), responses((status = 200, body = ListView<CapabilitySummary>), (status = 400, body = Problem)))]
#[get("/capabilities")]
pub(super) async fn list(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<CapabilityParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = CapabilityQuery {
        q: params.q,
        kinds: params.kind,
        topics: params.topic,
        trl_min: params.trl_min,
        organisation_id: params.organisation,
        statuses: params.status,
        mine: params.mine.unwrap_or(false),
        external_id: params.external_id,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&request, &capability::list(&app, &reader.0, query).await?))
}
