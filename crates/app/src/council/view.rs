//! What a reader of a council gets.

use std::collections::HashMap;

use nhipcau_domain::{
    council::{
        CouncilKind, CouncilRole, MeetingMode, Member as Seat, MemberStatus, Represents, Status,
        conflict::ConflictKind, lifecycle::CouncilLifecycle, minutes::Minutes,
    },
    lifecycle,
    locale::Bilingual,
    rule_set::RuleSet,
    submission::{Status as SubmissionStatus, visibility::Sight},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{Conn, pilot, submission as submissions};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{Standing, names_are_out},
    blind::is_coded,
    due::{self, DueView},
    load::Loaded,
};
use crate::{
    App, Ctx, Result,
    challenge::ChallengeRef,
    submission,
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions},
};

/// A person on a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CouncilPerson {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Academic or office title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the person works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
}

/// A conflict of a member, as the offices see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConflictView {
    /// With whom.
    pub organisation: OrgRef,
    /// Where it comes from.
    pub kind: ConflictKind,
}

/// A seat on a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CouncilMemberView {
    /// Id of the membership.
    pub id: Uuid,
    /// The person.
    pub person: CouncilPerson,
    /// The part.
    pub role: CouncilRole,
    /// Whether the person still sits there.
    pub status: MemberStatus,
    /// Whether the person left while the council judged and nobody has taken the seat since.
    pub vacant: bool,
    /// For whom the person speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub represents: Option<Represents>,
    /// Whether the person has declared about every competing organisation.
    pub declared: bool,
    /// Whether a conflict was found or declared; for the offices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_conflict: Option<bool>,
    /// The conflicts; for the offices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictView>,
    /// Sheets handed in.
    pub sheets_done: usize,
    /// Sheets to hand in.
    pub sheets_total: usize,
}

/// Something that is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CouncilSubjectView {
    /// The submission or the pilot.
    pub id: Uuid,
    /// `submission` or `pilot`.
    pub noun: String,
    /// Its readable code.
    pub code: String,
    /// Its title; members read it once scoring has begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Whose work it is; absent for those who judge without names, until the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
}

/// A recorded meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MeetingView {
    /// The day.
    pub held_on: Day,
    /// How the council met.
    pub mode: MeetingMode,
    /// Memberships present.
    pub present: Vec<Uuid>,
    /// What else is to be said about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// How far the sheets are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CouncilProgress)]
pub struct Progress {
    /// Handed in.
    pub done: usize,
    /// To be handed in.
    pub total: usize,
}

/// A council.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CouncilView {
    /// Id.
    pub id: Uuid,
    /// What it judges.
    pub kind: CouncilKind,
    /// The challenge it serves.
    pub challenge: ChallengeRef,
    /// The pilot it judges, on an acceptance council.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot_id: Option<Uuid>,
    /// Whether it judges without names.
    pub blind: bool,
    /// Its rule set, whole, as it was when the council was put together.
    pub rule_set: RuleSet,
    /// Status.
    pub status: Status,
    /// The day on which it is planned to meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting_on: Option<Day>,
    /// Its members; offices also see who left. The judged see them from the signed decision on.
    pub members: Vec<CouncilMemberView>,
    /// The reader's own seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub my_member_id: Option<Uuid>,
    /// What is judged.
    pub subjects: Vec<CouncilSubjectView>,
    /// Opened submissions that wait for their screening; scoring cannot begin before.
    pub unscreened: usize,
    /// The meeting, once it is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingView>,
    /// The minutes, once they are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// By when its procedure is due, by the rule set.
    pub due: Vec<DueView>,
    /// How far the sheets are.
    pub progress: Progress,
    /// When it was constituted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constituted_at: Option<Timestamp>,
    /// When it concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concluded_at: Option<Timestamp>,
    /// Version.
    pub version: i32,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// The view of a council for somebody of this standing.
