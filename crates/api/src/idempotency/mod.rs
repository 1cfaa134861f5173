//! `Idempotency-Key` on POST, as a middleware around the whole application: a repeated request is
//! turned into a read of what the first one made, and so is authorised again.

mod body;
mod replay;

use actix_web::{
    HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderName},
    },
    middleware::Next,
};
use nhipcau_app::{
    Error, IdempotencyClaim,
    idempotency::{self, Claimed},
};

use crate::{
    Reader,
    extract::{app_of, stamp},
    problem::ApiError,
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key, in characters.
const KEY_LIMIT: usize = 200;

/// Applies `Idempotency-Key`. Keys belong to people: what nobody is signed in for has none. Nor has
/// signing in itself, whose answer is a secret and is never kept.
///
/// # Errors
/// None of its own.
pub async fn honour_keys(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let wanted = request.method() == Method::POST
        && request.headers().contains_key(KEY)
        && request.headers().contains_key(header::AUTHORIZATION)
        && !request.path().starts_with("/api/v1/auth/")
        // Each break of a seal counts, and its answer is kept nowhere.
        && !request.path().ends_with("/break-glass")
        // A preview has no effect that could happen twice.
        && !request.path().ends_with("/invitations/preview")
        && !["/api/v1/thesaurus/preview", "/api/v1/thesaurus/import"].contains(&request.path());
    if !wanted {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let claimed = match claim(&mut request).await {
        Ok(claimed) => claimed,
        Err(error) => return Ok(request.error_response(error).map_into_boxed_body()),
    };
    match claimed {
        Claimed::Run(claim) => run(request, next, claim).await,
        Claimed::Replay(found) => replay::answer(request, next, found).await,
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
    // Before the body is read: nobody sends megabytes to be refused.
    let Reader(ctx) = request.extract::<Reader>().await?;
    let Some(person_id) = ctx.person_id() else {
        return Err(Error::Unauthenticated("unauthenticated").into());
    };
    let app = app_of(request.request())?;
    let content = body::read(request, &app, &ctx).await?;
    // Before the key is claimed, which waits its turn like every write.
    stamp(request.request()).await?;
    let route = request.path().to_owned();
    let claim = idempotency::Request {
        person_id,
        method: "POST",
        route: &route,
        key: &key,
        body_hash: body::fingerprint(request, &content),
    };
    request.set_payload(Payload::from(content));
    Ok(idempotency::claim(&app, &claim).await?)
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
