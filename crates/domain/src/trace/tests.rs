use proptest::prelude::*;
use serde_json::json;

use super::*;

const OWNER: Uuid = Uuid::from_u128(7);

fn entry(stage: StageKey, noun: Noun, audience: Audience, at: i64, id: u128) -> Entry {
    Entry {
        stage,
        audience,
        own: None,
        at: Timestamp(at),
        noun,
        id: Uuid::from_u128(id),
        code: None,
        action: "recorded".into(),
        title: None,
        by: None,
        detail: json!({}),
        seq: None,
    }
}

fn viewer(audience: Audience) -> Viewer {
    Viewer { audience, organisations: vec![] }
}

fn shape(stages: &[Stage]) -> String {
    stages
        .iter()
        .map(|stage| format!("{}:{}({})", stage.key, stage.status, stage.entries.len()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn stages_of_every_status() {
    let shapes: Vec<_> = ChallengeStatus::ALL
        .iter()
        .map(|status| {
            let published = entry(StageKey::Order, Noun::Challenge, Audience::Public, 1, 1);
            let stages = assemble(*status, false, vec![published], &viewer(Audience::Public));
            format!("{status}: {}", shape(&stages))
        })
        .collect();
    insta::assert_snapshot!(shapes.join("\n"));
}

#[test]
fn an_adopted_result_keeps_the_register_open() {
    let use_of = |adopted| {
        assemble(ChallengeStatus::Completed, adopted, vec![], &viewer(Audience::Public))[5].status
    };
    assert_eq!(use_of(true), StageStatus::Current);
    assert_eq!(use_of(false), StageStatus::Done);
}

#[test]
fn sealed_submissions_never_appear() {
    let mut sealed = entry(StageKey::Submission, Noun::Submission, Audience::Public, 1, 1);
    sealed.own = Some(OWNER);
    for status in ChallengeStatus::ALL.iter().filter(|status| !status.is_past_opening()) {
        let reader = Viewer { audience: Audience::Desk, organisations: vec![OWNER] };
        let stages = assemble(*status, false, vec![sealed.clone()], &reader);
        let bare = assemble(*status, false, vec![], &reader);
        assert_eq!(stages, bare, "{status}");
    }
}

#[test]
fn audiences_see_more_step_by_step() {
    let mut own = entry(StageKey::Submission, Noun::Submission, Audience::Desk, 4, 4);
    own.own = Some(OWNER);
    let entries = vec![
        entry(StageKey::Order, Noun::Challenge, Audience::Public, 1, 1),
        entry(StageKey::Pilot, Noun::Agreement, Audience::Parties, 2, 2),
        entry(StageKey::Match, Noun::Invitation, Audience::Desk, 3, 3),
        own,
    ];
    let count = |viewer: Viewer| {
        assemble(ChallengeStatus::InPilot, false, entries.clone(), &viewer)
            .iter()
            .map(|stage| stage.entries.len())
            .sum::<usize>()
    };
    assert_eq!(count(viewer(Audience::Public)), 1);
    assert_eq!(count(viewer(Audience::Parties)), 2);
    assert_eq!(count(viewer(Audience::Desk)), 4);
    assert_eq!(count(Viewer { audience: Audience::Public, organisations: vec![OWNER] }), 2);
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(
        (
            prop::sample::select(StageKey::ALL),
            prop::sample::select(Noun::ALL),
            prop::sample::select(&[Audience::Public, Audience::Parties, Audience::Desk][..]),
            0i64..4,
            prop::option::of(0i64..4),
        ),
        0..25,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .zip(1u128..)
            .map(|((stage, noun, audience, at, seq), id)| Entry {
                seq,
                ..entry(stage, noun, audience, at, id)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_gathering_does_not_matter(entries in entries(), turn in any::<prop::sample::Index>(), status in prop::sample::select(ChallengeStatus::ALL)) {
        let reader = viewer(Audience::Desk);
        let straight = assemble(status, false, entries.clone(), &reader);
        let mut turned = entries;
        turned.reverse();
        if !turned.is_empty() {
            let by = turn.index(turned.len());
            turned.rotate_left(by);
        }
        prop_assert_eq!(&straight, &assemble(status, false, turned, &reader));
        for stage in &straight {
            prop_assert!(stage.entries.windows(2).all(|pair| pair[0].at <= pair[1].at));
        }
    }

    #[test]
    fn a_wider_audience_loses_nothing(entries in entries(), status in prop::sample::select(ChallengeStatus::ALL)) {
        let seen = |audience| {
            assemble(status, false, entries.clone(), &viewer(audience))
                .into_iter()
                .flat_map(|stage| stage.entries)
                .map(|entry| entry.id)
                .collect::<std::collections::BTreeSet<_>>()
        };
        prop_assert!(seen(Audience::Public).is_subset(&seen(Audience::Parties)));
        prop_assert!(seen(Audience::Parties).is_subset(&seen(Audience::Desk)));
    }

    #[test]
    fn what_is_done_lies_before_what_is_ahead(entries in entries(), status in prop::sample::select(ChallengeStatus::ALL)) {
        let stages = assemble(status, false, entries, &viewer(Audience::Desk));
        prop_assert!(stages.windows(2).all(|pair| pair[0].status <= pair[1].status), "{}", shape(&stages));
    }
}
