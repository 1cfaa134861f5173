//! Challenges, their sections and addenda.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, index, integer, integer_null, json_binary, one_of, part_of,
    pk_uuid, references, string, string_null, table, text, unique, uuid, uuid_null,
};

const STATUSES: [&str; 16] = [
    "draft",
    "proposed",
    "in_vetting",
    "returned",
    "in_identification",
    "approved",
    "open",
    "closed",
    "in_evaluation",
    "awarded",
    "in_pilot",
    "completed",
    "declined",
    "withdrawn",
    "cancelled",
    "not_awarded",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            pk_uuid("id"),
            string("code").unique_key().take(),
            string_null("external_id").unique_key().take(),
            one_of("origin", &["native", "imported"]),
            uuid("programme_id"),
            uuid("orderer_id"),
            uuid("proposer_id"),
            uuid("broker_id"),
            one_of("kind", &["solution_order", "research_task", "technology_transfer", "contest"]),
            one_of("level", &["national", "ministerial", "provincial", "grassroots"]),
            one_of("status", &STATUSES),
            json_binary("title"),
            text("sort_title"),
            text("folded_title"),
            json_binary("summary"),
            json_binary("topics"),
            string_null("province"),
            big_integer_null("budget_min"),
            big_integer_null("budget_max"),
            string_null("currency"),
            json_binary("funding_sources"),
            integer_null("trl_min"),
            string_null("rule_set"),
            big_integer_null("published_at"),
            big_integer_null("opens_at"),
            big_integer_null("closes_at"),
            big_integer_null("opened_at"),
            string_null("vetting_due_on"),
            string_null("returned_from"),
            big_integer_null("decided_at"),
            uuid_null("created_by_id"),
            integer("version"),
            integer("content_revision"),
            big_integer("created_at"),
            big_integer("updated_at"),
        ];
        let keys = vec![
            references("programme_id", "programme"),
            references("orderer_id", "organisation"),
            references("proposer_id", "organisation"),
            references("broker_id", "organisation"),
            references("created_by_id", "person"),
        ];
        table(m, "challenge", columns, keys).await?;
        for column in ["updated_at", "published_at", "sort_title"] {
            index(m, "challenge", &[column, "id"]).await?;
        }
        index(m, "challenge", &["status", "closes_at"]).await?;
        for column in ["programme_id", "orderer_id", "proposer_id", "broker_id"] {
            index(m, "challenge", &[column, "status"]).await?;
        }
        let columns = vec![pk_uuid("id"), uuid("challenge_id"), string("topic")];
        table(m, "challenge_topic", columns, vec![part_of("challenge_id", "challenge")]).await?;
        unique(m, "challenge_topic", &["topic", "challenge_id"]).await?;
        index(m, "challenge_topic", &["challenge_id"]).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("challenge_id"),
            string("key"),
            json_binary("content"),
            integer("version"),
            big_integer("updated_at"),
            uuid_null("updated_by_id"),
        ];
        let keys =
            vec![part_of("challenge_id", "challenge"), references("updated_by_id", "person")];
        table(m, "challenge_section", columns, keys).await?;
        unique(m, "challenge_section", &["challenge_id", "key"]).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("challenge_id"),
            integer("number"),
            text("reason"),
            big_integer("old_closes_at"),
            big_integer("new_closes_at"),
            big_integer("at"),
            uuid_null("person_id"),
        ];
        let keys = vec![part_of("challenge_id", "challenge"), references("person_id", "person")];
        table(m, "addendum", columns, keys).await?;
        unique(m, "addendum", &["challenge_id", "number"]).await
    }
}
