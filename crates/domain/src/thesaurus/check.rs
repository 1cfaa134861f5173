//! What must hold in a thesaurus before anybody's query is widened by it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Concept, Fault, Problem};
use crate::locale::{Locale, clean_text};

/// A word of fewer letters that is no abbreviation says nothing.
const LEAST_LETTERS: usize = 2;

/// Everything that is wrong.
pub(super) fn problems(concepts: &BTreeMap<String, Concept>) -> Vec<Problem> {
    let mut found = Vec::new();
    let narrower: BTreeSet<&str> =
        concepts.values().flat_map(|concept| &concept.broader).map(String::as_str).collect();
    for concept in concepts.values() {
        found.extend(names(concept, concepts));
        if concept.broader.is_empty() && !narrower.contains(concept.id.as_str()) {
            found.push(Problem::of(&concept.id, Fault::Loose));
        }
        if runs_in_a_circle(concept, concepts) {
            found.push(Problem::of(&concept.id, Fault::Circle));
        }
        found.extend(words(concept));
    }
    found.extend(claimed_twice(concepts));
    found
}

fn names(concept: &Concept, concepts: &BTreeMap<String, Concept>) -> Vec<Problem> {
    let mut found = Vec::new();
    let Concept { id, kind, broader, related, .. } = concept;
    let plain = id.strip_prefix("nc:").is_some_and(|name| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    });
    if !plain {
        found.push(Problem::of(id, Fault::Id));
    }
    if kind != "Concept" {
        found.push(Problem::of(id, Fault::Type));
    }
    for name in broader.iter().chain(related) {
        if name == id || !concepts.contains_key(name) {
            found.push(Problem::of(id, Fault::Unknown { other: name.clone() }));
        }
    }
    for name in related.iter().filter(|name| broader.contains(name)) {
        found.push(Problem::of(id, Fault::Broader { other: name.clone() }));
    }
    found
}

fn runs_in_a_circle(concept: &Concept, concepts: &BTreeMap<String, Concept>) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&str> = concept.broader.iter().map(String::as_str).collect();
    while let Some(name) = waiting.pop() {
        if name == concept.id {
            return true;
        }
        if let Some(next) = concepts.get(name).filter(|_| seen.insert(name)) {
            waiting.extend(next.broader.iter().map(String::as_str));
        }
    }
    false
}

fn words(concept: &Concept) -> Vec<Problem> {
    let mut found = Vec::new();
    for locale in [Locale::Vi, Locale::En] {
        let all = concept
            .labels(locale)
            .chain(concept.abbreviations.of(locale).iter().map(String::as_str));
        for word in all {
            if clean_text(word) != word || word.chars().count() < LEAST_LETTERS {
                found.push(Problem::of(&concept.id, Fault::Unclean { word: word.to_owned() }));
            }
        }
    }
    found
}

/// Each word of a language means one concept. An abbreviation may be a word besides – "THA" and "tha",
/// "AIDS" and "aids" – only where it is bound to capitals.
fn claimed_twice(concepts: &BTreeMap<String, Concept>) -> Vec<Problem> {
    let mut found = Vec::new();
    for locale in [Locale::Vi, Locale::En] {
        let mut words: BTreeMap<String, &str> = BTreeMap::new();
        for concept in concepts.values() {
            for word in concept.labels(locale) {
                claim(&mut words, word, &concept.id, &mut found);
            }
        }
        // As they are written: an abbreviation within a longer label means the same there.
        let mut written: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let labels = concepts.values().flat_map(|concept| concept.labels(locale));
        for word in labels.flat_map(str::split_whitespace) {
            written.entry(word.to_lowercase()).or_default().insert(word);
        }
        let mut abbreviations: BTreeMap<String, &str> = BTreeMap::new();
        for concept in concepts.values() {
            for word in concept.abbreviations.of(locale) {
                let lower = word.to_lowercase();
                claim(&mut abbreviations, word, &concept.id, &mut found);
                let means = words.get(&lower);
                if let Some(other) = means.filter(|id| **id != concept.id) {
                    let (word, other) = (word.clone(), (*other).to_owned());
                    found.push(Problem::of(&concept.id, Fault::AlsoWord { word, other }));
                } else if means.is_none() && !concept.capitals_only {
                    let otherwise = |one: &&&str| **one != word;
                    let spellings = written.get(&lower).into_iter().flatten();
                    if let Some(one) = spellings.into_iter().find(otherwise) {
                        let (word, written) = (word.clone(), (*one).to_owned());
                        found.push(Problem::of(&concept.id, Fault::Capitals { word, written }));
                    }
                }
            }
        }
    }
    found
}

fn claim<'a>(
    words: &mut BTreeMap<String, &'a str>,
    word: &str,
    id: &'a str,
    found: &mut Vec<Problem>,
) {
    let lower = word.to_lowercase();
    if let Some(other) = words.get(&lower) {
        let (word, other) = (lower, (*other).to_owned());
        found.push(Problem::of(id, Fault::Claimed { word, other }));
    } else {
        words.insert(lower, id);
    }
}
