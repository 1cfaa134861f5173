//! Guessing the language of a text from the shape of its words. Vietnamese syllables have few
//! shapes, and hardly an English word of more than three letters has one of them.

use nhipcau_domain::locale::Locale;

use super::syllables;

/// Longest first, so that `ngh` is not taken for `ng`.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

const NUCLEI: [&str; 38] = [
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai",
    "oao", "oay", "oe", "oeo", "oi", "u", "ua", "uay", "ue", "ui", "uo", "uoi", "uou", "uu", "uy",
    "uya", "uye", "uyu", "y", "ye", "yeu", "uau",
];

const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Common English words that happen to look like Vietnamese syllables without their accents.
const ENGLISH_LOOKALIKES: [&str; 22] = [
    "a", "an", "at", "can", "do", "he", "him", "his", "i", "in", "it", "me", "on", "so", "that",
    "the", "then", "them", "this", "to", "up", "we",
];

/// Whether a folded word could be a Vietnamese syllable typed without accents.
pub fn is_vietnamese_shaped(folded: &str) -> bool {
    if folded.len() > 7 || !folded.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    ONSETS.iter().any(|onset| {
        folded.strip_prefix(onset).is_some_and(|rime| {
            let vowels = rime
                .find(|c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
                .unwrap_or(rime.len());
            NUCLEI.contains(&&rime[..vowels]) && CODAS.contains(&&rime[vowels..])
        })
    })
}

/// Whether a folded word is one that English uses all the time.
pub(crate) fn is_english_lookalike(folded: &str) -> bool {
    ENGLISH_LOOKALIKES.contains(&folded)
}

/// The language a text is written in: Vietnamese when enough of its words carry diacritics or,
/// in a text without any, when most of them have the shape of Vietnamese syllables.
pub fn detect_language(text: &str) -> Locale {
    let (mut words, mut accented, mut shaped) = (0_usize, 0_usize, 0_usize);
    for syllable in syllables(text).take(400) {
        if !syllable.text.chars().all(char::is_alphabetic) {
            continue;
        }
        words += 1;
        accented += usize::from(syllable.is_accented());
        shaped +=
            usize::from(syllable.is_vietnamese_shaped && !is_english_lookalike(&syllable.folded));
    }
    if words == 0 || accented * 10 >= words * 3 || (accented == 0 && shaped * 10 >= words * 7) {
        Locale::Vi
    } else {
        Locale::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for syllable in ["nghieng", "quynh", "khuya", "y", "gi", "gia", "thuong", "duong"] {
            assert!(is_vietnamese_shaped(syllable), "{syllable}");
        }
        for word in ["vaccine", "cold", "for", "remote", "screening", "x", "tb", "robot", ""] {
            assert!(!is_vietnamese_shaped(word), "{word}");
        }
    }

    #[test]
    fn languages() {
        assert_eq!(detect_language("Bản đồ dịch sốt xuất huyết theo phường"), Locale::Vi);
        assert_eq!(detect_language("phuc hoi chuc nang tai nha sau dot quy"), Locale::Vi);
        assert_eq!(
            detect_language("AI screening at ward stations in Hồ Chí Minh City, with the clinics"),
            Locale::En
        );
        assert_eq!(detect_language("Vaccine cold chain for remote islands"), Locale::En);
        assert_eq!(detect_language(""), Locale::Vi);
    }
}
