//! Who asks: the columns of the table.

use std::collections::BTreeMap;

use nhipcau_domain::organisation::Role;
use nhipcau_tests::{Client, TestApp};

use crate::{
    neighbour::{self, add},
    stages::person,
};

/// The columns and whom they stand for, by the address before the `@`.
///
/// | column | who |
/// |---|---|
/// | `anon` | nobody signed in |
/// | `person` | signed in, of no organisation |
/// | `other` | owner of a solver that is party to nothing |
/// | `foreign` | officer of another province's science department |
/// | `unit-o`, `unit-a` | the proposing unit's officer and approver |
/// | `order-o`, `order-a` | the ordering department's |
/// | `broker-o`, `broker-a` | the programme's broker's |
/// | `view`, `edit`, `own` | the submitting organisation's viewer, editor, owner |
/// | `rival` | owner of an organisation that competes with it |
/// | `chair`, `secr`, `member` | chair, scientific secretary and a member of the council |
/// | `confl` | an expert who left the council because of a conflict |
/// | `oper`, `audit` | operator and auditor of the installation |
pub const COLUMNS: [(&str, &str); 20] = [
    ("person", "nobody"),
    ("other", "other.owner"),
    ("foreign", "foreign.officer"),
    ("unit-o", "ward.officer"),
    ("unit-a", "ward.approver"),
    ("order-o", "health.officer"),
    ("order-a", "health.approver"),
    ("broker-o", "science.officer"),
    ("broker-a", "science.approver"),
    ("view", "startup.viewer"),
    ("edit", "startup.editor"),
    ("own", "startup.owner"),
    ("rival", "lab.owner"),
    ("chair", "expert1"),
    ("secr", "expert3"),
    ("member", "expert6"),
    ("confl", "expert8"),
    ("oper", "operator"),
    ("audit", "auditor"),
    ("anon", ""),
];

/// Everybody, signed in once.
pub struct Actors(BTreeMap<&'static str, Client>);

impl Actors {
    /// Adds whom the world of the other tests does not have, and signs everybody in.
    pub async fn sign_in(app: &TestApp) -> Self {
        add(app, "nobody", vec![]).await;
        add(app, "startup.viewer", vec![(app.world.startup, Role::Viewer)]).await;
        add(app, "startup.guest", vec![(app.world.startup, Role::Viewer)]).await;
        neighbour::officer(app).await;
        let mut all = BTreeMap::new();
        for (column, name) in COLUMNS {
            let client = if name.is_empty() { app.public() } else { person(app, name).await };
            all.insert(column, client);
        }
        Self(all)
    }

    /// The client of a column.
    pub fn get(&self, column: &str) -> &Client {
        self.0.get(column).unwrap_or_else(|| panic!("no actor {column}"))
    }
}
