//! Which concepts a text speaks of.

use std::ops::Range;

use nhipcau_domain::locale::Locale;

use super::{ConceptId, Concepts, Label, trie::WordId};
use crate::analysis::Syllable;

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
    /// The number of its stem among the words of names.
    stem: Option<WordId>,
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
                    .is_some_and(|syllable| !syllable.is_vietnamese_shaped)
                || !longer.iter().any(|run| run.contains(&tag.syllables.start))
        });
        out
    }

    fn vietnamese_tags(&self, syllables: &[Syllable], manner: Manner, out: &mut Vec<Tag>) {
        let words: Vec<_> =
            syllables.iter().map(|syllable| self.vietnamese.word(&syllable.folded)).collect();
        for at in 0..syllables.len() {
            // No name reaches from one clause into the next.
            let clause = words[at..]
                .iter()
                .zip(&syllables[at..])
                .enumerate()
                .take_while(|(after, (_, syllable))| *after == 0 || !syllable.starts_clause)
                .map(|(_, (word, _))| *word);
            self.vietnamese.each(clause, |length, labels| {
                let run = &syllables[at..at + length];
                let read =
                    labels.iter().filter(|label| reads_as(run, label, manner, syllables.len()));
                out.extend(
                    read.map(|label| Tag { concept: label.concept, syllables: at..at + length }),
                );
            });
        }
    }

    fn english_tags(&self, syllables: &[Syllable], manner: Manner, out: &mut Vec<Tag>) {
        let readings: Vec<Reading<'_>> = syllables
            .iter()
            .enumerate()
            .filter(|(_, syllable)| syllable.text.is_ascii())
            .filter_map(|(at, syllable)| {
                let stem = self.english.word(syllable.stem.as_deref()?);
                Some(Reading { syllable, at, stem })
            })
            .collect();
        for (first, reading) in readings.iter().enumerate() {
            // Stop words may stand between, a Vietnamese word or the end of a clause may not.
            let close = |before: usize, next: &Reading<'_>| {
                let between = &syllables[before + 1..next.at];
                !next.syllable.starts_clause
                    && between.iter().all(|word| word.text.is_ascii() && !word.starts_clause)
            };
            let mut before = None;
            let clause = readings[first..]
                .iter()
                .take_while(|next| before.replace(next.at).is_none_or(|before| close(before, next)))
                .map(|next| next.stem);
            self.english.each(clause, |length, concepts| {
                let run = &readings[first..first + length];
                let sure = matches!(manner, Manner::English | Manner::Typed)
                    || run.iter().any(|reading| !reading.syllable.is_vietnamese_shaped);
                if sure {
                    let end = run.last().map_or(reading.at, |last| last.at) + 1;
                    let tag =
                        |concept: &ConceptId| Tag { concept: *concept, syllables: reading.at..end };
                    out.extend(concepts.iter().map(tag));
                }
            });
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
        Manner::Typed => syllable.stem.is_none(),
        Manner::Unaccented => syllable.is_folded_function,
        _ => syllable.is_function,
    };
    if !holds(&syllables[at]) {
        return true;
    }
    // "ứng dụng ai trong", but not "ai có quyền" or "dành cho ai".
    manner != Manner::Typed
        && at.checked_sub(1).is_some_and(|before| !holds(&syllables[before]))
        && !syllables[at].starts_clause
}

/// Whether a run of syllables, which without diacritics is this label, is the label.
fn reads_as(run: &[Syllable], label: &Label, manner: Manner, all: usize) -> bool {
    let exact = || run.iter().zip(&label.words).all(|(syllable, word)| syllable.text == *word);
    match manner {
        // A single unaccented syllable of an English text is no Vietnamese word.
        Manner::English | Manner::Typed => {
            run.iter().any(|syllable| !syllable.text.is_ascii()) && exact()
        }
        Manner::Vietnamese => exact(),
        // Without a diacritic of its own a syllable may be any that is the same without.
        Manner::Accented => {
            let near = |(syllable, word): (&Syllable, &String)| {
                syllable.text == *word || syllable.text == syllable.folded
            };
            exact() || run.len() > 1 && run.iter().zip(&label.words).all(near)
        }
        // One syllable without its accents may be too many words.
        Manner::Unaccented => run.len() > 1 || all == 1,
    }
}
