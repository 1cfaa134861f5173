//! Confirming a request, carrying it out, refusing it, taking it back.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle,
    personal_data::{Action, DataRequestLifecycle, Kind, Status, TEXT_LIMIT},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    data_request::{self, DataRequest},
    person::{self, Person},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN, letters,
    view::{DataRequestView, facts, in_the_way, view},
};
use crate::{
    App, Audience, Ctx, Error, Expected, Happening, Result, Work,
    personal::{consent, erase},
};

/// What to do to a request.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionDataRequest {
    /// The action.
    pub action: Action,
    /// Written reasons, or the answer to the person.
    pub reason: Option<String>,
}

/// Takes a transition if the request's version is still `expected`.
///
/// # Errors
/// `NotFound` for somebody else's, unless the reader operates the installation; else as the
/// lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionDataRequest,
) -> Result<DataRequestView> {
    let actor = ctx.person()?;
    let reason = body.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_some_and(|reason| reason.chars().count() > TEXT_LIMIT) {
        let error = FieldError::new("/reason", "too_long").with("limit", TEXT_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    // What an erasure takes the figures from must have its number by then.
    if body.action == Action::Complete {
        erase::number_all(app).await?;
    }
    let work = app.begin(ctx).await?;
    let row = data_request::find(work.conn(), id).await?;
    if row.person_id != actor.id && !ctx.actor.operator {
        return Err(Error::NotFound);
    }
    let status = row.status()?;
    let person = person::find(work.conn(), row.person_id).await?;
    let erases = body.action == Action::Complete && row.kind()? == Kind::Erasure;
    if erases && ctx.actor.operator {
        erase::make_ready(&work, &person).await?;
    }
    let blockers = in_the_way(ctx, work.conn(), &row).await?;
    let known = facts(ctx, &row, &blockers);
    lifecycle::entitled::<DataRequestLifecycle>(status, body.action, &known)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step = lifecycle::decide::<DataRequestLifecycle>(status, body.action, reason, &known)?;
    let row = take(&work, row, (body.action, step.to), reason).await?;
    // The reason stays with the request: there it goes with the rest when it must.
    let happening = Happening::new(NOUN, row.id, body.action.as_str())
        .for_audience(Audience::Own(row.person_id));
    work.transition(happening, Some(status.as_str()), step.to.as_str(), None).await?;
    if body.action == Action::Complete {
        carry_out(&work, &person, &row).await?;
    }
    if !erases {
        letters::answer(&work, &person, &row, body.action).await?;
    }
    work.commit().await?;
    let row = data_request::find(app.store.reader(), row.id).await?;
    view(app, ctx, &row).await
}

async fn take(
    work: &Work<'_>,
    mut row: DataRequest,
    (action, to): (Action, Status),
    reason: Option<&str>,
) -> Result<DataRequest> {
    let (app, now) = (work.app(), work.now);
    row.status = to.into();
    if let Some(reason) = reason {
        row.reason = Some(reason.to_owned());
    }
    if action == Action::Extend {
        row.extended = true;
        let received = Day(Timestamp(row.received_at).vietnam_day());
        row.due_on = app.data_terms.due(received, true, &app.calendar).to_string();
    }
    if matches!(action, Action::Acknowledge | Action::Complete | Action::Refuse)
        && row.acknowledged_at.is_none()
    {
        row.acknowledged_at = Some(now.0);
    }
    if !to.is_open() {
        row.decided_at = Some(now.0);
        row.decided_by_id = work.ctx().person_id();
    }
    Ok(data_request::save(work.conn(), row).await?)
}

/// What carrying out means: an erasure erases; who restricts or objects agrees to nothing any more. A
/// correction is made by the person, or is what the operator's answer says.
async fn carry_out(work: &Work<'_>, person: &Person, row: &DataRequest) -> Result<()> {
    match row.kind()? {
        Kind::Erasure => erase::erase(work, person, row.reason.as_deref()).await,
        Kind::Restriction | Kind::Objection => {
            consent::withdraw_all(work, person).await?;
            Ok(())
        }
        Kind::Correction => Ok(()),
    }
}
