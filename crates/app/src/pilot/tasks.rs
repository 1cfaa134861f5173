//! What pilots ask of people.

use nhipcau_domain::{
    actor::Actor,
    council::Status as CouncilStatus,
    lifecycle::allowed,
    pilot::{
        FollowUp, Status,
        lifecycle::{Action, PilotLifecycle},
        milestone::Status as MilestoneStatus,
    },
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn, council, deployment,
    pilot::{self, Pilot},
};
use uuid::Uuid;

use super::{Loaded, remind::LEAD_DAYS};
use crate::{
    App, Ctx, Result,
    me::Task,
    view::{OrgRefs, readable, unless_unreadable},
};

/// One thing to do: what, in whose name, by when.
type Duty = (&'static str, Uuid, Option<Timestamp>);

/// Pilots to start, to work on, to judge, to recognise and to follow up.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let ids = ctx.actor.organisation_ids();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let conn = app.store.reader();
    let mut duties = Vec::new();
    for row in pilot::waiting(conn, &ids).await? {
        let duty = duty(conn, &ctx.actor, &row, app.clock.now()).await;
        if let Some(duty) = unless_unreadable("pilot", row.id, duty)?.flatten() {
            duties.push((row, duty));
        }
    }
    let orgs = OrgRefs::load(conn, duties.iter().map(|(_, (_, id, _))| *id)).await?;
    readable(
        "pilot",
        &duties,
        |(row, _)| row.id,
        |(row, (kind, organisation, due_at))| {
            Ok(Task {
                kind: (*kind).to_owned(),
                noun: "pilot".to_owned(),
                id: row.id,
                title: row.title(),
                code: Some(row.code.clone()),
                due_at: *due_at,
                organisation: Some(orgs.get(*organisation)?),
                link: format!("/pilots/{}", row.id),
            })
        },
    )
}

async fn duty(
    conn: &impl Conn,
    actor: &Actor,
    row: &Pilot,
    now: Timestamp,
) -> Result<Option<Duty>> {
    if row.status()? == Status::Closed {
        return to_register(conn, actor, row).await;
    }
    let loaded = Loaded::of(conn, row.clone(), now).await?;
    let facts = loaded.facts(actor);
    let open: Vec<Action> = allowed::<PilotLifecycle>(loaded.status()?, &facts)
        .into_iter()
        .filter(|allowed| allowed.blocked.is_none())
        .map(|allowed| allowed.action)
        .collect();
    let may = |action| open.contains(&action);
    let (orderer, broker, solver) = (row.orderer_id, row.broker_id, row.solver_id);
    Ok(match loaded.status()? {
        Status::Preparing if actor.signs_for(orderer) => Some(("start_pilot", orderer, None)),
        Status::Paused if actor.signs_for(orderer) => Some(("resume_pilot", orderer, None)),
        Status::Active if may(Action::SendToAcceptance) && actor.owns(solver) => {
            Some(("send_to_acceptance", solver, None))
        }
        Status::Active if actor.edits_for(solver) => next_milestone(&loaded),
        Status::InAcceptance if may(Action::Accept) => Some(("record_grade", broker, None)),
        Status::InAcceptance if actor.prepares_for(broker) => {
            let council = council::of_pilot(conn, row.id).await?;
            match council.map(|council| council.status()).transpose()? {
                None | Some(CouncilStatus::Dissolved) => {
                    Some(("form_acceptance_council", broker, None))
                }
                Some(_) => None,
            }
        }
        Status::Accepted if may(Action::Recognise) => Some(("recognise_result", broker, None)),
        Status::Accepted | Status::Failed | Status::Terminated if may(Action::Close) => {
            Some(("decide_follow_up", orderer, None))
        }
        _ => None,
    })
}

/// The next milestone of the solver, from a week before its day on; without one, the final report
/// once the last day is over.
fn next_milestone(loaded: &Loaded) -> Option<Duty> {
    let solver = loaded.row.solver_id;
    let end_of = |day: Day| Timestamp::start_of_vietnam_day(day.plus(1).0);
    let next = loaded
        .milestones
        .iter()
        .filter(|milestone| milestone.status == MilestoneStatus::Planned.as_str())
        .find_map(|milestone| Day::parse(&milestone.due_on));
    match next {
        Some(due_on) if due_on <= loaded.today.plus(LEAD_DAYS) => {
            Some(("reach_milestone", solver, Some(end_of(due_on))))
        }
        None if !loaded.work().final_report => {
            Some(("file_final_report", solver, loaded.setup.ends_on.map(end_of)))
        }
        _ => None,
    }
}

async fn to_register(conn: &impl Conn, actor: &Actor, row: &Pilot) -> Result<Option<Duty>> {
    let used = matches!(row.follow_up()?, Some(FollowUp::Adopt | FollowUp::Scale));
    if !used || !actor.prepares_for(row.orderer_id) {
        return Ok(None);
    }
    let registered = deployment::of_challenge(conn, row.challenge_id).await?;
    Ok(registered.is_empty().then_some(("register_deployment", row.orderer_id, None)))
}
