//! The thesaurus in force: what is shipped with the product, overlaid with what the installation has of its own.
//! People of a science department read, try out and import; who signs for it publishes. Each change has a
//! version, a reason and a record in the log, and the index follows that record.

mod changes;
mod compare;
mod concept;
mod draft;
mod export;
mod import;
mod in_force;
mod list;
mod preview;
mod problem;
mod publish;
mod read;

pub use changes::{ConceptChange, ThesaurusChangeView, change, changes};
pub use compare::{FoundBefore, FoundNow, Gone, QueryComparison, WhyAsked};
pub use concept::{ConceptRef, ConceptTerm, ConceptWords, ThesaurusConcept};
pub use export::{Exported, export};
pub use import::{ThesaurusImport, check as check_import, import};
pub use in_force::{InForce, Keeper};
pub use list::{ThesaurusConceptItem, ThesaurusConceptList, ThesaurusQuery, list};
pub use preview::{ThesaurusEdit, ThesaurusPreview, ThesaurusProposal, preview};
pub use problem::ThesaurusProblem;
pub use publish::{PublishThesaurus, publish};
pub use read::{ThesaurusConceptView, read};

use nhipcau_domain::{actor::Actor, organisation::OrganisationKind};
use uuid::Uuid;

use crate::{Ctx, Error, Result};

/// How events name it.
pub(crate) const NOUN: &str = "thesaurus";
/// So many concepts may be changed at once.
pub const MOST: usize = 500;
/// So many concepts an installation may have of its own.
const MOST_OWN: usize = 20_000;
/// Whose thesaurus it is.
const OFFICES: [OrganisationKind; 1] = [OrganisationKind::ScienceDepartment];

/// Whether somebody looks after it: the people of a science department do.
pub(crate) fn looks_after(reader: &Actor) -> bool {
    reader.in_office_of(&OFFICES)
}

fn may_read(ctx: &Ctx) -> Result<()> {
    ctx.person()?;
    if looks_after(&ctx.actor) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Only who signs for a science department publishes; in whose name.
fn may_publish(ctx: &Ctx) -> Result<Uuid> {
    ctx.person()?;
    ctx.actor.signing_office_of(&OFFICES).ok_or(Error::Forbidden)
}
