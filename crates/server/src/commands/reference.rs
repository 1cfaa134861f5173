//! `nhipcau reference`: the reference pages of the docs, made from the code.

use std::{fmt::Write as _, path::Path};

use nhipcau_domain::{
    agreement::lifecycle::AgreementLifecycle,
    capability::CapabilityLifecycle,
    challenge::lifecycle::ChallengeLifecycle,
    council::lifecycle::CouncilLifecycle,
    council::sheet::SheetLifecycle,
    invitation::InvitationLifecycle,
    lifecycle::{Lifecycle, diagram, markdown},
    organisation::{
        VerificationLifecycle, joining::JoiningLifecycle, mail_domain::MailDomainLifecycle,
    },
    personal_data::DataRequestLifecycle,
    pilot::lifecycle::PilotLifecycle,
    submission::lifecycle::SubmissionLifecycle,
};

use crate::{config::Config, wiring::StartError};

/// Writes `configuration.md` and `lifecycles.md` into a folder.
pub fn run(folder: &Path) -> Result<(), StartError> {
    std::fs::create_dir_all(folder).map_err(|error| StartError::new("reference", error))?;
    for (name, text) in [("configuration.md", configuration()?), ("lifecycles.md", lifecycles())] {
        std::fs::write(folder.join(name), text).map_err(|error| StartError::new(name, error))?;
    }
    Ok(())
}

/// Every key with its default and the words of its field, read from the source itself.
fn configuration() -> Result<String, StartError> {
    let defaults = serde_json::to_value(Config::default())
        .map_err(|error| StartError::new("configuration", error))?;
    let mut out = String::from(
        "# Configuration\n\nMade by `make gen` from `crates/server/src/config.rs`. Each key stands in `nhipcau.toml`, or as an \
         environment variable `NHIPCAU_` + the key in capitals, which wins.\n\n| key | default | meaning |\n|---|---|---|\n",
    );
    describe(&mut out, include_str!("../config.rs"), "Config", &defaults);
    out.push_str(
        "\n## `[retention]`\n\nAs an environment variable `NHIPCAU_RETENTION__` + the key in capitals. `nhipcau retention` shows what is \
         over its time.\n\n| key | default | meaning |\n|---|---|---|\n",
    );
    let source = include_str!("../../../app/src/config.rs");
    describe(&mut out, source, "Retention", &defaults["retention"]);
    Ok(out)
}

/// The fields of a struct as rows; a section has a table of its own.
fn describe(out: &mut String, source: &str, name: &str, defaults: &serde_json::Value) {
    let (begin, mut words) = (format!("pub struct {name} {{"), String::new());
    let mut inside = false;
    for line in source.lines() {
        let line = line.trim();
        if line == begin {
            inside = true;
        } else if inside && line == "}" {
            break;
        } else if let Some(doc) = line.strip_prefix("/// ").filter(|_| inside) {
            words.push_str(doc);
            words.push(' ');
        } else if let Some(field) = line.strip_prefix("pub ").filter(|_| inside) {
            let key = field.split(':').next().unwrap_or_default();
            let default = defaults.get(key).filter(|default| !default.is_object());
            let default = default.map(|default| format!("`{default}`")).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(out, "| `{key}` | {default} | {} |", words.trim());
            words.clear();
        }
    }
}

fn lifecycles() -> String {
    let mut out = String::from(
        "# Lifecycles\n\nMade by `make gen` from the tables in `crates/domain`: one table a noun is the only place its transitions \
         are written down.\n",
    );
    add::<ChallengeLifecycle>(&mut out);
    add::<SubmissionLifecycle>(&mut out);
    add::<CapabilityLifecycle>(&mut out);
    add::<InvitationLifecycle>(&mut out);
    add::<CouncilLifecycle>(&mut out);
    add::<SheetLifecycle>(&mut out);
    add::<AgreementLifecycle>(&mut out);
    add::<PilotLifecycle>(&mut out);
    add::<VerificationLifecycle>(&mut out);
    add::<DataRequestLifecycle>(&mut out);
    add::<JoiningLifecycle>(&mut out);
    add::<MailDomainLifecycle>(&mut out);
    out
}

fn add<L: Lifecycle>(out: &mut String) {
    let _ =
        write!(out, "\n## {}\n\n```mermaid\n{}```\n\n{}", L::NOUN, diagram::<L>(), markdown::<L>());
}
