//! The result of a council as its rule set works it out, and the anonymous sheets from which
//! anybody can work it out again.

use std::collections::BTreeMap;

use nhipcau_domain::{
    actor::Actor,
    council::{CouncilKind, Status, minutes::Recommendation, sheet::SheetStatus},
    evaluation::{
        grading::{CriterionGrade, Grade, GradeCount},
        ranking::{FailedRule, Ranking, Row},
    },
    locale::Bilingual,
    rule_set::{Points, TieBreak},
};
use nhipcau_store::{Conn, council, pilot};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{Standing, result_is_out, standing},
    blind::is_coded,
    load::{Loaded, load},
};
use crate::{
    App, Ctx, Error, Result,
    sealing::seat_tag,
    view::{OrgRef, OrgRefs},
};

/// A rule set, as named by a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleSetRef {
    /// Code.
    pub code: String,
    /// Version.
    pub version: u32,
    /// Title.
    pub title: Bilingual,
    /// Whether an authority has confirmed it for official use.
    pub confirmed: bool,
}

/// A rule that a subject does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FailedRuleView {
    /// `no_sheets`, `pass_mark`, `minimum` or `zero_score`.
    pub rule: String,
    /// On which criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
}

/// One criterion of one subject.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CriterionResultView {
    /// The criterion.
    pub criterion: String,
    /// The average, rounded to two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average: Option<f64>,
    /// How far the members lie apart.
    pub spread: Points,
}

/// One subject's place.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankedView {
    /// The place, from 1; equal where only the council can part two subjects.
    pub rank: u32,
    /// The submission.
    pub subject_id: Uuid,
    /// Its code.
    pub code: String,
    /// Whose work it is; absent for those who judge without names, until the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// How many sheets count.
    pub sheets: u32,
    /// The average total, rounded to two decimals; the ranking compares exact figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average: Option<f64>,
    /// Whether every rule is met.
    pub passed: bool,
    /// The rules not met.
    pub failed_rules: Vec<FailedRuleView>,
    /// By criterion, in the order of the sheet.
    pub per_criterion: Vec<CriterionResultView>,
    /// How far the members' totals lie apart.
    pub spread: Points,
    /// The total that decides a tie, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_total: Option<Points>,
}

/// A sheet without its member's name and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnonymousSheet {
    /// The submission or the pilot.
    pub subject_id: Uuid,
    /// A number for the member; the same on all sheets of one member, and in no order that
    /// anybody but this installation could work out.
    pub seat: usize,
    /// Whether this member's total decides a tie in which the subject is.
    pub decides_ties: bool,
    /// Points by criterion.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub points: BTreeMap<String, Points>,
    /// Grades by criterion.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub grades: BTreeMap<String, CriterionGrade>,
}

/// The result of a council.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankingView {
    /// The council.
    pub council_id: Uuid,
    /// `points` or `grades`.
    pub method: String,
    /// By which rules.
    pub rule_set: RuleSetRef,
    /// The places; empty on a council that grades.
    pub computed: Vec<RankedView>,
    /// The grade that follows from the sheets, on a council that grades.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// How often each grade was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade_count: Option<GradeCount>,
    /// What parted the first from others with the same average.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tie_broken_by: Option<TieBreak>,
    /// What the council recommends, once it has concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Recommendation>,
    /// The sheets that count, once the result is out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<AnonymousSheet>,
}

/// The result of a council of the challenge: for its members while it meets, for the offices once
/// it has concluded, for anybody once a selection is decided; the result of an acceptance is for
/// the pilot's parties once the council has concluded. Without `council_id` the last selection
/// council is meant.
///
/// # Errors
/// `NotFound` when there is none or it is hidden; `Forbidden` for those who know of the council
/// and must wait.
pub async fn ranking(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    council_id: Option<Uuid>,
) -> Result<RankingView> {
    let conn = app.store.reader();
    let loaded = pick(conn, challenge_id, council_id).await?;
    let out = may_read(conn, &loaded, &ctx.actor).await?;
    let coded = match standing(conn, &loaded, &ctx.actor).await? {
        Some(standing) => is_coded(conn, &loaded, &standing).await?,
        None => false,
    };
    let ids = loaded.subjects.iter().filter(|_| !coded).map(|subject| subject.organisation_id);
    let refs = OrgRefs::load(conn, ids).await?;
    let refs = (!coded).then_some(&refs);
    let ranking = loaded.ranking();
    let tied = parted_by_chair(&loaded, ranking.as_ref());
    let computed = ranking
        .iter()
        .flat_map(|ranking| &ranking.rows)
        .map(|row| ranked(&loaded, row, refs, &tied))
        .collect::<Result<Vec<_>>>()?;
    let graded = loaded.graded();
    let concluded = loaded.status == Status::Concluded;
    Ok(RankingView {
        council_id: loaded.row.id,
        method: if loaded.kind == CouncilKind::Selection { "points" } else { "grades" }.to_owned(),
        rule_set: RuleSetRef {
            code: loaded.rules.code.clone(),
            version: loaded.rules.version,
            title: loaded.rules.title.clone(),
            confirmed: loaded.rules.confirmed,
        },
        computed,
        grade: graded.as_ref().and_then(|graded| graded.grade),
        grade_count: graded.as_ref().map(|graded| graded.count),
        tie_broken_by: ranking.as_ref().and_then(|ranking| ranking.tie_broken_by),
        recommendation: loaded
            .minutes
            .as_ref()
            .filter(|_| concluded)
            .map(|minutes| minutes.recommendation.clone()),
        sheets: if out { anonymous(app, &loaded, &tied) } else { Vec::new() },
    })
}

