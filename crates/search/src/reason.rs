//! Why something was found: parts of the score in words. The shares of all reasons add up to the
//! score.

use std::collections::BTreeSet;

use nhipcau_domain::{locale::Bilingual, text_enum};

use crate::{
    concept::{ConceptId, Concepts},
    found::{Found, Reading},
    query::{Lane, Plan},
};

/// So many phrases are named; the rest counts together.
const MOST_PHRASES: usize = 6;
/// Longer sentences are cut at a word.
const LONGEST_SENTENCE: usize = 320;

text_enum! {
    /// What a reason is about.
    pub enum ReasonKind {
        /// The code was typed.
        Code = "code",
        /// Words that both sides use.
        Term = "term",
        /// One thing that both sides name, each in its own words.
        Concept = "concept",
        /// A topic that both sides are filed under.
        Topic = "topic",
        /// Further words in common, too small to name.
        Other = "other",
        /// It says what the best answers say.
        Alike = "alike",
        /// Technology readiness.
        Readiness = "trl",
        /// Money.
        Budget = "budget",
        /// Level of management.
        Level = "level",
        /// Place.
        Place = "place",
        /// Language.
        Language = "language",
        /// Time left.
        Deadline = "deadline",
    }
}

/// A part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What it is about.
    pub kind: ReasonKind,
    /// The words, the topic's code, the value offered.
    pub label: String,
    /// The sentence the words stand in, the value wanted.
    pub detail: Option<String>,
    /// In a match, the sentence on the asking side.
    pub counterpart: Option<String>,
    /// The concept that the words name, where that is what counts.
    pub concept: Option<Bilingual>,
    /// Its part of the score.
    pub share: f32,
}

impl Reason {
    /// A reason in a few words.
    pub(crate) fn new(kind: ReasonKind, label: impl Into<String>, share: f32) -> Self {
        Self { kind, label: label.into(), detail: None, counterpart: None, concept: None, share }
    }
}

/// Words that stand together in a text.
pub(crate) struct Phrase<'a> {
    text: &'a str,
    sentence: &'a str,
    terms: BTreeSet<usize>,
}

/// The reasons behind the words of a score. `contributions` has one number for each term of the
/// plan; their sum is the sum of the shares.
pub(crate) fn explain(
    readings: &[Reading<'_>],
    counterparts: Option<&[Phrase<'_>]>,
    plan: &Plan,
    contributions: &[f32],
    concepts: &Concepts,
) -> Vec<Reason> {
    let mut out = Vec::new();
    let mut left = contributions.to_vec();
    let mut alike = 0.0;
    for (index, term) in plan.terms.iter().enumerate() {
        if term.only_adds {
            alike += std::mem::take(&mut left[index]);
            continue;
        }
        let kind = match term.lane {
            Lane::Topic => ReasonKind::Topic,
            Lane::Code => ReasonKind::Code,
            _ => continue,
        };
        let share = std::mem::take(&mut left[index]);
        if share > 0.0 {
            out.push(Reason::new(kind, &term.text, share));
        }
    }
    let mut phrases = phrases(readings);
    for _ in 0..MOST_PHRASES {
        let worth = |phrase: &Phrase<'_>| phrase.terms.iter().map(|term| left[*term]).sum::<f32>();
        // The first of equals: titles come before summaries and texts.
        let best =
            phrases.iter().enumerate().rev().max_by(|a, b| worth(a.1).total_cmp(&worth(b.1)));
        let Some((index, share)) =
            best.map(|(index, phrase)| (index, worth(phrase))).filter(|(_, share)| *share > 0.0)
        else {
            break;
        };
        let phrase = phrases.swap_remove(index);
        let mut reason = Reason::new(ReasonKind::Term, phrase.text, share);
        if let Some(id) = meaning(&phrase, plan, &left, share) {
            reason.kind = ReasonKind::Concept;
            reason.concept = Some(concepts.label(id).clone());
        }
        reason.detail = Some(shortened(phrase.sentence));
        reason.counterpart = counterparts.and_then(|phrases| {
            let shared = |other: &Phrase<'_>| {
                other.terms.intersection(&phrase.terms).map(|term| left[*term]).sum::<f32>()
            };
            let best = phrases.iter().rev().max_by(|a, b| shared(a).total_cmp(&shared(b)))?;
            (shared(best) > 0.0).then(|| shortened(best.sentence))
        });
        for term in phrase.terms {
            left[term] = 0.0;
        }
        out.push(reason);
    }
    let rest: f32 = left.iter().sum();
    if rest > 0.0 {
        out.push(Reason::new(ReasonKind::Other, "", rest));
    }
    if alike > 0.0 {
        out.push(Reason::new(ReasonKind::Alike, "", alike));
    }
    out
}

/// The concept a phrase was found by, where that weighs more than its words do.
fn meaning(phrase: &Phrase<'_>, plan: &Plan, left: &[f32], share: f32) -> Option<ConceptId> {
    let named = |term: &usize| matches!(plan.terms[*term].lane, Lane::Concept | Lane::Within);
    let of_concepts: Vec<usize> = phrase.terms.iter().copied().filter(named).collect();
    let sum: f32 = of_concepts.iter().map(|term| left[*term]).sum();
    if sum * 2.0 <= share {
        return None;
    }
    let strongest = of_concepts.into_iter().max_by(|a, b| left[*a].total_cmp(&left[*b]))?;
    ConceptId::of_term(&plan.terms[strongest].text)
}

/// Every run of neighbouring found words of a document.
pub(crate) fn phrases<'d>(readings: &[Reading<'d>]) -> Vec<Phrase<'d>> {
    let mut out = Vec::new();
    for Reading { text, found, sentences, .. } in readings {
        for run in found.chunk_by(|a, b| a.position + 1 == b.position && !b.starts_clause) {
            let run = trimmed(run);
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let sentence = sentences
                .iter()
                .find(|sentence| sentence.contains(&first.range.start))
                .cloned()
                .unwrap_or(0..text.len());
            out.push(Phrase {
                text: &text[first.range.start..last.range.end],
                sentence: &text[sentence],
                terms: run.iter().flat_map(|found| found.terms.iter().copied()).collect(),
            });
        }
    }
    out
}

/// A run without the function words at its ends.
fn trimmed(mut run: &[Found]) -> &[Found] {
    while let [Found { faint: true, .. }, rest @ ..] = run {
        run = rest;
    }
    while let [rest @ .., Found { faint: true, .. }] = run {
        run = rest;
    }
    run
}

fn shortened(sentence: &str) -> String {
    match sentence.char_indices().nth(LONGEST_SENTENCE) {
        None => sentence.to_owned(),
        Some((limit, _)) => {
            let end = sentence[..limit].rfind(char::is_whitespace).unwrap_or(limit);
            format!("{} …", &sentence[..end])
        }
    }
}
