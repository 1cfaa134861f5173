//! Running an import: line by line, some lines to a transaction.

use std::io;

use nhipcau_domain::{field_error::FieldError, nul::pointer_to_nul};

use super::{
    Outcome, capability, challenge, check_actor, deployment, expert,
    line::Line,
    organisation,
    report::{ImportReport, LineProblem, is_of_the_line, message},
    topic,
};
use crate::{App, Ctx, Error, IdempotencyClaim, Result, Work, idempotency};

/// So many lines share a transaction. When one of them is bad, each is tried alone.
const CHUNK: usize = 50;
/// A longer line is not read.
const LONGEST_LINE: usize = 1024 * 1024;

/// How an import is done.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// Stop at the first bad line; what stands before it stays.
    pub strict: bool,
}

/// A line with its number.
struct Numbered {
    number: usize,
    external_id: Option<String>,
    parsed: Result<Line>,
}

/// Imports lines of JSON. `progress` is told after every transaction.
///
/// # Errors
/// `Forbidden` unless the actor may import. A bad line is no error: the report names it. When the
/// database fails the import is `Stopped`: it says up to which line everything was dealt with, and
/// can be run again.
pub async fn import(
    app: &App,
    ctx: &Ctx,
    lines: impl Iterator<Item = io::Result<Vec<u8>>>,
    options: ImportOptions,
    progress: impl FnMut(&ImportReport),
) -> Result<ImportReport> {
    check_actor(&ctx.actor)?;
    // One request, many transactions: none of them finishes the request's key, which is kept while
    // they go on. An import that dies before its end may be repeated at once it has lapsed, and that
    // is harmless where its lines carry external ids.
    let unkeyed = Ctx { idempotency: None, ..ctx.clone() };
    let report = all(app, &unkeyed, ctx.idempotency.as_ref(), lines, options, progress).await?;
    if let Some(claim) = &ctx.idempotency {
        idempotency::finish_with(app, claim, serde_json::to_value(&report)?).await?;
    }
    Ok(report)
}

async fn all(
    app: &App,
    ctx: &Ctx,
    claim: Option<&IdempotencyClaim>,
    lines: impl Iterator<Item = io::Result<Vec<u8>>>,
    options: ImportOptions,
    mut progress: impl FnMut(&ImportReport),
) -> Result<ImportReport> {
    let mut report = ImportReport::default();
    let mut chunk = Vec::with_capacity(CHUNK);
    for (index, line) in lines.enumerate() {
        let line = line.map_err(|error| stopped(&report, Error::Unavailable(error.to_string())))?;
        let line =
            if index == 0 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        report.read += 1;
        let (external_id, parsed) = parse(line);
        chunk.push(Numbered { number: index + 1, external_id, parsed });
        if chunk.len() == CHUNK {
            let taken = take(app, ctx, &chunk, options, &mut report).await;
            taken.map_err(|error| stopped(&report, error))?;
            chunk.clear();
            if let Some(claim) = claim {
                let kept = idempotency::keep(app, claim).await;
                kept.map_err(|error| stopped(&report, error))?;
            }
            progress(&report);
            if options.strict && report.failed > 0 {
                return Ok(report);
            }
        }
    }
    if !chunk.is_empty() {
        let taken = take(app, ctx, &chunk, options, &mut report).await;
        taken.map_err(|error| stopped(&report, error))?;
        progress(&report);
    }
    Ok(report)
}

fn stopped(report: &ImportReport, cause: Error) -> Error {
    Error::Stopped { line: report.settled, cause: Box::new(cause) }
}

