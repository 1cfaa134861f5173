//! What is found, and told, in other words than those typed.
#![allow(clippy::unwrap_used)]

mod library;

use library::{library, puts, search};
use nhipcau_domain::locale::Bilingual;
use nhipcau_search::{Document, Index, Noun, Search, Sort, reason::ReasonKind};
use proptest::prelude::*;
use uuid::Uuid;

fn offer(number: u128, title: Bilingual, body: Bilingual) -> Document {
    let mut document = Document::new(Noun::Capability, Uuid::from_u128(number), "product", title);
    document.body = body;
    document
}

/// Three ways to speak of strokes, and something else.
fn strokes() -> Index {
    let index = Index::in_memory().unwrap();
    let documents = [
        offer(
            1,
            Bilingual::vi("Nhận biết sớm tai biến mạch máu não"),
            Bilingual::vi("Phần mềm xem phim chụp và báo ngay."),
        ),
        offer(
            2,
            Bilingual { vi: None, en: Some("Home exercises after a stroke".into()) },
            Bilingual { vi: None, en: Some("A glove that trains the hand.".into()) },
        ),
        offer(
            3,
            Bilingual::vi("Tủ lạnh giữ vắc xin"),
            Bilingual::vi("Chạy bằng nắng, không cần điện."),
        ),
    ];
    index.apply(&puts(&documents), 1).unwrap();
    index
}

fn found(index: &Index, text: &str) -> Vec<u128> {
    let found = index.search(&search(text)).unwrap();
    found.hits.iter().map(|hit| hit.document.id.as_u128()).collect()
}

#[test]
fn synonyms_abbreviations_and_the_other_language_find_the_same() {
    let index = strokes();
    for text in ["đột quỵ", "dot quy", "TBMMN", "tbmmn", "stroke", "cerebrovascular accident"]
    {
        let mut ids = found(&index, text);
        ids.sort_unstable();
        assert_eq!(ids, [1, 2], "{text}");
    }
}

#[test]
fn the_reader_is_told_and_may_switch_it_off() {
    let index = strokes();
    let answer = index.search(&search("phục hồi sau đột quỵ")).unwrap();
    let told = answer.expansions.iter().find(|one| one.typed == "đột quỵ").unwrap();
    assert_eq!(told.concept, "nc:stroke");
    assert!(told.also.iter().any(|word| word == "tai biến mạch máu não"), "{:?}", told.also);
    assert!(!told.also.iter().any(|word| word == "đột quỵ"), "{:?}", told.also);

    let mut exactly = search("đột quỵ");
    exactly.exact = true;
    let answer = index.search(&exactly).unwrap();
    assert_eq!((answer.total, answer.expansions.len()), (0, 0));
}

#[test]
fn a_reason_names_what_the_words_stand_for() {
    let index = strokes();
    let answer = index.search(&search("stroke")).unwrap();
    let hit = answer.hits.iter().find(|hit| hit.document.id.as_u128() == 1).unwrap();
    let reason = hit.reasons.iter().find(|one| one.kind == ReasonKind::Concept).unwrap();
    assert_eq!(reason.label, "tai biến mạch máu não");
    assert_eq!(reason.concept.as_ref().unwrap().vi.as_deref(), Some("đột quỵ"));
    let sum: f32 = hit.reasons.iter().map(|reason| reason.share).sum();
    assert!((sum - hit.score).abs() < 0.001 * hit.score, "{sum} {}", hit.score);
    assert_eq!(hit.highlights[0].fragments, ["Nhận biết sớm <mark>tai biến mạch máu não</mark>"]);
}

#[test]
fn capitals_change_nothing() {
    let index = library();
    let ranking = |text: &str| {
        let found = index.search(&search(text)).unwrap();
        found.hits.iter().map(|hit| (hit.document.id, hit.score)).collect::<Vec<_>>()
    };
    for text in [
        "điều trị THA tại TYT",
        "ứng dụng AI đọc ảnh",
        "HIS",
        "vaccine cold chain",
        "kết nối hsba điện tử",
    ] {
        assert_eq!(ranking(&text.to_uppercase()), ranking(text), "{text}");
        assert_eq!(ranking(&text.to_lowercase()), ranking(text), "{text}");
    }
}

#[test]
fn who_is_no_artificial_intelligence() {
    let index = library();
    let named = |text: &str| {
        let found = index.search(&search(text)).unwrap();
        found.expansions.iter().any(|one| one.concept == "nc:artificial-intelligence")
    };
    assert!(!named("Ai có quyền đặt hàng"));
    assert!(!named("dành cho ai"));
}

#[test]
fn suggestions_name_concepts_with_and_without_accents() {
    let index = library();
    for typed in ["tai biến m", "tai bien mach", "strok"] {
        let labels = index.suggest_concepts(typed, 4);
        assert!(labels.iter().any(|label| label.vi.as_deref() == Some("đột quỵ")), "{typed}");
    }
    assert!(index.suggest_concepts("…", 4).is_empty());
}

#[test]
fn what_closes_next_and_what_is_newest_come_first_when_asked() {
    let index = library();
    let sorted = |sort: Sort| {
        let mut question = search("người bệnh");
        question.sort = sort;
        index.search(&question).unwrap().hits
    };
    let now = library::NOW;
    let deadlines: Vec<_> = sorted(Sort::Deadline)
        .iter()
        .map(|hit| hit.document.closes_at.filter(|at| at.0 > now.0).map_or(i64::MAX, |at| at.0))
        .collect();
    assert!(deadlines.len() > 2 && deadlines.is_sorted(), "{deadlines:?}");
    let changed: Vec<_> = sorted(Sort::Newest).iter().map(|hit| hit.document.changed_at).collect();
    assert!(changed.is_sorted_by(|a, b| a >= b), "{changed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Words of the thesaurus thrown together: nothing fails, and every expansion is in the text.
    #[test]
    fn mixed_words_of_concepts_are_quick_and_told_as_typed(
        words in proptest::collection::vec(
            prop_oneof!["đột quỵ", "THA", "ai", "AI", "cold chain", "y tế", "x-ray", "té", "ngã.", "(bệnh)", "lao", "động", "[a-zđ]{1,8}"],
            0..40,
        )
    ) {
        thread_local! {
            static INDEX: Index = library();
        }
        let text = words.join(" ");
        let question: Search = search(&text);
        let answer = INDEX.with(|index| index.search(&question)).unwrap();
        for one in &answer.expansions {
            prop_assert!(text.contains(&one.typed), "{} {}", text, one.typed);
        }
    }
}
