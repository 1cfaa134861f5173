//! Styles, script, mark and fonts of the public pages. The styles are part of every page; the rest is
//! served under names that change with their content, so that browsers may keep it for good.

use std::{fmt::Write as _, sync::LazyLock};

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    web,
};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

const TOKENS: &str = include_str!("../../../frontend/tokens.css");
const PAGES: &str = include_str!("../../../frontend/public-pages/pages.css");
const VIEWS: &str = include_str!("../../../frontend/public-pages/views.css");
const MEDIA: &str = include_str!("../../../frontend/public-pages/media.css");
const SCRIPT: &str = include_str!("../../../frontend/public-pages/pages.js");
const LOG_SCRIPT: &str = include_str!("../../../frontend/public-pages/audit.js");
const LOGO: &str = include_str!("../../../frontend/logo.svg");

/// The fonts come from the workspace's packages; without them the reader's own fonts are used.
#[derive(Embed)]
#[folder = "../../frontend/node_modules/@fontsource/be-vietnam-pro/files"]
#[include = "be-vietnam-pro-latin-400-normal.woff2"]
#[include = "be-vietnam-pro-latin-600-normal.woff2"]
#[include = "be-vietnam-pro-vietnamese-400-normal.woff2"]
#[include = "be-vietnam-pro-vietnamese-600-normal.woff2"]
#[allow_missing = true]
struct Fonts;

/// A file with the name it is served under.
#[derive(Debug)]
pub(crate) struct Asset {
    pub path: String,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, body: Vec<u8>) -> Self {
        let hash = hex::encode(&Sha256::digest(&body)[..6]);
        Self { path: format!("/assets/{name}-{hash}.{extension}"), media_type, body }
    }
}

#[derive(Debug)]
pub(crate) struct Assets {
    /// Written into the head of every page: some 4 KB compressed, where a file of its own would hold
    /// the first paint back by a whole journey over a slow network.
    pub style: String,
    pub script: Asset,
    /// Only of the page of the log.
    pub log_script: Asset,
    pub logo: Asset,
    pub fonts: Vec<Asset>,
}

pub(crate) static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let fonts = fonts();
    let style = format!("{}{TOKENS}{PAGES}{VIEWS}{MEDIA}", faces(&fonts));
    Assets {
        style: squeezed(&style),
        script: Asset::new(
            "pages",
            "js",
            "text/javascript; charset=utf-8",
            SCRIPT.as_bytes().to_vec(),
        ),
        log_script: Asset::new(
            "log",
            "js",
            "text/javascript; charset=utf-8",
            LOG_SCRIPT.as_bytes().to_vec(),
        ),
        logo: Asset::new("logo", "svg", "image/svg+xml", LOGO.as_bytes().to_vec()),
        fonts,
    }
});

/// Latin before Vietnamese, regular before bold.
const FACES: [(&str, u16); 4] =
    [("latin", 400), ("vietnamese", 400), ("latin", 600), ("vietnamese", 600)];

fn fonts() -> Vec<Asset> {
    FACES
        .iter()
        .filter_map(|(script, weight)| {
            let name = format!("be-vietnam-pro-{script}-{weight}");
            let file = Fonts::get(&format!("{name}-normal.woff2"))?;
            Some(Asset::new(&name, "woff2", "font/woff2", file.data.into_owned()))
        })
        .collect()
}

/// What each subset covers, so that a page without Vietnamese letters loads one file less.
const LATIN: &str = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,\
U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const VIETNAMESE: &str = "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,\
U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB";

/// `optional` and not preloaded: the first page of a first visit keeps the reader's own font, all of
/// it, and paints without waiting; the fonts arrive behind it for the pages that follow. Swapping them
/// in would move the lines, even from a fallback scaled to the same width.
fn faces(fonts: &[Asset]) -> String {
    let mut out = String::new();
    for font in fonts {
        let range = if font.path.contains("-vietnamese-") { VIETNAMESE } else { LATIN };
        let weight = if font.path.contains("-600-") { 600 } else { 400 };
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "@font-face{{font-family:'Be Vietnam Pro';font-weight:{weight};font-display:optional;\
             src:url({}) format('woff2');unicode-range:{range}}}",
            font.path
        );
    }
    out
}

/// Drops comments and the white space that says nothing. The sources are formatted, one declaration
/// or one selector a line.
fn squeezed(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        bare.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    bare.push_str(rest);
    let mut out = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "}" && out.ends_with(';') {
            out.pop();
        }
        if !out.is_empty() && !out.ends_with(['{', '}', ';', ',']) && line != "}" {
            out.push(' ');
        }
        match (line.strip_suffix(" {"), line.split_once(": ")) {
            (Some(selector), _) => {
                out.push_str(selector);
                out.push('{');
            }
            (None, Some((name, value))) => {
                out.push_str(name);
                out.push(':');
                out.push_str(value);
            }
            (None, None) => out.push_str(line),
        }
    }
    out
}

/// Registers the files.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    config.route("/assets/{name}", web::get().to(serve));
}

async fn serve(name: web::Path<String>) -> HttpResponse {
    let path = format!("/assets/{name}");
    let assets = &*ASSETS;
    let found = [&assets.script, &assets.log_script, &assets.logo]
        .into_iter()
        .chain(&assets.fonts)
        .find(|asset| asset.path == path);
    let Some(asset) = found else {
        return HttpResponse::NotFound().finish();
    };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, asset.media_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(asset.body.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_keep_their_rules_and_lose_their_comments() {
        let css = "/* a */\na,\na:hover {\n  b: c d;\n  e:\n    f,\n    g h;\n}\n\n\
                   @media (i: j) {\n  k {\n    l: m;\n  }\n}\n";
        assert_eq!(squeezed(css), "a,a:hover{b:c d;e: f,g h}@media (i: j){k{l:m}}");
        assert!(!squeezed(TOKENS).contains("/*"));
        for sheet in [TOKENS, PAGES, VIEWS] {
            assert_eq!(squeezed(sheet).matches('}').count(), sheet.matches('}').count());
        }
    }

    #[test]
    fn styles_cannot_end_the_element_they_stand_in() {
        assert!(!ASSETS.style.contains("</"));
    }

    #[test]
    fn the_script_stays_small() {
        assert!(SCRIPT.len() < 12_000, "{} bytes before compression", SCRIPT.len());
    }
}
