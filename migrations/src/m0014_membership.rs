//! Organisations: how people come in, whose mail domains are whose, who relies on whose
//! verification, what has become part of what.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, index, integer, one_of, part_of, pk_uuid, references, string,
    string_null, table, text_null, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for mut column in [string_null("ror"), uuid_null("merged_into_id")] {
            let statement = Table::alter().table("organisation").add_column(&mut column).to_owned();
            m.alter_table(statement).await?;
        }
        index(m, "organisation", &["merged_into_id"]).await?;
        index(m, "organisation", &["verified_until"]).await?;
        joinings(m).await?;
        domains(m).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("organisation_id"),
            uuid("broker_id"),
            uuid("person_id"),
            big_integer("verified_at"),
            big_integer("at"),
        ];
        let keys = vec![
            part_of("organisation_id", "organisation"),
            references("broker_id", "organisation"),
        ];
        table(m, "reliance", columns, keys).await?;
        // One confirmation is relied on once by each.
        unique(m, "reliance", &["organisation_id", "broker_id", "verified_at"]).await
    }
}

async fn joinings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        one_of("kind", &["invitation", "request", "domain", "ownership"]),
        one_of("status", &["pending", "accepted", "declined", "withdrawn"]),
        uuid("organisation_id"),
        // To whom an invitation goes, in lower case; whoever has confirmed that address answers it.
        string_null("email"),
        // Who asks to be taken in, or is offered the organisation; of an invitation, who took it.
        uuid_null("person_id"),
        string_null("role"),
        text_null("message"),
        uuid("created_by_id"),
        uuid_null("decided_by_id"),
        text_null("reason"),
        big_integer("created_at"),
        big_integer("expires_at"),
        big_integer_null("decided_at"),
        integer("version"),
    ];
    let keys = vec![part_of("organisation_id", "organisation")];
    table(m, "joining", columns, keys).await?;
    index(m, "joining", &["organisation_id", "created_at"]).await?;
    index(m, "joining", &["email"]).await?;
    index(m, "joining", &["person_id"]).await
}

async fn domains(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("organisation_id"),
        string("domain"),
        one_of("role", &["officer", "editor", "viewer"]),
        one_of("status", &["claimed", "confirmed", "refused", "withdrawn"]),
        text_null("reason"),
        uuid_null("confirmed_by_id"),
        uuid_null("confirmed_by_organisation_id"),
        big_integer_null("confirmed_at"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![part_of("organisation_id", "organisation")];
    table(m, "mail_domain", columns, keys).await?;
    index(m, "mail_domain", &["organisation_id"]).await?;
    index(m, "mail_domain", &["domain", "status"]).await
}
