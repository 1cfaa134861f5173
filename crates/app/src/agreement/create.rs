//! Drawing up an agreement.

use nhipcau_domain::{
    agreement::{self as rules, BudgetLine, Status, Terms},
    locale::Bilingual,
    organisation::Role,
    submission,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    agreement::{self, Agreement},
    challenge::{self, Challenge},
    submission as submissions,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AgreementView, NOUN, view};
use crate::{Announcement, App, Ctx, Error, Happening, Result, pilot, view::OrgRefs};

/// A new agreement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAgreement {
    /// The awarded challenge.
    pub challenge_id: Uuid,
    /// Title.
    pub title: Bilingual,
    /// Who owns and may use what comes out of it.
    #[serde(default)]
    pub ip_terms: Bilingual,
    /// The budget by source.
    #[serde(default)]
    pub budget: Vec<BudgetLine>,
    /// Where it is carried out.
    #[serde(default)]
    pub sites: Vec<String>,
    /// First day of the term.
    pub starts_on: Option<Day>,
    /// Last day of the term.
    pub ends_on: Option<Day>,
    /// The annex on the processing of personal data.
    pub data_annex: Option<Bilingual>,
}

/// Draws up an agreement between the orderer and the winner of a challenge: after the award, or
/// while its pilot is under way and the agreement before has run out.
pub async fn create(app: &App, ctx: &Ctx, body: CreateAgreement) -> Result<AgreementView> {
    let person_id = ctx.person()?.id;
    let CreateAgreement {
        challenge_id,
        title,
        ip_terms,
        budget,
        sites,
        starts_on,
        ends_on,
        data_annex,
    } = body;
    let terms = Terms { title, ip_terms, budget, sites, starts_on, ends_on, data_annex };
    // One whose term has run out stands in nobody's way, whether or not the job has said so.
    super::expire_due(app).await?;
    let work = app.begin(ctx).await?;
    let challenge = match challenge::find_locked(work.conn(), challenge_id, true).await {
        Err(nhipcau_store::Error::NotFound) => {
            return Err(Error::field("/challenge_id", "unknown_reference"));
        }
        found => found?,
    };
    if !ctx.actor.prepares_for(challenge.orderer_id) {
        // One that is hidden from the reader is not told apart from none.
        return Err(if challenge.is_public() {
            Error::Forbidden
        } else {
            Error::field("/challenge_id", "unknown_reference")
        });
    }
    let terms = terms.normalised()?;
    let others = agreement::of_challenge(work.conn(), challenge.id).await?;
    let live = others
        .iter()
        .map(|other| Ok(other.status()?.is_live()))
        .collect::<Result<Vec<bool>>>()?
        .contains(&true);
    let status = challenge.status_at(work.now)?;
    let pilot_runs = pilot::under_way(work.conn(), challenge.id).await?.is_some();
    rules::may_be_drawn_up(
        status,
        pilot_runs,
        standstill_ends_at(app, &challenge),
        work.now,
        live,
    )?;
    let winners =
        submissions::of_challenge(work.conn(), challenge.id, &[submission::Status::Awarded])
            .await?;
    let winner = winners.first().ok_or_else(|| Error::internal("an award without a winner"))?;

    let mut row = Agreement {
        id: work.new_id(),
        challenge_id: challenge.id,
        submission_id: winner.id,
        orderer_id: challenge.orderer_id,
        solver_id: winner.organisation_id,
        broker_id: challenge.broker_id,
        status: Status::Draft.into(),
        title: json!({}),
        ip_terms: json!({}),
        budget: json!([]),
        sites: json!([]),
        starts_on: None,
        ends_on: None,
        data_annex: None,
        signed_at: None,
        created_by_id: Some(person_id),
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    row.set_terms(&terms);
    let row = agreement::insert(work.conn(), row).await?;
    let happening = Happening::new(NOUN, row.id, "create")
        .by(row.orderer_id)
        .with(json!({ "challenge_id": challenge.id, "solver_id": row.solver_id }));
    work.transition(happening, None, Status::Draft.as_str(), None).await?;
    let solver = OrgRefs::load(work.conn(), [row.solver_id]).await?.get(row.solver_id)?;
    let announcement = Announcement {
        kind: Template::AgreementToSign,
        params: json!({
            "code": challenge.code,
            "title": challenge.title(),
            "organisation": solver.name,
            "agreement": terms.title,
        }),
        link: format!("/agreements/{}", row.id),
    };
    let parties = [row.orderer_id, row.solver_id];
    work.announce_to(&parties, &[Role::Owner, Role::Approver], &announcement).await?;
    work.commit_created(&format!("/agreements/{}", row.id)).await?;
    view::view(app, ctx, row).await
}

/// When the standstill after the decision on a challenge is over; `None` without a decision. Its
/// length froze at publication, so the rule set is the one in force on that day.
pub(super) fn standstill_ends_at(app: &App, challenge: &Challenge) -> Option<Timestamp> {
    let decided_at = Timestamp(challenge.decided_at?);
    let published_on = Day(Timestamp(challenge.published_at?).vietnam_day());
    let days = challenge
        .rule_set
        .as_deref()
        .and_then(|code| {
            app.rule_sets.in_force(code, published_on).or_else(|| app.rule_sets.latest(code))
        })
        .and_then(|rules| rules.procedure.standstill_days)
        .unwrap_or(0);
    Some(rules::standstill_ends(decided_at, days))
}
