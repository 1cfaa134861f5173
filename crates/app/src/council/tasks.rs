//! What councils ask of the signed-in person.

use nhipcau_domain::{
    council::{
        CouncilRole, Member as Seat, Status,
        lifecycle::{Action, CouncilLifecycle},
    },
    lifecycle,
    timestamp::Timestamp,
};
use nhipcau_store::council::{self, Scope};

use super::load::{Loaded, load};
use crate::{
    App, Ctx, Result,
    me::Task,
    view::{OrgRefs, readable, unless_unreadable},
};

/// The duties of members and of the broker's desk.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let person = ctx.person()?;
    let conn = app.store.reader();
    let mut found: Vec<(Loaded, &'static str)> = Vec::new();
    for row in council::waiting(conn, &Scope::Member(person.id)).await? {
        let id = row.id;
        let Some(loaded) = unless_unreadable("council", id, load(conn, row).await)? else {
            continue;
        };
        let duty = loaded.seat_of(Some(person.id)).and_then(|seat| member_duty(ctx, &loaded, seat));
        if let Some(duty) = duty {
            found.push((loaded, duty));
        }
    }
    let offices = ctx.actor.offices();
    if !offices.is_empty() {
        for row in council::waiting(conn, &Scope::Offices(offices)).await? {
            let id = row.id;
            let Some(loaded) = unless_unreadable("council", id, load(conn, row).await)? else {
                continue;
            };
            if found.iter().any(|(known, _)| known.row.id == loaded.row.id) {
                continue;
            }
            if let Some(duty) = office_duty(ctx, &loaded) {
                found.push((loaded, duty));
            }
        }
    }
    to_tasks(app, found).await
}

/// What a council waits for from one of its members.
fn member_duty(ctx: &Ctx, loaded: &Loaded, seat: &Seat) -> Option<&'static str> {
    match loaded.status {
        Status::Constituted | Status::Scoring | Status::Meeting if !seat.declared => {
            Some("declare_conflicts")
        }
        Status::Scoring | Status::Meeting
            if loaded.sheets_done(seat) < loaded.sheets_total(seat) =>
        {
            Some("score_sheets")
        }
        Status::Meeting if possible(ctx, loaded, Action::Conclude) => Some("conclude_council"),
        Status::Meeting if seat.role == CouncilRole::ScientificSecretary => {
            loaded.checks().minutes_due().then_some("write_minutes")
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
        Status::Constituted | Status::Scoring | Status::Meeting
            if ctx.actor.prepares_for(loaded.challenge.broker_id)
                && !loaded.checks().composition_holds() =>
        {
            Some("replace_member")
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
    readable(
        "council",
        &found,
        |(loaded, _)| loaded.row.id,
        |(loaded, kind)| {
            let due = loaded.row.meeting_on();
            Ok(Task {
                kind: (*kind).to_owned(),
                noun: "council".to_owned(),
                id: loaded.row.id,
                title: loaded.challenge.title(),
                code: Some(loaded.challenge.code.clone()),
                due_at: due.map(|day| Timestamp::start_of_vietnam_day(day.0)),
                organisation: Some(refs.get(loaded.challenge.orderer_id)?),
                link: format!("/councils/{}", loaded.row.id),
            })
        },
    )
}
