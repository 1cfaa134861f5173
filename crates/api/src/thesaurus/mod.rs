//! `/thesaurus`: the vocabulary by which searches are widened, and its editor.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header,
    post,
    web::{Data, Path, Payload},
};
use nhipcau_app::{
    App, Error,
    thesaurus::{
        self as use_case, PublishThesaurus, ThesaurusChangeView, ThesaurusConceptList,
        ThesaurusConceptView, ThesaurusImport, ThesaurusPreview, ThesaurusProposal, ThesaurusQuery,
    },
    view::ListView,
};
use nhipcau_domain::thesaurus::ConceptOrigin;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list::{answer, page, with_link},
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

/// The media type of JSON-LD.
const JSON_LD: &str = "application/ld+json";
/// The greatest document taken, in bytes.
const DOCUMENT_LIMIT: usize = 4 * 1024 * 1024;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(thesaurus)
        .service(thesaurus_concepts)
        .service(thesaurus_concept)
        .service(preview_thesaurus)
        .service(publish_thesaurus)
        .service(thesaurus_changes)
        .service(thesaurus_change)
        .service(import_thesaurus);
}

/// The thesaurus in force as one SKOS document in JSON-LD: an open vocabulary, for anybody. Its `ETag` begins
/// with the version.
#[utoipa::path(tag = "thesaurus", responses((status = 200, body = serde_json::Value, content_type = "application/ld+json")))]
#[get("/thesaurus")]
async fn thesaurus(app: Data<App>, _reader: Reader) -> Result<HttpResponse, ApiError> {
    let document = use_case::export(&app).await?;
    Ok(HttpResponse::Ok()
        .content_type(JSON_LD)
        .insert_header((header::ETAG, format!("\"{}\"", document.tag)))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"thesaurus.jsonld\""))
        .body(document.text.to_string()))
}

/// Which concepts.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct ConceptParams {
    /// One of its names, accents may be missing.
    q: String,
    /// Where it comes from; repeat to allow several. Left out: everything that is in force.
    origin: Vec<ConceptOrigin>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<usize>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Looks concepts up by any of their names, the best first; without `q` in the order of the Vietnamese terms. For
/// science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), params(ConceptParams), responses((status = 200, body = ThesaurusConceptList), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/thesaurus/concepts")]
async fn thesaurus_concepts(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<ConceptParams>,
) -> Result<HttpResponse, ApiError> {
    let ConceptParams { q, origin, limit, cursor } = params.0;
    let query = ThesaurusQuery { text: q, origins: origin, limit, cursor };
    let list = use_case::list(&app, &reader.0, query).await?;
    Ok(with_link(&request, list.next_cursor.as_deref(), &list))
}

/// Reads a concept, what is around it and who changed it. Its version is that of the whole thesaurus. For
/// science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), params(("id" = String, Path)), responses((status = 200, body = ThesaurusConceptView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/thesaurus/concepts/{id}")]
async fn thesaurus_concept(
    app: Data<App>,
    reader: Reader,
    id: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::read(&app, &reader.0, &id).await?;
    Ok(tagged(view.version, &view))
}

/// Tries a change out: what is wrong with it, what it does, and which results of searches it changes. Nothing is
/// stored. One change is tried out at a time; who waits too long gets 503. For science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), request_body = ThesaurusProposal, responses((status = 200, body = ThesaurusPreview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
#[post("/thesaurus/preview")]
async fn preview_thesaurus(
    app: Data<App>,
    reader: Reader,
    body: Json<ThesaurusProposal>,
) -> Result<Json<ThesaurusPreview>, ApiError> {
    Ok(Json(use_case::preview(&app, &reader.0, body.into_inner()).await?))
}

/// Publishes a change of the thesaurus that was read at the version in `If-Match`. For who signs for a science
/// department.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), request_body = PublishThesaurus, responses((status = 201, body = ThesaurusChangeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/thesaurus/changes")]
async fn publish_thesaurus(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    body: Json<PublishThesaurus>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::publish(&app, &reader.0, version.0, body.into_inner()).await?;
    Ok(created(&format!("/thesaurus/changes/{}", view.id), Some(view.version), &view))
}

/// Which part of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct ChangeParams {
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the changes of the thesaurus, the last first. For science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), params(ChangeParams), responses((status = 200, body = ListView<ThesaurusChangeView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/thesaurus/changes")]
async fn thesaurus_changes(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<ChangeParams>,
) -> Result<HttpResponse, ApiError> {
    let page = page(params.0.limit, params.0.cursor, params.0.count);
    Ok(answer(&request, &use_case::changes(&app, &reader.0, &page).await?))
}

/// Reads a change of the thesaurus. For science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ThesaurusChangeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/thesaurus/changes/{id}")]
async fn thesaurus_change(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = use_case::change(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Reads a SKOS document in JSON-LD, as `GET /thesaurus` gives it, 4 MiB at most, and says what of it differs from
/// the thesaurus in force. Nothing is stored. For science departments.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), request_body(content = serde_json::Value, content_type = "application/ld+json"), responses((status = 200, body = ThesaurusImport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
#[post("/thesaurus/import")]
async fn import_thesaurus(
    app: Data<App>,
    reader: Reader,
    payload: Payload,
) -> Result<Json<ThesaurusImport>, ApiError> {
    // Before the document is read: nobody sends megabytes to be refused.
    use_case::check_import(&reader.0)?;
    let document = payload
        .to_bytes_limited(DOCUMENT_LIMIT)
        .await
        .map_err(|_| Error::TooLarge(DOCUMENT_LIMIT))?
        .map_err(|error| ApiError::MalformedJson(error.to_string()))?;
    Ok(Json(use_case::import(&app, &reader.0, document.to_vec()).await?))
}
