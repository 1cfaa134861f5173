//! Who sits on a council: put together by the broker until scoring begins, from then on only
//! completed where somebody left because of a conflict.

use std::collections::BTreeSet;

use nhipcau_domain::{
    council::{
        CouncilRole, MemberStatus, Represents,
        replacement::{Named, taken_seats},
    },
    field_error::FieldError,
    rule_set::RuleSet,
};
use nhipcau_store::{
    challenge,
    council::{
        self, Council,
        member::{self, Member},
    },
    person,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN, access,
    blind::{Knows, who_knows},
    letters,
    view::{self, CouncilView},
};
use crate::{App, Ctx, Error, Expected, Happening, Result, Work};

/// The longest list of members taken.
const MEMBERS_LIMIT: usize = 30;

/// A member as the broker names one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberInput {
    /// The person.
    pub person_id: Uuid,
    /// The part.
    pub role: CouncilRole,
    /// For whom the person speaks.
    pub represents: Option<Represents>,
}

impl MemberInput {
    fn named(&self) -> Named {
        let Self { person_id, role, represents } = self;
        Named { person_id: *person_id, role: *role, represents: *represents }
    }
}

/// The whole list of members.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutMembers {
    /// Everybody who is to sit on the council.
    pub members: Vec<MemberInput>,
}

/// Replaces the members of a council. Who stays keeps what was declared; who is new on a
/// constituted council is told. While the council judges everybody stays, and newcomers take the
/// seats of those who left because of a conflict: they declare and score like the others.
///
/// # Errors
/// `Forbidden` unless the actor prepares papers for the broker; `WrongStatus` once the council has
/// ended; `Invalid` when somebody who left because of a conflict is named again, or when a council
/// that judges is changed beyond its vacant seats.
pub async fn put(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PutMembers,
) -> Result<CouncilView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let (loaded, _) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    if !ctx.actor.prepares_for(loaded.challenge.broker_id) {
        return Err(Error::Forbidden);
    }
    if !expected.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    let taken = if loaded.status.is_judging() {
        let named = body.members.iter().map(MemberInput::named).collect::<Vec<_>>();
        taken_seats(&loaded.seats, &named)?
    } else if loaded.status.is_composable() {
        Vec::new()
    } else {
        return Err(Error::WrongStatus);
    };
    for gone in loaded.members.iter().filter(|gone| taken.contains(&gone.id)) {
        member::save(work.conn(), Member { vacant: false, ..gone.clone() }).await?;
    }
    let (added, gone) =
        replace(&work, &loaded.row, &loaded.rules, &loaded.members, &body.members).await?;
    let row = Council { updated_at: work.now.0, ..loaded.row.clone() };
    let row = council::save(work.conn(), row).await?;
    let happening =
        Happening::new(NOUN, row.id, "change_members").by(loaded.challenge.broker_id).with(json!({
            "challenge_id": row.challenge_id,
            "count": body.members.len(),
            "replaced": taken.len(),
        }));
    work.record(happening).await?;
    if row.constituted_at.is_some() {
        letters::appointed(&work, &loaded, &added).await?;
        letters::removed(&work, &loaded, &gone).await?;
    }
    work.commit().await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

/// Writes the list of members beside those there are; returns who is new and who is gone.
pub(super) async fn replace(
    work: &Work<'_>,
    council: &Council,
    rules: &RuleSet,
    present: &[Member],
    wanted: &[MemberInput],
) -> Result<(Vec<Member>, Vec<Member>)> {
    check(work, council, rules, present, wanted).await?;
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    for (input, position) in wanted.iter().zip(1..) {
        let found = present.iter().find(|member| member.person_id == input.person_id);
        let row = Member {
            id: found.map_or_else(|| work.new_id(), |member| member.id),
            council_id: council.id,
            person_id: input.person_id,
            position,
            role: input.role.into(),
            represents: input.represents.map(Into::into),
            status: MemberStatus::Active.into(),
            vacant: false,
            version: found.map_or(1, |member| member.version),
        };
        match found {
            None => added.push(member::insert(work.conn(), row).await?),
            Some(found) if *found == row => {}
            Some(found) => {
                let returns = found.status()? != MemberStatus::Active;
                let row = member::save(work.conn(), row).await?;
                if returns {
                    added.push(row);
                }
            }
        }
    }
    for gone in present {
        let stays = wanted.iter().any(|input| input.person_id == gone.person_id);
        if !stays && gone.status()? == MemberStatus::Active {
            let row = Member { status: MemberStatus::Removed.into(), ..gone.clone() };
            removed.push(member::save(work.conn(), row).await?);
        }
    }
    Ok((added, removed))
}

async fn check(
    work: &Work<'_>,
    council: &Council,
    rules: &RuleSet,
    present: &[Member],
    wanted: &[MemberInput],
) -> Result<()> {
    let mut errors = Vec::new();
    if wanted.len() > MEMBERS_LIMIT {
        errors.push(FieldError::new("/members", "too_many").with("limit", MEMBERS_LIMIT));
    }
    let ids: Vec<_> = wanted.iter().map(|input| input.person_id).collect();
    let known: BTreeSet<_> =
        person::find_many(work.conn(), &ids).await?.into_iter().map(|person| person.id).collect();
    let mut seen = BTreeSet::new();
    let knowing = who_knows_names(work, council, rules, wanted).await?;
    for (index, input) in wanted.iter().enumerate() {
        let pointer = format!("/members/{index}");
        if let Some((_, why)) = knowing.iter().find(|(id, _)| *id == input.person_id) {
            errors.push(FieldError::new(format!("{pointer}/person_id"), why.code()));
        }
        if !known.contains(&input.person_id) {
            errors.push(FieldError::new(format!("{pointer}/person_id"), "unknown_reference"));
        }
        if !seen.insert(input.person_id) {
            errors.push(FieldError::new(format!("{pointer}/person_id"), "duplicate"));
        }
        if rules.composition.role(input.role).is_none() {
            errors.push(FieldError::new(format!("{pointer}/role"), "unknown_value"));
        }
        let recused = MemberStatus::Recused.as_str();
        if present.iter().any(|m| m.person_id == input.person_id && m.status == recused) {
            errors.push(FieldError::new(format!("{pointer}/person_id"), "recused"));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

/// Which of those who are to score without names know them already.
async fn who_knows_names(
    work: &Work<'_>,
    council: &Council,
    rules: &RuleSet,
    wanted: &[MemberInput],
) -> Result<Vec<(Uuid, Knows)>> {
    if !rules.is_blind() {
        return Ok(Vec::new());
    }
    let call = challenge::find(work.conn(), council.challenge_id).await?;
    let scoring: Vec<_> = wanted
        .iter()
        .filter(|input| rules.composition.votes(input.role))
        .map(|input| input.person_id)
        .collect();
    who_knows(work.conn(), call.id, call.parties(), &scoring).await
}
