//! What the best answers say besides what was typed, looked for in a second round (pseudo-relevance feedback: Rocchio,
//! "Relevance feedback in information retrieval", 1971; Lavrenko and Croft, "Relevance-based language models", 2001).
//! It puts what resembles the best answers before what shares one word with the query, and finds nothing by itself: the
//! number of answers stays what the typed words make it.

use foldhash::{HashMap, HashMapExt};
use nhipcau_domain::locale::Locale;

use super::{
    Corpus, Lane, Plan,
    score::{B, K1},
};
use crate::{
    analysis::Word, document::TextField, opened::Opened, schema::TITLE_COUNTS,
    weights::FeedbackWeights,
};

/// Shorter stems tell nothing.
const SHORTEST: usize = 3;
/// So many of the stems said most are looked up; the others would not be among the strongest.
const LOOKED_UP: usize = 128;

impl Plan {
    /// Adds the strongest English stems of these answers, which come with their scores, the best first.
    #[allow(clippy::cast_precision_loss)] // no document has sixteen million words
    pub fn add_feedback(
        &mut self,
        corpus: &Corpus<'_>,
        weights: &FeedbackWeights,
        answers: &[(f32, &Opened)],
    ) {
        // The best answers are right more often than those after them.
        let trust: f32 = answers.iter().map(|(score, _)| score * score).sum();
        if trust <= 0.0 {
            return;
        }
        let read: Vec<_> = answers.iter().map(|(score, answer)| (score, stems(answer))).collect();
        let lengths = read.iter().map(|(_, counts)| counts.values().sum::<usize>());
        let average = lengths.clone().sum::<usize>() as f32 / read.len() as f32;
        let mut said: HashMap<String, f32> = HashMap::new();
        for ((score, counts), length) in read.iter().zip(lengths) {
            let cost = K1 * (1.0 - B + B * length as f32 / average.max(1.0));
            for (stem, count) in counts {
                let often = *count as f32 / (*count as f32 + cost);
                *said.entry(stem.clone()).or_default() += *score * *score / trust * often;
            }
        }
        let order = |a: &(f32, f32, String), b: &(f32, f32, String)| {
            // The order of a hash map is none: ties go by the text.
            b.0.total_cmp(&a.0).then_with(|| a.2.cmp(&b.2))
        };
        let mut strong: Vec<_> = said.into_iter().map(|(stem, said)| (said, said, stem)).collect();
        strong.sort_by(order);
        strong.truncate(LOOKED_UP);
        for (strength, said, stem) in &mut strong {
            let documents = corpus.documents_with(Lane::English, stem);
            let tells = documents > 0 && !corpus.are_most(documents);
            *strength = if tells { *said * corpus.rarity(documents) } else { 0.0 };
        }
        strong.retain(|(strength, ..)| *strength > 0.0);
        strong.sort_by(order);
        for (_, said, stem) in strong.into_iter().take(weights.terms) {
            self.reinforce(corpus, Lane::English, &stem, weights.weight * said);
        }
    }

    /// Gives a term that is looked for already more weight; another one only adds to what the others find.
    fn reinforce(&mut self, corpus: &Corpus<'_>, lane: Lane, text: &str, weight: f32) {
        let known = self.terms.iter_mut().find(|term| term.lane == lane && term.text == text);
        if let Some(term) = known {
            term.weight += weight;
        } else if self.push(corpus, lane, text, weight)
            && let Some(term) = self.terms.last_mut()
        {
            term.only_adds = true;
        }
    }
}

/// The English stems of a document and how often it says them, those of titles as often as the index has them.
fn stems(opened: &Opened) -> HashMap<String, usize> {
    let mut out: HashMap<String, usize> = HashMap::new();
    for (text, about) in opened.texts().filter(|(_, about)| about.locale == Locale::En) {
        let counts = if about.field == TextField::Title { TITLE_COUNTS } else { 1 };
        for span in &about.spans {
            let Some(word) = text.get(span.range()).and_then(Word::of) else { continue };
            let Some(stem) = word.stem.as_ref().filter(|stem| tells(stem)) else { continue };
            match out.get_mut(stem) {
                Some(count) => *count += counts,
                None => {
                    out.insert(stem.clone(), counts);
                }
            }
        }
    }
    out
}

fn tells(stem: &str) -> bool {
    stem.len() >= SHORTEST && stem.bytes().all(|byte| !byte.is_ascii_digit())
}
