//! Importing challenges.

use nhipcau_domain::{
    challenge::{
        ChallengeKind, Level, Origin, Status,
        section::{Content, SECTIONS},
    },
    document,
    field_error::FieldError,
    locale::{Bilingual, Locale},
    organisation::OrganisationKind,
};
use nhipcau_store::{
    challenge::{self, Challenge, section},
    programme::{self, Programme},
};
use serde_json::json;
use uuid::Uuid;

use super::{
    Outcome,
    line::{ChallengeLine, ChallengeStart, Success, Words, language},
    organisation,
};
use crate::{
    Audience, Error, Happening, Result, Work,
    challenge::{blank, check_words, write_section},
    spelling,
};

/// The code of the programme of imports that name none, in demonstration mode.
const IMPORTS: &str = "IMPORT";

pub(super) async fn take(work: &Work<'_>, line: &ChallengeLine) -> Result<Outcome> {
    let texts = [&line.summary, &line.description];
    let measures = line.success_measures.iter().filter_map(|success| match success {
        Success::Words(words) => Some(words),
        Success::Measure(_) => None,
    });
    let words = [&line.title].into_iter().chain(texts.into_iter().flatten()).chain(measures);
    let locale = language(line.lang, words);
    let said = |words: &Option<Words>| words.as_ref().map(|words| words.in_language(locale));
    let (title, summary) =
        check_words(&line.title.in_language(locale), &said(&line.summary).unwrap_or_default())?;
    let known = match &line.external_id {
        Some(external_id) => challenge::find_by_external_id(work.conn(), external_id).await?,
        None => None,
    };
    let (row, outcome) = match known {
        Some(row) => (update(work, line, row, title, summary).await?, Outcome::Updated),
        None => (insert(work, line, title, summary).await?, Outcome::Created),
    };
    for (key, content) in sections(line, locale) {
        write(work, row.id, key, content).await?;
    }
    Ok(outcome)
}

async fn insert(
    work: &Work<'_>,
    line: &ChallengeLine,
    title: Bilingual,
    summary: Bilingual,
) -> Result<Challenge> {
    let open = line.status == Some(ChallengeStart::Open);
    if open && line.closes_at.is_none() {
        return Err(Error::field("/closes_at", "required"));
    }
    let programme = programme_of(work, line.programme.as_deref()).await?;
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
    let row = if open { published(work, line, row) } else { row };
    let row = challenge::insert(work.conn(), row).await?;
    record(work, &row, None).await?;
    Ok(row)
}

/// Replaces what a challenge says. It must still be where its import left it: what the chain has
/// taken up since is no longer the file's to change.
async fn update(
    work: &Work<'_>,
    line: &ChallengeLine,
    row: Challenge,
    title: Bilingual,
    summary: Bilingual,
) -> Result<Challenge> {
    let status = row.stored_status()?;
    if row.origin != Origin::Imported.as_str() || !matches!(status, Status::Draft | Status::Open) {
        return Err(Error::WrongStatus);
    }
    let publishes = status == Status::Draft && line.status == Some(ChallengeStart::Open);
    if publishes && line.closes_at.is_none() {
        return Err(Error::field("/closes_at", "required"));
    }
    let mut row = Challenge {
        sort_title: spelling::order(&title),
        folded_title: spelling::folded_both(&title),
        title: json!(title),
        summary: json!(summary),
        updated_at: work.now.0,
        ..row
    };
    if let Some(kind) = line.kind {
        row.kind = kind.into();
    }
    if let Some(level) = line.level {
        row.level = level.into();
    }
    if publishes {
        row = published(work, line, row);
    } else if let Some(closes_at) = line.closes_at {
        row.closes_at = Some(closes_at.0);
    }
    let row = challenge::save(work.conn(), row).await?;
    record(work, &row, Some(status)).await?;
    Ok(row)
}

