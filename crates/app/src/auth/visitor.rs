//! From where somebody signs in, and with what.

use std::net::IpAddr;

use super::secrets::fingerprint;
use crate::{Result, secret_bytes};

/// The longest name of a browser that is kept, in characters.
const LONGEST_AGENT: usize = 200;
/// A cookie of a device has this many characters.
const DEVICE_LENGTH: usize = 64;

/// What a request to sign in says of itself.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The network address.
    pub address: IpAddr,
    /// The browser, as it calls itself.
    pub user_agent: Option<String>,
    /// The cookie by which a device is known again.
    pub device: Option<String>,
}

impl Visitor {
    /// The browser's name, as it is kept.
    pub(super) fn agent(&self) -> Option<String> {
        self.user_agent
            .as_ref()
            .map(|agent| agent.chars().filter(|c| !c.is_control()).take(LONGEST_AGENT).collect())
    }

    /// The hash of the cookie, where it has the shape of one of ours.
    pub(super) fn device_hash(&self) -> Option<String> {
        self.ours().map(fingerprint)
    }

    /// The device's cookie, a new one where there is none.
    pub(super) fn device_or_new(&self) -> Result<String> {
        match self.ours() {
            Some(device) => Ok(device.to_owned()),
            None => Ok(hex::encode(secret_bytes::<{ DEVICE_LENGTH / 2 }>()?)),
        }
    }

    fn ours(&self) -> Option<&str> {
        let fits = |device: &&str| {
            device.len() == DEVICE_LENGTH && device.bytes().all(|b| b.is_ascii_hexdigit())
        };
        self.device.as_deref().filter(fits)
    }
}
