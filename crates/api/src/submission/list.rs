//! `GET /submissions`.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use nhipcau_app::{
    App,
    submission::{self, SubmissionQuery, SubmissionSummary},
    view::ListView,
};
use nhipcau_domain::submission::Status;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    list::{answer, page},
    problem::{ApiError, Problem},
};

/// Which submissions to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct SubmissionParams {
    /// Only those of one's own organisations.
    mine: Option<bool>,
    /// Answers to this challenge.
    challenge: Option<Uuid>,
    /// Of this organisation.
    organisation: Option<Uuid>,
    /// Any of these statuses.
    status: Vec<Status>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists one's own submissions and, of the challenge asked for, the opened ones where the reader
/// runs the call or sits on its council.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(SubmissionParams), responses((status = 200, body = ListView<SubmissionSummary>), (status = 400, body = Problem), (status = 401, body = Problem)))]
#[get("/submissions")]
pub(super) async fn list(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<SubmissionParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = SubmissionQuery {
        mine: params.mine.unwrap_or(false),
        challenge_id: params.challenge,
        organisation_id: params.organisation,
        statuses: params.status,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&request, &submission::list(&app, &reader.0, query).await?))
}
