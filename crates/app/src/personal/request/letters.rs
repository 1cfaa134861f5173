//! Who is told of a request. What it says stands in no mail: only that there is one, of which kind, and
//! by when.

use nhipcau_domain::personal_data::Action;
use nhipcau_mail::Template;
use nhipcau_store::{
    data_request::DataRequest,
    person::{self, Person},
};
use serde_json::{Value, json};

use crate::{Announcement, Result, Work, auth::letter};

/// Where a person sees their requests.
const OWN_PAGE: &str = "/privacy";
/// Where the operators see them.
const DESK: &str = "/operations/data-requests";

/// The receipt: what was asked and by when it will be answered.
pub(super) async fn receipt(work: &Work<'_>, person: &Person, row: &DataRequest) -> Result<()> {
    let params = json!({
        "request": row.kind, "received_at": nhipcau_domain::timestamp::Timestamp(row.received_at),
        "acknowledge_on": row.acknowledge_by, "due_on": row.due_on,
    });
    letter::tell_at(work, person, Template::DataRequestReceived, params, OWN_PAGE).await
}

/// Tells every operator, by mail and in the workspace.
pub(super) async fn tell_operators(work: &Work<'_>, row: &DataRequest) -> Result<()> {
    let operators = person::operators(work.conn()).await?;
    let announcement = Announcement {
        kind: Template::DataRequestFiled,
        params: json!({
            "request": row.kind, "acknowledge_on": row.acknowledge_by, "due_on": row.due_on,
        }),
        link: DESK.to_owned(),
    };
    work.announce(&operators, &announcement).await
}

/// Tells the person what an operator has done.
pub(super) async fn answer(
    work: &Work<'_>,
    person: &Person,
    row: &DataRequest,
    action: Action,
) -> Result<()> {
    let outcome = match action {
        Action::Acknowledge => "acknowledged",
        Action::Extend => "extended",
        Action::Complete => "completed",
        Action::Refuse => "refused",
        // It was the person.
        Action::Withdraw => return Ok(()),
    };
    let mut params = json!({"request": row.kind, "outcome": outcome, "due_on": row.due_on});
    if let Some(reason) = &row.reason {
        params["reason"] = Value::String(reason.clone());
    }
    let announcement =
        Announcement { kind: Template::DataRequestAnswered, params, link: OWN_PAGE.to_owned() };
    work.announce(&[person.id], &announcement).await
}
