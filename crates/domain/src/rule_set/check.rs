//! What must hold in a rule set before anybody may be judged by it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Criterion, Points, RuleSet, Scale, TieBreak};
use crate::council::{CouncilKind, CouncilRole};

/// The parts of a rule set whose every figure must name its source.
const FIGURES: &[&str] = &[
    "effective_from",
    "composition",
    "quorum",
    "vote",
    "procedure",
    "counted",
    "points_step",
    "pass_mark",
    "zero_score",
    "tie_break",
    "grading",
    "comments",
];
/// The parts of a criterion that are figures; its label and hint are words.
const CRITERION_FIGURES: &[&str] = &["max", "min", "grades"];

/// Everything that is wrong, in words for the person who edits the file.
pub(super) fn problems(set: &RuleSet) -> Vec<String> {
    let mut found = Vec::new();
    head(set, &mut found);
    composition(set, &mut found);
    quorum(set, &mut found);
    criteria(set, &mut found);
    match set.criteria.first().map(|criterion| criterion.scale) {
        Some(Scale::Points) => sheet_of_points(set, &mut found),
        Some(Scale::Grade) => sheet_of_grades(set, &mut found),
        None => found.push("criteria: at least one criterion is needed".to_owned()),
    }
    basis(set, &mut found);
    found
}

fn head(set: &RuleSet, found: &mut Vec<String>) {
    let code_ok = !set.code.is_empty()
        && set.code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !code_ok {
        found.push("code: lower-case letters, digits and hyphens only".to_owned());
    }
    if set.version == 0 {
        found.push("version: counted from 1".to_owned());
    }
    if set.title.is_blank() {
        found.push("title: must not be empty".to_owned());
    }
    if set.effective_until.is_some_and(|last| last < set.effective_from) {
        found.push("effective_until: lies before effective_from".to_owned());
    }
    if set.procedure.meeting_modes.is_empty() {
        found.push("procedure.meeting_modes: at least one is needed".to_owned());
    }
    if set.is_blind() && set.council_kind != CouncilKind::Selection {
        found.push("procedure.blind: only a selection is judged without names".to_owned());
    }
}

fn composition(set: &RuleSet, found: &mut Vec<String>) {
    let composition = &set.composition;
    let (size, roles) = (composition.size, &composition.roles);
    if size.min == 0 || size.min > size.max {
        found.push("composition.size: min must be at least 1 and not above max".to_owned());
    }
    let names: BTreeSet<_> = roles.iter().map(|rule| rule.role).collect();
    if names.len() < roles.len() {
        found.push("composition.roles: a role stands there twice".to_owned());
    }
    for rule in roles.iter().filter(|rule| rule.min > rule.max) {
        found.push(format!("composition.roles: {} has min above max", rule.role));
    }
    if !composition.votes(CouncilRole::Chair) {
        found.push("composition.roles: a voting chair is needed".to_owned());
    }
    let voting = || roles.iter().filter(|rule| rule.votes);
    if voting().map(|rule| rule.min).sum::<u32>() > size.max {
        found.push("composition.roles: the roles together need more than size.max".to_owned());
    }
    if voting().map(|rule| u64::from(rule.max)).sum::<u64>() < u64::from(size.min) {
        found.push("composition.roles: the roles together cannot reach size.min".to_owned());
    }
    for rule in &composition.represented {
        if rule.any_of.is_empty() || rule.min == 0 || rule.min > size.max {
            found.push("composition.represented: any_of and a min up to size.max".to_owned());
        }
    }
}

fn quorum(set: &RuleSet, found: &mut Vec<String>) {
    for role in set.quorum.any_of.iter().chain(&set.quorum.all_of) {
        if set.composition.role(*role).is_none() {
            found.push(format!("quorum: {role} is not a role of this council"));
        }
    }
    if !set.vote.more_than.exceeded_by(1, 1) {
        found.push("vote.more_than: a share below the whole, else nothing is ever carried".into());
    }
}

fn criteria(set: &RuleSet, found: &mut Vec<String>) {
    let keys: BTreeSet<_> = set.criteria.iter().map(|criterion| &criterion.key).collect();
    if keys.len() < set.criteria.len() {
        found.push("criteria: a key stands there twice".to_owned());
    }
    if set
        .criteria
        .iter()
        .any(|criterion| Some(criterion.scale) != set.criteria.first().map(|c| c.scale))
    {
        found.push("criteria: points and grades do not mix on one sheet".to_owned());
    }
    for Criterion { key, label, .. } in &set.criteria {
        if key.is_empty() || key.contains('.') {
            found.push(format!("criteria: `{key}` is no key"));
        }
        if label.is_blank() {
            found.push(format!("criteria.{key}: a label is needed"));
        }
    }
}

