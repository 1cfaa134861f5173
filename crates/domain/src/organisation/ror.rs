//! ROR ids: the Research Organization Registry's names of research organisations.

/// The alphabet of the id: base 32 without `i`, `l`, `o`, `u` (ROR, "ROR identifier pattern").
const ALPHABET: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id as it is kept: nine characters in lower case, without the address before it; `None` when
/// it is none, or its two check digits do not fit (ISO 7064 MOD 97-10 over the number that the six
/// characters in the middle make).
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let id = ["https://ror.org/", "http://ror.org/", "ror.org/"]
        .iter()
        .find_map(|before| text.strip_prefix(before))
        .unwrap_or(&text)
        .trim_end_matches('/');
    if id.len() != 9 || !id.is_ascii() || !id.starts_with('0') {
        return None;
    }
    let (body, check) = id.split_at(7);
    let mut number = 0_u64;
    for byte in body.bytes() {
        let digit = ALPHABET.iter().position(|one| *one == byte)?;
        number = number * 32 + u64::try_from(digit).ok()?;
    }
    let expected = 98 - (number * 100) % 97;
    let fits = check.bytes().all(|c| c.is_ascii_digit()) && check.parse() == Ok(expected);
    fits.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_known_by_its_check_digits() {
        // The registry's own example of its format, and one of a university.
        for id in ["03yrm5c26", "03vek6s52"] {
            assert_eq!(parse(id).as_deref(), Some(id));
            assert_eq!(parse(&format!("https://ROR.org/{id}/")).as_deref(), Some(id));
            for place in 1..id.len() {
                for other in ALPHABET.iter().map(|byte| char::from(*byte)) {
                    let mut wrong: Vec<_> = id.chars().collect();
                    if wrong[place] != other {
                        wrong[place] = other;
                        let wrong: String = wrong.into_iter().collect();
                        assert_eq!(parse(&wrong), None, "{wrong}");
                    }
                }
            }
        }
        for text in ["", "03yrm5c2", "13yrm5c26", "03yrm5cộ6", "0iiiiii00"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
