//! A text that does not exist is shown by its key and reported once.

use nhipcau_domain::locale::Locale;
use nhipcau_texts::{missing_keys, text};

#[test]
fn a_missing_key_is_shown_and_reported_once() {
    assert_eq!(text(Locale::Vi, "no-such-text", &[]), "no-such-text");
    assert_eq!(text(Locale::Vi, "no-such-text", &[]), "no-such-text");
    let reports = missing_keys().into_iter().filter(|report| report == "vi: no-such-text");
    assert_eq!(reports.count(), 1);
}

#[test]
fn a_missing_figure_is_reported() {
    assert!(text(Locale::En, "field-too_many", &[]).contains("At most"));
    assert!(missing_keys().iter().any(|report| report.contains("field-too_many")));
}