pub(super) async fn view(
    app: &App,
    ctx: &Ctx,
    conn: &impl Conn,
    loaded: &Loaded,
    standing: &Standing,
) -> Result<CouncilView> {
    let coded = is_coded(conn, loaded, standing).await?;
    let titles = titles(app, conn, loaded, standing, coded).await?;
    let refs =
        OrgRefs::load(
            conn,
            loaded.subjects.iter().map(|subject| subject.organisation_id).chain(
                loaded.conflicts.values().flatten().map(|conflict| conflict.organisation_id),
            ),
        )
        .await?;
    let names_out = match standing {
        Standing::Office | Standing::Member(_) => true,
        Standing::Concerned(_) => names_are_out(conn, loaded).await?,
    };
    let members = loaded
        .seats
        .iter()
        .filter(|_| names_out)
        .filter(|seat| seat.is_active() || *standing == Standing::Office)
        .map(|seat| member_view(loaded, seat, standing, &refs))
        .collect::<Result<Vec<_>>>()?;
    let subjects = loaded
        .subjects
        .iter()
        .map(|subject| {
            Ok(CouncilSubjectView {
                id: subject.id,
                noun: noun(loaded.kind).to_owned(),
                code: subject.code.clone(),
                title: titles.get(&subject.id).cloned(),
                organisation: if coded { None } else { Some(refs.get(subject.organisation_id)?) },
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let meeting = match &loaded.meeting {
        None => None,
        Some(meeting) => Some(MeetingView {
            held_on: meeting.row.held_on()?,
            mode: meeting.row.mode()?,
            present: meeting.present.clone(),
            notes: meeting.row.notes.clone(),
        }),
    };
    let checks = loaded.checks();
    let facts = loaded.facts(&ctx.actor, &checks);
    let allowed = lifecycle::allowed::<CouncilLifecycle>(loaded.status, &facts)
        .into_iter()
        .filter(|allowed| !allowed.action.is_effect())
        .collect();
    Ok(CouncilView {
        id: loaded.row.id,
        kind: loaded.kind,
        challenge: ChallengeRef::of(&loaded.challenge, app.clock.now())?,
        pilot_id: loaded.row.pilot_id,
        blind: loaded.rules.is_blind(),
        rule_set: loaded.rules.clone(),
        status: loaded.status,
        meeting_on: loaded.row.meeting_on(),
        my_member_id: match standing {
            Standing::Member(id) => Some(*id),
            _ => None,
        },
        members,
        subjects,
        unscreened: loaded.unscreened,
        meeting,
        minutes: loaded.minutes.clone(),
        due: due::of(app, conn, loaded).await?,
        progress: progress(loaded),
        constituted_at: loaded.row.constituted_at.map(Timestamp),
        concluded_at: loaded.row.concluded_at.map(Timestamp),
        version: loaded.row.version,
        allowed_actions: allowed_actions(ctx.locale, allowed),
    })
}

pub(super) fn noun(kind: CouncilKind) -> &'static str {
    match kind {
        CouncilKind::Selection => "submission",
        CouncilKind::Acceptance => "pilot",
    }
}

/// How far the sheets of the members who still sit on the council are.
pub(super) fn progress(loaded: &Loaded) -> Progress {
    let voting = || loaded.seats.iter().filter(|seat| loaded.sheets_total(seat) > 0);
    Progress {
        done: voting().map(|seat| loaded.sheets_done(seat)).sum(),
        total: voting().map(|seat| loaded.sheets_total(seat)).sum(),
    }
}

fn member_view(
    loaded: &Loaded,
    seat: &Seat,
    standing: &Standing,
    refs: &OrgRefs,
) -> Result<CouncilMemberView> {
    let person = loaded.people.get(&seat.person_id);
    let found = loaded.conflicts.get(&seat.id).map(Vec::as_slice).unwrap_or_default();
    let office = *standing == Standing::Office;
    let conflicts = found
        .iter()
        .filter(|_| office)
        .map(|conflict| {
            Ok(ConflictView {
                organisation: refs.get(conflict.organisation_id)?,
                kind: conflict.kind,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(CouncilMemberView {
        id: seat.id,
        person: CouncilPerson {
            id: seat.person_id,
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            title: person.and_then(|person| person.title.clone()),
            affiliation: person.and_then(|person| person.affiliation.clone()),
        },
        role: seat.role,
        status: seat.status,
        vacant: seat.vacant,
        represents: seat.represents,
        declared: seat.declared,
        has_conflict: office.then_some(!found.is_empty()),
        conflicts,
        sheets_done: loaded.sheets_done(seat),
        sheets_total: loaded.sheets_total(seat),
    })
}

/// The titles of what is judged. An expert who has not yet said "no conflict" reads nothing of a
/// submission but whose it is.
async fn titles(
    app: &App,
    conn: &impl Conn,
    loaded: &Loaded,
    standing: &Standing,
    coded: bool,
) -> Result<HashMap<Uuid, Bilingual>> {
    if let Standing::Member(id) = standing {
        let declared = loaded.seats.iter().any(|seat| seat.id == *id && seat.declared);
        if loaded.status.is_composable() || !declared {
            return Ok(HashMap::new());
        }
    }
    if let Some(pilot_id) = loaded.row.pilot_id {
        return Ok(HashMap::from([(pilot_id, pilot::find(conn, pilot_id).await?.title())]));
    }
    let opened = [
        SubmissionStatus::Opened,
        SubmissionStatus::Eligible,
        SubmissionStatus::Reserve,
        SubmissionStatus::Awarded,
        SubmissionStatus::NotSelected,
    ];
    let mut rows = submissions::of_challenge(conn, loaded.challenge.id, &opened).await?;
    if let Standing::Concerned(own) = standing {
        // Losers read the titles of their own work only.
        rows.retain(|row| own.contains(&row.id));
    }
    let sight = if coded { Sight::Coded } else { Sight::Whole };
    submission::titles(app, conn, &rows, sight).await
}
