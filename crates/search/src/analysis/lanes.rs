//! How tantivy splits a [`Lanes`](super::Lanes) text. The text is analysed once; these only cut
//! it at its dividers, so that four fields cost little more than one.

use std::cell::RefCell;

use tantivy::tokenizer::{
    Language, RemoveLongFilter, Stemmer, StopWordFilter, TextAnalyzer, Token, TokenStream,
    Tokenizer, TokenizerManager,
};

use super::{CLAUSE_BREAK, PAIR_JOIN};

/// Syllable by syllable.
pub(crate) const WORDS: &str = "words";
/// Pairs of neighbours within a clause.
pub(crate) const PAIRS: &str = "pairs";
/// The beginnings of every word, for suggestions while typing.
pub(crate) const PREFIXES: &str = "prefixes";
/// English: without stop words, stemmed.
pub(crate) const ENGLISH: &str = "english";

/// Longer beginnings add nothing to a suggestion.
pub(crate) const LONGEST_PREFIX: usize = 12;

/// Makes the tokenizers known to an index.
pub(crate) fn register(manager: &TokenizerManager) {
    manager.register(WORDS, LaneTokenizer { cut: Cut::Words });
    manager.register(PAIRS, LaneTokenizer { cut: Cut::Pairs });
    manager.register(PREFIXES, LaneTokenizer { cut: Cut::Prefixes });
    manager.register(ENGLISH, english());
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
    Prefixes,
}

#[derive(Debug, Clone)]
struct LaneTokenizer {
    cut: Cut,
}

impl Tokenizer for LaneTokenizer {
    type TokenStream<'a> = LaneStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LaneStream<'a> {
        LaneStream { cut: self.cut, text, at: 0, prefix: 0, token: Token::default() }
    }
}

struct LaneStream<'a> {
    cut: Cut,
    text: &'a str,
    /// Where the next word starts, in bytes.
    at: usize,
    /// How many characters of the current word were given out as its beginning.
    prefix: usize,
    token: Token,
}

impl LaneStream<'_> {
    fn word_end(&self, from: usize) -> usize {
        self.text[from..].find([' ', CLAUSE_BREAK]).map_or(self.text.len(), |length| from + length)
    }

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
            let start = self.at;
            let end = self.word_end(start);
            match self.cut {
                Cut::Words => {
                    self.at = end + 1;
                    if end > start {
                        self.emit(start, end);
                        return true;
                    }
                }
                Cut::Pairs => {
                    self.at = end + 1;
                    if end > start && self.text[end..].starts_with(PAIR_JOIN) {
                        let second = self.word_end(end + 1);
                        self.emit(start, second);
                        return true;
                    }
                }
                Cut::Prefixes => {
                    let next = self.text[start..end].char_indices().nth(self.prefix);
                    match next {
                        Some((offset, c)) if self.prefix < LONGEST_PREFIX => {
                            self.prefix += 1;
                            self.emit(start, start + offset + c.len_utf8());
                            return true;
                        }
                        _ => {
                            self.prefix = 0;
                            self.at = end + 1;
                        }
                    }
                }
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
        assert_eq!(cut(of(Cut::Prefixes), "cấp y"), ["c", "cấ", "cấp", "y"]);
        let apart = super::super::Lanes::of("trạm y tế; xe cứu thương").exact;
        assert_eq!(cut(of(Cut::Pairs), &apart), ["trạm y", "y tế", "xe cứu", "cứu thương"]);
        assert_eq!(cut(english(), "screening of the patients"), ["screen", "patient"]);
    }
}
