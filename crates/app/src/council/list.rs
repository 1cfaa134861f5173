//! Lists of councils.

use nhipcau_domain::{
    council::{CouncilKind, CouncilRole, Status},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::council::{self, Scope};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::standing,
    load::{Loaded, load},
    view::{self, CouncilView, Progress, progress},
};
use crate::{
    App, Ctx, Result,
    challenge::{self, ChallengeRef},
    view::{ListView, PageRequest, unless_unreadable},
};

/// Whose cursors are taken.
const LIST: &str = "councils";

/// A council in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CouncilSummary {
    /// Id.
    pub id: Uuid,
    /// What it judges.
    pub kind: CouncilKind,
    /// The challenge it serves.
    pub challenge: ChallengeRef,
    /// The pilot it judges, on an acceptance council.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot_id: Option<Uuid>,
    /// Status.
    pub status: Status,
    /// The day on which it is planned to meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting_on: Option<Day>,
    /// The reader's own seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub my_member_id: Option<Uuid>,
    /// The reader's own part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub my_role: Option<CouncilRole>,
    /// How far the sheets are: one's own for a member, all for an office.
    pub progress: Progress,
    /// Version.
    pub version: i32,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl CouncilSummary {
    /// The list form of a council.
    pub(super) fn of(loaded: &Loaded, ctx: &Ctx, now: Timestamp) -> Result<Self> {
        let seat = loaded.seat_of(ctx.person_id());
        Ok(Self {
            id: loaded.row.id,
            kind: loaded.kind,
            challenge: ChallengeRef::of(&loaded.challenge, now)?,
            pilot_id: loaded.row.pilot_id,
            status: loaded.status,
            meeting_on: loaded.row.meeting_on(),
            my_member_id: seat.map(|seat| seat.id),
            my_role: seat.map(|seat| seat.role),
            progress: seat.map_or_else(
                || progress(loaded),
                |seat| Progress {
                    done: loaded.sheets_done(seat),
                    total: loaded.sheets_total(seat),
                },
            ),
            version: loaded.row.version,
            updated_at: Timestamp(loaded.row.updated_at),
        })
    }
}

/// What to list.
#[derive(Debug, Default)]
pub struct CouncilQuery {
    /// Those on which the person sits; else those the person's offices run.
    pub mine: bool,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the councils on which the person sits, or those which the person's offices run.
pub async fn list(app: &App, ctx: &Ctx, query: CouncilQuery) -> Result<ListView<CouncilSummary>> {
    let person = ctx.person()?;
    let page = query.page.page(app, LIST)?;
    let scope = if query.mine {
        Scope::Member(person.id)
    } else {
        let ids = ctx.actor.organisation_ids();
        Scope::Offices(ids.into_iter().filter(|id| ctx.actor.prepares_for(*id)).collect())
    };
    let conn = app.store.reader();
    let paged = council::list(conn, &scope, &query.statuses, &page).await?;
    let mut items = Vec::new();
    for row in &paged.rows {
        let summary =
            async { CouncilSummary::of(&load(conn, row.clone()).await?, ctx, app.clock.now()) };
        items.extend(unless_unreadable("council", row.id, summary.await)?);
    }
    ListView::paged(app, LIST, items, &paged)
}

/// The councils of a challenge that this reader may know of.
pub async fn of_challenge(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
) -> Result<ListView<CouncilView>> {
    let conn = app.store.reader();
    let challenge = nhipcau_store::challenge::find(conn, challenge_id).await?;
    let mut items = Vec::new();
    for row in council::of_challenge(conn, challenge.id).await? {
        let id = row.id;
        let seen = async {
            let loaded = load(conn, row).await?;
            match standing(conn, &loaded, &ctx.actor).await? {
                Some(standing) => view::view(app, ctx, conn, &loaded, &standing).await.map(Some),
                None => Ok(None),
            }
        };
        items.extend(unless_unreadable("council", id, seen.await)?.flatten());
    }
    if items.is_empty() {
        // A challenge that is hidden from the reader is not told apart from none.
        challenge::find(conn, &ctx.actor, challenge_id, app.clock.now()).await?;
    }
    Ok(ListView::whole(items))
}
