//! People's accounts as the operators see and change them: who there is and with which parts, never what
//! anybody does. Each change has written reasons, of which the person is told; looking is on record.

mod change;
mod list;
pub(crate) mod seen;
mod sessions;
mod view;

pub use change::{PatchAccount, change};
pub use list::{AccountQuery, list, read};
pub use sessions::{WithReason, end_sessions, reset_second_factor};
pub use view::{AccountMembership, AccountView};

use crate::{Ctx, Error, Result};

/// # Errors
/// `Unauthenticated` and `Forbidden` unless the reader operates the installation.
fn operators_only(ctx: &Ctx) -> Result<()> {
    ctx.person()?;
    if ctx.actor.operator { Ok(()) } else { Err(Error::Forbidden) }
}

/// Written reasons, which every change of somebody's account has.
///
/// # Errors
/// `Invalid` without any, and with too many words.
fn reason(text: &str) -> Result<String> {
    use nhipcau_domain::{field_error::FieldError, personal_data::TEXT_LIMIT};
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::field("/reason", "required"));
    }
    if text.chars().count() > TEXT_LIMIT {
        let error = FieldError::new("/reason", "too_long").with("limit", TEXT_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    Ok(text.to_owned())
}
