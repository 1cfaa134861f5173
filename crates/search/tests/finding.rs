//! What typed words find.
#![allow(clippy::unwrap_used)]

mod library;

use library::{NOW, library, of, search, titles};
use nhipcau_search::{Audience, FacetField, Noun, Search, document::TextField};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const AMBULANCES: &str = "Rút ngắn thời gian cấp cứu ngoại viện giờ cao điểm";

#[test]
fn words_without_accents_find_words_with_them() {
    let index = library();
    for text in
        ["cấp cứu ngoại viện", "cap cuu ngoai vien", "CẤP CỨU NGOẠI VIỆN", "cấp cứu ngoai vien"]
    {
        let found = index.search(&search(text)).unwrap();
        assert_eq!(titles(&found)[0], AMBULANCES, "{text}");
        assert_eq!(
            found.hits[0].highlights[0].fragments,
            ["Rút ngắn thời gian <mark>cấp cứu ngoại viện</mark> giờ cao điểm"],
            "{text}"
        );
    }
}

#[test]
fn composition_tone_placement_and_case_change_nothing() {
    let index = library();
    let ranking = |text: &str| {
        let found = index.search(&search(text)).unwrap();
        found.hits.iter().map(|hit| (hit.document.id, hit.score)).collect::<Vec<_>>()
    };
    let expected = ranking("hồ sơ sức khỏe chuẩn hóa");
    assert!(!expected.is_empty());
    for text in ["hồ sơ sức khoẻ chuẩn hoá", "HỒ SƠ SỨC KHỎE CHUẨN HÓA"] {
        assert_eq!(ranking(text), expected);
    }
    assert_eq!(ranking(&"hồ sơ sức khỏe chuẩn hóa".nfd().collect::<String>()), expected);
}

#[test]
fn exact_takes_accents_at_their_word() {
    let index = library();
    let mut question = search("ngoai vien");
    question.exact = true;
    assert_eq!(index.search(&question).unwrap().total, 0);
    question.text = "ngoại viện".to_owned();
    assert_eq!(titles(&index.search(&question).unwrap())[0], AMBULANCES);
}

#[test]
fn english_is_stemmed() {
    let found = library().search(&search("vaccines on an island")).unwrap();
    assert_eq!(titles(&found)[0], "Portable vaccine cold chain for islands");
    let title = &found.hits[0].highlights[0];
    assert_eq!(title.field, TextField::Title);
    assert_eq!(
        title.fragments,
        ["Portable <mark>vaccine cold chain</mark> for <mark>islands</mark>"]
    );
}

#[test]
fn codes_and_foreign_ids_find_their_document_first() {
    let index = library();
    for (typed, title) in [
        ("bt-2026-0006", "Giám sát rửa tay tại khoa hồi sức"),
        (" ext-7 ", "Portable vaccine cold chain for islands"),
    ] {
        assert_eq!(titles(&index.search(&search(typed)).unwrap())[0], title);
    }
}

#[test]
fn nothing_typed_lists_everything_newest_first() {
    let found = library().search(&search("  ")).unwrap();
    assert_eq!(found.total, 31);
    assert_eq!(titles(&found)[..2].len(), 2);
    let times: Vec<_> = found.hits.iter().map(|hit| hit.document.changed_at).collect();
    assert!(times.is_sorted_by(|a, b| a >= b));
}

#[test]
fn what_is_for_brokers_is_for_brokers() {
    let index = library();
    let public = index.search(&search("zirconi mật")).unwrap();
    assert_eq!(public.total, 0);
    assert_eq!(public.did_you_mean, None);
    assert_eq!(index.search(&search("zirconj")).unwrap().did_you_mean, None);
    let broker = index.search(&Search::new(Audience::Brokers, "zirconi mật", NOW)).unwrap();
    assert_eq!(broker.total, 1);
    assert!(
        index.suggest(Audience::Public, "zirc", &of(Noun::Capability), NOW, 5).unwrap().is_empty()
    );
    assert_eq!(
        index.suggest(Audience::Brokers, "zirc", &of(Noun::Capability), NOW, 5).unwrap().len(),
        1
    );
}

#[test]
fn facets_stay_right_under_filters() {
    let index = library();
    let counts = |question: &Search, field: FacetField| {
        let found = index.search(question).unwrap();
        let facet = found.facets.into_iter().find(|facet| facet.field == field).unwrap();
        facet.values.into_iter().map(|value| (value.value, value.count)).collect::<Vec<_>>()
    };
    let mut question = search("");
    question.facets = vec![FacetField::Noun, FacetField::Status, FacetField::Province];
    let nouns = counts(&question, FacetField::Noun);
    assert_eq!(
        nouns[..],
        [("capability".into(), 15), ("challenge".into(), 12), ("organisation".into(), 4)]
    );

    question.filter = of(Noun::Challenge);
    question.filter.statuses = vec!["open".to_owned()];
    // The chosen field keeps its other values, counted under the remaining filters.
    assert_eq!(
        counts(&question, FacetField::Status),
        [
            ("open".to_owned(), 9),
            ("closed".to_owned(), 1),
            ("completed".to_owned(), 1),
            ("in_pilot".to_owned(), 1),
        ]
    );
    // A field without a choice counts what is found.
    assert_eq!(
        counts(&question, FacetField::Province),
        [("79".to_owned(), 6), ("01".to_owned(), 2), ("22".to_owned(), 1),]
    );
    assert_eq!(counts(&question, FacetField::Noun)[..], [("challenge".to_owned(), 9)]);
    assert_eq!(index.search(&question).unwrap().total, 9);
}

