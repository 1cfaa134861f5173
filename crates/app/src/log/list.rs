//! The records a reader may see, newest first.

use nhipcau_domain::locale::clean_text;
use nhipcau_store::event::{self, Filter, Viewer};
use uuid::Uuid;

use super::{
    read::{RecordView, records},
    sight::{Sight, Surroundings, sight},
    subject,
};
use crate::{
    App, Ctx, Result,
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "log";

/// Which records.
#[derive(Debug, Clone, Default)]
pub struct LogQuery {
    /// About this noun.
    pub noun: Option<String>,
    /// About this thing.
    pub subject: Option<Uuid>,
    /// Only what the reader did.
    pub mine: bool,
    /// Which page.
    pub page: PageRequest,
}

/// Lists records, newest first. What is not this reader's is left out.
///
/// # Errors
/// `Unauthenticated` when the public asks for its own.
pub async fn list(app: &App, ctx: &Ctx, query: LogQuery) -> Result<ListView<RecordView>> {
    let conn = app.store.reader();
    let reader = &ctx.actor;
    if query.mine {
        ctx.person()?;
    }
    let party = match (&query.noun, query.subject) {
        (Some(noun), Some(id)) => {
            subject::is_party(conn, reader, (noun, id), app.clock.now()).await?
        }
        _ => false,
    };
    let viewer = Viewer {
        person_id: reader.person_id,
        organisation_ids: reader.organisation_ids(),
        auditor: reader.auditor,
        party_of: query.subject.filter(|_| party),
    };
    let filter = Filter {
        noun: query.noun.as_deref().map(clean_text),
        subject_id: query.subject,
        actor_id: reader.person_id.filter(|_| query.mine),
    };
    let rows = event::list(conn, &viewer, &filter, &query.page.page(app, LIST)?).await?;
    let opened = subject::opened(conn, &rows.rows).await?;
    let seen: Vec<_> = rows
        .rows
        .iter()
        .map(|event| {
            let opened = opened.contains(&event.subject_id);
            (event.clone(), sight(reader, event, Surroundings { opened, readable: party }))
        })
        .filter(|(_, seen)| *seen != Sight::Nothing)
        .collect();
    ListView::paged(app, LIST, records(app, ctx, &seen).await?, &rows)
}
