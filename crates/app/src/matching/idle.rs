//! `GET /desk/idle-results`: finished results that no open call asks for and nobody has looked at.

use std::collections::HashSet;

use nhipcau_domain::{
    capability::CapabilityKind, organisation::OrganisationKind, timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
    challenge, council,
    invitation::{self, shortlist},
    organisation,
    page::{Cursor, Key, Page},
    person::membership,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    overview::{Nearest, TopicCount, topics},
    strength::GOOD,
};
use crate::{
    App, Ctx, Error, Result,
    capability::CapabilitySummary,
    cursor,
    search::Labels,
    submission::EDITORS,
    view::{OrgRefs, PageRequest, count, unless_unreadable},
};

/// Whose cursors are taken.
const LIST: &str = "idle-results";

/// A finished result that no open call asks for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IdleResult {
    /// The result.
    pub capability: CapabilitySummary,
    /// The open call that comes nearest, where any does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// Whether the reader brokers that call, and so may invite for it.
    pub brokered: bool,
    /// When it was first listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_at: Option<Timestamp>,
    /// Whether somebody of its holder would read a message.
    pub reachable: bool,
}

/// Finished results that no open call asks for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IdleResults {
    /// Those that have been listed longest come first.
    pub items: Vec<IdleResult>,
    /// Where the next page starts; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many there are under the topics asked for.
    pub total: u64,
    /// How many of them fall under each topic, whatever topic is asked for.
    pub topics: Vec<TopicCount>,
    /// Finished results that are listed, idle or not.
    pub listed: u64,
    /// The score from which on a match is good.
    pub good_from: f32,
    /// When this was found out.
    pub as_of: Timestamp,
}

/// Lists the finished results without a good match among the open calls that no broker has invited
/// or judged.
///
/// # Errors
/// `Forbidden` for everybody but the people of a science department; as [`PageRequest::page`].
pub async fn idle_results(
    app: &App,
    ctx: &Ctx,
    wanted: &[String],
    page: &PageRequest,
) -> Result<IdleResults> {
    let person = ctx.person()?;
    if !ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]) {
        return Err(Error::Forbidden);
    }
    let page = page.page(app, LIST)?;
    let known = app.overview.known(app).await?;
    let conn = app.store.reader();
    let mut rows = capability::listed_of_kind(conn, CapabilityKind::ResearchResult).await?;
    let listed = count(rows.len());
    let judging = judging(conn, person.id).await?;
    let noticed = noticed(conn, &judging).await?;
    rows.retain(|row| {
        let asked_for = known.results.get(&row.id).is_some_and(|call| call.score >= GOOD);
        !asked_for && !noticed.contains(&row.id)
    });
    let labels = Labels::load(app, ctx.locale).await?;
    let mut with_topics = Vec::with_capacity(rows.len());
    for row in rows {
        let content = row.content().map_err(Error::from);
        let Some(content) = unless_unreadable("capability", row.id, content)? else { continue };
        with_topics.push((row, content.topics));
    }
    let counted = topics(&labels, with_topics.iter().flat_map(|(_, topics)| topics));
    with_topics.retain(|(_, topics)| {
        wanted.is_empty() || topics.iter().any(|topic| wanted.contains(topic))
    });
    let mut rows: Vec<_> = with_topics.into_iter().map(|(row, _)| row).collect();
    rows.sort_by_key(place);
    let total = count(rows.len());
    let (rows, next_cursor) = cut(app, rows, &page)?;
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let holders = organisation::find_many(conn, &ids).await?;
    let reachable = membership::with_people(conn, &holders, &EDITORS).await?;
    let nearest: Vec<_> =
        rows.iter().filter_map(|row| known.results.get(&row.id)).map(|call| call.id).collect();
    let mut calls = challenge::find_many(conn, &nearest).await?;
    calls.retain(|call| ctx.actor.prepares_for(call.broker_id) && !judging.contains(&call.id));
    let brokered: HashSet<_> = calls.into_iter().map(|call| call.id).collect();
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        let summary = CapabilitySummary::of(row, &refs);
        let Some(capability) = unless_unreadable("capability", row.id, summary)? else { continue };
        let nearest = known.results.get(&row.id).cloned();
        items.push(IdleResult {
            capability,
            brokered: nearest.as_ref().is_some_and(|call| brokered.contains(&call.id)),
            nearest,
            listed_at: row.listed_at.map(Timestamp),
            reachable: reachable.contains(&row.organisation_id),
        });
    }
    Ok(IdleResults {
        items,
        next_cursor,
        total,
        topics: counted,
        listed,
        good_from: GOOD,
        as_of: known.at,
    })
}

/// The calls that the reader is to judge.
async fn judging(conn: &impl Conn, person_id: Uuid) -> Result<HashSet<Uuid>> {
    let scope = council::Scope::Member(person_id);
    let seats = council::list(conn, &scope, &[], &Page { limit: 100, ..Page::default() }).await?;
    Ok(seats.rows.iter().map(|row| row.challenge_id).collect())
}

/// The capabilities that a broker has invited or judged – but for calls that the reader is to judge,
/// about whose solvers it learns nothing.
async fn noticed(conn: &impl Conn, judging: &HashSet<Uuid>) -> Result<HashSet<Uuid>> {
    let mut pairs = invitation::invited_capabilities(conn).await?;
    pairs.extend(shortlist::judged_capabilities(conn).await?);
    let pairs = pairs.into_iter().filter(|(_, challenge_id)| !judging.contains(challenge_id));
    Ok(pairs.map(|(capability_id, _)| capability_id).collect())
}

fn place(row: &Capability) -> (i64, Uuid) {
    (row.listed_at.unwrap_or(row.created_at), row.id)
}

/// One page of the rows, and where the next one starts.
fn cut(app: &App, rows: Vec<Capability>, page: &Page) -> Result<(Vec<Capability>, Option<String>)> {
    let after = match &page.after {
        Some(Cursor { key: Key::Number(at), id }) => Some((*at, *id)),
        Some(_) => return Err(Error::MalformedParameter("cursor")),
        None => None,
    };
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let mut rest = rows.into_iter().filter(|row| after.is_none_or(|after| place(row) > after));
    let rows: Vec<_> = rest.by_ref().take(limit).collect();
    let next = match (rest.next(), rows.last().map(place)) {
        (Some(_), Some((at, id))) => {
            Some(cursor::write(app, LIST, &Cursor { key: Key::Number(at), id })?)
        }
        _ => None,
    };
    Ok((rows, next))
}
