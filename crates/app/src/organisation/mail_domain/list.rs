//! Reading mail domains, and those that wait for a broker.

use nhipcau_domain::organisation::OrganisationKind;
use nhipcau_store::organisation::{self, mail_domain};
use uuid::Uuid;

use super::view::{MailDomainView, view, views};
use crate::{
    App, Ctx, Error, Result,
    me::Task,
    view::{ListView, OrgRef},
};

/// The domains of an organisation, the last first; for its members and for brokers.
///
/// # Errors
/// `Forbidden` for anybody else.
pub async fn of_organisation(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<MailDomainView>> {
    ctx.person()?;
    let conn = app.store.reader();
    organisation::find(conn, id).await?;
    let broker = ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]);
    if !broker && !ctx.actor.belongs_to(id) {
        return Err(Error::Forbidden);
    }
    let rows = mail_domain::of_organisation(conn, id).await?;
    Ok(ListView::whole(views(app, ctx, &rows).await?))
}

/// Reads one domain.
///
/// # Errors
/// `NotFound` unless the reader belongs to the organisation or works for a broker.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<MailDomainView> {
    ctx.person()?;
    let row = mail_domain::find(app.store.reader(), id).await?;
    let broker = ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]);
    if !broker && !ctx.actor.belongs_to(row.organisation_id) {
        return Err(Error::NotFound);
    }
    view(app, ctx, row).await
}

/// The domains that wait for a broker, for the officers of science departments.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let office = ctx.actor.office_of(&[OrganisationKind::ScienceDepartment]);
    let Some(office) = office else { return Ok(Vec::new()) };
    let office = OrgRef::of(&organisation::find(conn, office).await?)?;
    let rows = mail_domain::claimed(conn).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let organisations = organisation::find_many(conn, &ids).await?;
    let of = |id| organisations.iter().find(|one| one.id == id);
    Ok(rows
        .into_iter()
        .filter_map(|row| of(row.organisation_id).map(|one| (row, one)))
        .map(|(row, organisation)| Task {
            kind: "confirm_domain".to_owned(),
            noun: "mail_domain".to_owned(),
            id: row.id,
            title: organisation.name(),
            code: Some(row.domain),
            due_at: None,
            organisation: Some(office.clone()),
            link: "/verification".to_owned(),
        })
        .collect())
}
