//! From rows to documents of the index. Nothing that only its parties may read gets into one.

use std::collections::HashMap;

use nhipcau_domain::{
    capability::{Content as CapabilityContent, Status as CapabilityStatus, Visibility},
    challenge::section::Content,
    locale::Bilingual,
    timestamp::Timestamp,
    topic::Topic,
};
use nhipcau_search::{
    Audience, Document, Noun,
    document::{Budget, OrganisationRef, Readiness},
};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
    challenge::{self, Challenge},
    organisation::{self, Organisation},
    programme, topic,
};
use uuid::Uuid;

use crate::{
    Error, Result, challenge as challenges,
    view::{readable, unless_unreadable},
};

/// Builds documents; holds what many of them share.
pub(crate) struct Builder {
    topics: HashMap<String, Topic>,
    programmes: HashMap<Uuid, String>,
}

impl Builder {
    /// Reads the vocabularies.
    pub async fn load(conn: &impl Conn) -> Result<Self> {
        let topics = topic::all(conn).await?;
        let programmes = programme::all(conn).await?;
        Ok(Self {
            topics: topics.into_iter().map(|topic| (topic.code.clone(), topic)).collect(),
            programmes: programmes.into_iter().map(|row| (row.id, row.code)).collect(),
        })
    }

    /// The topics with these codes and every broader one.
    fn topics(&self, codes: &[String]) -> Vec<Topic> {
        let mut out: Vec<Topic> = Vec::new();
        for code in codes {
            let mut next = self.topics.get(code);
            while let Some(topic) = next {
                if out.iter().any(|known| known.code == topic.code) {
                    break;
                }
                out.push(topic.clone());
                next = topic.broader.as_ref().and_then(|broader| self.topics.get(broader));
            }
        }
        out
    }

    /// The document of a challenge, published or not.
    pub async fn challenge(&self, conn: &impl Conn, row: Challenge) -> Result<Document> {
        let orderer = organisation::find(conn, row.orderer_id).await?;
        let loaded = challenges::load(conn, row).await?;
        let row = &loaded.row;
        let mut document = Document::new(Noun::Challenge, row.id, row.kind.clone(), row.title());
        document.code = Some(row.code.clone());
        document.external_id.clone_from(&row.external_id);
        document.summary = row.summary();
        let mut body = Lines::default();
        for key in ["context", "problem", "constraints", "sites", "eligibility", "readiness"] {
            if let Some(content) = loaded.content(key) {
                body.section(content);
            }
        }
        document.body = body.text();
        if let Some(outcome) = loaded.content("outcome") {
            document.measures.extend(outcome.text.clone());
            let measures = outcome.measures.iter().flatten();
            document.measures.extend(measures.map(|measure| measure.name.clone()));
        }
        document.topics = self.topics(&row.topics());
        document.status = Some(row.status.clone());
        document.level = Some(row.level.clone());
        document.country = Some(orderer.country.clone());
        document.province.clone_from(&row.province);
        document.programme = self.programmes.get(&row.programme_id).cloned();
        document.readiness = loaded.content("readiness").and_then(readiness);
        document.budget = budget(row);
        document.closes_at = row.closes_at();
        document.changed_at = Timestamp(row.published_at.unwrap_or(row.updated_at));
        document.organisation = Some(reference(&orderer)?);
        Ok(document)
    }

    /// The document of a capability, listed or not.
    pub async fn capability(&self, conn: &impl Conn, row: &Capability) -> Result<Document> {
        let holder = organisation::find(conn, row.organisation_id).await?;
        let content = row.content()?;
        let mut document =
            Document::new(Noun::Capability, row.id, row.kind.clone(), content.title.clone());
        document.external_id.clone_from(&row.external_id);
        document.summary = content.summary.clone().unwrap_or_default();
        let mut body = Lines::default();
        for text in [&content.description, &content.evidence].into_iter().flatten() {
            body.push(text);
        }
        document.body = body.text();
        document.topics = self.topics(&content.topics);
        document.level = content.origin_task.as_ref().map(|task| task.level.into());
        document.country = Some(holder.country.clone());
        document.province.clone_from(&holder.province);
        document.languages.clone_from(&content.languages);
        document.audience = match content.visibility {
            Visibility::Public => Audience::Public,
            Visibility::Brokers => Audience::Brokers,
        };
        document.readiness = content.trl.map(|level| Readiness { min: level, max: level });
        document.changed_at = Timestamp(row.updated_at);
        document.organisation = Some(reference(&holder)?);
        Ok(document)
    }

