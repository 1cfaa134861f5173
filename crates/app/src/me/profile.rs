//! The account of the signed-in person.

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Locale, clean_text},
    organisation::Role,
};
use nhipcau_store::{organisation, person, person::Person};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Audience, Ctx, Error, Expected, Happening, Result,
    auth::{
        self, email,
        second_factor::{self, SecondFactorState},
    },
    view::{OrgRef, OrgRefs},
};

/// In whose name the person may act.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembershipView {
    /// The organisation.
    pub organisation: OrgRef,
    /// The person's role in it.
    pub role: Role,
}

/// The signed-in person.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeView {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Language of mails and of the interface.
    pub locale: Locale,
    /// Academic or office title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the person works, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Keeps the installation running.
    pub is_operator: bool,
    /// Reads the log.
    pub is_auditor: bool,
    /// May be appointed to councils.
    pub is_expert: bool,
    /// In whose name the person may act.
    pub memberships: Vec<MembershipView>,
    /// In whose name they act in this request; absent for all of theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acting_for: Option<Uuid>,
    /// Whether the account has a second factor, and must have one.
    pub second_factor: SecondFactorState,
    /// The address that waits for both owners to agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_email: Option<String>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Version.
    pub version: i32,
}

/// Changes to one's own account; absent fields stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchMe {
    /// Full name.
    pub name: Option<String>,
    /// Language.
    pub locale: Option<Locale>,
    /// Title.
    pub title: Option<String>,
    /// Where the person works.
    pub affiliation: Option<String>,
}

/// Reads one's own account.
pub async fn read(app: &App, ctx: &Ctx) -> Result<MeView> {
    view(app, ctx, ctx.person()?).await
}

async fn view(app: &App, ctx: &Ctx, person: &Person) -> Result<MeView> {
    let whole = auth::unnarrowed(app, ctx).await?;
    let ids = whole.actor.organisation_ids();
    let refs = OrgRefs::load(app.store.reader(), ids.iter().copied()).await?;
    // Nobody acts in the name of what has become part of another.
    let rows = organisation::find_many(app.store.reader(), &ids).await?;
    let stands = |id| rows.iter().any(|row| row.id == id && row.merged_into_id.is_none());
    let memberships: Result<Vec<_>> = whole
        .actor
        .memberships
        .iter()
        .filter(|membership| stands(membership.organisation_id))
        .map(|membership| {
            Ok(MembershipView {
                organisation: refs.get(membership.organisation_id)?,
                role: membership.role,
            })
        })
        .collect();
    Ok(MeView {
        id: person.id,
        name: person.name.clone(),
        email: person.email.clone(),
        locale: person.locale(),
        title: person.title.clone(),
        affiliation: person.affiliation.clone(),
        is_operator: person.operator,
        is_auditor: person.auditor,
        is_expert: person.expert,
        memberships: memberships?,
        acting_for: ctx.acting_for,
        second_factor: second_factor::state(app, ctx).await?,
        pending_email: email::pending(app, person.id).await?,
        demo: app.config.is_demo(),
        version: person.version,
    })
}

/// Changes one's own account.
pub async fn patch(app: &App, ctx: &Ctx, expected: Expected, body: PatchMe) -> Result<MeView> {
    let mut row = ctx.person()?.clone();
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let optional =
        |text: Option<String>| text.map(|text| clean_text(&text)).filter(|text| !text.is_empty());
    if let Some(name) = body.name {
        row.name = clean_text(&name);
    }
    if let Some(locale) = body.locale {
        row.locale = locale.into();
    }
    if body.title.is_some() {
        row.title = optional(body.title);
    }
    if body.affiliation.is_some() {
        row.affiliation = optional(body.affiliation);
    }
    let mut errors = Vec::new();
    if row.name.is_empty() {
        errors.push(FieldError::new("/name", "required"));
    }
    for (pointer, text) in [
        ("/name", Some(&row.name)),
        ("/title", row.title.as_ref()),
        ("/affiliation", row.affiliation.as_ref()),
    ] {
        if text.is_some_and(|text| text.chars().count() > 200) {
            errors.push(FieldError::new(pointer, "too_long").with("limit", 200));
        }
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let work = app.begin(ctx).await?;
    let row = person::save(work.conn(), row).await?;
    let happening = Happening::new("person", row.id, "edit");
    work.record(happening.for_audience(Audience::Own(row.id))).await?;
    work.commit().await?;
    view(app, ctx, &row).await
}
