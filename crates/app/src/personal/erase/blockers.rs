//! What stands in the way of an erasure: others would be left without somebody who can act for them,
//! or a council without a member.

use nhipcau_domain::lifecycle::Blocked;
use nhipcau_store::{Conn, erasure, organisation, person};
use uuid::Uuid;

use crate::{Ctx, Result};

/// What stands in the way of erasing this person, the weightiest first.
pub(crate) async fn blockers(ctx: &Ctx, conn: &impl Conn, person_id: Uuid) -> Result<Vec<Blocked>> {
    let person = person::find(conn, person_id).await?;
    let ties = erasure::ties(conn, person_id, person.operator).await?;
    let mut found = Vec::new();
    if ties.last_operator {
        found.push(Blocked::because("erasure-last-operator"));
    }
    for id in &ties.bound_alone {
        let name = organisation::find(conn, *id).await?.name();
        let blocked = Blocked::because("erasure-binds-alone");
        found.push(blocked.with("organisation", name.get(ctx.locale)));
    }
    if ties.councils > 0 {
        found.push(Blocked::because("erasure-council-at-work").with("count", ties.councils));
    }
    for id in ties.edited_alone.iter().filter(|id| !ties.bound_alone.contains(id)) {
        let name = organisation::find(conn, *id).await?.name();
        let blocked = Blocked::because("erasure-submissions-alone");
        found.push(blocked.with("organisation", name.get(ctx.locale)));
    }
    Ok(found)
}
