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
    /// What the best answers of an English query say besides.
    #[serde(default)]
    pub feedback: FeedbackWeights,
}

/// How what the best answers say is looked for in a second round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackWeights {
    /// So many of the best answers are read; none where there is no second round.
    pub answers: usize,
    /// So many of their words are looked for.
    pub terms: usize,
    /// What a word weighs that all of them say over and over.
    pub weight: f32,
}

impl Default for FeedbackWeights {
    /// As shipped, for a file that was written before there was a second round.
    fn default() -> Self {
        Self { answers: 5, terms: 40, weight: 0.4 }
    }
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
    /// How much of that part each fact decides.
    pub fact: FactWeights,
    /// What a concept is looked for by.
    pub near: NearWeights,
}

/// How much each fact of a match decides, of all of them together: they add up to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWeights {
    /// Technology readiness.
    pub readiness: f32,
    /// Money asked for and at hand.
    pub budget: f32,
    /// Level at which it is managed.
    pub level: f32,
    /// Province or country.
    pub place: f32,
    /// Languages that can be worked in.
    pub language: f32,
    /// Days left to answer.
    pub deadline: f32,
}

/// How many facts a match has.
pub const FACTS: usize = 6;

impl FactWeights {
    /// In the order of the fields.
    pub const fn to_array(&self) -> [f32; FACTS] {
        [self.readiness, self.budget, self.level, self.place, self.language, self.deadline]
    }

    /// From the order of the fields.
    pub const fn from_array(weights: [f32; FACTS]) -> Self {
        let [readiness, budget, level, place, language, deadline] = weights;
        Self { readiness, budget, level, place, language, deadline }
    }
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

    /// Weights written by somebody: every number finite and not below nothing, shares no greater than 1, those of
    /// the facts adding up to 1.
    ///
    /// # Errors
    /// What is wrong, for whoever wrote the file.
    pub fn read(text: &str) -> Result<Self, String> {
        let weights: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let numbers = serde_json::to_value(&weights).map_err(|error| error.to_string())?;
        check("", &numbers)?;
        let MatchWeights { facts, fact, half, .. } = &weights.matching;
        if *facts > 1.0 || *half > 1.0 {
            return Err("matching: facts and half are shares, at most 1".to_owned());
        }
        let sum: f32 = fact.to_array().iter().sum();
        if (sum - 1.0).abs() > 0.001 {
            return Err(format!("matching.fact: the weights add up to {sum}, not to 1"));
        }
        Ok(weights)
    }
}

/// Every number below `place` is finite and not negative.
fn check(place: &str, value: &serde_json::Value) -> Result<(), String> {
    match value {
        serde_json::Value::Object(fields) => {
            fields.iter().try_for_each(|(name, value)| check(&format!("{place}/{name}"), value))
        }
        serde_json::Value::Number(number) if number.as_f64().is_some_and(|n| n >= 0.0) => Ok(()),
        // A number that is none is written as null.
        other => Err(format!("{place}: {other} is no weight")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_can_be_read_back() {
        let shipped = Weights::built_in().expect("weights");
        let text = serde_json::to_string(&shipped).expect("text");
        assert_eq!(Weights::read(&text), Ok(shipped));
    }

    #[test]
    fn a_file_written_before_there_was_a_second_round_has_the_shipped_one() {
        let mut file: serde_json::Value = serde_json::from_str(BUILT_IN).expect("JSON");
        let typed = file["typed"].as_object_mut().expect("an object");
        assert!(typed.remove("feedback").is_some());
        assert_eq!(Weights::read(&file.to_string()), Weights::read(BUILT_IN));
    }

    #[test]
    fn numbers_that_are_no_weights_are_named() {
        let with = |from: &str, to: &str| Weights::read(&BUILT_IN.replacen(from, to, 1));
        assert!(with("\"pair\": 0.5", "\"pair\": -1").is_err_and(|e| e.starts_with("/typed/pair")));
        assert!(
            with("\"readiness\": 0.3", "\"readiness\": 0.9")
                .is_err_and(|e| e.contains("add up to"))
        );
        assert!(with("\"facts\": 0.25", "\"facts\": 2").is_err_and(|e| e.contains("shares")));
        assert!(with("\"facts\"", "\"fact\"").is_err());
    }
}
