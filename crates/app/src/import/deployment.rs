//! Importing uses that came about before the product was there: rows of the register without a
//! challenge and a pilot behind them.

use nhipcau_domain::{
    deployment::{Draft, check_title},
    organisation::OrganisationKind,
    timestamp::Day,
};
use nhipcau_store::deployment::{self, Deployment};
use serde_json::json;

use super::{
    Outcome,
    line::{DeploymentLine, language},
    organisation,
};
use crate::{Audience, Error, Happening, Result, Work, deployment::NOUN};

pub(super) async fn take(work: &Work<'_>, line: &DeploymentLine) -> Result<Outcome> {
    let known = match &line.external_id {
        Some(external_id) => deployment::find_by_external_id(work.conn(), external_id).await?,
        None => None,
    };
    if known.as_ref().is_some_and(|row| row.pilot_id.is_some()) {
        return Err(Error::Conflict("conflict"));
    }
    if line.organisation.is_none() && line.organisation_id.is_none() {
        return Err(Error::field("/organisation", "required"));
    }
    let kind = OrganisationKind::HealthFacility;
    let place =
        organisation::named(work, line.organisation_id, line.organisation.as_ref(), kind).await?;
    let locale = language(line.lang, [&line.title].into_iter().chain(&line.note));
    let title = check_title(&line.title.in_language(locale))?;
    let draft = Draft {
        organisation_id: place.id,
        site: line.site.clone(),
        started_on: line.started_on,
        use_kind: line.use_kind,
        people_reached: line.people_reached,
        note: line.note.as_ref().map(|words| words.in_language(locale)),
    }
    .normalised(Day(work.now.vietnam_day()))?;
    let stands = known.clone();
    let row = Deployment {
        id: known.as_ref().map_or_else(|| work.new_id(), |row| row.id),
        external_id: line.external_id.clone(),
        title: Some(json!(title)),
        pilot_id: None,
        challenge_id: None,
        orderer_id: None,
        organisation_id: place.id,
        site: draft.site,
        started_on: draft.started_on.to_string(),
        use_kind: draft.use_kind.into(),
        people_reached: draft.people_reached,
        note: draft.note.map(|note| json!(note)).or(known.and_then(|row| row.note)),
        recorded_by_id: stands.as_ref().map_or(work.ctx().person_id(), |row| row.recorded_by_id),
        recorded_at: stands.as_ref().map_or(work.now.0, |row| row.recorded_at),
    };
    if stands.as_ref() == Some(&row) {
        return Ok(Outcome::Updated);
    }
    let happening = Happening::new(NOUN, row.id, "import")
        .by(row.organisation_id)
        .for_audience(Audience::Public)
        .with(json!({ "use": row.use_kind, "people_reached": row.people_reached }));
    let outcome = if stands.is_some() {
        deployment::replace(work.conn(), row).await?;
        Outcome::Updated
    } else {
        deployment::insert(work.conn(), row).await?;
        Outcome::Created
    };
    work.record(happening).await?;
    Ok(outcome)
}
