//! The numbered events that a reader may see.

use sea_orm::{Condition, entity::prelude::*};

use super::{Column, Entity, Model};
use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    submission,
};

/// Who reads. Without one no event leaves the table.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    /// The person.
    pub person_id: Option<Uuid>,
    /// The person's organisations.
    pub organisation_ids: Vec<Uuid>,
    /// Reads everything but what is sealed and what is other people's own.
    pub auditor: bool,
    /// A thing behind which one of the organisations stands.
    pub party_of: Option<Uuid>,
}

/// Which events.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// About this noun.
    pub noun: Option<String>,
    /// About this thing.
    pub subject_id: Option<Uuid>,
    /// By this person.
    pub actor_id: Option<Uuid>,
}

impl Viewer {
    fn may_see(&self) -> Condition {
        let sealed = || Condition::all().add(Column::Audience.eq("sealed"));
        let open = || Condition::all().add(Column::Audience.is_in(["public", "parties"]));
        let opened = || sealed().add(Column::SubjectId.in_subquery(submission::opened_ids()));
        let mut seen = Condition::any().add(Column::Audience.eq("public"));
        if let Some(person_id) = self.person_id {
            seen = seen
                .add(open().add(Column::ActorId.eq(person_id)))
                .add(opened().add(Column::ActorId.eq(person_id)))
                .add(
                    Condition::all()
                        .add(Column::Audience.eq("own"))
                        .add(Column::AudienceId.eq(person_id)),
                );
        }
        if !self.organisation_ids.is_empty() {
            let mine = || self.organisation_ids.iter().copied();
            seen = seen
                .add(open().add(Column::OrganisationId.is_in(mine())))
                .add(opened().add(Column::OrganisationId.is_in(mine())))
                .add(sealed().add(Column::AudienceId.is_in(mine())));
        }
        if self.auditor {
            seen = seen.add(open()).add(opened());
        }
        if let Some(subject_id) = self.party_of {
            seen = seen
                .add(open().add(Column::SubjectId.eq(subject_id)))
                .add(opened().add(Column::SubjectId.eq(subject_id)));
        }
        seen
    }
}

/// Numbered events that the viewer may see, newest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Model>> {
    let mut query = Entity::find().filter(Column::Seq.is_not_null()).filter(viewer.may_see());
    if let Some(noun) = &filter.noun {
        query = query.filter(Column::Noun.eq(noun));
    }
    if let Some(subject_id) = filter.subject_id {
        query = query.filter(Column::SubjectId.eq(subject_id));
    }
    if let Some(actor_id) = filter.actor_id {
        query = query.filter(Column::ActorId.eq(actor_id));
    }
    let order = (Column::Seq, Column::Id, Order::Descending);
    fetch(conn, query, order, page, |row| Cursor {
        key: Key::Number(row.seq.unwrap_or_default()),
        id: row.id,
    })
    .await
}
