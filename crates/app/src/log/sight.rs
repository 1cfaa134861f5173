//! What a reader may see of a record.

use nhipcau_domain::actor::Actor;
use nhipcau_store::event::Event;

/// How much of a record a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Everything.
    Whole,
    /// The leaf, without figures.
    Leaf,
    /// Only that the number is taken.
    Nothing,
}

/// What is known of the thing a record is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// A sealed submission has been opened.
    pub opened: bool,
    /// The reader may read the thing itself.
    pub readable: bool,
}

/// What the reader may see. What is sealed is its organisation's until the opening; what
/// is somebody's own business stays theirs; of the rest the auditor sees everything, as does in
/// whose name it was done, and who may read the thing sees the leaf.
pub(super) fn sight(reader: &Actor, event: &Event, around: Surroundings) -> Sight {
    let did_it = event.actor_id.is_some() && event.actor_id == reader.person_id;
    let in_name = event.organisation_id.is_some_and(|id| reader.belongs_to(id));
    match event.audience.as_str() {
        "public" => Sight::Whole,
        "own"
            if did_it || (event.audience_id.is_some() && event.audience_id == reader.person_id) =>
        {
            Sight::Whole
        }
        "own" => Sight::Nothing,
        "sealed" if event.audience_id.is_some_and(|id| reader.belongs_to(id)) => Sight::Whole,
        "sealed" if !around.opened => Sight::Nothing,
        _ if did_it || in_name || reader.auditor => Sight::Whole,
        _ if around.readable => Sight::Leaf,
        _ => Sight::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::{
        actor::Membership,
        organisation::{OrganisationKind, Role},
    };
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    const PERSON: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);
    const SOLVER: Uuid = Uuid::from_u128(3);
    const OFFICE: Uuid = Uuid::from_u128(4);

    fn event(audience: &str, audience_id: Option<Uuid>, by: Option<Uuid>) -> Event {
        Event {
            id: Uuid::nil(),
            seq: Some(1),
            at: 0,
            actor_id: Some(PERSON),
            organisation_id: by,
            noun: "submission".to_owned(),
            subject_id: Uuid::nil(),
            action: "send".to_owned(),
            audience: audience.to_owned(),
            audience_id,
            payload: json!({}),
            salt: None,
            erased_by: None,
        }
    }

    fn member(person_id: Uuid, organisation_id: Uuid) -> Actor {
        let kind = OrganisationKind::Enterprise;
        let memberships =
            vec![Membership { organisation_id, kind, role: Role::Viewer, part_of: None }];
        Actor { person_id: Some(person_id), memberships, ..Actor::default() }
    }

    #[test]
    fn each_audience_has_its_readers() {
        let (open, known) = (
            Surroundings { opened: true, readable: true },
            Surroundings { opened: false, readable: true },
        );
        let none = Surroundings::default();
        let public = Actor::public();
        let auditor = Actor { person_id: Some(OTHER), auditor: true, ..Actor::default() };
        let operator = Actor { person_id: Some(OTHER), operator: true, ..Actor::default() };
        let colleague = member(OTHER, SOLVER);
        let office = member(OTHER, OFFICE);
        let own = event("own", Some(PERSON), None);
        let sealed = event("sealed", Some(SOLVER), Some(SOLVER));
        let parties = event("parties", None, Some(OFFICE));
        for (event, reader, around, seen) in [
            (&event("public", None, None), &public, none, Sight::Whole),
            (&own, &member(PERSON, OFFICE), none, Sight::Whole),
            (&own, &auditor, open, Sight::Nothing),
            (&own, &colleague, open, Sight::Nothing),
            (&own, &public, open, Sight::Nothing),
            (&sealed, &colleague, none, Sight::Whole),
            (&sealed, &auditor, known, Sight::Nothing),
            (&sealed, &operator, known, Sight::Nothing),
            (&sealed, &office, known, Sight::Nothing),
            // Even who did it sees it no longer after leaving the organisation.
            (&sealed, &member(PERSON, OFFICE), none, Sight::Nothing),
            (&sealed, &office, open, Sight::Leaf),
            (&sealed, &auditor, open, Sight::Whole),
            (&parties, &office, none, Sight::Whole),
            (&parties, &auditor, none, Sight::Whole),
            (&parties, &operator, none, Sight::Nothing),
            (&parties, &colleague, known, Sight::Leaf),
            (&parties, &public, none, Sight::Nothing),
        ] {
            assert_eq!(sight(reader, event, around), seen, "{} {reader:?}", event.audience);
        }
    }
}
