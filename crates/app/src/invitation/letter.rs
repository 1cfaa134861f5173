//! What an invitation and its reminder say.

use nhipcau_domain::locale::Bilingual;
use nhipcau_mail::Template;
use nhipcau_store::{Conn, challenge::Challenge, organisation};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Announcement, Result};

/// Who writes to whom.
pub(super) struct Names {
    invited: Bilingual,
    broker: Bilingual,
}

impl Names {
    pub(super) async fn load(
        conn: &impl Conn,
        call: &Challenge,
        organisation_id: Uuid,
    ) -> Result<Self> {
        let invited = organisation::find(conn, organisation_id).await?;
        let broker = organisation::find(conn, call.broker_id).await?;
        Ok(Self { invited: invited.name(), broker: broker.name() })
    }

    /// The figures of an invitation.
    pub(super) fn params(&self, call: &Challenge, message: &str) -> Value {
        json!({
            "code": call.code, "title": call.title(), "organisation": self.invited,
            "by": self.broker, "message": message, "closes_at": call.closes_at(),
        })
    }

    /// The invitation itself.
    pub(super) fn invitation(&self, call: &Challenge, id: Uuid, message: &str) -> Announcement {
        Announcement {
            kind: Template::InvitationSent,
            params: self.params(call, message),
            link: format!("/invitations/{id}"),
        }
    }

    /// The same called to mind.
    pub(super) fn reminder(&self, call: &Challenge, id: Uuid, sent_on: String) -> Announcement {
        let mut params = self.params(call, "");
        params["sent_on"] = json!(sent_on);
        Announcement {
            kind: Template::InvitationReminder,
            params,
            link: format!("/invitations/{id}"),
        }
    }
}

/// The broker's words to one of several: those to all of them, and those to this one.
pub(super) fn joined(message: &str, addition: Option<&str>) -> String {
    match addition.filter(|addition| !addition.is_empty()) {
        None => message.to_owned(),
        Some(addition) if message.is_empty() => addition.to_owned(),
        Some(addition) => format!("{message}\n\n{addition}"),
    }
}
