//! Agreements with their signatures, pilots with their milestones, indicators, measurements and
//! reports.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, boolean, double, index, integer, json_binary, json_binary_null,
    one_of, part_of, pk_uuid, references, string, string_null, table, text_null, unique, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        agreements(m).await?;
        pilots(m).await?;
        work(m).await?;
        indicators(m).await
    }
}

async fn agreements(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("challenge_id"),
        uuid("submission_id"),
        uuid("orderer_id"),
        uuid("solver_id"),
        uuid("broker_id"),
        one_of("status", &["draft", "signed", "expired", "terminated"]),
        json_binary("title"),
        json_binary("ip_terms"),
        json_binary("budget"),
        json_binary("sites"),
        string_null("starts_on"),
        string_null("ends_on"),
        json_binary_null("data_annex"),
        big_integer_null("signed_at"),
        uuid_null("created_by_id"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![
        references("challenge_id", "challenge"),
        references("submission_id", "submission"),
        references("orderer_id", "organisation"),
        references("solver_id", "organisation"),
        references("broker_id", "organisation"),
        references("created_by_id", "person"),
    ];
    table(m, "agreement", columns, keys).await?;
    for column in ["orderer_id", "solver_id", "broker_id"] {
        index(m, "agreement", &[column, "updated_at"]).await?;
    }
    index(m, "agreement", &["challenge_id"]).await?;
    index(m, "agreement", &["status", "ends_on"]).await?;
    // One live agreement per challenge; expired and terminated ones stay on record beside it.
    m.get_connection()
        .execute_unprepared(
            "CREATE UNIQUE INDEX uq_agreement_live ON agreement (challenge_id) \
             WHERE status IN ('draft', 'signed')",
        )
        .await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("agreement_id"),
        uuid("organisation_id"),
        uuid("person_id"),
        uuid("attachment_id"),
        string("file_sha256"),
        big_integer("signed_at"),
        big_integer_null("revoked_at"),
    ];
    let keys = vec![
        part_of("agreement_id", "agreement"),
        references("organisation_id", "organisation"),
        references("person_id", "person"),
        references("attachment_id", "attachment"),
    ];
    table(m, "agreement_signature", columns, keys).await?;
    // A party signs once; a signature taken back stays on record.
    m.get_connection()
        .execute_unprepared(
            "CREATE UNIQUE INDEX uq_agreement_signature_valid \
             ON agreement_signature (agreement_id, organisation_id) WHERE revoked_at IS NULL",
        )
        .await?;
    Ok(())
}

async fn pilots(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        string("code").unique_key().take(),
        uuid("challenge_id"),
        uuid("agreement_id").unique_key().take(),
        uuid("submission_id"),
        uuid("proposer_id"),
        uuid("orderer_id"),
        uuid("broker_id"),
        uuid("solver_id"),
        one_of("kind", &["pilot", "research", "transfer"]),
        one_of(
            "status",
            &[
                "preparing",
                "active",
                "paused",
                "in_acceptance",
                "accepted",
                "failed",
                "terminated",
                "closed",
            ],
        ),
        json_binary("title"),
        json_binary("sites"),
        string_null("starts_on"),
        string_null("ends_on"),
        boolean("needs_ethics_approval"),
        boolean("needs_data_annex"),
        boolean("needs_ai_risk_class"),
        string_null("ethics_reference"),
        string_null("data_annex_reference"),
        string_null("ai_risk_class"),
        string_null("grade"),
        one_of_or_null("follow_up", &["adopt", "scale", "extend", "stop"]),
        big_integer_null("started_at"),
        big_integer_null("ended_at"),
        uuid_null("created_by_id"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    let keys = vec![
        references("challenge_id", "challenge"),
        references("agreement_id", "agreement"),
        references("submission_id", "submission"),
        references("proposer_id", "organisation"),
        references("orderer_id", "organisation"),
        references("broker_id", "organisation"),
        references("solver_id", "organisation"),
        references("created_by_id", "person"),
    ];
    table(m, "pilot", columns, keys).await?;
    for column in ["challenge_id", "proposer_id", "orderer_id", "broker_id", "solver_id", "status"]
    {
        index(m, "pilot", &[column, "updated_at"]).await?;
    }
    index(m, "pilot", &["updated_at", "id"]).await
}

async fn work(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("pilot_id"),
        json_binary("title"),
        json_binary_null("deliverable"),
        string("due_on"),
        one_of("status", &["planned", "done"]),
        json_binary_null("evidence"),
        big_integer_null("done_at"),
        big_integer_null("reminded_at"),
        integer("version"),
        big_integer("created_at"),
        big_integer("updated_at"),
    ];
    table(m, "milestone", columns, vec![part_of("pilot_id", "pilot")]).await?;
    index(m, "milestone", &["pilot_id", "due_on"]).await?;
    index(m, "milestone", &["status", "due_on"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("pilot_id"),
        one_of("kind", &["periodic", "final"]),
        string("period_end"),
        json_binary("overview"),
        json_binary("methods"),
        json_binary("results"),
        json_binary("discussion"),
        json_binary("conclusion"),
        uuid("filed_by_id"),
        big_integer("filed_at"),
    ];
    let keys = vec![part_of("pilot_id", "pilot"), references("filed_by_id", "person")];
    table(m, "report", columns, keys).await?;
    index(m, "report", &["pilot_id", "filed_at"]).await
}

async fn indicators(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        pk_uuid("id"),
        uuid("pilot_id"),
        integer("position"),
        string("key"),
        json_binary("name"),
        json_binary("unit"),
        double("baseline"),
        double("target"),
        one_of("direction", &["increase", "decrease"]),
        json_binary_null("method"),
    ];
    table(m, "indicator", columns, vec![part_of("pilot_id", "pilot")]).await?;
    unique(m, "indicator", &["pilot_id", "key"]).await?;
    let columns = vec![
        pk_uuid("id"),
        uuid("pilot_id"),
        uuid("indicator_id"),
        string("measured_on"),
        double("value"),
        string_null("site"),
        json_binary_null("note"),
        uuid("recorded_by_id"),
        big_integer("recorded_at"),
        big_integer_null("voided_at"),
        uuid_null("voided_by_id"),
        text_null("void_reason"),
    ];
    let keys = vec![
        part_of("pilot_id", "pilot"),
        part_of("indicator_id", "indicator"),
        references("recorded_by_id", "person"),
        references("voided_by_id", "person"),
    ];
    table(m, "measurement", columns, keys).await?;
    index(m, "measurement", &["indicator_id", "measured_on"]).await?;
    index(m, "measurement", &["pilot_id", "measured_on"]).await
}

fn one_of_or_null(
    column: &'static str,
    values: &'static [&'static str],
) -> sea_orm_migration::sea_orm::sea_query::ColumnDef {
    let mut def = string_null(column);
    def.check(Expr::col(column).is_null().or(Expr::col(column).is_in(values.iter().copied())));
    def
}
