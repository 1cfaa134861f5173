//! What the parties read of an agreement.

use nhipcau_domain::{
    agreement::{
        BudgetLine, Status,
        lifecycle::{AgreementLifecycle, may_prepare},
    },
    attachment::{Noun, Purpose},
    lifecycle::allowed,
    locale::Bilingual,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{Conn, agreement::Agreement, challenge, submission};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Loaded;
use crate::{
    App, Ctx, Result,
    attachment::{self, AttachmentView, PaperView, Signing},
    challenge::{ChallengeRef, signers_apart},
    view::{AllowedAction, OrgRef, OrgRefs, PersonRef, PersonRefs, allowed_actions, readable},
};

/// A party's signature.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignatureView {
    /// The party.
    pub organisation: OrgRef,
    /// Who signed for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// When.
    pub signed_at: Timestamp,
    /// The signed file.
    pub attachment_id: Uuid,
    /// SHA-256 of the signed file in hexadecimal.
    pub file_sha256: String,
}

/// An agreement in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgreementSummary {
    /// Id.
    pub id: Uuid,
    /// The challenge it was made for.
    pub challenge: ChallengeRef,
    /// The ordering department.
    pub orderer: OrgRef,
    /// The winning organisation.
    pub solver: OrgRef,
    /// Status.
    pub status: Status,
    /// Title.
    pub title: Bilingual,
    /// First day of the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<Day>,
    /// Last day of the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// When the last party signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<Timestamp>,
    /// Version.
    pub version: i32,
    /// When it was drawn up.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl AgreementSummary {
    pub(crate) async fn of_rows(
        conn: &impl Conn,
        rows: &[Agreement],
        now: Timestamp,
    ) -> Result<Vec<Self>> {
        let ids: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
        let challenges = challenge::find_many(conn, &ids).await?;
        let orgs = OrgRefs::load(conn, rows.iter().flat_map(|row| [row.orderer_id, row.solver_id]))
            .await?;
        let today = Day(now.vietnam_day());
        readable(
            "agreement",
            rows,
            |row| row.id,
            |row| {
                let challenge = challenges
                    .iter()
                    .find(|challenge| challenge.id == row.challenge_id)
                    .ok_or_else(|| crate::Error::unreadable("an agreement without a challenge"))?;
                let terms = row.terms()?;
                Ok(Self {
                    id: row.id,
                    challenge: ChallengeRef::of(challenge, now)?,
                    orderer: orgs.get(row.orderer_id)?,
                    solver: orgs.get(row.solver_id)?,
                    status: row.status()?.effective(terms.ends_on, today),
                    title: terms.title,
                    starts_on: terms.starts_on,
                    ends_on: terms.ends_on,
                    signed_at: row.signed_at.map(Timestamp),
                    version: row.version,
                    created_at: Timestamp(row.created_at),
                    updated_at: Timestamp(row.updated_at),
                })
            },
        )
    }
}

/// An agreement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgreementView {
    /// Id.
    pub id: Uuid,
    /// The challenge it was made for.
    pub challenge: ChallengeRef,
    /// Readable code of the submission that won.
    pub submission_code: String,
    /// The submission that won.
    pub submission_id: Uuid,
    /// The ordering department.
    pub orderer: OrgRef,
    /// The winning organisation.
    pub solver: OrgRef,
    /// The broker that follows it.
    pub broker: OrgRef,
    /// Status.
    pub status: Status,
    /// Title.
    pub title: Bilingual,
    /// Who owns and may use what comes out of it.
    pub ip_terms: Bilingual,
    /// The budget by source.
    pub budget: Vec<BudgetLine>,
    /// Where it is carried out.
    pub sites: Vec<String>,
    /// First day of the term.
    pub starts_on: Option<Day>,
    /// Last day of the term.
    pub ends_on: Option<Day>,
    /// Annex on the processing of personal data.
    pub data_annex: Option<Bilingual>,
    /// Whether the challenge processes personal data, so that the annex is needed.
    pub needs_data_annex: bool,
    /// The signatures that hold.
    pub signatures: Vec<SignatureView>,
    /// When the last party signed.
    pub signed_at: Option<Timestamp>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// Signed papers that wait to be put on record.
    pub laid_up: Vec<PaperView>,
    /// Whether the paper of this reader's side is signed by somebody who has not laid it up.
    pub separate_signer: bool,
    /// Whether this reader may lay up a signed paper that is wanted now.
    pub may_lay_up: bool,
    /// The pilot carried out under it.
    pub pilot_id: Option<Uuid>,
    /// Whether the viewer may change the draft now.
    pub may_edit: bool,
    /// Version.
    pub version: i32,
    /// When it was drawn up.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// What the viewer could do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// The view of an agreement that the actor may read.
