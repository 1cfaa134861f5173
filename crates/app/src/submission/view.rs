//! What a reader of a submission gets.

use nhipcau_domain::{
    lifecycle,
    locale::Bilingual,
    money::Money,
    revision::Revision,
    submission::{
        Status, SubmissionKind,
        lifecycle::SubmissionLifecycle,
        section::{Content, SECTIONS, total},
        visibility::Sight,
    },
    timestamp::Timestamp,
};
use nhipcau_store::{challenge::Challenge, submission::Submission};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{check_writing, meet, redacts},
    readings::note,
    receipt::ReceiptView,
    transition::{Instants, facts},
    unsealed::{demands, unseal},
};
use crate::{
    App, Ctx, Error, Result,
    attachment::AttachmentView,
    challenge::{self, ChallengeRef},
    council,
    view::{
        AllowedAction, Completeness, OrgRef, OrgRefs, PersonRefs, SectionView, allowed_actions,
    },
};

/// A submission in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SubmissionSummary {
    /// Id.
    pub id: Uuid,
    /// Readable code; not numbered, so that it tells nothing about others.
    pub code: String,
    /// The challenge it answers.
    pub challenge: ChallengeRef,
    /// The submitting organisation; absent for those who judge without names, until the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Whether this reader judges without names: the organisation, its team and every name known to
    /// the server are withheld.
    pub coded: bool,
    /// The capability it builds on; absent too where names are withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability_id: Option<Uuid>,
    /// What kind of answer it is.
    pub kind: SubmissionKind,
    /// Status.
    pub status: Status,
    /// Title; absent until somebody has written it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// The deadline of the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// When it was last sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// When it was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// Version.
    pub version: i32,
    /// How often a piece of its text has been written; with the version it makes the `ETag`.
    pub content_revision: i32,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When its status or title was changed last.
    pub updated_at: Timestamp,
}

impl SubmissionSummary {
    /// The state in which it was read.
    pub const fn revision(&self) -> Revision {
        Revision { version: self.version, content: self.content_revision }
    }

    /// The list form of a submission, whose challenge is among `calls`.
    pub(super) fn of(
        row: &Submission,
        calls: &[Challenge],
        refs: &OrgRefs,
        (title, sight): (Option<Bilingual>, Sight),
        now: Timestamp,
    ) -> Result<Self> {
        let coded = sight.is_coded();
        let call = calls
            .iter()
            .find(|call| call.id == row.challenge_id)
            .ok_or_else(|| Error::internal("submission without challenge"))?;
        Ok(Self {
            id: row.id,
            code: row.code.clone(),
            challenge: ChallengeRef::of(call, now)?,
            organisation: if coded { None } else { Some(refs.get(row.organisation_id)?) },
            coded,
            capability_id: row.capability_id.filter(|_| !coded),
            kind: row.kind()?,
            status: row.status()?,
            title: title.filter(|title| !title.is_blank()),
            closes_at: call.closes_at(),
            sent_at: row.sent_at.map(Timestamp),
            opened_at: row.opened_at.map(Timestamp),
            version: row.version,
            content_revision: row.content_revision,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

/// A whole submission.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SubmissionView {
    /// The list form.
    #[serde(flatten)]
    pub summary: SubmissionSummary,
    /// The sections in order.
    pub sections: Vec<SectionView<Content>>,
    /// Attachments.
    pub attachments: Vec<AttachmentView>,
    /// The sum of the budget lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_total: Option<Money>,
    /// What is missing before it may be sent; only for its own organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completeness: Option<Completeness>,
    /// The receipt of the last send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptView>,
    /// Why it was screened out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screening_reason: Option<String>,
    /// Whether the call is judged without names, and not decided yet.
    pub blind: bool,
    /// How many files are withheld from this reader, because nobody has confirmed that they name
    /// nobody.
    pub withheld_files: usize,
    /// Whether this reader may confirm that a file names nobody.
    pub confirms_redaction: bool,
    /// Whether this reader may change the text now.
    pub editable: bool,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// Reads a whole submission.
///
/// # Errors
/// `NotFound` when it does not exist or is sealed from the reader.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<SubmissionView> {
    let (row, call, sight) = meet(app.store.reader(), &ctx.actor, id).await?;
    note(app, ctx, &row, &call, sight, None).await?;
    view(app, ctx, row, call, sight).await
}

/// The view of a submission that the actor may read, as far as the actor is to see it.
pub(super) async fn view(
    app: &App,
    ctx: &Ctx,
    row: Submission,
    call: Challenge,
    sight: Sight,
) -> Result<SubmissionView> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let own = ctx.actor.belongs_to(row.organisation_id);
    let mut content = unseal(app, conn, &row).await?;
    let blind = council::blind::is_awaited(app, conn, &call, now).await?;
    let confirms_redaction =
        blind && !sight.is_coded() && redacts(conn, &ctx.actor, &row, &call).await?;
    if blind || sight.is_coded() {
        content.mark_confirmed(conn, row.id).await?;
    }
    let withheld_files =
        if sight.is_coded() { content.withhold(app, conn, &row).await? } else { 0 };
    let call = challenge::load(conn, call).await?;
    let demands = demands(&call);
    let missing = content.missing(&demands);
    let facts = facts(conn, &ctx.actor, &row, &call.row, &missing, Instants::of(now)).await?;
    let allowed = lifecycle::allowed::<SubmissionLifecycle>(row.status()?, &facts)
        .into_iter()
        .filter(|allowed| !allowed.action.is_effect())
        .collect();
    let refs = OrgRefs::load(conn, [row.organisation_id]).await?;
    let writers = content.sections.iter().filter_map(|(part, _)| part.updated_by_id);
    let people = PersonRefs::load(conn, writers).await?;
    let sections = SECTIONS
        .iter()
        .map(|spec| {
            let written = content.sections.iter().find(|(part, _)| part.key == spec.key);
            let part = written.map(|(part, _)| part);
            SectionView {
                key: spec.key.to_owned(),
                version: part.map_or(0, |part| part.version),
                content: written.map(|(_, content)| content.clone()).unwrap_or_default(),
                updated_at: part.filter(|_| own).map(|part| Timestamp(part.updated_at)),
                updated_by: part.filter(|_| own).and_then(|part| people.get(part.updated_by_id)),
                limit: spec.limit,
                required: demands.require(spec),
            }
        })
        .collect();
    let budget_total = content.content("budget").and_then(|budget| total(budget.lines.as_deref()?));
    // A receipt states the hash of the whole content, names and all.
    let receipt = if sight.is_coded() { None } else { ReceiptView::last(conn, &row).await? };
    let editable = check_writing(&ctx.actor, &row, &call.row, now).is_ok();
    let calls = [call.row];
    Ok(SubmissionView {
        summary: SubmissionSummary::of(&row, &calls, &refs, (content.title, sight), now)?,
        sections,
        attachments: content.attachments,
        budget_total,
        completeness: own.then(|| Completeness::of(ctx.locale, &missing)),
        receipt,
        screening_reason: row.screening_reason.filter(|_| !sight.is_coded()),
        blind,
        withheld_files,
        confirms_redaction,
        editable,
        allowed_actions: allowed_actions(ctx.locale, allowed),
    })
}
