//! What a repeated request needs besides the status and the place of what was made, to be answered
//! in the shape of the first answer.

use sea_orm_migration::prelude::*;

use crate::build::{json_binary_null, string_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for mut column in [string_null("place"), json_binary_null("answer")] {
            let statement =
                Table::alter().table("idempotency_key").add_column(&mut column).to_owned();
            m.alter_table(statement).await?;
        }
        Ok(())
    }
}
