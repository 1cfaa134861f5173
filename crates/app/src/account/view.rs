//! An account as an operator sees it.

use std::collections::HashMap;

use nhipcau_domain::{locale::Locale, organisation::Role, timestamp::Timestamp};
use nhipcau_store::{Conn, account::second_factor, holdings, person::Person, session};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Error, Result,
    view::{OrgRef, OrgRefs},
};

/// In whose name somebody may act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountMembership {
    /// The organisation.
    pub organisation: OrgRef,
    /// The role in it.
    pub role: Role,
}

/// Somebody's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountView {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Mail address; empty once erased.
    pub email: String,
    /// Language of mails.
    pub locale: Locale,
    /// Since when it is there.
    pub created_at: Timestamp,
    /// When it was last used, as far as sessions are kept, give or take a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen_at: Option<Timestamp>,
    /// Keeps the installation running.
    pub operator: bool,
    /// Reads the log.
    pub auditor: bool,
    /// May be appointed to councils.
    pub expert: bool,
    /// May not sign in.
    pub suspended: bool,
    /// The data were erased.
    pub erased: bool,
    /// Whether a second factor is in force.
    pub second_factor: bool,
    /// In whose name the person may act.
    pub memberships: Vec<AccountMembership>,
    /// Version.
    pub version: i32,
}

/// The views of some people, in their order.
pub(super) async fn views(
    app: &App,
    conn: &impl Conn,
    people: &[Person],
) -> Result<Vec<AccountView>> {
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let seats = holdings::memberships(conn, &ids).await?;
    let refs = OrgRefs::load(conn, seats.iter().map(|seat| seat.organisation_id)).await?;
    let mut memberships: HashMap<Uuid, Vec<AccountMembership>> = HashMap::new();
    for seat in &seats {
        let role = Role::parse(&seat.role);
        let role = role.ok_or_else(|| Error::unreadable(format!("role {}", seat.role)))?;
        let organisation = refs.get(seat.organisation_id)?;
        memberships
            .entry(seat.person_id)
            .or_default()
            .push(AccountMembership { organisation, role });
    }
    let seen = last_seen(app, conn, &ids).await?;
    let factors = second_factor::in_force(conn, &ids).await?;
    Ok(people
        .iter()
        .map(|person| AccountView {
            id: person.id,
            name: person.name.clone(),
            email: if person.erased_at.is_none() { person.email.clone() } else { String::new() },
            locale: person.locale(),
            created_at: Timestamp(person.created_at),
            last_seen_at: seen.get(&person.id).copied(),
            operator: person.operator,
            auditor: person.auditor,
            expert: person.expert,
            suspended: person.suspended_at.is_some(),
            erased: person.erased_at.is_some(),
            second_factor: factors.contains(&person.id),
            memberships: memberships.remove(&person.id).unwrap_or_default(),
            version: person.version,
        })
        .collect())
}

/// When each was last seen: as written down, or as this process remembers.
async fn last_seen(app: &App, conn: &impl Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, Timestamp>> {
    let mut seen: HashMap<Uuid, Timestamp> = HashMap::new();
    for row in session::of_people(conn, ids).await? {
        let written = Timestamp(row.last_used_at.unwrap_or(row.created_at));
        let at = app.touches.of(row.id).map_or(written, |at| at.max(written));
        seen.entry(row.person_id).and_modify(|known| *known = at.max(*known)).or_insert(at);
    }
    Ok(seen)
}
