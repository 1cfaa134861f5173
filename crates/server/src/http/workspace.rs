//! The workspace: the files of `frontend/dist`, embedded in the binary, at `/app`.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
    web,
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Dist;

/// Registers the routes.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/app", web::get().to(page)).route("/app/{path:.*}", web::get().to(file));
}

async fn page() -> HttpResponse {
    index()
}

/// A file of the build, or the page for every address inside the workspace.
async fn file(request: HttpRequest, path: web::Path<String>) -> HttpResponse {
    let Some(found) = Dist::get(&path) else {
        return if path.starts_with("assets/") {
            HttpResponse::NotFound().finish()
        } else {
            index()
        };
    };
    let etag = hash(&found.metadata.sha256_hash());
    if request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok())
        == Some(&etag)
    {
        return HttpResponse::NotModified().finish();
    }
    let mut response = HttpResponse::Ok();
    response.content_type(found.metadata.mimetype()).insert_header((header::ETAG, etag));
    if path.starts_with("assets/") {
        // Names in this folder change with their content.
        response.insert_header((
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ));
    }
    response.body(found.data.into_owned())
}

fn index() -> HttpResponse {
    match Dist::get("index.html") {
        Some(page) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .body(page.data.into_owned()),
        None => HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("The workspace was not built into this binary: run `npm ci && npm run build` in frontend/.\n"),
    }
}

fn hash(bytes: &[u8; 32]) -> String {
    format!("\"{}\"", hex::encode(&bytes[..16]))
}
