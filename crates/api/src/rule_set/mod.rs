//! `/rule-sets`.

use actix_web::{
    HttpResponse, get,
    web::{Data, Path},
};
use nhipcau_app::{App, Error, view::ListView};
use nhipcau_domain::rule_set::RuleSet;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    extract::Query,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list).service(read);
}

/// Which rule sets to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct RuleSetsParams {
    /// Only those by which an order can be carried through here, in their newest version.
    for_orders: Option<bool>,
}

/// Lists the rule sets, every version of each, the newest first.
#[utoipa::path(tag = "rule sets", params(RuleSetsParams), responses((status = 200, body = ListView<RuleSet>), (status = 400, body = Problem)))]
#[get("/rule-sets")]
async fn list(app: Data<App>, params: Query<RuleSetsParams>) -> Json<ListView<RuleSet>> {
    let all = app.rule_sets.all().iter();
    let wanted = params.0.for_orders.unwrap_or(false);
    let offered = |set: &&RuleSet| {
        let newest = app.rule_sets.latest(&set.code).map(|newest| newest.version);
        set.carries_an_order() && newest == Some(set.version)
    };
    Json(ListView::whole(all.filter(|set| !wanted || offered(set)).cloned().collect()))
}

/// Which version.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct RuleSetParams {
    /// The version; the newest when absent.
    version: Option<u32>,
}

/// Reads a rule set with every figure and its source.
#[utoipa::path(tag = "rule sets", params(("code" = String, Path), RuleSetParams), responses((status = 200, body = RuleSet), (status = 404, body = Problem)))]
#[get("/rule-sets/{code}")]
async fn read(
    app: Data<App>,
    code: Path<String>,
    params: Query<RuleSetParams>,
) -> Result<HttpResponse, ApiError> {
    let found = match params.0.version {
        Some(version) => app.rule_sets.version(&code, version),
        None => app.rule_sets.latest(&code),
    };
    let rule_set = found.ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().json(rule_set))
}
