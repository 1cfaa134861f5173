use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    grading::{CriterionGrade, Grade, grade_council, grade_member, grade_subject},
    ranking::{FailedRule, Ranking, Subject, rank},
    score::{Score, SheetContent, missing, normalise},
    *,
};
use crate::{
    council::MemberStatus,
    rule_set::{Points, RuleSets, TieBreak},
};

const ROLES: [CouncilRole; 7] = [
    CouncilRole::Chair,
    CouncilRole::ViceChair,
    CouncilRole::ScientificSecretary,
    CouncilRole::Reviewer,
    CouncilRole::Reviewer,
    CouncilRole::Member,
    CouncilRole::Member,
];

fn rule_set(code: &str) -> RuleSet {
    RuleSets::built_in().unwrap().latest(code).unwrap().clone()
}

fn selection() -> RuleSet {
    rule_set("hcm-selection-2026")
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128)
}

fn subjects(count: usize) -> Vec<Subject> {
    (0..count).map(|n| Subject { id: id(1_000 + n), code: format!("HS-{n:02}") }).collect()
}

fn council() -> Vec<Voter> {
    ROLES.iter().enumerate().map(|(n, role)| Voter { member_id: id(n), role: *role }).collect()
}

/// A sheet that gives so many hundredths of its maximum to every criterion.
fn flat(rules: &RuleSet, percent: i64) -> SheetContent {
    let give = |max: Points| Points::hundredths(max.as_hundredths() * percent / 100);
    let scores = rules.criteria.iter().map(|c| (c.key.clone(), scored(give(c.max)))).collect();
    SheetContent { scores, comment: Some("Nhận xét chung".into()) }
}

fn scored(points: Points) -> Score {
    Score { points: Some(points), ..Score::default() }
}

/// By subject and member.
type Sheets = BTreeMap<(usize, usize), SheetContent>;

fn compute(rules: &RuleSet, count: usize, voters: &[Voter], sheets: &Sheets) -> Ranking {
    let list: Vec<_> = sheets
        .iter()
        .map(|((subject, member), content)| Sheet {
            member_id: id(*member),
            subject_id: id(1_000 + subject),
            submitted: true,
            content,
        })
        .collect();
    rank(rules, &subjects(count), voters, &list)
}

fn all_flat(rules: &RuleSet, percents: &[i64]) -> Sheets {
    percents
        .iter()
        .enumerate()
        .flat_map(|(subject, percent)| {
            (0..ROLES.len()).map(move |member| ((subject, member), flat(rules, *percent)))
        })
        .collect()
}

fn order(ranking: &Ranking) -> Vec<(u32, &str)> {
    ranking.rows.iter().map(|row| (row.rank, row.code.as_str())).collect()
}

#[test]
fn the_best_average_wins_and_the_pass_mark_is_exact() {
    let rules = selection();
    let ranking = compute(&rules, 3, &council(), &all_flat(&rules, &[60, 70, 90]));
    assert_eq!(order(&ranking), [(1, "HS-02"), (2, "HS-01"), (3, "HS-00")]);
    assert!(ranking.rows[1].passed(), "exactly 70 passes");
    assert_eq!(ranking.rows[2].failed, [FailedRule::PassMark]);
    assert_eq!(ranking.rows[0].average.rounded(), Some(90.0));
    assert_eq!(ranking.leaders().count(), 1);
    assert_eq!(ranking.tie_broken_by, None);
}

#[test]
fn zeros_of_more_than_a_third_refuse_a_subject() {
    let rules = selection();
    let voters: Vec<_> = council().into_iter().take(6).collect();
    let with_zeros = |zeros: usize| {
        let mut sheets = all_flat(&rules, &[95]);
        for member in 0..zeros {
            let sheet = sheets.get_mut(&(0, member)).unwrap();
            sheet.scores.insert("creativity".into(), scored(Points::ZERO));
        }
        compute(&rules, 1, &voters, &sheets).rows.remove(0).failed
    };
    assert_eq!(with_zeros(2), [], "two of six is exactly a third");
    assert_eq!(with_zeros(3), [FailedRule::ZeroScore("creativity".into())]);
}

