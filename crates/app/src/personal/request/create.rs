//! A request comes in.

use nhipcau_domain::{
    field_error::FieldError,
    personal_data::{Kind, Status, TEXT_LIMIT},
    timestamp::Day,
};
use nhipcau_store::data_request::{self, DataRequest};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    NOUN, letters,
    view::{DataRequestView, view},
};
use crate::{App, Audience, Ctx, Error, Happening, Result};

/// A request about one's data.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateDataRequest {
    /// What is asked.
    pub kind: Kind,
    /// In the person's words.
    pub message: String,
}

/// Takes a request, confirms its receipt by mail and tells the operators.
///
/// # Errors
/// `Invalid` without words or with too many; `Conflict` while one of the same kind is open.
pub async fn create(app: &App, ctx: &Ctx, body: CreateDataRequest) -> Result<DataRequestView> {
    let person = ctx.person()?;
    let message = body.message.trim().to_owned();
    if message.is_empty() {
        return Err(Error::field("/message", "required"));
    }
    if message.chars().count() > TEXT_LIMIT {
        let error = FieldError::new("/message", "too_long").with("limit", TEXT_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    let work = app.begin(ctx).await?;
    for row in data_request::of_person(work.conn(), person.id).await? {
        if row.kind()? == body.kind && row.status()?.is_open() {
            return Err(Error::Conflict("data_request_open"));
        }
    }
    let (today, terms) = (Day(work.now.vietnam_day()), &app.data_terms);
    let row = DataRequest {
        id: work.new_id(),
        person_id: person.id,
        kind: body.kind.into(),
        status: Status::Received.into(),
        message,
        terms: terms.code.clone(),
        received_at: work.now.0,
        acknowledge_by: terms.acknowledge.after(today, &app.calendar).to_string(),
        acknowledged_at: None,
        due_on: terms.due(today, false, &app.calendar).to_string(),
        extended: false,
        decided_at: None,
        decided_by_id: None,
        reason: None,
        version: 1,
    };
    let row = data_request::insert(work.conn(), row).await?;
    let happening = Happening::new(NOUN, row.id, "file")
        .for_audience(Audience::Own(person.id))
        .with(json!({"kind": row.kind, "due_on": row.due_on}));
    work.transition(happening, None, Status::Received.as_str(), None).await?;
    letters::receipt(&work, person, &row).await?;
    letters::tell_operators(&work, &row).await?;
    work.commit_created(&format!("/data-requests/{}", row.id)).await?;
    view(app, ctx, &row).await
}
