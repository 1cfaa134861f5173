//! Finding accounts.

use nhipcau_store::{
    page::{Cursor, Key, Page, Paged},
    person::{self, Person},
};
use uuid::Uuid;

use super::{
    seen,
    view::{AccountView, views},
};
use crate::{
    App, Ctx, Error, Result, spelling,
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "accounts";
/// So many people are looked through at once.
const BATCH: u64 = 200;

/// Which accounts.
#[derive(Debug, Clone, Default)]
pub struct AccountQuery {
    /// A part of the name or the address, accents or not.
    pub q: Option<String>,
    /// Which page.
    pub page: PageRequest,
}

/// Name and address, folded.
fn said_by(person: &Person) -> String {
    spelling::folded(&format!("{}\n{}", person.name, person.email))
}

/// Lists accounts, the newest first.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation.
pub async fn list(app: &App, ctx: &Ctx, query: AccountQuery) -> Result<ListView<AccountView>> {
    super::operators_only(ctx)?;
    let page = query.page.page(app, LIST)?;
    seen::note(app, ctx, "accounts", None).await?;
    let conn = app.store.reader();
    let rows = match spelling::sought(query.q) {
        None => person::page(conn, &page).await?,
        Some(sought) => found(app, &page, &sought).await?,
    };
    let items = views(app, conn, &rows.rows).await?;
    ListView::paged(app, LIST, items, &rows)
}

/// A page of those whose name or address has these letters. Neither database folds accents alike, so
/// people are looked through here, in their order.
async fn found(app: &App, page: &Page, sought: &str) -> Result<Paged<Person>> {
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    let mut batch = Page { limit: BATCH, after: page.after.clone(), count: false };
    loop {
        let people = person::page(app.store.reader(), &batch).await?;
        for person in people.rows {
            if !said_by(&person).contains(sought) {
                continue;
            }
            if rows.len() == limit {
                let next = rows.last().map(place);
                return Ok(Paged { rows, next, total: None });
            }
            rows.push(person);
        }
        match people.next {
            Some(next) => batch.after = Some(next),
            None => return Ok(Paged { rows, next: None, total: None }),
        }
    }
}

fn place(person: &Person) -> Cursor {
    Cursor { key: Key::Number(person.created_at), id: person.id }
}

/// Reads an account.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation; `NotFound`.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<AccountView> {
    super::operators_only(ctx)?;
    let person = person::find(app.store.reader(), id).await?;
    seen::note(app, ctx, "accounts", None).await?;
    one(app, person).await
}

pub(super) async fn one(app: &App, person: Person) -> Result<AccountView> {
    views(app, app.store.reader(), &[person]).await?.pop().ok_or(Error::NotFound)
}