#[test]
fn a_minimum_on_one_criterion_refuses_a_high_total() {
    let rules = selection();
    let mut sheets = all_flat(&rules, &[95, 75]);
    for member in 0..ROLES.len() {
        let sheet = sheets.get_mut(&(0, member)).unwrap();
        sheet.scores.insert("applicability".into(), scored(Points::hundredths(950)));
    }
    let ranking = compute(&rules, 2, &council(), &sheets);
    assert_eq!(order(&ranking), [(1, "HS-01"), (2, "HS-00")], "those that pass come first");
    assert_eq!(ranking.rows[1].failed, [FailedRule::Minimum("applicability".into())]);
}

#[test]
fn the_chair_parts_equal_averages_the_vice_chair_when_the_chair_is_away() {
    let rules = selection();
    let mut sheets = all_flat(&rules, &[80, 80]);
    let mut give = |subject, member, percent| {
        sheets.insert((subject, member), flat(&rules, percent));
    };
    // The chair prefers the second, the vice chair the first, a member makes up for each.
    give(0, 0, 70);
    give(1, 0, 90);
    give(0, 1, 90);
    give(1, 1, 70);
    let ranking = compute(&rules, 2, &council(), &sheets);
    assert_eq!(order(&ranking), [(1, "HS-01"), (2, "HS-00")]);
    assert_eq!(ranking.tie_broken_by, Some(TieBreak::ChairScore));

    for subject in 0..2 {
        sheets.insert((subject, 2), flat(&rules, if subject == 0 { 60 } else { 80 }));
    }
    let without_chair: Vec<_> = council().into_iter().skip(1).collect();
    let ranking = compute(&rules, 2, &without_chair, &sheets);
    assert_eq!(order(&ranking), [(1, "HS-00"), (2, "HS-01")]);
    assert_eq!(ranking.tie_broken_by, Some(TieBreak::ChairScore));

    let ranking = compute(&rules, 2, &council(), &all_flat(&rules, &[80, 80]));
    assert_eq!(order(&ranking), [(1, "HS-00"), (1, "HS-01")]);
    assert_eq!(ranking.tie_broken_by, Some(TieBreak::Council));
    assert_eq!(ranking.leaders().count(), 2);
}

#[test]
fn only_members_with_a_vote_who_stayed_and_came_are_counted() {
    let rules = selection();
    let member = |n: usize, role, status| Member {
        id: id(n),
        person_id: id(100 + n),
        role,
        represents: None,
        status,
        vacant: false,
        declared: true,
    };
    let members = [
        member(0, CouncilRole::Chair, MemberStatus::Active),
        member(1, CouncilRole::Member, MemberStatus::Recused),
        member(2, CouncilRole::AdministrativeSecretary, MemberStatus::Active),
        member(3, CouncilRole::Reviewer, MemberStatus::Active),
    ];
    let counted = |present: Option<&[Uuid]>| -> Vec<_> {
        voters(&rules, &members, present).iter().map(|voter| voter.member_id).collect()
    };
    assert_eq!(counted(None), [id(0), id(3)]);
    assert_eq!(counted(Some(&[id(0), id(1), id(2)])), [id(0)]);
}

#[test]
fn sheets_are_checked_while_they_are_filled_in_and_before_they_are_handed_in() {
    let rules = selection();
    let sheet: SheetContent = serde_json::from_str(
        r#"{"scores": {
            "applicability": {"points": 20.5},
            "technology": {"points": 7.25},
            "creativity": {"grade": "pass"},
            "charm": {"points": 3}
        }}"#,
    )
    .unwrap();
    let codes: Vec<_> =
        normalise(&rules, sheet).unwrap_err().into_iter().map(|e| (e.pointer, e.code)).collect();
    assert_eq!(
        codes,
        [
            ("/scores/applicability/points".to_owned(), "out_of_range"),
            ("/scores/charm".to_owned(), "unknown_field"),
            ("/scores/creativity/grade".to_owned(), "not_here"),
            ("/scores/technology/points".to_owned(), "not_a_step"),
        ]
    );

    let mut sheet = flat(&rules, 80);
    assert_eq!(missing(&rules, &sheet), []);
    sheet.comment = None;
    sheet.scores.remove("creativity");
    sheet.scores.insert("technology".into(), scored(Points::hundredths(950)));
    sheet.scores.insert("social_effect".into(), scored(Points::hundredths(750)));
    let codes: Vec<_> = missing(&rules, &sheet).into_iter().map(|e| (e.pointer, e.code)).collect();
    assert_eq!(
        codes,
        [
            ("/scores/technology/comment".to_owned(), "comment_demanded"),
            ("/scores/creativity/points".to_owned(), "required"),
            ("/comment".to_owned(), "comment_demanded"),
        ],
        "7.5 of 15 is exactly half and needs no comment"
    );
}

