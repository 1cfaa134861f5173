//! Reading many rows of which one may be unreadable: a value that is not what its column holds must
//! not hide the rows beside it.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryResult, QueryTrait, Select,
};
use uuid::Uuid;

use crate::{Error, Result};

/// The readable ones among the rows of a query; the others are left out with a line in the log. For
/// lists and for what a worker goes through, never for what a decision rests on.
pub(crate) async fn readable<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    query: Select<E>,
) -> Result<Vec<E::Model>> {
    let rows = raw(conn, query).await?;
    let mut out = Vec::with_capacity(rows.len());
    for row in &rows {
        out.extend(read::<E>(row)?);
    }
    Ok(out)
}

/// The rows of a query as they come.
pub(crate) async fn raw<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    query: Select<E>,
) -> Result<Vec<QueryResult>> {
    Ok(conn.query_all(&query.into_query()).await?)
}

/// One row; `None`, with a line in the log, when it cannot be read.
pub(crate) fn read<E: EntityTrait>(row: &QueryResult) -> Result<Option<E::Model>> {
    match E::Model::from_query_result(row, "").map_err(|error: DbErr| Error::from(error)) {
        Ok(model) => Ok(Some(model)),
        Err(Error::Corrupt(error)) => {
            let id = row.try_get::<Uuid>("", "id").map(|id| id.to_string()).unwrap_or_default();
            let table = E::default().table_name().to_owned();
            tracing::error!(table, id, %error, "a row cannot be read and is left out");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
