//! Short forms for the texts of the pages.

use maud::{Markup, Render, html};
use nhipcau_domain::{
    locale::{Bilingual, Locale},
    timestamp::Timestamp,
};
use nhipcau_texts::{Arg, format, text};

/// A text without figures.
pub(crate) fn tr(locale: Locale, key: &str) -> String {
    text(locale, key, &[])
}

/// The word for a value of an enumeration: `<vocabulary>-<value>`.
pub(crate) fn word(locale: Locale, vocabulary: &str, value: impl AsRef<str>) -> String {
    text(locale, &format!("{vocabulary}-{}", value.as_ref()), &[])
}

/// A text with a count.
pub(crate) fn counted(locale: Locale, key: &str, count: u64) -> String {
    text(locale, key, &[("count", Arg::from(i64::try_from(count).unwrap_or(i64::MAX)))])
}

/// Somebody's text in the reader's language, marked where it exists only in the other one.
#[derive(Debug)]
pub(crate) struct Said<'a>(pub Locale, pub &'a Bilingual);

impl Said<'_> {
    /// The language to mark; a sign such as `%` belongs to every language.
    fn language(&self) -> Option<Locale> {
        let (wanted, other) = match self.0 {
            Locale::Vi => (&self.1.vi, Locale::En),
            Locale::En => (&self.1.en, Locale::Vi),
        };
        let says = self.1.get(self.0).contains(char::is_alphabetic);
        (wanted.is_none() && says).then_some(other)
    }
}

impl Render for Said<'_> {
    fn render(&self) -> Markup {
        let words = self.1.get(self.0);
        html! {
            @if let Some(language) = self.language() {
                span lang=(language) { (words) }
            } @else {
                (words)
            }
        }
    }
}

/// Paragraphs and simple lists of a longer text. Everything in it is escaped.
pub(crate) fn prose(locale: Locale, words: &Bilingual) -> Markup {
    let language = Said(locale, words).language();
    html! {
        div.prose lang=[language] {
            @for part in words.get(locale).split("\n\n").filter(|part| !part.trim().is_empty()) {
                @let lines: Vec<&str> = part.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                @if lines.iter().all(|line| line.starts_with("- ")) {
                    ul { @for line in &lines { li { (&line[2..]) } } }
                } @else {
                    p { @for (at, line) in lines.iter().enumerate() { @if at > 0 { br; } (line) } }
                }
            }
        }
    }
}

/// An instant, readable by people and machines.
pub(crate) fn moment(locale: Locale, at: Timestamp) -> Markup {
    html! { time datetime=(at) { (format::moment(locale, at)) } }
}
