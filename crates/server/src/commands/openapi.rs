//! `nhipcau openapi`.

use std::io::Write;

use crate::wiring::StartError;

/// Prints the OpenAPI document, with a line end, as it is checked in.
pub fn run() -> Result<(), StartError> {
    let text = nhipcau_api::document()
        .to_pretty_json()
        .map_err(|error| StartError::new("the document", error))?;
    writeln!(std::io::stdout(), "{text}").map_err(|error| StartError::new("standard output", error))
}
