//! Which concepts a text speaks of.

use std::ops::Range;

use nhipcau_domain::locale::Locale;

use super::{ConceptId, Concepts, Label};
use crate::analysis::{
    Syllable, is_folded_function_word, is_function_word, is_vietnamese_shaped, stem,
};

/// How a text was written, which says how far its words are trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Vietnamese that was written to be read: every accent stands where it belongs.
    Vietnamese,
    /// English.
    English,
    /// A typed query with accents; some may be missing.
    Accented,
    /// A typed query without any accent.
    Unaccented,
    /// A typed query in English.
    Typed,
}

impl Manner {
    /// Of a text that was written to be read.
    pub const fn of(locale: Locale) -> Self {
        match locale {
            Locale::Vi => Self::Vietnamese,
            Locale::En => Self::English,
        }
    }
}

/// A concept that a text speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The concept.
    pub concept: ConceptId,
    /// The syllables that name it.
    pub syllables: Range<usize>,
}

/// A syllable with what it is compared by in English.
struct Reading<'a> {
    syllable: &'a Syllable,
    at: usize,
    stem: String,
}

impl Concepts {
    /// The concepts of an analysed text in the order in which they are named. What lies within a longer name of another
    /// concept is named too: an eye disease of diabetes is also about diabetes.
    pub(crate) fn tags(&self, text: &str, syllables: &[Syllable], manner: Manner) -> Vec<Tag> {
        let mut out = Vec::new();
        self.vietnamese_tags(syllables, manner, &mut out);
        self.english_tags(syllables, manner, &mut out);
        self.abbreviation_tags(text, syllables, manner, &mut out);
        out.sort_by_key(|tag| (tag.syllables.start, std::cmp::Reverse(tag.syllables.end)));
        // Names that cut into each other: the one that begins first was meant.
        let mut reach = 0;
        out.retain(|tag| {
            let crosses = tag.syllables.start < reach && tag.syllables.end > reach;
            reach = if crosses { reach } else { reach.max(tag.syllables.end) };
            !crosses
        });
        out.dedup();
        // One syllable of a longer Vietnamese name is seldom the word it is by itself.
        let longer: Vec<Range<usize>> =
            out.iter().map(|tag| tag.syllables.clone()).filter(|run| run.len() > 1).collect();
        out.retain(|tag| {
            tag.syllables.len() > 1
                || syllables
                    .get(tag.syllables.start)
                    .is_some_and(|syllable| !is_vietnamese_shaped(&syllable.folded))
                || !longer.iter().any(|run| run.contains(&tag.syllables.start))
        });
        out
    }

    fn vietnamese_tags(&self, syllables: &[Syllable], manner: Manner, out: &mut Vec<Tag>) {
        for (at, syllable) in syllables.iter().enumerate() {
            let Some(labels) = self.vietnamese.get(&syllable.folded) else { continue };
            for label in labels {
                let Some(run) = syllables.get(at..at + label.words.len()) else { continue };
                let whole = run.iter().skip(1).all(|syllable| !syllable.starts_clause);
                if whole && reads_as(run, label, manner, syllables.len()) {
                    out.push(Tag { concept: label.concept, syllables: at..at + run.len() });
                }
            }
        }
    }

    fn english_tags(&self, syllables: &[Syllable], manner: Manner, out: &mut Vec<Tag>) {
        let readings: Vec<Reading<'_>> = syllables
            .iter()
            .enumerate()
            .filter(|(_, syllable)| syllable.text.is_ascii())
            .filter_map(|(at, syllable)| {
                Some(Reading { syllable, at, stem: stem(&syllable.text)? })
            })
            .collect();
        for (first, reading) in readings.iter().enumerate() {
            let Some(labels) = self.english.get(&reading.stem) else { continue };
            for label in labels {
                let Some(run) = readings.get(first..first + label.words.len()) else { continue };
                // Stop words may stand between, a Vietnamese word or the end of a clause may not.
                let close = run.windows(2).all(|pair| {
                    let between = &syllables[pair[0].at + 1..pair[1].at];
                    !pair[1].syllable.starts_clause
                        && between.iter().all(|word| word.text.is_ascii() && !word.starts_clause)
                });
                let same =
                    run.iter().zip(&label.words).all(|(reading, word)| reading.stem == *word);
                let sure = matches!(manner, Manner::English | Manner::Typed)
                    || run.iter().any(|reading| !is_vietnamese_shaped(&reading.syllable.text));
                if close && same && sure {
                    let end = run.last().map_or(reading.at, |last| last.at) + 1;
                    out.push(Tag { concept: label.concept, syllables: reading.at..end });
                }
            }
        }
    }

    fn abbreviation_tags(
        &self,
        text: &str,
        syllables: &[Syllable],
        manner: Manner,
        out: &mut Vec<Tag>,
    ) {
        let named = out.len();
        for (at, syllable) in syllables.iter().enumerate() {
            let Some(found) = self.abbreviations.get(&syllable.text) else { continue };
            let meant = !found.capitals_only
                || match manner {
                    Manner::Vietnamese | Manner::English => {
                        let written = &text[syllable.range.clone()];
                        written.chars().any(char::is_uppercase)
                            && !written.chars().any(char::is_lowercase)
                    }
                    // Whoever types does so in capitals throughout or not at all: what the word
                    // is otherwise and what it stands beside must say it.
                    Manner::Accented | Manner::Unaccented | Manner::Typed => {
                        let within_name =
                            out[..named].iter().any(|tag| tag.syllables.contains(&at));
                        !within_name && stands_for_something(syllables, at, manner)
                    }
                };
            if meant {
                out.push(Tag { concept: found.concept, syllables: at..at + 1 });
            }
        }
    }
}

/// Whether a typed word that may be an abbreviation is one: no word of its language holds the
/// sentence together there.
fn stands_for_something(syllables: &[Syllable], at: usize, manner: Manner) -> bool {
    if syllables.len() == 1 {
        return true;
    }
    let holds = |syllable: &Syllable| match manner {
        Manner::Typed => stem(&syllable.text).is_none(),
        Manner::Unaccented => is_folded_function_word(&syllable.folded),
        _ => is_function_word(&syllable.text),
    };
    if !holds(&syllables[at]) {
        return true;
    }
    // "ứng dụng ai trong", but not "ai có quyền" or "dành cho ai".
    manner != Manner::Typed
        && at.checked_sub(1).is_some_and(|before| !holds(&syllables[before]))
        && !syllables[at].starts_clause
}

/// Whether a run of syllables is this label.
fn reads_as(run: &[Syllable], label: &Label, manner: Manner, all: usize) -> bool {
    let pairs = || run.iter().zip(label.words.iter().zip(&label.folded));
    match manner {
        // A single unaccented syllable of an English text is no Vietnamese word.
        Manner::English | Manner::Typed => {
            pairs().all(|(syllable, (word, _))| syllable.text == *word)
                && run.iter().any(|syllable| !syllable.text.is_ascii())
        }
        Manner::Vietnamese => pairs().all(|(syllable, (word, _))| syllable.text == *word),
        Manner::Accented => {
            let exact = pairs().all(|(syllable, (word, _))| syllable.text == *word);
            exact
                || run.len() > 1
                    && pairs().all(|(syllable, (word, folded))| {
                        syllable.text == *word || syllable.text == *folded
                    })
        }
        // One syllable without its accents may be too many words.
        Manner::Unaccented => {
            (run.len() > 1 || all == 1)
                && pairs().all(|(syllable, (_, folded))| syllable.folded == *folded)
        }
    }
}
