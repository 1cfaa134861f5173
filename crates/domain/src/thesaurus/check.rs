//! What must hold in a thesaurus before anybody's query is widened by it.

use std::collections::{BTreeMap, BTreeSet};

use super::Concept;
use crate::locale::{Locale, clean_text};

/// A word of fewer letters that is no abbreviation says nothing.
const LEAST_LETTERS: usize = 2;

/// Everything that is wrong, in words for the person who edits the files.
pub(super) fn problems(concepts: &BTreeMap<String, Concept>) -> Vec<String> {
    let mut found = Vec::new();
    let narrower: BTreeSet<&str> =
        concepts.values().flat_map(|concept| &concept.broader).map(String::as_str).collect();
    for concept in concepts.values() {
        found.extend(names(concept, concepts));
        if concept.broader.is_empty() && !narrower.contains(concept.id.as_str()) {
            found.push(format!("{}: neither broader nor narrower than anything", concept.id));
        }
        if runs_in_a_circle(concept, concepts) {
            found.push(format!("{}: broader leads back to it", concept.id));
        }
        found.extend(words(concept));
    }
    found.extend(claimed_twice(concepts));
    found
}

fn names(concept: &Concept, concepts: &BTreeMap<String, Concept>) -> Vec<String> {
    let mut found = Vec::new();
    let Concept { id, kind, broader, related, .. } = concept;
    let plain = id.strip_prefix("nc:").is_some_and(|name| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    });
    if !plain {
        found.push(format!("{id}: `nc:`, lower-case letters, figures and hyphens only"));
    }
    if kind != "Concept" {
        found.push(format!("{id}: @type must be Concept"));
    }
    for name in broader.iter().chain(related) {
        if name == id || !concepts.contains_key(name) {
            found.push(format!("{id}: there is no other concept {name}"));
        }
    }
    for name in related.iter().filter(|name| broader.contains(name)) {
        found.push(format!("{id}: {name} is broader already"));
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

fn words(concept: &Concept) -> Vec<String> {
    let mut found = Vec::new();
    for locale in [Locale::Vi, Locale::En] {
        let all = concept
            .labels(locale)
            .chain(concept.abbreviations.of(locale).iter().map(String::as_str));
        for word in all {
            if clean_text(word) != word || word.chars().count() < LEAST_LETTERS {
                found.push(format!("{}: `{word}` is no clean word", concept.id));
            }
        }
    }
    found
}

/// Each word of a language means one concept. An abbreviation may be a word besides – "THA" and "tha",
/// "AIDS" and "aids" – only where it is bound to capitals.
fn claimed_twice(concepts: &BTreeMap<String, Concept>) -> Vec<String> {
    let mut found = Vec::new();
    for locale in [Locale::Vi, Locale::En] {
        let mut words: BTreeMap<String, &str> = BTreeMap::new();
        for concept in concepts.values() {
            for word in concept.labels(locale) {
                claim(&mut words, word.to_lowercase(), &concept.id, &mut found);
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
                claim(&mut abbreviations, lower.clone(), &concept.id, &mut found);
                let means = words.get(&lower);
                if means.is_some_and(|id| *id != concept.id) {
                    found.push(format!("{}: `{word}` is also a word", concept.id));
                } else if means.is_none() && !concept.capitals_only {
                    let otherwise = |one: &&&str| **one != word;
                    let spellings = written.get(&lower).into_iter().flatten();
                    if let Some(one) = spellings.into_iter().find(otherwise) {
                        found.push(format!(
                            "{}: `{word}` is also `{one}`: capitals only",
                            concept.id
                        ));
                    }
                }
            }
        }
    }
    found
}

fn claim<'a>(
    words: &mut BTreeMap<String, &'a str>,
    word: String,
    id: &'a str,
    found: &mut Vec<String>,
) {
    if let Some(before) = words.get(&word) {
        found.push(format!("{id}: `{word}` belongs to {before}"));
    } else {
        words.insert(word, id);
    }
}
