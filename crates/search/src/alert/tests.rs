use nhipcau_domain::locale::Bilingual;
use proptest::prelude::*;

use super::*;
use crate::{Audience, Change, Index, Noun, Search, filter::FacetField};

fn vi(text: &str) -> Bilingual {
    Bilingual { vi: Some(text.to_owned()), en: None }
}

fn document(id: u128, title: &str) -> Document {
    Document::new(Noun::Challenge, Uuid::from_u128(id), "solution_order", vi(title))
}

fn saved(id: u128, text: &str) -> Saved {
    Saved { id: Uuid::from_u128(id), text: text.to_owned(), ..Saved::default() }
}

fn alerts(searches: &[Saved]) -> Alerts {
    let frequencies = Frequencies::of(&Index::in_memory().unwrap());
    let mut out = Alerts::default();
    for saved in searches {
        out.put(saved, &frequencies);
    }
    out
}

fn told(alerts: &Alerts, document: &Document) -> Vec<u128> {
    let found = alerts.matching(document, Timestamp(0));
    assert_eq!(found, alerts.matching_one_by_one(document, Timestamp(0)));
    found.into_iter().map(|found| found.id.as_u128()).collect()
}

#[test]
fn what_was_asked_for_is_told_and_a_common_word_is_not() {
    let alerts = alerts(&[
        saved(1, "sàng lọc bệnh võng mạc đái tháo đường"),
        saved(2, "sang loc benh vong mac dai thao duong"),
        saved(3, "diabetic retinopathy screening"),
    ]);
    let about = "Sàng lọc bệnh võng mạc đái tháo đường bằng ảnh đáy mắt tại trạm y tế";
    assert_eq!(told(&alerts, &document(1, about)), [1, 2, 3]);
    for other in [
        "Đặt lịch khám bệnh tại bệnh viện quận",
        "Theo dõi bệnh đái tháo đường tại nhà",
        "Sàng lọc bệnh lao bằng X-quang",
    ] {
        assert_eq!(told(&alerts, &document(1, other)), [] as [u128; 0], "{other}");
    }
    let mut english = document(1, "x");
    english.title = Bilingual { vi: None, en: Some("Screening for diabetic retinopathies".into()) };
    assert_eq!(told(&alerts, &english), [1, 2, 3]);
}

#[test]
fn other_words_for_the_same_are_told() {
    let alerts = alerts(&[
        saved(1, "đột quỵ"),
        saved(2, "stroke rehabilitation"),
        saved(3, "TBMMN"),
        Saved { exact: true, ..saved(4, "đột quỵ") },
        saved(5, "sốt xuất huyết"),
    ]);
    let about = document(1, "Phục hồi chức năng sau tai biến mạch máu não");
    assert_eq!(told(&alerts, &about), [1, 2, 3]);
}

#[test]
fn accents_as_typed_when_asked_for() {
    let exact = Saved { exact: true, ..saved(2, "ma tuy") };
    let alerts = alerts(&[saved(1, "ma tuy"), exact]);
    assert_eq!(told(&alerts, &document(1, "Cai nghiện ma túy tại cộng đồng")), [1]);
}

#[test]
fn a_code_is_enough() {
    let alerts = alerts(&[saved(1, "HCM-2026-0042")]);
    let mut called = document(1, "Bản đồ dịch");
    called.code = Some("HCM-2026-0042".into());
    assert_eq!(told(&alerts, &called), [1]);
    assert_eq!(told(&alerts, &document(1, "Bản đồ dịch 2026")), [] as [u128; 0]);
}

#[test]
fn filters_narrow_and_are_enough_by_themselves() {
    let province = |code: &str| Filter { provinces: vec![code.into()], ..Filter::default() };
    let alerts = alerts(&[
        Saved { filter: province("79"), ..saved(1, "") },
        Saved { filter: province("46"), ..saved(2, "") },
        Saved { filter: province("46"), ..saved(3, "bản đồ dịch") },
        Saved { filter: Filter { trl_min: Some(6), ..Filter::default() }, ..saved(4, "") },
        Saved {
            filter: Filter { without: vec![Uuid::from_u128(9)], ..province("79") },
            ..saved(5, "")
        },
    ]);
    let mut map = document(9, "Bản đồ dịch");
    map.province = Some("79".into());
    assert_eq!(told(&alerts, &map), [1]);
    map.id = Uuid::from_u128(8);
    assert_eq!(told(&alerts, &map), [1, 5]);
    map.province = Some("46".into());
    map.readiness = Some(crate::document::Readiness { min: 5, max: 7 });
    assert_eq!(told(&alerts, &map), [2, 3, 4]);
}

