//! How strong a password would be, told while it is typed. Nothing is kept and nothing is logged.

use std::net::IpAddr;

use nhipcau_domain::field_error::FieldError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zxcvbn::feedback::{Feedback, Warning};

use super::password::{self, LEAST, MAX_LENGTH, MIN_LENGTH};
use crate::{App, Result};

/// A password that is being typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskStrength {
    /// The password.
    pub password: String,
    /// Mail address, which does not belong into it.
    #[serde(default)]
    pub email: String,
    /// Full name, which does not either.
    #[serde(default)]
    pub name: String,
}

impl std::fmt::Debug for AskStrength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AskStrength").finish_non_exhaustive()
    }
}

/// How strong it is.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Strength {
    /// 0 (guessed at once) to 4.
    #[schema(minimum = 0, maximum = 4)]
    pub score: u8,
    /// Whether it would be taken.
    pub acceptable: bool,
    /// What makes it weak: a key of the texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<&'static str>,
}

/// Judges a password.
///
/// # Errors
/// `Invalid` for one that is too long, `RateLimited` after too many questions.
pub fn password_strength(app: &App, body: &AskStrength, from: IpAddr) -> Result<Strength> {
    app.gate.admit_judging(from)?;
    for (pointer, text) in
        [("/password", &body.password), ("/email", &body.email), ("/name", &body.name)]
    {
        if text.len() > MAX_LENGTH {
            return Err(vec![FieldError::new(pointer, "too_long").with("limit", MAX_LENGTH)].into());
        }
    }
    let judged = password::score(&body.password, &body.email, &body.name);
    let long = body.password.chars().count() >= MIN_LENGTH;
    let told = judged.feedback().and_then(Feedback::warning);
    let warning = if long { told.map(key) } else { Some("password-warning-short") };
    Ok(Strength {
        score: judged.score().into(),
        acceptable: long && judged.score() >= LEAST,
        warning,
    })
}

const fn key(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => "password-warning-keyboard",
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "password-warning-repeats",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "password-warning-common",
        Warning::SequencesLikeAbcAreEasyToGuess => "password-warning-sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            "password-warning-date"
        }
        Warning::AWordByItselfIsEasyToGuess => "password-warning-word",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "password-warning-name",
    }
}
