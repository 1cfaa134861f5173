use proptest::prelude::*;

use super::*;
use crate::{
    actor::Membership,
    lifecycle::{self, Refusal, allowed, decide},
    organisation::{OrganisationKind, Role},
    pilot::AiRiskClass,
    timestamp::Day,
};

const PARTIES: Parties = Parties {
    proposer_id: Uuid::from_u128(1),
    orderer_id: Uuid::from_u128(2),
    broker_id: Uuid::from_u128(3),
    solver_id: Uuid::from_u128(4),
};

fn member(organisation_id: Uuid, kind: OrganisationKind, role: Role) -> Actor {
    Actor {
        person_id: Some(Uuid::from_u128(9)),
        memberships: vec![Membership { organisation_id, kind, role, part_of: None }],
        ..Actor::default()
    }
}

fn orderer() -> Actor {
    member(PARTIES.orderer_id, OrganisationKind::HealthDepartment, Role::Approver)
}

fn broker() -> Actor {
    member(PARTIES.broker_id, OrganisationKind::ScienceDepartment, Role::Approver)
}

fn solver() -> Actor {
    member(PARTIES.solver_id, OrganisationKind::Enterprise, Role::Owner)
}

fn setup() -> Setup {
    Setup {
        sites: vec!["Trạm Y tế".into()],
        starts_on: Day::parse("2026-03-01"),
        ends_on: Day::parse("2026-09-01"),
        ethics_reference: Some("12/HĐĐĐ".into()),
        data_annex_reference: Some("PL-02".into()),
        ai_risk_class: Some(AiRiskClass::Medium),
    }
}

fn facts<'a>(actor: &'a Actor, setup: &'a Setup) -> PilotFacts<'a> {
    PilotFacts {
        actor,
        parties: PARTIES,
        agreement_signed: true,
        needs: Needs { ethics_approval: true, data_annex: true, ai_risk_class: true },
        setup,
        work: Work {
            milestones: 3,
            milestones_open: 0,
            indicators_unmeasured: 0,
            final_report: true,
        },
        passed: Some(true),
        recognised: false,
    }
}

fn code(result: Result<&'static Row<PilotLifecycle>, Refusal>) -> &'static str {
    match result {
        Ok(row) => row.to.as_str(),
        Err(Refusal::Blocked(blocked)) => blocked.code,
        Err(Refusal::WrongStatus) => "wrong status",
        Err(Refusal::Forbidden) => "forbidden",
        Err(Refusal::ReasonMissing) => "reason missing",
    }
}

#[test]
fn table() {
    insta::assert_snapshot!(lifecycle::markdown::<PilotLifecycle>());
}

#[test]
fn a_start_needs_every_paper_that_the_order_asks_for() {
    type TakeAway = fn(&mut Setup);
    let actor = orderer();
    let full = setup();
    let start = |facts: &PilotFacts<'_>| {
        code(decide::<PilotLifecycle>(Status::Preparing, Action::Start, None, facts))
    };
    assert_eq!(start(&facts(&actor, &full)), "active");
    let unsigned = PilotFacts { agreement_signed: false, ..facts(&actor, &full) };
    assert_eq!(start(&unsigned), "agreement-not-signed");
    let papers: [(TakeAway, &str); 4] = [
        (|setup| setup.ethics_reference = None, "pilot-without-ethics-approval"),
        (|setup| setup.data_annex_reference = None, "pilot-without-data-annex"),
        (|setup| setup.ai_risk_class = None, "pilot-without-ai-risk-class"),
        (|setup| setup.ends_on = None, "pilot-without-dates"),
    ];
    for (take_away, expected) in papers {
        let mut partial = setup();
        take_away(&mut partial);
        assert_eq!(start(&facts(&actor, &partial)), expected);
    }
    let bare = Setup {
        ethics_reference: None,
        data_annex_reference: None,
        ai_risk_class: None,
        ..setup()
    };
    let modest = PilotFacts { needs: Needs::default(), ..facts(&actor, &bare) };
    assert_eq!(start(&modest), "active", "papers are asked for only where the order needs them");
}

