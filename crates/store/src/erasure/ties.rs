//! What others rest on a person for, and the official papers with the person's name.

use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use uuid::Uuid;

use crate::Result;

/// What stands in the way of an erasure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Organisations that nobody else would bind.
    pub bound_alone: Vec<Uuid>,
    /// Organisations with submissions under way on which nobody else works.
    pub edited_alone: Vec<Uuid>,
    /// Councils at work of which the person is a member.
    pub councils: u64,
    /// Whether nobody else keeps the installation running.
    pub last_operator: bool,
}

/// The official papers that carry a person's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Papers {
    /// How many.
    pub count: u64,
    /// When the last one was made; microseconds since the epoch.
    pub last_at: Option<i64>,
}

async fn rows(conn: &impl ConnectionTrait, sql: &str, person_id: Uuid) -> Result<Vec<QueryResult>> {
    let values = vec![Value::from(person_id)];
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    Ok(conn.query_all_raw(statement).await?)
}

fn ids(rows: &[QueryResult]) -> Result<Vec<Uuid>> {
    rows.iter().map(|row| Ok(row.try_get::<Uuid>("", "id")?)).collect()
}

fn count(rows: &[QueryResult]) -> u64 {
    u64::try_from(rows.len()).unwrap_or(u64::MAX)
}

const BOUND_ALONE: &str = "SELECT m.organisation_id AS id FROM membership m \
    WHERE m.person_id = $1 AND m.role IN ('owner', 'approver') AND NOT EXISTS ( \
      SELECT 1 FROM membership o WHERE o.organisation_id = m.organisation_id \
      AND o.person_id <> m.person_id AND o.role IN ('owner', 'approver')) ORDER BY m.id";

const EDITED_ALONE: &str = "SELECT m.organisation_id AS id FROM membership m \
    WHERE m.person_id = $1 AND m.role IN ('owner', 'editor') AND NOT EXISTS ( \
      SELECT 1 FROM membership o WHERE o.organisation_id = m.organisation_id \
      AND o.person_id <> m.person_id AND o.role IN ('owner', 'editor')) \
    AND EXISTS (SELECT 1 FROM submission s WHERE s.organisation_id = m.organisation_id \
      AND s.status IN ('draft', 'sent', 'opened', 'eligible', 'reserve', 'awarded')) ORDER BY m.id";

const COUNCILS: &str = "SELECT c.id FROM council_member m JOIN council c ON c.id = m.council_id \
    WHERE m.person_id = $1 AND m.status = 'active' \
    AND c.status IN ('forming', 'constituted', 'scoring', 'meeting')";

const OPERATORS: &str = "SELECT id FROM person WHERE \"operator\" AND suspended_at IS NULL \
    AND id <> $1";

const PAPERS: &str = "SELECT COALESCE(c.concluded_at, c.constituted_at, c.created_at) AS at \
      FROM council_member m JOIN council c ON c.id = m.council_id \
      WHERE m.person_id = $1 AND c.constituted_at IS NOT NULL AND m.status <> 'removed' \
    UNION ALL SELECT d.at AS at FROM decision d WHERE d.signatory_id = $1 \
    UNION ALL SELECT s.signed_at AS at FROM agreement_signature s WHERE s.person_id = $1";

/// What others rest on this person for.
pub async fn ties(conn: &impl ConnectionTrait, person_id: Uuid, operator: bool) -> Result<Ties> {
    Ok(Ties {
        bound_alone: ids(&rows(conn, BOUND_ALONE, person_id).await?)?,
        edited_alone: ids(&rows(conn, EDITED_ALONE, person_id).await?)?,
        councils: count(&rows(conn, COUNCILS, person_id).await?),
        last_operator: operator && rows(conn, OPERATORS, person_id).await?.is_empty(),
    })
}

/// The papers with this person's name: councils that were constituted, decisions and agreements
/// that were signed.
pub async fn papers(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Papers> {
    let rows = rows(conn, PAPERS, person_id).await?;
    let mut papers = Papers { count: count(&rows), last_at: None };
    for row in &rows {
        let at: i64 = row.try_get("", "at")?;
        papers.last_at = papers.last_at.max(Some(at));
    }
    Ok(papers)
}
