//! Who may know of a council, and how much.

use nhipcau_domain::{
    actor::Actor,
    council::{CouncilKind, Status},
};
use nhipcau_store::{Conn, council, decision};
use uuid::Uuid;

use super::load::{Loaded, load};
use crate::{Error, Result};

/// As whom somebody looks at a council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Officer or approver of the orderer or the broker.
    Office,
    /// Sits on it.
    Member(Uuid),
    /// Works for the judged or for the proposing unit, once the result is out: sees who judged
    /// and the sheets about its own work.
    Concerned(Vec<Uuid>),
}

/// As whom this actor looks at a council; `None` when it is hidden from the actor. Members know of
/// it once it is constituted; who left because of a conflict does not any more. Experts' names
/// stay hidden from solvers until the decision.
pub async fn standing(
    conn: &impl Conn,
    loaded: &Loaded,
    actor: &Actor,
) -> Result<Option<Standing>> {
    // An office's expert on the council sits there as a member first: sheets hide from it too.
    if loaded.status != Status::Forming
        && let Some(seat) = loaded.seat_of(actor.person_id)
    {
        return Ok(Some(Standing::Member(seat.id)));
    }
    if loaded.challenge.parties().run_by(actor) || actor.system {
        return Ok(Some(Standing::Office));
    }
    let own: Vec<_> = loaded
        .subjects
        .iter()
        .filter(|subject| actor.belongs_to(subject.organisation_id))
        .map(|subject| subject.id)
        .collect();
    let concerned = !own.is_empty() || actor.belongs_to(loaded.challenge.proposer_id);
    if concerned && result_is_out(conn, loaded).await? {
        return Ok(Some(Standing::Concerned(own)));
    }
    Ok(None)
}

/// Whether the result of a council may be known outside: a selection's when it is decided, an
/// acceptance's when it is concluded.
pub async fn result_is_out(conn: &impl Conn, loaded: &Loaded) -> Result<bool> {
    if loaded.status != Status::Concluded {
        return Ok(false);
    }
    Ok(match loaded.kind {
        CouncilKind::Acceptance => true,
        CouncilKind::Selection => decision::selection_of(conn, loaded.challenge.id)
            .await?
            .is_some_and(|decision| decision.council_id == Some(loaded.row.id)),
    })
}

/// Whether the names of those who judged may be known to the judged: from the signed decision that
/// follows what the council recommends.
pub async fn names_are_out(conn: &impl Conn, loaded: &Loaded) -> Result<bool> {
    match loaded.row.pilot_id {
        Some(pilot_id) => Ok(!decision::of_pilot(conn, pilot_id).await?.is_empty()),
        None => result_is_out(conn, loaded).await,
    }
}

/// Reads a council for an actor who may know of it.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden.
pub async fn find(conn: &impl Conn, actor: &Actor, id: Uuid) -> Result<(Loaded, Standing)> {
    let loaded = load(conn, council::find(conn, id).await?).await?;
    let standing = standing(conn, &loaded, actor).await?.ok_or(Error::NotFound)?;
    Ok((loaded, standing))
}

/// The same under the council's lock, for a change in a transaction.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden.
pub async fn find_locked(conn: &impl Conn, actor: &Actor, id: Uuid) -> Result<(Loaded, Standing)> {
    let loaded = load(conn, council::find_locked(conn, id).await?).await?;
    let standing = standing(conn, &loaded, actor).await?.ok_or(Error::NotFound)?;
    Ok((loaded, standing))
}
