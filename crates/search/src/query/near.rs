//! A concept as a query: in whatever words, with what is near it.

use nhipcau_domain::locale::Locale;

use super::{Corpus, Lane, Plan};
use crate::{
    analysis::{PAIR_JOIN, syllables},
    concept::{ConceptId, Concepts},
    weights::NearWeights,
};

impl Plan {
    /// Looks for a concept in texts of these languages; `scale` multiplies every weight.
    pub fn push_concept(
        &mut self,
        corpus: &Corpus<'_>,
        concepts: &Concepts,
        id: ConceptId,
        languages: &[Locale],
        weights: &NearWeights,
        scale: f32,
    ) {
        let NearWeights { concept, narrower, broader, related, instead, words } = weights;
        let term = id.term();
        let named = self.push(corpus, Lane::Concept, &term, scale * concept);
        let within = self.push(corpus, Lane::Within, &term, scale * narrower);
        // Where nobody names it, what is nearest stands for it.
        let (broader, related) =
            if named || within { (broader, related) } else { (instead, instead) };
        for near in concepts.broader(id) {
            self.push(corpus, Lane::Concept, &near.term(), scale * broader);
        }
        for near in concepts.related(id) {
            self.push(corpus, Lane::Concept, &near.term(), scale * related);
        }
        if *words <= 0.0 {
            return;
        }
        let label = concepts.label(id);
        for language in languages {
            match language {
                Locale::En => {
                    for syllable in syllables(label.en.as_deref().unwrap_or_default()) {
                        if let Some(stem) = &syllable.stem {
                            self.push(corpus, Lane::English, stem, scale * words);
                        }
                    }
                }
                // One syllable of a longer word may mean anything.
                Locale::Vi => {
                    let parts: Vec<_> =
                        syllables(label.vi.as_deref().unwrap_or_default()).collect();
                    for (first, second) in parts.iter().zip(parts.iter().skip(1)) {
                        let pair = format!("{}{PAIR_JOIN}{}", first.text, second.text);
                        self.push(corpus, Lane::ExactPairs, &pair, scale * words);
                    }
                }
            }
        }
    }
}
