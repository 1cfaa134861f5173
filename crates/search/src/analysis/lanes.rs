//! How tantivy splits a [`Lanes`](super::Lanes) text. The text is analysed once; these only cut
//! it at its dividers, so that four fields cost little more than one.

use std::cell::RefCell;

use tantivy::tokenizer::{
    Language, RemoveLongFilter, Stemmer, StopWordFilter, TextAnalyzer, Token, TokenStream,
    Tokenizer, TokenizerManager,
};

use super::{CLAUSE_BREAK, PAIR_JOIN};

/// What divides words and clauses, as bytes.
const DIVIDER: u8 = PAIR_JOIN as u8;
const BREAK: u8 = CLAUSE_BREAK as u8;

/// Word by word.
pub(crate) const WORDS: &str = "words";
/// Pairs of neighbours within a clause.
pub(crate) const PAIRS: &str = "pairs";

/// Makes the tokenizers known to an index.
pub(crate) fn register(manager: &TokenizerManager) {
    manager.register(WORDS, LaneTokenizer { cut: Cut::Words });
    manager.register(PAIRS, LaneTokenizer { cut: Cut::Pairs });
}

/// The stem of a normalised word as the English field has it; none for stop words.
pub(crate) fn stem(word: &str) -> Option<String> {
    // Building one reads its stop words, and a clone for every word would cost more than the word.
    thread_local! {
        static ENGLISH_ANALYZER: RefCell<TextAnalyzer> = RefCell::new(english());
    }
    ENGLISH_ANALYZER.with_borrow_mut(|analyzer| {
        let mut stream = analyzer.token_stream(word);
        stream.advance().then(|| stream.token().text.clone())
    })
}

/// The English analysis of an exact lane.
fn english() -> TextAnalyzer {
    let words = TextAnalyzer::builder(LaneTokenizer { cut: Cut::Words })
        .filter(RemoveLongFilter::limit(200));
    match StopWordFilter::new(Language::English) {
        Some(stop_words) => {
            words.filter(stop_words).filter(Stemmer::new(Language::English)).build()
        }
        None => words.filter(Stemmer::new(Language::English)).build(),
    }
}

#[derive(Debug, Clone, Copy)]
enum Cut {
    Words,
    Pairs,
}

#[derive(Debug, Clone)]
struct LaneTokenizer {
    cut: Cut,
}

impl Tokenizer for LaneTokenizer {
    type TokenStream<'a> = LaneStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LaneStream<'a> {
        LaneStream { cut: self.cut, text, at: 0, end: word_end(text, 0), token: Token::default() }
    }
}

struct LaneStream<'a> {
    cut: Cut,
    text: &'a str,
    /// Where the next word starts and ends, in bytes.
    at: usize,
    end: usize,
    token: Token,
}

/// Where the word that starts here ends. By bytes: no divider stands within another character.
fn word_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let length = rest.iter().position(|byte| matches!(*byte, DIVIDER | BREAK));
    length.map_or(text.len(), |length| from + length)
}

impl LaneStream<'_> {
    fn emit(&mut self, from: usize, to: usize) {
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = from;
        self.token.offset_to = to;
        self.token.text.clear();
        self.token.text.push_str(&self.text[from..to]);
    }
}

impl TokenStream for LaneStream<'_> {
    fn advance(&mut self) -> bool {
        while self.at < self.text.len() {
            let (start, end) = (self.at, self.end);
            self.at = end + 1;
            self.end = word_end(self.text, self.at);
            if end == start {
                continue;
            }
            match self.cut {
                Cut::Words => {
                    self.emit(start, end);
                    return true;
                }
                Cut::Pairs if self.text.as_bytes().get(end) == Some(&DIVIDER) => {
                    self.emit(start, self.end);
                    return true;
                }
                Cut::Pairs => {}
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        analyzer.token_stream(text).process(&mut |token| out.push(token.text.clone()));
        out
    }

    #[test]
    fn each_cut_gives_its_terms() {
        let lane = "cấp cứu\nvà x";
        let of = |kind| TextAnalyzer::from(LaneTokenizer { cut: kind });
        assert_eq!(cut(of(Cut::Words), lane), ["cấp", "cứu", "và", "x"]);
        assert_eq!(cut(of(Cut::Pairs), lane), ["cấp cứu", "và x"]);
        let apart = super::super::Lanes::of("trạm y tế; xe cứu thương").exact;
        assert_eq!(cut(of(Cut::Pairs), &apart), ["trạm y", "y tế", "xe cứu", "cứu thương"]);
        assert_eq!(cut(english(), "screening of the patients"), ["screen", "patient"]);
    }
}
