//! The log that cannot be rewritten unnoticed: leaves, the tiles of their tree, signed heads, and
//! the handles people have in it.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, binary, binary_null, index, part_of, pk_uuid, string, table, text, text_null,
    unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            big_integer("seq").primary_key().take(),
            uuid("event_id").unique_key().take(),
            big_integer("at"),
            binary_null("actor"),
            string("action"),
            uuid("subject_id"),
            binary("digest"),
        ];
        // No foreign key to the event: what may be deleted one day must not hold what may not.
        table(manager, "log_leaf", columns, vec![]).await?;
        index(manager, "log_leaf", &["subject_id"]).await?;

        let columns = vec![string("name").primary_key().take(), binary("hashes")];
        table(manager, "log_tile", columns, vec![]).await?;

        let columns = vec![
            big_integer("size").primary_key().take(),
            big_integer("at"),
            binary("root"),
            text("note"),
        ];
        table(manager, "log_checkpoint", columns, vec![]).await?;

        let columns = vec![pk_uuid("person_id"), binary("handle")];
        table(manager, "log_actor", columns, vec![part_of("person_id", "person")]).await?;
        unique(manager, "log_actor", &["handle"]).await?;

        let receipt = Table::alter()
            .table("submission_receipt")
            .add_column(text_null("checkpoint"))
            .to_owned();
        manager.alter_table(receipt).await
    }
}
