//! Leaving the mail address as it is.

use nhipcau_store::account::email_change;

use crate::{App, Audience, Ctx, Happening, Result, auth::session::holder};

/// Withdraws a change of address that waits; without one nothing happens. Its links lead nowhere
/// from then on.
pub async fn withdraw(app: &App, ctx: &Ctx) -> Result<()> {
    let (person, _) = holder(ctx)?;
    let work = app.begin(ctx).await?;
    if email_change::withdraw(work.conn(), person.id).await? {
        let happening = Happening::new("person", person.id, "email_change_withdrawn")
            .for_audience(Audience::Own(person.id));
        work.record(happening).await?;
    }
    work.commit_silent().await
}