#[test]
fn a_search_can_be_changed_and_taken_out() {
    let frequencies = Frequencies::of(&Index::in_memory().unwrap());
    let mut alerts = alerts(&[saved(1, "bản đồ dịch"), saved(2, "xe cứu thương")]);
    alerts.put(&saved(1, "máy thở"), &frequencies);
    assert_eq!(told(&alerts, &document(1, "Bản đồ dịch")), [] as [u128; 0]);
    assert_eq!(told(&alerts, &document(1, "Máy thở")), [1]);
    assert!(alerts.remove(Uuid::from_u128(1)));
    assert!(!alerts.remove(Uuid::from_u128(1)));
    assert_eq!(told(&alerts, &document(1, "Máy thở")), [] as [u128; 0]);
    alerts.put(&saved(3, "máy thở"), &frequencies);
    assert_eq!((alerts.len(), alerts.entries.len()), (2, 2));
    assert_eq!(told(&alerts, &document(1, "Máy thở")), [3]);
}

const WORDS: [&str; 14] = [
    "bệnh",
    "viện",
    "y",
    "tế",
    "của",
    "cấp",
    "cứu",
    "AI",
    "screening",
    "the",
    "benh",
    "vien",
    "dịch",
    "2026",
];

fn text(longest: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 0..longest)
        .prop_map(|words| words.join(" "))
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let some = |values: &'static [&'static str]| {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        proptest::collection::vec(proptest::sample::select(values), 0..3)
    };
    (
        some(&["open", "closed"]),
        some(&["79", "46"]),
        some(&["vi", "en"]),
        proptest::option::of(1..9_i32),
        proptest::option::of(0..100_i64),
        any::<bool>(),
    )
        .prop_map(|(statuses, provinces, languages, trl_min, budget_from, without)| Filter {
            statuses,
            provinces,
            languages,
            trl_min,
            budget_from,
            without: if without { vec![Uuid::from_u128(1)] } else { Vec::new() },
            ..Filter::default()
        })
}

fn any_document() -> impl Strategy<Value = Document> {
    (
        (1..4_u128, text(12), text(12)),
        proptest::option::of(proptest::sample::select(vec!["79", "46"])),
        proptest::option::of(1..9_i32),
        proptest::option::of(0..100_i64),
        proptest::option::of(0..10_i64),
    )
        .prop_map(|((id, vi, en), province, trl, money, closes_at)| {
            let mut out = document(id, "x");
            out.title = Bilingual { vi: Some(vi), en: Some(en) };
            out.status = Some("open".to_owned());
            out.province = province.map(str::to_owned);
            out.readiness = trl.map(|level| crate::document::Readiness { min: 1, max: level });
            out.budget = money.map(|max| crate::document::Budget {
                min: 0,
                max,
                currency: nhipcau_domain::money::Currency::Vnd,
            });
            out.closes_at = closes_at.map(Timestamp);
            out
        })
}

proptest! {
    #[test]
    fn turned_round_and_one_by_one_are_the_same(
        searches in proptest::collection::vec((text(6), any::<bool>(), any_filter()), 0..30),
        indexed in proptest::collection::vec(any_document(), 0..8),
        gone in proptest::collection::vec(0..30_u128, 0..10),
        asking in any_document(),
        now in 0..10_i64,
    ) {
        let index = Index::in_memory().unwrap();
        let puts: Vec<_> = indexed.into_iter().map(|d| Change::Put(Box::new(d))).collect();
        index.apply(&puts, 1).unwrap();
        let frequencies = Frequencies::of(&index);
        let mut alerts = Alerts::default();
        for (id, (text, exact, filter)) in searches.into_iter().enumerate() {
            let id = Uuid::from_u128(id as u128);
            alerts.put(&Saved { id, text, exact, filter }, &frequencies);
        }
        for id in gone {
            alerts.remove(Uuid::from_u128(id));
        }
        let now = Timestamp(now);
        prop_assert_eq!(alerts.matching(&asking, now), alerts.matching_one_by_one(&asking, now));
    }

    #[test]
    fn a_filter_passes_the_same_documents_as_in_a_search(
        filter in any_filter(), asking in any_document(), now in 0..10_i64,
    ) {
        let index = Index::in_memory().unwrap();
        index.apply(&[Change::Put(Box::new(asking.clone()))], 1).unwrap();
        let mut search = Search::new(Audience::Brokers, "", Timestamp(now));
        search.filter = filter.clone();
        search.facets = FacetField::ALL.to_vec();
        let found = index.search(&search).unwrap().total == 1;
        let alerts = alerts(&[Saved { filter, ..saved(7, "") }]);
        prop_assert_eq!(!alerts.matching(&asking, Timestamp(now)).is_empty(), found);
    }
}
