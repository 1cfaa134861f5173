//! The programme of imported challenges: the one a line names, or the one kept for those that name
//! none.

use nhipcau_domain::{locale::Bilingual, organisation::OrganisationKind, timestamp::Day};
use nhipcau_store::{
    organisation::{self, Filter},
    page::Page,
    person,
    person::membership,
    programme::{self, Programme},
};
use serde_json::json;
use uuid::Uuid;

use super::{PROGRAMME, organisation as holders};
use crate::{Audience, Error, Happening, Result, Work};

/// How long the programme of imports runs.
const DAYS: i64 = 3_652;

/// The programme for a new challenge.
///
/// # Errors
/// `Invalid` when the one named does not exist, or when a call would be published without naming
/// one in an installation that is in use.
pub(super) async fn of(work: &Work<'_>, name: Option<&str>, open: bool) -> Result<Programme> {
    if let Some(name) = name {
        return named(work, name).await;
    }
    if open && !is_trial(work).await? {
        return Err(Error::field("/programme", "required"));
    }
    if let Some(found) = programme::find_by_code(work.conn(), PROGRAMME).await? {
        return Ok(found);
    }
    set_up(work).await
}

/// The programme with this id or code.
pub(super) async fn named(work: &Work<'_>, name: &str) -> Result<Programme> {
    let unknown = Error::at("/programme");
    match Uuid::parse_str(name) {
        Ok(id) => programme::find(work.conn(), id).await.map_err(unknown),
        Err(_) => programme::find_by_code(work.conn(), name)
            .await?
            .ok_or_else(|| unknown(nhipcau_store::Error::NotFound)),
    }
}

/// Whether the actor may bring challenges into a programme: only its own broker acts on them. The
/// programme of those that name none is everybody's who may import at all.
///
/// # Errors
/// `Forbidden`.
pub(super) fn check_broker(work: &Work<'_>, programme: &Programme) -> Result<()> {
    let actor = &work.ctx().actor;
    let may = actor.system
        || actor.operator
        || programme.code == PROGRAMME
        || actor.prepares_for(programme.broker_id);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whether calls may be published without a programme of their own: in a demonstration, and where
/// nobody is set up yet who could sign in.
async fn is_trial(work: &Work<'_>) -> Result<bool> {
    Ok(work.app().config.is_demo() || person::nobody_signs_in(work.conn()).await?)
}

/// Whose programme it becomes.
struct Offices {
    owner_id: Uuid,
    broker_id: Uuid,
    model: Option<Programme>,
}

async fn set_up(work: &Work<'_>) -> Result<Programme> {
    let Offices { owner_id, broker_id, model } = offices(work).await?;
    let today = Day(work.now.vietnam_day());
    let row = Programme {
        id: work.new_id(),
        code: PROGRAMME.to_owned(),
        kind: "coordination".to_owned(),
        title: json!(Bilingual::both("Bài toán nhập từ tệp", "Challenges imported from files")),
        summary: json!(Bilingual::default()),
        owner_id,
        broker_id,
        province: model.as_ref().and_then(|model| model.province.clone()),
        legal_basis: model.as_ref().map(|model| model.legal_basis.clone()).unwrap_or_default(),
        starts_on: today.to_string(),
        ends_on: today.plus(DAYS).to_string(),
        topics: json!([]),
        next_number: 1,
        version: 1,
        created_at: work.now.0,
    };
    let row = programme::insert(work.conn(), row).await?;
    let happening = Happening::new("programme", row.id, "create")
        .by(row.owner_id)
        .for_audience(Audience::Public);
    work.record(happening).await?;
    Ok(row)
}

/// A health and a science department that coordinate already, before all those of whom the
/// demonstration has people; else any of each kind; else new ones.
async fn offices(work: &Work<'_>) -> Result<Offices> {
    let conn = work.conn();
    let mut played = Vec::new();
    for person in person::demo_cast(conn).await? {
        let memberships = membership::of_person(conn, person.id).await?;
        played.extend(memberships.into_iter().map(|membership| membership.organisation_id));
    }
    let mut fitting = Vec::new();
    for programme in programme::all(conn).await? {
        let owner = organisation::find(conn, programme.owner_id).await?.kind()?;
        let broker = organisation::find(conn, programme.broker_id).await?.kind()?;
        if owner == OrganisationKind::HealthDepartment
            && broker == OrganisationKind::ScienceDepartment
        {
            fitting.push(programme);
        }
    }
    let by_people =
        |row: &Programme| played.contains(&row.owner_id) && played.contains(&row.broker_id);
    let place = fitting.iter().position(by_people).unwrap_or(0);
    if place < fitting.len() {
        let model = fitting.swap_remove(place);
        let (owner_id, broker_id) = (model.owner_id, model.broker_id);
        return Ok(Offices { owner_id, broker_id, model: Some(model) });
    }
    Ok(Offices {
        owner_id: office(work, OrganisationKind::HealthDepartment).await?,
        broker_id: office(work, OrganisationKind::ScienceDepartment).await?,
        model: None,
    })
}

async fn office(work: &Work<'_>, kind: OrganisationKind) -> Result<Uuid> {
    let filter = Filter { kinds: vec![kind], ..Filter::default() };
    let page = Page { limit: 1, ..Page::default() };
    let found = organisation::list(work.conn(), &filter, &page).await?.rows.into_iter().next();
    if let Some(row) = found {
        return Ok(row.id);
    }
    let name = if kind == OrganisationKind::HealthDepartment {
        Bilingual::both("Sở Y tế (bài toán nhập từ tệp)", "Health department (imported)")
    } else {
        Bilingual::both(
            "Sở Khoa học và Công nghệ (bài toán nhập từ tệp)",
            "Science department (imported)",
        )
    };
    Ok(holders::create(work, kind, name, Some(format!("imported-{kind}"))).await?.id)
}
