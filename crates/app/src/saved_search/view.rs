//! `GET /me/saved-searches`, `GET /me/saved-searches/{id}`.

use std::collections::HashMap;

use nhipcau_domain::{
    locale::Bilingual,
    saved_search::{Frequency, Kind, SavedQuery},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn, capability,
    saved_search::{
        self, SavedSearch,
        hit::{self, Figures},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    own,
    page::{calls_page, search_page},
};
use crate::{
    App, Ctx, Result,
    view::{ListView, OrgRef, OrgRefs, readable},
};

/// A capability, as named by something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CapabilityRef {
    /// Id.
    pub id: Uuid,
    /// Title.
    pub title: Bilingual,
}

/// A saved search.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SavedSearchView {
    /// Id.
    pub id: Uuid,
    /// `search` or `profile`.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The state of the search page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<SavedQuery>,
    /// Of a profile: whose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Of a profile: the one capability it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilityRef>,
    /// How often it is told.
    pub frequency: Frequency,
    /// How often it was told before it was stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_from: Option<Frequency>,
    /// The path of the page that shows everything it asks for; of a profile one below `/app`.
    pub url: String,
    /// How much it has found since it was saved.
    pub found: i64,
    /// Of that, not looked at yet.
    pub new: i64,
    /// When something was told last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Timestamp>,
    /// What was public before this instant is nothing new to it.
    pub watching_since: Timestamp,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// Version.
    pub version: i32,
}

/// Lists one's saved searches, the last first.
///
/// # Errors
/// `Unauthenticated` when nobody is signed in.
pub async fn list(app: &App, ctx: &Ctx) -> Result<ListView<SavedSearchView>> {
    let person = ctx.person()?;
    let conn = app.store.reader();
    let rows = saved_search::of_person(conn, person.id).await?;
    let known = Known::load(conn, person.id, &rows).await?;
    let items = readable("saved_search", &rows, |row| row.id, |row| known.view(ctx, row))?;
    Ok(ListView::whole(items))
}

/// Reads a saved search of one's own.
///
/// # Errors
/// `NotFound` for everybody else's.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<SavedSearchView> {
    let row = own(ctx, app.store.reader(), id).await?;
    view(app, ctx, &row).await
}

pub(super) async fn view(app: &App, ctx: &Ctx, row: &SavedSearch) -> Result<SavedSearchView> {
    let conn = app.store.reader();
    Known::load(conn, row.person_id, std::slice::from_ref(row)).await?.view(ctx, row)
}

/// What views of saved searches name.
struct Known {
    refs: OrgRefs,
    capabilities: HashMap<Uuid, Bilingual>,
    figures: HashMap<Uuid, Figures>,
}

impl Known {
    async fn load(conn: &impl Conn, person_id: Uuid, rows: &[SavedSearch]) -> Result<Self> {
        let ids: Vec<_> = rows.iter().filter_map(|row| row.capability_id).collect();
        let offers = capability::find_many(conn, &ids).await?;
        let title = |row: &capability::Capability| Ok((row.id, row.content()?.title));
        Ok(Self {
            refs: OrgRefs::load(conn, rows.iter().filter_map(|row| row.organisation_id)).await?,
            capabilities: readable("capability", &offers, |row| row.id, title)?
                .into_iter()
                .collect(),
            figures: hit::figures(conn, person_id).await?,
        })
    }

    fn view(&self, ctx: &Ctx, row: &SavedSearch) -> Result<SavedSearchView> {
        let kind = row.kind()?;
        let query = row.query()?;
        let figures = self.figures.get(&row.id).copied().unwrap_or_default();
        let capability = row.capability_id.and_then(|id| {
            let title = self.capabilities.get(&id)?.clone();
            Some(CapabilityRef { id, title })
        });
        let url = match kind {
            Kind::Profile => calls_page(row.capability_id),
            Kind::Search => search_page(ctx.locale, &query),
        };
        Ok(SavedSearchView {
            id: row.id,
            kind,
            name: row.name.clone(),
            query: (kind == Kind::Search).then_some(query),
            organisation: row.organisation_id.map(|id| self.refs.get(id)).transpose()?,
            capability,
            frequency: row.frequency()?,
            stopped_from: row.stopped_from()?,
            url,
            found: figures.found,
            new: figures.new,
            told_at: figures.told_at.map(Timestamp),
            watching_since: Timestamp(row.watching_since),
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
            version: row.version,
        })
    }
}
