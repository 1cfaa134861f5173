//! What submissions ask of a person: drafts to finish before the deadline, opened ones to
//! screen.

use nhipcau_domain::{challenge::Status as CallStatus, submission::Status};
use nhipcau_store::{
    challenge::{self, Challenge, Sort},
    page::Page,
    submission::{self, Filter, Scope},
};

use crate::{App, Ctx, Result, me::Task, view::OrgRefs};

const PAGE: Page = Page { limit: 100, after: None, count: false };

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
    let mut tasks = Vec::new();
    for row in rows {
        let Some(call) = calls.iter().find(|call| call.id == row.challenge_id) else { continue };
        if call.status_at(now)? != CallStatus::Open {
            continue;
        }
        tasks.push(Task {
            kind: "finish_submission".to_owned(),
            noun: "submission".to_owned(),
            id: row.id,
            title: call.title(),
            code: Some(row.code),
            due_at: call.closes_at(),
            organisation: Some(refs.get(row.organisation_id)?),
            link: format!("/submissions/{}", row.id),
        });
    }
    Ok(tasks)
}

/// The calls one brokers whose opened submissions are not all screened.
async fn screening(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let brokers: Vec<_> =
        ctx.actor.organisation_ids().into_iter().filter(|id| ctx.actor.prepares_for(*id)).collect();
    if brokers.is_empty() {
        return Ok(Vec::new());
    }
    let conn = app.store.reader();
    let filter = challenge::Filter {
        statuses: vec![CallStatus::InEvaluation],
        broker_ids: Some(brokers),
        ..challenge::Filter::default()
    };
    let scope = challenge::Scope::of(&ctx.actor);
    let now = app.clock.now();
    let calls = challenge::list(conn, &scope, &filter, Sort::Updated, now, &PAGE).await?.rows;
    let refs = OrgRefs::load(conn, calls.iter().map(|call| call.broker_id)).await?;
    let mut tasks = Vec::new();
    for call in calls {
        if submission::count(conn, call.id, &[Status::Opened]).await? > 0 {
            tasks.push(screen(&call, &refs)?);
        }
    }
    Ok(tasks)
}

fn screen(call: &Challenge, refs: &OrgRefs) -> Result<Task> {
    Ok(Task {
        kind: "screen_submissions".to_owned(),
        noun: "challenge".to_owned(),
        id: call.id,
        title: call.title(),
        code: Some(call.code.clone()),
        due_at: None,
        organisation: Some(refs.get(call.broker_id)?),
        link: format!("/challenges/{}", call.id),
    })
}
