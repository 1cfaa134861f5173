//! Checking an export, with nothing but the file and a key.

use std::io::BufRead;

use nhipcau_domain::{
    canonical::canonical,
    log::{Hash, Leaf, VerifierKey},
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Broken, Verified, Walk};
use crate::log::export::FORMAT;

/// Checks an exported log. `keys` are those the auditor has kept; without any the file's own
/// are taken, which shows that the file fits together but not whose it is.
///
/// # Errors
/// The first line, record or head that does not hold.
pub fn export(file: impl BufRead, keys: &[VerifierKey]) -> Result<Verified, Broken> {
    let mut lines = (1_u64..).zip(file.lines());
    let (number, first) = lines.next().ok_or_else(|| broken(1, "the file is empty"))?;
    let head = value(number, first)?;
    if head["format"] != FORMAT || head["kind"] != "log" {
        return Err(broken(number, "not an exported log"));
    }
    let members = head.as_object().map(|head| head.keys().map(String::as_str).collect());
    if members != Some(vec!["format", "kind", "origin", "size", "verifier_keys"]) {
        return Err(broken(number, "its members are not those of an exported log"));
    }
    let own: Vec<_> = head["verifier_keys"].as_array().into_iter().flatten().collect();
    let own: Result<Vec<_>, _> =
        own.into_iter().map(|key| VerifierKey::read(key.as_str().unwrap_or_default())).collect();
    let own = own.map_err(|error| broken(number, &error.to_string()))?;
    let keys = if keys.is_empty() { own.as_slice() } else { keys };
    if !keys.iter().any(|key| head["origin"] == key.origin.as_str()) {
        return Err(broken(number, "the export of another log"));
    }
    let mut walk = Walk::new(keys);
    for (number, line) in lines {
        let line = value(number, line)?;
        match line["kind"].as_str() {
            Some("record") => record(&mut walk, number, &line)?,
            Some("checkpoint") => {
                let size = line["size"].as_u64().ok_or_else(|| broken(number, "size"))?;
                let note = line["note"].as_str().ok_or_else(|| broken(number, "note"))?;
                walk.checkpoint(size, note)?;
            }
            _ => return Err(broken(number, "neither a record nor a signed head")),
        }
    }
    if head["size"].as_u64() != Some(walk.peaks.size()) {
        let signed = head["size"].as_u64().unwrap_or_default();
        return Err(Broken::Length { records: walk.peaks.size(), signed });
    }
    walk.end()
}

fn broken(line: u64, why: &str) -> Broken {
    Broken::Line { line, why: why.to_owned() }
}

/// A line as a value, if it is spelt as it was written.
fn value(number: u64, line: std::io::Result<String>) -> Result<Value, Broken> {
    let line = line.map_err(|error| broken(number, &error.to_string()))?;
    let value: Value =
        serde_json::from_str(&line).map_err(|error| broken(number, &error.to_string()))?;
    if canonical(&value) == line {
        Ok(value)
    } else {
        Err(broken(number, "not in the canonical form; something in it was changed"))
    }
}

fn record(walk: &mut Walk<'_>, number: u64, line: &Value) -> Result<(), Broken> {
    let next = i64::try_from(walk.peaks.size()).unwrap_or(i64::MAX).saturating_add(1);
    let wrong = |why: &str| Broken::Record { seq: next, why: format!("{why} (line {number})") };
    if line["seq"].as_i64() != Some(next) {
        return Err(wrong("another number stands in its place"));
    }
    let mut hash: Hash = [0; 32];
    let text = line["hash"].as_str().unwrap_or_default();
    hex::decode_to_slice(text, &mut hash).map_err(|_| wrong("its hash is none"))?;
    if let Some(leaf) = line.get("leaf") {
        let leaf = Leaf::read(leaf).map_err(|error| wrong(&error.to_string()))?;
        if leaf.seq != next || leaf.hash() != hash {
            return Err(wrong("its leaf does not have its hash"));
        }
        figures(walk, line, &leaf).map_err(|why| wrong(&why))?;
    }
    for name in line.as_object().into_iter().flat_map(|line| line.keys()) {
        if !["kind", "seq", "hash", "leaf", "envelope", "salt", "erased"].contains(&name.as_str()) {
            return Err(wrong(&format!("it has the unknown member {name}")));
        }
    }
    walk.record(hash);
    Ok(())
}

fn figures(walk: &mut Walk<'_>, line: &Value, leaf: &Leaf) -> Result<(), String> {
    match (line["envelope"].as_str(), line["salt"].as_str()) {
        (Some(envelope), Some(salt)) => {
            let salt = hex::decode(salt).map_err(|_| "its salt is none".to_owned())?;
            let mut hasher = Sha256::new();
            hasher.update(&salt);
            hasher.update(envelope);
            if Hash::from(hasher.finalize()) != leaf.digest {
                return Err("its figures do not have their digest".to_owned());
            }
            walk.found.with_figures += 1;
            Ok(())
        }
        (None, None) if line["erased"] == true => {
            walk.found.erased += 1;
            Ok(())
        }
        _ => Err("its figures are missing".to_owned()),
    }
}
