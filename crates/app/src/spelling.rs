//! How names and titles are ordered and looked up: columns beside the text itself, so that both
//! databases order alike whatever collation they were made with.

use nhipcau_domain::locale::{Bilingual, Locale};
use nhipcau_search::analysis::Lanes;
use nhipcau_texts::collation;

/// Bytes of an ordering key that are kept; PostgreSQL indexes at most 2,704 bytes of a row, and
/// two digits are written for each.
const KEY_LIMIT: usize = 800;

/// The place of a text in the Vietnamese alphabet: hexadecimal digits whose order is that of the
/// texts. The Vietnamese text counts, else the English one.
pub(crate) fn order(text: &Bilingual) -> String {
    // Case tells no two names apart: imports find an organisation by this key.
    let mut key = collation::key(&text.get(Locale::Vi).to_lowercase());
    key.truncate(KEY_LIMIT);
    hex::encode(key)
}

/// A text without accents, case and punctuation, as lists look for a part of it.
pub(crate) fn folded(text: &str) -> String {
    Lanes::of(text).folded.replace('\n', " ")
}

/// Both languages of a text, folded.
pub(crate) fn folded_both(text: &Bilingual) -> String {
    folded(&[&text.vi, &text.en].map(|text| text.as_deref().unwrap_or_default()).join("\n"))
}

/// What to look for, or nothing when there is no letter in it.
pub(crate) fn sought(typed: Option<String>) -> Option<String> {
    typed.map(|typed| folded(&typed)).filter(|typed| !typed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vi(text: &str) -> Bilingual {
        Bilingual { vi: Some(text.to_owned()), en: None }
    }

    #[test]
    fn keys_order_as_the_vietnamese_alphabet_does() {
        let mut names =
            ["Đa Kao", "Dương Minh Châu", "Ân Thi", "An Phú", "Ăn Bồi", "Trạm 10", "Trạm 9"];
        names.sort_by_cached_key(|name| order(&vi(name)));
        assert_eq!(
            names,
            ["An Phú", "Ăn Bồi", "Ân Thi", "Dương Minh Châu", "Đa Kao", "Trạm 9", "Trạm 10"]
        );
    }

    #[test]
    fn keys_fit_into_an_index() {
        assert!(order(&vi(&"Ở".repeat(5_000))).len() <= 1_600);
    }

    #[test]
    fn a_part_is_found_with_and_without_accents() {
        let name = folded_both(&Bilingual {
            vi: Some("Trạm Y tế phường Bình Quới Đông".to_owned()),
            en: Some("Binh Quoi Dong ward health station".to_owned()),
        });
        for typed in ["bình quới đông", "BINH QUOI", "health  station", "y te"] {
            assert!(name.contains(&sought(Some(typed.to_owned())).unwrap()), "{typed}");
        }
        assert_eq!(sought(Some(" … ".to_owned())), None);
    }
}
