//! The thesaurus in force, as a process knows it: asked for its version each time, read when that is another one.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use nhipcau_domain::thesaurus::{Concept, ConceptOrigin, Thesaurus};
use nhipcau_search::Knowledge;
use nhipcau_store::{
    Conn,
    thesaurus::{self as rows, Own},
};
use tokio::sync::Mutex;

use super::{export::Exported, list::Entry};
use crate::{
    Error, Result,
    search::{aside, knowledge},
};

/// What a process knows of the thesaurus.
#[derive(Debug, Default)]
pub struct Keeper {
    known: RwLock<Option<Arc<InForce>>>,
    /// Held by whoever tries out a change.
    pub(super) trying: Mutex<()>,
}

/// One state of the thesaurus. What is made of it is made once, when it is first asked for; on a thread that
/// may take its time.
#[derive(Debug)]
pub struct InForce {
    /// How often the thesaurus was changed here.
    pub version: i32,
    /// What the installation has of its own: a concept, or nothing where the shipped one is taken out.
    pub(super) own: BTreeMap<String, Option<Concept>>,
    thesaurus: OnceLock<Arc<Thesaurus>>,
    knowledge: OnceLock<Arc<Knowledge>>,
    pub(super) entries: OnceLock<Vec<Entry>>,
    pub(super) exported: OnceLock<Exported>,
}

impl Keeper {
    /// The thesaurus in force.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn in_force(&self, conn: &impl Conn) -> Result<Arc<InForce>> {
        loop {
            let version = rows::version(conn).await?;
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(known) = known.filter(|known| known.version == version) {
                return Ok(known);
            }
            let own = rows::own(conn).await?;
            // Changed while it was read: once more.
            if rows::version(conn).await? == version {
                let fresh = Arc::new(InForce::new(version, own));
                let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
                *known = Some(Arc::clone(&fresh));
                return Ok(fresh);
            }
        }
    }

    /// What an index is to know.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn knowledge(&self, conn: &impl Conn) -> Result<Arc<Knowledge>> {
        let in_force = self.in_force(conn).await?;
        aside(move || in_force.knowledge()).await?
    }
}

impl InForce {
    fn new(version: i32, rows: Vec<Own>) -> Self {
        let mut own = BTreeMap::new();
        for row in rows {
            let body = row.body.map(serde_json::from_value::<Concept>).transpose();
            match body {
                Ok(body) => {
                    own.insert(row.concept, body);
                }
                Err(error) => {
                    let concept = row.concept;
                    tracing::error!(concept, %error, "a concept cannot be read and is left out");
                }
            }
        }
        Self {
            version,
            own,
            thesaurus: OnceLock::new(),
            knowledge: OnceLock::new(),
            entries: OnceLock::new(),
            exported: OnceLock::new(),
        }
    }

    /// The whole of it.
    pub(super) fn thesaurus(&self) -> Result<Arc<Thesaurus>> {
        once(&self.thesaurus, || {
            let shipped = shipped()?;
            if self.own.is_empty() {
                return Ok(shipped);
            }
            Ok(Arc::new(shipped.with(self.own.clone())))
        })
    }

    /// What an index is to know.
    pub(crate) fn knowledge(&self) -> Result<Arc<Knowledge>> {
        once(&self.knowledge, || {
            let own = if self.own.is_empty() { None } else { Some(self.thesaurus()?) };
            knowledge(own.as_deref())
        })
    }

    /// Where a concept comes from; nothing where there is none and never was.
    pub(super) fn origin(&self, id: &str) -> Result<Option<ConceptOrigin>> {
        let shipped = shipped()?.concept(id).is_some();
        Ok(match (self.own.get(id), shipped) {
            (None, true) => Some(ConceptOrigin::Shipped),
            (Some(Some(_)), true) => Some(ConceptOrigin::Changed),
            (Some(None), true) => Some(ConceptOrigin::Removed),
            (Some(Some(_)), false) => Some(ConceptOrigin::Added),
            // Taken out of a product that had it once.
            (Some(None) | None, false) => None,
        })
    }
}

/// The thesaurus shipped with the product, read once.
pub(super) fn shipped() -> Result<Arc<Thesaurus>> {
    static SHIPPED: OnceLock<Arc<Thesaurus>> = OnceLock::new();
    once(&SHIPPED, || {
        let read = Thesaurus::built_in();
        read.map(Arc::new).map_err(|problems| Error::internal(problems.join("; ")))
    })
}

/// What is made once. Two who ask at the same time make the same.
pub(super) fn once<T: Clone>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T>) -> Result<T> {
    if let Some(made) = cell.get() {
        return Ok(made.clone());
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made).clone())
}
