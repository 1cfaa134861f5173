//! Attachments of challenges, submissions, agreements and pilots.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, binary_null, index, one_of, pk_uuid, references, string, string_null, table, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // A plain file has `file_name`, `media_type`, `size` and `sha256`; a sealed one has them
        // encrypted in `sealed`, and nothing readable beside it.
        let mut size = crate::build::big_integer_null("size");
        size.check(Expr::col("size").gte(0));
        let columns = vec![
            pk_uuid("id"),
            one_of("noun", &["challenge", "submission", "agreement", "pilot"]),
            uuid("subject_id"),
            one_of("purpose", &["attachment", "decision", "agreement", "evidence"]),
            string_null("file_name"),
            string_null("media_type"),
            size,
            string_null("sha256"),
            binary_null("sealed"),
            string("object_key"),
            uuid_null("uploaded_by_id"),
            big_integer("uploaded_at"),
        ];
        table(m, "attachment", columns, vec![references("uploaded_by_id", "person")]).await?;
        index(m, "attachment", &["noun", "subject_id", "uploaded_at"]).await?;
        index(m, "attachment", &["object_key"]).await
    }
}
