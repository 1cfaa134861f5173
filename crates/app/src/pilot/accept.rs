//! What follows when the acceptance council's grade is recorded.

use nhipcau_domain::locale::Bilingual;
use nhipcau_mail::Template;
use serde_json::json;

use super::{Loaded, transition::announce};
use crate::{Result, Work};

/// Tells everybody the grade.
pub(super) async fn tell(work: &Work<'_>, loaded: &Loaded, solver: &Bilingual) -> Result<()> {
    let params = json!({
        "code": loaded.challenge.code,
        "title": loaded.challenge.title(),
        "organisation": solver,
        "grade": loaded.row.grade,
    });
    announce(work, loaded, Template::PilotGraded, params).await
}
