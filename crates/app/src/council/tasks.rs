//! What councils ask of the signed-in person.

use nhipcau_domain::{
    challenge::Status as ChallengeStatus,
    council::{
        CouncilKind, CouncilRole, Member as Seat, Status,
        lifecycle::{Action, CouncilLifecycle},
    },
    lifecycle,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn, challenge,
    council::{self, Council, Scope},
    page::Page,
};

use super::load::{Loaded, load};
use crate::{App, Ctx, Result, me::Task, view::OrgRefs};

/// The duties of a member, of the broker's desk and of the orderer's approver.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let person = ctx.person()?;
    let conn = app.store.reader();
    let page = Page { limit: 100, ..Page::default() };
    let running = [Status::Forming, Status::Constituted, Status::Scoring, Status::Meeting];
    let mut found: Vec<(Loaded, &'static str)> = Vec::new();
    let seats = council::list(conn, &Scope::Member(person.id), &running, &page).await?;
    for row in seats.rows {
        let loaded = load(conn, row).await?;
        let duty = loaded.seat_of(Some(person.id)).and_then(|seat| member_duty(ctx, &loaded, seat));
        if let Some(duty) = duty {
            found.push((loaded, duty));
        }
    }
    let ids = ctx.actor.organisation_ids();
    let offices: Vec<_> = ids.into_iter().filter(|id| ctx.actor.prepares_for(*id)).collect();
    if !offices.is_empty() {
        let scope = Scope::Offices(offices);
        for row in council::list(conn, &scope, &running, &page).await?.rows {
            let loaded = load(conn, row).await?;
            if found.iter().any(|(known, _)| known.row.id == loaded.row.id) {
                continue;
            }
            if let Some(duty) = office_duty(ctx, &loaded) {
                found.push((loaded, duty));
            }
        }
        for row in council::list(conn, &scope, &[Status::Concluded], &page).await?.rows {
            if waits_for_decision(conn, ctx, &row).await? {
                found.push((load(conn, row).await?, "decide_selection"));
            }
        }
    }
    to_tasks(app, found).await
}

/// Whether a concluded council has recommended and the actor's office has not yet decided.
async fn waits_for_decision(conn: &impl Conn, ctx: &Ctx, row: &Council) -> Result<bool> {
    if row.kind()? != CouncilKind::Selection {
        return Ok(false);
    }
    let challenge = challenge::find(conn, row.challenge_id).await?;
    Ok(ctx.actor.signs_for(challenge.orderer_id)
        && challenge.stored_status()? == ChallengeStatus::InEvaluation)
}

/// What a council waits for from one of its members.
fn member_duty(ctx: &Ctx, loaded: &Loaded, seat: &Seat) -> Option<&'static str> {
    match loaded.status {
        Status::Constituted if !seat.declared => Some("declare_conflicts"),
        Status::Scoring | Status::Meeting
            if loaded.sheets_done(seat) < loaded.sheets_total(seat) =>
        {
            Some("score_sheets")
        }
        Status::Meeting if possible(ctx, loaded, Action::Conclude) => Some("conclude_council"),
        Status::Meeting if seat.role == CouncilRole::ScientificSecretary => {
            loaded.minutes.is_none().then_some("write_minutes")
        }
        _ => None,
    }
}

/// What a council waits for from the broker.
fn office_duty(ctx: &Ctx, loaded: &Loaded) -> Option<&'static str> {
    match loaded.status {
        Status::Forming if possible(ctx, loaded, Action::Constitute) => Some("constitute_council"),
        Status::Forming if ctx.actor.prepares_for(loaded.challenge.broker_id) => {
            Some("form_council")
        }
        Status::Constituted if possible(ctx, loaded, Action::StartScoring) => Some("start_scoring"),
        Status::Scoring if possible(ctx, loaded, Action::OpenMeeting) => Some("open_meeting"),
        _ => None,
    }
}

fn possible(ctx: &Ctx, loaded: &Loaded, action: Action) -> bool {
    let checks = loaded.checks();
    lifecycle::decide::<CouncilLifecycle>(
        loaded.status,
        action,
        None,
        &loaded.facts(&ctx.actor, &checks),
    )
    .is_ok()
}

async fn to_tasks(app: &App, found: Vec<(Loaded, &'static str)>) -> Result<Vec<Task>> {
    let ids = found.iter().map(|(loaded, _)| loaded.challenge.orderer_id);
    let refs = OrgRefs::load(app.store.reader(), ids).await?;
    found
        .into_iter()
        .map(|(loaded, kind)| {
            let decide = kind == "decide_selection";
            let due = loaded.row.meeting_on().filter(|_| !decide);
            Ok(Task {
                kind: kind.to_owned(),
                noun: if decide { "challenge" } else { "council" }.to_owned(),
                id: if decide { loaded.challenge.id } else { loaded.row.id },
                title: loaded.challenge.title(),
                code: Some(loaded.challenge.code.clone()),
                due_at: due.map(|day| Timestamp::start_of_vietnam_day(day.0)),
                organisation: Some(refs.get(loaded.challenge.orderer_id)?),
                link: if decide {
                    format!("/challenges/{}", loaded.challenge.id)
                } else {
                    format!("/councils/{}", loaded.row.id)
                },
            })
        })
        .collect()
}
