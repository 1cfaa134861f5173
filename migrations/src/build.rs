//! Short words for the pieces every table is made of, so that a migration reads like the table.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{DbErr, sea_query::ColumnDef},
};

pub use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, double, integer, integer_null,
    json_binary, json_binary_null, pk_uuid, string, string_null, text, text_null, uuid, uuid_null,
};

/// A text column that takes only the listed values.
pub fn one_of(column: &'static str, values: &'static [&'static str]) -> ColumnDef {
    let mut def = string(column);
    def.check(Expr::col(column).is_in(values.iter().copied()));
    def
}

/// A foreign key that refuses to orphan rows.
pub fn references(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(table, "id").to_owned()
}

/// A foreign key of a part to its whole; the part goes with it.
pub fn part_of(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to(table, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

/// Creates an index named after its table and columns.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    create_index(manager, table, columns, false).await
}

/// Creates a unique index named after its table and columns.
pub async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    create_index(manager, table, columns, true).await
}

async fn create_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let kind = if unique { "uq" } else { "ix" };
    let mut statement = Index::create()
        .name(format!("{kind}_{table}_{}", columns.join("_")))
        .table(table)
        .to_owned();
    for column in columns {
        statement.col(*column);
    }
    if unique {
        statement.unique();
    }
    manager.create_index(statement).await
}

/// Creates a table from its columns and foreign keys.
pub async fn table(
    manager: &SchemaManager<'_>,
    name: &'static str,
    columns: Vec<ColumnDef>,
    keys: Vec<ForeignKeyCreateStatement>,
) -> Result<(), DbErr> {
    let mut statement = Table::create().table(name).to_owned();
    for mut column in columns {
        statement.col(&mut column);
    }
    for mut key in keys {
        statement.foreign_key(&mut key);
    }
    manager.create_table(statement).await
}
