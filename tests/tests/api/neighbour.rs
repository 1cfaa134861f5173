//! Another province: a science department with a programme and an officer of its own, party to
//! nothing here; and people that the world of most tests does without.

use nhipcau_app::setup::{self, SetupPerson, SetupProgramme};
use nhipcau_domain::{
    locale::Bilingual,
    organisation::{OrganisationKind, Role},
    timestamp::Day,
};
use nhipcau_tests::{Client, PASSWORD, TestApp, organisation};
use uuid::Uuid;

use crate::stages::person;

/// Sets a person up, to be signed in by this name.
pub async fn add(app: &TestApp, name: &str, memberships: Vec<(Uuid, Role)>) {
    let body = SetupPerson {
        email: format!("{name}@test.example"),
        name: format!("Người thử {name}"),
        password: Some(PASSWORD.to_owned()),
        memberships,
        ..SetupPerson::default()
    };
    setup::person(&app.app, &body).await.unwrap();
}

/// The officer of the neighbours' science department, `foreign.officer@test.example`.
pub async fn officer(app: &TestApp) -> Client {
    let kind = OrganisationKind::ScienceDepartment;
    let science = organisation(&app.app, kind, "Sở Khoa học tỉnh bạn", None).await;
    let programme = SetupProgramme {
        code: "TINHBAN".to_owned(),
        kind: "plan".to_owned(),
        title: Bilingual::vi("Kế hoạch của tỉnh bạn"),
        summary: Bilingual::default(),
        owner_id: science,
        broker_id: science,
        parties: vec![],
        province: Some("01".to_owned()),
        legal_basis: "Kế hoạch thử nghiệm".to_owned(),
        starts_on: Day::parse("2026-01-01").unwrap(),
        ends_on: Day::parse("2030-12-31").unwrap(),
        topics: vec![],
    };
    setup::programme(&app.app, programme).await.unwrap();
    add(app, "foreign.officer", vec![(science, Role::Officer)]).await;
    person(app, "foreign.officer").await
}
