//! What stands between a solver and a call: it orders the call itself, or somebody of its own judges.

use std::collections::{HashMap, HashSet};

use nhipcau_domain::{
    council::{CouncilKind, Status},
    locale::Locale,
    text_enum,
};
use nhipcau_store::{
    Conn,
    challenge::Challenge,
    council::{self, declaration, member},
};
use nhipcau_texts::{Arg, text};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Result, view::PersonRefs};

text_enum! {
    /// What kind of conflict it is.
    #[schema(as = MatchConflictKind)]
    pub enum ConflictKind {
        /// It orders the call.
        Orderer = "orderer",
        /// It has proposed the call.
        Proposer = "proposer",
        /// Somebody on a council of the call works there.
        CouncilMember = "council_member",
        /// Somebody on a council of the call has declared a conflict with it.
        Declared = "declared",
    }
}

/// A conflict of an organisation with a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Conflict {
    /// What kind.
    pub kind: ConflictKind,
    /// Whether the organisation may not answer at all. Otherwise it is the member of the council who
    /// has to go.
    pub blocks: bool,
    /// The same in the reader's language.
    pub message: String,
}

/// The conflicts around one call.
pub(super) struct Conflicts {
    orderer_id: Uuid,
    proposer_id: Uuid,
    /// The names of who works there.
    at_work: HashMap<Uuid, Vec<String>>,
    declared: HashSet<Uuid>,
}

impl Conflicts {
    /// Reads who judges the call, whom they belong to and what they have declared. Declarations are
    /// about those who have answered, so there are none before the opening.
    pub(super) async fn load(conn: &impl Conn, call: &Challenge) -> Result<Self> {
        let mut judging = Vec::new();
        for row in council::of_challenge(conn, call.id).await? {
            // The acceptance council judges what was chosen long ago.
            if row.kind()? != CouncilKind::Acceptance && row.status()? != Status::Dissolved {
                judging.push(row.id);
            }
        }
        let seats = member::of_councils(conn, &judging).await?;
        let people: Vec<_> =
            seats.iter().filter(|seat| seat.is_active()).map(|seat| seat.person_id).collect();
        let names = PersonRefs::load(conn, people.iter().copied()).await?;
        let mut at_work: HashMap<Uuid, Vec<String>> = HashMap::new();
        for (person, organisation) in member::ties(conn, &people).await? {
            let of_one = at_work.entry(organisation).or_default();
            of_one.extend(names.get(Some(person)).map(|person| person.name));
        }
        for names in at_work.values_mut() {
            names.sort();
            names.dedup();
        }
        let said = declaration::of_councils(conn, &judging).await?;
        let declared =
            said.iter().filter(|said| said.has_conflict).map(|said| said.organisation_id).collect();
        Ok(Self { orderer_id: call.orderer_id, proposer_id: call.proposer_id, at_work, declared })
    }

    /// The conflicts of one organisation, the gravest first.
    pub(super) fn of(&self, locale: Locale, organisation_id: Uuid) -> Vec<Conflict> {
        let conflict = |kind: ConflictKind, blocks: bool, people: &str| Conflict {
            kind,
            blocks,
            message: text(
                locale,
                &format!("match-conflict-{kind}"),
                &[("people", Arg::Text(people.to_owned()))],
            ),
        };
        let mut found = Vec::new();
        if organisation_id == self.orderer_id {
            found.push(conflict(ConflictKind::Orderer, true, ""));
        } else if organisation_id == self.proposer_id {
            found.push(conflict(ConflictKind::Proposer, true, ""));
        }
        if let Some(names) = self.at_work.get(&organisation_id) {
            found.push(conflict(ConflictKind::CouncilMember, false, &names.join(", ")));
        }
        if self.declared.contains(&organisation_id) {
            found.push(conflict(ConflictKind::Declared, false, ""));
        }
        found
    }
}
