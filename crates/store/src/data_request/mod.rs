//! The table `data_request`: what people ask about their data, with its clocks.

use nhipcau_domain::personal_data::{Kind, Status};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, WAITING_LIMIT, fetch},
    readable::readable,
};

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_request")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data.
    pub person_id: Uuid,
    /// What is asked.
    pub kind: String,
    /// How far it is.
    pub status: String,
    /// In the person's words; empty once erased.
    pub message: String,
    /// Code of the terms it is counted by.
    pub terms: String,
    /// Microseconds since the epoch.
    pub received_at: i64,
    /// The last day for confirming it.
    pub acknowledge_by: String,
    /// When it was confirmed.
    pub acknowledged_at: Option<i64>,
    /// The last day for carrying it out.
    pub due_on: String,
    /// Whether that day has been moved.
    pub extended: bool,
    /// When it was carried out, refused or taken back.
    pub decided_at: Option<i64>,
    /// By whom.
    pub decided_by_id: Option<Uuid>,
    /// The operator's words.
    pub reason: Option<String>,
    /// Version.
    pub version: i32,
}

pub use self::Model as DataRequest;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

impl Model {
    /// What is asked.
    pub fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or_else(|| Error::unknown("data_request.kind", &self.kind))
    }

    /// How far it is.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status)
            .ok_or_else(|| Error::unknown("data_request.status", &self.status))
    }
}

/// The requests of a person, the last first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .order_by_desc(Column::ReceivedAt)
        .order_by_desc(Column::Id);
    readable(conn, query).await
}

/// The requests in one of these statuses, or all, the last first.
pub async fn list(
    conn: &impl ConnectionTrait,
    statuses: &[Status],
    page: &Page,
) -> Result<Paged<Model>> {
    let mut query = Entity::find();
    if !statuses.is_empty() {
        let statuses = statuses.iter().map(|status| status.as_str());
        query = query.filter(Column::Status.is_in(statuses));
    }
    let order = (Column::ReceivedAt, Column::Id, Order::Descending);
    fetch(conn, query, order, page, |row| Cursor { key: Key::Number(row.received_at), id: row.id })
        .await
}

/// The requests somebody still has to act on, the most urgent first.
pub async fn open(conn: &impl ConnectionTrait) -> Result<Vec<Model>> {
    let statuses =
        Status::ALL.iter().filter(|status| status.is_open()).map(|status| status.as_str());
    let query = Entity::find()
        .filter(Column::Status.is_in(statuses))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// Forgets what a person wrote in their requests; that there were some stays.
pub async fn forget_words(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Message, Expr::value(""))
        .filter(Column::PersonId.eq(person_id))
        .exec(conn)
        .await?;
    Ok(())
}
