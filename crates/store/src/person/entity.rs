//! The table `person`.

use sea_orm::entity::prelude::*;

/// A person with an account, or an expert known to the offices.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Mail address in lower case.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Argon2id hash in PHC format; `None` for people who cannot sign in by password.
    pub password_hash: Option<String>,
    /// Language of mails and of the interface.
    pub locale: String,
    /// Academic or office title.
    pub title: Option<String>,
    /// Where the person works, in words.
    pub affiliation: Option<String>,
    /// Whether the person may be appointed to councils.
    pub expert: bool,
    /// Fields of expertise.
    pub fields: Json,
    /// Keeps the installation running.
    pub operator: bool,
    /// Reads the log.
    pub auditor: bool,
    /// Key of a demonstration person.
    pub demo_key: Option<String>,
    /// What the sign-in picker of the demonstration says.
    pub demo: Option<Json>,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Since when the person may not sign in; machine time.
    pub suspended_at: Option<i64>,
    /// Why, in an operator's words.
    pub suspended_reason: Option<String>,
    /// When the person was told at a sign-in that there is none.
    pub suspension_told_at: Option<i64>,
    /// When the person's data were erased.
    pub erased_at: Option<i64>,
    /// The name as official papers have it, where it must outlive the rest.
    pub paper_name: Option<String>,
    /// The last day on which that name is kept.
    pub paper_name_until: Option<String>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
