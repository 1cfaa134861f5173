//! Who is there in every test: the offices of a city, a ward station, two solvers, experts.

use nhipcau_app::{
    App, auth,
    organisation::CreateOrganisation,
    personal::consent,
    setup::{self, SetupPerson, SetupProgramme},
};
use nhipcau_domain::{
    locale::Bilingual,
    organisation::{OrganisationKind, Role},
    personal_data::Purpose,
    timestamp::Day,
};
use uuid::Uuid;

/// The password of everybody in the tests.
pub const PASSWORD: &str = "mot-mat-khau-du-dai";

/// The organisations of the world; people are reached by their addresses.
///
/// | address | part |
/// |---|---|
/// | `ward.officer@test.example`, `ward.approver@…` | ward station |
/// | `health.officer@…`, `health.approver@…` | health department |
/// | `science.officer@…`, `science.approver@…` | science department, the broker |
/// | `startup.owner@…`, `startup.editor@…` | startup |
/// | `lab.owner@…` | research lab |
/// | `other.owner@…` | a second startup, party to nothing |
/// | `expert1@…` … `expert9@…` | experts |
/// | `operator@…`, `auditor@…` | the installation's people |
#[derive(Debug)]
pub struct World {
    /// Ward station.
    pub ward: Uuid,
    /// Health department.
    pub health: Uuid,
    /// Science department.
    pub science: Uuid,
    /// Startup.
    pub startup: Uuid,
    /// Research lab.
    pub lab: Uuid,
    /// A second startup.
    pub other: Uuid,
    /// The programme of the two departments.
    pub programme: Uuid,
    /// The experts' people.
    pub experts: Vec<Uuid>,
}

/// Everybody who signs in, by the part of the address before the `@`.
pub const NAMES: [&str; 13] = [
    "science.officer",
    "health.officer",
    "ward.officer",
    "startup.owner",
    "lab.owner",
    "expert1",
    "expert2",
    "expert3",
    "expert4",
    "expert5",
    "expert6",
    "expert7",
    "science.approver",
];

impl World {
    /// Sets everybody up.
    pub async fn set_up(app: &App) -> Self {
        setup::topics(app, &setup::built_in_topics().unwrap()).await.unwrap();
        let health =
            organisation(app, OrganisationKind::HealthDepartment, "Sở Y tế thử nghiệm", None).await;
        let science =
            organisation(app, OrganisationKind::ScienceDepartment, "Sở Khoa học thử nghiệm", None)
                .await;
        let ward = organisation(
            app,
            OrganisationKind::HealthFacility,
            "Trạm Y tế phường Thử",
            Some(health),
        )
        .await;
        let startup =
            organisation(app, OrganisationKind::Enterprise, "Công ty Nhịp Tim", None).await;
        let lab =
            organisation(app, OrganisationKind::ResearchInstitute, "Viện Tín hiệu Y sinh", None)
                .await;
        let other =
            organisation(app, OrganisationKind::Enterprise, "Công ty Ngoài Cuộc", None).await;
        let programme = SetupProgramme {
            code: "HCM".to_owned(),
            kind: "coordination".to_owned(),
            title: Bilingual::both("Chương trình phối hợp", "Coordination programme"),
            summary: Bilingual::default(),
            owner_id: health,
            broker_id: science,
            parties: vec![],
            province: Some("79".to_owned()),
            legal_basis: "Kế hoạch thử nghiệm".to_owned(),
            starts_on: Day::parse("2026-01-01").unwrap(),
            ends_on: Day::parse("2030-12-31").unwrap(),
            topics: vec![],
        };
        let programme = setup::programme(app, programme).await.unwrap().id;
        for (name, organisation, role) in [
            ("ward.officer", ward, Role::Officer),
            ("ward.approver", ward, Role::Approver),
            ("health.officer", health, Role::Officer),
            ("health.approver", health, Role::Approver),
            ("science.officer", science, Role::Officer),
            ("science.approver", science, Role::Approver),
            ("startup.owner", startup, Role::Owner),
            ("startup.editor", startup, Role::Editor),
            ("lab.owner", lab, Role::Owner),
            ("other.owner", other, Role::Owner),
        ] {
            person(app, name, vec![(organisation, role)], |_| {}).await;
        }
        person(app, "operator", vec![], |person| person.operator = true).await;
        person(app, "auditor", vec![], |person| person.auditor = true).await;
        let mut experts = Vec::new();
        for number in 1..=9 {
            experts.push(
                person(app, &format!("expert{number}"), vec![], |person| person.expert = true)
                    .await,
            );
        }
        for expert in &experts {
            agree(app, *expert, Purpose::ExpertDirectory).await;
        }
        Self { ward, health, science, startup, lab, other, programme, experts }
    }
}

/// Somebody agrees to a purpose, by the use case.
pub async fn agree(app: &App, person_id: Uuid, purpose: Purpose) {
    let ctx = auth::acting_as(app, person_id).await.unwrap();
    consent::give(app, &ctx, purpose).await.unwrap();
}

/// Sets an organisation up; its id.
pub async fn organisation(
    app: &App,
    kind: OrganisationKind,
    name: &str,
    parent: Option<Uuid>,
) -> Uuid {
    let body = CreateOrganisation {
        kind,
        name: Bilingual::vi(name),
        short_name: None,
        country: None,
        province: Some("79".to_owned()),
        registration_number: None,
        ror: None,
        website: None,
        profile: Bilingual::default(),
        parent_id: parent,
    };
    setup::organisation(app, &body, None).await.unwrap().id
}

async fn person(
    app: &App,
    name: &str,
    memberships: Vec<(Uuid, Role)>,
    change: impl FnOnce(&mut SetupPerson),
) -> Uuid {
    let mut body = SetupPerson {
        email: format!("{name}@test.example"),
        name: format!("Người thử {name}"),
        password: Some(PASSWORD.to_owned()),
        memberships,
        ..SetupPerson::default()
    };
    change(&mut body);
    setup::person(app, &body).await.unwrap().id
}
