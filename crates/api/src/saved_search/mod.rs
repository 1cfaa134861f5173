//! `/me/saved-searches`: what the signed-in person wants to be told of.

use actix_web::{
    HttpRequest, HttpResponse, delete, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    saved_search::{
        self as use_case, CreateSavedSearch, FoundView, PatchSavedSearch, SavedSearchView,
    },
    view::ListView,
};
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
    precondition::IfMatch,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(saved_searches)
        .service(save_search)
        .service(saved_search)
        .service(patch_saved_search)
        .service(delete_saved_search)
        .service(saved_search_hits)
        .service(mark_saved_search_seen);
}

/// Lists one's saved searches, the last first.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = ListView<SavedSearchView>), (status = 401, body = Problem)))]
#[get("/me/saved-searches")]
async fn saved_searches(
    app: Data<App>,
    reader: Reader,
) -> Result<Json<ListView<SavedSearchView>>, ApiError> {
    Ok(Json(use_case::list(&app, &reader.0).await?))
}

/// Saves a search, or the wish to be told of open challenges that fit an organisation or one of its
/// capabilities. What is public already is not told. One person keeps 50 at most.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = CreateSavedSearch, responses((status = 201, body = SavedSearchView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/me/saved-searches")]
async fn save_search(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateSavedSearch>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/me/saved-searches/{}", view.id), Some(view.version), &view))
}

/// Reads a saved search of one's own.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = SavedSearchView), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[get("/me/saved-searches/{id}")]
async fn saved_search(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Renames a saved search, changes what it asks for or how often it is told; `never` stops it.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchSavedSearch, responses((status = 200, body = SavedSearchView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/me/saved-searches/{id}")]
async fn patch_saved_search(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchSavedSearch>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::patch(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Deletes a saved search, with what it has found.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[delete("/me/saved-searches/{id}")]
async fn delete_saved_search(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    use_case::delete(&app, &reader.0, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which part of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct HitParams {
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists what a saved search has found since it was saved, the last first.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path), HitParams), responses((status = 200, body = ListView<FoundView>), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[get("/me/saved-searches/{id}/hits")]
async fn saved_search_hits(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<HitParams>,
) -> Result<HttpResponse, ApiError> {
    let page = page(params.0.limit, params.0.cursor, None);
    Ok(answer(&request, &use_case::hits(&app, &reader.0, *id, &page).await?))
}

/// Notes down that one has looked at what a saved search has found.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[post("/me/saved-searches/{id}/seen")]
async fn mark_saved_search_seen(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    use_case::seen(&app, &reader.0, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