#[test]
fn resuming_asks_for_the_same_papers() {
    let actor = orderer();
    let full = setup();
    let lapsed = PilotFacts { agreement_signed: false, ..facts(&actor, &full) };
    assert_eq!(
        code(decide::<PilotLifecycle>(Status::Paused, Action::Resume, None, &lapsed)),
        "agreement-not-signed"
    );
}

#[test]
fn acceptance_waits_for_the_work() {
    let actor = solver();
    let full = setup();
    let send = |work: Work| {
        let facts = PilotFacts { work, ..facts(&actor, &full) };
        code(decide::<PilotLifecycle>(Status::Active, Action::SendToAcceptance, None, &facts))
    };
    let done = facts(&actor, &full).work;
    assert_eq!(send(done), "in_acceptance");
    assert_eq!(send(Work { milestones: 0, ..done }), "pilot-without-milestones");
    assert_eq!(send(Work { milestones_open: 1, ..done }), "milestones-open");
    assert_eq!(send(Work { indicators_unmeasured: 2, ..done }), "indicators-unmeasured");
    assert_eq!(send(Work { final_report: false, ..done }), "final-report-missing");
}

#[test]
fn the_grade_decides_what_accepting_comes_to() {
    let actor = broker();
    let full = setup();
    let record = |passed: Option<bool>| {
        let facts = PilotFacts { passed, ..facts(&actor, &full) };
        code(decide::<PilotLifecycle>(
            Status::InAcceptance,
            facts.acceptance_action(),
            None,
            &facts,
        ))
    };
    assert_eq!(record(None), "acceptance-not-concluded");
    assert_eq!(record(Some(true)), "accepted");
    assert_eq!(record(Some(false)), "failed");
}

#[test]
fn what_is_accepted_is_recognised_before_it_is_closed() {
    let full = setup();
    let (orderer, broker) = (orderer(), broker());
    let close = |status, recognised| {
        let facts = PilotFacts { recognised, ..facts(&orderer, &full) };
        code(decide::<PilotLifecycle>(status, Action::Close, None, &facts))
    };
    assert_eq!(close(Status::Accepted, false), "not-recognised");
    assert_eq!(close(Status::Accepted, true), "closed");
    assert_eq!(close(Status::Failed, false), "closed");
    let twice = PilotFacts { recognised: true, ..facts(&broker, &full) };
    assert_eq!(
        code(decide::<PilotLifecycle>(Status::Accepted, Action::Recognise, None, &twice)),
        "already-recognised"
    );
}

#[test]
fn halting_needs_reasons() {
    let actor = solver();
    let full = setup();
    let facts = facts(&actor, &full);
    let pause =
        |reason| code(decide::<PilotLifecycle>(Status::Active, Action::Pause, reason, &facts));
    assert_eq!(pause(None), "reason missing");
    assert_eq!(pause(Some("Sự cố thiết bị")), "paused");
}

fn actors() -> impl Strategy<Value = Actor> {
    (0u128..6, prop::sample::select(Role::ALL), prop::sample::select(OrganisationKind::ALL))
        .prop_map(|(id, role, kind)| member(Uuid::from_u128(id), kind, role))
}

fn statuses() -> impl Strategy<Value = Status> {
    prop::sample::select(Status::ALL)
}

proptest! {
    #[test]
    fn listing_and_doing_agree(actor in actors(), status in statuses(), recognised: bool, open in 0usize..2) {
        let full = setup();
        let facts = PilotFacts {
            recognised,
            work: Work { milestones_open: open, ..facts(&actor, &full).work },
            ..facts(&actor, &full)
        };
        let listed = allowed::<PilotLifecycle>(status, &facts);
        for action in Action::ALL {
            let done = decide::<PilotLifecycle>(status, *action, Some("vì"), &facts).is_ok();
            let offered = listed.iter().any(|entry| entry.action == *action && entry.blocked.is_none());
            prop_assert_eq!(done, offered, "{} from {}", action, status);
        }
    }

    #[test]
    fn nothing_leaves_a_closed_pilot(actor in actors()) {
        let full = setup();
        prop_assert!(allowed::<PilotLifecycle>(Status::Closed, &facts(&actor, &full)).is_empty());
    }
}