    /// The document of an organisation: what it says of itself, and the titles of what it offers
    /// to everybody.
    pub async fn organisation(&self, conn: &impl Conn, row: &Organisation) -> Result<Document> {
        let offers = capability::listed_of(conn, row.id).await?;
        let mut contents = Vec::with_capacity(offers.len());
        for offer in &offers {
            let content = offer.content().map_err(Error::from);
            contents.extend(unless_unreadable("capability", offer.id, content)?);
        }
        contents.retain(|content| content.visibility == Visibility::Public);
        self.profile(row, &contents, |content, body| body.push(&content.title))
    }

    fn profile(
        &self,
        row: &Organisation,
        offers: &[CapabilityContent],
        describe: impl Fn(&CapabilityContent, &mut Lines),
    ) -> Result<Document> {
        let mut document = Document::new(Noun::Organisation, row.id, row.kind.clone(), row.name());
        document.code.clone_from(&row.short_name);
        document.external_id.clone_from(&row.external_id);
        document.summary = row.profile();
        let mut body = Lines::default();
        let mut codes = Vec::new();
        for content in offers {
            describe(content, &mut body);
            codes.extend(content.topics.iter().cloned());
            document.languages.extend(content.languages.iter().cloned());
        }
        document.body = body.text();
        document.languages.sort();
        document.languages.dedup();
        document.topics = self.topics(&codes);
        document.country = Some(row.country.clone());
        document.province.clone_from(&row.province);
        document.changed_at = Timestamp(row.updated_at);
        document.organisation = Some(reference(row)?);
        Ok(document)
    }

    /// The documents to be found under these ids, and the ids under which nothing is.
    pub async fn affected(
        &self,
        conn: &impl Conn,
        challenges: &[Uuid],
        capabilities: &[Uuid],
        organisations: &[Uuid],
    ) -> Result<(Vec<Document>, Vec<Uuid>)> {
        let mut found = Vec::new();
        for row in challenge::find_many(conn, challenges).await? {
            if row.is_public() {
                let id = row.id;
                let document = self.challenge(conn, row).await;
                found.extend(unless_unreadable("challenge", id, document)?);
            }
        }
        for row in capability::find_many(conn, capabilities).await? {
            if row.status == CapabilityStatus::Listed.as_str() {
                let document = self.capability(conn, &row).await;
                found.extend(unless_unreadable("capability", row.id, document)?);
            }
        }
        for row in organisation::find_many(conn, organisations).await? {
            // What has become part of another is found by that one.
            if row.merged_into_id.is_some() {
                continue;
            }
            let document = self.organisation(conn, &row).await;
            found.extend(unless_unreadable("organisation", row.id, document)?);
        }
        let gone = challenges
            .iter()
            .chain(capabilities)
            .chain(organisations)
            .filter(|id| !found.iter().any(|document| document.id == **id))
            .copied()
            .collect();
        Ok((found, gone))
    }
}

/// An organisation with all it offers, to ask what fits it. Never to be put into the index:
/// `capabilities` may hold what only brokers find.
pub(crate) fn organisation_with_everything(
    builder: &Builder,
    row: &Organisation,
    capabilities: &[Capability],
) -> Result<Document> {
    let content = |row: &Capability| Ok(row.content()?);
    let contents = readable("capability", capabilities, |row| row.id, content);
    let mut document = builder.profile(row, &contents?, |content, body| {
        body.push(&content.title);
        for text in [&content.summary, &content.description].into_iter().flatten() {
            body.push(text);
        }
    })?;
    let levels = capabilities.iter().filter_map(|capability| capability.trl);
    document.readiness = levels.max().map(|level| Readiness { min: level, max: level });
    // Its own name says nothing about what it needs or offers.
    document.title = Bilingual::default();
    Ok(document)
}

fn reference(row: &Organisation) -> Result<OrganisationRef> {
    Ok(OrganisationRef { id: row.id, name: row.name(), kind: row.kind()? })
}

fn readiness(content: &Content) -> Option<Readiness> {
    let min = content.trl_min.or(content.trl_max)?;
    Some(Readiness { min, max: content.trl_max.unwrap_or(9) })
}

fn budget(row: &Challenge) -> Option<Budget> {
    let max = row.money(row.budget_max.or(row.budget_min))?;
    Some(Budget { min: row.budget_min.unwrap_or(0), max: max.amount, currency: max.currency })
}

/// Bilingual texts one below the other.
#[derive(Default)]
struct Lines {
    vi: Vec<String>,
    en: Vec<String>,
}

impl Lines {
    fn push(&mut self, text: &Bilingual) {
        self.vi.extend(text.vi.clone());
        self.en.extend(text.en.clone());
    }

    fn section(&mut self, content: &Content) {
        if let Some(text) = &content.text {
            self.push(text);
        }
        // Names of places and systems are the same in both languages.
        for names in [&content.sites, &content.integrations].into_iter().flatten() {
            self.vi.push(names.join("; "));
        }
    }

    fn text(self) -> Bilingual {
        let join = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join("\n"));
        Bilingual { vi: join(self.vi), en: join(self.en) }
    }
}
