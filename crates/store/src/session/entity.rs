//! The table `session`.

use sea_orm::entity::prelude::*;

/// A sign-in on one device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Id, also in the access token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who signed in.
    pub person_id: Uuid,
    /// The browser, as it called itself.
    pub user_agent: Option<String>,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Microseconds since the epoch, machine time.
    pub expires_at: i64,
    /// When it was ended.
    pub revoked_at: Option<i64>,
    /// The network address it last came from, at sign-in or when its token was renewed.
    pub address: Option<String>,
    /// When somebody last asked with it, give or take a minute; machine time.
    pub last_used_at: Option<i64>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
