//! The second factor: codes of a device (RFC 6238), and recovery codes for when it is lost.

mod code;
mod confirm;
mod disable;
mod read;
mod recovery;
mod start;

pub(super) use code::take;
pub use confirm::{ConfirmSecondFactor, confirm};
pub use disable::disable;
use nhipcau_domain::{actor::Actor, organisation::Role, text_enum};
use nhipcau_store::account::{SecondFactor, second_factor};
pub use read::{SecondFactorView, read};
pub use recovery::{RecoveryCodes, renew as renew_recovery_codes};
use serde::{Deserialize, Serialize};
pub use start::{Secret, StartSecondFactor, start};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{App, Ctx, Error, Result, config::DemandingRole};

text_enum! {
    /// How a session stands with the second factor.
    pub enum Standing {
        /// The account has none and needs none.
        None = "none",
        /// It was shown.
        Passed = "passed",
        /// The account has none, and a role demands one: it is set up before anything else.
        EnrolmentRequired = "enrolment_required",
    }
}

/// Whether somebody has a second factor and must have one, for the account's own page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SecondFactorState {
    /// Whether one is in force.
    pub enabled: bool,
    /// Whether a role demands one.
    pub required: bool,
}

/// The password and a code, before the second factor is changed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordAndCode {
    /// The present password.
    pub password: String,
    /// Six digits, or a recovery code.
    pub code: String,
}

impl std::fmt::Debug for PasswordAndCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordAndCode").finish_non_exhaustive()
    }
}

/// The second factor of a person, if one is in force.
pub(super) async fn in_force(app: &App, person_id: Uuid) -> Result<Option<SecondFactor>> {
    let found = second_factor::find(app.store.reader(), person_id).await?;
    Ok(found.filter(SecondFactor::is_on))
}

/// Whether a role of this person demands a second factor.
fn is_required(demanding: &[DemandingRole], actor: &Actor) -> bool {
    let plays = |role: Role| actor.memberships.iter().any(|membership| membership.role == role);
    demanding.iter().any(|demanding| match demanding {
        DemandingRole::Officer => plays(Role::Officer),
        DemandingRole::Approver => plays(Role::Approver),
        DemandingRole::Owner => plays(Role::Owner),
        DemandingRole::Editor => plays(Role::Editor),
        DemandingRole::Viewer => plays(Role::Viewer),
        DemandingRole::Operator => actor.operator,
        DemandingRole::Auditor => actor.auditor,
    })
}

/// Whether somebody has a second factor and must have one.
pub(crate) async fn state(app: &App, ctx: &Ctx) -> Result<SecondFactorState> {
    Ok(SecondFactorState {
        enabled: in_force(app, ctx.person()?.id).await?.is_some(),
        required: is_required(&app.config.second_factor_roles, &ctx.actor),
    })
}

/// How a session of a person stands.
pub(super) async fn standing(app: &App, actor: &Actor, person_id: Uuid) -> Result<Standing> {
    if in_force(app, person_id).await?.is_some() {
        return Ok(Standing::Passed);
    }
    let required = is_required(&app.config.second_factor_roles, actor);
    Ok(if required { Standing::EnrolmentRequired } else { Standing::None })
}

/// Lets nobody on whose role demands a second factor and who has none. Where no role does, nothing
/// is read.
pub(super) async fn demand(app: &App, ctx: &Ctx) -> Result<()> {
    let Some(person_id) = ctx.person_id() else { return Ok(()) };
    let required = is_required(&app.config.second_factor_roles, &ctx.actor);
    if required && in_force(app, person_id).await?.is_none() {
        return Err(Error::SecondFactorRequired);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::{actor::Membership, organisation::OrganisationKind};

    use super::*;

    #[test]
    fn a_role_in_any_organisation_demands_it() {
        let membership = |role| Membership {
            organisation_id: Uuid::from_u128(1),
            kind: OrganisationKind::HealthDepartment,
            role,
            part_of: None,
        };
        let approver = Actor {
            memberships: vec![membership(Role::Officer), membership(Role::Approver)],
            ..Actor::default()
        };
        let operator = Actor { operator: true, ..Actor::default() };
        assert!(!is_required(&[], &approver));
        assert!(is_required(&[DemandingRole::Owner, DemandingRole::Approver], &approver));
        assert!(!is_required(&[DemandingRole::Operator], &approver));
        assert!(is_required(&[DemandingRole::Operator], &operator));
        assert!(!is_required(&[DemandingRole::Auditor], &operator));
    }
}
