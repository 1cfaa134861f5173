//! Fragments of texts with the found words marked, ready for HTML.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use nhipcau_domain::locale::Locale;

use crate::{
    document::TextField,
    found::{Found, Reading},
    query::Plan,
};

/// Longer sentences are cut around the found words.
const LONGEST_FRAGMENT: usize = 240;
/// So many fragments of a long text are shown.
const MOST_FRAGMENTS: usize = 2;

/// A field with its fragments. They are HTML: everything is escaped but the `<mark>` elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The field.
    pub field: TextField,
    /// Its fragments, in the order in which they stand in the text; a title is one, whole.
    pub fragments: Vec<String>,
}

/// The highlights of a document, in the reader's language where the words stand in it.
pub(crate) fn highlights(readings: &[Reading<'_>], locale: Locale, plan: &Plan) -> Vec<Highlight> {
    let mut out = Vec::new();
    for field in [TextField::Title, TextField::Summary, TextField::Body] {
        let of_field = || readings.iter().filter(|reading| reading.field == field);
        let preferred = of_field().find(|reading| reading.locale == locale);
        let Some(reading) = preferred.or_else(|| of_field().next()) else { continue };
        let found = solid(&reading.found);
        let fragments = if field == TextField::Title {
            vec![marked(reading.text, 0..reading.text.len(), &found)]
        } else {
            fragments(reading, &found, plan)
        };
        out.push(Highlight { field, fragments });
    }
    out
}

/// Leaves out words that only hold sentences together, unless nothing else was found.
fn solid(found: &[Found]) -> Cow<'_, [Found]> {
    if found.iter().all(|found| found.faint) {
        return Cow::Borrowed(found);
    }
    found.iter().filter(|found| !found.faint).cloned().collect()
}

/// The best sentences of a text, marked.
fn fragments(reading: &Reading<'_>, found: &[Found], plan: &Plan) -> Vec<String> {
    let text = reading.text;
    let mut candidates: Vec<(f32, Range<usize>)> = reading
        .sentences
        .iter()
        .map(|range| cut(text, range.clone(), found))
        .map(|range| (worth(&range, found, plan), range))
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    candidates.truncate(MOST_FRAGMENTS);
    candidates.sort_by_key(|(_, range)| range.start);
    candidates.into_iter().map(|(_, range)| marked_fragment(text, range, found)).collect()
}

/// What the different terms in a range are worth.
pub(crate) fn worth(range: &Range<usize>, found: &[Found], plan: &Plan) -> f32 {
    let terms: BTreeSet<usize> = found
        .iter()
        .filter(|found| range.start <= found.range.start && found.range.end <= range.end)
        .flat_map(|found| found.terms.iter().copied())
        .collect();
    terms.into_iter().filter_map(|term| plan.terms.get(term)).map(|t| t.weight * t.rarity).sum()
}

/// A long sentence cut to a window that begins a little before the first found word.
fn cut(text: &str, range: Range<usize>, found: &[Found]) -> Range<usize> {
    if text[range.clone()].chars().count() <= LONGEST_FRAGMENT {
        return range;
    }
    let first = found
        .iter()
        .map(|found| found.range.start)
        .find(|start| range.contains(start))
        .unwrap_or(range.start);
    let lead = text[range.start..first]
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_whitespace())
        .nth(5)
        .map_or(range.start, |(at, c)| range.start + at + c.len_utf8());
    let window = &text[lead..range.end];
    let end = window.char_indices().nth(LONGEST_FRAGMENT).map_or(range.end, |(limit, _)| {
        let whole = window[..limit].rfind(char::is_whitespace).unwrap_or(limit);
        lead + whole
    });
    lead..end.max(first)
}

fn marked_fragment(text: &str, range: Range<usize>, found: &[Found]) -> String {
    let opens = text[..range.start].trim_end();
    let starts_inside = !opens.is_empty() && !opens.ends_with(['.', '!', '?', ';', '…', '\n']);
    let ends_inside = !text[range.end..].trim().is_empty()
        && !text[range.clone()].trim_end().ends_with(['.', '!', '?', ';', '…'])
        && !text[range.end..].starts_with('\n');
    let cut_before =
        if starts_inside && !text[..range.start].ends_with('\n') { "… " } else { "" };
    let cut_after = if ends_inside { " …" } else { "" };
    format!("{cut_before}{}{cut_after}", marked(text, range, found))
}

/// A range of a text as HTML, found words marked; neighbours share one mark.
fn marked(text: &str, range: Range<usize>, found: &[Found]) -> String {
    let mut out = String::with_capacity(range.len() + 64);
    let mut at = range.start;
    let mut inside = found
        .iter()
        .filter(|found| range.start <= found.range.start && found.range.end <= range.end)
        .peekable();
    while let Some(first) = inside.next() {
        let mut end = first.range.end;
        while let Some(next) =
            inside.next_if(|next| text[end..next.range.start].chars().all(|c| c == ' ' || c == '-'))
        {
            end = next.range.end;
        }
        escape(&text[at..first.range.start], &mut out);
        out.push_str("<mark>");
        escape(&text[first.range.start..end], &mut out);
        out.push_str("</mark>");
        at = end;
    }
    escape(&text[at..range.end], &mut out);
    out
}

/// Escapes a text for HTML.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
