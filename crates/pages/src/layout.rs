//! The frame of every public page: head, navigation, language switch, footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use nhipcau_domain::locale::Locale;
use serde_json::Value;

use crate::{assets::ASSETS, place::Place, words::tr};

/// A page before it gets its frame.
#[derive(Debug)]
pub(crate) struct Page {
    /// The title, without the name of the product.
    pub title: String,
    /// One or two sentences for search engines and previews.
    pub description: String,
    /// Which page it is; `None` for errors, which have no address of their own.
    pub place: Option<Place>,
    /// What the page says.
    pub main: Markup,
    /// The page as schema.org data.
    pub data: Vec<Value>,
    /// Whether search engines may list it.
    pub listed: bool,
    /// An extra class of the main element.
    pub class: &'static str,
}

impl Page {
    /// A page that search engines may list.
    pub fn new(place: Place, title: impl Into<String>, main: Markup) -> Self {
        Self {
            title: title.into(),
            description: String::new(),
            place: Some(place),
            main,
            data: Vec::new(),
            listed: true,
            class: "",
        }
    }

    /// With a description, cut at a length that previews show.
    pub fn about(mut self, description: &str) -> Self {
        self.description = cut(description, 200);
        self
    }

    /// With schema.org data.
    pub fn with_data(mut self, data: Value) -> Self {
        self.data.push(data);
        self
    }

    /// Not listed by search engines: results of filters and searches.
    pub fn unlisted(mut self, unlisted: bool) -> Self {
        self.listed &= !unlisted;
        self
    }
}

/// The beginning of a text, cut between words.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let start: String = line.chars().take(limit).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{}…", start[..end].trim_end_matches([',', ';', ':', '.', ' ']))
}

/// Where a page is served: the address of the installation and the query it was asked with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    pub base_url: &'a str,
    pub query: &'a str,
    pub locale: Locale,
}

const NAVIGATION: &[(Place, &str)] = &[
    (Place::Challenges, "pages-nav-challenges"),
    (Place::Capabilities, "pages-nav-capabilities"),
    (Place::Organisations, "pages-nav-organisations"),
    (Place::Topics, "pages-nav-topics"),
    (Place::Programmes, "pages-nav-programmes"),
    (Place::Deployments, "pages-nav-deployments"),
    (Place::Help, "pages-nav-help"),
];

/// Puts a page into its frame.
pub(crate) fn frame(site: &Site<'_>, page: &Page) -> Markup {
    let Site { locale, .. } = *site;
    let product = tr(locale, "product-name");
    let title = if page.place == Some(Place::Home) {
        page.title.clone()
    } else {
        format!("{} – {product}", page.title)
    };
    html! {
        (DOCTYPE)
        html lang=(locale) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                (meta(site, page, &title))
                style { (PreEscaped(&ASSETS.style)) }
                link rel="icon" type="image/svg+xml" href=(ASSETS.logo.path);
                script type="module" src=(ASSETS.script.path) {}
                @for data in &page.data {
                    script type="application/ld+json" { (PreEscaped(safe_json(data))) }
                }
            }
            body {
                a.skip href="#main" { (tr(locale, "pages-skip")) }
                (header(site, page))
                main #main class=[(!page.class.is_empty()).then_some(page.class)] tabindex="-1" {
                    (page.main)
                }
                (footer(locale))
            }
        }
    }
}

