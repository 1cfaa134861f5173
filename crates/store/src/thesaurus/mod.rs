//! The table `thesaurus_concept`: what an installation has of its own beside the shipped thesaurus. Each change
//! of it is in [`change`], concept by concept in [`edit`].

pub mod change;
pub mod edit;

pub use change::Change;
pub use edit::Edit;
use sea_orm::{
    ActiveModelTrait, ExprTrait, IntoActiveModel,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use crate::{Result, readable::readable};

/// A concept of an installation's own.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thesaurus_concept")]
pub struct Model {
    /// Its name in the thesaurus.
    #[sea_orm(primary_key, auto_increment = false)]
    pub concept: String,
    /// The concept; nothing where the shipped one is taken out.
    pub body: Option<Json>,
    /// The version of the thesaurus that left it so.
    pub version: i32,
}

pub use self::Model as Own;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Everything an installation has of its own.
pub async fn own(conn: &impl ConnectionTrait) -> Result<Vec<Own>> {
    readable(conn, Entity::find()).await
}

/// Writes a concept of the installation's own, in the place of the one with its name.
pub async fn put(conn: &impl ConnectionTrait, own: Own) -> Result<()> {
    Entity::insert(own.into_active_model().reset_all())
        .on_conflict(
            OnConflict::column(Column::Concept)
                .update_columns([Column::Body, Column::Version])
                .to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Leaves a concept as it is shipped, or gone where it is not.
pub async fn leave(conn: &impl ConnectionTrait, concept: &str) -> Result<()> {
    Entity::delete_many().filter(Column::Concept.eq(concept)).exec(conn).await?;
    Ok(())
}

/// The version of the thesaurus: how often it was changed here.
pub async fn version(conn: &impl ConnectionTrait) -> Result<i32> {
    use sea_orm::QuerySelect;
    let last: Option<Option<i32>> = change::Entity::find()
        .select_only()
        .column_as(Expr::col(change::Column::Version).max(), "last")
        .into_tuple()
        .one(conn)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}
