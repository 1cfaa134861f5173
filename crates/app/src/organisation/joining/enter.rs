//! Becoming a member, and handing an organisation on.

use nhipcau_domain::organisation::Role;
use nhipcau_store::{
    organisation::Organisation,
    person::membership::{self, Membership},
};
use serde_json::json;
use uuid::Uuid;

use crate::{Happening, Result, Work};

/// Makes a person a member.
pub(super) async fn enter(
    work: &Work<'_>,
    organisation: &Organisation,
    person_id: Uuid,
    role: Role,
) -> Result<()> {
    let member = Membership {
        id: work.new_id(),
        person_id,
        organisation_id: organisation.id,
        role: role.into(),
        created_at: work.now.0,
    };
    membership::insert(work.conn(), member).await?;
    let happening = Happening::new("organisation", organisation.id, "add_member")
        .by(organisation.id)
        .with(json!({"person_id": person_id, "role": role}));
    work.record(happening).await?;
    Ok(())
}

/// Makes a member the one who binds the organisation, and the giver one who works for it.
pub(super) async fn hand_over(
    work: &Work<'_>,
    organisation: &Organisation,
    (giver, taker): (Uuid, Uuid),
) -> Result<()> {
    let kind = organisation.kind()?;
    let id = organisation.id;
    membership::set_role(work.conn(), id, taker, kind.binding_role()).await?;
    membership::set_role(work.conn(), id, giver, kind.working_role()).await?;
    let happening = Happening::new("organisation", id, "transfer_ownership")
        .by(id)
        .with(json!({"from_person_id": giver, "person_id": taker}));
    work.record(happening).await?;
    Ok(())
}
