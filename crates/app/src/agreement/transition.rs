//! The steps of an agreement: signatures, taking them back, ending it.

use nhipcau_domain::{
    agreement::{
        Status,
        lifecycle::{Action, AgreementLifecycle, may_read},
    },
    attachment::{Noun, Purpose},
    lifecycle::{decide, entitled},
    locale::clean_text,
    organisation::Role,
    timestamp::Timestamp,
};
use nhipcau_mail::Template;
use nhipcau_store::{
    agreement::{self, Signature, signature},
    challenge,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AgreementView, Loaded, NOUN, view};
use crate::{
    Announcement, App, Ctx, Error, Expected, Happening, Result, Work,
    attachment::{ToSign, to_sign},
    challenge::signers_apart,
    pilot,
    view::OrgRefs,
};

/// A step to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionAgreement {
    /// `sign`, `revise` or `terminate`.
    pub action: Action,
    /// Written reasons, where the step needs them.
    pub reason: Option<String>,
    /// The signed file, for `sign`.
    pub attachment_id: Option<Uuid>,
}

/// Takes a step.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    version: Expected,
    body: TransitionAgreement,
) -> Result<AgreementView> {
    ctx.person()?;
    let action = body.action;
    if action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let work = app.begin(ctx).await?;
    let row = agreement::find(work.conn(), id).await?;
    // Shared by the parties: a cancellation takes the challenge alone, and nobody signs under it.
    challenge::find_locked(work.conn(), row.challenge_id, false).await?;
    let loaded = Loaded::find(work.conn(), id, work.now).await?;
    let mut loaded = loaded.ask_preparer(app, work.conn(), &ctx.actor).await?;
    if !may_read(loaded.parties(), &ctx.actor) {
        return Err(Error::NotFound);
    }
    let from = loaded.status()?;
    entitled::<AgreementLifecycle>(from, action, &loaded.facts(&ctx.actor)?)?;
    if !version.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    let to =
        decide::<AgreementLifecycle>(from, action, reason.as_deref(), &loaded.facts(&ctx.actor)?)?
            .to;
    let party = loaded.parties().signed_by(&ctx.actor).ok_or(Error::Forbidden)?;
    match action {
        Action::Sign => sign(&work, &mut loaded, party, body.attachment_id).await?,
        Action::Revise => {
            signature::revoke_all(work.conn(), id, work.now.0).await?;
        }
        _ => {}
    }
    loaded.read_signatures(work.conn()).await?;
    let happening = Happening::new(NOUN, id, action.as_str()).by(party);
    work.transition(happening, Some(from.as_str()), to.as_str(), reason.as_deref()).await?;
    loaded.row.status = to.into();
    // The last signature concludes the agreement in the same transaction.
    let conclusion =
        decide::<AgreementLifecycle>(to, Action::Conclude, None, &loaded.facts(&ctx.actor)?);
    if action == Action::Sign
        && let Ok(row) = conclusion
    {
        conclude(&work, &mut loaded, party, row.to).await?;
    }
    tell(&work, &loaded, action, party, reason.as_deref()).await?;
    loaded.row.updated_at = work.now.0;
    loaded.row = agreement::save(work.conn(), loaded.row).await?;
    if loaded.row.status()? == Status::Signed {
        pilot::go_on_under(&work, &loaded.row, party).await?;
    }
    work.commit().await?;
    view::view(app, ctx, loaded.row).await
}

async fn sign(
    work: &Work<'_>,
    loaded: &mut Loaded,
    party: Uuid,
    attachment_id: Option<Uuid>,
) -> Result<()> {
    let attachment_id = attachment_id.ok_or_else(|| Error::field("/attachment_id", "required"))?;
    let asked = ToSign {
        id: attachment_id,
        at: &[(Noun::Agreement, loaded.row.id)],
        purpose: Purpose::Agreement,
        party,
        apart_from: (party == loaded.row.orderer_id
            && signers_apart(work.app(), &loaded.challenge))
        .then_some(work.ctx().person_id())
        .flatten(),
    };
    let file_sha256 = to_sign(work.conn(), asked).await?.sha256;
    let row = Signature {
        id: work.new_id(),
        agreement_id: loaded.row.id,
        organisation_id: party,
        person_id: work.ctx().person()?.id,
        attachment_id,
        file_sha256,
        signed_at: work.now.0,
        revoked_at: None,
    };
    signature::insert(work.conn(), row).await?;
    Ok(())
}

async fn conclude(work: &Work<'_>, loaded: &mut Loaded, party: Uuid, to: Status) -> Result<()> {
    loaded.row.signed_at = Some(work.now.0);
    loaded.row.status = to.into();
    let hashes: Vec<_> =
        loaded.signatures.iter().map(|signature| signature.file_sha256.as_str()).collect();
    let happening = Happening::new(NOUN, loaded.row.id, Action::Conclude.as_str())
        .by(party)
        .with(json!({ "file_sha256": hashes }));
    work.transition(happening, Some(Status::Draft.as_str()), to.as_str(), None).await?;
    let announcement = Announcement {
        kind: Template::AgreementSigned,
        params: json!({
            "code": loaded.challenge.code,
            "title": loaded.challenge.title(),
            "agreement": loaded.terms.title,
            "signed_at": Timestamp(work.now.0),
        }),
        link: format!("/agreements/{}", loaded.row.id),
    };
    announce(work, loaded, &announcement).await
}

/// Tells both parties and the broker that signatures were taken back or the agreement was ended.
async fn tell(
    work: &Work<'_>,
    loaded: &Loaded,
    action: Action,
    party: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    let kind = match action {
        Action::Revise => Template::AgreementRevised,
        Action::Terminate => Template::AgreementTerminated,
        // A signature is told when the last one is in.
        Action::Sign | Action::Conclude | Action::Expire => return Ok(()),
    };
    let announcement = Announcement {
        kind,
        params: json!({
            "code": loaded.challenge.code,
            "title": loaded.challenge.title(),
            "agreement": loaded.terms.title,
            "by": OrgRefs::load(work.conn(), [party]).await?.get(party)?.name,
            "reason": reason,
        }),
        link: format!("/agreements/{}", loaded.row.id),
    };
    announce(work, loaded, &announcement).await
}

async fn announce(work: &Work<'_>, loaded: &Loaded, announcement: &Announcement) -> Result<()> {
    let [orderer, solver] = loaded.parties().signatories();
    let roles = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
    work.announce_to(&[orderer, solver, loaded.row.broker_id], &roles, announcement).await
}
