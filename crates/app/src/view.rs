//! Pieces that many views are made of.

use std::collections::HashMap;

use nhipcau_domain::{
    lifecycle::{Allowed, Blocked},
    locale::{Bilingual, Locale},
    organisation::OrganisationKind,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    organisation::{self, Organisation},
    page::{Page, Paged},
    person::{self, Person},
};
use nhipcau_texts::text;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{App, Error, Result, cursor};

/// An organisation, as named by something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrgRef {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: Bilingual,
    /// Kind.
    pub kind: OrganisationKind,
}

impl OrgRef {
    /// The reference to an organisation.
    pub fn of(row: &Organisation) -> Result<Self> {
        Ok(Self { id: row.id, name: row.name(), kind: row.kind()? })
    }
}

/// Organisations read at once and named many times.
#[derive(Debug, Default)]
pub struct OrgRefs(HashMap<Uuid, OrgRef>);

impl OrgRefs {
    /// Reads the organisations with these ids.
    pub async fn load(conn: &impl Conn, ids: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort();
        ids.dedup();
        let rows = organisation::find_many(conn, &ids).await?;
        // Whoever names one that cannot be read fails by itself.
        let refs =
            readable("organisation", &rows, |row| row.id, |row| Ok((row.id, OrgRef::of(row)?)));
        Ok(Self(refs?.into_iter().collect()))
    }

    /// The reference to the organisation with this id.
    pub fn get(&self, id: Uuid) -> Result<OrgRef> {
        self.0
            .get(&id)
            .cloned()
            .ok_or_else(|| Error::unreadable(format!("organisation {id} is missing")))
    }
}

/// A person, as named by something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonRef {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
}

/// People read at once and named many times.
#[derive(Debug, Default)]
pub struct PersonRefs(HashMap<Uuid, PersonRef>);

impl PersonRefs {
    /// Reads the people with these ids.
    pub async fn load(conn: &impl Conn, ids: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort();
        ids.dedup();
        let rows = person::find_many(conn, &ids).await?;
        Ok(Self(
            rows.into_iter()
                .map(|row| (row.id, PersonRef { id: row.id, name: row.name }))
                .collect(),
        ))
    }

    /// The same with the names that official papers keep: for councils, decisions and agreements.
    pub async fn on_papers(conn: &impl Conn, ids: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort();
        ids.dedup();
        let rows = person::find_many(conn, &ids).await?.into_iter().map(Person::as_on_papers);
        Ok(Self(rows.map(|row| (row.id, PersonRef { id: row.id, name: row.name })).collect()))
    }

    /// The person with this id; `None` when the account is gone.
    pub fn get(&self, id: Option<Uuid>) -> Option<PersonRef> {
        self.0.get(&id?).cloned()
    }
}

/// Why an action is not possible now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BlockedView {
    /// Stable code.
    pub code: String,
    /// The reason in the reader's language.
    pub message: String,
}

/// An action that the viewer's role could take from the present status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AllowedAction {
    /// The action.
    pub action: String,
    /// Whether it is possible now.
    pub allowed: bool,
    /// Whether it needs written reasons.
    pub reason_required: bool,
    /// Why it is not possible now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<BlockedView>,
}

/// The message of a condition that does not hold.
pub fn blocked_message(locale: Locale, blocked: &Blocked) -> String {
    nhipcau_texts::problem::blocked(locale, blocked)
}

/// Turns the domain's list of actions into the view's.
pub fn allowed_actions<A: ToString>(
    locale: Locale,
    allowed: Vec<Allowed<A>>,
) -> Vec<AllowedAction> {
    allowed
        .into_iter()
        .map(|allowed| AllowedAction {
            action: allowed.action.to_string(),
            allowed: allowed.blocked.is_none(),
            reason_required: allowed.reason_required,
            blocked: allowed.blocked.map(|blocked| BlockedView {
                message: blocked_message(locale, &blocked),
                code: blocked.code.to_owned(),
            }),
        })
        .collect()
}

