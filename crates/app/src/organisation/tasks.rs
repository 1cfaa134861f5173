//! What organisations ask of brokers.

use nhipcau_domain::organisation::{OrganisationKind, Role};
use nhipcau_store::organisation::{self, Organisation};

use crate::{App, Ctx, Result, me::Task, view::OrgRef};

/// The organisations that have asked to be verified, for the brokers of their provinces; those
/// without a province for every broker.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let brokers = brokers(app, ctx).await?;
    let Some(first) = brokers.first() else { return Ok(Vec::new()) };
    let provinces = provinces_of(&brokers);
    let broker = OrgRef::of(first)?;
    Ok(organisation::requested(conn, provinces.as_deref())
        .await?
        .into_iter()
        .map(|row| Task {
            kind: "verify_organisation".to_owned(),
            noun: "organisation".to_owned(),
            id: row.id,
            title: row.name(),
            code: None,
            due_at: None,
            organisation: Some(broker.clone()),
            link: format!("/organisations/{}", row.id),
        })
        .collect())
}

/// The provinces that the reader's science departments work for; `None` for all of them.
pub(super) async fn provinces(app: &App, ctx: &Ctx) -> Result<Option<Vec<String>>> {
    Ok(provinces_of(&brokers(app, ctx).await?))
}

/// The science departments for which the reader prepares papers.
async fn brokers(app: &App, ctx: &Ctx) -> Result<Vec<Organisation>> {
    let mut brokers = Vec::new();
    for one in &ctx.actor.memberships {
        let prepares = matches!(one.role, Role::Officer | Role::Approver);
        if one.kind == OrganisationKind::ScienceDepartment && prepares {
            brokers.push(organisation::find(app.store.reader(), one.organisation_id).await?);
        }
    }
    Ok(brokers)
}

/// A broker without a province works for all of them.
fn provinces_of(brokers: &[Organisation]) -> Option<Vec<String>> {
    brokers.iter().map(|broker| broker.province.clone()).collect()
}
