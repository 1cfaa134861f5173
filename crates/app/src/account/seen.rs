//! That somebody looked at other people's data is a record: one for each reader and day.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::event;
use uuid::Uuid;

use crate::{App, Ctx, Happening, Result};

/// The noun: a look is put on record with who looks.
const NOUN: &str = "person";

/// Records that the reader looks, `act` names at what and `office` in whose name, unless that has been
/// recorded today.
///
/// # Errors
/// `Unauthenticated` when nobody is signed in.
pub(crate) async fn note(
    app: &App,
    ctx: &Ctx,
    act: &'static str,
    office: Option<Uuid>,
) -> Result<()> {
    let reader = ctx.person()?.id;
    let today = Timestamp::start_of_vietnam_day(app.clock.now().vietnam_day());
    if event::any_since(app.store.reader(), (NOUN, act), reader, today.0).await? {
        return Ok(());
    }
    let work = app.begin(ctx).await?;
    if !event::any_since(work.conn(), (NOUN, act), reader, today.0).await? {
        let happening = Happening { organisation_id: office, ..Happening::new(NOUN, reader, act) };
        work.record(happening).await?;
    }
    work.commit_aside().await
}
