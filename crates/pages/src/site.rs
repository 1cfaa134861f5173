//! What machines ask of a site: where to look, and which pages there are.

use std::fmt::Write as _;

use actix_web::{HttpResponse, http::header::CONTENT_TYPE, web::Data};
use nhipcau_app::{
    App, Ctx, Error,
    challenge::{ChallengeQuery, ChallengeSort as Sort, list},
    programme,
    view::PageRequest,
};
use nhipcau_domain::locale::Locale;

use crate::place::Place;

/// `GET /robots.txt`
pub(crate) async fn robots(app: Data<App>) -> HttpResponse {
    let body = format!(
        "User-agent: *\nDisallow: /app/\nDisallow: /api/\nSitemap: {}/sitemap.xml\n",
        app.config.base_url
    );
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain; charset=utf-8")).body(body)
}

/// `GET /sitemap.xml`
pub(crate) async fn sitemap(app: Data<App>) -> HttpResponse {
    match places(&app).await {
        Ok(places) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "application/xml; charset=utf-8"))
            .body(document(&app.config.base_url, &places)),
        Err(error) => {
            tracing::error!(error = %error, "the site map failed");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// At most this many pages of challenges; a site map holds 50,000 addresses (sitemaps.org).
const PAGES: usize = 100;

/// Every page that may be listed, with the time of its last change where that is known.
async fn places(app: &App) -> Result<Vec<(Place, Option<String>)>, Error> {
    let mut places: Vec<_> = Place::FIXED.iter().map(|place| (place.clone(), None)).collect();
    for programme in programme::list(app).await?.items {
        places.push((Place::Programme(programme.code), None));
    }
    let ctx = Ctx::public(Locale::Vi);
    let mut cursor = None;
    for _ in 0..PAGES {
        let query = ChallengeQuery {
            published: true,
            sort: Sort::Newest,
            page: PageRequest { limit: Some(100), cursor: cursor.take(), count: false },
            ..ChallengeQuery::default()
        };
        let found = list(app, &ctx, query).await?;
        for challenge in found.items {
            places.push((Place::Challenge(challenge.code), Some(challenge.updated_at.to_string())));
        }
        cursor = found.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    Ok(places)
}

fn document(base: &str, places: &[(Place, Option<String>)]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (place, changed) in places {
        for locale in Locale::ALL {
            // Paths are percent-encoded; nothing in them needs escaping. Writing to a String
            // cannot fail.
            let _ = write!(out, "<url><loc>{base}{}</loc>", place.path(*locale));
            if let Some(changed) = changed {
                let _ = write!(out, "<lastmod>{changed}</lastmod>");
            }
            for other in Locale::ALL {
                let _ = write!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{base}{}\"/>",
                    place.path(*other)
                );
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out
}
