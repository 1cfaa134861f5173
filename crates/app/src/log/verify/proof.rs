//! Checking what the API or a person hands over: an inclusion proof, a consistency proof, a signed
//! head.

use nhipcau_domain::log::{Hash, Leaf, VerifierKey, verify_consistency, verify_inclusion};
use serde::Deserialize;
use serde_json::Value;

use super::{Broken, open};

#[derive(Deserialize)]
struct Inclusion {
    origin: String,
    seq: i64,
    tree_size: u64,
    leaf_hash: String,
    leaf: Option<String>,
    path: Vec<String>,
    checkpoint: Option<String>,
}

#[derive(Deserialize)]
struct Consistency {
    origin: String,
    from: u64,
    to: u64,
    path: Vec<String>,
    root_from: String,
    root_to: String,
    checkpoint: Option<String>,
}

fn refused(why: impl ToString) -> Broken {
    Broken::Proof(why.to_string())
}

fn hash(text: &str) -> Result<Hash, Broken> {
    let mut hash = [0; 32];
    hex::decode_to_slice(text, &mut hash).map_err(|_| refused("not a hash of 64 digits"))?;
    Ok(hash)
}

fn hashes(texts: &[String]) -> Result<Vec<Hash>, Broken> {
    texts.iter().map(|text| hash(text)).collect()
}

/// Checks an inclusion proof, a consistency proof or a signed head, and says what it proves.
///
/// # Errors
/// When it does not hold or is of another log.
pub fn proof(text: &str, keys: &[VerifierKey]) -> Result<String, Broken> {
    if !text.trim_start().starts_with('{') {
        let head = open(text, keys).map_err(refused)?;
        return Ok(format!("on {} the log {} had {} records", head.at, head.origin, head.size));
    }
    let value: Value = serde_json::from_str(text).map_err(refused)?;
    let origin = value["origin"].as_str().unwrap_or_default().to_owned();
    if !keys.iter().any(|key| key.origin == origin) {
        return Err(refused(format!("a proof of another log: {origin}")));
    }
    if value.get("tree_size").is_some() {
        return inclusion(&serde_json::from_value(value).map_err(refused)?, keys);
    }
    consistency(&serde_json::from_value(value).map_err(refused)?, keys)
}

/// The root of a signed head of this log and size. Without one nothing is proved: anybody can make
/// hashes that lead to a root of their own.
fn signed_root(
    checkpoint: Option<&String>,
    (origin, size): (&str, u64),
    keys: &[VerifierKey],
) -> Result<Hash, Broken> {
    let note = checkpoint.ok_or_else(|| refused("it has no signed head"))?;
    let head = open(note, keys).map_err(refused)?;
    if head.size != size || head.origin != origin {
        return Err(refused("its signed head is about another state of the log"));
    }
    Ok(head.root)
}

fn inclusion(proof: &Inclusion, keys: &[VerifierKey]) -> Result<String, Broken> {
    let root = signed_root(proof.checkpoint.as_ref(), (&proof.origin, proof.tree_size), keys)?;
    let leaf = hash(&proof.leaf_hash)?;
    let number = u64::try_from(proof.seq).ok().and_then(|number| number.checked_sub(1));
    let index = number.ok_or_else(|| refused("records begin at 1"))?;
    verify_inclusion(&leaf, index, proof.tree_size, &hashes(&proof.path)?, &root)
        .map_err(refused)?;
    let Some(text) = &proof.leaf else {
        return Ok(format!("record {} is in the log {}", proof.seq, proof.origin));
    };
    let value: Value = serde_json::from_str(text).map_err(refused)?;
    let said = Leaf::read(&value).map_err(refused)?;
    if said.hash() != leaf || said.text() != *text || said.seq != proof.seq {
        return Err(refused("the record is not the one that is proved"));
    }
    Ok(format!("record {} ({}) is in the log {}", proof.seq, said.action, proof.origin))
}

fn consistency(proof: &Consistency, keys: &[VerifierKey]) -> Result<String, Broken> {
    let root = signed_root(proof.checkpoint.as_ref(), (&proof.origin, proof.to), keys)?;
    if hash(&proof.root_to)? != root {
        return Err(refused("its newer root is not the signed one"));
    }
    let (from, to) = (hash(&proof.root_from)?, hash(&proof.root_to)?);
    verify_consistency(proof.from, &from, proof.to, &to, &hashes(&proof.path)?).map_err(refused)?;
    Ok(format!(
        "the log {} of {} records continues the one of {} records with the root {}",
        proof.origin, proof.to, proof.from, proof.root_from
    ))
}
