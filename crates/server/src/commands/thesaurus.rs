//! `nhipcau thesaurus`.

use std::{io::Write, path::Path};

use clap::Subcommand;
use nhipcau_app::thesaurus::Keeper;
use nhipcau_domain::thesaurus::Thesaurus;

use crate::{
    config::Config,
    wiring::{self, StartError},
};

/// What can be done with the thesaurus.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Checks the shipped thesaurus, or the `.json` files of a folder, and names everything that is wrong.
    Check {
        /// The folder.
        folder: Option<std::path::PathBuf>,
    },
    /// Prints the thesaurus as one SKOS document in JSON-LD.
    Export {
        /// With what this installation has of its own, as it is in force.
        #[arg(long)]
        installed: bool,
    },
}

/// Prints the thesaurus in force of an installation.
pub async fn export(config: &Config) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    let exported = Keeper::default().exported(store.reader()).await;
    let exported = exported.map_err(|error| StartError::new("thesaurus", error))?;
    let written = std::io::stdout().write_all(exported.text.as_bytes());
    written.map_err(|error| StartError::new("standard output", error))
}

/// Runs what needs no installation.
pub fn run(act: &Act) -> Result<(), StartError> {
    let mut out = std::io::stdout();
    let written = match act {
        Act::Check { folder } => {
            let thesaurus = match folder {
                None => Thesaurus::built_in(),
                Some(folder) => read(folder)?,
            };
            let thesaurus = thesaurus.map_err(|found| StartError(found.join("\n")))?;
            writeln!(out, "{} concepts, nothing wrong", thesaurus.concepts().count())
        }
        Act::Export { .. } => {
            let thesaurus = Thesaurus::built_in().map_err(|found| StartError(found.join("\n")))?;
            let document =
                thesaurus.to_json_ld().map_err(|error| StartError::new("thesaurus", error))?;
            writeln!(out, "{document:#}")
        }
    };
    written.map_err(|error| StartError::new("standard output", error))
}

fn read(folder: &Path) -> Result<Result<Thesaurus, Vec<String>>, StartError> {
    let failed = |error| StartError::new(&folder.display().to_string(), error);
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.push((name, std::fs::read_to_string(&path).map_err(failed)?));
        }
    }
    texts.sort();
    Ok(Thesaurus::load(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))))
}
