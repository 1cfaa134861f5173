//! Use cases of the shortlist and the invitations.

mod answer;
mod create;
mod funnel;
mod letter;
mod list;
mod many;
mod preview;
mod remind;
mod shortlist;
mod tasks;
mod view;

pub use answer::{TransitionInvitation, transition};
pub use create::{CreateInvitation, create};
pub use funnel::{DeclinedFor, FunnelReport, FunnelStep, StepKey, funnel};
pub use list::{InvitationQuery, mine, of_challenge};
pub use many::{InviteMany, InvitedMany, Recipient, SentKind, SentTo, invite_many};
pub use preview::{InvitationLetter, InvitationPreview, PreviewedLetter, preview};
pub use remind::remind_due;
pub(crate) use shortlist::views as judgements;
pub use shortlist::{EarlierJudgement, ShortlistEntry, ShortlistView, judge, shortlist};
pub use tasks::tasks;
pub use view::{FunnelView, InvitationView, Invitations, read};

use nhipcau_store::{Conn, challenge::Challenge, council};
use uuid::Uuid;

use crate::{Ctx, Error, Result, challenge};

/// The challenge, for a reader who brokers it. Who sits on its council sees nothing of how the
/// solvers were found.
///
/// # Errors
/// `NotFound` when the challenge is hidden, `Forbidden` for everybody but its broker.
pub(crate) async fn brokered(
    ctx: &Ctx,
    conn: &impl Conn,
    challenge_id: Uuid,
    now: nhipcau_domain::timestamp::Timestamp,
) -> Result<Challenge> {
    let person = ctx.person()?;
    let call = challenge::find(conn, &ctx.actor, challenge_id, now).await?;
    let broker = ctx.actor.prepares_for(call.broker_id);
    if broker && !council::sits_on(conn, challenge_id, person.id).await? {
        Ok(call)
    } else {
        Err(Error::Forbidden)
    }
}
