//! What a viewer reads of a pilot: the published part for everybody, the papers for its parties.

use nhipcau_domain::{
    evaluation::grading::Grade,
    lifecycle::allowed,
    locale::Bilingual,
    pilot::{
        AiRiskClass, FollowUp, PilotKind, Status,
        indicator::{is_reached, progress},
        lifecycle::PilotLifecycle,
        milestone::Status as MilestoneStatus,
    },
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn, challenge,
    pilot::{Indicator, Measurement, Milestone, Pilot, measurement},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    AcceptanceView, IndicatorView, Loaded, MilestoneView,
    acceptance::{self, is_inside},
    files,
    indicator::Series,
};
use crate::{
    App, Ctx, Error, Result,
    attachment::{AttachmentView, PaperView},
    challenge::{ChallengeRef, signers_apart},
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions, readable},
};

/// A pilot in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotSummary {
    /// Id.
    pub id: Uuid,
    /// Readable code.
    pub code: String,
    /// The challenge it answers.
    pub challenge: ChallengeRef,
    /// The unit whose need it answers.
    pub proposer: OrgRef,
    /// The ordering department.
    pub orderer: OrgRef,
    /// The broker of the programme.
    pub broker: OrgRef,
    /// The organisation that carries it out.
    pub solver: OrgRef,
    /// What is carried out.
    pub kind: PilotKind,
    /// Status.
    pub status: Status,
    /// Title.
    pub title: Bilingual,
    /// Where it is carried out.
    pub sites: Vec<String>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day planned.
    pub ends_on: Option<Day>,
    /// How many milestones there are.
    pub milestones_total: usize,
    /// How many of them are reached.
    pub milestones_done: usize,
    /// How many indicators there are.
    pub indicators_total: usize,
    /// How many of them are at their target by the latest measurement.
    pub indicators_reached: usize,
    /// The grade on record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// What was decided to follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
    /// When it was set going.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// When it was graded or broken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Version.
    pub version: i32,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// What lists count, read for a whole page at once.
pub(super) struct Surroundings {
    pub(super) milestones: Vec<Milestone>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) measurements: Vec<Measurement>,
}

impl Surroundings {
    fn reached(&self, pilot_id: Uuid) -> Result<usize> {
        let mut count = 0;
        for indicator in self.indicators.iter().filter(|i| i.pilot_id == pilot_id) {
            let content = indicator.content()?;
            let series = self
                .measurements
                .iter()
                .filter(|m| m.indicator_id == indicator.id)
                .map(|m| Ok(m.point()?))
                .collect::<Result<Vec<_>>>()?;
            let latest = progress(&content, &series);
            count += usize::from(latest.is_some_and(|at| is_reached(&content, at.value)));
        }
        Ok(count)
    }
}

impl PilotSummary {
    pub(super) async fn of_rows(
        conn: &impl Conn,
        rows: &[Pilot],
        surroundings: &Surroundings,
        now: Timestamp,
    ) -> Result<Vec<Self>> {
        let ids: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
        let challenges = challenge::find_many(conn, &ids).await?;
        let orgs = OrgRefs::load(
            conn,
            rows.iter()
                .flat_map(|row| [row.proposer_id, row.orderer_id, row.broker_id, row.solver_id]),
        )
        .await?;
        readable(
            "pilot",
            rows,
            |row| row.id,
            |row| {
                let challenge = challenges
                    .iter()
                    .find(|challenge| challenge.id == row.challenge_id)
                    .ok_or_else(|| Error::unreadable("a pilot without a challenge"))?;
                let challenge = ChallengeRef::of(challenge, now)?;
                Self::of(row, challenge, &orgs, surroundings)
            },
        )
    }

