//! What waits for the signed-in person: duties made from the present state, so that none is
//! forgotten and none lingers.

use nhipcau_domain::{
    actor::Actor,
    challenge::{Status, lifecycle::OPENING_DELAY_SECONDS},
    locale::Bilingual,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    challenge::{self, Challenge, Party},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Result, agreement, auth, council, decision, invitation, organisation, personal,
    pilot, submission,
    view::{ListView, OrgRef, OrgRefs, readable, unless_unreadable},
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
    // Each duty says in whose name; none is forgotten because another name is worn just now.
    let ctx = &auth::unnarrowed(app, ctx).await?;
    let mut items = challenges(app, &ctx.actor).await?;
    items.extend(invitation::tasks(app, ctx).await?);
    items.extend(submission::tasks(app, ctx).await?);
    items.extend(council::tasks(app, ctx).await?);
    items.extend(decision::tasks(app, ctx).await?);
    items.extend(organisation::tasks(app, ctx).await?);
    items.extend(organisation::joining::tasks(app, ctx).await?);
    items.extend(organisation::mail_domain::tasks(app, ctx).await?);
    items.extend(agreement::tasks(app, ctx).await?);
    items.extend(pilot::tasks(app, ctx).await?);
    items.extend(personal::request::tasks(app, ctx).await?);
    items.sort_by_key(|task| (task.due_at.is_none(), task.due_at, task.id));
    Ok(ListView::whole(items))
}

/// What orders ask of the offices: in which status, of which party, whether it takes a signature,
/// and what is to be done. Each is looked up by itself, so that nothing that waits is crowded out.
const DUTIES: &[(Status, Party, bool, &str)] = &[
    (Status::Draft, Party::Proposer, false, "finish_order"),
    (Status::Returned, Party::Proposer, false, "mend_order"),
    (Status::Proposed, Party::Orderer, true, "endorse_order"),
    (Status::InVetting, Party::Broker, false, "vet_order"),
    (Status::Approved, Party::Orderer, true, "publish_order"),
    (Status::Closed, Party::Broker, false, "open_submissions"),
    (Status::Closed, Party::Orderer, true, "close_without_award"),
];

async fn challenges(app: &App, actor: &Actor) -> Result<Vec<Task>> {
    let (prepares, signs) = (actor.offices(), actor.signing_offices());
    let conn = app.store.reader();
    let now = app.clock.now();
    let mut found = Vec::new();
    for (status, party, signature, kind) in DUTIES {
        let offices = if *signature { &signs } else { &prepares };
        for row in challenge::waiting(conn, *party, offices, &[*status], now).await? {
            let waits = waits(conn, &row, *status, kind, now).await;
            if unless_unreadable("challenge", row.id, waits)? == Some(true) {
                let organisation = match party {
                    Party::Proposer => row.proposer_id,
                    Party::Orderer => row.orderer_id,
                    Party::Broker => row.broker_id,
                };
                found.push((row, *kind, organisation));
            }
        }
    }
    let refs = OrgRefs::load(conn, found.iter().map(|(_, _, id)| *id)).await?;
    readable(
        "challenge",
        &found,
        |(row, ..)| row.id,
        |(row, kind, organisation)| {
            Ok(Task {
                kind: (*kind).to_owned(),
                noun: "challenge".to_owned(),
                id: row.id,
                title: row.title(),
                code: Some(row.code.clone()),
                due_at: due(row, kind),
                organisation: Some(refs.get(*organisation)?),
                link: format!("/challenges/{}", row.id),
            })
        },
    )
}

/// Whether a duty is due. A closed call is opened where something was sent, else ended without
/// award; either a minute after its deadline.
async fn waits(
    conn: &impl Conn,
    row: &Challenge,
    status: Status,
    kind: &str,
    now: Timestamp,
) -> Result<bool> {
    // One whose publication is set waits for its time, not for a signature.
    if status == Status::Approved {
        return Ok(row.opens_at.is_none());
    }
    if status != Status::Closed {
        return Ok(true);
    }
    let due = row.closes_at().map(|at| at.plus_seconds(OPENING_DELAY_SECONDS));
    if due.is_none_or(|due| now < due) {
        return Ok(false);
    }
    let sent = submission::sent_count(conn, row.id).await?;
    Ok((sent > 0) == (kind == "open_submissions"))
}

fn due(row: &Challenge, kind: &str) -> Option<Timestamp> {
    match kind {
        "vet_order" => row
            .vetting_due_on
            .as_deref()
            .and_then(Day::parse)
            .map(|day| Timestamp::start_of_vietnam_day(day.plus(1).0)),
        "open_submissions" | "close_without_award" => row.closes_at(),
        _ => None,
    }
}