fn parse(line: &[u8]) -> (Option<String>, Result<Line>) {
    if line.len() > LONGEST_LINE {
        return (None, Err(Error::TooLarge(LONGEST_LINE)));
    }
    let wrong = |error: serde_json::Error| {
        Error::Invalid(vec![FieldError::new("", "invalid_type").with("detail", error)])
    };
    let value: serde_json::Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return (None, Err(wrong(error))),
    };
    let external_id = value["external_id"].as_str().map(str::to_owned);
    if let Some(pointer) = pointer_to_nul(&value) {
        return (None, Err(Error::field(&pointer, "nul_character")));
    }
    (external_id, serde_json::from_value(value).map_err(wrong))
}

/// Takes the lines of a chunk: all in one transaction, or each in its own when one is bad.
async fn take(
    app: &App,
    ctx: &Ctx,
    chunk: &[Numbered],
    options: ImportOptions,
    report: &mut ImportReport,
) -> Result<()> {
    if chunk.iter().all(|line| line.parsed.is_ok()) {
        match together(app, ctx, chunk).await {
            Ok((created, updated)) => {
                report.created += created;
                report.updated += updated;
                report.settled = chunk.last().map_or(report.settled, |line| line.number);
                return Ok(());
            }
            Err(error) if !is_of_the_line(&error) && !is_of_the_moment(&error) => {
                return Err(error);
            }
            Err(_) => {}
        }
    }
    for line in chunk {
        let outcome = match &line.parsed {
            Ok(parsed) => match alone(app, ctx, parsed).await {
                // Somebody wrote the same thing at the same time; now it is there.
                Err(error) if is_of_the_moment(&error) => alone(app, ctx, parsed).await,
                done => done,
            },
            Err(error) => {
                report.settled = line.number;
                report.fail(problem(ctx, line, error));
                if options.strict {
                    return Ok(());
                }
                continue;
            }
        };
        match outcome {
            Ok(Outcome::Created) => report.created += 1,
            Ok(Outcome::Updated) => report.updated += 1,
            Err(error) if is_of_the_line(&error) => {
                report.settled = line.number;
                report.fail(problem(ctx, line, &error));
                if options.strict {
                    return Ok(());
                }
            }
            Err(Error::Stale) => {
                return Err(Error::Unavailable("the same is being written".to_owned()));
            }
            Err(error) => return Err(error),
        }
        report.settled = line.number;
    }
    Ok(())
}

/// Whether somebody else has just written the same thing, so that another try may find it.
fn is_of_the_moment(error: &Error) -> bool {
    matches!(error, Error::Stale | Error::Conflict("duplicate"))
}

async fn together(app: &App, ctx: &Ctx, chunk: &[Numbered]) -> Result<(usize, usize)> {
    let (mut created, mut updated) = (0, 0);
    let work = app.begin(ctx).await?;
    for line in chunk.iter().filter_map(|line| line.parsed.as_ref().ok()) {
        match apply(&work, line).await? {
            Outcome::Created => created += 1,
            Outcome::Updated => updated += 1,
        }
    }
    work.commit().await?;
    Ok((created, updated))
}

async fn alone(app: &App, ctx: &Ctx, line: &Line) -> Result<Outcome> {
    let work = app.begin(ctx).await?;
    let outcome = apply(&work, line).await?;
    work.commit().await?;
    Ok(outcome)
}

async fn apply(work: &Work<'_>, line: &Line) -> Result<Outcome> {
    match line {
        Line::Organisation(line) => organisation::take(work, line).await,
        Line::Capability(line) => capability::take(work, line).await,
        Line::Challenge(line) => challenge::take(work, line).await,
        Line::Topic(line) => topic::take(work, line).await,
        Line::Expert(line) => expert::take(work, line).await,
        Line::Deployment(line) => deployment::take(work, line).await,
        // An agreement rests on an award and on two signatures; neither comes with a line.
        Line::Agreement(_) => Err(Error::field("/type", "not_importable")),
    }
}

fn problem(ctx: &Ctx, line: &Numbered, error: &Error) -> LineProblem {
    LineProblem {
        line: line.number,
        external_id: line.external_id.clone(),
        message: message(ctx.locale, error),
    }
}
