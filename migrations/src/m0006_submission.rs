//! Submissions, their sealed sections and their receipts.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, binary, index, integer, one_of, part_of, pk_uuid, references,
    string, table, text_null, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // `wrapped_key` is the submission's data key under the installation's seal key `key_id`.
        let columns = vec![
            pk_uuid("id"),
            string("code").unique_key().take(),
            uuid("challenge_id"),
            uuid("organisation_id"),
            uuid_null("capability_id"),
            one_of("kind", &["solution", "selection", "contest_entry"]),
            one_of(
                "status",
                &[
                    "draft",
                    "sent",
                    "withdrawn",
                    "opened",
                    "ineligible",
                    "eligible",
                    "reserve",
                    "awarded",
                    "not_selected",
                    "void",
                ],
            ),
            string("key_id"),
            binary("wrapped_key"),
            big_integer_null("sent_at"),
            big_integer_null("opened_at"),
            text_null("screening_reason"),
            uuid_null("created_by_id"),
            integer("version"),
            integer("content_revision"),
            big_integer("created_at"),
            big_integer("updated_at"),
        ];
        let keys = vec![
            references("challenge_id", "challenge"),
            references("organisation_id", "organisation"),
            references("capability_id", "capability"),
            references("created_by_id", "person"),
        ];
        table(m, "submission", columns, keys).await?;
        index(m, "submission", &["organisation_id", "updated_at"]).await?;
        index(m, "submission", &["challenge_id", "status"]).await?;
        index(m, "submission", &["updated_at", "id"]).await?;
        // One living submission of an organisation to a challenge; after a withdrawal it may
        // begin again.
        m.create_index(
            Index::create()
                .name("uq_submission_challenge_id_organisation_id")
                .table("submission")
                .col("challenge_id")
                .col("organisation_id")
                .unique()
                .cond_where(Expr::col("status").ne("withdrawn"))
                .to_owned(),
        )
        .await?;
        // The title is the part `title`; every other part is a section.
        let columns = vec![
            pk_uuid("id"),
            uuid("submission_id"),
            string("key"),
            binary("sealed"),
            integer("version"),
            big_integer("updated_at"),
            uuid_null("updated_by_id"),
        ];
        let keys =
            vec![part_of("submission_id", "submission"), references("updated_by_id", "person")];
        table(m, "submission_section", columns, keys).await?;
        unique(m, "submission_section", &["submission_id", "key"]).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("submission_id"),
            integer("number"),
            big_integer("sent_at"),
            string("content_hash"),
            uuid_null("person_id"),
        ];
        let keys = vec![part_of("submission_id", "submission"), references("person_id", "person")];
        table(m, "submission_receipt", columns, keys).await?;
        unique(m, "submission_receipt", &["submission_id", "number"]).await
    }
}
