//! The strongest terms of a document: what it says often, in its title and its success measures
//! above all, and what others say rarely.

use std::collections::HashMap;

use nhipcau_domain::locale::Locale;

use crate::{
    analysis::{PAIR_JOIN, Syllable, syllables},
    concept::{ConceptId, Manner},
    document::{Document, TextField},
    knowledge::Knowledge,
    query::{Corpus, Lane, Plan},
    weights::MatchWeights,
};

/// How often a word counts by where it stands.
const fn emphasis(field: TextField, weights: &MatchWeights) -> f32 {
    match field {
        TextField::Title => weights.title,
        TextField::Measure => weights.measure,
        TextField::Summary => weights.summary,
        TextField::Body => 1.0,
    }
}

/// The plan that finds what resembles this document.
pub(super) fn strongest(
    source: &Document,
    written_in: Locale,
    corpus: &Corpus<'_>,
    knowledge: &Knowledge,
) -> Plan {
    let weights = &knowledge.weights.matching;
    let mut words = HashMap::new();
    let mut couples = HashMap::new();
    let mut named: HashMap<ConceptId, f32> = HashMap::new();
    for locale in Locale::ALL {
        for (field, text) in source.texts(*locale) {
            let emphasis = emphasis(field, weights);
            let syllables: Vec<Syllable> = syllables(text).collect();
            count_words(&mut words, text, &syllables, *locale, written_in, emphasis);
            if *locale == Locale::Vi && written_in == Locale::Vi {
                count_pairs(&mut couples, &syllables, emphasis);
            }
            for tag in knowledge.concepts.tags(text, &syllables, Manner::of(*locale)) {
                *named.entry(tag.concept).or_default() += emphasis;
            }
        }
    }
    let mut plan = Plan::default();
    for topic in &source.topics {
        plan.push(corpus, Lane::Topic, &topic.code, weights.topic);
    }
    push_strongest(&mut plan, corpus, words, weights.words, 1.0);
    push_strongest(&mut plan, corpus, couples, weights.pairs, weights.pair);
    push_concepts(&mut plan, corpus, knowledge, written_in, named);
    plan
}

/// Looks for the strongest concepts in whatever words, and for what is near them.
fn push_concepts(
    plan: &mut Plan,
    corpus: &Corpus<'_>,
    knowledge: &Knowledge,
    written_in: Locale,
    named: HashMap<ConceptId, f32>,
) {
    let (concepts, weights) = (&knowledge.concepts, &knowledge.weights.matching);
    let mut strong: Vec<_> = named
        .into_iter()
        .map(|(id, count)| {
            let with = corpus.documents_with(Lane::Concept, &id.term());
            let often = count.ln_1p();
            (often * corpus.rarity(with.max(1)), often, id)
        })
        .collect();
    strong.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    strong.truncate(weights.concepts);
    // Each by itself first: what another only stands near to keeps the weight of its own.
    for (_, often, id) in &strong {
        plan.push(corpus, Lane::Concept, &id.term(), often * weights.near.concept);
    }
    for (_, often, id) in &strong {
        plan.push_concept(corpus, concepts, *id, &[written_in], &weights.near, *often);
    }
}

type Counts = HashMap<(Lane, String), f32>;

fn count_words(
    counts: &mut Counts,
    text: &str,
    syllables: &[Syllable],
    locale: Locale,
    written_in: Locale,
    emphasis: f32,
) {
    for syllable in syllables {
        let word = &syllable.text;
        if syllable.is_function || word.chars().all(char::is_numeric) {
            continue;
        }
        let written = &text[syllable.range.clone()];
        let capitals = written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase());
        // Names, abbreviations and borrowed words cross from one language to the other.
        let crosses = word.is_ascii() && (capitals || !syllable.is_vietnamese_shaped);
        if written_in == Locale::Vi && (locale == Locale::Vi || crosses) {
            *counts.entry((Lane::Exact, word.clone())).or_default() += emphasis;
        }
        if written_in == Locale::En
            && (locale == Locale::En || crosses)
            && let Some(stem) = &syllable.stem
        {
            *counts.entry((Lane::English, stem.clone())).or_default() += emphasis;
        }
    }
}

fn count_pairs(counts: &mut Counts, syllables: &[Syllable], emphasis: f32) {
    for (first, second) in syllables.iter().zip(syllables.iter().skip(1)) {
        if second.starts_clause || first.is_function || second.is_function {
            continue;
        }
        let pair = format!("{}{PAIR_JOIN}{}", first.text, second.text);
        *counts.entry((Lane::ExactPairs, pair)).or_default() += emphasis;
    }
}

fn push_strongest(plan: &mut Plan, corpus: &Corpus<'_>, counts: Counts, most: usize, weight: f32) {
    let mut strong: Vec<_> = counts
        .into_iter()
        .filter_map(|((lane, text), count)| {
            let documents = corpus.documents_with(lane, &text);
            if documents == 0 || corpus.are_most(documents) {
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
