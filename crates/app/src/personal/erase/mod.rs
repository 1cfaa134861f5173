//! Erasing everything that says who a person is, in the transaction of the request that asks for it.
//! docs/SECURITY.md lists what goes and what stays. The log goes on to hold: of the person's
//! records the figures and the name behind the handle go, the hashes stay.

mod blockers;
mod papers;

pub(crate) use blockers::blockers;
use nhipcau_mail::Template;
use nhipcau_store::{
    clock::wall,
    data_request,
    erasure::{self, Remains},
    log as log_rows, organisation,
    person::{self, Person, membership},
};
use serde_json::json;

use crate::{App, Error, Happening, Result, Work, auth::letter, log};

/// So often events are numbered before an erasure gives up: others keep writing.
const ROUNDS: usize = 20;

/// Gives every event its number: the figures of one without a number are still needed.
pub(super) async fn number_all(app: &App) -> Result<()> {
    for _ in 0..ROUNDS {
        if log::sequence(app).await? == 0 {
            return Ok(());
        }
    }
    Ok(())
}

/// Makes sure, before this transaction writes events of its own, that each of the person's has its number;
/// and that who might become the last one waits until this is done.
///
/// # Errors
/// `Unavailable` when one has been written this very moment; it can be tried again.
pub(super) async fn make_ready(work: &Work<'_>, person: &Person) -> Result<()> {
    person::hold_operators(work.tx()).await?;
    for member in membership::of_person(work.conn(), person.id).await? {
        organisation::find_locked(work.conn(), member.organisation_id).await?;
    }
    if erasure::any_unnumbered(work.conn(), person).await? {
        return Err(Error::Unavailable("events of this person are being numbered".to_owned()));
    }
    Ok(())
}

/// The address that is left: no mail address, so that nobody can register it or ask for mails to it.
fn tombstone(person: &Person) -> String {
    format!("erased:{}", person.id)
}

/// Erases a person. Whether anything stands in the way was decided before.
pub(super) async fn erase(work: &Work<'_>, person: &Person, reason: Option<&str>) -> Result<()> {
    let conn = work.conn();
    super::consent::withdraw_all(work, person).await?;
    for member in membership::of_person(conn, person.id).await? {
        let happening = Happening::new("organisation", member.organisation_id, "remove_member")
            .by(member.organisation_id);
        work.record(happening).await?;
    }
    let terms = &work.app().data_terms;
    let (name, address) = (terms.erased_name.as_str(), tombstone(person));
    let on_papers = papers::kept_until(work, person).await?;
    let except = work.ctx().idempotency.as_ref().map(|claim| claim.id);
    let rows = erasure::delete_own_rows(conn, person, except).await?
        + erasure::empty_joinings(conn, person, work.now.0).await?;
    let words = erasure::replace_words(conn, person, name, &address).await?;
    data_request::forget_words(conn, person.id).await?;
    let happening = Happening::new("person", person.id, "erase")
        .with(json!({"rows": rows, "figures": words, "name_on_papers": on_papers.is_some()}));
    let by = work.record(happening).await?;
    erasure::erase_events(conn, person, by).await?;
    log_rows::actor::forget(conn, person.id).await?;
    let mut params = json!({"erased_at": wall()});
    if let Some(reason) = reason {
        params["reason"] = json!(reason);
    }
    if let Some(until) = on_papers {
        params["papers_until_on"] = json!(until);
    }
    letter::farewell(work, person, Template::DataErased, params).await?;
    let remains = Remains {
        name,
        address,
        on_papers: on_papers.map(|until| (person.name.as_str(), until.to_string())),
        at: wall().0,
    };
    erasure::empty_person(conn, person.clone(), remains).await?;
    Ok(())
}
