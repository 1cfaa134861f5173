//! The order of the Vietnamese alphabet: a ă â b c d đ e ê … o ô ơ … u ư …; tones decide only
//! between words that are otherwise alike (level, falling, asking, tumbling, rising, heavy), and
//! letter case only after that. Numbers compare by value.

use unicode_normalization::UnicodeNormalization;

const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Level (no mark), huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Marks that make another letter of the alphabet.
const SHAPES: [char; 3] = ['\u{306}', '\u{302}', '\u{31b}'];

/// A key whose byte order is the order of the texts: `list.sort_by_cached_key(|t| key(&t.name))`.
pub fn key(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len());
    let mut tones = Vec::new();
    let mut cases = Vec::new();
    let mut marks = text.trim().nfd().peekable();
    while let Some(base) = marks.next() {
        if base.is_ascii_digit() {
            let mut digits = vec![base];
            while let Some(digit) = marks.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            push_number(&mut letters, &digits);
            tones.push(0);
            cases.push(0);
            continue;
        }
        let mut letter = String::from(base);
        let mut tone = 0;
        while let Some(mark) = marks.next_if(|c| unicode_normalization::char::is_combining_mark(*c))
        {
            if SHAPES.contains(&mark) {
                letter.push(mark);
            } else if let Some(place) = (1_u8..).zip(TONES).find(|(_, c)| *c == mark) {
                tone = place.0;
            }
        }
        let composed: String = letter.nfc().collect();
        let lower = composed.to_lowercase();
        push_letter(&mut letters, &lower);
        tones.push(tone);
        cases.push(u8::from(lower != composed));
    }
    // Below every weight, so that a text comes before its continuations.
    letters.push(0);
    letters.append(&mut tones);
    letters.push(0);
    letters.append(&mut cases);
    letters
}

fn push_number(out: &mut Vec<u8>, digits: &[char]) {
    let start = digits.iter().position(|digit| *digit != '0').unwrap_or(digits.len() - 1);
    let digits = &digits[start..];
    out.push(0x10);
    out.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
    out.extend(digits.iter().map(|digit| u8::try_from(*digit).unwrap_or_default()));
}

fn push_letter(out: &mut Vec<u8>, lower: &str) {
    for letter in lower.chars() {
        if let Some(place) = ALPHABET.chars().position(|c| c == letter) {
            out.push(0x20 + u8::try_from(place).unwrap_or_default());
        } else if letter.is_alphabetic() {
            // Other alphabets follow in the order of Unicode.
            out.push(0xF0);
            out.extend(u32::from(letter).to_be_bytes());
        } else {
            // White space and punctuation separate words: below every letter.
            out.push(0x01);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(words: &[&'a str]) -> Vec<&'a str> {
        let mut words = words.to_vec();
        words.sort_by_cached_key(|word| key(word));
        words
    }

    #[test]
    fn letters_of_the_alphabet_come_in_its_order() {
        let right = [
            "an", "ăn", "ân", "bàn", "cam", "dân", "đan", "em", "êm", "nga", "ngô", "ơn", "sao",
            "ta", "tư", "xa", "y",
        ];
        let mut words = right;
        words.reverse();
        assert_eq!(sorted(&words), right);
    }

    #[test]
    fn tones_decide_only_between_otherwise_equal_words() {
        assert_eq!(
            sorted(&["má", "mạ", "ma", "mã", "mà", "mả", "mac"]),
            ["ma", "mà", "mả", "mã", "má", "mạ", "mac"]
        );
        assert_eq!(
            sorted(&["Bệnh viện B", "Bền", "bệnh viện a"]),
            ["Bền", "bệnh viện a", "Bệnh viện B"]
        );
    }

    #[test]
    fn numbers_compare_by_value_and_words_before_letters() {
        assert_eq!(
            sorted(&["Quận 10", "Quận 2", "Quận", "Quậnh", "Quận 02 A"]),
            ["Quận", "Quận 2", "Quận 02 A", "Quận 10", "Quậnh"]
        );
    }

    #[test]
    fn composed_and_decomposed_writing_are_the_same() {
        assert_eq!(key("Hội đồng"), key(&"Hội đồng".nfd().collect::<String>()));
        assert!(key("an") < key("An") && key("An") < key("ăn"));
    }
}
