//! The ways out: a mail server, a folder, or memory.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use uuid::Uuid;

use crate::settings::{Settings, SmtpSettings, TlsMode};

/// Why the way out could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The sender's address is malformed.
    #[error("mail.from is not an address such as `Nhịp Cầu <no-reply@example.vn>`: {0}")]
    From(String),
    /// The encryption cannot be set up.
    #[error("mail: TLS for {host} cannot be set up: {reason}")]
    Tls {
        /// The server.
        host: String,
        /// What failed.
        reason: String,
    },
    /// A file cannot be read, or a folder not be made.
    #[error("mail: {path} cannot be used: {source}")]
    Path {
        /// The file or folder.
        path: PathBuf,
        /// What failed.
        source: std::io::Error,
    },
}

/// Why a mail was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Try again later: the server is away, busy, or refuses us for now.
    #[error("mail not taken for now: {0}")]
    Temporary(String),
    /// Trying again does not help: the address or the mail is refused.
    #[error("mail refused: {0}")]
    Permanent(String),
}

impl SendError {
    /// Whether trying again later may help.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Temporary(_))
    }
}

/// A way out of the house.
#[derive(Debug, Clone)]
pub enum Transport {
    /// A mail server, over a pool of connections.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder that gets one `<id>.eml` for each mail.
    File(PathBuf),
    /// Memory, for tests: the mails as they would have left, in order.
    Memory(Arc<Mutex<Vec<Vec<u8>>>>),
}

impl Transport {
    /// Sets a way out up. A mail server is not contacted yet.
    ///
    /// # Errors
    /// When a file or folder named by the settings cannot be used.
    pub fn open(settings: &Settings) -> Result<Self, SetupError> {
        match settings {
            Settings::Smtp(smtp) => smtp_transport(smtp).map(Self::Smtp),
            Settings::File { folder } => {
                std::fs::create_dir_all(folder).map_err(|source| unusable(folder, source))?;
                Ok(Self::File(folder.clone()))
            }
            Settings::Memory => Ok(Self::memory()),
        }
    }

    /// A way out that keeps everything in memory.
    pub fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// The mails kept in memory, as they would have left; empty for the other ways out.
    pub fn kept(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) async fn send(&self, id: Uuid, message: Message) -> Result<(), SendError> {
        match self {
            Self::Smtp(server) => server.send(message).await.map(|_| ()).map_err(|e| refused(&e)),
            Self::File(folder) => write(folder, id, &message.formatted())
                .await
                .map_err(|error| SendError::Temporary(error.to_string())),
            Self::Memory(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(message.formatted());
                Ok(())
            }
        }
    }
}

/// Writes beside and renames, so that a reader of the folder never meets half a mail.
async fn write(folder: &Path, id: Uuid, mail: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!(".{id}.part"));
    tokio::fs::write(&unfinished, mail).await?;
    tokio::fs::rename(&unfinished, folder.join(format!("{id}.eml"))).await
}

fn unusable(path: &Path, source: std::io::Error) -> SetupError {
    SetupError::Path { path: path.to_owned(), source }
}

fn smtp_transport(
    settings: &SmtpSettings,
) -> Result<AsyncSmtpTransport<Tokio1Executor>, SetupError> {
    let host = &settings.host;
    let parameters = || -> Result<TlsParameters, SetupError> {
        let failed = |reason: lettre::transport::smtp::Error| SetupError::Tls {
            host: host.clone(),
            reason: reason.to_string(),
        };
        let mut builder = TlsParameters::builder(host.clone());
        if let Some(file) = &settings.ca_file {
            let pem = std::fs::read(file).map_err(|source| unusable(file, source))?;
            builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(failed)?);
        }
        builder.build_rustls().map_err(failed)
    };
    let tls = match settings.tls {
        TlsMode::None => Tls::None,
        TlsMode::Starttls => Tls::Required(parameters()?),
        TlsMode::Implicit => Tls::Wrapper(parameters()?),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.clone())
        .port(settings.port.unwrap_or(settings.tls.port()))
        .tls(tls)
        .timeout(Some(Duration::from_secs(settings.timeout_seconds)))
        .pool_config(PoolConfig::new().max_size(settings.connections));
    if let Some(username) = &settings.username {
        let password = settings.password.clone().unwrap_or_default();
        builder = builder.credentials(Credentials::new(username.clone(), password));
    }
    Ok(builder.build())
}

fn refused(error: &lettre::transport::smtp::Error) -> SendError {
    // 530, 534, 535 and 538 refuse our account, not this mail: an operator mends that, and the
    // mail must not be lost meanwhile.
    let ours = error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    if error.is_permanent() && !ours {
        SendError::Permanent(words)
    } else {
        SendError::Temporary(words)
    }
}
