//! A request as its person and the operators see it.

use nhipcau_domain::{
    lifecycle,
    personal_data::{DataRequestLifecycle, Kind, Status, lifecycle::DataRequestFacts},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{Conn, data_request::DataRequest, person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    personal::erase::blockers,
    view::{AllowedAction, BlockedView, allowed_actions, blocked_message},
};

/// Whose request it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonWithAddress {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Mail address; gone with an erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A request about somebody's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DataRequestView {
    /// Id.
    pub id: Uuid,
    /// What is asked.
    pub kind: Kind,
    /// How far it is.
    pub status: Status,
    /// In the person's words; empty once erased.
    pub message: String,
    /// Whose data.
    pub person: PersonWithAddress,
    /// When it came in.
    pub received_at: Timestamp,
    /// The last day for confirming it.
    pub acknowledge_by: Day,
    /// When it was confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged_at: Option<Timestamp>,
    /// The last day for carrying it out.
    pub due_on: Day,
    /// Whether that day has been moved.
    pub extended: bool,
    /// Whether a day has passed on which something was due.
    pub overdue: bool,
    /// When it was carried out, refused or taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// The operator's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What stands in the way of an erasure.
    pub blockers: Vec<BlockedView>,
    /// Version.
    pub version: i32,
    /// What the reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// A day as stored.
pub(super) fn day(text: &str) -> Result<Day> {
    Day::parse(text).ok_or_else(|| Error::unreadable(format!("no day: {text}")))
}

/// What stands in the way of carrying a request out.
pub(super) async fn in_the_way(
    ctx: &Ctx,
    conn: &impl Conn,
    row: &DataRequest,
) -> Result<Vec<lifecycle::Blocked>> {
    if row.kind()? != Kind::Erasure || !row.status()?.is_open() {
        return Ok(Vec::new());
    }
    blockers(ctx, conn, row.person_id).await
}

/// What the lifecycle must know.
pub(super) fn facts<'a>(
    ctx: &Ctx,
    row: &DataRequest,
    blockers: &'a [lifecycle::Blocked],
) -> DataRequestFacts<'a> {
    DataRequestFacts {
        operator: ctx.actor.operator,
        own: ctx.person_id() == Some(row.person_id),
        extended: row.extended,
        blockers,
    }
}

/// The request for this reader.
pub(super) async fn view(app: &App, ctx: &Ctx, row: &DataRequest) -> Result<DataRequestView> {
    let conn = app.store.reader();
    let person = person::find(conn, row.person_id).await?;
    let blockers = in_the_way(ctx, conn, row).await?;
    let status = row.status()?;
    let (acknowledge_by, due_on) = (day(&row.acknowledge_by)?, day(&row.due_on)?);
    let today = Day(app.clock.now().vietnam_day());
    let unconfirmed = status == Status::Received && today > acknowledge_by;
    let allowed = lifecycle::allowed::<DataRequestLifecycle>(status, &facts(ctx, row, &blockers));
    Ok(DataRequestView {
        id: row.id,
        kind: row.kind()?,
        status,
        message: row.message.clone(),
        person: PersonWithAddress {
            id: person.id,
            email: Some(person.email).filter(|_| person.erased_at.is_none()),
            name: person.name,
        },
        received_at: Timestamp(row.received_at),
        acknowledge_by,
        acknowledged_at: row.acknowledged_at.map(Timestamp),
        due_on,
        extended: row.extended,
        overdue: status.is_open() && (unconfirmed || today > due_on),
        decided_at: row.decided_at.map(Timestamp),
        reason: row.reason.clone(),
        blockers: blockers
            .iter()
            .map(|blocked| BlockedView {
                code: blocked.code.to_owned(),
                message: blocked_message(ctx.locale, blocked),
            })
            .collect(),
        version: row.version,
        allowed_actions: allowed_actions(ctx.locale, allowed),
    })
}
