//! When sessions were last used. Kept in memory and written down once a minute, so that reading
//! costs no writing; what a crash takes along is a minute.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::session;
use uuid::Uuid;

use crate::{App, Result};

/// The sessions used since it was last written down; one a process.
#[derive(Debug, Default)]
pub struct Touches(Mutex<HashMap<Uuid, Timestamp>>);

impl Touches {
    /// A session is used.
    pub(super) fn note(&self, id: Uuid, at: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, at);
    }

    /// When a session was used, if that is not written down yet.
    pub(crate) fn of(&self, id: Uuid) -> Option<Timestamp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).copied()
    }

    fn take(&self) -> HashMap<Uuid, Timestamp> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes down which sessions were used.
pub(super) async fn write_down(app: &App) -> Result<()> {
    let taken = app.touches.take();
    if taken.is_empty() {
        return Ok(());
    }
    let tx = app.store.begin().await?;
    for (id, at) in taken {
        session::touch(tx.conn(), id, at.0).await?;
    }
    Ok(tx.commit().await?)
}
