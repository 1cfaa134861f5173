//! People, organisations, and the rows that every change writes beside its own: events, history,
//! mails, notifications.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, binary_null, boolean, index, integer, json_binary,
    json_binary_null, one_of, part_of, pk_uuid, references, string, string_null, table, text,
    text_null, unique, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people(manager).await?;
        organisations(manager).await?;
        traces(manager).await?;
        machinery(manager).await
    }
}

async fn people(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        string("email").unique_key().take(),
        string("name"),
        text_null("password_hash"),
        one_of("locale", &["vi", "en"]),
        string_null("title"),
        string_null("affiliation"),
        boolean("expert"),
        json_binary("fields"),
        boolean("operator"),
        boolean("auditor"),
        string_null("demo_key").unique_key().take(),
        json_binary_null("demo"),
        integer("version"),
        big_integer("created_at"),
    ];
    table(m, "person", columns, vec![]).await?;
    index(m, "person", &["expert", "name"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        string_null("user_agent"),
        big_integer("created_at"),
        big_integer("expires_at"),
        big_integer_null("revoked_at"),
    ];
    table(m, "session", columns, vec![part_of("person_id", "person")]).await?;
    index(m, "session", &["person_id"]).await?;
    let columns = vec![
        string("token_hash").primary_key().take(),
        uuid("session_id"),
        big_integer("created_at"),
        big_integer_null("used_at"),
    ];
    table(m, "refresh_token", columns, vec![part_of("session_id", "session")]).await?;
    index(m, "refresh_token", &["session_id"]).await
}

async fn organisations(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        one_of(
            "kind",
            &[
                "health_facility",
                "health_department",
                "science_department",
                "ministry",
                "authority",
                "enterprise",
                "research_institute",
                "university",
                "individual",
                "association",
                "sponsor",
            ],
        ),
        json_binary("name"),
        text("sort_name"),
        text("folded_name"),
        string_null("short_name"),
        string("country"),
        string_null("province"),
        string_null("registration_number"),
        string_null("website"),
        json_binary("profile"),
        uuid_null("parent_id"),
        string_null("external_id").unique_key().take(),
        one_of("origin", &["native", "imported"]),
        one_of("verification", &["unverified", "requested", "verified", "refused"]),
        text_null("evidence"),
        uuid_null("verified_by_id"),
        uuid_null("verified_by_organisation_id"),
        big_integer_null("verified_at"),
        string_null("verified_until"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![
        references("parent_id", "organisation"),
        references("verified_by_id", "person"),
        references("verified_by_organisation_id", "organisation"),
    ];
    table(m, "organisation", columns, keys).await?;
    index(m, "organisation", &["kind", "sort_name"]).await?;
    index(m, "organisation", &["sort_name", "id"]).await?;
    index(m, "organisation", &["parent_id"]).await?;
    index(m, "organisation", &["verification"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        uuid("organisation_id"),
        one_of("role", &["officer", "approver", "owner", "editor", "viewer"]),
        big_integer("created_at"),
    ];
    let keys = vec![part_of("person_id", "person"), part_of("organisation_id", "organisation")];
    table(m, "membership", columns, keys).await?;
    unique(m, "membership", &["person_id", "organisation_id"]).await?;
    index(m, "membership", &["organisation_id"]).await
}

async fn traces(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `seq` stays empty in the writing transaction; the sequencer numbers committed rows.
    let columns = vec![
        pk_uuid("id"),
        big_integer_null("seq").unique_key().take(),
        big_integer("at"),
        uuid_null("actor_id"),
        uuid_null("organisation_id"),
        string("noun"),
        uuid("subject_id"),
        string("action"),
        one_of("audience", &["public", "parties", "sealed", "own"]),
        uuid_null("audience_id"),
        json_binary("payload"),
        binary_null("salt"),
        uuid_null("erased_by"),
    ];
    table(m, "event", columns, vec![]).await?;
    index(m, "event", &["noun", "subject_id"]).await?;
    index(m, "event", &["at"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("event_id"),
        string("noun"),
        uuid("subject_id"),
        string("action"),
        string_null("from_status"),
        string("to_status"),
        text_null("reason"),
        uuid_null("person_id"),
        uuid_null("organisation_id"),
        big_integer("at"),
    ];
    table(m, "history", columns, vec![references("event_id", "event")]).await?;
    index(m, "history", &["noun", "subject_id", "at"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        string("kind"),
        json_binary("params"),
        string("link"),
        big_integer("at"),
        big_integer_null("read_at"),
    ];
    table(m, "notification", columns, vec![part_of("person_id", "person")]).await?;
    index(m, "notification", &["person_id", "at"]).await
}

async fn machinery(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        one_of("status", &["waiting", "sent", "dead"]),
        uuid_null("person_id"),
        string("address"),
        one_of("locale", &["vi", "en"]),
        string("template"),
        json_binary("params"),
        string("link"),
        integer("attempts"),
        big_integer("run_after"),
        big_integer_null("claimed_until"),
        text_null("last_error"),
        big_integer("created_at"),
        big_integer_null("sent_at"),
    ];
    table(m, "outbox", columns, vec![]).await?;
    index(m, "outbox", &["status", "run_after"]).await?;
    index(m, "outbox", &["created_at"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("person_id"),
        string("method"),
        string("route"),
        string("key"),
        string("body_hash"),
        one_of("state", &["running", "done"]),
        integer("status_code"),
        string_null("location"),
        big_integer("created_at"),
        big_integer("running_until"),
    ];
    table(m, "idempotency_key", columns, vec![part_of("person_id", "person")]).await?;
    unique(m, "idempotency_key", &["person_id", "method", "route", "key"]).await?;
    index(m, "idempotency_key", &["created_at"]).await?;
    let columns = vec![string("key").primary_key().take(), text("value")];
    table(m, "setting", columns, vec![]).await
}
