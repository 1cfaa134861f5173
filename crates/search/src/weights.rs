//! The numbers by which a search and a match are weighed. They stand in `weights.json` beside the crate, each explained
//! in docs/SEARCH.md with what was measured.

use serde::{Deserialize, Serialize};

/// The numbers shipped with the product.
const BUILT_IN: &str = include_str!("../weights.json");

/// All weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// A typed query.
    pub typed: TypedWeights,
    /// A match between two documents.
    pub matching: MatchWeights,
}

/// Of a typed query; a word as written weighs 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedWeights {
    /// A pair of neighbouring syllables.
    pub pair: f32,
    /// A word with an accent that nobody else wrote, looked for without it.
    pub fallback: f32,
    /// A corrected word.
    pub corrected: f32,
    /// A code or an external id.
    pub code: f32,
    /// What words and pairs within the name of a concept keep of their weight.
    pub covered: f32,
    /// The power of its number of words by which a longer name weighs more.
    pub length: f32,
    /// What a concept keeps of its weight whose name lies within the name of another.
    pub nested: f32,
    /// What a concept is looked for by.
    pub near: NearWeights,
}

/// Of a match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchWeights {
    /// So many single words are looked for.
    pub words: usize,
    /// So many pairs are looked for.
    pub pairs: usize,
    /// So many concepts are looked for.
    pub concepts: usize,
    /// A pair beside a word as rare.
    pub pair: f32,
    /// A shared topic.
    pub topic: f32,
    /// How often a word counts in a title, beside once in the long text.
    pub title: f32,
    /// In a success measure.
    pub measure: f32,
    /// In the summary.
    pub summary: f32,
    /// The share of the highest thinkable score at which words and concepts count half.
    pub half: f32,
    /// The part of the score that the facts decide.
    pub facts: f32,
    /// What a concept is looked for by.
    pub near: NearWeights,
}

/// What a concept is looked for by, beside a word as rare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearWeights {
    /// Documents that name it.
    pub concept: f32,
    /// Documents that name something narrower.
    pub narrower: f32,
    /// Documents that name something right above it.
    pub broader: f32,
    /// Documents that name something related.
    pub related: f32,
    /// Documents that name something broader or related, where none names the concept itself.
    pub instead: f32,
    /// Single words of its standard term, which a text may hold apart.
    pub words: f32,
}

impl Weights {
    /// The weights shipped with the product.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        serde_json::from_str(BUILT_IN)
    }
}
