//! Looking through the whole database for a text, whatever tables there are: what an erasure must
//! stand up to. The tables and columns come from the database itself, so that a new one is looked
//! through without being named here.

use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use crate::Result;

/// A column in which a text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// In how many rows.
    pub rows: i64,
}

const SQLITE_COLUMNS: &str = "SELECT m.name AS tab, p.name AS col, p.type AS kind \
    FROM sqlite_master m JOIN pragma_table_info(m.name) p \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid";
const POSTGRES_COLUMNS: &str = "SELECT CAST(table_name AS TEXT) AS tab, \
    CAST(column_name AS TEXT) AS col, CAST(data_type AS TEXT) AS kind \
    FROM information_schema.columns WHERE table_schema = current_schema() \
    ORDER BY table_name, ordinal_position";

/// Every column of every table in which a text stands, letter by letter, be it text, JSON or bytes.
pub async fn places(conn: &impl ConnectionTrait, text: &str) -> Result<Vec<Place>> {
    let backend = conn.get_database_backend();
    let sqlite = backend == DbBackend::Sqlite;
    let columns = if sqlite { SQLITE_COLUMNS } else { POSTGRES_COLUMNS };
    let mut found = Vec::new();
    for column in conn.query_all_raw(Statement::from_string(backend, columns)).await? {
        let (table, name): (String, String) =
            (column.try_get("", "tab")?, column.try_get("", "col")?);
        let kind: String = column.try_get("", "kind")?;
        let holds = match (sqlite, kind.as_str()) {
            (true, _) => format!("instr(CAST(\"{name}\" AS BLOB), CAST($1 AS BLOB)) > 0"),
            (false, "bytea") => format!("position(convert_to($1, 'UTF8') in \"{name}\") > 0"),
            (false, _) => format!("position($1 in CAST(\"{name}\" AS TEXT)) > 0"),
        };
        let sql = format!("SELECT COUNT(*) AS n FROM \"{table}\" WHERE {holds}");
        let statement = Statement::from_sql_and_values(backend, sql, vec![Value::from(text)]);
        let rows = match conn.query_one_raw(statement).await? {
            Some(row) => row.try_get("", "n")?,
            None => 0,
        };
        if rows > 0 {
            found.push(Place { table, column: name, rows });
        }
    }
    Ok(found)
}