    fn of(
        row: &Pilot,
        challenge: ChallengeRef,
        orgs: &OrgRefs,
        surroundings: &Surroundings,
    ) -> Result<Self> {
        let setup = row.setup()?;
        let own = || surroundings.milestones.iter().filter(|m| m.pilot_id == row.id);
        let done = |m: &&Milestone| m.status == MilestoneStatus::Done.as_str();
        Ok(Self {
            id: row.id,
            code: row.code.clone(),
            challenge,
            proposer: orgs.get(row.proposer_id)?,
            orderer: orgs.get(row.orderer_id)?,
            broker: orgs.get(row.broker_id)?,
            solver: orgs.get(row.solver_id)?,
            kind: row.kind()?,
            status: row.status()?,
            title: row.title(),
            sites: setup.sites,
            starts_on: setup.starts_on,
            ends_on: setup.ends_on,
            milestones_total: own().count(),
            milestones_done: own().filter(done).count(),
            indicators_total: surroundings
                .indicators
                .iter()
                .filter(|i| i.pilot_id == row.id)
                .count(),
            indicators_reached: surroundings.reached(row.id)?,
            grade: row.grade.as_deref().and_then(Grade::parse),
            follow_up: row.follow_up()?,
            started_at: row.started_at.map(Timestamp),
            ended_at: row.ended_at.map(Timestamp),
            version: row.version,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

/// Papers that only the parties and the acceptance council read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotPapers {
    /// The agreement it is carried out under.
    #[schema(required = false)]
    pub agreement_id: Uuid,
    /// The submission that won.
    #[schema(required = false)]
    pub submission_id: Uuid,
    /// Number of the ethics approval.
    pub ethics_reference: Option<String>,
    /// Number of the data annex.
    pub data_annex_reference: Option<String>,
    /// Whether the final report is filed.
    #[schema(required = false)]
    pub final_report_filed: bool,
    /// Files.
    #[schema(required = false)]
    pub attachments: Vec<AttachmentView>,
}

/// A pilot.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotView {
    /// The list form.
    #[serde(flatten)]
    pub summary: PilotSummary,
    /// Whether people are studied, so that ethics approval is needed.
    pub needs_ethics_approval: bool,
    /// Whether personal data are processed, so that a data annex is needed.
    pub needs_data_annex: bool,
    /// Whether artificial intelligence is used, so that a risk class is needed.
    pub needs_ai_risk_class: bool,
    /// Risk class of the artificial intelligence used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_risk_class: Option<AiRiskClass>,
    /// Milestones by the day they are due.
    pub milestones: Vec<MilestoneView>,
    /// Indicators with their measurements.
    pub indicators: Vec<IndicatorView>,
    /// How it was judged.
    pub acceptance: AcceptanceView,
    /// Papers; for the parties and the acceptance council.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub papers: Option<PilotPapers>,
    /// Signed papers of a decision that wait to be put on record; for the offices.
    pub laid_up: Vec<PaperView>,
    /// Whether the papers of its offices are signed by somebody who has not prepared them.
    pub separate_signer: bool,
    /// Whether this reader may lay up a signed paper that is wanted now.
    pub may_lay_up: bool,
    /// Whether the viewer may change the set-up now.
    pub may_set_up: bool,
    /// Whether the viewer may record milestones, measurements and reports now.
    pub may_record: bool,
    /// Whether the viewer may register deployments.
    pub may_register_deployment: bool,
    /// What the viewer could do. `recognise` and `close` are done by their signed decisions, at
    /// `/recognition` and `/follow-up`.
    pub allowed_actions: Vec<AllowedAction>,
}

/// The view of a pilot.
pub(super) async fn view(app: &App, ctx: &Ctx, row: Pilot) -> Result<PilotView> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let loaded = Loaded::of(conn, row, now).await?;
    let status = loaded.status()?;
    let inside = is_inside(conn, ctx, &loaded.row).await?;
    let mut actions = allowed::<PilotLifecycle>(status, &loaded.facts(&ctx.actor));
    actions.retain(|allowed| allowed.action != nhipcau_domain::pilot::lifecycle::Action::Fail);
    let milestones = loaded
        .milestones
        .iter()
        .map(|row| MilestoneView::of(row, loaded.today, inside))
        .collect::<Result<_>>()?;
    let series = Series {
        counting: loaded.measurements.clone(),
        voided: measurement::void_of_pilot(conn, loaded.row.id).await?,
    };
    let indicators = loaded
        .indicators
        .iter()
        .map(|row| IndicatorView::of(row, &series, inside))
        .collect::<Result<_>>()?;
    let papers = if inside { Some(papers(conn, ctx, &loaded).await?) } else { None };
    let acceptance = acceptance::of(conn, ctx, &loaded.row).await?;
    let awaited = acceptance::awaited_from(conn, &loaded).await?;
    let order = challenge::find(conn, loaded.row.challenge_id).await?;
    let apart = signers_apart(app, &order);
    let laid_up = files::laid_up(conn, ctx, &loaded.row, apart).await?;
    let (setup, parties, needs) = (loaded.setup, loaded.row.parties(), loaded.row.needs());
    let surroundings = Surroundings {
        milestones: loaded.milestones,
        indicators: loaded.indicators,
        measurements: series.counting,
    };
    let summary =
        PilotSummary::of_rows(conn, std::slice::from_ref(&loaded.row), &surroundings, now)
            .await?
            .pop()
            .ok_or_else(|| Error::internal("one row has one summary"))?;
    let follow_up = summary.follow_up;
    Ok(PilotView {
        summary,
        needs_ethics_approval: needs.ethics_approval,
        needs_data_annex: needs.data_annex,
        needs_ai_risk_class: needs.ai_risk_class,
        ai_risk_class: setup.ai_risk_class,
        milestones,
        indicators,
        acceptance,
        papers,
        laid_up,
        separate_signer: apart,
        may_lay_up: awaited.is_some_and(|office| ctx.actor.prepares_for(office)),
        may_set_up: status.is_planned() && parties.set_up_by(&ctx.actor),
        may_record: status.is_planned() && parties.recorded_by(&ctx.actor),
        may_register_deployment: nhipcau_domain::deployment::may_be_registered(follow_up).is_ok()
            && nhipcau_domain::deployment::may_register(parties.orderer_id, &ctx.actor),
        allowed_actions: allowed_actions(ctx.locale, actions),
    })
}

async fn papers(conn: &impl Conn, ctx: &Ctx, loaded: &Loaded) -> Result<PilotPapers> {
    Ok(PilotPapers {
        agreement_id: loaded.row.agreement_id,
        submission_id: loaded.row.submission_id,
        ethics_reference: loaded.setup.ethics_reference.clone(),
        data_annex_reference: loaded.setup.data_annex_reference.clone(),
        final_report_filed: loaded.work().final_report,
        attachments: files::listed(conn, ctx, &loaded.row).await?,
    })
}
