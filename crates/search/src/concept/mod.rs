//! Concepts of the thesaurus as the index needs them: which of them a text speaks of, and which are
//! near which.

mod tagger;
mod trie;

use std::{collections::HashMap, sync::OnceLock};

use nhipcau_domain::{
    locale::{Bilingual, Locale},
    thesaurus::{Concept, Thesaurus},
};

use crate::analysis::{Syllable, syllables};
pub(crate) use tagger::Manner;
pub use tagger::Tag;
use trie::Trie;

/// A concept by its place among all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(u32);

impl ConceptId {
    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The concept as it stands in an index, which holds for the thesaurus its documents were read with.
    pub(crate) fn term(self) -> String {
        self.0.to_string()
    }

    /// The concept that stands so in an index.
    pub(crate) fn of_term(term: &str) -> Option<Self> {
        term.parse().ok().map(Self)
    }
}

/// All concepts, ready to be found in texts.
#[derive(Debug, Default)]
pub struct Concepts {
    known: Vec<Known>,
    /// Vietnamese labels by their syllables without diacritics.
    vietnamese: Trie<Label>,
    /// The concepts of English labels by their stems.
    english: Trie<ConceptId>,
    /// Abbreviations in lower case.
    abbreviations: foldhash::HashMap<String, Abbreviation>,
    /// Every name without diacritics, each word after a space; made when the first suggestion is asked
    /// for.
    plain: OnceLock<Vec<(String, ConceptId)>>,
    fingerprint: u64,
}

#[derive(Debug)]
struct Known {
    name: String,
    label: Bilingual,
    /// Everything it is called, the standard terms first.
    names: Vec<String>,
    broader: Vec<ConceptId>,
    /// Everything above, the nearest first.
    above: Vec<ConceptId>,
    related: Vec<ConceptId>,
}

/// A label as a run of syllables as written.
#[derive(Debug, PartialEq, Eq)]
struct Label {
    words: Vec<String>,
    concept: ConceptId,
}

#[derive(Debug)]
struct Abbreviation {
    concept: ConceptId,
    capitals_only: bool,
}

impl Concepts {
    /// Prepares a thesaurus.
    pub fn new(thesaurus: &Thesaurus) -> Self {
        let places: HashMap<&str, ConceptId> = thesaurus
            .concepts()
            .enumerate()
            .map(|(index, concept)| (concept.id.as_str(), ConceptId::at(index)))
            .collect();
        let mut out = Self { fingerprint: fingerprint(thesaurus), ..Self::default() };
        for (index, concept) in thesaurus.concepts().enumerate() {
            let id = ConceptId::at(index);
            let near = |names: &[String]| {
                names.iter().filter_map(|name| places.get(name.as_str()).copied()).collect()
            };
            out.known.push(Known {
                name: concept.id.clone(),
                label: Bilingual {
                    vi: Some(concept.term.vi.clone()),
                    en: Some(concept.term.en.clone()),
                },
                names: names(concept),
                broader: near(&concept.broader),
                above: Vec::new(),
                related: near(&concept.related),
            });
            out.add_words(id, concept);
        }
        for index in 0..out.known.len() {
            out.known[index].above = out.climb(ConceptId::at(index));
            // Written on one side, it holds on both.
            for other in out.known[index].related.clone() {
                let back = &mut out.known[other.index()].related;
                if !back.contains(&ConceptId::at(index)) {
                    back.push(ConceptId::at(index));
                }
            }
        }
        out
    }

    fn add_words(&mut self, id: ConceptId, concept: &Concept) {
        for label in concept.labels(Locale::Vi) {
            let words: Vec<Syllable> = syllables(label).collect();
            // "Bệnh" before the name of a disease is left out as often as not.
            if let [before, name @ ..] = words.as_slice()
                && before.text == "bệnh"
                && name.len() > 1
            {
                self.add_vietnamese(id, name);
            }
            self.add_vietnamese(id, &words);
        }
        for label in concept.labels(Locale::En) {
            let words: Vec<Syllable> =
                syllables(label).filter(|syllable| syllable.stem.is_some()).collect();
            if !words.is_empty() {
                let stems = words.iter().filter_map(|word| word.stem.as_deref());
                let concepts = self.english.entry(stems);
                if !concepts.contains(&id) {
                    concepts.push(id);
                }
            }
        }
        for locale in [Locale::Vi, Locale::En] {
            for written in concept.abbreviations.of(locale) {
                let found = Abbreviation { concept: id, capitals_only: concept.capitals_only };
                let words: Vec<Syllable> = syllables(written).collect();
                match words.as_slice() {
                    [one] => {
                        self.abbreviations.insert(one.text.clone(), found);
                    }
                    // COVID-19 is written in two parts.
                    words => self.add_vietnamese(id, words),
                }
            }
        }
    }

