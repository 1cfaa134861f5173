//! What an import tells about itself.

use nhipcau_domain::locale::Locale;
use nhipcau_texts::problem;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Error;

/// So many bad lines are named; all are counted.
const MOST_PROBLEMS: usize = 1_000;

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: usize,
    /// Its external id, where it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Why, in the reader's language.
    pub message: String,
}

/// How an import went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportReport {
    /// Lines read, empty ones left out.
    pub read: usize,
    /// Things that are new.
    pub created: usize,
    /// Things that were here already.
    pub updated: usize,
    /// Lines that were not taken.
    pub failed: usize,
    /// Why, for the first thousand of them.
    pub problems: Vec<LineProblem>,
    /// The last line that was taken or found wrong.
    #[serde(skip)]
    pub(super) settled: usize,
}

impl ImportReport {
    /// Adds a line that was not taken.
    pub(super) fn fail(&mut self, problem: LineProblem) {
        self.failed += 1;
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

/// Whether the fault lies with the line; anything else stops the import.
pub(super) const fn is_of_the_line(error: &Error) -> bool {
    matches!(
        error,
        Error::NotFound
            | Error::Forbidden
            | Error::Invalid(_)
            | Error::Conflict(_)
            | Error::WrongStatus
            | Error::Blocked(_)
            | Error::TooLarge(_)
    )
}

/// The fault of a line in the reader's language.
pub(super) fn message(locale: Locale, error: &Error) -> String {
    let code = match error {
        Error::Invalid(errors) => {
            let named = errors.iter().map(|error| {
                let text = problem::field(locale, error);
                let detail = error.params.iter().find(|(name, _)| *name == "detail");
                match detail {
                    Some((_, detail)) => format!("{}: {text} ({detail})", error.pointer),
                    None => format!("{}: {text}", error.pointer),
                }
            });
            return named.collect::<Vec<_>>().join(" ");
        }
        Error::Blocked(blocked) => return problem::blocked(locale, blocked),
        Error::NotFound => "not_found",
        Error::Forbidden => "forbidden",
        Error::SecondFactorRequired => "second_factor_required",
        Error::Conflict("duplicate") => "duplicate",
        Error::WrongStatus => "wrong_status",
        Error::TooLarge(_) => "payload_too_large",
        _ => "conflict",
    };
    problem::problem(locale, code, &[]).title
}