async fn pick(conn: &impl Conn, challenge_id: Uuid, id: Option<Uuid>) -> Result<Loaded> {
    if let Some(id) = id {
        let row = council::find(conn, id).await?;
        return if row.challenge_id == challenge_id {
            load(conn, row).await
        } else {
            Err(Error::NotFound)
        };
    }
    let mut rows = council::of_challenge(conn, challenge_id).await?;
    let (selection, dissolved) = (CouncilKind::Selection.as_str(), Status::Dissolved.as_str());
    rows.retain(|row| row.kind == selection && row.status != dissolved);
    let row = rows.pop().ok_or(Error::NotFound)?;
    load(conn, row).await
}

/// Whether the actor may read the result now; answers whether it is out for everybody concerned.
async fn may_read(conn: &impl Conn, loaded: &Loaded, actor: &Actor) -> Result<bool> {
    let out = result_is_out(conn, loaded).await?;
    if out && loaded.kind == CouncilKind::Selection {
        return Ok(true);
    }
    let meeting = matches!(loaded.status, Status::Meeting | Status::Concluded);
    match standing(conn, loaded, actor).await? {
        Some(Standing::Member(id)) if meeting && sees_others(loaded, id) => Ok(out),
        Some(Standing::Office) if loaded.status == Status::Concluded => Ok(out),
        Some(Standing::Concerned(_)) => Ok(out),
        Some(_) => Err(Error::Forbidden),
        None if out && recognised(conn, loaded).await? => Ok(true),
        None => Err(Error::NotFound),
    }
}

/// Whether the member on this seat may see what others gave.
fn sees_others(loaded: &Loaded, member_id: Uuid) -> bool {
    loaded.seats.iter().any(|seat| seat.id == member_id && loaded.may_see_others(seat))
}

/// The grade of a pilot is published with the recognition of its result.
async fn recognised(conn: &impl Conn, loaded: &Loaded) -> Result<bool> {
    use nhipcau_domain::decision::DecisionKind;
    let Some(pilot_id) = loaded.row.pilot_id else { return Ok(false) };
    let pilot = pilot::find(conn, pilot_id).await?;
    let decisions = nhipcau_store::decision::of_pilot(conn, pilot.id).await?;
    Ok(decisions.iter().any(|decision| decision.kind == DecisionKind::Recognition.as_str()))
}

/// One place; without `refs` nobody is named.
fn ranked(loaded: &Loaded, row: &Row, refs: Option<&OrgRefs>, tied: &[Uuid]) -> Result<RankedView> {
    let subject = loaded.subject(row.subject_id).ok_or(Error::NotFound)?;
    let failed_rules = row
        .failed
        .iter()
        .map(|failed| {
            let (rule, criterion) = match failed {
                FailedRule::NoSheets => ("no_sheets", None),
                FailedRule::PassMark => ("pass_mark", None),
                FailedRule::Minimum(key) => ("minimum", Some(key.clone())),
                FailedRule::ZeroScore(key) => ("zero_score", Some(key.clone())),
            };
            FailedRuleView { rule: rule.to_owned(), criterion }
        })
        .collect();
    let per_criterion = row
        .per_criterion
        .iter()
        .map(|result| CriterionResultView {
            criterion: result.key.clone(),
            average: result.average.rounded(),
            spread: result.spread,
        })
        .collect();
    Ok(RankedView {
        rank: row.rank,
        subject_id: row.subject_id,
        code: row.code.clone(),
        organisation: refs.map(|refs| refs.get(subject.organisation_id)).transpose()?,
        sheets: row.sheets,
        average: row.average.rounded(),
        passed: row.passed(),
        failed_rules,
        per_criterion,
        spread: row.spread,
        chair_total: row.chair_total.filter(|_| tied.contains(&row.subject_id)),
    })
}

/// The sheets that count. Members are numbered in an order that only this installation's key
/// yields: neither the order of their ids nor that of their seats, both of which readers of the
/// council's members know, may tell whose sheet is whose. The member whose total decides a tie is
/// marked only on the sheets that a tie needed.
fn anonymous(app: &App, loaded: &Loaded, tied: &[Uuid]) -> Vec<AnonymousSheet> {
    let decider = nhipcau_domain::evaluation::ranking::deciding_member(&loaded.voters());
    let mut voters: Vec<_> = loaded.voters().iter().map(|voter| voter.member_id).collect();
    voters.sort_by_key(|id| seat_tag(app, loaded.row.id, *id));
    let mut sheets: Vec<_> = loaded
        .sheets
        .iter()
        .filter(|sheet| sheet.status == SheetStatus::Submitted)
        .filter_map(|sheet| {
            let seat = voters.iter().position(|id| *id == sheet.row.member_id)? + 1;
            let scores = || sheet.content.scores.iter();
            Some(AnonymousSheet {
                subject_id: sheet.row.subject_id,
                seat,
                decides_ties: Some(sheet.row.member_id) == decider
                    && tied.contains(&sheet.row.subject_id),
                points: scores().filter_map(|(k, s)| Some((k.clone(), s.points?))).collect(),
                grades: scores().filter_map(|(k, s)| Some((k.clone(), s.grade?))).collect(),
            })
        })
        .collect();
    sheets.sort_by_key(|sheet| (sheet.subject_id, sheet.seat));
    sheets
}

/// The subjects whose place the chair's total decides, where the rule set says so.
fn parted_by_chair(loaded: &Loaded, ranking: Option<&Ranking>) -> Vec<Uuid> {
    if loaded.rules.tie_break.contains(&TieBreak::ChairScore) {
        ranking.map(Ranking::tied).unwrap_or_default()
    } else {
        Vec::new()
    }
}
