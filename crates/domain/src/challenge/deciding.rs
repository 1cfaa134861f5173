//! What stands before a signed decision on the selection.

use crate::{lifecycle::Blocked, rule_set::Authority};

/// How far a call is on its way to a signed decision, or to a further one after its winner has
/// withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deciding {
    /// Who signs, by the rule set of the call.
    pub authority: Authority,
    /// Whether a selection council has concluded.
    pub recommended: bool,
    /// How many opened submissions have not been screened out.
    pub competing: u64,
    /// How many passed and stand behind the winner.
    pub reserve: u64,
    /// Whether an agreement with the winner is being signed or in force.
    pub agreement_live: bool,
    /// Whether an agreement with the winner was given up or ended.
    pub winner_out: bool,
}

impl Default for Deciding {
    /// Nothing is there yet, and the orderer signs.
    fn default() -> Self {
        Self {
            authority: Authority::Orderer,
            recommended: false,
            competing: 0,
            reserve: 0,
            agreement_live: false,
            winner_out: false,
        }
    }
}

impl Deciding {
    /// A winner is named after a recommendation.
    ///
    /// # Errors
    /// `council-not-concluded`.
    pub fn recommended(self) -> Result<(), Blocked> {
        refuse_unless(self.recommended, "council-not-concluded")
    }

    /// Nobody is chosen after a recommendation, or where nothing is left to recommend.
    ///
    /// # Errors
    /// `council-not-concluded`.
    pub fn recommended_or_empty(self) -> Result<(), Blocked> {
        refuse_unless(self.recommended || self.competing == 0, "council-not-concluded")
    }

    /// The winner has gone: the agreement with it was given up or ended, and no other is live.
    ///
    /// # Errors
    /// `winner-stands`.
    pub fn winner_gone(self) -> Result<(), Blocked> {
        refuse_unless(self.winner_out && !self.agreement_live, "winner-stands")
    }

    /// Somebody stands behind the winner.
    ///
    /// # Errors
    /// `no-reserve`.
    pub fn reserve_left(self) -> Result<(), Blocked> {
        refuse_unless(self.reserve > 0, "no-reserve")
    }
}

fn refuse_unless(holds: bool, code: &'static str) -> Result<(), Blocked> {
    if holds { Ok(()) } else { Err(Blocked::because(code)) }
}
