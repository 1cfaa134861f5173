//! Personal data: what people agreed to, what they ask for, suspended and erased accounts.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, boolean, index, integer, one_of, part_of, pk_uuid, references,
    string, string_null, table, text, text_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        people(m).await?;
        consents(m).await?;
        requests(m).await
    }
}

async fn people(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // SQLite adds one column at a time.
    for mut column in [
        big_integer_null("suspended_at"),
        text_null("suspended_reason"),
        big_integer_null("suspension_told_at"),
        big_integer_null("erased_at"),
        text_null("paper_name"),
        string_null("paper_name_until"),
    ] {
        let statement = Table::alter().table("person").add_column(&mut column).to_owned();
        m.alter_table(statement).await?;
    }
    index(m, "person", &["created_at", "id"]).await?;
    index(m, "person", &["paper_name_until"]).await
}

async fn consents(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Rows are only ever added: the last one of a purpose counts, and none means no.
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        one_of("purpose", &["expert_directory", "activity_mails"]),
        boolean("given"),
        integer("text_version"),
        string("text_hash"),
        one_of("locale", &["vi", "en"]),
        uuid("event_id"),
        big_integer("at"),
    ];
    // No foreign key to the event: whoever takes one away is found out by the log, not by this.
    table(m, "consent", columns, vec![part_of("person_id", "person")]).await?;
    index(m, "consent", &["person_id", "purpose", "at"]).await?;
    index(m, "consent", &["purpose", "given"]).await
}

async fn requests(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        one_of("kind", &["correction", "erasure", "restriction", "objection"]),
        one_of("status", &["received", "acknowledged", "completed", "refused", "withdrawn"]),
        text("message"),
        string("terms"),
        big_integer("received_at"),
        string("acknowledge_by"),
        big_integer_null("acknowledged_at"),
        string("due_on"),
        boolean("extended"),
        big_integer_null("decided_at"),
        uuid_null("decided_by_id"),
        text_null("reason"),
        integer("version"),
    ];
    let keys = vec![references("person_id", "person"), references("decided_by_id", "person")];
    table(m, "data_request", columns, keys).await?;
    index(m, "data_request", &["person_id", "received_at"]).await?;
    index(m, "data_request", &["status", "due_on"]).await?;
    index(m, "data_request", &["received_at", "id"]).await
}
