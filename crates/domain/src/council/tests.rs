use uuid::Uuid;

use super::{
    composition::{composition_problems, quorum_problems},
    lifecycle::{Action, CouncilFacts, CouncilLifecycle, MinutesState},
    sheet::{SheetAction, SheetFacts, SheetLifecycle, SheetStatus},
    *,
};
use crate::{
    actor::{Actor, Membership},
    lifecycle::{self, Blocked, Refusal},
    organisation::{OrganisationKind, Role},
    rule_set::{RuleSet, RuleSets},
};

const BROKER: Uuid = Uuid::from_u128(77);

fn rules() -> RuleSet {
    RuleSets::built_in().unwrap().latest("hcm-selection-2026").unwrap().clone()
}

/// Seven members: the parts in the order of the list, numbered from 1; number 6 speaks for the
/// orderer.
fn council() -> Vec<Member> {
    use CouncilRole::{Chair, Member as Plain, Reviewer, ScientificSecretary, ViceChair};
    [Chair, ViceChair, ScientificSecretary, Reviewer, Reviewer, Plain, Plain]
        .into_iter()
        .zip(1u128..)
        .map(|(role, number)| Member {
            id: Uuid::from_u128(number),
            person_id: Uuid::from_u128(100 + number),
            role,
            represents: (number == 6).then_some(Represents::Orderer),
            status: MemberStatus::Active,
            vacant: false,
            declared: true,
        })
        .collect()
}

fn person(number: u128) -> Actor {
    Actor { person_id: Some(Uuid::from_u128(100 + number)), ..Actor::default() }
}

fn broker(role: Role) -> Actor {
    let membership = Membership {
        organisation_id: BROKER,
        kind: OrganisationKind::ScienceDepartment,
        role,
        part_of: None,
    };
    Actor { memberships: vec![membership], ..person(900) }
}

fn facts<'a>(actor: &'a Actor, members: &'a [Member]) -> CouncilFacts<'a> {
    CouncilFacts {
        actor,
        broker_id: BROKER,
        members,
        present: None,
        subjects: 2,
        unscreened: 0,
        composition: &[],
        conflicted: 0,
        sheets_missing: 0,
        quorum: &[],
        minutes: MinutesState::Missing,
        vote: None,
        ending: false,
    }
}

fn codes(problems: &[Blocked]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn blocked(status: Status, action: Action, facts: &CouncilFacts<'_>) -> &'static str {
    match lifecycle::decide::<CouncilLifecycle>(status, action, None, facts) {
        Err(Refusal::Blocked(blocked)) => blocked.code,
        Err(Refusal::Forbidden) => "forbidden",
        Err(Refusal::WrongStatus) => "wrong status",
        Err(Refusal::ReasonMissing) => "reason",
        Ok(_) => "ok",
    }
}

#[test]
fn the_tables_are_as_reviewed() {
    insta::assert_snapshot!("council_lifecycle", lifecycle::markdown::<CouncilLifecycle>());
    insta::assert_snapshot!("sheet_lifecycle", lifecycle::markdown::<SheetLifecycle>());
}

#[test]
fn the_composition_follows_the_rule_set() {
    let rules = rules().composition;
    assert_eq!(composition_problems(&rules, &council()), []);

    let mut without_reviewer = council();
    without_reviewer[3].status = MemberStatus::Recused;
    assert_eq!(
        codes(&composition_problems(&rules, &without_reviewer)),
        ["council-size", "council-role-missing"]
    );

    let mut two_chairs = council();
    two_chairs[6].role = CouncilRole::Chair;
    assert_eq!(codes(&composition_problems(&rules, &two_chairs)), ["council-role-too-many"]);

    let mut silent_orderer = council();
    silent_orderer[5].represents = None;
    assert_eq!(codes(&composition_problems(&rules, &silent_orderer)), ["council-representation"]);

    let mut twice = council();
    twice[6].person_id = twice[5].person_id;
    assert_eq!(codes(&composition_problems(&rules, &twice)), ["council-person-twice"]);

    let mut assisted = council();
    assisted.push(Member {
        id: Uuid::from_u128(8),
        person_id: Uuid::from_u128(108),
        role: CouncilRole::AdministrativeSecretary,
        ..assisted[6].clone()
    });
    assert_eq!(composition_problems(&rules, &assisted), [], "an assistant does not count");
}

#[test]
fn the_quorum_is_exact_and_needs_the_right_people() {
    let rules = rules();
    let members = council();
    let problems = |numbers: &[u128]| {
        let present: Vec<_> = numbers.iter().copied().map(Uuid::from_u128).collect();
        codes(&quorum_problems(&rules.composition, &rules.quorum, &members, &present))
    };
    assert_eq!(problems(&[1, 3, 4, 5, 6]), [""; 0]);
    assert_eq!(problems(&[2, 3, 4, 5, 6]), [""; 0], "the vice chair stands in");
    assert_eq!(problems(&[1, 4, 5, 6]), ["quorum-too-few"], "4 of 7 is below two thirds");
    assert_eq!(problems(&[3, 4, 5, 6, 7]), ["quorum-role-missing"]);
    assert_eq!(problems(&[1, 2, 3, 4, 6, 7]), ["quorum-role-missing"], "both reviewers");
}

#[test]
fn a_council_walks_to_its_end_and_stops_where_something_is_missing() {
    let members = council();
    let chair = person(1);
    let signer = broker(Role::Approver);
    let officer = broker(Role::Officer);

    let small = [Blocked::because("council-size")];
    let forming = CouncilFacts { composition: &small, ..facts(&signer, &members) };
    assert_eq!(blocked(Status::Forming, Action::Constitute, &forming), "council-size");
    let empty = CouncilFacts { subjects: 0, ..facts(&signer, &members) };
    assert_eq!(blocked(Status::Forming, Action::Constitute, &empty), "council-no-subjects");
    assert_eq!(blocked(Status::Forming, Action::Constitute, &facts(&signer, &members)), "ok");
    assert_eq!(
        blocked(Status::Forming, Action::Constitute, &facts(&officer, &members)),
        "forbidden"
    );

    let mut silent = council();
    silent[4].declared = false;
    let waiting = facts(&officer, &silent);
    assert_eq!(
        blocked(Status::Constituted, Action::StartScoring, &waiting),
        "declarations-missing"
    );
    let unscreened = CouncilFacts { unscreened: 1, ..facts(&chair, &members) };
    assert_eq!(
        blocked(Status::Constituted, Action::StartScoring, &unscreened),
        "submissions-unscreened"
    );
    let tied = CouncilFacts { conflicted: 1, ..facts(&chair, &members) };
    assert_eq!(blocked(Status::Constituted, Action::StartScoring, &tied), "conflict-left");
    assert_eq!(
        blocked(Status::Constituted, Action::StartScoring, &facts(&person(3), &members)),
        "ok"
    );
    let plain = person(6);
    assert_eq!(
        blocked(Status::Constituted, Action::StartScoring, &facts(&plain, &members)),
        "forbidden"
    );

    let unfinished = CouncilFacts { sheets_missing: 3, ..facts(&chair, &members) };
    assert_eq!(blocked(Status::Scoring, Action::OpenMeeting, &unfinished), "sheets-missing");

    let meeting = facts(&chair, &members);
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &meeting), "meeting-not-recorded");
    let present: Vec<_> = members.iter().map(|member| member.id).collect();
    let recorded = CouncilFacts { present: Some(&present), ..meeting };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &recorded), "minutes-missing");
    let outdated = CouncilFacts { minutes: MinutesState::Outdated, ..recorded.clone() };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &outdated), "minutes-outdated");
    let agreed = CouncilFacts { minutes: MinutesState::Agree, ..recorded };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &agreed), "ok");
    let against = Blocked::because("vote-not-carried");
    let voted_down = CouncilFacts { vote: Some(&against), ..agreed.clone() };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &voted_down), "vote-not-carried");
    assert_eq!(blocked(Status::Concluded, Action::Conclude, &agreed), "wrong status");
}

