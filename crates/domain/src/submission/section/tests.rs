use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::{document::find, money::Currency};

fn demands() -> Demands {
    Demands { measure_keys: vec!["m1".to_owned(), "m2".to_owned()], personal_data: true }
}

fn section(key: &str) -> &'static SectionSpec {
    find(SECTIONS, key).unwrap()
}

fn fit(key: &str) -> Fit {
    Fit { measure_key: key.to_owned(), promised: 90.0, how: None }
}

fn line(amount: i64, currency: Currency) -> BudgetLine {
    BudgetLine {
        item: Bilingual::vi("Thiết bị"),
        source: FundingSource::Own,
        amount: Money { amount, currency },
    }
}

fn complete() -> HashMap<&'static str, Content> {
    let text = || Content { text: Some(Bilingual::vi("Nội dung")), ..Content::default() };
    HashMap::from([
        ("approach", text()),
        ("measures_fit", Content { fits: Some(vec![fit("m1"), fit("m2")]), ..Content::default() }),
        (
            "plan",
            Content {
                milestones: Some(vec![Milestone {
                    title: Bilingual::vi("Lắp đặt"),
                    month: 2,
                    deliverable: None,
                }]),
                ..text()
            },
        ),
        (
            "team",
            Content {
                members: Some(vec![TeamMember {
                    name: "Lê Minh".to_owned(),
                    role: Bilingual::vi("Chủ nhiệm"),
                    email: None,
                }]),
                ..Content::default()
            },
        ),
        ("budget", Content { lines: Some(vec![line(5, Currency::Vnd)]), ..Content::default() }),
        ("data_security", text()),
    ])
}

#[test]
fn an_empty_submission_names_everything_it_lacks() {
    let codes: Vec<_> = missing(None, &demands(), |_| None)
        .into_iter()
        .map(|missing| format!("{}/{}", missing.section, missing.code))
        .collect();
    assert_eq!(
        codes,
        [
            "title/title",
            "approach/text",
            "measures_fit/fits",
            "plan/text",
            "plan/milestones",
            "team/members",
            "budget/lines",
            "data_security/text"
        ]
    );
}

#[test]
fn every_measure_needs_a_fit() {
    let title = Bilingual::vi("Giải pháp");
    let mut sections = complete();
    assert!(missing(Some(&title), &demands(), |key| sections.get(key)).is_empty());
    sections.insert("measures_fit", Content { fits: Some(vec![fit("m2")]), ..Content::default() });
    assert_eq!(
        missing(Some(&title), &demands(), |key| sections.get(key)),
        [Missing { section: "measures_fit", code: "fits" }]
    );
}

#[test]
fn data_security_is_asked_for_where_personal_data_are_used() {
    let title = Bilingual::vi("Giải pháp");
    let mut sections = complete();
    sections.remove("data_security");
    assert_eq!(missing(Some(&title), &demands(), |key| sections.get(key)).len(), 1);
    let without = Demands { personal_data: false, ..demands() };
    assert!(missing(Some(&title), &without, |key| sections.get(key)).is_empty());
}

#[test]
fn fits_name_each_known_measure_once() {
    let content =
        Content { fits: Some(vec![fit("m1"), fit("m1"), fit("m9")]), ..Content::default() };
    let errors = normalise(section("measures_fit"), &demands(), content).unwrap_err();
    let found: Vec<_> = errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
    assert_eq!(
        found,
        [("/fits/1/measure_key", "duplicate"), ("/fits/2/measure_key", "unknown_value")]
    );
}

#[test]
fn budget_lines_share_one_currency() {
    let lines = vec![line(5, Currency::Vnd), line(7, Currency::Usd), line(-1, Currency::Vnd)];
    let content = Content { lines: Some(lines), ..Content::default() };
    let errors = normalise(section("budget"), &demands(), content).unwrap_err();
    let found: Vec<_> = errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
    assert_eq!(
        found,
        [("/lines/1/amount/currency", "currency_differs"), ("/lines/2/amount/amount", "negative")]
    );
}

#[test]
fn unknown_fields_are_refused() {
    assert!(
        from_json(&serde_json::json!({"fits": [{"measure_key": "m1", "promised": "x"}]})).is_err()
    );
    assert!(from_json(&serde_json::json!({"colour": "red"})).is_err());
}

proptest! {
    /// The total is the plain sum: no accepted budget is large enough to overflow.
    #[test]
    fn budgets_add_up(amounts in prop::collection::vec(0..=AMOUNT_LIMIT, 1..=LIST_LIMIT)) {
        let lines: Vec<_> = amounts.iter().map(|amount| line(*amount, Currency::Vnd)).collect();
        let content = Content { lines: Some(lines.clone()), ..Content::default() };
        prop_assert!(normalise(section("budget"), &demands(), content).is_ok());
        let sum: i128 = amounts.iter().map(|amount| i128::from(*amount)).sum();
        prop_assert_eq!(i128::from(total(&lines).unwrap().amount), sum);
    }

    /// Cleaning is settled after one pass: what is stored is stored the same way again.
    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,80}") {
        let content = Content { text: Some(Bilingual::vi(text)), ..Content::default() };
        let once = normalise(section("approach"), &demands(), content).unwrap();
        prop_assert_eq!(normalise(section("approach"), &demands(), once.clone()).unwrap(), once);
    }
}
