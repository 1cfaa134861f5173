//! A council with everything that decisions about it and views of it need.

use std::collections::HashMap;

use nhipcau_domain::{
    challenge::Status as ChallengeStatus,
    council::{
        CouncilKind, Member as Seat, Status,
        conflict::{self, Conflict},
        minutes::Minutes,
        sheet::SheetStatus,
    },
    evaluation::score::SheetContent,
    rule_set::RuleSet,
    submission::Status as SubmissionStatus,
};
use nhipcau_store::{
    Conn,
    challenge::{self, Challenge},
    council::{
        Council, declaration, declaration::Declaration, meeting, meeting::Meeting, member,
        member::Member, sheet, subject,
    },
    person::{self, Person},
    pilot, submission,
};
use uuid::Uuid;

use crate::Result;

/// Something that is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The submission or the pilot.
    pub id: Uuid,
    /// Whose work it is.
    pub organisation_id: Uuid,
    /// Its readable code.
    pub code: String,
}

/// A sheet with what it says.
#[derive(Debug, Clone)]
pub struct LoadedSheet {
    /// The row.
    pub row: sheet::Sheet,
    /// Its status.
    pub status: SheetStatus,
    /// What it says.
    pub content: SheetContent,
}

/// The meeting that counts.
#[derive(Debug, Clone)]
pub struct LoadedMeeting {
    /// The row.
    pub row: Meeting,
    /// Memberships present.
    pub present: Vec<Uuid>,
}

/// A council with all its parts.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The row.
    pub row: Council,
    /// The challenge it serves.
    pub challenge: Challenge,
    /// What it judges.
    pub kind: CouncilKind,
    /// Its status.
    pub status: Status,
    /// Its rule set.
    pub rules: RuleSet,
    /// All members, those who left included.
    pub members: Vec<Member>,
    /// The same as the rules see them.
    pub seats: Vec<Seat>,
    /// The people behind them.
    pub people: HashMap<Uuid, Person>,
    /// What is judged, by code.
    pub subjects: Vec<Subject>,
    /// Opened submissions that nobody has screened.
    pub unscreened: usize,
    /// What the members have declared.
    pub declarations: Vec<Declaration>,
    /// Conflicts found and declared, by member.
    pub conflicts: HashMap<Uuid, Vec<Conflict>>,
    /// The sheets that have been begun.
    pub sheets: Vec<LoadedSheet>,
    /// The meeting, once it is recorded.
    pub meeting: Option<LoadedMeeting>,
    /// The minutes, once they are written.
    pub minutes: Option<Minutes>,
}

/// Reads everything about a council.
pub async fn load(conn: &impl Conn, row: Council) -> Result<Loaded> {
    let (kind, status, rules) = (row.kind()?, row.status()?, row.rule_set()?);
    let challenge = challenge::find(conn, row.challenge_id).await?;
    let (subjects, unscreened) = subjects(conn, &row, kind, status).await?;
    let members = member::of_councils(conn, &[row.id]).await?;
    let declarations = declaration::of_councils(conn, &[row.id]).await?;
    let ids: Vec<_> = members.iter().map(|member| member.person_id).collect();
    let people: HashMap<_, _> = person::find_many(conn, &ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person.as_on_papers()))
        .collect();
    let ties = member::ties(conn, &ids).await?;
    let competitors: Vec<_> = subjects.iter().map(|subject| subject.organisation_id).collect();
    let mut seats = Vec::new();
    let mut conflicts = HashMap::new();
    for member in &members {
        let said: Vec<_> = declarations
            .iter()
            .filter(|declaration| declaration.member_id == member.id)
            .map(|declaration| conflict::Declaration {
                organisation_id: declaration.organisation_id,
                has_conflict: declaration.has_conflict,
            })
            .collect();
        let own: Vec<_> = ties
            .iter()
            .filter(|(person_id, _)| *person_id == member.person_id)
            .map(|(_, organisation_id)| *organisation_id)
            .collect();
        conflicts.insert(member.id, conflict::conflicts(&own, &competitors, &said));
        seats.push(Seat {
            id: member.id,
            person_id: member.person_id,
            role: member.role()?,
            represents: member.represents()?,
            status: member.status()?,
            vacant: member.vacant,
            declared: conflict::has_declared(&competitors, &said),
        });
    }
    let sheets = sheets(conn, row.id).await?;
    let meeting = match meeting::last(conn, row.id).await? {
        Some(row) => Some(LoadedMeeting { present: row.present()?, row }),
        None => None,
    };
    let minutes = row.minutes()?;
    Ok(Loaded {
        row,
        challenge,
        kind,
        status,
        rules,
        members,
        seats,
        people,
        subjects,
        unscreened,
        declarations,
        conflicts,
        sheets,
        meeting,
        minutes,
    })
}

