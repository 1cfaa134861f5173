//! Configuration: defaults, then `nhipcau.toml`, then environment variables `NHIPCAU_…`, checked
//! at the start with messages that say how to mend it.

use std::path::{Path, PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use nhipcau_app::{
    AppConfig, Mode,
    config::{DemandingRole, Retention, Secret},
};
use nhipcau_mail::{Settings as MailSettings, SmtpSettings, TlsMode};
use serde::{Deserialize, Serialize};

/// The whole configuration. Each field's description is also the reference page
/// (`nhipcau reference`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder of everything the process writes: database, index, attachments, mails.
    pub data_dir: PathBuf,
    /// Folder of this process's own search index, which no other process may share; empty for
    /// `index` in the data folder.
    pub index_dir: PathBuf,
    /// Folder of a snapshot (`nhipcau snapshot`) from which the search index starts where there is none that
    /// this version can read; empty for none.
    pub index_snapshot_dir: PathBuf,
    /// File of the weights by which is searched and matched; empty for `weights.json` in the data folder,
    /// and without that file those shipped with the product.
    pub weights_file: PathBuf,
    /// Address and port to listen on.
    pub http_addr: String,
    /// Address under which people reach it, without a slash at the end.
    pub base_url: String,
    /// `sqlite:` or `postgres:` URL; empty for `nhipcau.sqlite` in the data folder.
    pub database_url: String,
    /// Greatest number of database connections (readers, on SQLite).
    pub database_connections: u32,
    /// Secret from which the keys of tokens are made; at least 32 characters. Empty: a file
    /// `secret` in the data folder is made at the first start.
    pub secret: String,
    /// Name of the log, which its signed heads carry; empty for the name it has, and for a new log the
    /// base address without its scheme and with `/log`. It stays when the address changes.
    pub log_origin: String,
    /// Lifetime of an access token in seconds.
    pub access_token_seconds: i64,
    /// After how many days another key signs access tokens; tokens of the one before hold until they
    /// expire.
    pub token_key_days: i64,
    /// Lifetime of a session in days.
    pub session_days: i64,
    /// The roles whose people must have a second factor: any of `officer`, `approver`, `owner`, `editor`,
    /// `viewer`, `operator`, `auditor`.
    pub second_factor_roles: Vec<DemandingRole>,
    /// Memory cost of Argon2id in KiB (OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes).
    pub argon2_memory_kib: u32,
    /// Passes of Argon2id.
    pub argon2_passes: u32,
    /// How many passwords are hashed at the same time, each with its memory on one core; others wait.
    pub argon2_parallel: usize,
    /// How many sign-ins and registrations one network address may try in a minute (an office behind
    /// one address shares them); a third of them for the same account.
    pub sign_ins_per_minute: u32,
    /// Whether requests come through a proxy of one's own that adds `X-Forwarded-For` or `Forwarded`:
    /// only then are these believed, and of them the last entry.
    pub behind_proxy: bool,
    /// Greatest size of an attachment in bytes.
    pub attachment_limit: usize,
    /// How often a mail is tried before it is given up.
    pub mail_attempts: i32,
    /// Sender of all mails.
    pub mail_from: String,
    /// Mail server; empty writes mails into the folder `mail` of the data folder.
    pub smtp_host: String,
    /// Port of the mail server; 0 for the usual one of the TLS mode.
    pub smtp_port: u16,
    /// `none`, `starttls` or `implicit`.
    pub smtp_tls: TlsMode,
    /// User name at the mail server.
    pub smtp_username: String,
    /// Password at the mail server.
    pub smtp_password: String,
    /// A file with a further certificate authority (PEM) for the mail server; empty for none.
    pub smtp_ca_file: PathBuf,
    /// Threads that serve requests; 0 for one a core.
    pub http_workers: usize,
    /// Whether this process also does the background work.
    pub worker: bool,
    /// Log lines as JSON instead of text.
    pub log_json: bool,
    /// What is kept for how long: the section `[retention]`, below.
    pub retention: Retention,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data_dir: "data".into(),
            index_dir: PathBuf::new(),
            index_snapshot_dir: PathBuf::new(),
            weights_file: PathBuf::new(),
            http_addr: "127.0.0.1:8080".to_owned(),
            base_url: "http://localhost:8080".to_owned(),
            database_url: String::new(),
            database_connections: 8,
            secret: String::new(),
            log_origin: String::new(),
            access_token_seconds: 600,
            token_key_days: 90,
            session_days: 14,
            second_factor_roles: Vec::new(),
            argon2_memory_kib: 19_456,
            argon2_passes: 2,
            argon2_parallel: 2,
            sign_ins_per_minute: 30,
            behind_proxy: false,
            attachment_limit: 20 * 1024 * 1024,
            mail_attempts: 8,
            mail_from: "Nhịp Cầu <nhipcau@localhost>".to_owned(),
            smtp_host: String::new(),
            smtp_port: 0,
            smtp_tls: TlsMode::Starttls,
            smtp_username: String::new(),
            smtp_password: String::new(),
            smtp_ca_file: PathBuf::new(),
            http_workers: 0,
            worker: true,
            log_json: false,
            retention: Retention::default(),
        }
    }
}

