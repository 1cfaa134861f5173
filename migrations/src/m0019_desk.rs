//! The broker's desk: what became of each invitation on its way, and every note on a match.

use sea_orm_migration::prelude::*;

use crate::build::{
    big_integer, big_integer_null, index, integer, one_of, part_of, pk_uuid, references,
    string_null, table, text_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Why an invitation was declined.
const DECLINED: [&str; 8] = [
    "no_capacity",
    "not_our_field",
    "not_ready",
    "time_short",
    "budget_short",
    "terms",
    "conflict",
    "other",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut decline_code = string_null("decline_code");
        decline_code.check(Expr::col("decline_code").is_in(DECLINED));
        let mut reminders = integer("reminders");
        reminders.default(0);
        // SQLite adds one column at a time.
        for mut column in [
            decline_code,
            // When somebody of the invited organisation read it first.
            big_integer_null("opened_at"),
            // When it was sent again after it had been declined.
            big_integer_null("renewed_at"),
            reminders,
            big_integer_null("reminded_at"),
        ] {
            let statement = Table::alter().table("invitation").add_column(&mut column).to_owned();
            m.alter_table(statement).await?;
        }
        index(m, "invitation", &["status", "reminders"]).await?;
        let columns = vec![
            pk_uuid("id"),
            uuid("entry_id"),
            one_of("verdict", &["shortlisted", "rejected"]),
            text_null("note"),
            uuid_null("person_id"),
            big_integer("at"),
        ];
        let keys = vec![part_of("entry_id", "shortlist_entry"), references("person_id", "person")];
        table(m, "shortlist_note", columns, keys).await?;
        index(m, "shortlist_note", &["entry_id", "at"]).await?;
        index(m, "shortlist_note", &["person_id"]).await?;
        // What stands now is the first of each history.
        m.get_connection()
            .execute_unprepared(
                "INSERT INTO shortlist_note (id, entry_id, verdict, note, person_id, at) \
                 SELECT id, id, verdict, note, person_id, at FROM shortlist_entry",
            )
            .await?;
        Ok(())
    }
}
