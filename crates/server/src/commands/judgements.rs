//! `nhipcau judgements`: what people made of matches, and what the weights would be by it.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use nhipcau_app::{
    Mode,
    judgement::{self, LEAST_NEEDS, MatchWeights, Refit, Weights},
    log, search,
};

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// What can be done with the judgements.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Writes them into a folder as a collection for `make relevance DATA=…`.
    Export {
        /// The folder; files of an earlier export are replaced.
        folder: PathBuf,
    },
    /// Shows what the weights of the facts would be by them and how well those would rank; with `--apply` puts them
    /// into the file of weights, which servers read when they start.
    Fit {
        /// Put them into the file.
        #[arg(long)]
        apply: bool,
    },
}

/// Runs one of them.
///
/// # Errors
/// When the database or a file fails.
pub async fn run(config: &Config, mode: Mode, act: &Act) -> Result<(), StartError> {
    let failed = |error: nhipcau_app::Error| StartError::new("judgements", error);
    let store = wiring::store(config).await?;
    let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
    let app = wiring::build(config, mode, store, overrides).await?;
    let mut out = std::io::stdout().lock();
    let unwritten = |error| StartError::new("standard output", error);
    match act {
        Act::Export { folder } => {
            let done = judgement::export(&app, folder).await.map_err(failed)?;
            writeln!(
                out,
                "{} judgements on {} capabilities for {} challenges",
                done.judgements, done.capabilities, done.challenges
            )
            .map_err(unwritten)
        }
        Act::Fit { apply } => {
            while log::sequence(&app).await.map_err(failed)? > 0 {}
            search::follow(&app).await.map_err(failed)?;
            let refit = judgement::refit(&app).await.map_err(failed)?;
            write!(out, "{}", report(&refit)).map_err(unwritten)?;
            match refit.outcome {
                Ok((weights, _)) if *apply => {
                    let path = config.weights_file();
                    let beside = beside(&path, &weights)?;
                    judgement::applied(&app, &refit.present, &weights).await.map_err(failed)?;
                    std::fs::rename(&beside, &path)
                        .map_err(|error| StartError::new(&path.display().to_string(), error))?;
                    writeln!(out, "{}: written; servers read it when they start", path.display())
                        .map_err(unwritten)
                }
                _ => Ok(()),
            }
        }
    }
}

fn report(refit: &Refit) -> String {
    let Refit { calls, not_found, present, outcome } = refit;
    let head =
        format!("{calls} challenges with judgements; {not_found} judged matches share no words\n");
    let (weights, fitted) = match outcome {
        Ok(outcome) => outcome,
        Err(needs) => {
            return format!(
                "{head}{needs} of them tell matches apart; {LEAST_NEEDS} are needed, so nothing is fitted\n"
            );
        }
    };
    let row = |name: &str, now: f32, then: f32| format!("{name:<22} {now:>8.3} {then:>8.3}\n");
    let (now, then) = (&present.matching, &weights.matching);
    let parts: String = facts(now)
        .into_iter()
        .zip(facts(then))
        .map(|((name, now), (_, then))| row(&format!("  {name}"), now, then))
        .collect();
    [
        head,
        format!("{} of them tell {} matches apart\n\n", fitted.needs, fitted.judgements),
        format!("{:<22} {:>8} {:>8}\n", "share of the score", "now", "fitted"),
        row("all facts", now.facts, then.facts),
        parts,
        format!("\n{:<22} {:>8} {:>8}\n", "on judged matches", "now", "fitted*"),
        row("nDCG@10", fitted.present.ndcg, fitted.expected.ndcg),
        row("pairs in order", fitted.present.in_order, fitted.expected.in_order),
        "* each challenge ranked by weights fitted to the others\n".to_owned(),
    ]
    .concat()
}

/// The part of the score that each fact decides.
fn facts(weights: &MatchWeights) -> [(&'static str, f32); 6] {
    let fact = &weights.fact;
    [
        ("readiness", fact.readiness),
        ("budget", fact.budget),
        ("level", fact.level),
        ("place", fact.place),
        ("language", fact.language),
        ("deadline", fact.deadline),
    ]
    .map(|(name, weight)| (name, weight * weights.facts))
}

/// Writes the weights beside their file. Put in its place when they stand in the log: no weights hold that nobody can
/// read of, and no server reads half of them.
fn beside(path: &Path, weights: &Weights) -> Result<PathBuf, StartError> {
    let beside = path.with_extension("json.new");
    let failed =
        |error: &dyn std::fmt::Display| StartError::new(&beside.display().to_string(), error);
    let text = serde_json::to_string_pretty(weights).map_err(|error| failed(&error))?;
    std::fs::write(&beside, text + "\n").map_err(|error| failed(&error))?;
    Ok(beside)
}