    fn add_vietnamese(&mut self, concept: ConceptId, name: &[Syllable]) {
        if name.is_empty() {
            return;
        }
        let words: Vec<String> = name.iter().map(|syllable| syllable.text.clone()).collect();
        let labels = self.vietnamese.entry(name.iter().map(|syllable| syllable.folded.as_str()));
        // What another concept is called by in full stays its own.
        if !labels.iter().any(|label| label.words == words) {
            labels.push(Label { words, concept });
        }
    }

    /// A number that changes with anything in the thesaurus by which documents are read.
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The name of a concept in the thesaurus.
    pub fn name(&self, id: ConceptId) -> &str {
        &self.known[id.index()].name
    }

    /// What people call it.
    pub fn label(&self, id: ConceptId) -> &Bilingual {
        &self.known[id.index()].label
    }

    /// Everything people call it: labels, synonyms and abbreviations of both languages.
    pub fn names(&self, id: ConceptId) -> &[String] {
        &self.known[id.index()].names
    }

    /// The concepts with a name in which every typed word begins a word, accents left aside; those
    /// with the shortest such name first.
    pub fn beginning(&self, typed: &str, most: usize) -> Vec<ConceptId> {
        let typed: Vec<String> =
            syllables(typed).map(|syllable| format!(" {}", syllable.folded)).collect();
        if typed.is_empty() {
            return Vec::new();
        }
        let fits = |(name, _): &&(String, ConceptId)| {
            typed.iter().all(|beginning| name.contains(beginning.as_str()))
        };
        let mut found: Vec<(usize, ConceptId)> =
            self.plain().iter().filter(fits).map(|(name, id)| (name.len(), *id)).collect();
        found.sort_unstable();
        let mut out = Vec::with_capacity(most);
        for (_, id) in found {
            if out.len() == most {
                break;
            }
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }

    fn plain(&self) -> &[(String, ConceptId)] {
        self.plain.get_or_init(|| {
            let names = self.known.iter().enumerate().flat_map(|(index, known)| {
                known.names.iter().map(move |name| (name, ConceptId::at(index)))
            });
            names
                .map(|(name, id)| {
                    let words = syllables(name).map(|word| format!(" {}", word.folded));
                    (words.collect(), id)
                })
                .collect()
        })
    }

    /// The concepts right above.
    pub fn broader(&self, id: ConceptId) -> &[ConceptId] {
        &self.known[id.index()].broader
    }

    /// The concepts beside it.
    pub fn related(&self, id: ConceptId) -> &[ConceptId] {
        &self.known[id.index()].related
    }

    /// Everything above, the nearest first.
    pub fn above(&self, id: ConceptId) -> &[ConceptId] {
        &self.known[id.index()].above
    }

    fn climb(&self, id: ConceptId) -> Vec<ConceptId> {
        let mut out: Vec<ConceptId> = Vec::new();
        let mut at = 0;
        let mut next = Some(id);
        while let Some(here) = next {
            for broader in self.broader(here) {
                if !out.contains(broader) {
                    out.push(*broader);
                }
            }
            next = out.get(at).copied();
            at += 1;
        }
        out
    }
}

fn names(concept: &Concept) -> Vec<String> {
    let labels = [Locale::Vi, Locale::En].into_iter().flat_map(|locale| concept.labels(locale));
    let short = [Locale::Vi, Locale::En]
        .into_iter()
        .flat_map(|locale| concept.abbreviations.of(locale).iter().map(String::as_str));
    let mut out: Vec<String> = Vec::new();
    for name in [&concept.term.vi, &concept.term.en]
        .into_iter()
        .map(String::as_str)
        .chain(labels)
        .chain(short)
    {
        if !out.iter().any(|known| known == name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// FNV-1a over the names, words and broader concepts: the same on every machine and with every
/// compiler, which the standard hasher does not promise.
fn fingerprint(thesaurus: &Thesaurus) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for concept in thesaurus.concepts() {
        feed(&concept.id);
        for locale in [Locale::Vi, Locale::En] {
            concept.labels(locale).for_each(&mut feed);
            concept.abbreviations.of(locale).iter().for_each(|word| feed(word));
        }
        feed(if concept.capitals_only { "capitals" } else { "" });
        concept.broader.iter().for_each(|name| feed(name));
    }
    hash
}
