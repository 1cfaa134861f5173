//! The table `registration`: accounts that wait for their owner to follow the link in the mail.
//! Nobody is a person of the product before that.

use nhipcau_domain::locale::Locale;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::Result;

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Mail address in lower case. There may be several for one: whose mail is answered counts.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Language of mails.
    pub locale: String,
    /// Argon2id hash in PHC format.
    pub password_hash: String,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Microseconds since the epoch, machine time.
    pub expires_at: i64,
}

pub use self::Model as Registration;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// The language of mails.
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.locale).unwrap_or_default()
    }
}

/// The registration with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// The last registration of an address that waits at `now`.
pub async fn latest(conn: &impl ConnectionTrait, email: &str, now: i64) -> Result<Option<Model>> {
    let query = Entity::find()
        .filter(Column::Email.eq(email.to_lowercase()))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(1);
    Ok(query.one(conn).await?)
}

/// Forgets the registrations of an address.
pub async fn forget_address(conn: &impl ConnectionTrait, email: &str) -> Result<()> {
    Entity::delete_many().filter(Column::Email.eq(email)).exec(conn).await?;
    Ok(())
}