fn sheet_of_points(set: &RuleSet, found: &mut Vec<String>) {
    let total = set.total();
    if total != Points::whole(100) {
        found.push(format!("criteria: the maxima add up to {total}, not to 100"));
    }
    let step = set.points_step.unwrap_or_default();
    if step <= Points::ZERO {
        found.push("points_step: a step above 0 is needed".to_owned());
    }
    for Criterion { key, min, max, grades, .. } in &set.criteria {
        if *min < Points::ZERO || min > max || *max <= Points::ZERO {
            found.push(format!("criteria.{key}: 0 ≤ min ≤ max and max above 0"));
        }
        if !max.is_multiple_of(step) {
            found.push(format!("criteria.{key}: max is not a multiple of points_step"));
        }
        if !grades.is_empty() {
            found.push(format!("criteria.{key}: grades on a sheet of points"));
        }
    }
    match set.pass_mark {
        Some(mark) if mark >= Points::ZERO && mark <= total => {}
        _ => found.push("pass_mark: between 0 and the total".to_owned()),
    }
    if set.tie_break.is_empty() {
        found.push("tie_break: something must part equal averages".to_owned());
    }
    if set.tie_break.iter().rev().skip(1).any(|rule| *rule == TieBreak::Council) {
        found.push("tie_break: nothing can follow the council's own word".to_owned());
    }
    if set.grading.is_some() {
        found.push("grading: not on a sheet of points".to_owned());
    }
}

fn sheet_of_grades(set: &RuleSet, found: &mut Vec<String>) {
    let groups: BTreeSet<_> = set.criteria.iter().flat_map(|criterion| &criterion.groups).collect();
    for Criterion { key, max, min, grades, .. } in &set.criteria {
        if grades.len() < 2 {
            found.push(format!("criteria.{key}: at least two grades to choose from"));
        }
        if *max != Points::ZERO || *min != Points::ZERO {
            found.push(format!("criteria.{key}: points on a sheet of grades"));
        }
    }
    if set.pass_mark.is_some() || set.zero_score.is_some() || !set.tie_break.is_empty() {
        found.push("pass_mark, zero_score, tie_break: not on a sheet of grades".to_owned());
    }
    let Some(grading) = &set.grading else {
        found.push("grading: needed on a sheet of grades".to_owned());
        return;
    };
    if grading.member.excellent.is_empty() || grading.member.pass.is_empty() {
        found.push("grading.member: excellent and pass need at least one condition".to_owned());
    }
    for rule in grading.member.excellent.iter().chain(&grading.member.pass) {
        if !groups.contains(&rule.group) {
            found.push(format!("grading.member: no criterion is in the group `{}`", rule.group));
        }
    }
}

/// Every figure names its source, and every named figure exists.
fn basis(set: &RuleSet, found: &mut Vec<String>) {
    let sources: BTreeSet<_> = set.sources.iter().map(|source| source.key.as_str()).collect();
    if sources.len() < set.sources.len() {
        found.push("sources: a key stands there twice".to_owned());
    }
    let figures = figures(set);
    for entry in &set.basis {
        if !sources.contains(entry.source.as_str()) {
            found.push(format!("basis: no source has the key `{}`", entry.source));
        }
        for path in &entry.figures {
            if !figures.iter().any(|figure| covers(path, figure)) {
                found.push(format!("basis: there is no figure `{path}`"));
            }
        }
    }
    for figure in &figures {
        let named = set.basis.iter().flat_map(|entry| &entry.figures);
        if !named.into_iter().any(|path| covers(path, figure)) {
            found.push(format!("basis: the figure `{figure}` names no source"));
        }
    }
}

/// Whether a path of a basis covers a figure: the figure itself, or what it stands below.
pub(super) fn covers(path: &str, figure: &str) -> bool {
    figure.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn figures(set: &RuleSet) -> Vec<String> {
    let mut paths = Vec::new();
    // Every part of a rule set is plain data; a value that did not serialise would show as a
    // missing figure at once.
    let whole = serde_json::to_value(set).unwrap_or(Value::Null);
    for name in FIGURES {
        if let Some(value) = whole.get(name) {
            leaves((*name).to_owned(), value, &mut paths);
        }
    }
    for criterion in whole.get("criteria").and_then(Value::as_array).into_iter().flatten() {
        let key = criterion.get("key").and_then(Value::as_str).unwrap_or_default();
        for name in CRITERION_FIGURES {
            if let Some(value) = criterion.get(name) {
                leaves(format!("criteria.{key}.{name}"), value, &mut paths);
            }
        }
    }
    paths
}

/// Lists count as one figure: they are changed and sourced as a whole.
fn leaves(path: String, value: &Value, paths: &mut Vec<String>) {
    match value.as_object() {
        Some(object) => {
            for (name, value) in object {
                leaves(format!("{path}.{name}"), value, paths);
            }
        }
        None => paths.push(path),
    }
}
