//! What the best answers of an English query have in common, and what comes of it.
#![allow(clippy::unwrap_used)]

mod library;

use library::{puts, search};
use nhipcau_domain::{locale::Bilingual, thesaurus::Thesaurus};
use nhipcau_search::{
    Audience, Document, Found, Index, Knowledge, Noun, Search, Sort, Weights, reason::ReasonKind,
};
use uuid::Uuid;

fn offer(number: u128, title: &str, body: &str) -> Document {
    let english = |text: &str| Bilingual { vi: None, en: Some(text.to_owned()) };
    let mut document =
        Document::new(Noun::Capability, Uuid::from_u128(number), "product", english(title));
    document.body = english(body);
    document
}

/// Two answers to "dengue fever" that speak of larvae, and two that speak of fever alone: one of larvae too.
fn fevers() -> Vec<Document> {
    let others = (100..140).map(|number| offer(number, "Bandages", "Sterile gauze, cheaply made."));
    let mut out = vec![
        offer(1, "Dengue fever traps", "Larvae of the mosquito are caught in ponds."),
        offer(2, "Dengue fever maps", "Where larvae of the mosquito were seen."),
        offer(3, "Fever on farms", "Calves and fever, fever and cows."),
        offer(4, "Fever in schools", "Pupils look for larvae of the mosquito."),
    ];
    out.extend(others);
    out
}

/// With so many answers learnt from, and no concepts.
fn index(answers: usize, documents: &[Document]) -> Index {
    let mut weights = Weights::built_in().unwrap();
    weights.typed.feedback.answers = answers;
    let index = Index::in_memory_with(Knowledge::new(&Thesaurus::default(), weights)).unwrap();
    index.apply(&puts(documents), 1).unwrap();
    index
}

fn ids(found: &Found) -> Vec<u128> {
    found.hits.iter().map(|hit| hit.document.id.as_u128()).collect()
}

fn asked(index: &Index, text: &str) -> Found {
    index.search(&search(text)).unwrap()
}

fn alike(found: &Found, id: u128) -> f32 {
    let hit = found.hits.iter().find(|hit| hit.document.id.as_u128() == id).unwrap();
    let reasons = hit.reasons.iter().filter(|reason| reason.kind == ReasonKind::Alike);
    reasons.map(|reason| reason.share).sum()
}

#[test]
fn what_resembles_the_best_answers_comes_first_and_nothing_else_is_found() {
    let (plain, learning) = (index(0, &fevers()), index(2, &fevers()));
    let (before, after) = (asked(&plain, "dengue fever"), asked(&learning, "dengue fever"));
    assert_eq!(ids(&before)[2..], [3, 4]);
    assert_eq!(ids(&after)[2..], [4, 3]);
    assert_eq!((before.total, after.total), (4, 4));
    let ranked = learning.rank(&search("dengue fever")).unwrap();
    assert_eq!((ranked.best.len(), ranked.total), (4, 4));
}

#[test]
fn the_reader_is_told_and_the_shares_still_add_up() {
    let found = asked(&index(5, &fevers()), "dengue fever");
    for hit in &found.hits {
        let sum: f32 = hit.reasons.iter().map(|reason| reason.share).sum();
        assert!((sum - hit.score).abs() < 0.001 * hit.score, "{sum} {}", hit.score);
        let marked = hit.highlights.iter().flat_map(|highlight| &highlight.fragments);
        assert!(marked.clone().all(|text| !text.contains("<mark>larvae")), "was not asked for");
    }
    assert!(alike(&found, 4) > 0.0);
}

#[test]
fn exact_words_another_order_and_vietnamese_learn_nothing() {
    let learning = index(5, &fevers());
    let mut exact = search("dengue fever");
    exact.exact = true;
    let mut newest = search("dengue fever");
    newest.sort = Sort::Newest;
    for question in [exact, newest, search("sot xuat huyet fever")] {
        for hit in learning.search(&question).unwrap().hits {
            assert!(hit.reasons.iter().all(|reason| reason.kind != ReasonKind::Alike));
        }
    }
}

#[test]
fn where_the_other_language_answers_too_nothing_is_learnt() {
    let mut documents = fevers();
    let title = Bilingual::vi("Bẫy muỗi chống dengue fever");
    documents.push(Document::new(Noun::Capability, Uuid::from_u128(7), "product", title));
    let found = asked(&index(5, &documents), "dengue fever");
    assert!(ids(&found).contains(&7));
    assert!(
        found.hits.iter().flat_map(|hit| &hit.reasons).all(|one| one.kind != ReasonKind::Alike)
    );
}

#[test]
fn nobody_learns_from_what_they_may_not_see() {
    let mut documents = fevers();
    documents.push(offer(5, "Fever near harbours", "Zanzibar."));
    let mut hidden = offer(6, "Dengue fever, dengue fever", "Zanzibar, Zanzibar.");
    hidden.audience = Audience::Brokers;
    documents.push(hidden);
    let index = index(1, &documents);
    let ask = |audience| index.search(&Search::new(audience, "dengue fever", library::NOW));
    assert!(alike(&ask(Audience::Brokers).unwrap(), 5) > alike(&ask(Audience::Public).unwrap(), 5));
    assert!(alike(&ask(Audience::Brokers).unwrap(), 5) > 0.0);
    assert!(alike(&ask(Audience::Public).unwrap(), 5) < f32::EPSILON);
}

#[test]
fn a_page_does_not_change_what_is_learnt() {
    let index = index(5, &fevers());
    let mut one = search("dengue fever");
    one.limit = 1;
    let singly = (0..4).flat_map(|offset| {
        one.offset = offset;
        ids(&index.search(&one).unwrap())
    });
    assert_eq!(singly.collect::<Vec<_>>(), ids(&asked(&index, "dengue fever")));
}

#[test]
fn a_ranking_names_what_a_search_shows() {
    let index = index(5, &fevers());
    for text in ["dengue fever", "larvae", "gauze", "", "nothing of the kind"] {
        let found = asked(&index, text);
        let ranked = index.rank(&search(text)).unwrap();
        let shown = found.hits.iter().map(|hit| (hit.document.id, hit.score));
        assert_eq!(ranked.best, shown.collect::<Vec<_>>(), "{text}");
        assert_eq!(ranked.total, found.total, "{text}");
    }
}
