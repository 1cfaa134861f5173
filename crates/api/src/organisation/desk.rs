//! `/verification-desk` and `/provinces`.

use actix_web::{get, web::Data};
use nhipcau_app::{
    App,
    organisation::{self, VerificationDesk},
    view::ListView,
};
use nhipcau_domain::{
    province::{self, Province},
    timestamp::Day,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(verification_desk).service(provinces);
}

/// Reads the desk of organisations: requests, ends of verifications, mail domains, duplicates; for
/// the officers of science departments.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), responses((status = 200, body = VerificationDesk), (status = 403, body = Problem)))]
#[get("/verification-desk")]
async fn verification_desk(
    app: Data<App>,
    reader: Reader,
) -> Result<Json<VerificationDesk>, ApiError> {
    Ok(Json(organisation::desk(&app, &reader.0).await?))
}

/// Which provinces to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProvinceParams {
    /// Those there were on this day; all there are or have been when absent.
    on: Option<Day>,
}

/// Lists the provinces and cities directly under the central government, by code.
#[utoipa::path(tag = "organisations", params(ProvinceParams), responses((status = 200, body = ListView<Province>), (status = 400, body = Problem)))]
#[get("/provinces")]
async fn provinces(params: Query<ProvinceParams>) -> Json<ListView<Province>> {
    let there = |province: &&Province| params.0.on.is_none_or(|day| province.holds_on(day));
    Json(ListView::whole(province::all().iter().filter(there).cloned().collect()))
}
