//! Signed papers that somebody has laid up and on which nothing rests yet.

use nhipcau_domain::{
    actor::Actor,
    attachment::{Noun, Purpose},
};
use nhipcau_store::{Conn, attachment, person::membership};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    signed::is_signed,
    view::{AttachmentView, Card},
};
use crate::{
    Result,
    view::{PersonRef, PersonRefs},
};

/// A signed paper that waits to be put on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaperView {
    /// The file.
    #[serde(flatten)]
    pub file: AttachmentView,
    /// Who laid it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<PersonRef>,
    /// Whether this reader may put it on record: it is their own party's, they sign for it, and it was
    /// laid up by somebody else where the rule set keeps signer and preparer apart.
    pub signable: bool,
}

/// For whom a reader signs.
#[derive(Debug, Clone)]
pub(crate) struct Signing<'a> {
    /// The reader.
    pub(crate) actor: &'a Actor,
    /// The parties in whose names the reader signs.
    pub(crate) parties: Vec<Uuid>,
    /// Whether nobody puts on record there what they have laid up themselves.
    pub(crate) apart: bool,
}

/// The papers of a thing that wait, the oldest first. The caller has checked that the reader may know
/// of them.
pub(crate) async fn laid_up(
    conn: &impl Conn,
    (noun, subject_id): (Noun, Uuid),
    purpose: Purpose,
    signing: Signing<'_>,
) -> Result<Vec<PaperView>> {
    let mut waiting = Vec::new();
    for row in attachment::of(conn, noun, subject_id).await? {
        if row.purpose()? == purpose && !is_signed(conn, row.id).await? {
            waiting.push(row);
        }
    }
    let people =
        PersonRefs::load(conn, waiting.iter().filter_map(|row| row.uploaded_by_id)).await?;
    let mut papers = Vec::new();
    for row in waiting {
        let own = match row.uploaded_by_id {
            Some(person_id) if !signing.parties.is_empty() => {
                membership::of_person(conn, person_id)
                    .await?
                    .iter()
                    .any(|one| signing.parties.contains(&one.organisation_id))
            }
            _ => false,
        };
        let by_reader =
            row.uploaded_by_id.is_some() && row.uploaded_by_id == signing.actor.person_id;
        papers.push(PaperView {
            file: Card::plain(&row)?.view(&row)?,
            prepared_by: people.get(row.uploaded_by_id),
            signable: own && !(signing.apart && by_reader),
        });
    }
    Ok(papers)
}
