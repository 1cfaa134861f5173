//! Files of submissions of which somebody has confirmed that they name nobody: a council that judges
//! without names reads these alone.

use sea_orm_migration::prelude::*;

use crate::build::{big_integer, index, part_of, pk_uuid, table, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            pk_uuid("attachment_id"),
            uuid("submission_id"),
            uuid("confirmed_by_id"),
            big_integer("confirmed_at"),
        ];
        let keys = vec![part_of("attachment_id", "attachment")];
        table(m, "redaction", columns, keys).await?;
        index(m, "redaction", &["submission_id"]).await
    }
}
