//! What the index knows beside its documents: the concepts and the weights.

use std::sync::{Arc, OnceLock};

use nhipcau_domain::thesaurus::Thesaurus;

use crate::{concept::Concepts, error::Error, weights::Weights};

/// Concepts and weights.
#[derive(Debug)]
pub struct Knowledge {
    /// The concepts of the thesaurus.
    pub concepts: Concepts,
    /// The weights.
    pub weights: Weights,
}

impl Knowledge {
    /// Another thesaurus, other weights.
    pub fn new(thesaurus: &Thesaurus, weights: Weights) -> Arc<Self> {
        Arc::new(Self { concepts: Concepts::new(thesaurus), weights })
    }

    /// What is shipped with the product; read once.
    ///
    /// # Errors
    /// When it is wrong, which its tests rule out.
    pub fn built_in() -> Result<Arc<Self>, Error> {
        static BUILT_IN: OnceLock<Arc<Knowledge>> = OnceLock::new();
        if let Some(known) = BUILT_IN.get() {
            return Ok(Arc::clone(known));
        }
        let thesaurus = Thesaurus::built_in().map_err(Error::Thesaurus)?;
        let built = Self { concepts: Concepts::new(&thesaurus), weights: Weights::built_in()? };
        Ok(Arc::clone(BUILT_IN.get_or_init(|| Arc::new(built))))
    }
}