/// One section of a long document.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SectionView<T> {
    /// Key.
    pub key: String,
    /// Its own version; 0 when nobody has written it.
    pub version: i32,
    /// Content.
    pub content: T,
    /// When it was written last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// Who wrote it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<PersonRef>,
    /// The greatest length of its texts, in characters.
    pub limit: usize,
    /// Whether the document may not be handed in without it.
    pub required: bool,
}

/// What keeps a document from being handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MissingView {
    /// Key of the section.
    pub section: String,
    /// Stable code.
    pub code: String,
    /// The same in the reader's language.
    pub message: String,
}

/// How complete a document is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Completeness {
    /// What is missing; empty when it may be handed in.
    pub missing: Vec<MissingView>,
}

impl Completeness {
    /// From the domain's list.
    pub fn of(locale: Locale, missing: &[nhipcau_domain::document::Missing]) -> Self {
        let missing = missing
            .iter()
            .map(|missing| MissingView {
                section: missing.section.to_owned(),
                code: missing.code.to_owned(),
                message: text(locale, &format!("missing-{}", missing.code), &[]),
            })
            .collect();
        Self { missing }
    }
}

/// What is made of the rows of a list. One of which something stored cannot be read does not hide
/// the others: it is left out with a line in the log.
///
/// # Errors
/// Any failure that is not the row's own.
pub(crate) fn readable<'a, M, T>(
    noun: &str,
    rows: impl IntoIterator<Item = &'a M>,
    id: impl Fn(&M) -> Uuid,
    make: impl Fn(&'a M) -> Result<T>,
) -> Result<Vec<T>>
where
    M: 'a,
{
    let made = rows.into_iter().map(|row| unless_unreadable(noun, id(row), make(row)));
    made.filter_map(Result::transpose).collect()
}

/// What was made of one row among many; `None`, with a line in the log, when something stored for
/// it cannot be read.
///
/// # Errors
/// Any failure that is not the row's own.
pub(crate) fn unless_unreadable<T>(noun: &str, id: Uuid, made: Result<T>) -> Result<Option<T>> {
    match made {
        Ok(item) => Ok(Some(item)),
        Err(Error::Unreadable(error)) => {
            tracing::error!(noun, %id, error, "something stored cannot be read and is left out");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListView<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where the next page starts; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many items there are in all, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

impl<T> ListView<T> {
    /// A list that fits one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None, total: None }
    }

    /// A page of items with the cursor and total of its rows. `list` names the list and its order,
    /// as for [`PageRequest::page`].
    pub(crate) fn paged<M>(app: &App, list: &str, items: Vec<T>, rows: &Paged<M>) -> Result<Self> {
        let next = rows.next.as_ref().map(|place| cursor::write(app, list, place));
        Ok(Self { items, next_cursor: next.transpose()?, total: rows.total })
    }
}

/// The page asked for by a request.
#[derive(Debug, Clone, Default)]
pub struct PageRequest {
    /// Items on a page, 1–100; 20 when absent.
    pub limit: Option<u64>,
    /// Where it starts.
    pub cursor: Option<String>,
    /// Whether to count all.
    pub count: bool,
}

impl PageRequest {
    /// Checks the request. `list` names the list and its order.
    ///
    /// # Errors
    /// `Invalid` when the limit is out of range, `MalformedParameter` when the cursor was not
    /// handed out by this list in this order.
    pub(crate) fn page(&self, app: &App, list: &str) -> Result<Page> {
        let limit = self.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(Error::Invalid(vec![
                nhipcau_domain::field_error::FieldError::new("/limit", "out_of_range")
                    .with("low", 1)
                    .with("high", 100),
            ]));
        }
        let after = self.cursor.as_deref().map(|text| cursor::read(app, list, text)).transpose()?;
        Ok(Page { limit, after, count: self.count })
    }
}

/// A number of things as answers give it.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
