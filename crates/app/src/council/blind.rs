//! Judging without names. A rule set may say that those who score meet codes until the selection is
//! decided; here stands who that is, and from when on names are known.

use nhipcau_domain::{
    actor::Actor,
    challenge::lifecycle::Parties,
    council::CouncilKind,
    organisation::Role,
    rule_set::RuleSet,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    challenge::Challenge,
    council::{self, Council, member::Member},
    decision,
    person::membership,
    reading,
};
use uuid::Uuid;

use super::{access::Standing, load::Loaded};
use crate::{App, Result};

/// The seats of somebody on the councils of a challenge that judge without names, as long as nothing
/// is decided.
async fn seats(
    conn: &impl Conn,
    actor: &Actor,
    challenge_id: Uuid,
) -> Result<Vec<(Council, RuleSet, Member)>> {
    let Some(person_id) = actor.person_id else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (row, seat) in council::seated(conn, challenge_id, person_id).await? {
        if row.kind()? != CouncilKind::Selection {
            continue;
        }
        let rules = row.rule_set()?;
        if rules.is_blind() && !is_decided(conn, &row).await? {
            found.push((row, rules, seat));
        }
    }
    Ok(found)
}

/// Whether a selection was decided on what this council recommends: from then on names are known.
async fn is_decided(conn: &impl Conn, row: &Council) -> Result<bool> {
    let decisions = decision::of_challenge(conn, row.challenge_id).await?;
    Ok(decisions.iter().any(|decision| decision.council_id == Some(row.id)))
}

/// Whether the actor is to meet codes instead of names in everything about a challenge: it scores on
/// a council that judges without names. Who assists the council and scores nothing knows them.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn meets_codes(
    conn: &impl Conn,
    actor: &Actor,
    challenge_id: Uuid,
) -> Result<bool> {
    for (_, rules, seat) in seats(conn, actor, challenge_id).await? {
        if rules.composition.votes(seat.role()?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the actor assists such a council without scoring: its secretary.
pub(crate) async fn assists(conn: &impl Conn, actor: &Actor, challenge_id: Uuid) -> Result<bool> {
    for (_, rules, seat) in seats(conn, actor, challenge_id).await? {
        if !rules.composition.votes(seat.role()?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same for a council that has been read already, and somebody's standing on it.
pub(super) async fn is_coded(
    conn: &impl Conn,
    loaded: &Loaded,
    standing: &Standing,
) -> Result<bool> {
    let Standing::Member(id) = standing else { return Ok(false) };
    let scores = loaded.seats.iter().any(|seat| seat.id == *id && loaded.votes(seat));
    Ok(scores && loaded.rules.is_blind() && !is_decided(conn, &loaded.row).await?)
}

/// The rule set that a call announced for its selection.
fn announced<'a>(app: &'a App, challenge: &Challenge, now: Timestamp) -> Option<&'a RuleSet> {
    let code = challenge.rule_set.as_deref()?;
    app.rule_sets.standing_on(code, published_on(challenge, now))
}

/// The day from which on the rules of a call stand.
pub(super) fn published_on(challenge: &Challenge, now: Timestamp) -> Day {
    Day(challenge.published_at.map_or(now, Timestamp).vietnam_day())
}

/// Whether a call is to be judged without names and is not decided yet.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn is_awaited(
    app: &App,
    conn: &impl Conn,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<bool> {
    Ok(announced(app, challenge, now).is_some_and(RuleSet::is_blind)
        && decision::selection_of(conn, challenge.id).await?.is_none())
}

/// Why somebody cannot score without names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knows {
    /// Works in an office that runs the call, where the names are read.
    RunsTheCall,
    /// Has read submissions of the call with their names.
    HasReadNames,
}

impl Knows {
    /// Stable code of the error.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::RunsTheCall => "runs_the_call",
            Self::HasReadNames => "has_read_names",
        }
    }
}

/// Which of these people know names, or would learn them, by what they do for the call.
pub(super) async fn who_knows(
    conn: &impl Conn,
    challenge_id: Uuid,
    parties: Parties,
    people: &[Uuid],
) -> Result<Vec<(Uuid, Knows)>> {
    let offices = [parties.orderer_id, parties.broker_id];
    let preparing = [Role::Officer, Role::Approver];
    let running = membership::people_with_roles(conn, &offices, &preparing).await?;
    let readers = reading::by_offices(conn, challenge_id, people).await?;
    let knows = |id: &Uuid| {
        if running.contains(id) {
            Some((*id, Knows::RunsTheCall))
        } else {
            readers.contains(id).then_some((*id, Knows::HasReadNames))
        }
    };
    Ok(people.iter().filter_map(knows).collect())
}
