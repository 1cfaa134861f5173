//! Mail: what is written to whom ([`Template`], [`Renderer`]) and how it leaves the house
//! ([`Mailer`] over SMTP, into a folder, or into memory for tests).

mod body;
mod mailer;
mod render;
mod settings;
mod template;
mod transport;

pub use mailer::{Mailer, Outgoing};
pub use render::{Letter, RenderError, Rendered, Renderer};
pub use settings::{Settings, SmtpSettings, TlsMode};
pub use template::Template;
pub use transport::{SendError, SetupError, Transport};