/// A sheet of grades: `base` everywhere but where `other` says.
fn graded(rules: &RuleSet, base: CriterionGrade, other: &[(&str, CriterionGrade)]) -> SheetContent {
    let give = |key: &str| other.iter().find(|(k, _)| *k == key).map_or(base, |(_, grade)| *grade);
    let score = |key: &str| Score { grade: Some(give(key)), ..Score::default() };
    let scores = rules.criteria.iter().map(|c| (c.key.clone(), score(&c.key))).collect();
    SheetContent { scores, comment: None }
}

#[test]
fn a_members_grade_follows_the_groups() {
    use CriterionGrade::{Excellent, Fail, Partial, Pass};
    let rules = rule_set("hcm-acceptance-2026");
    let grade = |base, other: &[_]| grade_member(&rules, &graded(&rules, base, other));
    assert_eq!(grade(Excellent, &[("report", Pass)]), Some(Grade::Excellent));
    assert_eq!(grade(Excellent, &[("sites", Pass)]), Some(Grade::Pass));
    assert_eq!(grade(Pass, &[("sites", Partial)]), Some(Grade::Pass), "three of four is enough");
    assert_eq!(grade(Pass, &[("sites", Partial), ("people", Partial)]), Some(Grade::Fail));
    assert_eq!(grade(Pass, &[("sites", Fail)]), Some(Grade::Fail), "the rest must be near");
    assert_eq!(grade(Excellent, &[("safety", Fail)]), Some(Grade::Fail));
    assert_eq!(grade(Pass, &[("report", Fail)]), Some(Grade::Fail));
    let mut gap = graded(&rules, Pass, &[]);
    gap.scores.remove("report");
    assert_eq!(grade_member(&rules, &gap), None);
}

#[test]
fn the_councils_thresholds_are_exact() {
    let rules = rule_set("hcm-acceptance-2026");
    let grade = |excellent: usize, pass: usize, fail: usize| {
        let grades: Vec<_> =
            [(Grade::Excellent, excellent), (Grade::Pass, pass), (Grade::Fail, fail)]
                .into_iter()
                .flat_map(|(grade, count)| std::iter::repeat_n(grade, count))
                .collect();
        grade_council(&rules, &grades)
    };
    assert_eq!(grade(6, 2, 0), Some(Grade::Excellent), "6 of 8 is three quarters");
    assert_eq!(grade(5, 2, 0), Some(Grade::Pass));
    assert_eq!(grade(8, 0, 1), Some(Grade::Pass), "one who fails it is enough");
    assert_eq!(grade(0, 6, 3), Some(Grade::Pass), "exactly a third does not fail it");
    assert_eq!(grade(0, 5, 4), Some(Grade::Fail));
    assert_eq!(grade(0, 0, 0), None);
}

#[test]
fn a_subject_is_graded_by_those_who_count() {
    let rules = rule_set("hcm-acceptance-2026");
    let good = graded(&rules, CriterionGrade::Pass, &[]);
    let bad = graded(&rules, CriterionGrade::Fail, &[]);
    let sheet = |member, content| Sheet {
        member_id: id(member),
        subject_id: id(9),
        submitted: true,
        content,
    };
    let draft = Sheet { submitted: false, ..sheet(2, &bad) };
    let sheets = [sheet(0, &good), sheet(1, &good), draft, sheet(30, &bad)];
    let result = grade_subject(&rules, id(9), &council(), &sheets);
    assert_eq!(result.grade, Some(Grade::Pass));
    assert_eq!((result.count.pass, result.count.fail), (2, 0));
    assert_eq!(grade_subject(&rules, id(8), &council(), &sheets).grade, None);
}

