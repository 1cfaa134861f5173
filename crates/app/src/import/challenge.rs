//! Importing challenges.

use nhipcau_domain::{
    challenge::{ChallengeKind, Level, Origin, Status},
    organisation::OrganisationKind,
    timestamp::Timestamp,
};
use nhipcau_store::{
    challenge::{self, Challenge, addendum},
    programme as stored,
};
use nhipcau_texts::text;
use serde_json::json;

use super::{
    Outcome,
    line::{ChallengeLine, ChallengeStart, Words, language},
    organisation, programme,
    section::{self, Write},
};
use crate::{
    Audience, Error, Happening, Result, Work,
    challenge::{blank, check_words, extend_imported},
    spelling,
};

pub(super) async fn take(work: &Work<'_>, line: &ChallengeLine) -> Result<Outcome> {
    let known = match &line.external_id {
        Some(external_id) => challenge::find_by_external_id(work.conn(), external_id).await?,
        None => None,
    };
    if let Some(row) = known {
        update(work, line, row).await?;
        return Ok(Outcome::Updated);
    }
    let row = insert(work, line).await?;
    for change in changes(work, line, &row).await? {
        section::write(work, row.id, change).await?;
    }
    Ok(Outcome::Created)
}

/// The language of the line's texts.
fn locale(line: &ChallengeLine) -> nhipcau_domain::locale::Locale {
    let texts = [&line.summary, &line.description];
    let words = [&line.title].into_iter().chain(texts.into_iter().flatten());
    language(line.lang, words.chain(section::words(line)))
}

async fn changes(work: &Work<'_>, line: &ChallengeLine, row: &Challenge) -> Result<Vec<Write>> {
    section::changes(work, row.id, section::sections(line, locale(line))).await
}

/// The row with the line's words; what the line does not name stays.
fn worded(line: &ChallengeLine, row: Challenge) -> Result<Challenge> {
    let said = |words: &Words| words.in_language(locale(line));
    let summary = line.summary.as_ref().map_or_else(|| row.summary(), said);
    let (title, summary) = check_words(&said(&line.title), &summary)?;
    Ok(Challenge {
        kind: line.kind.map_or_else(|| row.kind.clone(), Into::into),
        level: line.level.map_or_else(|| row.level.clone(), Into::into),
        sort_title: spelling::order(&title),
        folded_title: spelling::folded_both(&title),
        title: json!(title),
        summary: json!(summary),
        ..row
    })
}

async fn insert(work: &Work<'_>, line: &ChallengeLine) -> Result<Challenge> {
    let opens = line.status == Some(ChallengeStart::Open);
    let closes_at = if opens { Some(deadline(work, line)?) } else { None };
    let said = |words: &Words| words.in_language(locale(line));
    let summary = line.summary.as_ref().map(said).unwrap_or_default();
    let (title, summary) = check_words(&said(&line.title), &summary)?;
    let programme = programme::of(work, line.programme.as_deref(), opens).await?;
    programme::check_broker(work, &programme)?;
    let proposer_id = if line.organisation.is_some() || line.proposer_id.is_some() {
        let kind = OrganisationKind::HealthFacility;
        organisation::named(work, line.proposer_id, line.organisation.as_ref(), kind).await?.id
    } else {
        programme.owner_id
    };
    let row = Challenge {
        external_id: line.external_id.clone(),
        origin: Origin::Imported.into(),
        kind: line.kind.unwrap_or(ChallengeKind::SolutionOrder).into(),
        level: line.level.unwrap_or(Level::Provincial).into(),
        proposer_id,
        created_by_id: work.ctx().person_id(),
        ..blank(work, &programme, title, summary).await?
    };
    let row = match closes_at {
        Some(closes_at) => published(work, closes_at, row),
        None => row,
    };
    let row = challenge::insert(work.conn(), row).await?;
    record(work, &row, None).await?;
    Ok(row)
}

/// The deadline of a call that is to be published.
fn deadline(work: &Work<'_>, line: &ChallengeLine) -> Result<Timestamp> {
    let at = line.closes_at.ok_or_else(|| Error::field("/closes_at", "required"))?;
    if at > work.now { Ok(at) } else { Err(Error::field("/closes_at", "in_past")) }
}

/// Replaces what a challenge says. It must still be where its import left it: what the chain has
/// taken up since is no longer the file's to change. A line that changes nothing is welcome at any
/// time, so that a file can be imported again.
async fn update(work: &Work<'_>, line: &ChallengeLine, found: Challenge) -> Result<()> {
    let row = challenge::find_locked(work.conn(), found.id, true).await?;
    programme::check_broker(work, &stored::find(work.conn(), row.programme_id).await?)?;
    check_belonging(work, line, &row).await?;
    let status = row.status_at(work.now)?;
    let publishes = status == Status::Draft && line.status == Some(ChallengeStart::Open);
    let fresh = worded(line, row.clone())?;
    let sections = changes(work, line, &row).await?;
    let later = if publishes { None } else { new_deadline(work, line, &row).await? };
    if fresh == row && sections.is_empty() && later.is_none() && !publishes {
        return Ok(());
    }
    if row.origin != Origin::Imported.as_str() || !matches!(status, Status::Draft | Status::Open) {
        return Err(Error::WrongStatus);
    }
    if fresh != row || publishes {
        let mut fresh = Challenge { updated_at: work.now.0, ..fresh };
        if publishes {
            fresh = published(work, deadline(work, line)?, fresh);
        }
        let fresh = challenge::save(work.conn(), fresh).await?;
        record(work, &fresh, Some(status)).await?;
    }
    for change in sections {
        section::write(work, row.id, change).await?;
    }
    if let Some(closes_at) = later {
        let reason = text(work.ctx().locale, "import-deadline-reason", &[]);
        extend_imported(work, row.id, closes_at, reason).await?;
    }
    Ok(())
}

/// Whose challenge it is was settled when it was first imported: its code and its parties follow
/// from it.
async fn check_belonging(work: &Work<'_>, line: &ChallengeLine, row: &Challenge) -> Result<()> {
    if let Some(name) = &line.programme
        && programme::named(work, name).await?.id != row.programme_id
    {
        return Err(Error::field("/programme", "fixed_at_import"));
    }
    organisation::check_same(work, line.proposer_id, line.organisation.as_ref(), row.proposer_id)
        .await
}

/// The deadline that the line asks for, if it differs from the one in force. One that was in force
/// before is none: the file is older than the addendum.
async fn new_deadline(
    work: &Work<'_>,
    line: &ChallengeLine,
    row: &Challenge,
) -> Result<Option<Timestamp>> {
    let (Some(asked), Some(current)) = (line.closes_at, row.closes_at()) else { return Ok(None) };
    if asked == current {
        return Ok(None);
    }
    let addenda = addendum::of_challenge(work.conn(), row.id).await?;
    let was_in_force = addenda.iter().any(|addendum| addendum.old_closes_at == asked.0);
    Ok((!was_in_force).then_some(asked))
}

fn published(work: &Work<'_>, closes_at: Timestamp, row: Challenge) -> Challenge {
    Challenge {
        status: Status::Open.into(),
        published_at: Some(work.now.0),
        closes_at: Some(closes_at.0),
        ..row
    }
}

async fn record(work: &Work<'_>, row: &Challenge, before: Option<Status>) -> Result<()> {
    let audience = if row.is_public() { Audience::Public } else { Audience::Parties };
    let happening = Happening::new("challenge", row.id, "import")
        .by(row.orderer_id)
        .for_audience(audience)
        .with(json!({"code": row.code}));
    work.transition(happening, before.map(Status::as_str), &row.status, None).await
}
