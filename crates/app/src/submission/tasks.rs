//! What submissions ask of a person: drafts to finish before the deadline, opened ones to screen
//! and to bring before a council.

use nhipcau_domain::{
    challenge::Status as CallStatus,
    council::{CouncilKind, Status as CouncilStatus},
    submission::Status,
};
use nhipcau_store::{
    Conn,
    challenge::{self, Challenge, Party},
    council,
    page::{Page, WAITING_LIMIT},
    submission::{self, Filter, Scope},
};

use crate::{
    App, Ctx, Result,
    me::Task,
    view::{OrgRefs, readable, unless_unreadable},
};

const PAGE: Page = Page { limit: WAITING_LIMIT, after: None, count: false };

/// The duties of the person around submissions.
///
/// # Errors
/// When the database cannot be read.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let mut tasks = drafts(app, ctx).await?;
    tasks.extend(screening(app, ctx).await?);
    Ok(tasks)
}

/// The drafts of one's own organisations, while their calls are open.
async fn drafts(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let own =
        ctx.actor.organisation_ids().into_iter().filter(|id| ctx.actor.edits_for(*id)).collect();
    let conn = app.store.reader();
    let scope = Scope { own, opened_of: Vec::new() };
    let filter = Filter { statuses: vec![Status::Draft], ..Filter::default() };
    let rows = submission::list(conn, &scope, &filter, &PAGE).await?.rows;
    let ids: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
    let calls = challenge::find_many(conn, &ids).await?;
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let now = app.clock.now();
    let tasks = readable(
        "submission",
        &rows,
        |row| row.id,
        |row| {
            let Some(call) = calls.iter().find(|call| call.id == row.challenge_id) else {
                return Ok(None);
            };
            if call.status_at(now)? != CallStatus::Open {
                return Ok(None);
            }
            Ok(Some(Task {
                kind: "finish_submission".to_owned(),
                noun: "submission".to_owned(),
                id: row.id,
                title: call.title(),
                code: Some(row.code.clone()),
                due_at: call.closes_at(),
                organisation: Some(refs.get(row.organisation_id)?),
                link: format!("/submissions/{}", row.id),
            }))
        },
    );
    Ok(tasks?.into_iter().flatten().collect())
}

/// The calls one brokers whose opened submissions are not all screened, and those whose screening
/// is done and for which no council has been convened.
async fn screening(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let offices = ctx.actor.offices();
    let evaluated = [CallStatus::InEvaluation];
    let now = app.clock.now();
    let calls = challenge::waiting(conn, Party::Broker, &offices, &evaluated, now).await?;
    let refs = OrgRefs::load(conn, calls.iter().map(|call| call.broker_id)).await?;
    let mut tasks = Vec::new();
    for call in calls {
        if submission::count(conn, call.id, &[Status::Opened]).await? > 0 {
            let link = format!("/challenges/{}", call.id);
            let task = task("screen_submissions", &call, link, &refs);
            tasks.extend(unless_unreadable("challenge", call.id, task)?);
        } else if submission::count(conn, call.id, &[Status::Eligible]).await? > 0
            && unless_unreadable("challenge", call.id, has_council(conn, &call).await)?
                == Some(false)
        {
            let link = format!("/councils/new?challenge={}", call.id);
            let task = task("form_selection_council", &call, link, &refs);
            tasks.extend(unless_unreadable("challenge", call.id, task)?);
        }
    }
    Ok(tasks)
}

async fn has_council(conn: &impl Conn, call: &Challenge) -> Result<bool> {
    for row in council::of_challenge(conn, call.id).await? {
        if row.kind()? == CouncilKind::Selection && row.status()? != CouncilStatus::Dissolved {
            return Ok(true);
        }
    }
    Ok(false)
}

fn task(kind: &str, call: &Challenge, link: String, refs: &OrgRefs) -> Result<Task> {
    Ok(Task {
        kind: kind.to_owned(),
        noun: "challenge".to_owned(),
        id: call.id,
        title: call.title(),
        code: Some(call.code.clone()),
        due_at: None,
        organisation: Some(refs.get(call.broker_id)?),
        link,
    })
}
