//! Reading the register.

use nhipcau_domain::{
    deployment::UseKind,
    locale::Bilingual,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn, challenge,
    deployment::{self, Deployment},
    organisation::bilingual,
    pilot::{self, Pilot},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Error, Result,
    challenge::ChallengeRef,
    view::{ListView, OrgRef, OrgRefs, PageRequest, readable},
};

/// Whose cursors are taken.
const LIST: &str = "deployments";

/// The pilot whose result is used.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotRef {
    /// Id.
    pub id: Uuid,
    /// Readable code.
    pub code: String,
    /// Title.
    pub title: Bilingual,
}

impl PilotRef {
    fn of(row: &Pilot) -> Self {
        Self { id: row.id, code: row.code.clone(), title: row.title() }
    }
}

/// One use at one site.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeploymentView {
    /// Id.
    pub id: Uuid,
    /// Its id in the system it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// What is in use: the pilot's title, or what the import says.
    pub title: Bilingual,
    /// The pilot whose result is used; absent in what was in use before the product was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<PilotRef>,
    /// The challenge it began with; absent likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<ChallengeRef>,
    /// The adopting organisation.
    pub organisation: OrgRef,
    /// Where exactly.
    pub site: String,
    /// First day of use.
    pub started_on: Option<Day>,
    /// Direct use of the solution, or indirect use of what was learned.
    #[serde(rename = "use")]
    pub use_kind: UseKind,
    /// People reached.
    pub people_reached: i64,
    /// Anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
    /// When it was registered.
    pub recorded_at: Timestamp,
}

impl DeploymentView {
    pub(super) async fn of_rows(
        conn: &impl Conn,
        rows: &[Deployment],
        now: Timestamp,
    ) -> Result<Vec<Self>> {
        let challenge_ids: Vec<_> = rows.iter().filter_map(|row| row.challenge_id).collect();
        let challenges = challenge::find_many(conn, &challenge_ids).await?;
        let pilot_ids: Vec<_> = rows.iter().filter_map(|row| row.pilot_id).collect();
        let pilots = pilot::find_many(conn, &pilot_ids).await?;
        let orgs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
        readable(
            "deployment",
            rows,
            |row| row.id,
            |row| {
                let orphan =
                    || Error::unreadable(format!("deployment {} hangs in the air", row.id));
                let challenge = row
                    .challenge_id
                    .map(|id| {
                        let found = challenges.iter().find(|challenge| challenge.id == id);
                        ChallengeRef::of(found.ok_or_else(orphan)?, now)
                    })
                    .transpose()?;
                let pilot = row
                    .pilot_id
                    .map(|id| {
                        let found = pilots.iter().find(|pilot| pilot.id == id);
                        found.ok_or_else(orphan).map(PilotRef::of)
                    })
                    .transpose()?;
                let said = row.title.as_ref().map(bilingual);
                Ok(Self {
                    id: row.id,
                    external_id: row.external_id.clone(),
                    title: said
                        .or_else(|| pilot.as_ref().map(|pilot| pilot.title.clone()))
                        .ok_or_else(orphan)?,
                    pilot,
                    challenge,
                    organisation: orgs.get(row.organisation_id)?,
                    site: row.site.clone(),
                    started_on: Day::parse(&row.started_on),
                    use_kind: row.use_kind()?,
                    people_reached: row.people_reached,
                    note: row.note.as_ref().map(bilingual),
                    recorded_at: Timestamp(row.recorded_at),
                })
            },
        )
    }
}

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct ListDeployments {
    /// The pilot.
    pub pilot: Option<Uuid>,
    /// The challenge.
    pub challenge: Option<Uuid>,
    /// The adopting organisation.
    pub organisation: Option<Uuid>,
    /// Direct or indirect use.
    pub use_kind: Option<UseKind>,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists uses, latest start first.
pub async fn list(app: &App, query: &ListDeployments) -> Result<ListView<DeploymentView>> {
    let page = query.page.page(app, LIST)?;
    let filter = deployment::Filter {
        pilot_id: query.pilot,
        challenge_id: query.challenge,
        organisation_id: query.organisation,
        use_kind: query.use_kind,
        external_id: query.external_id.clone(),
    };
    let conn = app.store.reader();
    let rows = deployment::list(conn, &filter, &page).await?;
    let items = DeploymentView::of_rows(conn, &rows.rows, app.clock.now()).await?;
    ListView::paged(app, LIST, items, &rows)
}

/// Reads one use.
pub async fn read(app: &App, id: Uuid) -> Result<DeploymentView> {
    let conn = app.store.reader();
    let row = deployment::find(conn, id).await?;
    DeploymentView::of_rows(conn, &[row], app.clock.now())
        .await?
        .pop()
        .ok_or_else(|| Error::internal("one row has one view"))
}
