//! `/auth`: accounts, sign-in, sessions.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    get, post,
    web::Data,
};
use nhipcau_app::{
    App, Error,
    auth::{self, Login, Register, SessionView, SignedIn, demo},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    address::Address,
    extract::UserAgent,
    json::Json,
    problem::{ApiError, Problem},
};

const COOKIE: &str = "nhipcau_refresh";

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(register)
        .service(login)
        .service(refresh)
        .service(logout)
        .service(demo_people)
        .service(demo_login);
}

fn cookie(app: &App, value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path("/api/v1/auth")
        .http_only(true)
        // A demonstration may be opened by plain HTTP from another machine of the office.
        .secure(app.config.base_url.starts_with("https:"))
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}

fn answer(
    app: &App,
    mut response: actix_web::HttpResponseBuilder,
    signed_in: SignedIn,
) -> HttpResponse {
    response.cookie(cookie(app, signed_in.refresh_token, signed_in.max_age));
    response.insert_header(("Cache-Control", "no-store"));
    response.json(signed_in.view)
}

/// Makes an account and signs it in.
#[utoipa::path(tag = "auth", request_body = Register, responses((status = 201, body = SessionView), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/register")]
async fn register(
    app: Data<App>,
    from: Address,
    agent: UserAgent,
    body: Json<Register>,
) -> Result<HttpResponse, ApiError> {
    let signed_in = auth::register(&app, body.into_inner(), from.0, agent.0).await?;
    Ok(answer(&app, HttpResponse::Created(), signed_in))
}

/// Signs in by password.
#[utoipa::path(tag = "auth", request_body = Login, responses((status = 200, body = SessionView), (status = 401, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/login")]
async fn login(
    app: Data<App>,
    from: Address,
    agent: UserAgent,
    body: Json<Login>,
) -> Result<HttpResponse, ApiError> {
    let signed_in = auth::login(&app, body.into_inner(), from.0, agent.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Exchanges the refresh cookie for a new access token and the next cookie.
#[utoipa::path(tag = "auth", responses((status = 200, body = SessionView), (status = 401, body = Problem)))]
#[post("/auth/refresh")]
async fn refresh(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let cookie = request.cookie(COOKIE).ok_or(Error::Unauthenticated("unauthenticated"))?;
    let signed_in = auth::refresh(&app, cookie.value()).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Ends the session.
#[utoipa::path(tag = "auth", responses((status = 204)))]
#[post("/auth/logout")]
async fn logout(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    if let Some(found) = request.cookie(COOKIE) {
        auth::logout(&app, found.value()).await?;
    }
    Ok(HttpResponse::NoContent().cookie(cookie(&app, String::new(), 0)).finish())
}

/// Lists whom one can sign in as. Demonstration only.
#[utoipa::path(tag = "demonstration", responses((status = 200, body = ListView<demo::DemoPerson>), (status = 404, body = Problem)))]
#[get("/auth/demo")]
async fn demo_people(app: Data<App>) -> Result<Json<ListView<demo::DemoPerson>>, ApiError> {
    Ok(Json(demo::list(&app).await?))
}

/// Signs in as a person of the demonstration. Demonstration only.
#[utoipa::path(tag = "demonstration", request_body = demo::DemoLogin, responses((status = 200, body = SessionView), (status = 404, body = Problem)))]
#[post("/auth/demo")]
async fn demo_login(
    app: Data<App>,
    agent: UserAgent,
    body: Json<demo::DemoLogin>,
) -> Result<HttpResponse, ApiError> {
    let signed_in = demo::login(&app, &body, agent.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}