async fn sheets(conn: &impl Conn, council_id: Uuid) -> Result<Vec<LoadedSheet>> {
    sheet::of_councils(conn, &[council_id])
        .await?
        .into_iter()
        .map(|row| Ok(LoadedSheet { status: row.status()?, content: row.content()?, row }))
        .collect()
}

/// What is judged: once scoring has begun, what was put down then; before that, what competes
/// now. Also how many opened submissions wait for their screening.
async fn subjects(
    conn: &impl Conn,
    row: &Council,
    kind: CouncilKind,
    status: Status,
) -> Result<(Vec<Subject>, usize)> {
    let settled = subject::of_councils(conn, &[row.id]).await?;
    if !settled.is_empty() || !status.is_composable() {
        let subjects = settled.into_iter().map(|row| Subject {
            id: row.subject_id,
            organisation_id: row.organisation_id,
            code: row.code,
        });
        return Ok((subjects.collect(), 0));
    }
    if let (CouncilKind::Acceptance, Some(pilot_id)) = (kind, row.pilot_id) {
        let pilot = pilot::find(conn, pilot_id).await?;
        let subject = Subject { id: pilot.id, organisation_id: pilot.solver_id, code: pilot.code };
        return Ok((vec![subject], 0));
    }
    let competing = [SubmissionStatus::Opened, SubmissionStatus::Eligible];
    let rows = submission::of_challenge(conn, row.challenge_id, &competing).await?;
    let opened = SubmissionStatus::Opened.as_str();
    let unscreened = rows.iter().filter(|row| row.status == opened).count();
    let subjects = rows.into_iter().map(|row| Subject {
        id: row.id,
        organisation_id: row.organisation_id,
        code: row.code,
    });
    Ok((subjects.collect(), unscreened))
}

impl Loaded {
    /// Whether the challenge still waits for this council's word: it is being evaluated, or its
    /// pilot goes on.
    pub fn order_waits(&self) -> Result<bool> {
        let awaited = match self.kind {
            CouncilKind::Selection => ChallengeStatus::InEvaluation,
            CouncilKind::Acceptance => ChallengeStatus::InPilot,
        };
        Ok(self.challenge.stored_status()? == awaited)
    }

    /// The active membership of a person.
    pub fn seat_of(&self, person_id: Option<Uuid>) -> Option<&Seat> {
        let person_id = person_id?;
        self.seats.iter().find(|seat| seat.is_active() && seat.person_id == person_id)
    }

    /// Whether holders of this seat score.
    pub fn votes(&self, seat: &Seat) -> bool {
        self.rules.composition.votes(seat.role)
    }

    /// A subject by its id.
    pub fn subject(&self, id: Uuid) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.id == id)
    }

    /// A member's sheet about a subject, if it has been begun.
    pub fn sheet(&self, member_id: Uuid, subject_id: Uuid) -> Option<&LoadedSheet> {
        self.sheets
            .iter()
            .find(|sheet| sheet.row.member_id == member_id && sheet.row.subject_id == subject_id)
    }

    /// How many sheets of a seat are handed in.
    pub fn sheets_done(&self, seat: &Seat) -> usize {
        self.subjects
            .iter()
            .filter_map(|subject| self.sheet(seat.id, subject.id))
            .filter(|sheet| sheet.status == SheetStatus::Submitted)
            .count()
    }

    /// How many sheets a seat has to hand in.
    pub fn sheets_total(&self, seat: &Seat) -> usize {
        if seat.is_active() && self.votes(seat) { self.subjects.len() } else { 0 }
    }

    /// Whether somebody on this seat may see what others gave: all own sheets are in, or were and
    /// have been taken up again in the meeting. Who has none waits for the meeting.
    pub fn may_see_others(&self, seat: &Seat) -> bool {
        match self.status {
            Status::Concluded => true,
            Status::Meeting => self.handed_in_once(seat),
            Status::Scoring => {
                let total = self.sheets_total(seat);
                total > 0 && self.sheets_done(seat) == total
            }
            _ => false,
        }
    }

    /// Whether every sheet of a seat has been handed in, be it taken up again since.
    fn handed_in_once(&self, seat: &Seat) -> bool {
        let once = |subject: &&Subject| {
            self.sheet(seat.id, subject.id).is_some_and(|sheet| sheet.row.submitted_at.is_some())
        };
        self.subjects.iter().filter(once).count() >= self.sheets_total(seat)
    }
}
