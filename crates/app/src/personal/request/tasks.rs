//! What requests ask of the operators.

use nhipcau_domain::{locale::Bilingual, personal_data::Status, timestamp::Timestamp};
use nhipcau_store::data_request::{self, DataRequest};

use super::{NOUN, view::day};
use crate::{App, Ctx, Result, me::Task, view::readable};

/// Requests that wait to be confirmed or carried out; for operators.
pub(crate) async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    if !ctx.actor.operator {
        return Ok(Vec::new());
    }
    let rows = data_request::open(app.store.reader()).await?;
    readable(NOUN, &rows, |row| row.id, task)
}

fn task(row: &DataRequest) -> Result<Task> {
    let (kind, due) = match row.status()? {
        Status::Received => ("acknowledge_data_request", day(&row.acknowledge_by)?),
        _ => ("answer_data_request", day(&row.due_on)?),
    };
    let title = format!("data-request-kind-{}", row.kind()?);
    let words = |locale| nhipcau_texts::text(locale, &title, &[]);
    Ok(Task {
        kind: kind.to_owned(),
        noun: NOUN.to_owned(),
        id: row.id,
        title: Bilingual::both(
            words(nhipcau_domain::locale::Locale::Vi),
            words(nhipcau_domain::locale::Locale::En),
        ),
        code: None,
        // The whole day is left.
        due_at: Some(Timestamp::start_of_vietnam_day(due.plus(1).0)),
        organisation: None,
        link: "/operations/data-requests".to_owned(),
    })
}
