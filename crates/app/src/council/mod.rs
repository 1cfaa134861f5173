//! Use cases of the council.

mod access;
pub(crate) mod blind;
mod create;
mod declare;
mod due;
mod end;
mod judging;
mod letters;
mod list;
mod load;
mod meeting;
mod members;
mod ranking;
mod score;
mod sheet;
mod tasks;
mod transition;
mod view;

pub use create::{CreateCouncil, create};
pub use declare::{Declare, MyDeclarations, declare, mine as declarations};
pub use due::DueView;
pub(crate) use end::{end_all, end_of_pilot};
pub use list::{CouncilQuery, CouncilSummary, list, of_challenge};
pub(crate) use load::Loaded;
pub use meeting::{RecordMeeting, put_minutes, record as record_meeting};
pub use members::{MemberInput, PutMembers, put as put_members};
use nhipcau_domain::{
    council::{CouncilKind, Status},
    evaluation::grading::Grade,
};
use nhipcau_store::{Conn, council};
pub use ranking::{AnonymousSheet, RankedView, RankingView, ranking};
pub use score::{
    PatchSheet, TransitionSheet, patch as patch_sheet, transition as transition_sheet,
};
pub use sheet::{SheetView, list as sheets, read as read_sheet};
pub use tasks::tasks;
pub use transition::{TransitionCouncil, transition};
use uuid::Uuid;
pub use view::CouncilView;

use crate::{App, Ctx, Result};

const NOUN: &str = "council";

/// Reads a council.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<CouncilView> {
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

/// The concluded acceptance council of a pilot and the grade it has recommended; `None` while no
/// council has concluded. The grade follows from the sheets by the council's own rule set: it
/// could not have concluded with another one. For the acceptance of a pilot, inside its
/// transaction.
pub async fn concluded_grade(conn: &impl Conn, pilot_id: Uuid) -> Result<Option<(Uuid, Grade)>> {
    let Some(row) = council::of_pilot(conn, pilot_id).await? else { return Ok(None) };
    if row.status()? != Status::Concluded || row.kind()? != CouncilKind::Acceptance {
        return Ok(None);
    }
    let grade = row.minutes()?.and_then(|minutes| minutes.recommendation.grade);
    Ok(grade.map(|grade| (row.id, grade)))
}

/// The recommendation of the concluded selection council of a challenge, with everything the
/// decision needs to know of it.
pub(crate) async fn concluded_selection(
    conn: &impl Conn,
    challenge_id: Uuid,
) -> Result<Option<Loaded>> {
    match council::concluded(conn, challenge_id, CouncilKind::Selection).await? {
        Some(row) => Ok(Some(load::load(conn, row).await?)),
        None => Ok(None),
    }
}
