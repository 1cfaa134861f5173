//! Signed decisions.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, index, one_of, pk_uuid, references, string, table, text_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut follows = crate::build::boolean("follows_recommendation");
        follows.null();
        // `pilot_id` names a row of a later table. The digest is kept beside the attachment: it
        // is part of what was signed.
        let columns = vec![
            pk_uuid("id"),
            one_of("kind", &["selection", "recognition", "follow_up"]),
            uuid("challenge_id"),
            uuid_null("council_id"),
            uuid_null("pilot_id"),
            string("number"),
            string("decided_on"),
            uuid("authority_id"),
            uuid_null("signatory_id"),
            uuid("attachment_id").unique_key().take(),
            string("file_sha256"),
            string("outcome"),
            uuid_null("submission_id"),
            follows,
            text_null("reasons"),
            big_integer("at"),
        ];
        let keys = vec![
            references("challenge_id", "challenge"),
            references("council_id", "council"),
            references("authority_id", "organisation"),
            references("signatory_id", "person"),
            references("attachment_id", "attachment"),
            references("submission_id", "submission"),
        ];
        table(m, "decision", columns, keys).await?;
        index(m, "decision", &["challenge_id", "kind", "at"]).await?;
        index(m, "decision", &["pilot_id", "kind"]).await
    }
}
