//! What is found: one flat document per challenge, capability and organisation.

use nhipcau_domain::{
    challenge::Status,
    locale::{Bilingual, Locale},
    money::Currency,
    organisation::OrganisationKind,
    text_enum,
    timestamp::Timestamp,
    topic::Topic,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

text_enum! {
    /// What kind of thing a document is about.
    #[schema(as = SearchNoun)]
    pub enum Noun {
        /// A problem order.
        Challenge = "challenge",
        /// Something offered.
        Capability = "capability",
        /// An organisation.
        Organisation = "organisation",
    }
}

text_enum! {
    /// Who may find a document; and, of somebody searching, which documents they may find. The
    /// greater audience finds everything the lesser one does.
    pub enum Audience {
        /// Everybody.
        Public = "public",
        /// Verified brokers.
        Brokers = "brokers",
    }
}

/// The organisation behind a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRef {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Bilingual,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
}

/// A range of technology readiness levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// The lowest level, 1–9.
    pub min: i32,
    /// The highest level, 1–9.
    pub max: i32,
}

/// A range of money in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// The least amount, in the smallest unit used.
    pub min: i64,
    /// The greatest amount, in the smallest unit used.
    pub max: i64,
    /// The currency of both.
    pub currency: Currency,
}

/// A document of the index. It is stored whole, so that an answer needs no other source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is about.
    pub noun: Noun,
    /// The thing's id.
    pub id: Uuid,
    /// The code people write and quote.
    pub code: Option<String>,
    /// The id in the system it was imported from.
    pub external_id: Option<String>,
    /// Its title or name.
    pub title: Bilingual,
    /// A few sentences.
    pub summary: Bilingual,
    /// The long text; parts divided by line ends.
    pub body: Bilingual,
    /// Of a challenge: what success is measured by.
    pub measures: Vec<Bilingual>,
    /// The topics it is filed under, broader ones included.
    pub topics: Vec<Topic>,
    /// The kind within the noun.
    pub kind: String,
    /// The status, for nouns that have one.
    pub status: Option<String>,
    /// The level at which it is managed.
    pub level: Option<String>,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
    /// Province code.
    pub province: Option<String>,
    /// Code of the programme.
    pub programme: Option<String>,
    /// The orderer of a challenge, the holder of a capability, an organisation itself.
    pub organisation: Option<OrganisationRef>,
    /// Languages that can be worked in, as ISO 639 codes.
    pub languages: Vec<String>,
    /// Who may find it.
    pub audience: Audience,
    /// Technology readiness expected or reached.
    pub readiness: Option<Readiness>,
    /// The money at hand or asked for.
    pub budget: Option<Budget>,
    /// The deadline.
    pub closes_at: Option<Timestamp>,
    /// When it last changed in a way people care about; newer comes first among equals.
    pub changed_at: Timestamp,
}

impl Document {
    /// A public document with nothing but a title.
    pub fn new(noun: Noun, id: Uuid, kind: impl Into<String>, title: Bilingual) -> Self {
        Self {
            noun,
            id,
            code: None,
            external_id: None,
            title,
            summary: Bilingual::default(),
            body: Bilingual::default(),
            measures: Vec::new(),
            topics: Vec::new(),
            kind: kind.into(),
            status: None,
            level: None,
            country: None,
            province: None,
            programme: None,
            organisation: None,
            languages: Vec::new(),
            audience: Audience::Public,
            readiness: None,
            budget: None,
            closes_at: None,
            changed_at: Timestamp::default(),
        }
    }

    /// The status as people meet it at `now`: the stored one, but an open challenge past its
    /// deadline is closed.
    pub fn status_at(&self, now: Timestamp) -> Option<String> {
        let stored = self.status.as_ref()?;
        let status = Status::parse(stored).map(|status| status.effective(self.closes_at, now));
        Some(status.map_or_else(|| stored.clone(), String::from))
    }

    /// Every text in one language with the name of its field and how often it counts.
    pub(crate) fn texts(&self, locale: Locale) -> impl Iterator<Item = (TextField, &str)> {
        let fixed = [
            (TextField::Title, &self.title),
            (TextField::Summary, &self.summary),
            (TextField::Body, &self.body),
        ];
        fixed
            .into_iter()
            .chain(self.measures.iter().map(|measure| (TextField::Measure, measure)))
            .filter_map(move |(field, text)| Some((field, in_language(text, locale)?)))
    }

    /// Every text by which it is found in one language: its own, without a field the labels of its topics
    /// and the name behind it. None where it has no text of its own.
    pub(crate) fn indexed(
        &self,
        locale: Locale,
    ) -> impl Iterator<Item = (Option<TextField>, &str)> {
        let own = self.texts(locale).map(|(field, text)| (Some(field), text));
        let labels = self.topics.iter().map(|topic| &topic.label);
        let names = self.organisation.iter().map(|organisation| &organisation.name);
        let others = labels
            .chain(names)
            .filter(move |_| self.texts(locale).next().is_some())
            .filter_map(move |text| Some((None, in_language(text, locale)?)));
        own.chain(others)
    }

    /// The languages its own texts are written in.
    pub(crate) fn text_languages(&self) -> impl Iterator<Item = Locale> {
        Locale::ALL.iter().copied().filter(|locale| self.texts(*locale).next().is_some())
    }
}

/// The text in exactly this language.
pub fn in_language(text: &Bilingual, locale: Locale) -> Option<&str> {
    match locale {
        Locale::Vi => text.vi.as_deref(),
        Locale::En => text.en.as_deref(),
    }
    .filter(|text| !text.trim().is_empty())
}

text_enum! {
    /// A part of a document's text.
    pub enum TextField {
        /// Title.
        Title = "title",
        /// Summary.
        Summary = "summary",
        /// Long text.
        Body = "body",
        /// Success measure.
        Measure = "measure",
    }
}
