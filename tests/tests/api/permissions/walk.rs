//! The walk: every row as every actor of it, and what was changed by those who were refused.

use std::collections::BTreeMap;

use nhipcau_tests::{Answer, Client, TestApp};

use super::{
    actors::Actors,
    probe::{ask, is_harmless},
    stage::each,
    table::{Cell, Row},
    things::{Thing, Things},
};
use crate::stages::paper;

/// A cell that is not as the table says.
pub struct Difference {
    row: String,
    column: String,
    wanted: Cell,
    got: String,
}

/// What a walk comes to.
#[derive(Default)]
pub struct Walk {
    /// How many cells were looked at.
    pub cells: usize,
    /// Those that differ.
    pub differences: Vec<Difference>,
}

/// Walks every row. Rows that change nothing come first, side by side; the others follow one after
/// another in the order of the table, for a success changes what the next row meets.
pub async fn walk(app: &TestApp, actors: &Actors, things: &Things, rows: &[Row]) -> Walk {
    let (harmless, other): (Vec<_>, Vec<_>) = rows.iter().partition(|row| is_harmless(row));
    let mut walks = each(harmless, async |row| walk_row(app, actors, things, row).await).await;
    for row in other {
        walks.push(walk_row(app, actors, things, row).await);
    }
    let mut whole = Walk::default();
    for walk in walks {
        whole.cells += walk.cells;
        whole.differences.extend(walk.differences);
    }
    whole
}

async fn walk_row(app: &TestApp, actors: &Actors, things: &Things, row: &Row) -> Walk {
    let mut walk = Walk { cells: row.cells.len(), ..Walk::default() };
    let mut differs = |column: &str, wanted, got: String| {
        let (row, column) = (row.name(), column.to_owned());
        walk.differences.push(Difference { row, column, wanted, got });
    };
    let Some(thing) = things.get(&row.thing).or_else(|| things.get(common(row))) else {
        differs("-", Cell::Hidden, "there is no such thing".to_owned());
        return walk;
    };
    let (may, may_not): (Vec<_>, Vec<_>) =
        row.cells.iter().partition(|(_, cell)| *cell == Cell::Ok);
    let before = marks(actors, row, thing).await;
    for (column, wanted) in may_not {
        let answer = ask(app, row, thing, column, &client(app, actors, row, column).await).await;
        if !refuses(*wanted, &answer) {
            differs(column, *wanted, told(&answer));
        }
    }
    for ((who, path), (before, after)) in
        thing.watch.iter().zip(before.iter().zip(marks(actors, row, thing).await))
    {
        if *before != after {
            differs(who, Cell::Forbidden, format!("{path} has changed: {before} and then {after}"));
        }
    }
    let mut answers = Vec::new();
    for (column, _) in may {
        let client = client(app, actors, row, column).await;
        let thing = fresh(row, thing, &client).await;
        answers.push((column, ask(app, row, &thing, column, &client).await));
    }
    let shown = answers.iter().any(|(_, answer)| is_granted(row, answer));
    for (column, answer) in answers {
        // Once one was let through, the next may only find that it has been done.
        let second = shown && matches!(answer.status.as_u16(), 409 | 422);
        if !second && !is_granted(row, &answer) {
            differs(column, Cell::Ok, told(&answer));
        }
    }
    walk
}

/// The client of a column. What begins or ends a session is tried on one of its own.
async fn client(app: &TestApp, actors: &Actors, row: &Row, column: &str) -> Client {
    match (column, row.pattern.as_str()) {
        ("anon", path) if path.starts_with("/api/v1/auth/") => app.public(),
        (_, "/api/v1/auth/logout") => {
            let email = actors.get(column).get("/api/v1/me").await.json["email"].clone();
            app.sign_in(email.as_str().unwrap_or_default()).await
        }
        _ => actors.get(column).clone(),
    }
}

/// What the whole installation is asked about, where a table has nothing of its own under `any`.
fn common(row: &Row) -> &'static str {
    if row.thing.ends_with(":any") { "any" } else { "" }
}

/// Whether somebody was let through.
fn is_granted(row: &Row, answer: &Answer) -> bool {
    let status = answer.status;
    let named_old_version = row.writes() && is_harmless(row) && status == 412;
    // The workspace is served from the files of its build, which tests do without.
    let not_built = row.pattern.starts_with("/app") && status == 503;
    status.is_success() || status.is_redirection() || named_old_version || not_built
}

fn refuses(wanted: Cell, answer: &Answer) -> bool {
    let code = answer.json["code"].as_str().unwrap_or_default();
    let text = answer.text.is_empty() || answer.json.is_null();
    match (wanted, answer.status.as_u16()) {
        (Cell::SignIn, 401) => code == "unauthenticated" || code == "invalid_credentials",
        (Cell::Forbidden, 403) => code == "forbidden",
        (Cell::Hidden, 404) => code == "not_found" || text,
        (Cell::Effect, 422) => code == "invalid",
        (Cell::Settled, 409) => code == "blocked" || code == "second_factor_off",
        _ => false,
    }
}

fn told(answer: &Answer) -> String {
    let code = answer.json["code"].as_str().unwrap_or_default();
    let detail = answer.json["detail"].as_str().unwrap_or_default();
    let errors =
        if answer.status == 422 { answer.json["errors"].to_string() } else { String::new() };
    format!("{} {code} {detail} {errors}", answer.status.as_u16())
}

/// How everything looks where a refused act would show.
async fn marks(actors: &Actors, row: &Row, thing: &Thing) -> Vec<String> {
    let mut marks = Vec::new();
    if row.writes() {
        for (who, path) in &thing.watch {
            let seen = actors.get(who).get(path).await;
            let status = seen.status.as_u16();
            let tag = seen.etag();
            marks.push(match status {
                200 if tag.is_empty() => seen.text,
                200 => tag,
                // A refusal names its request.
                refused => refused.to_string(),
            });
        }
    }
    marks
}

/// The thing for the next who may: what one has taken away the next puts back first.
async fn fresh(row: &Row, thing: &Thing, client: &Client) -> Thing {
    match &thing.parent {
        Some(parent) if row.method == "DELETE" => {
            let id = paper(client, parent, "attachment").await;
            thing.clone().with("attachments", id)
        }
        _ => thing.clone(),
    }
}

/// All differences at once, by row.
pub fn report(differences: &[Difference]) -> String {
    let mut rows = BTreeMap::<&str, Vec<String>>::new();
    for Difference { row, column, wanted, got } in differences {
        rows.entry(row).or_default().push(format!("    {column:9} {wanted:4} but {got}"));
    }
    rows.iter().map(|(row, lines)| format!("{row}\n{}\n", lines.join("\n"))).collect()
}
