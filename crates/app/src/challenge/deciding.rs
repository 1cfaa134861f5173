//! What stands before a signed decision on a call.

use nhipcau_domain::{
    agreement::Status as AgreementStatus,
    challenge::{Status, deciding::Deciding},
    council::CouncilKind,
    rule_set::{Authority, RuleSet},
    submission::Status as SubmissionStatus,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn, agreement,
    challenge::Challenge,
    council,
    submission::{self, Submission},
};

use crate::{App, Result};

/// The selection rule set of an order: of a published call the version in force on that day, for
/// its terms froze then.
pub(crate) fn rules<'a>(app: &'a App, row: &Challenge) -> Option<&'a RuleSet> {
    let code = row.rule_set.as_deref()?;
    row.published_at
        .and_then(|at| app.rule_sets.in_force(code, Day(Timestamp(at).vietnam_day())))
        .or_else(|| app.rule_sets.latest(code))
}

/// Whose signed decision it is by the rule set of the call.
pub(crate) fn authority(app: &App, row: &Challenge) -> Authority {
    rules(app, row).map_or(Authority::Orderer, |rules| rules.procedure.decision_authority)
}

/// What stands before a signed decision on a call with this status.
pub(crate) async fn deciding(
    app: &App,
    conn: &impl Conn,
    row: &Challenge,
    status: Status,
) -> Result<Deciding> {
    let mut found = Deciding { authority: authority(app, row), ..Deciding::default() };
    match status {
        Status::InEvaluation => {
            let kind = CouncilKind::Selection;
            found.recommended = council::concluded(conn, row.id, kind).await?.is_some();
            let competing = [SubmissionStatus::Opened, SubmissionStatus::Eligible];
            found.competing = submission::count(conn, row.id, &competing).await?;
        }
        Status::Awarded => {
            found.reserve = submission::count(conn, row.id, &[SubmissionStatus::Reserve]).await?;
            let winner = winner(conn, row).await?;
            for other in agreement::of_challenge(conn, row.id).await? {
                let status = other.status()?;
                found.agreement_live |= status.is_live();
                found.winner_out |= status == AgreementStatus::Terminated
                    && winner.as_ref().is_some_and(|winner| winner.id == other.submission_id);
            }
        }
        _ => {}
    }
    Ok(found)
}

/// The submission that the decision in force has chosen.
pub(crate) async fn winner(conn: &impl Conn, row: &Challenge) -> Result<Option<Submission>> {
    let chosen = [SubmissionStatus::Awarded];
    Ok(submission::of_challenge(conn, row.id, &chosen).await?.pop())
}
