//! A submission under its code: the names that would tell whose it is, taken out of its words.
//!
//! Names are found whatever their accents, case, spacing and punctuation are: "Phổi Việt",
//! "PHOI VIET", "phoi-viet" and "phoiviet" are one. What is found is replaced, never cut away, so that a
//! reader sees that something stood there. It hides the names it is told; a hint at a known product or
//! a famous study is for the secretary to find.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::section::{BudgetLine, Content, Fit, Milestone};
use crate::locale::{Bilingual, Locale};

/// Fewer letters than this make no name: they would take words of everyday language away.
const LEAST_LETTERS: usize = 3;
/// The least letters of what is left of an organisation's name without its legal form.
const LEAST_TRADE_LETTERS: usize = 6;
/// Legal forms before a Vietnamese and after an English name, as letters alone; the longest first.
const FORMS: &[&str] = &[
    "congtytnhhmotthanhvien",
    "congtytnhhmtv",
    "congtycophan",
    "congtytnhh",
    "congtycp",
    "congty",
    "jointstockcompany",
    "companylimited",
    "coltd",
    "company",
    "jsc",
    "ltd",
];

/// What stands in the place of a name.
pub const fn withheld(locale: Locale) -> &'static str {
    match locale {
        Locale::Vi => "[ẩn danh]",
        Locale::En => "[withheld]",
    }
}

/// The names that are taken out of a submission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<Vec<char>>);

/// One letter or figure of a text as names are compared by, and where it stands.
struct Letter {
    folded: char,
    start: usize,
    end: usize,
    first: bool,
    last: bool,
}

impl Names {
    /// Adds a name as it is written: of an organisation, a short name, an address.
    pub fn add(&mut self, name: &str) {
        self.add_letters(letters(name).iter().map(|letter| letter.folded).collect());
    }

    /// Adds the name of an organisation, and what is left of it without its legal form.
    pub fn add_organisation(&mut self, name: &str) {
        self.add(name);
        let words: Vec<_> = name.split_whitespace().collect();
        for cut in 1..words.len() {
            let (before, after) = (words[..cut].join(" "), words[cut..].join(" "));
            for (form, rest) in [(&before, &after), (&after, &before)] {
                let form: String = letters(form).iter().map(|letter| letter.folded).collect();
                if FORMS.contains(&form.as_str()) && letters(rest).len() >= LEAST_TRADE_LETTERS {
                    self.add(rest);
                }
            }
        }
    }

    /// Adds the name of a person, without titles such as "TS." before it. One word alone is not
    /// taken: given names are words of the language.
    pub fn add_person(&mut self, name: &str) {
        let words: Vec<_> =
            name.split_whitespace().skip_while(|word| word.ends_with('.')).collect();
        if words.len() > 1 {
            self.add(&words.join(" "));
        }
    }

    fn add_letters(&mut self, name: Vec<char>) {
        if name.len() >= LEAST_LETTERS && !self.0.contains(&name) {
            self.0.push(name);
            // A name that contains another one is taken first.
            self.0.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
    }

    /// A text without the names; `instead` stands in the place of each.
    pub fn take_out(&self, text: &str, instead: &str) -> String {
        let letters = letters(text);
        let mut out = String::with_capacity(text.len());
        let (mut kept, mut at) = (0, 0);
        while let Some(letter) = letters.get(at) {
            let found = letter.first.then(|| self.at(&letters[at..])).flatten();
            let Some(length) = found else {
                at += 1;
                continue;
            };
            out.push_str(&text[kept..letter.start]);
            out.push_str(instead);
            at += length;
            kept = letters[at - 1].end;
        }
        out.push_str(&text[kept..]);
        out
    }

    /// How many letters the name takes that begins here.
    fn at(&self, letters: &[Letter]) -> Option<usize> {
        let fits = |name: &&Vec<char>| {
            letters.len() >= name.len()
                && letters[name.len() - 1].last
                && letters.iter().zip(name.iter()).all(|(letter, wanted)| letter.folded == *wanted)
        };
        self.0.iter().find(fits).map(Vec::len)
    }

    /// The same in both languages.
    #[must_use]
    pub fn take_out_of_both(&self, text: &Bilingual) -> Bilingual {
        let side = |text: &Option<String>, locale| {
            text.as_deref().map(|text| self.take_out(text, withheld(locale)))
        };
        Bilingual { vi: side(&text.vi, Locale::Vi), en: side(&text.en, Locale::En) }
    }

    /// A section as a council that judges without names reads it: nothing of the team, no names in
    /// the words.
    #[must_use]
    pub fn take_out_of_section(&self, content: &Content) -> Content {
        let both = |text: &Bilingual| self.take_out_of_both(text);
        let maybe = |text: &Option<Bilingual>| text.as_ref().map(both);
        let Content { text, fits, milestones, members: _, lines } = content;
        Content {
            text: maybe(text),
            fits: fits.as_ref().map(|fits| {
                fits.iter().map(|fit| Fit { how: maybe(&fit.how), ..fit.clone() }).collect()
            }),
            milestones: milestones.as_ref().map(|milestones| {
                milestones
                    .iter()
                    .map(|milestone| Milestone {
                        title: both(&milestone.title),
                        deliverable: maybe(&milestone.deliverable),
                        ..milestone.clone()
                    })
                    .collect()
            }),
            members: None,
            lines: lines.as_ref().map(|lines| {
                lines
                    .iter()
                    .map(|line| BudgetLine { item: both(&line.item), ..line.clone() })
                    .collect()
            }),
        }
    }
}

/// The letters and figures of a text, without accents and case.
fn letters(text: &str) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::new();
    let mut within = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if is_combining_mark(c) {
            // An accent that stands by itself belongs to the letter before it.
            if let Some(last) = out.last_mut().filter(|last| last.end == start) {
                last.end = end;
            }
            continue;
        }
        if !c.is_alphanumeric() {
            if let Some(last) = out.last_mut() {
                last.last = true;
            }
            within = false;
            continue;
        }
        let folded = c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).map(plain);
        for folded in folded {
            out.push(Letter { folded, start, end, first: !within, last: false });
            within = true;
        }
    }
    if let Some(last) = out.last_mut() {
        last.last = true;
    }
    out
}

