//! Scores in words; docs/SEARCH.md says how a score comes about and what these figures were chosen by.

use nhipcau_domain::text_enum;

text_enum! {
    /// How well two things go together, in a word.
    #[schema(as = MatchStrength)]
    pub enum Strength {
        /// Hardly to be overlooked.
        Strong = "strong",
        /// Worth a look.
        Good = "good",
        /// Something in common.
        Weak = "weak",
    }
}

/// From this score on a match is strong. Measured on the development collection, from 24 challenges to
/// 90 capabilities: 12 of 13 matches from 0.30 on were relevant; a little above, for matches in which
/// every fact is known score a little higher.
pub const STRONG: f32 = 0.33;
/// From this score on a match is good: below it an open call counts as unmet and a finished result
/// as idle. In the same measurement 28 of 33 matches from here on were relevant, and 54 of 88 from
/// 0.20 on.
pub const GOOD: f32 = 0.25;

/// From these scores on two needs are strongly or well alike. Two needs have no facts that could fit.
const ALIKE: (f32, f32) = (0.40, 0.28);
/// The same for a few words, which have all that they say in common more easily.
const ALIKE_IN_BRIEF: (f32, f32) = (0.60, 0.50);

impl Strength {
    /// The word for the score of a match.
    pub const fn of(score: f32) -> Self {
        Self::from((STRONG, GOOD), score)
    }

    /// The word for how much a need is like another, or like a finished result.
    pub(super) const fn alike(score: f32, brief: bool) -> Self {
        Self::from(if brief { ALIKE_IN_BRIEF } else { ALIKE }, score)
    }

    const fn from((strong, good): (f32, f32), score: f32) -> Self {
        if score >= strong {
            Self::Strong
        } else if score >= good {
            Self::Good
        } else {
            Self::Weak
        }
    }
}
