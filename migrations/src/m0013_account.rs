//! Accounts: what waits for a confirmation by mail, devices, second factors, the names of the keys
//! that sign tokens.
//!
//! Events a person alone may read have the audience `own`. `SQLite` cannot change a check
//! constraint, and nothing had been released: the value was added to the list in `m0001_foundation`.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, binary, binary_null, index, one_of, part_of, pk_uuid, string,
    string_null, table, text, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        sessions(m).await?;
        links(m).await?;
        second_factors(m).await
    }
}

async fn sessions(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A key itself is derived from the installation's secret and its name.
    let columns = vec![
        string("kid").primary_key().take(),
        big_integer("created_at"),
        big_integer_null("retired_at"),
    ];
    table(m, "token_key", columns, vec![]).await?;
    // SQLite adds one column at a time.
    for mut column in [string_null("address"), big_integer_null("last_used_at")] {
        let statement = Table::alter().table("session").add_column(&mut column).to_owned();
        m.alter_table(statement).await?;
    }
    let mut parent = string_null("parent_hash");
    let statement = Table::alter().table("refresh_token").add_column(&mut parent).to_owned();
    m.alter_table(statement).await?;
    index(m, "refresh_token", &["parent_hash"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        string("token_hash"),
        big_integer("created_at"),
        big_integer("last_seen_at"),
    ];
    table(m, "device", columns, vec![part_of("person_id", "person")]).await?;
    unique(m, "device", &["person_id", "token_hash"]).await
}

async fn links(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        string("email"),
        string("name"),
        one_of("locale", &["vi", "en"]),
        text("password_hash"),
        big_integer("created_at"),
        big_integer("expires_at"),
    ];
    table(m, "registration", columns, vec![]).await?;
    index(m, "registration", &["email", "created_at"]).await?;
    index(m, "registration", &["expires_at"]).await?;
    let columns = vec![
        uuid("person_id").primary_key().take(),
        uuid("id"),
        string("old_email"),
        string("new_email"),
        big_integer("created_at"),
        big_integer("expires_at"),
        big_integer_null("old_confirmed_at"),
        big_integer_null("new_confirmed_at"),
    ];
    table(m, "email_change", columns, vec![part_of("person_id", "person")]).await?;
    unique(m, "email_change", &["id"]).await?;
    index(m, "email_change", &["expires_at"]).await?;
    // The token of a link is derived from its id and the installation's secret; it stands nowhere.
    let columns = vec![
        pk_uuid("id"),
        one_of("purpose", &["confirm", "password_reset", "email_old", "email_new"]),
        // The registration, the person or the change; none where there is no account.
        uuid_null("target_id"),
        big_integer("created_at"),
        big_integer("expires_at"),
        big_integer_null("used_at"),
    ];
    table(m, "account_link", columns, vec![]).await?;
    index(m, "account_link", &["target_id"]).await?;
    index(m, "account_link", &["expires_at"]).await
}

async fn second_factors(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        uuid("person_id").primary_key().take(),
        binary_null("secret"),
        binary_null("pending_secret"),
        big_integer_null("confirmed_at"),
        big_integer("last_step"),
        big_integer("created_at"),
    ];
    table(m, "second_factor", columns, vec![part_of("person_id", "person")]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        binary("code_hash"),
        big_integer("created_at"),
        big_integer_null("used_at"),
    ];
    table(m, "recovery_code", columns, vec![part_of("person_id", "person")]).await?;
    unique(m, "recovery_code", &["person_id", "code_hash"]).await
}
