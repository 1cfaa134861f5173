//! What people are asked to agree to: purposes with dated, versioned texts. Nothing is agreed to
//! by saying nothing.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    locale::{Bilingual, Locale},
    timestamp::Day,
};

const BUILT_IN: &str = include_str!("../../../../vocabularies/consents.toml");

text_enum! {
    /// What personal data are used for with the person's consent alone.
    #[schema(as = ConsentPurpose)]
    pub enum Purpose {
        /// Offices find the person in the directory of experts.
        ExpertDirectory = "expert_directory",
        /// Mails about what asks nothing of the person.
        ActivityMails = "activity_mails",
    }
}

/// One version of a purpose's text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// From 1, one more each time.
    pub version: i32,
    /// The first day on which it is shown.
    pub valid_from: Day,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// The words in a language.
    pub fn words(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        }
    }
}

/// A purpose and its texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Which.
    #[serde(rename = "code")]
    pub purpose: Purpose,
    /// What it is called.
    pub title: Bilingual,
    /// Its texts, oldest first.
    pub texts: Vec<Text>,
}

impl Item {
    /// The SHA-256, in hexadecimal, of what a reader is shown: title, an empty line, text.
    pub fn fingerprint(&self, text: &Text, locale: Locale) -> String {
        let shown = format!("{}\n\n{}", self.title.get(locale), text.words(locale));
        hex::encode(Sha256::digest(shown))
    }

    /// The text shown on a day; before the first one's day the first. A purpose without a text is
    /// not loaded.
    pub fn text_on(&self, day: Day) -> Option<&Text> {
        self.texts.iter().rev().find(|text| text.valid_from <= day).or(self.texts.first())
    }
}

/// All purposes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consents {
    purposes: Vec<Item>,
}

impl Consents {
    /// The purposes of the product.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn built_in() -> Result<Self, Vec<String>> {
        Self::parse(BUILT_IN)
    }

    /// Reads and checks purposes.
    ///
    /// # Errors
    /// Everything that is wrong, in words for the person who edits the file.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let consents: Self = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut problems = Vec::new();
        for purpose in Purpose::ALL {
            let count = consents.purposes.iter().filter(|item| item.purpose == *purpose).count();
            if count != 1 {
                problems.push(format!("{purpose}: stands there {count} times instead of once"));
            }
        }
        for Item { purpose, title, texts } in &consents.purposes {
            if [Locale::Vi, Locale::En].iter().any(|locale| title.get(*locale).trim().is_empty()) {
                problems.push(format!("{purpose}: a title is missing"));
            }
            if texts.is_empty() {
                problems.push(format!("{purpose}: has no text"));
            }
            for (number, text) in (1..).zip(texts) {
                if text.version != number {
                    problems
                        .push(format!("{purpose}: version {number} is called {}", text.version));
                }
                if text.vi.trim().is_empty() || text.en.trim().is_empty() {
                    problems.push(format!("{purpose}: version {number} lacks a language"));
                }
            }
            if !texts.is_sorted_by(|one, next| one.valid_from < next.valid_from) {
                problems.push(format!("{purpose}: a later version is shown from no later day"));
            }
        }
        if problems.is_empty() { Ok(consents) } else { Err(problems) }
    }

    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Item] {
        &self.purposes
    }

    /// One of them.
    pub fn get(&self, purpose: Purpose) -> Option<&Item> {
        self.purposes.iter().find(|item| item.purpose == purpose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"
        [[purposes]]
        code = "expert_directory"
        title = { vi = "Danh bạ", en = "Directory" }
        texts = [
            { version = 1, valid_from = "2026-01-01", vi = "Một", en = "One" },
            { version = 2, valid_from = "2026-06-01", vi = "Hai", en = "Two" },
        ]
        [[purposes]]
        code = "activity_mails"
        title = { vi = "Thư", en = "Mails" }
        texts = [{ version = 1, valid_from = "2026-01-01", vi = "Thư", en = "Mails" }]
    "#;

    #[test]
    fn the_text_of_a_day_is_the_last_one_before_it() {
        let consents = Consents::parse(TWO).unwrap();
        let item = consents.get(Purpose::ExpertDirectory).unwrap();
        let version = |day: &str| item.text_on(Day::parse(day).unwrap()).unwrap().version;
        assert_eq!(version("2025-01-01"), 1);
        assert_eq!(version("2026-05-31"), 1);
        assert_eq!(version("2026-06-01"), 2);
        let hashes: std::collections::BTreeSet<_> = item
            .texts
            .iter()
            .flat_map(|text| Locale::ALL.iter().map(|locale| item.fingerprint(text, *locale)))
            .collect();
        assert_eq!(hashes.len(), 4);
    }

    #[test]
    fn the_shipped_purposes_hold_and_mistakes_are_named() {
        assert_eq!(Consents::built_in().unwrap().all().len(), Purpose::ALL.len());
        for (right, wrong) in [
            ("version = 2", "version = 3"),
            ("2026-06-01", "2026-01-01"),
            ("vi = \"Hai\"", "vi = \" \""),
            ("en = \"Directory\"", "en = \"\""),
            ("activity_mails", "expert_directory"),
        ] {
            let problems = Consents::parse(&TWO.replacen(right, wrong, 1)).unwrap_err();
            assert!(!problems.is_empty(), "{wrong}");
        }
        assert!(Consents::parse(&TWO.replace("activity_mails", "selling")).is_err());
    }
}
