//! What is stored with a person as its author, by reference: which thing, what was done, when.

use sea_orm::{
    ConnectionTrait, ExprTrait, Order, Statement, Value,
    sea_query::{Expr, Query},
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::Result;

/// A thing somebody has written, signed or filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authored {
    /// The noun.
    pub noun: &'static str,
    /// In which part.
    pub part: &'static str,
    /// The thing.
    pub id: Uuid,
    /// Microseconds since the epoch.
    pub at: i64,
}

/// Where authors stand: noun, part, and a query for the thing and the instant.
const PLACES: &[(&str, &str, &str)] = &[
    ("challenge", "created", "SELECT id, created_at AS at FROM challenge WHERE created_by_id = $1"),
    (
        "challenge",
        "section",
        "SELECT challenge_id AS id, updated_at AS at FROM challenge_section WHERE updated_by_id = $1",
    ),
    ("challenge", "addendum", "SELECT challenge_id AS id, at FROM addendum WHERE person_id = $1"),
    (
        "capability",
        "created",
        "SELECT id, created_at AS at FROM capability WHERE created_by_id = $1",
    ),
    (
        "invitation",
        "created",
        "SELECT id, created_at AS at FROM invitation WHERE created_by_id = $1",
    ),
    (
        "invitation",
        "answered",
        "SELECT id, answered_at AS at FROM invitation WHERE answered_by_id = $1",
    ),
    (
        "challenge",
        "judged_match",
        "SELECT e.challenge_id AS id, n.at FROM shortlist_note n \
         JOIN shortlist_entry e ON e.id = n.entry_id WHERE n.person_id = $1",
    ),
    (
        "submission",
        "created",
        "SELECT id, created_at AS at FROM submission WHERE created_by_id = $1",
    ),
    (
        "submission",
        "section",
        "SELECT submission_id AS id, updated_at AS at FROM submission_section \
         WHERE updated_by_id = $1",
    ),
    (
        "submission",
        "sent",
        "SELECT submission_id AS id, sent_at AS at FROM submission_receipt WHERE person_id = $1",
    ),
    ("council", "created", "SELECT id, created_at AS at FROM council WHERE created_by_id = $1"),
    (
        "council",
        "member",
        "SELECT c.id, c.created_at AS at FROM council_member m \
         JOIN council c ON c.id = m.council_id WHERE m.person_id = $1",
    ),
    (
        "council",
        "meeting",
        "SELECT council_id AS id, at FROM council_meeting WHERE recorded_by_id = $1",
    ),
    (
        "council",
        "declaration",
        "SELECT d.council_id AS id, d.at FROM council_declaration d \
         JOIN council_member m ON m.id = d.member_id WHERE m.person_id = $1",
    ),
    ("decision", "signed", "SELECT id, at FROM decision WHERE signatory_id = $1"),
    ("agreement", "created", "SELECT id, created_at AS at FROM agreement WHERE created_by_id = $1"),
    (
        "agreement",
        "signed",
        "SELECT agreement_id AS id, signed_at AS at FROM agreement_signature WHERE person_id = $1",
    ),
    ("pilot", "created", "SELECT id, created_at AS at FROM pilot WHERE created_by_id = $1"),
    (
        "pilot",
        "measurement",
        "SELECT pilot_id AS id, recorded_at AS at FROM measurement WHERE recorded_by_id = $1",
    ),
    ("pilot", "report", "SELECT pilot_id AS id, filed_at AS at FROM report WHERE filed_by_id = $1"),
    (
        "deployment",
        "recorded",
        "SELECT id, recorded_at AS at FROM deployment WHERE recorded_by_id = $1",
    ),
    (
        "organisation",
        "joining",
        "SELECT organisation_id AS id, created_at AS at FROM joining WHERE created_by_id = $1",
    ),
    (
        "organisation",
        "joining_answered",
        "SELECT organisation_id AS id, decided_at AS at FROM joining WHERE decided_by_id = $1",
    ),
    (
        "organisation",
        "domain_confirmed",
        "SELECT organisation_id AS id, confirmed_at AS at FROM mail_domain \
         WHERE confirmed_by_id = $1",
    ),
    (
        "organisation",
        "relied_on",
        "SELECT organisation_id AS id, at FROM reliance WHERE person_id = $1",
    ),
    ("submission", "read", "SELECT submission_id AS id, at FROM reading WHERE person_id = $1"),
    (
        "organisation",
        "verified",
        "SELECT id, verified_at AS at FROM organisation WHERE verified_by_id = $1",
    ),
    ("thesaurus", "changed", "SELECT id, at FROM thesaurus_change WHERE person_id = $1"),
];

/// Everything a person is the author of, by reference.
pub async fn authored(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Authored>> {
    let mut found = Vec::new();
    for (noun, part, sql) in PLACES {
        let values = vec![Value::from(person_id)];
        let backend = conn.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, *sql, values);
        for row in conn.query_all_raw(statement).await? {
            let at: Option<i64> = row.try_get("", "at")?;
            let id = row.try_get("", "id")?;
            found.push(Authored { noun, part, id, at: at.unwrap_or_default() });
        }
    }
    found.sort_by_key(|one| (one.at, one.id, one.part));
    Ok(found)
}

/// A membership of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The member.
    pub person_id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// The role.
    pub role: String,
}

/// The memberships of these people, in the order in which they began.
pub async fn memberships(conn: &impl ConnectionTrait, people: &[Uuid]) -> Result<Vec<Seat>> {
    let query = Query::select()
        .columns(["person_id", "organisation_id", "role"])
        .from("membership")
        .and_where(Expr::col("person_id").is_in(people.iter().copied()))
        .order_by("created_at", Order::Asc)
        .order_by("id", Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Seat {
                person_id: row.try_get("", "person_id")?,
                organisation_id: row.try_get("", "organisation_id")?,
                role: row.try_get("", "role")?,
            })
        })
        .collect()
}

/// A score sheet of a person's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnSheet {
    /// The council.
    pub council_id: Uuid,
    /// What was judged.
    pub subject_id: Uuid,
    /// `draft`, `submitted` or what became of it.
    pub status: String,
    /// Scores and comments.
    pub content: Json,
    /// When it was handed in; microseconds since the epoch.
    pub submitted_at: Option<i64>,
}

/// The score sheets a person has filled in, with scores and comments.
pub async fn sheets(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<OwnSheet>> {
    let sql = "SELECT s.council_id, s.subject_id, s.status, s.content, s.submitted_at \
               FROM score_sheet s JOIN council_member m ON m.id = s.member_id \
               WHERE m.person_id = $1 ORDER BY s.id";
    let backend = conn.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, vec![Value::from(person_id)]);
    let rows = conn.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            Ok(OwnSheet {
                council_id: row.try_get("", "council_id")?,
                subject_id: row.try_get("", "subject_id")?,
                status: row.try_get("", "status")?,
                content: row.try_get("", "content")?,
                submitted_at: row.try_get("", "submitted_at")?,
            })
        })
        .collect()
}
