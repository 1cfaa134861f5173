//! The content of a submission in the clear, for a reader who may read it.

use std::collections::{BTreeMap, HashMap};

use aws_lc_rs::digest::{SHA256, digest};
use nhipcau_domain::{
    attachment::Noun,
    document::Missing,
    locale::Bilingual,
    submission::{
        receipt::canonical,
        section::{self, Content, Demands},
        visibility::Sight,
    },
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    attachment::{self, redaction},
    submission::{
        Submission,
        section::{self as sections, Section},
    },
};
use serde_json::json;
use uuid::Uuid;

use super::{access::key_of, coded};
use crate::{
    App, Error, Expected, Result,
    attachment::{AttachmentView, Card},
    challenge::Loaded,
    sealing::{DataKey, Part},
    view::unless_unreadable,
};

/// The key under which the title is kept among the sections.
pub(super) const TITLE: &str = "title";

/// The content of a submission.
#[derive(Debug)]
pub struct Unsealed {
    /// Title.
    pub title: Option<Bilingual>,
    /// The written sections: what the row says and what it contains.
    pub sections: Vec<(Section, Content)>,
    /// Attachments.
    pub attachments: Vec<AttachmentView>,
    /// Version of the title; 0 when nobody has written it.
    pub title_version: i32,
}

impl Unsealed {
    /// The content of a section, if it has been written.
    pub fn content(&self, key: &str) -> Option<&Content> {
        self.sections.iter().find(|(row, _)| row.key == key).map(|(_, content)| content)
    }

    /// Notes on its files of which somebody has confirmed that they name nobody.
    pub(super) async fn mark_confirmed(&mut self, conn: &impl Conn, id: Uuid) -> Result<()> {
        for confirmed in redaction::of_submission(conn, id).await? {
            let file = self.attachments.iter_mut().find(|file| file.id == confirmed.attachment_id);
            if let Some(file) = file {
                file.redaction_confirmed_at = Some(Timestamp(confirmed.confirmed_at));
            }
        }
        Ok(())
    }

    /// Takes out of it what names anybody, and the files that may; answers how many those are.
    pub(super) async fn withhold(
        &mut self,
        app: &App,
        conn: &impl Conn,
        row: &Submission,
    ) -> Result<usize> {
        let names = coded::names(app, conn, std::slice::from_ref(row)).await?;
        let names = names
            .get(&row.id)
            .ok_or_else(|| Error::internal("a submission without a list of names"))?;
        self.title = self.title.as_ref().map(|title| names.take_out_of_both(title));
        for (_, content) in &mut self.sections {
            *content = names.take_out_of_section(content);
        }
        let all = self.attachments.len();
        self.attachments.retain(|file| file.redaction_confirmed_at.is_some());
        for file in &mut self.attachments {
            file.file_name = coded::file_name(&row.code, file.id, file.media_type);
        }
        Ok(all - self.attachments.len())
    }

    /// What keeps it from being handed in.
    pub fn missing(&self, demands: &Demands) -> Vec<Missing> {
        section::missing(self.title.as_ref(), demands, |key| self.content(key))
    }

    /// The content hash that a receipt states.
    pub fn content_hash(&self) -> String {
        let sections: BTreeMap<_, _> =
            self.sections.iter().map(|(row, content)| (row.key.clone(), json!(content))).collect();
        let digests: Vec<_> = self.attachments.iter().map(|file| file.sha256.clone()).collect();
        let text = canonical(&json!(self.title), &sections, &digests);
        hex::encode(digest(&SHA256, text.as_bytes()))
    }
}

/// Decrypts a submission. The caller has checked that its reader may read it.
pub async fn unseal(app: &App, conn: &impl Conn, row: &Submission) -> Result<Unsealed> {
    let key = key_of(app, row)?;
    let (mut title, mut title_version) = (None, 0);
    let mut contents = Vec::new();
    for part in sections::of_submission(conn, row.id).await? {
        let plain = key.open(Part::Section(&part.key, part.version), &part.sealed)?;
        if part.key == TITLE {
            title = Some(serde_json::from_slice(&plain)?);
            title_version = part.version;
        } else {
            contents.push((part, serde_json::from_slice(&plain)?));
        }
    }
    let mut attachments = Vec::new();
    for file in attachment::of(conn, Noun::Submission, row.id).await? {
        attachments.push(Card::open(&file, &key)?.view(&file)?);
    }
    Ok(Unsealed { title, sections: contents, attachments, title_version })
}

/// The titles of several submissions. The caller has checked that its reader may read them, and how.
pub async fn titles(
    app: &App,
    conn: &impl Conn,
    rows: &[Submission],
    sight: Sight,
) -> Result<HashMap<Uuid, Bilingual>> {
    let names = match sight {
        Sight::Whole => HashMap::new(),
        Sight::Coded => coded::names(app, conn, rows).await?,
    };
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut found = HashMap::new();
    for part in sections::of_many(conn, &ids, TITLE).await? {
        let Some(row) = rows.iter().find(|row| row.id == part.submission_id) else { continue };
        let title = key_of(app, row)
            .and_then(|key| key.open(Part::Section(TITLE, part.version), &part.sealed))
            .and_then(|plain| Ok(serde_json::from_slice(&plain)?));
        let title: Option<Bilingual> = unless_unreadable("submission", row.id, title)?;
        let title = title.map(|title| match names.get(&row.id) {
            Some(names) => names.take_out_of_both(&title),
            None => title,
        });
        found.extend(title.map(|title| (row.id, title)));
    }
    Ok(found)
}

/// Writes one sealed part in its next version.
///
/// # Errors
/// `Stale` when somebody else has written since version `expected`.
pub(super) async fn write_part(
    work: &crate::Work<'_>,
    key: &DataKey,
    submission_id: Uuid,
    name: &str,
    expected: Expected,
    plain: &[u8],
) -> Result<Section> {
    let conn = work.conn();
    let found = sections::find_by_key(conn, submission_id, name).await?;
    let version = found.as_ref().map_or(0, |part| part.version);
    if !expected.names(version) {
        return Err(crate::Error::Stale);
    }
    let part = Section {
        id: found.as_ref().map_or_else(|| work.new_id(), |part| part.id),
        submission_id,
        key: name.to_owned(),
        sealed: key.seal(Part::Section(name, version + 1), plain)?,
        version,
        updated_at: work.now.0,
        updated_by_id: work.ctx().person_id(),
    };
    let written = match found {
        None => sections::insert(conn, Section { version: 1, ..part }).await,
        Some(_) => sections::save(conn, part).await,
    };
    // Two people writing a section for the first time meet at the unique index.
    match written {
        Err(nhipcau_store::Error::Duplicate(_)) => Err(crate::Error::Stale),
        other => Ok(other?),
    }
}

/// What the challenge asks of its submissions.
pub(super) fn demands(challenge: &Loaded) -> Demands {
    let measures = challenge.content("outcome").and_then(|content| content.measures.as_deref());
    Demands {
        measure_keys: measures
            .unwrap_or_default()
            .iter()
            .map(|measure| measure.key.clone())
            .collect(),
        personal_data: challenge
            .content("constraints")
            .and_then(|content| content.uses_personal_data)
            .unwrap_or(false),
    }
}
