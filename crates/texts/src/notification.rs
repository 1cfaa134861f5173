//! The one line that a notification says.

use nhipcau_domain::locale::Locale;
use serde_json::Value;

use crate::{arg::Arg, bundles::text};

/// The line of a notification. `params` are those of the mail of the same name.
pub fn line(locale: Locale, kind: &str, params: &Value) -> String {
    let given = params.as_object().into_iter().flatten();
    let args: Vec<_> =
        given.map(|(name, value)| (name.as_str(), Arg::from_json(name, value))).collect();
    text(locale, &format!("notification-{kind}"), &args)
}
