//! Programmes, their parties and the topics.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, index, integer, json_binary, one_of, part_of, pk_uuid, references, string,
    string_null, table, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            pk_uuid("id"),
            string("code").unique_key().take(),
            one_of("kind", &["coordination", "plan", "agreement"]),
            json_binary("title"),
            json_binary("summary"),
            uuid("owner_id"),
            uuid("broker_id"),
            string_null("province"),
            string("legal_basis"),
            string("starts_on"),
            string("ends_on"),
            json_binary("topics"),
            integer("next_number"),
            integer("version"),
            big_integer("created_at"),
        ];
        let keys =
            vec![references("owner_id", "organisation"), references("broker_id", "organisation")];
        table(m, "programme", columns, keys).await?;
        index(m, "programme", &["owner_id"]).await?;
        index(m, "programme", &["broker_id"]).await?;
        let columns = vec![pk_uuid("id"), uuid("programme_id"), uuid("organisation_id")];
        let keys = vec![
            part_of("programme_id", "programme"),
            references("organisation_id", "organisation"),
        ];
        table(m, "programme_party", columns, keys).await?;
        index(m, "programme_party", &["programme_id"]).await?;
        let columns = vec![
            string("code").primary_key().take(),
            json_binary("label"),
            string_null("broader"),
            integer("position"),
        ];
        table(m, "topic", columns, vec![]).await
    }
}
