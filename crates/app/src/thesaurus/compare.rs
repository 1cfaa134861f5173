//! What a change does to answers: the same questions, put to two indexes of the same documents.

use std::{collections::HashMap, sync::Arc};

use nhipcau_domain::{locale::Bilingual, timestamp::Timestamp};
use nhipcau_search::{Audience, Document, Index, Noun, Search};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{draft::Edit, list::names};
use crate::Result;

/// So many of the best are compared.
const TOP: usize = 10;
/// So many questions are asked.
pub(super) const MOST_QUESTIONS: usize = 10;

/// Why something was searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyAsked {
    /// The reader asked for it.
    Asked,
    /// The change adds or removes the name.
    Name,
}

/// Something that is found now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundBefore {
    /// Its place, from 1.
    pub rank: u64,
    /// `challenge`, `capability` or `organisation`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Title or name.
    pub title: Bilingual,
}

/// Something that would be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundNow {
    /// Its place, from 1.
    pub rank: u64,
    /// `challenge`, `capability` or `organisation`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Title or name.
    pub title: Bilingual,
    /// Its place now; absent where it is not among the first ten.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<u64>,
}

/// Something that would no longer be among the first ten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Gone {
    /// `challenge`, `capability` or `organisation`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Title or name.
    pub title: Bilingual,
    /// Its place now.
    pub was: u64,
}

/// What a search finds now and would find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryComparison {
    /// What was searched for.
    pub q: String,
    /// Why.
    pub why: WhyAsked,
    /// The first ten now.
    pub before: Vec<FoundBefore>,
    /// The first ten with the change.
    pub after: Vec<FoundNow>,
    /// What would no longer be among them.
    pub gone: Vec<Gone>,
    /// Whether anything differs.
    pub changed: bool,
}

/// A question and why it is asked.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub q: String,
    pub why: WhyAsked,
}

/// The questions of a preview: what the reader wants to know, else the names that come or go, else the terms of
/// what changes.
pub(super) fn questions(asked: Vec<String>, edits: &[Edit]) -> Vec<Question> {
    let mut out: Vec<Question> = Vec::new();
    let mut push = |q: &str, why: WhyAsked| {
        let known = |question: &Question| question.q.to_lowercase() == q.to_lowercase();
        if !q.is_empty() && out.len() < MOST_QUESTIONS && !out.iter().any(known) {
            out.push(Question { q: q.to_owned(), why });
        }
    };
    for q in &asked {
        push(q.trim(), WhyAsked::Asked);
    }
    if asked.iter().all(|q| q.trim().is_empty()) {
        for edit in edits {
            let (before, after) = (edit.before.as_ref(), edit.after.as_ref());
            for (these, those) in [(after, before), (before, after)] {
                let here = these.into_iter().flat_map(names);
                let elsewhere =
                    |name: &&str| !those.into_iter().flat_map(names).any(|n| n == *name);
                here.filter(elsewhere).for_each(|name| push(name, WhyAsked::Name));
            }
        }
    }
    if out.is_empty() {
        let subjects = edits.iter().filter_map(|edit| edit.subject().ok()).take(MOST_QUESTIONS);
        let asked =
            subjects.map(|concept| Question { q: concept.term.vi.clone(), why: WhyAsked::Name });
        out.extend(asked);
    }
    out
}

/// Puts a question to both.
pub(super) fn compare(
    (before, after): (&Index, &Index),
    question: Question,
    now: Timestamp,
) -> Result<QueryComparison> {
    let ask = |index: &Index| -> Result<Vec<Arc<Document>>> {
        // As anybody would, who is not signed in.
        let mut search = Search::new(Audience::Public, question.q.as_str(), now);
        search.limit = TOP;
        Ok(index.search(&search)?.hits.into_iter().map(|hit| hit.document).collect())
    };
    let (before, after) = (ask(before)?, ask(after)?);
    let ranks: HashMap<Uuid, u64> = (1..).zip(&before).map(|(rank, one)| (one.id, rank)).collect();
    let order = |found: &[Arc<Document>]| found.iter().map(|one| one.id).collect::<Vec<_>>();
    let changed = order(&before) != order(&after);
    let gone = (1..).zip(&before).filter(|(_, one)| !after.iter().any(|other| other.id == one.id));
    let gone =
        gone.map(|(was, one)| Gone { noun: one.noun, id: one.id, title: one.title.clone(), was });
    Ok(QueryComparison {
        gone: gone.collect(),
        after: (1..)
            .zip(after)
            .map(|(rank, one)| FoundNow {
                rank,
                noun: one.noun,
                id: one.id,
                title: one.title.clone(),
                was: ranks.get(&one.id).copied(),
            })
            .collect(),
        before: (1..)
            .zip(before)
            .map(|(rank, one)| FoundBefore {
                rank,
                noun: one.noun,
                id: one.id,
                title: one.title.clone(),
            })
            .collect(),
        q: question.q,
        why: question.why,
        changed,
    })
}
