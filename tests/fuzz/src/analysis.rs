//! Any bytes as a text: analysed, asked for and indexed. What must hold is what the property tests of the analysis ask of
//! ordinary texts.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use nhipcau_domain::{locale::Bilingual, timestamp::Timestamp};
use nhipcau_search::{
    Audience, Change, Document, Index, Noun, Search,
    analysis::{Lanes, detect_language, fold, sentences, syllables},
};
use unicode_normalization::UnicodeNormalization;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let lanes = Lanes::of(&text);
    assert_eq!(Lanes::of(&text.nfd().collect::<String>()), lanes, "decomposed");
    assert_eq!(Lanes::of(&lanes.exact).exact, lanes.exact, "analysed twice");
    let mut end = 0;
    for syllable in syllables(&text) {
        assert!(end <= syllable.range.start && syllable.range.end <= text.len(), "order");
        assert!(text.get(syllable.range.clone()).is_some_and(|run| !run.is_empty()), "letters");
        assert_eq!(fold(&syllable.text), syllable.folded, "without diacritics");
        end = syllable.range.end;
    }
    for sentence in sentences(&text) {
        assert!(text.get(sentence).is_some(), "sentence");
    }
    detect_language(&text);
    for exact in [false, true] {
        let mut search = Search::new(Audience::Public, text.as_ref(), Timestamp(0));
        search.exact = exact;
        let found = index().search(&search).expect("whatever is typed is answered");
        assert!(found.hits.len() <= 20);
    }
});

/// A few documents to be asked for.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let index = Index::in_memory().expect("an index");
        let texts = [
            ("Phát hiện sớm đột quỵ ở trạm y tế phường", "Early detection of stroke"),
            ("Hòa giải, thúy và quý: CĐHA, ĐTĐ, SXH. 79-TC/2026", "AI in THA and COVID-19"),
        ];
        let changes: Vec<_> = texts
            .into_iter()
            .enumerate()
            .map(|(number, (vi, en))| {
                let id = uuid::Uuid::from_u128(number as u128);
                let title = Bilingual::both(vi.to_owned(), en.to_owned());
                Change::Put(Box::new(Document::new(Noun::Challenge, id, "solution_order", title)))
            })
            .collect();
        index.apply(&changes, 1).expect("documents");
        index
    })
}