fn published(work: &Work<'_>, line: &ChallengeLine, row: Challenge) -> Challenge {
    Challenge {
        status: Status::Open.into(),
        published_at: Some(work.now.0),
        closes_at: line.closes_at.map(|at| at.0),
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

async fn programme_of(work: &Work<'_>, name: Option<&str>) -> Result<Programme> {
    let conn = work.conn();
    if let Some(name) = name {
        let found = match Uuid::parse_str(name) {
            Ok(id) => programme::find(conn, id).await.ok(),
            Err(_) => programme::find_by_code(conn, name).await?,
        };
        return found.ok_or_else(|| Error::field("/programme", "unknown_reference"));
    }
    if !work.app().config.is_demo() {
        return Err(Error::field("/programme", "required"));
    }
    if let Some(found) = programme::find_by_code(conn, IMPORTS).await? {
        return Ok(found);
    }
    let first = programme::all(conn).await?.into_iter().next();
    let model = first.ok_or_else(|| Error::field("/programme", "required"))?;
    let row = Programme {
        id: work.new_id(),
        code: IMPORTS.to_owned(),
        title: json!(Bilingual::both("Bài toán nhập từ tệp", "Challenges imported from files")),
        summary: json!(Bilingual::default()),
        next_number: 1,
        version: 1,
        created_at: work.now.0,
        ..model
    };
    Ok(programme::insert(conn, row).await?)
}

/// What a line says, section by section.
fn sections(line: &ChallengeLine, locale: Locale) -> Vec<(&'static str, Content)> {
    let mut out = Vec::new();
    if let Some(words) = &line.description {
        let text = Some(words.in_language(locale));
        out.push(("problem", Content { text, ..Content::default() }));
    }
    if !line.success_measures.is_empty() {
        out.push(("outcome", outcome(&line.success_measures, locale)));
    }
    if !line.topics.is_empty() {
        out.push(("topics", Content { topics: Some(line.topics.clone()), ..Content::default() }));
    }
    if line.trl.is_some() {
        out.push(("readiness", Content { trl_min: line.trl, ..Content::default() }));
    }
    if line.province.is_some() {
        out.push(("sites", Content { province: line.province.clone(), ..Content::default() }));
    }
    if let Some(budget) = &line.budget {
        let (min, max) = (budget.min, budget.max);
        let sources = Some(budget.sources.clone()).filter(|sources| !sources.is_empty());
        out.push(("budget", Content { min, max, sources, ..Content::default() }));
    }
    out
}

/// Measures with figures stay measures; those in words become the text, one to a line.
fn outcome(measures: &[Success], locale: Locale) -> Content {
    let mut content = Content::default();
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    for success in measures {
        match success {
            Success::Words(words) => {
                let Bilingual { vi: one, en: other } = words.in_language(locale);
                vi.extend(one);
                en.extend(other);
            }
            Success::Measure(measure) => {
                content.measures.get_or_insert_default().push((**measure).clone());
            }
        }
    }
    let join = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join("\n"));
    let text = Bilingual { vi: join(vi), en: join(en) };
    content.text = (!text.is_blank()).then_some(text);
    content
}

/// Writes a section over whatever stands there. Faults are named by the line's own fields.
async fn write(work: &Work<'_>, id: Uuid, key: &str, content: Content) -> Result<()> {
    let spec = document::find(SECTIONS, key)
        .ok_or_else(|| Error::internal(format!("no section {key}")))?;
    // Each section repeats something in the challenge's row, so that is read afresh.
    let row = challenge::find(work.conn(), id).await?;
    let version = section::find_by_key(work.conn(), id, key).await?.map_or(0, |row| row.version);
    match write_section(work, row, spec, version, content).await {
        Err(Error::Invalid(errors)) => {
            Err(Error::Invalid(errors.into_iter().map(|error| renamed(key, error)).collect()))
        }
        other => other.map(|_| ()),
    }
}

fn renamed(key: &str, error: FieldError) -> FieldError {
    let pointer = match (key, error.pointer.as_str()) {
        ("problem", pointer) => pointer.replacen("/text", "/description", 1),
        ("outcome", pointer) => pointer.replacen("/text", "/success_measures", 1).replacen(
            "/measures",
            "/success_measures",
            1,
        ),
        ("readiness", _) => "/trl".to_owned(),
        ("budget", pointer) => format!("/budget{pointer}"),
        (_, pointer) => pointer.to_owned(),
    };
    FieldError { pointer, ..error }
}
