//! What agreements ask of people.

use nhipcau_domain::{
    agreement::{Status, lifecycle::Action},
    challenge::Status as ChallengeStatus,
    lifecycle::allowed,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    agreement::{self, Agreement},
    challenge::{self, Challenge, Party},
};
use uuid::Uuid;

use super::{Loaded, create::standstill_ends_at};
use crate::{
    App, Ctx, Result,
    me::Task,
    pilot,
    view::{OrgRef, OrgRefs, unless_unreadable},
};

/// Agreements to draw up, to sign, and to set a pilot up under.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let ids = ctx.actor.organisation_ids();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut tasks = to_draw_up(app, ctx).await?;
    let conn = app.store.reader();
    let now = app.clock.now();
    for row in agreement::waiting(conn, &ids).await? {
        let id = row.id;
        let task = of_agreement(app, ctx, row, now).await;
        tasks.extend(unless_unreadable("agreement", id, task)?.flatten());
    }
    Ok(tasks)
}

async fn to_draw_up(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let offices = ctx.actor.offices();
    let statuses = [ChallengeStatus::Awarded, ChallengeStatus::InPilot];
    let rows = challenge::waiting(conn, Party::Orderer, &offices, &statuses, now).await?;
    let mut tasks = Vec::new();
    for row in &rows {
        if standstill_ends_at(app, row).is_none_or(|ends_at| now < ends_at) {
            continue;
        }
        let task = of_award(conn, row, now).await;
        tasks.extend(unless_unreadable("challenge", row.id, task)?.flatten());
    }
    Ok(tasks)
}

/// Whether an award, or a pilot whose agreement has run out, waits for an agreement.
async fn of_award(conn: &impl Conn, row: &Challenge, now: Timestamp) -> Result<Option<Task>> {
    let today = Day(now.vietnam_day());
    for other in agreement::of_challenge(conn, row.id).await? {
        if other.status()?.effective(other.terms()?.ends_on, today).is_live() {
            return Ok(None);
        }
    }
    // A pilot under way cannot go on once its agreement has run out.
    let wanted = row.status_at(now)? == ChallengeStatus::Awarded
        || pilot::under_way(conn, row.id).await?.is_some();
    if !wanted {
        return Ok(None);
    }
    let orgs = OrgRefs::load(conn, [row.orderer_id]).await?;
    let orderer = orgs.get(row.orderer_id)?;
    Ok(Some(task("draw_up_agreement", row, "challenge", row.id, orderer)))
}

async fn of_agreement(
    app: &App,
    ctx: &Ctx,
    row: Agreement,
    now: Timestamp,
) -> Result<Option<Task>> {
    let conn = app.store.reader();
    let loaded = Loaded::of(conn, row, now).await?;
    let loaded = loaded.ask_preparer(app, conn, &ctx.actor).await?;
    let orgs = OrgRefs::load(conn, loaded.parties().signatories()).await?;
    let (id, order) = (loaded.row.id, &loaded.challenge);
    match loaded.status()? {
        Status::Draft => {
            let actions = allowed(Status::Draft, &loaded.facts(&ctx.actor)?);
            let may_sign = actions
                .iter()
                .any(|allowed| allowed.action == Action::Sign && allowed.blocked.is_none());
            let Some(party) = loaded.parties().signed_by(&ctx.actor).filter(|_| may_sign) else {
                return Ok(None);
            };
            Ok(Some(task("sign_agreement", order, "agreement", id, orgs.get(party)?)))
        }
        Status::Signed if loaded.pilot.is_none() => {
            let orderer = loaded.row.orderer_id;
            if !ctx.actor.prepares_for(orderer) {
                return Ok(None);
            }
            Ok(Some(task("set_up_pilot", order, "agreement", id, orgs.get(orderer)?)))
        }
        _ => Ok(None),
    }
}

fn task(kind: &str, order: &Challenge, noun: &str, id: Uuid, organisation: OrgRef) -> Task {
    Task {
        kind: kind.to_owned(),
        noun: noun.to_owned(),
        id,
        title: order.title(),
        code: Some(order.code.clone()),
        due_at: None,
        organisation: Some(organisation),
        link: format!("/{noun}s/{id}"),
    }
}
