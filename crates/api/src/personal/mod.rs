//! One's own personal data: `/me/consents`, `/me/data`, `/me/data-requests`; the requests of everybody at
//! `/operations/data-requests`.

mod requests;

use actix_web::{
    HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION},
    put,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    personal::{
        self, PersonalData,
        consent::{self, ConsentView, PutConsent},
    },
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    Reader,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(consents).service(put_consent).service(data).configure(requests::configure);
}

/// Lists what one may agree to, with what one has said. Nothing is agreed to by saying nothing.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = ListView<ConsentView>), (status = 401, body = Problem)))]
#[get("/me/consents")]
async fn consents(app: Data<App>, reader: Reader) -> Result<Json<ListView<ConsentView>>, ApiError> {
    Ok(Json(consent::list(&app, &reader.0).await?))
}

/// Gives or withdraws a consent, to the version of the text that was read. Each time is kept.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("purpose" = String, Path)), request_body = PutConsent, responses((status = 200, body = ConsentView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[put("/me/consents/{purpose}")]
async fn put_consent(
    app: Data<App>,
    reader: Reader,
    purpose: Path<String>,
    body: Json<PutConsent>,
) -> Result<Json<ConsentView>, ApiError> {
    Ok(Json(consent::put(&app, &reader.0, &purpose, &body).await?))
}

/// Everything that is held about the person, as one file. That it was made is a record of their own.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = PersonalData), (status = 401, body = Problem)))]
#[get("/me/data")]
async fn data(app: Data<App>, reader: Reader) -> Result<HttpResponse, ApiError> {
    let data = personal::export(&app, &reader.0).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"nhipcau-data.json\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(data))
}
