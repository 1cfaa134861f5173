//! The thesaurus of an installation: its own concepts beside those shipped with the product, and who changed
//! what and why.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, index, integer, json_binary, json_binary_null, one_of, part_of, pk_uuid,
    references, string, table, text, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut concept = string("concept");
        concept.primary_key();
        let columns = vec![
            concept,
            // Nothing: the shipped one is taken out.
            json_binary_null("body"),
            // Which change left it so.
            integer("version"),
        ];
        table(m, "thesaurus_concept", columns, Vec::new()).await?;

        let columns = vec![
            pk_uuid("id"),
            integer("version"),
            uuid_null("person_id"),
            uuid_null("organisation_id"),
            big_integer("at"),
            text("reason"),
        ];
        let keys =
            vec![references("person_id", "person"), references("organisation_id", "organisation")];
        table(m, "thesaurus_change", columns, keys).await?;
        // Two changes of one state: the second has not seen the first.
        unique(m, "thesaurus_change", &["version"]).await?;
        index(m, "thesaurus_change", &["person_id"]).await?;
        index(m, "thesaurus_change", &["organisation_id"]).await?;

        let columns = vec![
            pk_uuid("id"),
            uuid("change_id"),
            // The change's own, to read the history of a concept in order.
            integer("version"),
            integer("position"),
            string("concept"),
            one_of("action", &["add", "change", "remove", "restore"]),
            json_binary("term"),
            json_binary_null("before"),
            json_binary_null("after"),
        ];
        table(m, "thesaurus_edit", columns, vec![part_of("change_id", "thesaurus_change")]).await?;
        index(m, "thesaurus_edit", &["change_id"]).await?;
        index(m, "thesaurus_edit", &["concept", "version"]).await
    }
}
