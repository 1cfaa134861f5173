//! Declarations of conflicts by the members themselves.

use std::collections::BTreeSet;

use nhipcau_domain::{
    council::{MemberStatus, sheet::SheetStatus},
    field_error::FieldError,
    locale::clean_text,
};
use nhipcau_store::council::{
    declaration::{self, Declaration},
    member::{self, Member},
    sheet::{self, Sheet},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN,
    access::{self, Standing},
    letters,
    load::Loaded,
};
use crate::{
    App, Ctx, Error, Happening, Result, Work,
    view::{OrgRef, OrgRefs},
};

/// The longest note, in characters.
const NOTE_LIMIT: usize = 1_000;

/// A member's word about one organisation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationInput {
    /// The competing organisation.
    pub organisation_id: Uuid,
    /// Whether there is a conflict.
    pub has_conflict: bool,
    /// In the member's words.
    pub note: Option<String>,
}

/// A member's declarations.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Declare {
    /// One for each competing organisation; those not named stay as they were.
    pub declarations: Vec<DeclarationInput>,
}

/// A member's word about one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeclarationView {
    /// The competing organisation.
    pub organisation: OrgRef,
    /// Whether there is a conflict; absent while nothing has been said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_conflict: Option<bool>,
    /// In the member's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where a member stands after declaring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MyDeclarations {
    /// The membership.
    pub member_id: Uuid,
    /// `recused` after a conflict: the person has left the council.
    pub status: MemberStatus,
    /// Whether every competing organisation has been declared about.
    pub declared: bool,
    /// The declarations, in the order of the organisations' names.
    pub declarations: Vec<DeclarationView>,
}

/// What the signed-in member has declared, and about whom nothing has been said yet. The list is
/// in the order of names and tells nothing about whose submission is which.
pub async fn mine(app: &App, ctx: &Ctx, id: Uuid) -> Result<MyDeclarations> {
    ctx.person()?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    let Standing::Member(member_id) = standing else { return Err(Error::Forbidden) };
    answer(app, &loaded, member_id).await
}

/// Declares about competing organisations. A conflict removes the person from the council, and
/// from then on the person's sheets do not count.
///
/// # Errors
/// `Forbidden` for anybody without a seat of their own; `WrongStatus` before the constitution and
/// after the conclusion.
pub async fn declare(app: &App, ctx: &Ctx, id: Uuid, body: Declare) -> Result<MyDeclarations> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let (loaded, standing) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    let Standing::Member(member_id) = standing else { return Err(Error::Forbidden) };
    if !loaded.status.takes_declarations() {
        return Err(Error::WrongStatus);
    }
    let said = check(&loaded, &body.declarations)?;
    let ids: Vec<_> = said.iter().map(|input| input.organisation_id).collect();
    declaration::forget(work.conn(), member_id, &ids).await?;
    for input in &said {
        let row = Declaration {
            id: work.new_id(),
            council_id: id,
            member_id,
            organisation_id: input.organisation_id,
            has_conflict: input.has_conflict,
            note: input.note.clone(),
            at: work.now.0,
        };
        declaration::insert(work.conn(), row).await?;
    }
    let conflict = said.iter().any(|input| input.has_conflict);
    let action = if conflict { "recuse" } else { "declare" };
    let happening = Happening::new(NOUN, id, action)
        .with(json!({"challenge_id": loaded.challenge.id, "member_id": member_id}));
    work.record(happening).await?;
    if conflict {
        recuse(&work, &loaded, member_id).await?;
    }
    let loaded = super::load::load(work.conn(), loaded.row.clone()).await?;
    work.commit().await?;
    answer(app, &loaded, member_id).await
}

fn check(loaded: &Loaded, said: &[DeclarationInput]) -> Result<Vec<DeclarationInput>> {
    let mut errors = Vec::new();
    if said.is_empty() {
        errors.push(FieldError::new("/declarations", "required"));
    }
    let mut seen = BTreeSet::new();
    let mut cleaned = Vec::new();
    for (index, input) in said.iter().enumerate() {
        let pointer = format!("/declarations/{index}/organisation_id");
        if !loaded.subjects.iter().any(|s| s.organisation_id == input.organisation_id) {
            errors.push(FieldError::new(&pointer, "unknown_reference"));
        }
        if !seen.insert(input.organisation_id) {
            errors.push(FieldError::new(&pointer, "duplicate"));
        }
        let note = input.note.as_deref().map(clean_text).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > NOTE_LIMIT) {
            let pointer = format!("/declarations/{index}/note");
            errors.push(FieldError::new(pointer, "too_long").with("limit", NOTE_LIMIT));
        }
        cleaned.push(DeclarationInput { note, ..input.clone() });
    }
    if errors.is_empty() { Ok(cleaned) } else { Err(Error::Invalid(errors)) }
}

/// Takes a member off the council and voids the member's sheets. Once the council judges, the
/// broker may have another take the seat.
async fn recuse(work: &Work<'_>, loaded: &Loaded, member_id: Uuid) -> Result<()> {
    let Some(row) = loaded.members.iter().find(|member| member.id == member_id) else {
        return Err(Error::NotFound);
    };
    let row = Member {
        status: MemberStatus::Recused.into(),
        vacant: loaded.status.is_judging(),
        ..row.clone()
    };
    let row = member::save(work.conn(), row).await?;
    for own in loaded.sheets.iter().filter(|own| own.row.member_id == member_id) {
        let void =
            Sheet { status: SheetStatus::Void.into(), updated_at: work.now.0, ..own.row.clone() };
        sheet::save(work.conn(), void).await?;
    }
    let name = loaded.people.get(&row.person_id).map(|person| person.name.as_str());
    letters::conflict_declared(work, loaded, name.unwrap_or_default()).await
}

async fn answer(app: &App, loaded: &Loaded, member_id: Uuid) -> Result<MyDeclarations> {
    let seat = loaded.seats.iter().find(|seat| seat.id == member_id).ok_or(Error::NotFound)?;
    let mut ids: Vec<_> = loaded.subjects.iter().map(|s| s.organisation_id).collect();
    ids.sort();
    ids.dedup();
    let refs = OrgRefs::load(app.store.reader(), ids.iter().copied()).await?;
    let mut declarations = ids
        .into_iter()
        .map(|organisation_id| {
            let said = loaded
                .declarations
                .iter()
                .find(|d| d.member_id == member_id && d.organisation_id == organisation_id);
            Ok(DeclarationView {
                organisation: refs.get(organisation_id)?,
                has_conflict: said.map(|said| said.has_conflict),
                note: said.and_then(|said| said.note.clone()),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    declarations.sort_by(|a, b| a.organisation.name.vi.cmp(&b.organisation.name.vi));
    Ok(MyDeclarations { member_id, status: seat.status, declared: seat.declared, declarations })
}
