//! Capabilities, the broker's shortlist and the invitations.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, index, integer, integer_null, json_binary, one_of, part_of,
    pk_uuid, references, string, string_null, table, text, text_null, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        capability(m).await?;
        shortlist(m).await?;
        invitation(m).await
    }
}

async fn capability(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut trl = integer_null("trl");
    trl.check(Expr::col("trl").between(1, 9));
    let columns = vec![
        pk_uuid("id"),
        string_null("external_id").unique_key().take(),
        one_of("origin", &["native", "imported"]),
        uuid("organisation_id"),
        one_of("kind", &["product", "technology", "research_result", "service", "expertise"]),
        one_of("status", &["draft", "listed", "withdrawn"]),
        one_of("visibility", &["public", "brokers"]),
        trl,
        text("sort_title"),
        text("folded_title"),
        json_binary("content"),
        uuid_null("created_by_id"),
        big_integer_null("listed_at"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys =
        vec![references("organisation_id", "organisation"), references("created_by_id", "person")];
    table(m, "capability", columns, keys).await?;
    index(m, "capability", &["updated_at", "id"]).await?;
    index(m, "capability", &["status", "visibility", "updated_at"]).await?;
    index(m, "capability", &["organisation_id", "updated_at"]).await?;
    let columns = vec![pk_uuid("id"), uuid("capability_id"), string("topic")];
    table(m, "capability_topic", columns, vec![part_of("capability_id", "capability")]).await?;
    unique(m, "capability_topic", &["topic", "capability_id"]).await?;
    index(m, "capability_topic", &["capability_id"]).await
}

async fn shortlist(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `subject_id` is the capability's id, or the organisation's where no capability is named.
    let columns = vec![
        pk_uuid("id"),
        uuid("challenge_id"),
        uuid("organisation_id"),
        uuid_null("capability_id"),
        uuid("subject_id"),
        one_of("verdict", &["shortlisted", "rejected"]),
        text_null("note"),
        uuid_null("person_id"),
        big_integer("at"),
    ];
    let keys = vec![
        part_of("challenge_id", "challenge"),
        references("organisation_id", "organisation"),
        references("capability_id", "capability"),
        references("person_id", "person"),
    ];
    table(m, "shortlist_entry", columns, keys).await?;
    unique(m, "shortlist_entry", &["challenge_id", "subject_id"]).await
}

async fn invitation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("challenge_id"),
        uuid("organisation_id"),
        uuid_null("capability_id"),
        text("message"),
        one_of("status", &["sent", "accepted", "declined"]),
        text_null("reason"),
        uuid_null("answered_by_id"),
        big_integer_null("answered_at"),
        uuid_null("created_by_id"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![
        references("challenge_id", "challenge"),
        references("organisation_id", "organisation"),
        references("capability_id", "capability"),
        references("answered_by_id", "person"),
        references("created_by_id", "person"),
    ];
    table(m, "invitation", columns, keys).await?;
    unique(m, "invitation", &["challenge_id", "organisation_id"]).await?;
    index(m, "invitation", &["organisation_id", "created_at"]).await
}