/// The one Vietnamese letter whose stroke is no accent.
const fn plain(c: char) -> char {
    if c == 'đ' { 'd' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.add_organisation("Công ty Cổ phần Phổi Việt");
        names.add_organisation("Dien Hong Health Company Limited");
        names.add("phoiviet.vn");
        names.add_person("TS. Huỳnh Gia Bảo");
        names.add_person("Bảo");
        names
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for (text, expected) in [
            ("Công ty cổ phần Phổi Việt đã làm.", "[-] đã làm."),
            ("của PHOI VIET và phoi-viet, PhoiViet", "của [-] và [-], [-]"),
            ("xem https://www.phoiviet.vn/ho-so", "xem https://www.[-]/ho-so"),
            ("Ông Huỳnh Gia Bảo đo.", "Ông [-] đo."),
            ("by Dien Hong Health since 2024", "by [-] since 2024"),
            // Words of the language stay, and so do names within longer words.
            ("bảo đảm phổi người Việt", "bảo đảm phổi người Việt"),
            ("siphoiviet", "siphoiviet"),
        ] {
            assert_eq!(names().take_out(text, "[-]"), expected);
            let apart: String = text.nfd().collect();
            assert!(!names().take_out(&apart, "[-]").contains("Việt đã"), "{apart}");
        }
    }

    #[test]
    fn a_legal_form_alone_is_no_name() {
        let mut names = Names::default();
        names.add_organisation("Công ty TNHH Y tế");
        assert_eq!(names.take_out("ngành y tế, công ty", "[-]"), "ngành y tế, công ty");
    }

    #[test]
    fn the_team_is_taken_out_as_a_whole() {
        let content = Content {
            text: Some(Bilingual::both("Phổi Việt làm", "Phoi Viet works")),
            members: Some(Vec::new()),
            ..Content::default()
        };
        let coded = names().take_out_of_section(&content);
        assert_eq!(coded.members, None);
        assert_eq!(coded.text, Some(Bilingual::both("[ẩn danh] làm", "[withheld] works")));
    }

    proptest! {
        /// Whatever stands around a name, and however its letters are accented and parted, it goes.
        #[test]
        fn no_name_is_left(before in "\\PC{0,20}", after in "\\PC{0,20}", gap in "[ ._-]{0,3}", upper: bool, apart: bool) {
            let name = format!("Phổi{gap}Việt");
            let name = if upper { name.to_uppercase() } else { name };
            let text = format!("{before} {name} {after}");
            let text: String = if apart { text.nfd().collect() } else { text };
            let out = names().take_out(&text, "[-]");
            let left: String = letters(&out).iter().map(|letter| letter.folded).collect();
            let around: String = letters(&format!("{before} {after}")).iter().map(|l| l.folded).collect();
            prop_assert!(!left.contains("phoiviet") || around.contains("phoiviet"), "{out}");
        }

        #[test]
        fn a_text_without_names_stays(text in "[a-m ]{0,40}") {
            prop_assert_eq!(names().take_out(&text, "[-]"), text);
        }
    }
}
