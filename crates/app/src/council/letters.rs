//! What people are told about a council.

use nhipcau_domain::{
    council::{MemberStatus, Status},
    organisation::Role,
};
use nhipcau_mail::Template;
use nhipcau_store::council::member::Member;
use serde_json::{Value, json};

use super::load::Loaded;
use crate::{Announcement, Result, Work, view::OrgRefs};

const OFFICE: [Role; 2] = [Role::Officer, Role::Approver];

fn announcement(loaded: &Loaded, kind: Template, more: Value) -> Announcement {
    let mut params = json!({
        "code": loaded.challenge.code,
        "title": loaded.challenge.title(),
        "council_kind": loaded.kind,
    });
    if let (Value::Object(params), Value::Object(more)) = (&mut params, more) {
        params.extend(more);
        params.retain(|_, value| !value.is_null());
    }
    Announcement { kind, params, link: format!("/councils/{}", loaded.row.id) }
}

/// Tells people that they are on a council, and to declare.
pub(super) async fn appointed(work: &Work<'_>, loaded: &Loaded, members: &[Member]) -> Result<()> {
    let broker = loaded.challenge.broker_id;
    let by = OrgRefs::load(work.conn(), [broker]).await?.get(broker)?.name;
    for member in members.iter().filter(|m| m.status == MemberStatus::Active.as_str()) {
        let params = json!({"by": by, "role": member.role});
        let letter = announcement(loaded, Template::CouncilAppointed, params);
        work.announce(&[member.person_id], &letter).await?;
    }
    Ok(())
}

/// Tells the broker that a member left because of a conflict.
pub(super) async fn conflict_declared(
    work: &Work<'_>,
    loaded: &Loaded,
    person: &str,
) -> Result<()> {
    let letter = announcement(loaded, Template::ConflictDeclared, json!({"person": person}));
    work.announce_to(&[loaded.challenge.broker_id], &OFFICE, &letter).await
}

/// Tells the voting members that their sheets wait.
pub(super) async fn scoring_started(work: &Work<'_>, loaded: &Loaded) -> Result<()> {
    let people: Vec<_> = loaded
        .seats
        .iter()
        .filter(|seat| loaded.sheets_total(seat) > 0)
        .map(|seat| seat.person_id)
        .collect();
    let params = json!({"count": loaded.subjects.len(), "meeting_on": loaded.row.meeting_on});
    work.announce(&people, &announcement(loaded, Template::ScoringStarted, params)).await
}

/// Tells a member whom the broker took off the list of a council that had been constituted.
pub(super) async fn removed(work: &Work<'_>, loaded: &Loaded, members: &[Member]) -> Result<()> {
    let broker = loaded.challenge.broker_id;
    let by = OrgRefs::load(work.conn(), [broker]).await?.get(broker)?.name;
    let mut letter = announcement(loaded, Template::CouncilMemberRemoved, json!({"by": by}));
    // The council itself is hidden from who left it.
    "/councils".clone_into(&mut letter.link);
    let people: Vec<_> = members.iter().map(|member| member.person_id).collect();
    work.announce(&people, &letter).await
}

/// Tells the members that the council is dissolved, as far as they knew of it.
pub(super) async fn dissolved(
    work: &Work<'_>,
    loaded: &Loaded,
    reason: Option<&str>,
) -> Result<()> {
    if loaded.status == Status::Forming {
        return Ok(());
    }
    let people: Vec<_> = loaded
        .seats
        .iter()
        .filter(|seat| seat.is_active() && Some(seat.person_id) != work.ctx().person_id())
        .map(|seat| seat.person_id)
        .collect();
    let letter = announcement(loaded, Template::CouncilDissolved, json!({"reason": reason}));
    work.announce(&people, &letter).await
}

/// Tells the offices that the broker has dissolved the council.
pub(super) async fn dissolved_by_broker(
    work: &Work<'_>,
    loaded: &Loaded,
    reason: Option<&str>,
) -> Result<()> {
    let offices = [loaded.challenge.orderer_id, loaded.challenge.broker_id];
    let letter = announcement(loaded, Template::CouncilDissolved, json!({"reason": reason}));
    work.announce_to(&offices, &OFFICE, &letter).await
}

/// Tells the offices that the council has recommended.
pub(super) async fn concluded(work: &Work<'_>, loaded: &Loaded) -> Result<()> {
    let offices = [loaded.challenge.orderer_id, loaded.challenge.broker_id];
    let letter = announcement(loaded, Template::CouncilConcluded, json!({}));
    work.announce_to(&offices, &OFFICE, &letter).await
}
