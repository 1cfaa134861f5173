//! `GET /challenges`.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use nhipcau_app::{
    App, Error,
    challenge::{self, ChallengeQuery, ChallengeSort, ChallengeSummary},
    view::ListView,
};
use nhipcau_domain::challenge::{ChallengeKind, Level, Status};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    list::{answer, page},
    problem::{ApiError, Problem},
};

/// Which challenges to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct ChallengeParams {
    /// Part of the title, with or without accents.
    q: Option<String>,
    /// Any of these statuses, as they are now.
    status: Vec<Status>,
    /// Any of these kinds.
    kind: Vec<ChallengeKind>,
    /// Any of these levels.
    level: Vec<Level>,
    /// Any of these topics.
    topic: Vec<String>,
    /// Code or id of a programme.
    programme: Option<String>,
    /// Province code.
    province: Option<String>,
    /// Orderer or proposer.
    organisation: Option<Uuid>,
    /// Only those one's organisations are party to.
    mine: Option<bool>,
    /// Only those that take submissions now.
    open: Option<bool>,
    /// Only published ones.
    published: Option<bool>,
    /// Id in the system of origin.
    external_id: Option<String>,
    /// `newest`, `deadline`, `updated` (the default) or `title`.
    sort: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the challenges this reader may read. `q` looks into titles; whole texts are searched by
/// `/search`.
#[utoipa::path(tag = "challenges", params(ChallengeParams), responses((status = 200, body = ListView<ChallengeSummary>), (status = 400, body = Problem)))]
#[get("/challenges")]
pub(super) async fn list(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<ChallengeParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let sort = match params.sort.as_deref() {
        None => ChallengeSort::default(),
        Some(name) => {
            ChallengeSort::parse(name).ok_or_else(|| Error::field("/sort", "unknown_value"))?
        }
    };
    let query = ChallengeQuery {
        q: params.q,
        statuses: params.status,
        kinds: params.kind,
        levels: params.level,
        topics: params.topic,
        programme: params.programme,
        province: params.province,
        organisation_id: params.organisation,
        mine: params.mine.unwrap_or(false),
        open: params.open.unwrap_or(false),
        published: params.published.unwrap_or(false),
        external_id: params.external_id,
        sort,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&request, &challenge::list(&app, &reader.0, query).await?))
}
