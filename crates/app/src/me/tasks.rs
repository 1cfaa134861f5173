//! What waits for the signed-in person: duties made from the present state, so that none is
//! forgotten and none lingers.

use nhipcau_domain::{
    actor::Actor, challenge::Status, locale::Bilingual, organisation::OrganisationKind,
    timestamp::Timestamp,
};
use nhipcau_store::{
    challenge::{self, Challenge, Filter, Scope, Sort},
    page::Page,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Result, agreement, council, invitation, pilot, submission,
    view::{ListView, OrgRef, OrgRefs},
};

/// A duty.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Task {
    /// What is to be done; also the suffix of the text key `task-<kind>`.
    pub kind: String,
    /// The noun.
    pub noun: String,
    /// The thing.
    pub id: Uuid,
    /// Its title.
    pub title: Bilingual,
    /// Its readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// In whose name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Where it is done, a path below `/app`.
    pub link: String,
}

/// Lists one's duties, the most urgent first.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<ListView<Task>> {
    ctx.person()?;
    let mut items = challenges(app, &ctx.actor).await?;
    items.extend(invitation::tasks(app, ctx).await?);
    items.extend(submission::tasks(app, ctx).await?);
    items.extend(council::tasks(app, ctx).await?);
    items.extend(agreement::tasks(app, ctx).await?);
    items.extend(pilot::tasks(app, ctx).await?);
    items.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
    Ok(ListView::whole(items))
}

async fn challenges(app: &App, actor: &Actor) -> Result<Vec<Task>> {
    let ids = actor.organisation_ids();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let conn = app.store.reader();
    let now = app.clock.now();
    let filter = Filter {
        statuses: vec![
            Status::Draft,
            Status::Returned,
            Status::Proposed,
            Status::InVetting,
            Status::Approved,
            Status::Closed,
        ],
        party_ids: Some(ids),
        ..Filter::default()
    };
    let page = Page { limit: 100, ..Page::default() };
    let rows =
        challenge::list(conn, &Scope::of(actor), &filter, Sort::Updated, now, &page).await?.rows;
    let duties: Result<Vec<_>> = rows
        .iter()
        .map(|row| Ok(duty(actor, row, row.status_at(now)?).map(|duty| (row, duty))))
        .collect();
    let duties: Vec<_> = duties?.into_iter().flatten().collect();
    let refs = OrgRefs::load(conn, duties.iter().map(|(_, (_, id, _))| *id)).await?;
    duties
        .into_iter()
        .map(|(row, (kind, organisation, due_at))| {
            Ok(Task {
                kind: kind.to_owned(),
                noun: "challenge".to_owned(),
                id: row.id,
                title: row.title(),
                code: Some(row.code.clone()),
                due_at,
                organisation: Some(refs.get(organisation)?),
                link: format!("/challenges/{}", row.id),
            })
        })
        .collect()
}

/// What a challenge asks of this actor, in whose name, by when.
fn duty(
    actor: &Actor,
    row: &Challenge,
    status: Status,
) -> Option<(&'static str, Uuid, Option<Timestamp>)> {
    let (proposer, orderer, broker) = (row.proposer_id, row.orderer_id, row.broker_id);
    match status {
        Status::Draft if actor.prepares_for(proposer) => Some(("finish_order", proposer, None)),
        Status::Returned if actor.prepares_for(proposer) => Some(("mend_order", proposer, None)),
        Status::Proposed if actor.signs_for(orderer) => Some(("endorse_order", orderer, None)),
        Status::InVetting
            if actor.in_office_of(&[OrganisationKind::ScienceDepartment])
                && actor.prepares_for(broker) =>
        {
            let due = row
                .vetting_due_on
                .as_deref()
                .and_then(nhipcau_domain::timestamp::Day::parse)
                .map(|day| Timestamp::start_of_vietnam_day(day.plus(1).0));
            Some(("vet_order", broker, due))
        }
        Status::Approved if row.opens_at.is_none() && actor.signs_for(orderer) => {
            Some(("publish_order", orderer, None))
        }
        Status::Closed if actor.prepares_for(broker) => {
            Some(("open_submissions", broker, row.closes_at()))
        }
        _ => None,
    }
}