#[test]
fn the_vice_chair_concludes_only_when_the_chair_is_away() {
    let members = council();
    let vice = person(2);
    let present = |numbers: std::ops::RangeInclusive<u128>| -> Vec<_> {
        numbers.map(Uuid::from_u128).collect()
    };
    let (all, without_chair) = (present(1..=7), present(2..=7));
    let concluding = |present| CouncilFacts {
        present: Some(present),
        minutes: MinutesState::Agree,
        ..facts(&vice, &members)
    };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &concluding(&all)), "forbidden");
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &concluding(&without_chair)), "ok");

    // Who was not there concludes nothing, chair or not.
    let chair = person(1);
    let absent = CouncilFacts { actor: &chair, ..concluding(&without_chair) };
    assert_eq!(blocked(Status::Meeting, Action::Conclude, &absent), "concluder-absent");
    let neither = present(3..=7);
    assert_eq!(
        blocked(Status::Meeting, Action::Conclude, &concluding(&neither)),
        "concluder-absent"
    );
}

#[test]
fn recused_members_play_no_part() {
    let mut members = council();
    members[0].status = MemberStatus::Recused;
    let chair = person(1);
    assert_eq!(
        blocked(Status::Constituted, Action::StartScoring, &facts(&chair, &members)),
        "forbidden"
    );
}

#[test]
fn a_sheet_is_handed_in_complete_and_taken_up_again_only_in_the_meeting() {
    let sheet = |council, missing| SheetFacts {
        holder: true,
        system: false,
        declared: true,
        council,
        missing,
    };
    let decide = |status, action, reason, facts| {
        lifecycle::decide::<SheetLifecycle>(status, action, reason, &facts).map(|row| row.to)
    };
    let scoring = sheet(Status::Scoring, 0);
    assert_eq!(
        decide(SheetStatus::Draft, SheetAction::Submit, None, scoring),
        Ok(SheetStatus::Submitted)
    );
    let newcomer = SheetFacts { declared: false, ..scoring };
    assert!(matches!(
        decide(SheetStatus::Draft, SheetAction::Submit, None, newcomer),
        Err(Refusal::Blocked(blocked)) if blocked.code == "own-declaration-missing"
    ));
    let gaps = sheet(Status::Scoring, 2);
    assert!(matches!(
        decide(SheetStatus::Draft, SheetAction::Submit, None, gaps),
        Err(Refusal::Blocked(blocked)) if blocked.code == "sheet-incomplete"
    ));
    assert!(matches!(
        decide(SheetStatus::Submitted, SheetAction::Reopen, Some("sai sót"), scoring),
        Err(Refusal::Blocked(blocked)) if blocked.code == "council-not-meeting"
    ));
    let meeting = sheet(Status::Meeting, 0);
    assert_eq!(
        decide(SheetStatus::Submitted, SheetAction::Reopen, None, meeting),
        Err(Refusal::ReasonMissing)
    );
    let stranger = SheetFacts { holder: false, ..meeting };
    assert_eq!(
        decide(SheetStatus::Submitted, SheetAction::Reopen, Some("x"), stranger),
        Err(Refusal::Forbidden)
    );
}
