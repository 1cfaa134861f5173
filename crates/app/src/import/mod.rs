//! Bulk import of JSON Lines: organisations, capabilities, challenges, topics, experts and
//! deployments, through the same checks as everything else. What carries an `external_id` is
//! updated when it comes again, fields that a line does not name stay, and a line that changes
//! nothing is taken at any time: an interrupted import is simply run again.

mod capability;
mod challenge;
mod deployment;
mod expert;
mod line;
mod organisation;
mod programme;
mod report;
mod run;
mod section;
mod topic;

pub use report::{ImportReport, LineProblem};
pub use run::{ImportOptions, import};

use nhipcau_domain::{actor::Actor, organisation::OrganisationKind};

use crate::{Error, Result};

/// The code of the programme of challenges that name none.
pub const PROGRAMME: &str = "IMPORT";

/// What happened to one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Created,
    Updated,
}

/// Only the operator and officers of a science department import.
///
/// # Errors
/// `Unauthenticated` or `Forbidden` for everybody else.
pub fn check_actor(actor: &Actor) -> Result<()> {
    let may = actor.system
        || actor.operator
        || actor.in_office_of(&[OrganisationKind::ScienceDepartment]);
    match (may, actor.person_id) {
        (true, _) => Ok(()),
        (false, None) => Err(Error::Unauthenticated("unauthenticated")),
        (false, Some(_)) => Err(Error::Forbidden),
    }
}
