//! Files that are put on record as signed: by a party to an agreement, by an authority for its
//! decision.

use nhipcau_domain::attachment::{Noun, Purpose};
use nhipcau_store::{
    Conn,
    attachment::{self, Attachment},
    person::membership,
};
use uuid::Uuid;

use crate::{Error, Result};

/// A file that one party is about to put on record as signed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ToSign<'a> {
    /// The file.
    pub(crate) id: Uuid,
    /// What it may be attached to.
    pub(crate) at: &'a [(Noun, Uuid)],
    /// What it must have been uploaded for.
    pub(crate) purpose: Purpose,
    /// Who signs.
    pub(crate) party: Uuid,
    /// The person who signs for the party, where nobody puts on record what they have laid up
    /// themselves.
    pub(crate) apart_from: Option<Uuid>,
}

/// A signed file with the digest that goes on record beside it.
#[derive(Debug)]
pub(crate) struct Signed {
    /// Its row.
    pub(crate) file: Attachment,
    /// SHA-256 in hexadecimal.
    pub(crate) sha256: String,
}

/// Reads the file and checks that it is that party's own paper, uploaded for this purpose.
///
/// # Errors
/// `Invalid` at `/attachment_id`: nothing of the kind there, uploaded by another party, or by the
/// very person who signs where that is to be another.
pub(crate) async fn to_sign(conn: &impl Conn, asked: ToSign<'_>) -> Result<Signed> {
    let file = match attachment::find(conn, asked.id).await {
        Err(nhipcau_store::Error::NotFound) => {
            return Err(Error::field("/attachment_id", "unknown_reference"));
        }
        found => found?,
    };
    if !asked.at.contains(&(file.noun()?, file.subject_id)) || file.purpose()? != asked.purpose {
        return Err(Error::field("/attachment_id", "unknown_reference"));
    }
    let own = match file.uploaded_by_id {
        Some(person_id) => membership::of_person(conn, person_id)
            .await?
            .iter()
            .any(|membership| membership.organisation_id == asked.party),
        None => false,
    };
    if !own {
        return Err(Error::field("/attachment_id", "file_of_another_party"));
    }
    if asked.apart_from.is_some() && asked.apart_from == file.uploaded_by_id {
        return Err(Error::field("/attachment_id", "laid_up_by_signer"));
    }
    let sha256 = file
        .sha256
        .clone()
        .ok_or_else(|| Error::internal("a plain attachment without a digest"))?;
    Ok(Signed { file, sha256 })
}

/// As [`to_sign`], for a decision: each has a paper of its own.
///
/// # Errors
/// As there, and `Invalid` when another decision rests on the file.
pub(crate) async fn to_decide(conn: &impl Conn, asked: ToSign<'_>) -> Result<Signed> {
    let signed = to_sign(conn, asked).await?;
    if nhipcau_store::decision::rests_on(conn, asked.id).await? {
        return Err(Error::field("/attachment_id", "file_signed_before"));
    }
    Ok(signed)
}

/// Whether a signature or a decision rests on the file, so that it stays.
pub(super) async fn is_signed(conn: &impl Conn, id: Uuid) -> Result<bool> {
    Ok(nhipcau_store::decision::rests_on(conn, id).await?
        || nhipcau_store::agreement::signature::rests_on(conn, id).await?)
}
