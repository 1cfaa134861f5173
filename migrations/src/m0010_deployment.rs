//! The register of deployments.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, index, json_binary_null, one_of, pk_uuid, references, string, string_null, table,
    uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // What was in use before has a title of its own and neither pilot nor challenge.
        let columns = vec![
            pk_uuid("id"),
            string_null("external_id").unique_key().take(),
            json_binary_null("title"),
            uuid_null("pilot_id"),
            uuid_null("challenge_id"),
            uuid_null("orderer_id"),
            uuid("organisation_id"),
            string("site"),
            string("started_on"),
            one_of("use_kind", &["direct", "indirect"]),
            big_integer("people_reached"),
            json_binary_null("note"),
            uuid_null("recorded_by_id"),
            big_integer("recorded_at"),
        ];
        let keys = vec![
            references("pilot_id", "pilot"),
            references("challenge_id", "challenge"),
            references("orderer_id", "organisation"),
            references("organisation_id", "organisation"),
            references("recorded_by_id", "person"),
        ];
        table(m, "deployment", columns, keys).await?;
        for column in ["pilot_id", "challenge_id", "orderer_id", "organisation_id"] {
            index(m, "deployment", &[column, "started_on"]).await?;
        }
        index(m, "deployment", &["started_on", "id"]).await
    }
}
