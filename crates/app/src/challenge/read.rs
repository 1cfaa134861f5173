//! Reading one challenge, with everything decisions about it need.

use nhipcau_domain::{
    actor::Actor,
    attachment::{Noun, Purpose},
    challenge::{
        Status,
        deciding::Deciding,
        lifecycle::{Action, ChallengeFacts, ChallengeLifecycle, may_edit, may_read},
        section::{self, Content, SECTIONS},
    },
    document::Missing,
    lifecycle::{self, Allowed},
    rule_set::Authority,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    challenge::{self, Challenge, section::Section},
    event, programme,
};
use uuid::Uuid;

use super::{
    deciding,
    view::{ChallengeSummary, ChallengeView, Returned},
};
use crate::{
    App, Ctx, Error, Result, Work,
    attachment::{self, PaperView, Signing},
    council, submission,
    view::{AllowedAction, Completeness, OrgRefs, PersonRefs, SectionView, allowed_actions},
};

/// The action by which views list the signed decision on the selection.
const DECIDE: &str = "decide";

/// A challenge with its sections, as decisions need it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The row.
    pub row: Challenge,
    /// The sections that have been written.
    pub sections: Vec<Section>,
    contents: Vec<(String, Content)>,
    /// Required sections that are not filled.
    pub missing: Vec<Missing>,
}

impl Loaded {
    /// The content of a section, if it has been written.
    pub fn content(&self, key: &str) -> Option<&Content> {
        self.contents.iter().find(|(found, _)| found == key).map(|(_, content)| content)
    }
}

/// Reads a challenge that this actor may read.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the actor.
pub async fn find(conn: &impl Conn, actor: &Actor, id: Uuid, now: Timestamp) -> Result<Challenge> {
    let row = challenge::find(conn, id).await?;
    let left = row.returned_from()?;
    if may_read(row.status_at(now)?, left, row.is_public(), row.parties(), actor) {
        Ok(row)
    } else {
        Err(Error::NotFound)
    }
}

/// Reads a challenge that this actor may read, and keeps it as it is until the transaction ends: a
/// text is not written under a step of the lifecycle, and two sections written at once do not
/// undo each other's share of the challenge's columns.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the actor.
pub(super) async fn find_for_writing(work: &Work<'_>, id: Uuid) -> Result<Challenge> {
    challenge::find_locked(work.conn(), id, true).await?;
    find(work.conn(), &work.ctx().actor, id, work.now).await
}

/// Adds the sections to a challenge.
pub async fn load(conn: &impl Conn, row: Challenge) -> Result<Loaded> {
    let sections = challenge::section::of_challenge(conn, row.id).await?;
    let contents: Result<Vec<_>, _> = sections
        .iter()
        .map(|section| {
            section::from_json(&section.content).map(|content| (section.key.clone(), content))
        })
        .collect();
    let contents = contents?;
    let missing = section::missing(|key| {
        contents.iter().find(|(found, _)| found == key).map(|(_, content)| content)
    });
    Ok(Loaded { row, sections, contents, missing })
}

/// Whether the rule set of an order has the papers of its offices signed by somebody who has not
/// prepared them.
pub(crate) fn signers_apart(app: &App, row: &Challenge) -> bool {
    let rules = row.rule_set.as_deref().and_then(|code| app.rule_sets.latest(code));
    rules.is_some_and(|rules| rules.procedure.separate_signer == Some(true))
}

/// The acts by which somebody writes in an order.
const WRITING: &[&str] = &["create", "edit", "edit_section", "attach", "detach"];

/// What the lifecycle asks about this challenge.
pub(super) async fn facts<'a>(
    app: &App,
    conn: &impl Conn,
    actor: &'a Actor,
    loaded: &'a Loaded,
    now: Timestamp,
) -> Result<ChallengeFacts<'a>> {
    let row = &loaded.row;
    // Nobody is told whether anything was sent before the deadline.
    let submissions = if row.status_at(now)? == Status::Closed {
        submission::sent_count(conn, row.id).await?
    } else {
        0
    };
    let procedure = row
        .rule_set
        .as_deref()
        .and_then(|code| app.rule_sets.latest(code))
        .map(|set| &set.procedure);
    let prepared_by_actor = match actor.person_id {
        Some(person_id) if signers_apart(app, row) => {
            event::acted(conn, ("challenge", row.id), person_id, WRITING).await?
        }
        _ => false,
    };
    let deciding = deciding::deciding(app, conn, row, row.status_at(now)?).await?;
    Ok(ChallengeFacts {
        actor,
        parties: row.parties(),
        now,
        // Until the publication it is only meant to be one.
        closes_at: row.closes_at().filter(|_| row.is_public()),
        asked_deadline: None,
        asked_opening: None,
        opens_at: row.opens_at.map(Timestamp),
        doing: false,
        returned_from: row.returned_from()?,
        missing: &loaded.missing,
        prepared_by_actor,
        direct_approval: procedure.and_then(|procedure| procedure.direct_approval).unwrap_or(false),
        call_min_days: procedure.and_then(|procedure| procedure.call_min_days).unwrap_or(0),
        submissions,
        deciding,
    })
}

/// Reads a whole challenge.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<ChallengeView> {
    let row = find(app.store.reader(), &ctx.actor, id, app.clock.now()).await?;
    view(app, ctx, row).await
}

