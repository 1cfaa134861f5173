//! The character U+0000, which no text of the product holds: PostgreSQL stores none.

use serde_json::Value;

/// Where a value holds U+0000: the JSON pointer to the text, or to the object with such a name in
/// it.
pub fn pointer_to_nul(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| pointer_to_nul(item).map(|rest| format!("/{index}{rest}"))),
        Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            if name.contains('\0') {
                return Some(String::new());
            }
            let name = name.replace('~', "~0").replace('/', "~1");
            pointer_to_nul(field).map(|rest| format!("/{name}{rest}"))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_text_is_pointed_to() {
        let at = |value: Value| pointer_to_nul(&value);
        assert_eq!(at(json!("a\0b")), Some(String::new()));
        assert_eq!(at(json!({"title": {"vi": "a", "en": "\0"}})), Some("/title/en".to_owned()));
        assert_eq!(at(json!({"a/b": [1, {"c~d": "\0"}]})), Some("/a~1b/1/c~0d".to_owned()));
        assert_eq!(at(json!({"scores": {"\0": 1}})), Some("/scores".to_owned()));
        assert_eq!(at(json!({"a": ["\\u0000", null, true, 0]})), None);
    }
}
