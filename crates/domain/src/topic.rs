//! Topics: the controlled vocabulary under which needs and offers are filed.

use serde::{Deserialize, Serialize};

use crate::locale::Bilingual;

/// A topic of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable code in lower case with hyphens.
    pub code: String,
    /// Its name.
    pub label: Bilingual,
    /// The code of the broader topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
}