const SUBJECTS: usize = 4;

/// Half points on every criterion, for every subject and member.
fn any_sheets() -> impl Strategy<Value = Sheets> {
    let rules = selection();
    let sheet: Vec<_> = rules
        .criteria
        .iter()
        .map(|c| (Just(c.key.clone()), 0..=(c.max.as_hundredths() / 50)))
        .collect();
    let sheet = sheet.prop_map(|scores| SheetContent {
        scores: scores
            .into_iter()
            .map(|(key, halves)| (key, scored(Points::hundredths(halves * 50))))
            .collect(),
        comment: None,
    });
    proptest::collection::vec(sheet, SUBJECTS * ROLES.len()).prop_map(|sheets| {
        sheets
            .into_iter()
            .enumerate()
            .map(|(n, s)| ((n / ROLES.len(), n % ROLES.len()), s))
            .collect()
    })
}

fn place(ranking: &Ranking, subject: usize) -> u32 {
    ranking.rows.iter().find(|row| row.subject_id == id(1_000 + subject)).unwrap().rank
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_sheets_subjects_and_members_does_not_matter(
        sheets in any_sheets(), seed in any::<u64>(),
    ) {
        let rules = selection();
        let straight = compute(&rules, SUBJECTS, &council(), &sheets);
        let mut list: Vec<_> = sheets
            .iter()
            .map(|((subject, member), content)| Sheet {
                member_id: id(*member), subject_id: id(1_000 + subject), submitted: true, content,
            })
            .collect();
        let mut subjects = subjects(SUBJECTS);
        let mut voters = council();
        let turn = |len: usize| usize::try_from(seed % len as u64).unwrap();
        let (a, b, c) = (turn(list.len()), turn(subjects.len()), turn(voters.len()));
        list.rotate_left(a);
        list.reverse();
        subjects.rotate_left(b);
        voters.rotate_left(c);
        prop_assert_eq!(straight, rank(&rules, &subjects, &voters, &list));
    }

    #[test]
    fn every_subject_has_one_place_and_places_never_fall_back(sheets in any_sheets()) {
        let ranking = compute(&selection(), SUBJECTS, &council(), &sheets);
        let mut seen: Vec<_> = ranking.rows.iter().map(|row| row.subject_id).collect();
        prop_assert!(ranking.rows.windows(2).all(|pair| pair[0].rank <= pair[1].rank));
        prop_assert!(ranking.rows.iter().zip(1u32..).all(|(row, at)| row.rank <= at));
        seen.sort();
        seen.dedup();
        prop_assert_eq!(seen.len(), SUBJECTS);
    }

    #[test]
    fn a_raised_score_never_lowers_its_subject(
        sheets in any_sheets(), subject in 0..SUBJECTS, member in 0..ROLES.len(),
        line in 0..6usize, raise in 1i64..20,
    ) {
        let rules = selection();
        let before = compute(&rules, SUBJECTS, &council(), &sheets);
        let mut raised = sheets;
        let criterion = &rules.criteria[line];
        let sheet = raised.get_mut(&(subject, member)).unwrap();
        let now = sheet.points(&criterion.key).unwrap();
        let more = (now + Points::hundredths(raise * 50)).min(criterion.max);
        sheet.scores.insert(criterion.key.clone(), scored(more));
        let after = compute(&rules, SUBJECTS, &council(), &raised);
        prop_assert!(place(&after, subject) <= place(&before, subject));
    }

    #[test]
    fn sheets_of_a_member_who_left_do_not_count(sheets in any_sheets(), gone in 0..ROLES.len()) {
        let rules = selection();
        let left: Vec<_> = council().into_iter().filter(|voter| voter.member_id != id(gone)).collect();
        let mut without = sheets.clone();
        without.retain(|(_, member), _| *member != gone);
        prop_assert_eq!(
            compute(&rules, SUBJECTS, &left, &sheets),
            compute(&rules, SUBJECTS, &left, &without)
        );
    }
}