/// JSON that cannot end the script element it stands in.
fn safe_json(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

fn meta(site: &Site<'_>, page: &Page, title: &str) -> Markup {
    let Site { locale, base_url, .. } = *site;
    html! {
        @if !page.description.is_empty() { meta name="description" content=(page.description); }
        meta name="color-scheme" content="light dark";
        meta name="theme-color" content="#8f1d26";
        @if let (Some(place), true) = (&page.place, page.listed) {
            link rel="canonical" href={ (base_url) (place.path(locale)) };
            @for other in Locale::ALL {
                link rel="alternate" hreflang=(other) href={ (base_url) (place.path(*other)) };
            }
            link rel="alternate" hreflang="x-default" href={ (base_url) (place.path(Locale::Vi)) };
            meta property="og:url" content={ (base_url) (place.path(locale)) };
        } @else {
            meta name="robots" content="noindex";
        }
        meta property="og:type" content="website";
        meta property="og:site_name" content=(tr(locale, "product-name"));
        meta property="og:title" content=(title);
        @if !page.description.is_empty() {
            meta property="og:description" content=(page.description);
        }
        meta property="og:locale" content=(match locale { Locale::Vi => "vi_VN", Locale::En => "en_GB" });
    }
}

fn header(site: &Site<'_>, page: &Page) -> Markup {
    let Site { locale, query, .. } = *site;
    let other = match locale {
        Locale::Vi => Locale::En,
        Locale::En => Locale::Vi,
    };
    let place = page.place.as_ref().unwrap_or(&Place::Home);
    let mut elsewhere = place.path(other);
    if !query.is_empty() && page.place.is_some() {
        elsewhere.push('?');
        elsewhere.push_str(query);
    }
    let switch = match other {
        Locale::Vi => "switch-to-vi",
        Locale::En => "switch-to-en",
    };
    html! {
        header.top {
            div.page {
                a.brand href=(Place::Home.path(locale)) {
                    (logo())
                    (tr(locale, "product-name"))
                }
                nav aria-label=(tr(locale, "pages-nav")) {
                    ul {
                        @for (target, key) in NAVIGATION {
                            li {
                                a href=(target.path(locale)) aria-current=[current(place, target)] {
                                    (tr(locale, key))
                                }
                            }
                        }
                    }
                }
                div.tools {
                    a href=(elsewhere) lang=(other) hreflang=(other) { (tr(other, switch)) }
                    a href={ "/app/?lang=" (locale) } { (tr(locale, "pages-sign-in")) }
                }
            }
        }
    }
}

/// `page` on the page itself, `true` on pages below it.
fn current(place: &Place, target: &Place) -> Option<&'static str> {
    if place == target {
        return Some("page");
    }
    let below = matches!(
        (place, target),
        (Place::Challenge(_) | Place::Trace(_), Place::Challenges)
            | (Place::Capability(_), Place::Capabilities)
            | (Place::Organisation(_), Place::Organisations)
            | (Place::Programme(_), Place::Programmes)
    );
    below.then_some("true")
}

/// The mark: one span of a bridge whose deck carries a heartbeat.
fn logo() -> Markup {
    html! {
        svg width="36" height="36" viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            rect width="48" height="48" rx="11" fill="#0e5a43" {}
            path d="M6 37a18 18 0 0 1 36 0" fill="none" stroke="#fbf7ef" stroke-width="4" stroke-linecap="round" {}
            path d="M14 37V25.5M24 37V27M34 37V25.5" stroke="#fbf7ef" stroke-opacity=".45" stroke-width="2" {}
            path d="M4 15h13l3.2-7 5.6 13 3.4-6H44" fill="none" stroke="#f0b64f" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" {}
        }
    }
}

fn footer(locale: Locale) -> Markup {
    html! {
        footer.foot {
            svg aria-hidden="true" focusable="false" {
                defs {
                    pattern #spans width="96" height="34" patternUnits="userSpaceOnUse" {
                        path d="M0 0h96v34h-6a42 32 0 0 0-84 0H0z" fill="currentColor" {}
                    }
                }
                rect width="100%" height="34" fill="url(#spans)" {}
            }
            div.page {
                p { (tr(locale, "pages-footer-about")) }
                ul {
                    li { a href=(Place::Help.path(locale)) { (tr(locale, "pages-nav-help")) } }
                    li { a href=(Place::Log.path(locale)) { (tr(locale, "pages-log")) } }
                    li { a href="/docs/api" { (tr(locale, "pages-footer-api")) } }
                    li { a href={ "/app/?lang=" (locale) } { (tr(locale, "pages-sign-in")) } }
                }
                p { (tr(locale, "pages-footer-privacy")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_cut_between_words() {
        assert_eq!(cut("Một hai ba", 40), "Một hai ba");
        assert_eq!(cut("Một hai,\nba bốn", 9), "Một hai…");
    }

    #[test]
    fn data_cannot_end_its_element() {
        let data = serde_json::json!({"name": "</script><script>"});
        assert!(!safe_json(&data).contains('<'));
    }
}
