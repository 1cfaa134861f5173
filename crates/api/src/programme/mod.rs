//! `/programmes` and `/topics`.

use actix_web::{
    HttpResponse, get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    programme::{self, ProgrammeView},
    view::ListView,
};
use nhipcau_domain::topic::Topic;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    etag::tagged,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list).service(read).service(topics);
}

/// Lists the programmes.
#[utoipa::path(tag = "programmes", responses((status = 200, body = ListView<ProgrammeView>)))]
#[get("/programmes")]
async fn list(app: Data<App>) -> Result<Json<ListView<ProgrammeView>>, ApiError> {
    Ok(Json(programme::list(&app).await?))
}

/// Reads a programme by id or code.
#[utoipa::path(tag = "programmes", params(("id" = String, Path, description = "Id or code")), responses((status = 200, body = ProgrammeView), (status = 404, body = Problem)))]
#[get("/programmes/{id}")]
async fn read(app: Data<App>, id: Path<String>) -> Result<HttpResponse, ApiError> {
    let view = programme::read(&app, &id).await?;
    Ok(tagged(view.version, &view))
}

/// Lists the topics.
#[utoipa::path(tag = "topics", responses((status = 200, body = ListView<Topic>)))]
#[get("/topics")]
async fn topics(app: Data<App>) -> Result<Json<ListView<Topic>>, ApiError> {
    Ok(Json(programme::topics(&app).await?))
}
