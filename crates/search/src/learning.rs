//! Fitting the weights of the facts of a match to what people judged.
//!
//! A score is `words × (1 − Σ bₖ (1 − fₖ))`, with `fₖ` the fit of a fact and `bₖ` its part of the score: the share of all
//! facts times the weight of this one. Of two documents judged for the same need the better one should have the higher
//! score. What is minimised is the logistic loss of the difference of their scores (Burges et al., Learning to rank
//! using gradient descent, 2005), the mean of each need, plus a pull towards the present weights. It is convex in `b`,
//! has no chance in it, and ends in six readable numbers.

use crate::{
    matching::{Weighed, score},
    weights::{FACTS, FactWeights, MatchWeights},
};

/// Needs whose judgements tell documents apart, below which nothing is fitted.
pub const LEAST_NEEDS: usize = 10;
/// How many parts the needs are divided into; each is judged by weights fitted to the others.
const FOLDS: usize = 10;
/// A difference of scores that settles which is better.
const TEMPERATURE: f32 = 0.1;
/// How strongly the present weights pull: ten needs that all agree move a part of the score by three hundredths at most.
const PULL: f32 = 400.0;
/// The words decide at least half of the score.
const MOST: f32 = 0.5;
/// Steps down.
const STEPS: usize = 1_000;
/// How much the slope of one need changes at most where all parts change by one: `FACTS / (4 T²)`.
const CURVATURE: f32 = 150.0;
/// The first places of a list, which people look at.
const PLACES: usize = 10;

/// A document judged for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What it is ranked by.
    pub weighed: Weighed,
    /// How good it is, 0–3.
    pub grade: u8,
}

/// How well judged documents are ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// nDCG at ten (gain `2^grade − 1`) of the judged documents, the mean of all needs.
    pub ndcg: f32,
    /// The share of pairs of different grade that stand in the right order, the mean of all needs.
    pub in_order: f32,
}

/// What fitting came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The part of the score that the facts decide.
    pub facts: f32,
    /// How much of that each fact decides.
    pub fact: FactWeights,
    /// Needs whose judgements tell documents apart.
    pub needs: usize,
    /// Documents judged for them.
    pub judgements: usize,
    /// How well the present weights rank them.
    pub present: Quality,
    /// How well weights rank them that were fitted to the other needs: what is to be expected of the fitted ones.
    pub expected: Quality,
}

/// Fits the weights of the facts to judgements, one list a need.
///
/// # Errors
/// How many needs there are whose judgements tell documents apart, when that is fewer than [`LEAST_NEEDS`].
pub fn fit(needs: &[Vec<Judged>], weights: &MatchWeights) -> Result<Fitted, usize> {
    let needs: Vec<&[Judged]> =
        needs.iter().map(Vec::as_slice).filter(|judged| pairs(judged).next().is_some()).collect();
    if needs.len() < LEAST_NEEDS {
        return Err(needs.len());
    }
    let present = parts(weights);
    let mut expected = Quality { ndcg: 0.0, in_order: 0.0 };
    for fold in 0..FOLDS {
        let others: Vec<&[Judged]> = every(&needs, |place| place % FOLDS != fold);
        let fitted = descend(&others, present);
        for judged in every(&needs, |place| place % FOLDS == fold) {
            let of_one = quality(&[judged], &fitted);
            expected.ndcg += of_one.ndcg;
            expected.in_order += of_one.in_order;
        }
    }
    let count = as_f32(needs.len());
    let fitted = descend(&needs, present);
    let facts: f32 = fitted.iter().sum();
    let fact = if facts > 0.0 {
        FactWeights::from_array(fitted.map(|part| part / facts))
    } else {
        weights.fact.clone()
    };
    Ok(Fitted {
        facts,
        fact,
        needs: needs.len(),
        judgements: needs.iter().map(|judged| judged.len()).sum(),
        present: quality(&needs, &present),
        expected: Quality { ndcg: expected.ndcg / count, in_order: expected.in_order / count },
    })
}

