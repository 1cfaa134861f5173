//! One spelling for each syllable. Vietnamese puts the tone of `oa`, `oe`, `uy` on either vowel
//! depending on the school (`hòa`, `hoà`), and hurried fingers put it anywhere; here it always
//! goes to the place that the modern rule names.

use unicode_normalization::UnicodeNormalization;

use super::syllable::is_invisible;

/// Huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The marks that make another letter: â ê ô, ă, ơ ư.
const QUALITIES: [char; 3] = ['\u{302}', '\u{306}', '\u{31b}'];

/// Normalises a run of letters: lower case, composed, its tone in its place, at most `longest`
/// characters.
pub(super) fn normalise(run: &str, longest: usize) -> String {
    if run.is_ascii() {
        return run.chars().take(longest).map(|c| c.to_ascii_lowercase()).collect();
    }
    // Case first: the lower case of some capitals is decomposed.
    let lower = run.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase);
    let decomposed: String = lower.nfd().map(unify_d).take(longest * 3).collect();
    let placed = place_tone(&decomposed).unwrap_or(decomposed);
    let mut out: String = placed.nfc().take(longest).collect();
    // A run may begin with marks that have lost their letter.
    if out.chars().all(unicode_normalization::char::is_combining_mark) {
        out.clear();
    }
    out
}

/// The Icelandic eth looks like the Vietnamese letter and is typed for it.
const fn unify_d(c: char) -> char {
    if c == 'ð' { 'đ' } else { c }
}

/// A letter with the mark that changes it, if any.
struct Letter {
    base: char,
    quality: Option<char>,
}

impl Letter {
    const fn is_vowel(&self) -> bool {
        matches!(self.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
    }
}

/// The decomposed syllable with its one tone where it belongs; nothing when this is no Vietnamese
/// syllable with one tone.
fn place_tone(decomposed: &str) -> Option<String> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut tone = None;
    for c in decomposed.chars() {
        if TONES.contains(&c) {
            if letters.is_empty() || tone.replace(c).is_some() {
                return None;
            }
        } else if QUALITIES.contains(&c) {
            if letters.last_mut()?.quality.replace(c).is_some() {
                return None;
            }
        } else if c.is_ascii_lowercase() || c == 'đ' {
            letters.push(Letter { base: c, quality: None });
        } else {
            return None;
        }
    }
    let tone = tone?;
    let seat = seat(&letters)?;
    let mut out = String::with_capacity(decomposed.len());
    for (index, letter) in letters.iter().enumerate() {
        out.push(letter.base);
        out.extend(letter.quality);
        if index == seat {
            out.push(tone);
        }
    }
    Some(out)
}

/// Which letter carries the tone.
fn seat(letters: &[Letter]) -> Option<usize> {
    let base = |index: usize| letters.get(index).map(|letter| letter.base);
    let vowel = |index: usize| letters.get(index).is_some_and(Letter::is_vowel);
    let mut first = letters.iter().position(Letter::is_vowel)?;
    // The u of qu and the i of gi belong to the consonant where a vowel follows.
    let glides = matches!(
        (first.checked_sub(1).and_then(base), base(first)),
        (Some('q'), Some('u')) | (Some('g'), Some('i'))
    );
    if glides && vowel(first + 1) && letters[first].quality.is_none() {
        first += 1;
    }
    let count = letters[first..].iter().take_while(|letter| letter.is_vowel()).count();
    let coda = first + count;
    if (coda..letters.len()).any(vowel) {
        return None;
    }
    if let Some(marked) = (first..coda).rev().find(|index| letters[*index].quality.is_some()) {
        return Some(marked);
    }
    let open = coda == letters.len();
    match count {
        1 => Some(first),
        2 if !open => Some(first + 1),
        2 => match (base(first), base(first + 1)) {
            (Some('o'), Some('a' | 'e')) | (Some('u'), Some('y')) => Some(first + 1),
            _ => Some(first),
        },
        3 => Some(first + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn normal(text: &str) -> String {
        normalise(text, 64)
    }

    #[test]
    fn old_and_new_placement_meet() {
        for (old, new) in [
            ("hòa", "hoà"),
            ("hóa", "hoá"),
            ("khỏe", "khoẻ"),
            ("thúy", "thuý"),
            ("thủy", "thuỷ"),
            ("tùy", "tuỳ"),
            ("qúy", "quý"),
            ("gìa", "già"),
            ("tóan", "toán"),
            ("ngòai", "ngoài"),
            ("ngừơi", "người"),
            ("chiêú", "chiếu"),
        ] {
            assert_eq!(normal(old), new);
            assert_eq!(normal(new), new);
        }
    }

    #[test]
    fn well_placed_tones_stay() {
        for word in [
            "mùa",
            "của",
            "bìa",
            "gì",
            "gìn",
            "giếng",
            "quốc",
            "khuỷu",
            "nguyễn",
            "thuở",
            "mười",
            "rượu",
            "cứu",
            "xoài",
            "yếu",
            "đường",
            "máy",
            "viện",
            "hoặc",
            "quỵ",
            "lửa",
            "ỷ",
        ] {
            assert_eq!(normal(word), word);
        }
    }

    #[test]
    fn foreign_words_are_left_alone() {
        assert_eq!(normal("Café"), "café");
        assert_eq!(normal("RÉSUMÉ"), "résumé");
        assert_eq!(normal("Über"), "über");
        assert_eq!(normal("ÐTĐ"), "đtđ");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(run in "\\PC{0,80}") {
            let once = normal(&run);
            prop_assert_eq!(&normal(&once), &once);
            prop_assert!(once.chars().count() <= 64);
        }
    }
}
