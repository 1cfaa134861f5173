//! Councils with their members, declarations, subjects, meetings and sheets.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, boolean, index, integer, json_binary, json_binary_null, one_of,
    part_of, pk_uuid, references, string, string_null, table, text, text_null, unique, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        councils(m).await?;
        members(m).await?;
        meetings(m).await?;
        sheets(m).await
    }
}

async fn councils(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `rule_set` is the whole rule set as it was when the council was put together: later
    // versions do not change a council that sits. `pilot_id` names a row of a later table.
    let columns = vec![
        pk_uuid("id"),
        uuid("challenge_id"),
        uuid_null("pilot_id"),
        one_of("kind", &["selection", "acceptance"]),
        one_of(
            "status",
            &["forming", "constituted", "scoring", "meeting", "concluded", "dissolved"],
        ),
        string("rule_set_code"),
        json_binary("rule_set"),
        string_null("meeting_on"),
        json_binary_null("minutes"),
        big_integer_null("constituted_at"),
        big_integer_null("concluded_at"),
        uuid_null("created_by_id"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![references("challenge_id", "challenge"), references("created_by_id", "person")];
    table(m, "council", columns, keys).await?;
    index(m, "council", &["challenge_id", "kind", "status"]).await?;
    index(m, "council", &["pilot_id"]).await?;
    index(m, "council", &["updated_at", "id"]).await?;
    // What is judged, as it stood when scoring began.
    let columns = vec![
        pk_uuid("id"),
        uuid("council_id"),
        uuid("subject_id"),
        one_of("noun", &["submission", "pilot"]),
        uuid("organisation_id"),
        string("code"),
    ];
    let keys =
        vec![part_of("council_id", "council"), references("organisation_id", "organisation")];
    table(m, "council_subject", columns, keys).await?;
    unique(m, "council_subject", &["council_id", "subject_id"]).await
}

async fn members(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("council_id"),
        uuid("person_id"),
        integer("position"),
        one_of(
            "role",
            &[
                "chair",
                "vice_chair",
                "scientific_secretary",
                "reviewer",
                "member",
                "administrative_secretary",
            ],
        ),
        string_null("represents"),
        one_of("status", &["active", "recused", "removed"]),
        // Left while the council judged, and nobody has taken the seat since.
        boolean("vacant"),
        integer("version"),
    ];
    let keys = vec![part_of("council_id", "council"), references("person_id", "person")];
    table(m, "council_member", columns, keys).await?;
    unique(m, "council_member", &["council_id", "person_id"]).await?;
    index(m, "council_member", &["person_id", "status"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("council_id"),
        uuid("member_id"),
        uuid("organisation_id"),
        boolean("has_conflict"),
        text_null("note"),
        big_integer("at"),
    ];
    let keys = vec![
        part_of("council_id", "council"),
        part_of("member_id", "council_member"),
        references("organisation_id", "organisation"),
    ];
    table(m, "council_declaration", columns, keys).await?;
    unique(m, "council_declaration", &["member_id", "organisation_id"]).await?;
    index(m, "council_declaration", &["council_id"]).await
}

async fn meetings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("council_id"),
        string("held_on"),
        one_of("mode", &["in_person", "online", "hybrid"]),
        json_binary("present"),
        text_null("notes"),
        uuid_null("recorded_by_id"),
        big_integer("at"),
    ];
    let keys = vec![part_of("council_id", "council"), references("recorded_by_id", "person")];
    table(m, "council_meeting", columns, keys).await?;
    index(m, "council_meeting", &["council_id", "at"]).await
}

async fn sheets(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("council_id"),
        uuid("member_id"),
        uuid("subject_id"),
        one_of("status", &["draft", "submitted", "void"]),
        json_binary("content"),
        big_integer_null("submitted_at"),
        integer("version"),
        big_integer("updated_at"),
    ];
    let keys = vec![part_of("council_id", "council"), part_of("member_id", "council_member")];
    table(m, "score_sheet", columns, keys).await?;
    unique(m, "score_sheet", &["member_id", "subject_id"]).await?;
    index(m, "score_sheet", &["council_id", "status"]).await?;
    // What stood on a sheet that was taken up again.
    let columns = vec![
        pk_uuid("id"),
        uuid("sheet_id"),
        json_binary("content"),
        text("reason"),
        big_integer("submitted_at"),
        big_integer("at"),
    ];
    table(m, "score_sheet_revision", columns, vec![part_of("sheet_id", "score_sheet")]).await?;
    index(m, "score_sheet_revision", &["sheet_id", "at"]).await
}
