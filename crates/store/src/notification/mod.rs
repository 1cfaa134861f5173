//! Notifications to people inside the workspace.

use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For whom.
    pub person_id: Uuid,
    /// Which text.
    pub kind: String,
    /// Figures for the text.
    pub params: Json,
    /// Where it leads, a path of the workspace.
    pub link: String,
    /// Microseconds since the epoch.
    pub at: i64,
    /// When it was read.
    pub read_at: Option<i64>,
}

pub use self::Model as Notification;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The notifications of a person, newest first.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    page: &Page,
) -> Result<Paged<Model>> {
    let query = Entity::find().filter(Column::PersonId.eq(person_id));
    fetch(conn, query, (Column::At, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.at),
        id: row.id,
    })
    .await
}

/// How many notifications of a person are unread.
pub async fn unread(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::ReadAt.is_null())
        .count(conn)
        .await?)
}

/// Marks a person's notifications as read: the ones listed, or all.
pub async fn mark_read(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    ids: Option<&[Uuid]>,
    at: i64,
) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(at))
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::ReadAt.is_null());
    if let Some(ids) = ids {
        update = update.filter(Column::Id.is_in(ids.iter().copied()));
    }
    update.exec(conn).await?;
    Ok(())
}
