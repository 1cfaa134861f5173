//! What went wrong, in the reader's language.

use nhipcau_domain::{
    document::Missing, field_error::FieldError, lifecycle::Blocked, locale::Locale,
};

use crate::{
    arg::Arg,
    bundles::{has, text},
};

/// Every code an error answer may carry; `error-<code>` and its `.detail` exist in both languages.
pub const CODES: &[&str] = &[
    "not_found",
    "method_not_allowed",
    "conflict",
    "stale_version",
    "precondition_required",
    "forbidden",
    "unauthenticated",
    "invalid_credentials",
    "session_expired",
    "invalid",
    "malformed_json",
    "malformed_parameter",
    "payload_too_large",
    "header_too_large",
    "unsupported_media_type",
    "wrong_status",
    "blocked",
    "reason_required",
    "idempotency_key_reused",
    "idempotency_in_progress",
    "deadline_passed",
    "too_many_requests",
    "unavailable",
    "internal",
    "demo_only",
    "too_late",
    "duplicate",
];

/// The words of an error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is, in a few words.
    pub title: String,
    /// What can be done about it.
    pub detail: String,
}

/// The words for an error code (one of [`CODES`]). `payload_too_large` takes `limit`.
pub fn problem(locale: Locale, code: &str, params: &[(&str, Arg)]) -> Problem {
    Problem {
        title: text(locale, &format!("error-{code}"), &[]),
        detail: text(locale, &format!("error-{code}.detail"), params),
    }
}

/// What is wrong with one field.
pub fn field(locale: Locale, error: &FieldError) -> String {
    with_figures(locale, &format!("field-{}", error.code), &error.params)
}

/// Why a step is not possible yet.
pub fn blocked(locale: Locale, blocked: &Blocked) -> String {
    with_figures(locale, &format!("blocked-{}", blocked.code), &blocked.params)
}

/// What a section of a document still lacks.
pub fn missing(locale: Locale, missing: &Missing) -> String {
    text(locale, &format!("missing-{}", missing.code), &[])
}

fn with_figures(locale: Locale, key: &str, params: &[(&'static str, String)]) -> String {
    let args: Vec<_> =
        params.iter().map(|(name, value)| (*name, figure(locale, name, value))).collect();
    text(locale, key, &args)
}

/// A figure of a message: words of an enumeration, alone or separated by commas, in the reader's
/// language; everything else as in [`Arg::figure`].
fn figure(locale: Locale, name: &str, value: &str) -> Arg {
    let vocabulary = match name {
        "role" => "figure-role",
        "whom" => "figure-whom",
        "grade" | "choices" => "figure-grade",
        // Words that are spoken of, numbers among them.
        "word" | "written" | "term" => return Arg::Text(value.to_owned()),
        _ => return Arg::figure(name, value),
    };
    let word = |code: &str| {
        let key = format!("{vocabulary}-{code}");
        if has(locale, &key) { text(locale, &key, &[]) } else { code.to_owned() }
    };
    Arg::Text(value.split(", ").map(word).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_words() {
        for locale in Locale::ALL {
            for code in CODES {
                let limit = [("limit", Arg::from("25 MB"))];
                let words = problem(*locale, code, &limit);
                assert!(has(*locale, &format!("error-{code}")), "{locale}: {code}");
                assert!(
                    !words.detail.contains("error-") && !words.detail.contains('$'),
                    "{words:?}"
                );
            }
        }
    }

    #[test]
    fn figures_reach_the_message() {
        let error =
            FieldError::new("/pilot_months", "out_of_range").with("low", 1).with("high", 120);
        assert_eq!(field(Locale::En, &error), "This must lie between 1 and 120.");
        let reason = Blocked::because("challenge-incomplete").with("count", 1);
        assert_eq!(
            blocked(Locale::En, &reason),
            "One required entry of the challenge is still missing."
        );
        let quorum = Blocked::because("quorum-role-missing").with("role", "chair, vice_chair");
        assert_eq!(blocked(Locale::Vi, &quorum), "Phiên họp cần có mặt: chủ tịch, phó chủ tịch.");
        let standstill = Blocked::because("standstill-running").with("until", "2026-08-20");
        assert!(blocked(Locale::Vi, &standstill).ends_with("đến hết ngày 20/08/2026."));
        let lack = Missing { section: "budget", code: "sources" };
        assert_eq!(missing(Locale::Vi, &lack), "Chưa chọn nguồn kinh phí.");
    }
}