fn every<'a>(needs: &[&'a [Judged]], which: impl Fn(usize) -> bool) -> Vec<&'a [Judged]> {
    needs.iter().enumerate().filter(|(place, _)| which(*place)).map(|(_, need)| *need).collect()
}

/// The part of the score that each fact decides.
fn parts(weights: &MatchWeights) -> [f32; FACTS] {
    weights.fact.to_array().map(|weight| weight * weights.facts)
}

fn descend(needs: &[&[Judged]], present: [f32; FACTS]) -> [f32; FACTS] {
    let moves = told_apart(needs);
    let mut parts = present;
    let length = 1.0 / (2.0 * PULL + CURVATURE * as_f32(needs.len()));
    for _ in 0..STEPS {
        let mut slope = [0.0; FACTS];
        for judged in needs {
            let mut of_need = [0.0; FACTS];
            let mut count = 0.0;
            for (better, worse) in pairs(judged) {
                let ahead = valued(better, &parts) - valued(worse, &parts);
                // The derivative of ln(1 + e^(−ahead / T)) by `ahead`.
                let pull = -1.0 / (TEMPERATURE * (1.0 + (ahead / TEMPERATURE).exp()));
                for (fact, slope) in of_need.iter_mut().enumerate() {
                    let lost = |of: &Judged| of.weighed.words * (1.0 - of.weighed.facts[fact]);
                    *slope += pull * (lost(worse) - lost(better));
                }
                count += 1.0;
            }
            for (slope, of_need) in slope.iter_mut().zip(of_need) {
                *slope += of_need / count;
            }
        }
        for fact in 0..FACTS {
            if moves[fact] {
                let back = 2.0 * PULL * (parts[fact] - present[fact]);
                parts[fact] = (parts[fact] - length * (slope[fact] + back)).max(0.0);
            }
        }
        let sum: f32 = parts.iter().sum();
        if sum > MOST {
            // Those that cannot be learnt keep theirs.
            let kept: f32 =
                parts.iter().zip(moves).filter(|(_, moves)| !moves).map(|(part, _)| part).sum();
            let room = (MOST - kept).max(0.0) / (sum - kept);
            for (part, _) in parts.iter_mut().zip(moves).filter(|(_, moves)| *moves) {
                *part *= room;
            }
        }
    }
    parts
}

/// Which facts differ between documents judged for the same need: the others cannot be learnt from them.
fn told_apart(needs: &[&[Judged]]) -> [bool; FACTS] {
    let mut out = [false; FACTS];
    for judged in needs {
        for (better, worse) in pairs(judged) {
            for (fact, differs) in out.iter_mut().enumerate() {
                *differs |=
                    better.weighed.facts[fact].to_bits() != worse.weighed.facts[fact].to_bits();
            }
        }
    }
    out
}

/// The better and the worse of every two documents with different grades.
fn pairs(judged: &[Judged]) -> impl Iterator<Item = (&Judged, &Judged)> {
    judged.iter().flat_map(move |better| {
        judged
            .iter()
            .filter(move |worse| worse.grade < better.grade)
            .map(move |worse| (better, worse))
    })
}

fn valued(judged: &Judged, parts: &[f32; FACTS]) -> f32 {
    let weight: f32 = parts.iter().sum();
    let facts: f32 = judged.weighed.facts.iter().zip(parts).map(|(fit, part)| fit * part).sum();
    score(judged.weighed.words, weight, if weight > 0.0 { facts / weight } else { 0.0 })
}

fn quality(needs: &[&[Judged]], parts: &[f32; FACTS]) -> Quality {
    let (mut ndcg, mut in_order) = (0.0, 0.0);
    for judged in needs {
        let mut ranked: Vec<&Judged> = judged.iter().collect();
        ranked.sort_by(|a, b| valued(b, parts).total_cmp(&valued(a, parts)));
        let mut best: Vec<u8> = judged.iter().map(|judged| judged.grade).collect();
        best.sort_by(|a, b| b.cmp(a));
        ndcg += gain(ranked.iter().map(|judged| judged.grade)) / gain(best.into_iter());
        let (mut right, mut all) = (0.0, 0.0);
        for (better, worse) in pairs(judged) {
            all += 1.0;
            right += if valued(better, parts) > valued(worse, parts) { 1.0 } else { 0.0 };
        }
        in_order += right / all;
    }
    let count = as_f32(needs.len());
    Quality { ndcg: ndcg / count, in_order: in_order / count }
}

