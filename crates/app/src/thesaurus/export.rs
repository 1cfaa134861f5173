//! `GET /thesaurus`: the thesaurus in force as one document.

use std::sync::Arc;

use nhipcau_store::Conn;
use sha2::{Digest, Sha256};

use super::in_force::{InForce, Keeper, once};
use crate::{App, Result, search::aside};

/// So many bytes of the digest travel in the tag.
const DIGEST: usize = 8;

/// A SKOS document in JSON-LD.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The document.
    pub text: Arc<str>,
    /// Changes with every change here and with every new version of what is shipped.
    pub tag: String,
}

/// The thesaurus in force: an open vocabulary, for anybody.
///
/// # Errors
/// When the database is not to be had.
pub async fn export(app: &App) -> Result<Exported> {
    app.thesaurus.exported(app.store.reader()).await
}

impl Keeper {
    /// The thesaurus in force as one document.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn exported(&self, conn: &impl Conn) -> Result<Exported> {
        let in_force = self.in_force(conn).await?;
        aside(move || once(&in_force.exported, || written(&in_force))).await?
    }
}

fn written(in_force: &InForce) -> Result<Exported> {
    let document = in_force.thesaurus()?.to_json_ld()?;
    let text = format!("{document:#}\n");
    let digest = hex::encode(&Sha256::digest(text.as_bytes())[..DIGEST]);
    Ok(Exported { text: text.into(), tag: format!("v{}-{digest}", in_force.version) })
}
