//! Alerts: saved searches turned round. A search asks which documents match a text; here a document
//! asks which of a hundred thousand saved searches match it.
//!
//! A saved text is compiled once into a signature: what it asks for, each part with the weight of its
//! rarity. A document matches when the parts it has weigh at least [`NEED`] of all that was asked for,
//! and when it passes the filter. The signature stands in the lists of only so many of its parts, the
//! rarest ones, that nothing can match without one of them; a document that has none of these never
//! touches the search. What the lists bring up is then judged exactly, so that the answer is the same
//! as asking every search by itself.

mod condition;
mod frequencies;
mod signature;
mod term;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, sync::Arc};

use nhipcau_domain::timestamp::Timestamp;
use uuid::Uuid;

use crate::{document::Document, filter::Filter, knowledge::Knowledge};
use condition::{Conditions, Numbers};
pub use frequencies::Frequencies;
use signature::Signature;
use term::Term;

/// The share of what a text asks for that a document must have.
///
/// Measured on the development collection, whose 50 questions are longer and harder than what people
/// save: at 0.5, 27 of 37 things told were relevant; at 0.45, 36 of 53; at 0.6, 14 of 15. Of being
/// disturbed for nothing once in four times and missing more, the first was taken.
pub const NEED: f32 = 0.5;

/// A search as somebody saved it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub id: Uuid,
    /// What was typed; nothing leaves the matter to the filter.
    pub text: String,
    /// Take every accent as typed.
    pub exact: bool,
    /// What it is narrowed to.
    pub filter: Filter,
}

/// A saved search that a document matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The saved search.
    pub id: Uuid,
    /// How much of what its text asks for the document has; 1 without a text.
    pub share: f32,
}

/// The number of a term among those that any search asks for.
type TermId = u32;
/// The place of a search.
type Place = u32;

/// A compiled search.
#[derive(Debug)]
struct Entry {
    id: Uuid,
    signature: Signature<TermId>,
    conditions: Conditions<TermId>,
    /// The terms in whose lists it stands; none when it must always be asked.
    listed: Box<[TermId]>,
}

/// Saved searches, ready to be asked by documents.
#[derive(Debug, Default)]
pub struct Alerts {
    entries: Vec<Option<Entry>>,
    free: Vec<Place>,
    places: HashMap<Uuid, Place>,
    /// Terms stay known after the last search that asked for them is gone: people ask for the same
    /// things again.
    terms: HashMap<Term, TermId>,
    /// By term, the places of the searches to be asked.
    lists: Vec<Vec<Place>>,
    /// The places of searches that nothing but limits and exclusions narrows.
    always: Vec<Place>,
    /// The concepts by which the last search was compiled.
    knowledge: Option<Arc<Knowledge>>,
}

impl Alerts {
    /// How many searches there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Adds a search, in place of the one with the same id.
    pub fn put(&mut self, saved: &Saved, frequencies: &Frequencies) {
        self.remove(saved.id);
        self.knowledge = Some(Arc::clone(frequencies.knowledge()));
        let signature = Signature::of(&saved.text, saved.exact, frequencies);
        let conditions = Conditions::of(&saved.filter);
        let listed = if signature.is_empty() {
            conditions.most_selective(frequencies)
        } else {
            signature.rarest()
        };
        let listed = listed.into_iter().map(|term| self.intern(term)).collect();
        let entry = Entry {
            id: saved.id,
            signature: signature.map(&mut |term| self.intern(term)),
            conditions: conditions.map(&mut |term| self.intern(term)),
            listed,
        };
        let place = match self.free.pop() {
            Some(place) => place,
            None => {
                self.entries.push(None);
                u32::try_from(self.entries.len() - 1).unwrap_or(Place::MAX)
            }
        };
        if entry.listed.is_empty() {
            self.always.push(place);
        }
        for term in &entry.listed {
            self.lists[*term as usize].push(place);
        }
        self.places.insert(saved.id, place);
        self.entries[place as usize] = Some(entry);
    }

    /// Takes a search out; says whether it was there.
    pub fn remove(&mut self, id: Uuid) -> bool {
        let Some(place) = self.places.remove(&id) else { return false };
        if let Some(entry) = self.entries[place as usize].take() {
            if entry.listed.is_empty() {
                self.always.retain(|other| *other != place);
            }
            for term in &entry.listed {
                let list = &mut self.lists[*term as usize];
                if let Some(at) = list.iter().position(|other| *other == place) {
                    list.swap_remove(at);
                }
            }
        }
        self.free.push(place);
        true
    }

    /// The searches this document matches at `now`, in the order of their ids. Who may see the
    /// document is for whoever tells of it to decide.
    pub fn matching(&self, document: &Document, now: Timestamp) -> Vec<Match> {
        let asked = self.ask(document, now);
        let mut seen = vec![false; self.entries.len()];
        let mut out = Vec::new();
        let lists = asked.present.iter().map(|term| &self.lists[*term as usize]);
        for place in lists.chain([&self.always]).flatten() {
            if std::mem::replace(&mut seen[*place as usize], true) {
                continue;
            }
            out.extend(self.entries[*place as usize].as_ref().and_then(|entry| asked.judge(entry)));
        }
        out.sort_unstable_by_key(|found| found.id);
        out
    }

    /// The same, by asking every search by itself: what [`Self::matching`] is measured against.
    pub fn matching_one_by_one(&self, document: &Document, now: Timestamp) -> Vec<Match> {
        let asked = self.ask(document, now);
        let mut out: Vec<_> =
            self.entries.iter().flatten().filter_map(|entry| asked.judge(entry)).collect();
        out.sort_unstable_by_key(|found| found.id);
        out
    }

    fn ask(&self, document: &Document, now: Timestamp) -> Asked {
        let mut has = vec![false; self.lists.len()];
        let mut present = Vec::new();
        let concepts = self.knowledge.as_deref().map(|knowledge| &knowledge.concepts);
        term::each_of(document, now, concepts, &mut |term| {
            if let Some(id) = self.terms.get(&term)
                && !std::mem::replace(&mut has[*id as usize], true)
            {
                present.push(*id);
            }
        });
        Asked { has, present, numbers: Numbers::of(document) }
    }

    fn intern(&mut self, term: Term) -> TermId {
        *self.terms.entry(term).or_insert_with(|| {
            self.lists.push(Vec::new());
            u32::try_from(self.lists.len() - 1).unwrap_or(TermId::MAX)
        })
    }
}

/// A document as it is held against the searches.
struct Asked {
    /// By term, whether the document has it.
    has: Vec<bool>,
    /// The terms it has.
    present: Vec<TermId>,
    numbers: Numbers,
}

impl Asked {
    fn judge(&self, entry: &Entry) -> Option<Match> {
        let has = |term: &TermId| self.has[*term as usize];
        let share = entry.signature.share(has);
        let matches = share >= NEED && entry.conditions.hold(has, &self.numbers);
        matches.then_some(Match { id: entry.id, share })
    }
}
