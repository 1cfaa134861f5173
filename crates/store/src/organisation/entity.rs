//! The table `organisation`.

use sea_orm::entity::prelude::*;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its kind.
    pub kind: String,
    /// Bilingual name.
    pub name: Json,
    /// The name's place in the Vietnamese alphabet, as lists sort it.
    pub sort_name: String,
    /// Name and short name without accents and case, as lists look for a part of it.
    pub folded_name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Province code.
    pub province: Option<String>,
    /// Tax or registration number.
    pub registration_number: Option<String>,
    /// Web address.
    pub website: Option<String>,
    /// Bilingual profile.
    pub profile: Json,
    /// The office it belongs to.
    pub parent_id: Option<Uuid>,
    /// Its id in the system it was imported from.
    pub external_id: Option<String>,
    /// Whether it was registered here or imported.
    pub origin: String,
    /// Status of verification.
    pub verification: String,
    /// What it was verified by.
    pub evidence: Option<String>,
    /// The official who verified it.
    pub verified_by_id: Option<Uuid>,
    /// The broker that verified it.
    pub verified_by_organisation_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub verified_at: Option<i64>,
    /// Day until which the verification holds.
    pub verified_until: Option<String>,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub updated_at: i64,
    /// Its id in the Research Organization Registry, nine characters.
    pub ror: Option<String>,
    /// What it has become part of, as a duplicate.
    pub merged_into_id: Option<Uuid>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