/// What is wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key is unknown or its value cannot be read; the text names key and source.
    #[error("configuration: {0}")]
    Unreadable(#[from] Box<figment::Error>),
    /// A value does not do.
    #[error("configuration: {0}")]
    Unfit(String),
}

/// Secrets that come with examples and must not be used for real.
const KNOWN_SECRETS: &[&str] = &["change-me", "secret", "demo", "nhipcau", "changeme"];

/// Variables of the test and benchmark scripts, which share the prefix.
fn is_of_the_tools(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.starts_with("test_") || key == "bin"
}

impl Config {
    /// Reads the configuration of a process.
    pub fn load() -> Result<Self, ConfigError> {
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("nhipcau.toml"))
            .merge(
                Env::prefixed("NHIPCAU_").filter(|key| !is_of_the_tools(key.as_str())).split("__"),
            )
            .extract()
            .map_err(|error| ConfigError::Unreadable(Box::new(error)))
    }

    /// The database's URL, with the default filled in.
    pub fn database_url(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite:{}?mode=rwc", self.data_dir.join("nhipcau.sqlite").display())
        } else {
            self.database_url.clone()
        }
    }

    /// The folder of the search index, with the default filled in.
    pub fn index_dir(&self) -> PathBuf {
        if self.index_dir.as_os_str().is_empty() {
            self.data_dir.join("index")
        } else {
            self.index_dir.clone()
        }
    }

    /// The file of the weights, with the default filled in.
    pub fn weights_file(&self) -> PathBuf {
        if self.weights_file.as_os_str().is_empty() {
            self.data_dir.join("weights.json")
        } else {
            self.weights_file.clone()
        }
    }

    /// The name of the log, with the default filled in.
    pub fn log_origin(&self) -> String {
        if !self.log_origin.is_empty() {
            return self.log_origin.clone();
        }
        let address = self.base_url.trim_start_matches("https://").trim_start_matches("http://");
        format!("{address}/log")
    }

    /// Where mails go.
    pub fn mail_settings(&self) -> MailSettings {
        if self.smtp_host.is_empty() {
            return MailSettings::File { folder: self.data_dir.join("mail") };
        }
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        MailSettings::Smtp(SmtpSettings {
            host: self.smtp_host.clone(),
            port: Some(self.smtp_port).filter(|port| *port != 0),
            tls: self.smtp_tls,
            username: some(&self.smtp_username),
            password: some(&self.smtp_password),
            ca_file: Some(self.smtp_ca_file.clone()).filter(|file| !file.as_os_str().is_empty()),
            timeout_seconds: 30,
            connections: 2,
        })
    }

    /// The configuration of the use cases, with the secret found or made.
    ///
    /// # Errors
    /// When a value does not do for the mode, with what to change.
    pub fn app(&self, mode: Mode) -> Result<AppConfig, ConfigError> {
        if self.base_url.ends_with('/') || !self.base_url.starts_with("http") {
            return Err(ConfigError::Unfit(
                "base_url must start with http:// or https:// and not end with a slash".to_owned(),
            ));
        }
        if self.log_origin().chars().any(|c| c.is_whitespace() || c == '+') {
            return Err(ConfigError::Unfit(
                "log_origin must have no spaces and no plus sign: it is a name in signed notes"
                    .to_owned(),
            ));
        }
        if self.argon2_parallel == 0 || self.sign_ins_per_minute == 0 {
            return Err(ConfigError::Unfit(
                "argon2_parallel and sign_ins_per_minute must be at least 1; nobody could sign in"
                    .to_owned(),
            ));
        }
        if self.access_token_seconds < 1 || self.token_key_days < 1 || self.session_days < 1 {
            return Err(ConfigError::Unfit(
                "access_token_seconds, token_key_days and session_days must be at least 1"
                    .to_owned(),
            ));
        }
        let kept = self.retention;
        let days = [
            kept.notifications_days,
            kept.sent_mails_days,
            kept.ended_sessions_days,
            kept.idempotency_days,
            kept.links_days,
            kept.devices_days,
            kept.joinings_days,
        ];
        if days.iter().any(|days| !(1..=36_500).contains(days)) {
            return Err(ConfigError::Unfit(
                "each figure of [retention] must be from 1 to 36500 days".to_owned(),
            ));
        }
        let secret =
            if self.secret.is_empty() { kept_secret(&self.data_dir)? } else { self.secret.clone() };
        if mode == Mode::Production {
            if secret.len() < 32 || KNOWN_SECRETS.iter().any(|known| secret.starts_with(known)) {
                return Err(ConfigError::Unfit(
                    "secret must be at least 32 characters that nobody can guess; make one with \
                     `openssl rand -hex 32`, or leave it empty to have one made in the data folder"
                        .to_owned(),
                ));
            }
            if self.base_url.starts_with("http:") && !self.base_url.contains("localhost") {
                return Err(ConfigError::Unfit(
                    "base_url must be https:// in production; sessions would travel in clear"
                        .to_owned(),
                ));
            }
        }
        Ok(AppConfig {
            mode,
            base_url: self.base_url.clone(),
            token_key: derive(&secret, b"token"),
            account_key: derive(&secret, b"account"),
            seal_key: derive(&secret, b"seal"),
            log_key: derive(&secret, b"log"),
            access_token_seconds: self.access_token_seconds,
            token_key_seconds: self.token_key_days * 86_400,
            session_seconds: self.session_days * 86_400,
            second_factor_roles: self.second_factor_roles.clone(),
            argon2_memory_kib: self.argon2_memory_kib,
            argon2_passes: self.argon2_passes,
            argon2_parallel: self.argon2_parallel,
            sign_ins_per_minute: self.sign_ins_per_minute,
            behind_proxy: self.behind_proxy,
            data_dir: self.data_dir.clone(),
            attachment_limit: self.attachment_limit,
            mail_attempts: self.mail_attempts,
            retention: self.retention,
        })
    }
}

