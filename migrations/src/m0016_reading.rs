//! Who read what was sealed: one row for each reader, thing and day, and each break of the seal.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, one_of, pk_uuid, string, table, text_null, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            pk_uuid("id"),
            uuid("submission_id"),
            one_of("kind", &["read", "attachment", "break_glass"]),
            one_of("part", &["broker", "orderer", "council"]),
            uuid("person_id"),
            uuid_null("organisation_id"),
            // What was read: the file, or the submission itself; of a break of the seal its own id, for
            // each counts.
            uuid("object_id"),
            text_null("reason"),
            string("day"),
            big_integer("at"),
        ];
        table(m, "reading", columns, vec![]).await?;
        unique(m, "reading", &["submission_id", "person_id", "kind", "object_id", "day"]).await
    }
}
