//! Who operates, audits or is an expert, and who may not sign in.

use nhipcau_mail::Template;
use nhipcau_store::{
    clock::wall,
    person::{self, Person},
    session,
};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{list::one, operators_only, reason, view::AccountView};
use crate::{App, Ctx, Error, Expected, Happening, Result, Work, auth::letter};

/// Changes to somebody's account; absent fields stay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchAccount {
    /// Keeps the installation running.
    pub operator: Option<bool>,
    /// Reads the log.
    pub auditor: Option<bool>,
    /// May be appointed to councils; listed for that only with the person's consent.
    pub expert: Option<bool>,
    /// May not sign in.
    pub suspended: Option<bool>,
    /// Written reasons, told to the person.
    pub reason: String,
}

/// Changes an account if its version is still `expected`. Who is suspended is signed out at once.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation; `NotFound`; `Invalid` without reasons;
/// `Conflict` for an erased account, and when nobody would operate the installation any more.
pub async fn change(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchAccount,
) -> Result<AccountView> {
    operators_only(ctx)?;
    let work = app.begin(ctx).await?;
    // Before the row is read, so that two operators cannot take each other's part away.
    let operators = person::hold_operators(work.tx()).await?;
    let before = person::find(work.conn(), id).await?;
    if !expected.names(before.version) {
        return Err(Error::Stale);
    }
    let reason = reason(&body.reason)?;
    if before.erased_at.is_some() {
        return Err(Error::Conflict("account_erased"));
    }
    let mut row = before.clone();
    row.operator = body.operator.unwrap_or(row.operator);
    row.auditor = body.auditor.unwrap_or(row.auditor);
    row.expert = body.expert.unwrap_or(row.expert);
    let was_suspended = row.suspended_at.is_some();
    match body.suspended {
        Some(true) if !was_suspended => {
            row.suspended_at = Some(wall().0);
            row.suspended_reason = Some(reason.clone());
            row.suspension_told_at = None;
        }
        Some(false) if was_suspended => {
            row.suspended_at = None;
            row.suspended_reason = None;
            row.suspension_told_at = None;
        }
        _ => {}
    }
    let operates = row.operator && row.suspended_at.is_none();
    let others = operators.iter().any(|operator| *operator != id);
    if operators.contains(&id) && !operates && !others {
        return Err(Error::Conflict("last_operator"));
    }
    if row != before {
        let row = person::save(work.conn(), row).await?;
        record(&work, &before, &row, &reason).await?;
    }
    work.commit().await?;
    one(app, person::find(app.store.reader(), id).await?).await
}

async fn record(work: &Work<'_>, before: &Person, row: &Person, reason: &str) -> Result<()> {
    let mut parts = json!({});
    for (name, was, is) in [
        ("operator", before.operator, row.operator),
        ("auditor", before.auditor, row.auditor),
        ("expert", before.expert, row.expert),
    ] {
        if was != is {
            parts[name] = Value::Bool(is);
        }
    }
    if parts != json!({}) {
        parts["reason"] = json!(reason);
        work.record(Happening::new("person", row.id, "change_parts").with(parts)).await?;
        tell(work, row, "parts", reason).await?;
    }
    match (before.suspended_at.is_some(), row.suspended_at.is_some()) {
        (false, true) => {
            let count = session::revoke_all(work.conn(), row.id, None, wall().0).await?;
            let figures = json!({"reason": reason, "sessions": count});
            work.record(Happening::new("person", row.id, "suspend").with(figures)).await?;
            tell(work, row, "suspended", reason).await
        }
        (true, false) => {
            let figures = json!({"reason": reason});
            work.record(Happening::new("person", row.id, "restore").with(figures)).await?;
            tell(work, row, "restored", reason).await
        }
        _ => Ok(()),
    }
}

/// Tells the person what was done to the account, and why.
pub(super) async fn tell(
    work: &Work<'_>,
    person: &Person,
    outcome: &str,
    reason: &str,
) -> Result<()> {
    let params = json!({"outcome": outcome, "reason": reason, "changed_at": wall()});
    letter::tell(work, person, Template::AccountChanged, params).await
}
