//! The addresses of the public pages, readable in both languages.

use nhipcau_app::address::encoded;
use nhipcau_domain::locale::Locale;
use uuid::Uuid;

/// A public page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The first page.
    Home,
    /// All published challenges.
    Challenges,
    /// One challenge, by code.
    Challenge(String),
    /// The whole chain of one challenge.
    Trace(String),
    /// What solvers offer.
    Capabilities,
    /// One offer.
    Capability(Uuid),
    /// The directory of organisations.
    Organisations,
    /// One organisation.
    Organisation(Uuid),
    /// The topics.
    Topics,
    /// The programmes.
    Programmes,
    /// One programme, by code.
    Programme(String),
    /// What is in use.
    Deployments,
    /// Search over everything.
    Search,
    /// Stopping alerts by the link of a mail.
    Stop,
    /// The log, and checking it.
    Log,
    /// How it works.
    Help,
}

impl Place {
    /// The pages that are not about one thing, in the order of the site map.
    pub const FIXED: &'static [Self] = &[
        Self::Home,
        Self::Challenges,
        Self::Capabilities,
        Self::Organisations,
        Self::Topics,
        Self::Programmes,
        Self::Deployments,
        Self::Log,
        Self::Help,
    ];

    /// The route pattern below `/vi` or `/en` of the kind of page this is.
    pub const fn pattern(&self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Home, _) => "/",
            (Self::Challenges, Locale::Vi) => "/bai-toan",
            (Self::Challenges, Locale::En) => "/challenges",
            (Self::Challenge(_), Locale::Vi) => "/bai-toan/{code}",
            (Self::Challenge(_), Locale::En) => "/challenges/{code}",
            (Self::Trace(_), Locale::Vi) => "/bai-toan/{code}/hanh-trinh",
            (Self::Trace(_), Locale::En) => "/challenges/{code}/trace",
            (Self::Capabilities, Locale::Vi) => "/giai-phap",
            (Self::Capabilities, Locale::En) => "/capabilities",
            (Self::Capability(_), Locale::Vi) => "/giai-phap/{id}",
            (Self::Capability(_), Locale::En) => "/capabilities/{id}",
            (Self::Organisations, Locale::Vi) => "/to-chuc",
            (Self::Organisations, Locale::En) => "/organisations",
            (Self::Organisation(_), Locale::Vi) => "/to-chuc/{id}",
            (Self::Organisation(_), Locale::En) => "/organisations/{id}",
            (Self::Topics, Locale::Vi) => "/chu-de",
            (Self::Topics, Locale::En) => "/topics",
            (Self::Programmes, Locale::Vi) => "/chuong-trinh",
            (Self::Programmes, Locale::En) => "/programmes",
            (Self::Programme(_), Locale::Vi) => "/chuong-trinh/{code}",
            (Self::Programme(_), Locale::En) => "/programmes/{code}",
            (Self::Deployments, Locale::Vi) => "/dang-su-dung",
            (Self::Deployments, Locale::En) => "/in-use",
            (Self::Search, Locale::Vi) => "/tim-kiem",
            (Self::Search, Locale::En) => "/search",
            (Self::Stop, Locale::Vi) => "/dung-bao",
            (Self::Stop, Locale::En) => "/stop-alerts",
            (Self::Log, Locale::Vi) => "/nhat-ky",
            (Self::Log, Locale::En) => "/log",
            (Self::Help, Locale::Vi) => "/tro-giup",
            (Self::Help, Locale::En) => "/help",
        }
    }

    /// The path of this page.
    pub fn path(&self, locale: Locale) -> String {
        let pattern = self.pattern(locale);
        let rest = match self {
            Self::Challenge(code) | Self::Trace(code) | Self::Programme(code) => {
                pattern.replace("{code}", &encoded(code))
            }
            Self::Capability(id) | Self::Organisation(id) => {
                pattern.replace("{id}", &id.to_string())
            }
            _ => pattern.to_owned(),
        };
        format!("/{locale}{rest}")
    }

    /// The path with query parameters.
    pub fn with(&self, locale: Locale, query: &[(&str, &str)]) -> String {
        let path = self.path(locale);
        if query.is_empty() {
            return path;
        }
        let pairs: Vec<_> = query
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        format!("{path}?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_well_in_both_languages() {
        let place = Place::Challenge("HCM-2026-0042".into());
        assert_eq!(place.path(Locale::Vi), "/vi/bai-toan/HCM-2026-0042");
        assert_eq!(place.path(Locale::En), "/en/challenges/HCM-2026-0042");
        assert_eq!(Place::Home.path(Locale::Vi), "/vi/");
        assert_eq!(
            Place::Search.with(Locale::Vi, &[("q", "cấp cứu & xe")]),
            "/vi/tim-kiem?q=c%E1%BA%A5p%20c%E1%BB%A9u%20%26%20xe"
        );
        assert_eq!(Place::Challenge("../x".into()).path(Locale::En), "/en/challenges/..%2Fx");
    }
}
