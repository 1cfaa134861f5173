//! Which offers fit a need, and which needs an offer.
#![allow(clippy::unwrap_used)]

mod library;

use library::{NOW, documents, id, library, of};
use nhipcau_domain::locale::Locale;
use nhipcau_search::{
    Audience, Document, Noun, document::Readiness, matching::MatchQuery, reason::ReasonKind,
};

fn document(noun: Noun, number: usize) -> Document {
    documents().into_iter().find(|document| document.id == id(noun, number)).unwrap()
}

fn best(source: &Document, noun: Noun) -> MatchQuery<'_> {
    let mut query = MatchQuery::new(Audience::Public, source, NOW);
    query.filter = of(noun);
    query
}

#[test]
fn both_directions_find_the_counterpart() {
    let index = library();
    for (challenge, capability) in [(0, 1), (1, 2), (9, 5), (5, 10), (7, 11), (11, 9), (6, 7)] {
        let need = document(Noun::Challenge, challenge);
        let offers = index.matches(&best(&need, Noun::Capability)).unwrap();
        assert_eq!(offers[0].document.id, id(Noun::Capability, capability), "need {challenge}");
        let offer = document(Noun::Capability, capability);
        let needs = index.matches(&best(&offer, Noun::Challenge)).unwrap();
        assert_eq!(needs[0].document.id, id(Noun::Challenge, challenge), "offer {capability}");
    }
}

#[test]
fn organisations_match_too() {
    let need = document(Noun::Challenge, 1);
    let found = library().matches(&best(&need, Noun::Organisation)).unwrap();
    assert_eq!(found[0].document.title.get(Locale::Vi), "Công ty Cổ phần Lam Giang Y tế số");
    let organisation = document(Noun::Organisation, 2);
    let needs = library().matches(&best(&organisation, Noun::Challenge)).unwrap();
    assert_eq!(needs[0].document.id, id(Noun::Challenge, 11));
}

#[test]
fn shares_add_up_and_every_part_is_named() {
    let index = library();
    let need = document(Noun::Challenge, 1);
    for found in index.matches(&best(&need, Noun::Capability)).unwrap() {
        let sum: f32 = found.reasons.iter().map(|reason| reason.share).sum();
        assert!((sum - found.score).abs() < 0.001, "{sum} {}", found.score);
        assert!((0.0..=1.0).contains(&found.score));
    }
    let best = index.matches(&best(&need, Noun::Capability)).unwrap().remove(0);
    assert_eq!(best.shared_topics().collect::<Vec<_>>(), ["imaging", "ai"]);
    let term = best.reasons.iter().find(|reason| reason.kind == ReasonKind::Term).unwrap();
    assert!(term.detail.is_some() && term.counterpart.is_some());
    let readiness =
        best.reasons.iter().find(|reason| reason.kind == ReasonKind::Readiness).unwrap();
    assert_eq!((readiness.label.as_str(), readiness.detail.as_deref()), ("7", Some("6–9")));
}

#[test]
fn facts_move_equals() {
    let need = document(Noun::Challenge, 1);
    let ready = document(Noun::Capability, 2);
    let mut early = ready.clone();
    early.id = id(Noun::Capability, 500);
    early.readiness = Some(Readiness { min: 2, max: 2 });
    let index = library();
    index.apply(&library::puts(&[early.clone()]), 2).unwrap();
    let found = index.matches(&best(&need, Noun::Capability)).unwrap();
    assert_eq!((found[0].document.id, found[1].document.id), (ready.id, early.id));
    assert!(found[0].score > found[1].score);
}

#[test]
fn a_need_resembles_other_needs_but_not_itself() {
    let need = document(Noun::Challenge, 2);
    let found = library().matches(&best(&need, Noun::Challenge)).unwrap();
    assert!(found.iter().all(|found| found.document.id != need.id));
    assert_eq!(found[0].document.id, id(Noun::Challenge, 11));
}

#[test]
fn an_empty_need_matches_nothing() {
    let need = Document::new(
        Noun::Challenge,
        uuid::Uuid::nil(),
        "contest",
        nhipcau_domain::locale::Bilingual::vi("…"),
    );
    assert!(library().matches(&best(&need, Noun::Capability)).unwrap().is_empty());
}