/// Makes a key for one purpose from the installation's secret (HKDF with SHA-256, RFC 5869).
fn derive(secret: &str, purpose: &[u8]) -> Secret<32> {
    use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
    struct Len;
    impl KeyType for Len {
        fn len(&self) -> usize {
            32
        }
    }
    let mut key = [0; 32];
    let salt = Salt::new(HKDF_SHA256, b"nhipcau");
    let filled = salt
        .extract(secret.as_bytes())
        .expand(&[purpose], Len)
        .and_then(|output| output.fill(&mut key));
    // Fails only for outputs longer than 255 hashes; this one is one hash long.
    debug_assert!(filled.is_ok());
    Secret(key)
}

/// Reads the secret of this data folder, making it at the first start.
fn kept_secret(data_dir: &Path) -> Result<String, ConfigError> {
    let path = data_dir.join("secret");
    let unfit = |error: std::io::Error| {
        ConfigError::Unfit(format!("cannot keep the secret in {}: {error}", path.display()))
    };
    match std::fs::read_to_string(&path) {
        Ok(secret) => Ok(secret.trim().to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut bytes = [0; 32];
            aws_lc_rs::rand::fill(&mut bytes).map_err(|_| {
                ConfigError::Unfit("no randomness from the operating system".to_owned())
            })?;
            let secret = hex::encode(bytes);
            std::fs::create_dir_all(data_dir).map_err(unfit)?;
            write_private(&path, &secret).map_err(unfit)?;
            Ok(secret)
        }
        Err(error) => Err(unfit(error)),
    }
}

/// Writes a file that only its owner may read.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
