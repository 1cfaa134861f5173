//! How mail leaves the house, as configuration.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where mail goes.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "transport", rename_all = "snake_case", deny_unknown_fields)]
pub enum Settings {
    /// To a mail server.
    Smtp(SmtpSettings),
    /// Into a folder, one `.eml` file each: the outbox of a demonstration.
    File {
        /// The folder; made when it does not exist.
        folder: PathBuf,
    },
    /// Into memory, for tests.
    Memory,
}

/// A mail server.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSettings {
    /// Its name; certificates are checked against it.
    pub host: String,
    /// Its port; by default 25, 587 or 465 after the encryption.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is encrypted.
    #[serde(default)]
    pub tls: TlsMode,
    /// The account, where the server asks for one.
    #[serde(default)]
    pub username: Option<String>,
    /// Its password.
    #[serde(default)]
    pub password: Option<String>,
    /// A file with a further certificate authority (PEM), for a server of one's own.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// How long to wait for an answer.
    #[serde(default = "default_timeout")]
    pub timeout_seconds: u64,
    /// How many connections to keep at most.
    #[serde(default = "default_connections")]
    pub connections: u32,
}

/// How the connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TlsMode {
    /// Not at all; only for a server on the same machine.
    None,
    /// Turned on after connecting, never gone without.
    #[default]
    Starttls,
    /// From the first byte.
    Implicit,
}

impl TlsMode {
    /// The usual port of this mode.
    pub const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::Starttls => 587,
            Self::Implicit => 465,
        }
    }
}

const fn default_timeout() -> u64 {
    30
}

const fn default_connections() -> u32 {
    4
}

// Written by hand so that no log ever shows the password.
impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("username", &self.username)
            .field("password", &self.password.as_ref().map(|_| "…"))
            .field("ca_file", &self.ca_file)
            .field("timeout_seconds", &self.timeout_seconds)
            .field("connections", &self.connections)
            .finish()
    }
}
