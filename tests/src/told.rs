//! A step that a test takes in the database itself, with the record that the log wants of it.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{
    Conn,
    event::{self, Event},
};
use serde_json::json;
use uuid::Uuid;

/// Writes the record of a step that was written into a table by hand: whoever changes a status past the
/// log is found out at the end of each test. Of one thing once in a test.
///
/// # Panics
/// When the database refuses it.
pub async fn told(conn: &impl Conn, (noun, id): (&str, Uuid), to: &str, at: Timestamp) {
    let row = Event {
        // After everything that has happened before: events of one instant are numbered by their ids.
        id: Uuid::from_u128(id.as_u128() | (0xFFFF_FFFF_FFFF << 80)),
        seq: None,
        at: at.0,
        actor_id: None,
        organisation_id: None,
        noun: noun.to_owned(),
        subject_id: id,
        action: "step".to_owned(),
        audience: "parties".to_owned(),
        audience_id: None,
        payload: json!({"to": to}),
        salt: Some(vec![0; 16]),
        erased_by: None,
    };
    event::insert(conn, row).await.unwrap();
}
