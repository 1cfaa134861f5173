//! The database schema of Nhịp Cầu, one file per change, for SQLite and PostgreSQL from one
//! definition. README.md says how a change is made without stopping a running installation.

mod build;
mod m0001_foundation;
mod m0002_programme;
mod m0003_challenge;
mod m0004_attachment;
mod m0005_capability;
mod m0006_submission;
mod m0007_council;
mod m0008_decision;
mod m0009_pilot;
mod m0010_deployment;
mod m0011_idempotency;
mod m0012_log;
mod m0013_account;
mod m0014_membership;
mod m0015_personal_data;
mod m0016_reading;
mod m0017_redaction;
mod m0018_saved_search;
mod m0019_desk;
mod m0020_thesaurus;

pub use sea_orm_migration::{MigratorTrait, sea_orm::DbErr};

/// All migrations in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_programme::Migration),
            Box::new(m0003_challenge::Migration),
            Box::new(m0004_attachment::Migration),
            Box::new(m0005_capability::Migration),
            Box::new(m0006_submission::Migration),
            Box::new(m0007_council::Migration),
            Box::new(m0008_decision::Migration),
            Box::new(m0009_pilot::Migration),
            Box::new(m0010_deployment::Migration),
            Box::new(m0011_idempotency::Migration),
            Box::new(m0012_log::Migration),
            Box::new(m0013_account::Migration),
            Box::new(m0014_membership::Migration),
            Box::new(m0015_personal_data::Migration),
            Box::new(m0016_reading::Migration),
            Box::new(m0017_redaction::Migration),
            Box::new(m0018_saved_search::Migration),
            Box::new(m0019_desk::Migration),
            Box::new(m0020_thesaurus::Migration),
        ]
    }
}
