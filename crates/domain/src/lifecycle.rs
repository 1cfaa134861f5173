//! The one mechanism behind every lifecycle: a table of rows, from which come the decision on an
//! action, the list of allowed actions of a view, the drawn diagrams and the tests.

use std::fmt::{Debug, Display, Write as _};

/// Why an action that the actor's role could take is not possible now. `code` is stable, also
/// the suffix of the text key `blocked-<code>`; the figures go into its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Stable code.
    pub code: &'static str,
    /// Named figures for the message.
    pub params: Vec<(&'static str, String)>,
}

impl Blocked {
    /// A reason without figures.
    pub fn because(code: &'static str) -> Self {
        Self { code, params: Vec::new() }
    }

    /// The same reason with a named figure for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}

/// One row of a lifecycle.
#[derive(Debug)]
pub struct Row<L: Lifecycle + ?Sized> {
    /// What is done.
    pub action: L::Action,
    /// The statuses it is possible from.
    pub from: &'static [L::Status],
    /// The status it leads to.
    pub to: L::Status,
    /// Who may do it: any one of these.
    pub who: &'static [L::Who],
    /// What must hold.
    pub guards: &'static [L::Guard],
    /// Whether written reasons are required.
    pub reason: bool,
}

/// A noun with a lifecycle. `TABLE` is the only place its transitions are written down.
pub trait Lifecycle: 'static {
    /// The statuses.
    type Status: Copy + PartialEq + Debug + Display + 'static;
    /// The actions.
    type Action: Copy + PartialEq + Debug + Display + 'static;
    /// The parts people play.
    type Who: Copy + PartialEq + Debug + 'static;
    /// The conditions.
    type Guard: Copy + PartialEq + Debug + 'static;
    /// The rows.
    const TABLE: &'static [Row<Self>];
    /// The noun, as in the code and in the docs.
    const NOUN: &'static str;
}

/// What a table must be told about the actor and the thing acted on.
pub trait Facts<L: Lifecycle + ?Sized> {
    /// Whether the actor plays this part here.
    fn plays(&self, who: L::Who) -> bool;
    /// Whether the condition holds, or why not.
    fn holds(&self, guard: L::Guard) -> Result<(), Blocked>;
}

/// Why an action was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No row leads from this status by this action.
    WrongStatus,
    /// The actor plays none of the parts that may do it.
    Forbidden,
    /// A condition does not hold.
    Blocked(Blocked),
    /// The action needs written reasons.
    ReasonMissing,
}

/// An action as listed in a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed<A> {
    /// The action.
    pub action: A,
    /// Whether written reasons are required.
    pub reason_required: bool,
    /// Why it is not possible now; `None` when it is.
    pub blocked: Option<Blocked>,
}

/// Whether the actor plays a part that may take the action: from this status or, where it leads
/// nowhere from there, from any. Asked before the version that a request names and before every
/// condition, so that neither tells anything to somebody without the right.
///
/// # Errors
/// `Forbidden`.
pub fn entitled<L: Lifecycle>(
    status: L::Status,
    action: L::Action,
    facts: &impl Facts<L>,
) -> Result<(), Refusal> {
    let mut rows: Vec<_> = L::TABLE.iter().filter(|row| row.action == action).collect();
    if rows.iter().any(|row| row.from.contains(&status)) {
        rows.retain(|row| row.from.contains(&status));
    }
    if rows.iter().any(|row| plays(row, facts)) { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// Decides whether an action is possible and returns its row. Where one action leads to several
/// places (back to where a thing came from), the first row whose conditions hold is taken.
///
/// # Errors
/// The first of: wrong status, forbidden, blocked by a condition (of the first row), reasons
/// missing. Rights are looked at before conditions, so that a condition tells nothing to somebody
/// without the right.
pub fn decide<L: Lifecycle>(
    status: L::Status,
    action: L::Action,
    reason: Option<&str>,
    facts: &impl Facts<L>,
) -> Result<&'static Row<L>, Refusal> {
    entitled(status, action, facts)?;
    let mut rows = L::TABLE
        .iter()
        .filter(|row| row.action == action && row.from.contains(&status) && plays(row, facts))
        .peekable();
    let first = *rows.peek().ok_or(Refusal::WrongStatus)?;
    let Some(row) = rows.find(|row| blocked(row, facts).is_none()) else {
        return Err(blocked(first, facts).map_or(Refusal::WrongStatus, Refusal::Blocked));
    };
    if row.reason && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Refusal::ReasonMissing);
    }
    Ok(row)
}

fn plays<L: Lifecycle>(row: &Row<L>, facts: &impl Facts<L>) -> bool {
    row.who.iter().any(|who| facts.plays(*who))
}

fn blocked<L: Lifecycle>(row: &Row<L>, facts: &impl Facts<L>) -> Option<Blocked> {
    row.guards.iter().find_map(|guard| facts.holds(*guard).err())
}

/// The actions the actor's part allows from this status, each once, blocked ones with their
/// reason.
pub fn allowed<L: Lifecycle>(status: L::Status, facts: &impl Facts<L>) -> Vec<Allowed<L::Action>> {
    let mut found: Vec<Allowed<L::Action>> = Vec::new();
    for row in L::TABLE.iter().filter(|row| row.from.contains(&status) && plays(row, facts)) {
        let blocked = blocked(row, facts);
        match found.iter_mut().find(|known| known.action == row.action) {
            Some(known) if known.blocked.is_some() && blocked.is_none() => {
                known.reason_required = row.reason;
                known.blocked = None;
            }
            Some(_) => {}
            None => {
                found.push(Allowed { action: row.action, reason_required: row.reason, blocked });
            }
        }
    }
    found
}

/// The table as a Mermaid state diagram for the docs.
pub fn diagram<L: Lifecycle>() -> String {
    let mut out = String::from("stateDiagram-v2\n");
    for row in L::TABLE {
        for from in row.from {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "    {from} --> {}: {}", row.to, row.action);
        }
    }
    out
}

/// The table as Markdown for the docs and for the snapshot tests.
pub fn markdown<L: Lifecycle>() -> String {
    let mut out = String::from(
        "| action | from | to | who | conditions | reasons |\n|---|---|---|---|---|---|\n",
    );
    for row in L::TABLE {
        let from: Vec<_> = row.from.iter().map(ToString::to_string).collect();
        let who: Vec<_> = row.who.iter().map(|who| format!("{who:?}")).collect();
        let guards: Vec<_> = row.guards.iter().map(|guard| format!("{guard:?}")).collect();
        let _ = writeln!(
            out,
            "| `{}` | {} | `{}` | {} | {} | {} |",
            row.action,
            from.join(", "),
            row.to,
            who.join(", "),
            guards.join(", "),
            if row.reason { "required" } else { "" }
        );
    }
    out
}
