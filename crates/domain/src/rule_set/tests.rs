use super::*;

const SELECTION: &str = include_str!("../../../../rule-sets/hcm-selection-2026.toml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// What is wrong with the selection set once `from` is replaced by `to`.
fn problems(from: &str, to: &str) -> String {
    assert!(SELECTION.contains(from), "{from}");
    RuleSet::parse(&SELECTION.replacen(from, to, 1))
        .map_or_else(|p| p.join("; "), |_| String::new())
}

#[test]
fn the_built_in_sets_are_sound_and_ask_for_confirmation() {
    let sets = RuleSets::built_in().unwrap();
    let codes: Vec<_> = sets.all().iter().map(|set| set.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "hcm-acceptance-2026",
            "hcm-selection-2026",
            "hcm-selection-blind-2026",
            "tt-08-2017-selection",
            "tt-11-2014-acceptance"
        ]
    );
    for set in sets.all() {
        assert!(!set.confirmed && set.notice.is_some(), "{}", set.code);
    }
}

#[test]
fn mistakes_are_named_in_words() {
    for (from, to, expected) in [
        ("max = 10", "max = 12", "the maxima add up to 102, not to 100"),
        ("min = 10", "min = 30", "criteria.applicability: 0 ≤ min ≤ max"),
        ("present = \"2/3\"", "present = \"4/3\"", "expected a share between 0 and 1"),
        ("all_of = [\"reviewer\"]", "all_of = [\"judge\"]", "unknown variant `judge`"),
        ("role = \"reviewer\"", "role = \"member\"", "a role stands there twice"),
        ("size = { min = 7, max = 9 }", "size = { min = 12, max = 14 }", "cannot reach size.min"),
        ("more_than = \"3/4\"", "more_than = \"1\"", "else nothing is ever carried"),
        ("pass_mark = 70", "pass_mark = 170", "pass_mark: between 0 and the total"),
        ("figures = [\"quorum\", ", "figures = [", "the figure `quorum.present` names no source"),
        ("figures = [\"composition\"]", "figures = [\"compost\"]", "there is no figure `compost`"),
        ("source = \"gov-star\"", "source = \"nowhere\"", "no source has the key `nowhere`"),
        ("points_step = 0.5", "points_step = 0", "a step above 0 is needed"),
        ("\"chair_score\", \"council\"", "\"council\", \"chair_score\"", "nothing can follow"),
        ("version = 1", "version = 1\nmystery = 3", "unknown field `mystery`"),
        ("effective_from = \"2025-01-01\"", "effective_from = \"soon\"", "expected a day"),
    ] {
        let found = problems(from, to);
        assert!(found.contains(expected), "{to}: {found}");
    }
}

#[test]
fn a_set_travels_as_json_and_back() {
    let set = RuleSet::parse(SELECTION).unwrap();
    let json = serde_json::to_value(&set).unwrap();
    assert_eq!(json["pass_mark"], 70);
    assert_eq!(json["quorum"]["present"], "2/3");
    assert_eq!(serde_json::from_value::<RuleSet>(json).unwrap(), set);
}

#[test]
fn lookups_go_by_code_version_and_day() {
    let second = SELECTION.replacen("version = 1", "version = 2", 1).replacen(
        "effective_from = \"2025-01-01\"",
        "effective_from = \"2027-01-01\"",
        1,
    );
    let sets = RuleSets::load([("one", SELECTION), ("two", second.as_str())]).unwrap();
    let version = |on| sets.in_force("hcm-selection-2026", day(on)).map(|set| set.version);
    assert_eq!(version("2024-12-31"), None);
    assert_eq!(version("2025-01-01"), Some(1));
    assert_eq!(version("2027-01-01"), Some(2));
    assert_eq!(sets.latest("hcm-selection-2026").map(|set| set.version), Some(2));
    assert!(sets.version("hcm-selection-2026", 3).is_none());
    let twice = RuleSets::load([("one", SELECTION), ("again", SELECTION)]).unwrap_err();
    assert_eq!(twice, ["again: hcm-selection-2026 version 1 twice"]);
}

#[test]
fn the_default_prefers_the_province() {
    let sets = RuleSets::built_in().unwrap();
    let code = |level, province| {
        sets.default_for(CouncilKind::Selection, level, province, day("2026-08-15"))
            .map(|set| set.code.as_str())
    };
    assert_eq!(code(Level::Provincial, Some("79")), Some("hcm-selection-2026"));
    assert_eq!(code(Level::Provincial, Some("46")), Some("tt-08-2017-selection"));
    assert_eq!(code(Level::Ministerial, None), Some("tt-08-2017-selection"));
}