/// The discounted gain of grades in this order.
fn gain(grades: impl Iterator<Item = u8>) -> f32 {
    let gain =
        |(place, grade): (usize, u8)| (2.0_f32.powi(grade.into()) - 1.0) / as_f32(place + 2).log2();
    grades.take(PLACES).enumerate().map(gain).sum()
}

#[allow(clippy::cast_precision_loss)] // counts of needs and places, far below 2^24
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Weights;

    fn judged(words: f32, facts: [f32; FACTS], grade: u8) -> Judged {
        Judged { weighed: Weighed { id: Uuid::nil(), words, facts }, grade }
    }

    /// Needs where people took whom readiness speaks for, though the words speak a little for the other.
    fn by_readiness(needs: usize) -> Vec<Vec<Judged>> {
        let need = |number: usize| {
            let words = 0.5 + as_f32(number % 7) * 0.02;
            vec![
                judged(words, [1.0, 0.5, 0.5, 0.6, 1.0, 0.5], 3),
                judged(words + 0.06, [0.1, 0.5, 0.5, 1.0, 1.0, 0.5], 0),
            ]
        };
        (0..needs).map(need).collect()
    }

    fn weights() -> MatchWeights {
        Weights::built_in().expect("weights").matching
    }

    #[test]
    fn what_people_go_by_gains_weight_and_what_misled_loses_it() {
        let weights = weights();
        let fitted = fit(&by_readiness(200), &weights).expect("fitted");
        let part = |fact: f32, facts: f32| fact * facts;
        let (now, before) = (fitted.facts, weights.facts);
        assert!(
            part(fitted.fact.readiness, now) > part(weights.fact.readiness, before) + 0.02,
            "{fitted:?}"
        );
        assert!(part(fitted.fact.place, now) < part(weights.fact.place, before), "{fitted:?}");
        assert!(fitted.expected.in_order > fitted.present.in_order, "{fitted:?}");
        // What is the same everywhere cannot have been learnt.
        let language = part(fitted.fact.language, now) - part(weights.fact.language, before);
        assert!(language.abs() < 1e-4, "{fitted:?}");
        let sum: f32 = fitted.fact.to_array().iter().sum();
        assert!((sum - 1.0).abs() < 1e-4 && fitted.facts <= MOST + 1e-4, "{fitted:?}");
    }

    #[test]
    fn a_few_judgements_move_little_and_fewer_nothing() {
        let weights = weights();
        let fitted = fit(&by_readiness(LEAST_NEEDS), &weights).expect("fitted");
        let moved: f32 = fitted
            .fact
            .to_array()
            .iter()
            .zip(parts(&weights))
            .map(|(fact, part)| (fact * fitted.facts - part).abs())
            .sum();
        assert!(moved > 0.0 && moved < 0.08, "{fitted:?}");
        assert_eq!(fit(&by_readiness(LEAST_NEEDS - 1), &weights), Err(LEAST_NEEDS - 1));
        // Judgements that tell nothing apart do not count.
        let same = vec![vec![judged(0.5, [0.5; FACTS], 2), judged(0.4, [0.5; FACTS], 2)]; 50];
        assert_eq!(fit(&same, &weights), Err(0));
    }

    #[test]
    fn judgements_that_agree_with_the_present_order_change_nothing_much() {
        let need = vec![
            judged(0.9, [1.0, 0.5, 0.5, 1.0, 1.0, 0.5], 3),
            judged(0.2, [0.1, 0.5, 0.5, 0.6, 1.0, 0.5], 0),
        ];
        let weights = weights();
        let fitted = fit(&vec![need; 30], &weights).expect("fitted");
        assert!((fitted.facts - weights.facts).abs() < 0.01, "{fitted:?}");
        assert_eq!(fitted.expected, Quality { ndcg: 1.0, in_order: 1.0 });
    }
}
