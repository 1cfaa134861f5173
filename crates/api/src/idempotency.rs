//! `Idempotency-Key` on POST, as a middleware around the whole application: a repeated request is
//! turned into a read of what the first one made, and so is authorised again.

use actix_web::{
    HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode, Uri,
        header::{self, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Bytes,
};
use nhipcau_app::{
    Error, IdempotencyClaim,
    idempotency::{self, Claimed},
};
use sha2::{Digest, Sha256};

use crate::{
    Reader,
    extract::{BODY_LIMIT, app_of, stamp},
    problem::ApiError,
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest key, in characters.
const KEY_LIMIT: usize = 200;

/// Applies `Idempotency-Key`. Uploads are left alone: they are addressed by their content.
pub async fn honour_keys(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let wanted = request.method() == Method::POST
        && request.headers().contains_key(KEY)
        && request.headers().contains_key(header::AUTHORIZATION)
        && !request.content_type().starts_with("multipart/");
    if !wanted {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let claimed = match claim(&mut request).await {
        Ok(claimed) => claimed,
        Err(error) => return Ok(request.error_response(error).map_into_boxed_body()),
    };
    match claimed {
        Claimed::Run(claim) => run(request, next, claim).await,
        Claimed::Replay(status, location) => replay(request, next, status, location).await,
    }
}

async fn claim(request: &mut ServiceRequest) -> Result<Claimed, ApiError> {
    let key = request
        .headers()
        .get(KEY)
        .and_then(|value| value.to_str().ok())
        .filter(|key| !key.is_empty() && key.len() <= KEY_LIMIT)
        .ok_or_else(|| ApiError::MalformedParameter("Idempotency-Key".to_owned()))?
        .to_owned();
    let body = read_body(request).await?;
    // Before the key is claimed, which waits its turn like every write.
    stamp(request.request()).await?;
    let Reader(ctx) = request.extract::<Reader>().await?;
    let Some(person_id) = ctx.person_id() else {
        return Err(Error::Unauthenticated("unauthenticated").into());
    };
    let route = request.path().to_owned();
    let claim = idempotency::Request {
        person_id,
        method: "POST",
        route: &route,
        key: &key,
        body_hash: hex::encode(Sha256::digest(&body)),
    };
    request.set_payload(Payload::from(body));
    let app = app_of(request.request())?;
    Ok(idempotency::claim(&app, &claim).await?)
}

async fn read_body(request: &mut ServiceRequest) -> Result<Bytes, ApiError> {
    // Registered with the application: `PayloadConfig` limits this to BODY_LIMIT.
    request.extract::<Bytes>().await.map_err(|_| ApiError::App(Error::TooLarge(BODY_LIMIT)))
}

async fn run(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    claim: IdempotencyClaim,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = app_of(request.request())?;
    request.extensions_mut().insert(claim.clone());
    let response = next.call(request).await?.map_into_boxed_body();
    // A request without effect gives its key back, so that a mended one may use it. One whose
    // effect was committed has finished the claim, which release then leaves alone.
    if let Err(error) = idempotency::release(&app, &claim).await {
        tracing::warn!(%error, "an idempotency key was not given back; it lapses by itself");
    }
    Ok(response)
}

async fn replay(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    status: u16,
    location: Option<String>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let path = match location {
        Some(location) => format!("/api/v1{location}"),
        None => request.path().trim_end_matches("/transitions").to_owned(),
    };
    let uri: Uri = path
        .parse()
        .map_err(|_| ApiError::App(Error::internal("the place of a replayed result is no path")))?;
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    request.head_mut().method = Method::GET;
    request.set_payload(Payload::None);
    let mut response = next.call(request).await?.map_into_boxed_body();
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    if response.status().is_success() {
        if let Ok(location) = HeaderValue::from_str(&path) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        *response.response_mut().status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    }
    Ok(response)
}
