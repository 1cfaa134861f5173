//! A written mail with its headers, on its way out.

use std::time::{Duration, SystemTime};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use nhipcau_domain::timestamp::Timestamp;
use uuid::Uuid;

use crate::{
    render::Rendered,
    settings::Settings,
    transport::{SendError, SetupError, Transport},
};

/// A mail from the outbox.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its id in the outbox. Message-ID, file name and boundary come from it: a mail that goes
    /// out twice after a crash is the same mail, which receiving servers recognise.
    pub id: Uuid,
    /// The reader's name.
    pub name: String,
    /// The reader's address.
    pub address: String,
    /// When it was put into the outbox.
    pub at: Timestamp,
    /// What it says.
    pub rendered: Rendered,
    /// Where the reader can stop mails of this kind, and their mail program by one request; only for
    /// subscriptions.
    pub unsubscribe_url: Option<String>,
    /// The log's signed head at the time of sending: every mail in somebody's inbox bears witness
    /// against a log that is rewritten later.
    pub log_head: Option<String>,
}

/// Sends mail in the name of the installation.
#[derive(Debug, Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
}

impl Mailer {
    /// A mailer that writes as `from`, such as `Nhịp Cầu <no-reply@example.vn>`.
    ///
    /// # Errors
    /// When the address is malformed or the way out cannot be set up.
    pub fn open(from: &str, settings: &Settings) -> Result<Self, SetupError> {
        Self::over(from, Transport::open(settings)?)
    }

    /// The same over a way out that is set up already.
    ///
    /// # Errors
    /// When the address is malformed.
    pub fn over(from: &str, transport: Transport) -> Result<Self, SetupError> {
        let from = from.parse().map_err(|error| SetupError::From(format!("{from} ({error})")))?;
        Ok(Self { from, transport })
    }

    /// The way out, for tests that read what left.
    pub const fn transport(&self) -> &Transport {
        &self.transport
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// [`SendError`] says whether trying again later may help.
    pub async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        self.transport.send(mail.id, self.message(mail)?).await
    }

    fn message(&self, mail: &Outgoing) -> Result<Message, SendError> {
        let permanent = |error: &dyn std::fmt::Display| SendError::Permanent(error.to_string());
        let address: Address = mail.address.parse().map_err(|error| permanent(&error))?;
        let name = Some(mail.name.clone()).filter(|name| !name.trim().is_empty());
        let micros = u64::try_from(mail.at.0).unwrap_or_default();
        let date: SystemTime = SystemTime::UNIX_EPOCH + Duration::from_micros(micros);
        let mut builder = Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .date(date)
            .from(self.from.clone())
            .to(Mailbox::new(name, address))
            .subject(mail.rendered.subject.clone())
            // RFC 3834: answering machines leave it alone.
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(url) = &mail.unsubscribe_url {
            builder = builder.raw_header(header("List-Unsubscribe", format!("<{url}>")));
            // RFC 8058.
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            builder = builder.raw_header(header("List-Unsubscribe-Post", one_click));
        }
        if let Some(note) = &mail.log_head {
            builder = builder.raw_header(header("Log-Checkpoint", BASE64.encode(note)));
        }
        let parts = MultiPart::alternative()
            .boundary(format!("part-{}", mail.id.simple()))
            .singlepart(SinglePart::plain(mail.rendered.text.clone()))
            .singlepart(SinglePart::html(mail.rendered.html.clone()));
        builder.multipart(parts).map_err(|error| permanent(&error))
    }
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
