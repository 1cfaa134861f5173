//! Saved searches, and which of them has found what for whom.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, index, integer, json_binary, one_of, part_of, pk_uuid, string,
    string_null, table, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            pk_uuid("id"),
            uuid("person_id"),
            one_of("kind", &["search", "profile"]),
            string("name"),
            json_binary("query"),
            uuid_null("organisation_id"),
            uuid_null("capability_id"),
            one_of("frequency", &["at_once", "daily", "weekly", "never"]),
            // How often it was told before it was stopped, to take that back.
            string_null("stopped_from"),
            // What was there before is nothing new.
            big_integer("watching_since"),
            integer("version"),
            big_integer("created_at"),
            big_integer("updated_at"),
        ];
        let keys = vec![
            part_of("person_id", "person"),
            part_of("organisation_id", "organisation"),
            part_of("capability_id", "capability"),
        ];
        table(m, "saved_search", columns, keys).await?;
        index(m, "saved_search", &["person_id", "created_at"]).await?;
        index(m, "saved_search", &["organisation_id"]).await?;
        index(m, "saved_search", &["capability_id"]).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("saved_search_id"),
            uuid("person_id"),
            one_of("noun", &["challenge", "capability", "organisation"]),
            uuid("subject_id"),
            big_integer("at"),
            big_integer_null("told_at"),
            big_integer_null("seen_at"),
        ];
        let keys = vec![part_of("saved_search_id", "saved_search"), part_of("person_id", "person")];
        table(m, "saved_search_hit", columns, keys).await?;
        // The promise that nothing is told twice.
        unique(m, "saved_search_hit", &["saved_search_id", "subject_id"]).await?;
        index(m, "saved_search_hit", &["person_id", "subject_id"]).await?;
        index(m, "saved_search_hit", &["told_at", "at"]).await
    }
}
