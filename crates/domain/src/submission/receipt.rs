//! What a receipt proves: the canonical text of a submission, whose SHA-256 is the content hash.
//!
//! The text is JSON in the canonical form of RFC 8785 with three members: `attachments`, the
//! SHA-256 digests of the files in ascending order; `sections`, the content of each written
//! section by its key; and `title`. Whoever holds the submission can recompute it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::canonical;

/// The name of the algorithm, as receipts state it.
pub const ALGORITHM: &str = "SHA-256 over RFC 8785 canonical JSON";

/// The canonical text of a submission.
pub fn canonical(
    title: &Value,
    sections: &BTreeMap<String, Value>,
    attachment_digests: &[String],
) -> String {
    let mut digests = attachment_digests.to_vec();
    digests.sort();
    let mut whole = Map::new();
    whole.insert("attachments".to_owned(), digests.into());
    let sections: Map<_, _> = sections.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    whole.insert("sections".to_owned(), sections.into());
    whole.insert("title".to_owned(), title.clone());
    canonical::canonical(&Value::Object(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_of_writing_does_not_matter() {
        let sections = BTreeMap::from([("plan".to_owned(), json!({"b": 1, "a": [true, null]}))]);
        let text = canonical(&json!({"vi": "Xe"}), &sections, &["ff".to_owned(), "0a".to_owned()]);
        assert_eq!(
            text,
            r#"{"attachments":["0a","ff"],"sections":{"plan":{"a":[true,null],"b":1}},"title":{"vi":"Xe"}}"#
        );
    }
}