#[test]
fn an_open_order_past_its_deadline_is_closed() {
    let index = library();
    let mut question = Search::new(Audience::Public, "", NOW.plus_days(31));
    question.filter = of(Noun::Challenge);
    question.facets = vec![FacetField::Status];
    question.filter.statuses = vec!["open".to_owned()];
    assert_eq!(index.search(&question).unwrap().total, 0);
    question.filter.statuses = vec!["closed".to_owned()];
    let found = index.search(&question).unwrap();
    assert_eq!(found.total, 10);
    assert_eq!(found.facets[0].values[0].value, "closed");
    assert_eq!(found.facets[0].values[0].count, 10);
}

#[test]
fn numbers_narrow() {
    let index = library();
    let mut question = search("");
    question.filter.trl_min = Some(9);
    question.filter.nouns = vec![Noun::Capability];
    assert_eq!(index.search(&question).unwrap().total, 2);
    question.filter = of(Noun::Challenge);
    question.filter.closes_after = Some(NOW.plus_days(30));
    assert_eq!(index.search(&question).unwrap().total, 0);
}

#[test]
fn a_slip_of_the_finger_is_mended() {
    let found = library().search(&search("Vacccine")).unwrap();
    assert_eq!(found.did_you_mean.as_deref(), Some("vaccine"));
    assert_eq!(titles(&found)[0], "Portable vaccine cold chain for islands");
    assert_eq!(library().search(&search("cấp cứu")).unwrap().did_you_mean, None);
}

#[test]
fn pages_follow_each_other_without_gaps() {
    let index = library();
    let mut whole = search("người bệnh y tế");
    whole.limit = 100;
    let all = index.search(&whole).unwrap();
    let mut paged = Vec::new();
    for offset in (0..all.hits.len()).step_by(3) {
        let mut question = search("người bệnh y tế");
        (question.offset, question.limit) = (offset, 3);
        paged.extend(index.search(&question).unwrap().hits.into_iter().map(|hit| hit.document.id));
    }
    let expected: Vec<_> = all.hits.iter().map(|hit| hit.document.id).collect();
    assert_eq!(paged, expected);
}

#[test]
fn reasons_add_up_to_the_score() {
    let found = library().search(&search("điều phối xe cứu thương trạm vệ tinh")).unwrap();
    for hit in &found.hits {
        let sum: f32 = hit.reasons.iter().map(|reason| reason.share).sum();
        assert!((sum - hit.score).abs() < 0.001 * hit.score, "{sum} {}", hit.score);
    }
    let best = &found.hits[0].reasons[0];
    assert_eq!(best.label, "Điều phối xe cứu thương");
    assert_eq!(best.detail.as_deref(), Some("Điều phối xe cứu thương theo giao thông thực"));
}

#[test]
fn titles_are_suggested_while_typing() {
    let index = library();
    let suggest = |typed: &str| {
        let found = index.suggest(Audience::Public, typed, &of(Noun::Challenge), NOW, 5).unwrap();
        found.into_iter().filter_map(|document| document.title.vi.clone()).collect::<Vec<_>>()
    };
    assert_eq!(suggest("cap cuu ng"), [AMBULANCES]);
    assert_eq!(suggest("đột q").len(), 2);
    assert!(suggest("qqq").is_empty());
    assert!(suggest("…").is_empty());
}

#[test]
fn odd_input_gets_a_plain_answer() {
    let index = library();
    for text in ["!!! ??? ---", "\" AND OR NOT ( [ { * ~ ^ : \\ /", "\u{0}\u{301}\u{200d}", "👩‍⚕️🚑"]
    {
        let found = index.search(&search(text)).unwrap();
        assert_eq!((found.total, found.hits.len()), (0, 0), "{text}");
    }
    let long = "cấp cứu ".repeat(1_300);
    assert!(index.search(&search(&long)).unwrap().total > 0);
    assert_eq!(index.search(&search(&"x".repeat(10_000))).unwrap().total, 0);
    let mut far = search("người bệnh");
    (far.offset, far.limit) = (usize::MAX, usize::MAX);
    assert!(index.search(&far).unwrap().hits.is_empty());
}

#[test]
fn highlights_are_safe_html() {
    use nhipcau_domain::locale::Bilingual;
    let mut document = library::documents().remove(0);
    document.title = Bilingual::vi("<script>alert('cấp')</script> & cứu");
    let index = nhipcau_search::Index::in_memory().unwrap();
    index.apply(&library::puts(&[document]), 1).unwrap();
    let found = index.search(&search("script cấp")).unwrap();
    assert_eq!(
        found.hits[0].highlights[0].fragments,
        [
            "&lt;<mark>script</mark>&gt;alert(&#39;<mark>cấp</mark>&#39;)&lt;/<mark>script</mark>&gt; &amp; cứu"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_query_fails(text in any::<String>(), exact in any::<bool>()) {
        thread_local! {
            static INDEX: nhipcau_search::Index = library();
        }
        let mut question = search(&text);
        question.exact = exact;
        question.facets = FacetField::ALL.to_vec();
        let found = INDEX.with(|index| index.search(&question));
        prop_assert!(found.is_ok());
    }
}
