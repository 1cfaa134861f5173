//! Whether the people put together make up a council, and whether enough of them have met.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{CouncilRole, Member};
use crate::{
    lifecycle::Blocked,
    rule_set::{Composition, Quorum},
};

/// Everything that keeps the members from making up a council by its rules; empty when they do.
pub fn composition_problems(rules: &Composition, members: &[Member]) -> Vec<Blocked> {
    let active: Vec<_> = members.iter().filter(|member| member.is_active()).collect();
    let mut found = Vec::new();
    let people: BTreeSet<_> = active.iter().map(|member| member.person_id).collect();
    if people.len() < active.len() {
        found.push(Blocked::because("council-person-twice"));
    }
    let size = count(active.iter().filter(|member| rules.votes(member.role)));
    if !rules.size.contains(size) {
        found.push(
            Blocked::because("council-size")
                .with("count", size)
                .with("min", rules.size.min)
                .with("max", rules.size.max),
        );
    }
    for role in CouncilRole::ALL {
        let holders = count(active.iter().filter(|member| member.role == *role));
        let (min, max) = rules.role(*role).map_or((0, 0), |rule| (rule.min, rule.max));
        if holders < min {
            found.push(
                Blocked::because("council-role-missing")
                    .with("role", role)
                    .with("count", holders)
                    .with("min", min),
            );
        } else if holders > max {
            found.push(
                Blocked::because("council-role-too-many")
                    .with("role", role)
                    .with("count", holders)
                    .with("max", max),
            );
        }
    }
    for rule in &rules.represented {
        let speaking = count(active.iter().filter(|member| {
            rules.votes(member.role)
                && member.represents.is_some_and(|whom| rule.any_of.contains(&whom))
        }));
        if speaking < rule.min {
            let whom: Vec<_> = rule.any_of.iter().map(|whom| whom.as_str()).collect();
            found.push(
                Blocked::because("council-representation")
                    .with("whom", whom.join(", "))
                    .with("count", speaking)
                    .with("min", rule.min),
            );
        }
    }
    found
}

/// Why a meeting of these present members may not decide; empty when it may.
pub fn quorum_problems(
    composition: &Composition,
    quorum: &Quorum,
    members: &[Member],
    present: &[Uuid],
) -> Vec<Blocked> {
    let voting: Vec<_> = members
        .iter()
        .filter(|member| member.is_active() && composition.votes(member.role))
        .collect();
    let is_here = |member: &Member| present.contains(&member.id);
    let whole = voting.len() as u64;
    let here = voting.iter().filter(|member| is_here(member)).count() as u64;
    let mut found = Vec::new();
    if !quorum.present.reached_by(here, whole) {
        found.push(
            Blocked::because("quorum-too-few")
                .with("count", here)
                .with("min", quorum.present.least_of(whole)),
        );
    }
    let active_in = |role: CouncilRole| {
        members.iter().filter(move |member| member.is_active() && member.role == role)
    };
    if !quorum.any_of.is_empty() && !quorum.any_of.iter().any(|role| active_in(*role).any(is_here))
    {
        let roles: Vec<_> = quorum.any_of.iter().map(|role| role.as_str()).collect();
        found.push(Blocked::because("quorum-role-missing").with("role", roles.join(", ")));
    }
    for role in &quorum.all_of {
        if !active_in(*role).all(is_here) {
            found.push(Blocked::because("quorum-role-missing").with("role", role));
        }
    }
    found
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