pub(super) async fn view(app: &App, ctx: &Ctx, row: Agreement) -> Result<AgreementView> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let loaded = Loaded::of(conn, row, now).await?;
    let loaded = loaded.ask_preparer(app, conn, &ctx.actor).await?;
    AgreementView::of(app, ctx, &loaded).await
}

impl AgreementView {
    pub(crate) async fn of(app: &App, ctx: &Ctx, loaded: &Loaded) -> Result<Self> {
        let (conn, now) = (app.store.reader(), app.clock.now());
        let row = &loaded.row;
        let orgs = OrgRefs::load(conn, [row.orderer_id, row.solver_id, row.broker_id]).await?;
        let people =
            PersonRefs::on_papers(conn, loaded.signatures.iter().map(|one| one.person_id)).await?;
        let signatures = loaded
            .signatures
            .iter()
            .map(|signature| {
                Ok(SignatureView {
                    organisation: orgs.get(signature.organisation_id)?,
                    person: people.get(Some(signature.person_id)),
                    signed_at: Timestamp(signature.signed_at),
                    attachment_id: signature.attachment_id,
                    file_sha256: signature.file_sha256.clone(),
                })
            })
            .collect::<Result<Vec<_>>>()?;
        let status = loaded.status()?;
        let mut actions = allowed::<AgreementLifecycle>(status, &loaded.facts(&ctx.actor)?);
        actions.retain(|allowed| !allowed.action.is_effect());
        let terms = loaded.terms.clone();
        Ok(Self {
            id: row.id,
            challenge: ChallengeRef::of(&loaded.challenge, now)?,
            submission_code: submission::find(conn, row.submission_id).await?.code,
            submission_id: row.submission_id,
            orderer: orgs.get(row.orderer_id)?,
            solver: orgs.get(row.solver_id)?,
            broker: orgs.get(row.broker_id)?,
            status,
            title: terms.title,
            ip_terms: terms.ip_terms,
            budget: terms.budget,
            sites: terms.sites,
            starts_on: terms.starts_on,
            ends_on: terms.ends_on,
            data_annex: terms.data_annex,
            needs_data_annex: loaded.uses_personal_data,
            signed_at: row.signed_at.map(Timestamp),
            attachments: attachment::of_subject(conn, Noun::Agreement, row.id, Purpose::ALL)
                .await?,
            laid_up: laid_up(app, ctx, loaded).await?,
            separate_signer: apart(app, ctx, loaded),
            may_lay_up: status == Status::Draft && loaded.may_lay_up(&ctx.actor),
            pilot_id: loaded.pilot.as_ref().map(|pilot| pilot.id),
            may_edit: status == Status::Draft
                && signatures.is_empty()
                && may_prepare(loaded.parties(), &ctx.actor),
            signatures,
            version: row.version,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
            allowed_actions: allowed_actions(ctx.locale, actions),
        })
    }
}

/// Whether the reader's side keeps signer and preparer apart. The solver's owner may do both: there
/// may be nobody else.
fn apart(app: &App, ctx: &Ctx, loaded: &Loaded) -> bool {
    ctx.actor.prepares_for(loaded.row.orderer_id) && signers_apart(app, &loaded.challenge)
}

/// The signed papers that wait.
async fn laid_up(app: &App, ctx: &Ctx, loaded: &Loaded) -> Result<Vec<PaperView>> {
    let parties = loaded.parties().signed_by(&ctx.actor).into_iter().collect();
    let signing = Signing { actor: &ctx.actor, parties, apart: apart(app, ctx, loaded) };
    let thing = (Noun::Agreement, loaded.row.id);
    attachment::laid_up(app.store.reader(), thing, Purpose::Agreement, signing).await
}
