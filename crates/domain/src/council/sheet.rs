//! The lifecycle of one member's sheet about one subject.

use super::Status as CouncilStatus;
use crate::lifecycle::{Blocked, Facts, Lifecycle, Row};

text_enum! {
    /// The status of a sheet.
    pub enum SheetStatus {
        /// Being filled in.
        Draft = "draft",
        /// Handed in; it counts.
        Submitted = "submitted",
        /// Its member left the council; it does not count.
        Void = "void",
    }
}

text_enum! {
    /// What can be done to a sheet.
    pub enum SheetAction {
        /// Its member hands it in.
        Submit = "submit",
        /// Its member takes it up again in the meeting; what stood there is kept.
        Reopen = "reopen",
        /// Its member leaves the council.
        Void = "void",
    }
}

impl SheetAction {
    /// Actions that are only the effect of another act.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Void)
    }
}

/// Parts around a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The active member whose sheet it is.
    Holder,
    /// The system, when a member leaves.
    System,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The council is scoring or meeting.
    Judging,
    /// The holder has declared about everybody who is judged.
    Declared,
    /// The council is meeting.
    InMeeting,
    /// Everything the rule set demands is filled in.
    Complete,
}

/// The sheet's lifecycle.
#[derive(Debug)]
pub struct SheetLifecycle;

impl Lifecycle for SheetLifecycle {
    type Status = SheetStatus;
    type Action = SheetAction;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "score_sheet";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: SheetAction::Submit,
            from: &[SheetStatus::Draft],
            to: SheetStatus::Submitted,
            who: &[Who::Holder],
            guards: &[Guard::Judging, Guard::Declared, Guard::Complete],
            reason: false,
        },
        Row {
            action: SheetAction::Reopen,
            from: &[SheetStatus::Submitted],
            to: SheetStatus::Draft,
            who: &[Who::Holder],
            guards: &[Guard::InMeeting],
            reason: true,
        },
        Row {
            action: SheetAction::Void,
            from: &[SheetStatus::Draft, SheetStatus::Submitted],
            to: SheetStatus::Void,
            who: &[Who::System],
            guards: &[],
            reason: true,
        },
    ];
}

/// What the table must know about one sheet.
#[derive(Debug, Clone, Copy)]
pub struct SheetFacts {
    /// The actor is the active member whose sheet it is.
    pub holder: bool,
    /// The system acts.
    pub system: bool,
    /// The holder has declared about everybody who is judged.
    pub declared: bool,
    /// The council's status.
    pub council: CouncilStatus,
    /// What the rule set demands and is not filled in.
    pub missing: usize,
}

impl Facts<SheetLifecycle> for SheetFacts {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Holder => self.holder,
            Who::System => self.system,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        let judging = matches!(self.council, CouncilStatus::Scoring | CouncilStatus::Meeting);
        match guard {
            Guard::Judging if judging => Ok(()),
            Guard::Judging => Err(Blocked::because("council-not-judging")),
            Guard::Declared if self.declared => Ok(()),
            Guard::Declared => Err(Blocked::because("own-declaration-missing")),
            Guard::InMeeting if self.council == CouncilStatus::Meeting => Ok(()),
            Guard::InMeeting => Err(Blocked::because("council-not-meeting")),
            Guard::Complete if self.missing == 0 => Ok(()),
            Guard::Complete => {
                Err(Blocked::because("sheet-incomplete").with("count", self.missing))
            }
        }
    }
}
