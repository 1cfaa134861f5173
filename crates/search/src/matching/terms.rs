//! The strongest terms of a document: what it says often, in its title and its success measures
//! above all, and what others say rarely.

use std::collections::HashMap;

use nhipcau_domain::locale::Locale;

use crate::{
    analysis::{Lanes, PAIR_JOIN, is_function_word, is_vietnamese_shaped, pairs, syllables},
    document::{Document, TextField},
    query::{Corpus, Lane, Plan, stems},
};

/// So many single words are looked for: a long order names several needs, and each has its words.
const STRONGEST_WORDS: usize = 60;
/// So many pairs are looked for.
const STRONGEST_PAIRS: usize = 25;
const PAIR_WEIGHT: f32 = 0.6;
/// What a shared topic weighs beside a word as rare.
const TOPIC_WEIGHT: f32 = 0.6;

/// How often a word counts by where it stands.
const fn emphasis(field: TextField) -> f32 {
    match field {
        TextField::Title => 3.0,
        TextField::Measure => 2.0,
        TextField::Summary => 1.5,
        TextField::Body => 1.0,
    }
}

/// The plan that finds what resembles this document.
pub(super) fn strongest(source: &Document, corpus: &Corpus<'_>) -> Plan {
    let mut words = HashMap::new();
    let mut couples = HashMap::new();
    for locale in Locale::ALL {
        for (field, text) in source.texts(*locale) {
            count_words(&mut words, text, *locale, emphasis(field));
            if *locale == Locale::Vi {
                count_pairs(&mut couples, text, emphasis(field));
            }
        }
    }
    let mut plan = Plan::default();
    for topic in &source.topics {
        plan.push(corpus, Lane::Topic, &topic.code, TOPIC_WEIGHT);
    }
    push_strongest(&mut plan, corpus, words, STRONGEST_WORDS, 1.0);
    push_strongest(&mut plan, corpus, couples, STRONGEST_PAIRS, PAIR_WEIGHT);
    plan
}

type Counts = HashMap<(Lane, String), f32>;

fn count_words(counts: &mut Counts, text: &str, locale: Locale, emphasis: f32) {
    for syllable in syllables(text) {
        let word = syllable.text;
        if is_function_word(&word) || word.chars().all(char::is_numeric) {
            continue;
        }
        let written = &text[syllable.range];
        let capitals = written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase());
        // Names, abbreviations and borrowed words cross from one language to the other.
        let crosses = word.is_ascii() && (capitals || !is_vietnamese_shaped(&word));
        if locale == Locale::Vi || crosses {
            *counts.entry((Lane::Exact, word.clone())).or_default() += emphasis;
        }
        if locale == Locale::En || crosses {
            for stem in stems(&word) {
                *counts.entry((Lane::English, stem)).or_default() += emphasis;
            }
        }
    }
}

fn count_pairs(counts: &mut Counts, text: &str, emphasis: f32) {
    let lane = Lanes::of(text).exact;
    for (first, second) in pairs(&lane) {
        if is_function_word(first) || is_function_word(second) {
            continue;
        }
        let pair = format!("{first}{PAIR_JOIN}{second}");
        *counts.entry((Lane::ExactPairs, pair)).or_default() += emphasis;
    }
}

fn push_strongest(plan: &mut Plan, corpus: &Corpus<'_>, counts: Counts, most: usize, weight: f32) {
    let mut strong: Vec<_> = counts
        .into_iter()
        .filter_map(|((lane, text), count)| {
            let documents = corpus.documents_with(lane, &text);
            if documents == 0 || corpus.is_common(lane, &text) {
                return None;
            }
            let often = count.ln_1p();
            Some((often * corpus.rarity(documents), often, lane, text))
        })
        .collect();
    // The order of a hash map is none: ties go by the text.
    strong.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.2, &a.3).cmp(&(b.2, &b.3))));
    strong.truncate(most);
    for (_, often, lane, text) in strong {
        plan.push(corpus, lane, &text, weight * often);
    }
}
