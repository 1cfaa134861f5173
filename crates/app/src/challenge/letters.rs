//! What people are told about the steps of a challenge.

use nhipcau_domain::{
    challenge::{
        Status,
        lifecycle::{Action, ChallengeLifecycle},
    },
    invitation::Status as Invited,
    lifecycle::Row,
    organisation::Role,
};
use nhipcau_mail::Template;
use nhipcau_store::{challenge::Challenge, invitation};
use serde_json::{Value, json};
use uuid::Uuid;

use super::transition::party_signs;
use crate::{Announcement, Result, Work, submission, view::OrgRefs};

const OFFICE: [Role; 2] = [Role::Officer, Role::Approver];
const SOLVERS: [Role; 4] = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];

/// Tells the people whom the step concerns. `from` is the status before it.
pub(super) async fn tell(
    work: &Work<'_>,
    row: &Challenge,
    step: &Row<ChallengeLifecycle>,
    from: Status,
    reason: Option<&str>,
) -> Result<()> {
    let by_broker = work.ctx().actor.belongs_to(row.broker_id)
        && party_signs(work.app(), step, row, row.broker_id);
    let refs = OrgRefs::load(work.conn(), [row.proposer_id, row.orderer_id, row.broker_id]).await?;
    let by = refs.get(if by_broker { row.broker_id } else { row.orderer_id })?.name;
    let letter = |kind: Template, more: Value| {
        let mut params =
            json!({"code": row.code, "title": row.title(), "by": by, "reason": reason});
        if let (Value::Object(params), Value::Object(more)) = (&mut params, more) {
            params.extend(more);
            params.retain(|_, value| !value.is_null());
        }
        Announcement { kind, params, link: format!("/challenges/{}", row.id) }
    };
    let proposed = || -> Result<Announcement> {
        let proposer = refs.get(row.proposer_id)?.name;
        Ok(letter(Template::ChallengeProposed, json!({"organisation": proposer})))
    };
    let published = |kind: Template| -> Result<Announcement> {
        let orderer = refs.get(row.orderer_id)?.name;
        Ok(letter(kind, json!({"organisation": orderer, "closes_at": row.closes_at()})))
    };
    let decided = |outcome: &str| letter(Template::ChallengeDecided, json!({"outcome": outcome}));
    let parties = [row.proposer_id, row.orderer_id, row.broker_id];
    match step.action {
        _ if step.to == Status::InVetting => {
            work.announce_to(&[row.broker_id], &OFFICE, &proposed()?).await
        }
        Action::Propose => work.announce_to(&[row.orderer_id], &OFFICE, &proposed()?).await,
        Action::Return => {
            let returned = letter(Template::ChallengeReturned, json!({}));
            work.announce_to(&[row.proposer_id], &OFFICE, &returned).await
        }
        Action::Approve => work.announce_to(&parties[..2], &OFFICE, &decided("approved")).await,
        Action::Decline => work.announce_to(&parties[..2], &OFFICE, &decided("declined")).await,
        Action::Withdraw => {
            let proposer = refs.get(row.proposer_id)?.name;
            let more = json!({"organisation": proposer});
            let mut withdrawn = letter(Template::ChallengeWithdrawn, more);
            // A withdrawn text is its author's alone again.
            "/challenges".clone_into(&mut withdrawn.link);
            work.announce_to(&desks(row, from)?, &OFFICE, &withdrawn).await
        }
        // A set time is told when it has come.
        Action::Publish if step.to == Status::Approved => Ok(()),
        Action::Publish => {
            let parties = [row.proposer_id, row.broker_id];
            work.announce_to(&parties, &OFFICE, &published(Template::ChallengePublished)?).await
        }
        Action::Extend => {
            let solvers = awaited(work, row).await?;
            work.announce_to(&solvers, &SOLVERS, &published(Template::DeadlineExtended)?).await
        }
        Action::OpenSubmissions => {
            let sent = submission::sent_by(work.conn(), row.id).await?;
            let more = json!({"opened_at": work.now, "count": sent.len()});
            let opened = letter(Template::SubmissionsOpened, more);
            work.announce_to(&parties, &OFFICE, &opened).await?;
            work.announce_to(&sent, &SOLVERS, &opened).await
        }
        Action::Cancel => end(work, row, &letter(Template::ChallengeCancelled, json!({}))).await,
        Action::CloseWithoutAward => {
            end(work, row, &letter(Template::ChallengeUnanswered, json!({}))).await
        }
        _ => Ok(()),
    }
}

/// The offices that had a challenge on their desks when its author withdrew it.
fn desks(row: &Challenge, from: Status) -> Result<Vec<Uuid>> {
    let seen = match from {
        Status::Returned => row.returned_from()?,
        other => Some(other),
    };
    Ok(match seen {
        Some(Status::Proposed) => vec![row.orderer_id],
        Some(Status::InVetting) => vec![row.orderer_id, row.broker_id],
        _ => Vec::new(),
    })
}

/// Those whose answer a call may expect: who has accepted an invitation, and who has begun – which
/// nobody else may learn, so that each of them is told alone.
async fn awaited(work: &Work<'_>, row: &Challenge) -> Result<Vec<Uuid>> {
    let mut solvers = submission::answered_by(work.conn(), row.id).await?;
    for sent in invitation::of_challenge(work.conn(), row.id).await? {
        if sent.status()? == Invited::Accepted {
            solvers.push(sent.organisation_id);
        }
    }
    solvers.sort();
    solvers.dedup();
    Ok(solvers)
}

/// Tells everybody who had to do with a call that it is over, each person once.
async fn end(work: &Work<'_>, row: &Challenge, over: &Announcement) -> Result<()> {
    let mut everybody = awaited(work, row).await?;
    for sent in invitation::of_challenge(work.conn(), row.id).await? {
        if sent.status()? == Invited::Sent {
            everybody.push(sent.organisation_id);
        }
    }
    everybody.extend([row.proposer_id, row.orderer_id, row.broker_id]);
    work.announce_to(&everybody, &SOLVERS, over).await
}
