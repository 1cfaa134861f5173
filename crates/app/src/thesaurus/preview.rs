//! `POST /thesaurus/preview`: what a change would do, before anybody publishes it.

use std::{sync::Arc, time::Duration};

use nhipcau_domain::{
    field_error::FieldError,
    thesaurus::{ConceptAction, Thesaurus},
};
use nhipcau_search::{Index, Knowledge};
use serde::{Deserialize, Serialize};
use tokio::time::timeout;
use utoipa::ToSchema;

use super::{
    compare::{MOST_QUESTIONS, QueryComparison, Question, compare, questions},
    concept::{ConceptTerm, ThesaurusConcept, term},
    draft::{Draft, Edit},
    in_force::InForce,
    may_read,
    problem::ThesaurusProblem,
};
use crate::{
    App, Ctx, Error, Result,
    search::{aside, fill, knowledge},
};

/// The longest question, in characters.
const LONGEST_QUESTION: usize = 200;
/// So many documents are looked at.
const MOST_DOCUMENTS: u64 = 20_000;
/// So long one waits for another preview to end.
const PATIENCE: Duration = Duration::from_secs(15);

/// A change to try out.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThesaurusProposal {
    /// Concepts as they are to be, new ones and others.
    pub put: Vec<ThesaurusConcept>,
    /// Ids of concepts to be taken out.
    pub remove: Vec<String>,
    /// Ids of concepts to be as shipped again.
    pub restore: Vec<String>,
    /// What to search for, 10 at most; left out: the names that come or go.
    pub queries: Vec<String>,
}

/// What happens to a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThesaurusEdit {
    /// Its name in the thesaurus.
    pub concept: String,
    /// Its standard term.
    pub term: ConceptTerm,
    /// What is done to it.
    pub action: ConceptAction,
}

impl ThesaurusEdit {
    fn of(edit: &Edit) -> Result<Self> {
        let concept = edit.concept.clone();
        Ok(Self { concept, term: term(edit.subject()?), action: edit.action })
    }
}

/// What a change would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThesaurusPreview {
    /// What is wrong with it; then nothing is compared, and it cannot be published.
    pub problems: Vec<ThesaurusProblem>,
    /// What it does. A concept that is sent as it is already is not among them.
    pub changes: Vec<ThesaurusEdit>,
    /// Among so many documents was searched.
    pub documents: u64,
    /// Of so many.
    pub of: u64,
    /// The searches compared.
    pub queries: Vec<QueryComparison>,
}

/// Tries a change out. Two indexes of the same documents are made in memory, one with the thesaurus in force and
/// one with the proposed one, so that nothing differs but the thesaurus.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department; `Invalid` for what is too long, too much, there twice
/// or nowhere; `Unavailable` while others try something out.
pub async fn preview(app: &App, ctx: &Ctx, body: ThesaurusProposal) -> Result<ThesaurusPreview> {
    may_read(ctx)?;
    check(&body.queries)?;
    let in_force = app.thesaurus.in_force(app.store.reader()).await?;
    let draft = Draft { put: body.put, remove: body.remove, restore: body.restore };
    let (outcome, in_force) = aside(move || {
        draft.check(&in_force)?;
        Ok::<_, Error>((draft.work_out(&in_force)?, in_force))
    })
    .await??;
    let changes: Result<Vec<_>> = outcome.edits.iter().map(ThesaurusEdit::of).collect();
    let mut out = ThesaurusPreview {
        problems: outcome.told(ctx.locale),
        changes: changes?,
        documents: 0,
        of: 0,
        queries: Vec::new(),
    };
    let questions = questions(body.queries, &outcome.edits);
    if out.problems.is_empty() && !questions.is_empty() {
        let compared = compared(app, in_force, outcome.proposed, questions).await?;
        (out.documents, out.queries) = compared;
        let whole = app.search.run(|index| Ok(index.len())).await?;
        // What is all is all, whatever the index has not heard of yet.
        out.of = if out.documents < MOST_DOCUMENTS { out.documents } else { whole };
        out.of = out.of.max(out.documents);
    }
    Ok(out)
}

fn check(queries: &[String]) -> Result<()> {
    let mut errors = Vec::new();
    if queries.len() > MOST_QUESTIONS {
        errors.push(FieldError::new("/queries", "too_many").with("limit", MOST_QUESTIONS));
    }
    for (index, query) in queries.iter().enumerate() {
        if query.chars().count() > LONGEST_QUESTION {
            let error = FieldError::new(format!("/queries/{index}"), "too_long");
            errors.push(error.with("limit", LONGEST_QUESTION));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

async fn compared(
    app: &App,
    in_force: Arc<InForce>,
    proposed: Thesaurus,
    questions: Vec<Question>,
) -> Result<(u64, Vec<QueryComparison>)> {
    // Each takes memory and a while: one at a time in a process.
    let turn = timeout(PATIENCE, app.thesaurus.trying.lock()).await;
    let _turn = turn.map_err(|_| Error::Unavailable("the thesaurus is being tried out".into()))?;
    let indexes = aside(move || -> Result<[Arc<Index>; 2]> {
        let index = |knowledge: Arc<Knowledge>| -> Result<Arc<Index>> {
            Ok(Arc::new(Index::in_memory_with(knowledge)?))
        };
        Ok([index(in_force.knowledge()?)?, index(knowledge(Some(&proposed))?)?])
    });
    let indexes = indexes.await??;
    let documents = fill(app, indexes.to_vec(), Some(MOST_DOCUMENTS)).await?;
    let now = app.clock.now();
    let compared = aside(move || {
        let [before, after] = &indexes;
        let each = questions.into_iter();
        each.map(|question| compare((before, after), question, now)).collect::<Result<Vec<_>>>()
    });
    Ok((documents, compared.await??))
}
