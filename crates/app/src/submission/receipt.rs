//! The receipt of a send.

use nhipcau_domain::{submission::receipt::ALGORITHM, timestamp::Timestamp};
use nhipcau_store::{
    Conn, history,
    submission::{
        Submission,
        receipt::{self, Receipt},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::find;
use crate::{App, Ctx, Error, Result};

/// What proves that a submission was handed in, when, and with which content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReceiptView {
    /// Code of the submission.
    pub code: String,
    /// The stamp of the send, by the database's clock.
    pub sent_at: Timestamp,
    /// The content hash in hexadecimal.
    pub content_hash: String,
    /// How the hash is made.
    pub algorithm: String,
    /// Which send it was, from 1.
    pub version: i32,
    /// The log's signed head when it was handed out: what the log held before cannot be changed
    /// since without being found out. Absent while the log was empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// Number of the send in the log, where the receipt is asked for alone; absent until it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<i64>,
}

impl ReceiptView {
    /// The receipt of a submission.
    pub(super) fn of(submission: &Submission, row: &Receipt) -> Self {
        Self {
            code: submission.code.clone(),
            sent_at: Timestamp(row.sent_at),
            content_hash: row.content_hash.clone(),
            algorithm: ALGORITHM.to_owned(),
            version: row.number,
            checkpoint: row.checkpoint.clone(),
            record: None,
        }
    }

    /// The receipt of the last send, if there was one.
    pub(super) async fn last(conn: &impl Conn, submission: &Submission) -> Result<Option<Self>> {
        Ok(receipt::last(conn, submission.id).await?.map(|row| Self::of(submission, &row)))
    }
}

/// The receipt of the last send.
///
/// # Errors
/// `NotFound` when nothing was sent or the submission is sealed from the reader.
pub async fn receipt(app: &App, ctx: &Ctx, id: Uuid) -> Result<ReceiptView> {
    let conn = app.store.reader();
    let (row, _) = find(conn, &ctx.actor, id).await?;
    let mut view = ReceiptView::last(conn, &row).await?.ok_or(Error::NotFound)?;
    let steps = history::of_subject(conn, "submission", id).await?;
    let sends: Vec<_> = steps.into_iter().filter(|step| step.at == view.sent_at.0).collect();
    view.record = history::numbers(conn, &sends).await?.into_values().max();
    Ok(view)
}
