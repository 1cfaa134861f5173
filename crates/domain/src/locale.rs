//! The two languages of the product.

use serde::{Deserialize, Deserializer, Serialize, de};

text_enum! {
    /// A language of the interface and of texts. Vietnamese is the default.
    #[derive(Default)]
    pub enum Locale {
        /// Vietnamese.
        #[default]
        Vi = "vi",
        /// English.
        En = "en",
    }
}

impl Locale {
    /// Picks the language of an `Accept-Language` header: the listed language with the highest
    /// weight that the product speaks, Vietnamese when none is (RFC 9110, 12.5.4).
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()))
                .unwrap_or(1.0);
            let Some(locale) = Self::parse(tag.split('-').next().unwrap_or_default()) else {
                continue;
            };
            if weight > 0.0 && best.is_none_or(|(top, _)| weight > top) {
                best = Some((weight, locale));
            }
        }
        best.map_or_else(Self::default, |(_, locale)| locale)
    }
}

/// A text in Vietnamese, English or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Vietnamese text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Bilingual {
    /// A text that exists in Vietnamese only.
    pub fn vi(text: impl Into<String>) -> Self {
        Self { vi: Some(text.into()), en: None }
    }

    /// A text in both languages.
    pub fn both(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: Some(vi.into()), en: Some(en.into()) }
    }

    /// The text in `locale`, or in the other language where this one is missing.
    pub fn get(&self, locale: Locale) -> &str {
        let (first, second) = match locale {
            Locale::Vi => (&self.vi, &self.en),
            Locale::En => (&self.en, &self.vi),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    /// Whether neither language has a visible character.
    pub fn is_blank(&self) -> bool {
        [&self.vi, &self.en]
            .iter()
            .all(|text| text.as_deref().is_none_or(|text| text.trim().is_empty()))
    }

    /// The length in characters of the longer of the two texts.
    pub fn longest(&self) -> usize {
        [&self.vi, &self.en]
            .iter()
            .filter_map(|text| text.as_deref().map(|text| text.chars().count()))
            .max()
            .unwrap_or_default()
    }

    /// The same text with every string normalised by [`clean_text`], blank ones removed.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        let clean =
            |text: &Option<String>| text.as_deref().map(clean_text).filter(|text| !text.is_empty());
        Self { vi: clean(&self.vi), en: clean(&self.en) }
    }

    /// Reads `{vi, en}`, and a plain text as Vietnamese. For fields that were plain texts once: who
    /// sends them so is still understood, and so is what was stored.
    ///
    /// # Errors
    /// When it is neither.
    pub fn or_plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        // Not an untagged enum: that would lose the place of a fault inside the object.
        impl<'de> de::Visitor<'de> for Either {
            type Value = Bilingual;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a text in each language")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Bilingual, E> {
                Ok(Bilingual::vi(text))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Bilingual, A::Error> {
                Bilingual::deserialize(de::value::MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// Normalises typed text: Unicode NFC, line ends as `\n`, no control characters, no white space
/// around it. Vietnamese typed on different systems then compares and searches alike.
pub fn clean_text(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let unified: String = text.replace("\r\n", "\n").replace('\r', "\n");
    unified
        .nfc()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_follows_weights_and_falls_back_to_vietnamese() {
        assert_eq!(Locale::negotiate("en-GB,en;q=0.9,vi;q=0.8"), Locale::En);
        assert_eq!(Locale::negotiate("fr, en;q=0.2, vi;q=0.7"), Locale::Vi);
        assert_eq!(Locale::negotiate("fr-FR"), Locale::Vi);
        assert_eq!(Locale::negotiate(""), Locale::Vi);
        assert_eq!(Locale::negotiate("en;q=0, *"), Locale::Vi);
    }

    #[test]
    fn a_plain_text_is_vietnamese_where_it_is_taken() {
        #[derive(Debug, Deserialize)]
        struct Thing {
            #[serde(deserialize_with = "Bilingual::or_plain")]
            unit: Bilingual,
        }
        let read = |json| serde_json::from_str::<Thing>(json).map(|thing| thing.unit);
        assert_eq!(read(r#"{"unit":"phút"}"#).unwrap(), Bilingual::vi("phút"));
        let both = read(r#"{"unit":{"vi":"phút","en":"minutes"}}"#).unwrap();
        assert_eq!(both, Bilingual::both("phút", "minutes"));
        for wrong in [r#"{"unit":5}"#, r#"{"unit":{"fr":"minutes"}}"#, r#"{"unit":null}"#, "{}"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn cleaning_composes_and_strips() {
        assert_eq!(clean_text(" ca\u{302}\u{301}p cứu\r\nngoại viện\u{0} "), "cấp cứu\nngoại viện");
    }
}