/// Reads a whole challenge by its readable code.
pub async fn read_by_code(app: &App, ctx: &Ctx, code: &str) -> Result<ChallengeView> {
    let row = challenge::find_by_code(app.store.reader(), code).await?;
    read(app, ctx, row.id).await
}

/// The view of a challenge that the actor may read.
pub(super) async fn view(app: &App, ctx: &Ctx, row: Challenge) -> Result<ChallengeView> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let party = row.parties().include(&ctx.actor);
    let loaded = load(conn, row).await?;
    let facts = facts(app, conn, &ctx.actor, &loaded, now).await?;
    let status = loaded.row.status_at(now)?;
    let (decisions, rest): (Vec<_>, Vec<_>) =
        lifecycle::allowed::<ChallengeLifecycle>(status, &facts)
            .into_iter()
            .partition(|allowed| allowed.action.is_decision());
    let steps = rest.into_iter().filter(|allowed| !allowed.action.is_effect()).collect();
    let mut actions = allowed_actions(ctx.locale, steps);
    actions.extend(decide_action(ctx, decisions));
    let row = &loaded.row;
    let programme = programme::find(conn, row.programme_id).await?;
    let refs = OrgRefs::load(conn, [row.orderer_id, row.proposer_id]).await?;
    let people =
        PersonRefs::load(conn, loaded.sections.iter().filter_map(|section| section.updated_by_id))
            .await?;
    let sections = SECTIONS
        .iter()
        .map(|spec| {
            let written = loaded.sections.iter().find(|section| section.key == spec.key);
            SectionView {
                key: spec.key.to_owned(),
                version: written.map_or(0, |section| section.version),
                content: loaded.content(spec.key).cloned().unwrap_or_default(),
                updated_at: written.filter(|_| party).map(|section| Timestamp(section.updated_at)),
                updated_by: written
                    .filter(|_| party)
                    .and_then(|section| people.get(section.updated_by_id)),
                limit: spec.limit,
                required: spec.required,
            }
        })
        .collect();
    let apart = signers_apart(app, row);
    let decides = works_on_decision(conn, ctx, row).await?;
    let returned =
        if party && status == Status::Returned { returned(conn, row.id).await? } else { None };
    Ok(ChallengeView {
        summary: ChallengeSummary::of(row, &programme, &refs, now, party)?,
        sections,
        attachments: attachment::of_subject(conn, Noun::Challenge, row.id, &[Purpose::Attachment])
            .await?,
        laid_up: if decides { laid_up(conn, ctx, row, apart).await? } else { Vec::new() },
        separate_signer: apart,
        may_lay_up: decides && may_lay_up(ctx, row, status, facts.deciding),
        completeness: party.then(|| Completeness::of(ctx.locale, &loaded.missing)),
        returned,
        editable: may_edit(status, row.parties(), &ctx.actor),
        allowed_actions: actions,
    })
}

/// Whether the reader, who works on the decision, prepares for the office that signs it, now that it
/// is due or a further one may follow.
fn may_lay_up(ctx: &Ctx, row: &Challenge, status: Status, deciding: Deciding) -> bool {
    let office = match deciding.authority {
        Authority::Orderer => row.orderer_id,
        Authority::Broker => row.broker_id,
    };
    let due = status == Status::InEvaluation || (status == Status::Awarded && deciding.winner_out);
    due && ctx.actor.prepares_for(office)
}

/// Whether the reader works in an office that runs the call and may know who is to win: not who judges
/// without names.
async fn works_on_decision(conn: &impl Conn, ctx: &Ctx, row: &Challenge) -> Result<bool> {
    Ok(row.parties().run_by(&ctx.actor)
        && !council::blind::meets_codes(conn, &ctx.actor, row.id).await?)
}

/// The papers of a decision that wait, for who works on it.
async fn laid_up(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &Challenge,
    apart: bool,
) -> Result<Vec<PaperView>> {
    let offices = [row.orderer_id, row.broker_id];
    let parties = offices.into_iter().filter(|id| ctx.actor.signs_for(*id)).collect();
    let signing = Signing { actor: &ctx.actor, parties, apart };
    attachment::laid_up(conn, (Noun::Challenge, row.id), Purpose::Decision, signing).await
}

/// The signed decision, as one action of its own route: possible when either outcome is, else
/// blocked with the reason why nobody can be chosen.
fn decide_action(ctx: &Ctx, decisions: Vec<Allowed<Action>>) -> Option<AllowedAction> {
    let first = decisions
        .iter()
        .position(|allowed| allowed.blocked.is_none())
        .or((!decisions.is_empty()).then_some(0))?;
    let one = decisions.into_iter().nth(first)?;
    let mut action = allowed_actions(ctx.locale, vec![one]).pop()?;
    DECIDE.clone_into(&mut action.action);
    // Whether reasons are needed depends on what is decided; the decision's own route says so.
    action.reason_required = false;
    Some(action)
}

async fn returned(conn: &impl Conn, id: Uuid) -> Result<Option<Returned>> {
    let history = nhipcau_store::history::of_subject(conn, "challenge", id).await?;
    let Some(last) =
        history.into_iter().rev().find(|row| row.to_status == Status::Returned.as_str())
    else {
        return Ok(None);
    };
    let people = PersonRefs::load(conn, last.person_id).await?;
    Ok(Some(Returned {
        reason: last.reason.unwrap_or_default(),
        by: people.get(last.person_id),
        at: Timestamp(last.at),
    }))
}
