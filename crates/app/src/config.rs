//! What the use cases must know of the configuration; the binary reads it from file and
//! environment.

use std::{fmt, path::PathBuf};

use nhipcau_domain::text_enum;
use serde::{Deserialize, Serialize};

/// How the installation is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For real: no demonstration sign-in, no default secret.
    Production,
    /// With demonstration people, their sign-in by one click and a clock that can be moved.
    Demonstration,
}

text_enum! {
    /// A role for which an operator may demand a second factor.
    pub enum DemandingRole {
        /// Prepares papers of an office.
        Officer = "officer",
        /// Signs for an office.
        Approver = "approver",
        /// Represents an organisation.
        Owner = "owner",
        /// Writes for an organisation.
        Editor = "editor",
        /// Reads for an organisation.
        Viewer = "viewer",
        /// Keeps the installation running.
        Operator = "operator",
        /// Reads the log.
        Auditor = "auditor",
    }
}

/// A secret that never shows in a log line.
#[derive(Clone)]
pub struct Secret<const N: usize>(pub [u8; N]);

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// For how many days what is kept for a while only is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Days for which notifications in the workspace are kept.
    pub notifications_days: i64,
    /// Days for which mails are kept that have left or were given up.
    pub sent_mails_days: i64,
    /// Days for which sessions are kept after their end, with browser and network address.
    pub ended_sessions_days: i64,
    /// Days for which the key of a repeated request is kept, with what it was answered; a request is
    /// recognised for a day.
    pub idempotency_days: i64,
    /// Days for which links, registrations and changes of address are kept after their time, so that
    /// "expired" is not "unknown" at once.
    pub links_days: i64,
    /// Days for which a device is known after the last sign-in from it.
    pub devices_days: i64,
    /// Days for which addresses and words of invitations and requests to join are kept after their
    /// time.
    pub joinings_days: i64,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            notifications_days: 730,
            sent_mails_days: 180,
            ended_sessions_days: 30,
            idempotency_days: 1,
            links_days: 1,
            devices_days: 400,
            joinings_days: 365,
        }
    }
}

/// Configuration of the use cases.
#[derive(Debug, Clone)]
pub struct AppConfig {
    /// How the installation is run.
    pub mode: Mode,
    /// Address under which people reach it, without a slash at the end.
    pub base_url: String,
    /// Key from which the keys that sign access tokens are derived.
    pub token_key: Secret<32>,
    /// Key from which those of accounts are derived: links in mails, second factors.
    pub account_key: Secret<32>,
    /// Key that wraps the data keys of sealed submissions.
    pub seal_key: Secret<32>,
    /// Seed of the key that signs the heads of the log.
    pub log_key: Secret<32>,
    /// Lifetime of an access token in seconds.
    pub access_token_seconds: i64,
    /// After how many seconds another key signs access tokens.
    pub token_key_seconds: i64,
    /// Lifetime of a session in seconds.
    pub session_seconds: i64,
    /// The roles that demand a second factor.
    pub second_factor_roles: Vec<DemandingRole>,
    /// Memory cost of Argon2id in KiB.
    pub argon2_memory_kib: u32,
    /// Passes of Argon2id.
    pub argon2_passes: u32,
    /// How many passwords are hashed at the same time.
    pub argon2_parallel: usize,
    /// How many sign-ins and registrations one network address may try in a minute.
    pub sign_ins_per_minute: u32,
    /// Whether requests come through a proxy that says from where.
    pub behind_proxy: bool,
    /// Folder of everything the process writes.
    pub data_dir: PathBuf,
    /// Greatest size of an attachment in bytes.
    pub attachment_limit: usize,
    /// How often a mail is tried before it is given up.
    pub mail_attempts: i32,
    /// What is kept for how long.
    pub retention: Retention,
}

impl AppConfig {
    /// Whether this is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.mode == Mode::Demonstration
    }
}
