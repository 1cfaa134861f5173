//! Experts who may be appointed to councils.

use nhipcau_store::person;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{App, Ctx, Error, Result, view::ListView};

/// An expert.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExpertView {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Academic or office title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the expert works, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Fields of expertise.
    pub fields: Vec<String>,
}

/// Lists experts by name; for the offices that convene councils and order.
pub async fn experts(app: &App, ctx: &Ctx, query: Option<&str>) -> Result<ListView<ExpertView>> {
    use nhipcau_domain::organisation::OrganisationKind::{
        HealthDepartment, Ministry, ScienceDepartment,
    };
    ctx.person()?;
    if !ctx.actor.in_office_of(&[ScienceDepartment, HealthDepartment, Ministry]) {
        return Err(Error::Forbidden);
    }
    let rows = person::experts(app.store.reader(), query, 100).await?;
    let mut items: Vec<_> = rows
        .into_iter()
        .map(|row| ExpertView {
            id: row.id,
            name: row.name,
            title: row.title,
            affiliation: row.affiliation,
            fields: serde_json::from_value(row.fields).unwrap_or_default(),
        })
        .collect();
    items.sort_by_cached_key(|expert| nhipcau_texts::collation::key(&expert.name));
    Ok(ListView::whole(items))
}
