//! How many documents a second are written: by us, with everything, and by tantivy into four fields – syllables and their
//! pairs, as written and without accents – of which each analyses the text for itself, as its tokenizers usually do.

use std::time::Instant;

use nhipcau_search::{
    Index,
    analysis::{fold, normalise},
};
use tantivy::{
    schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{Token, TokenStream, Tokenizer},
};
use unicode_normalization::char::is_combining_mark;

use crate::{
    Result,
    made::{Chance, Texts},
    quantiles,
    speed::{capability, text_of},
};

/// Documents of one measurement.
const DOCUMENTS: usize = 5_000;
/// Measurements of each, alternating, so that both meet the same machine.
const ROUNDS: usize = 5;

pub(crate) fn table(texts: &Texts, chance: &mut Chance) -> Result<()> {
    let mut documents = Vec::with_capacity(DOCUMENTS);
    for number in 0..DOCUMENTS {
        documents.push(capability(texts, chance, number));
    }
    let plain: Vec<_> = documents.iter().map(text_of).collect();
    let bytes: usize = plain.iter().map(String::len).sum();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let index = Index::in_memory()?;
        let begun = Instant::now();
        let mut rebuild = index.rebuild()?;
        for document in &documents {
            rebuild.add(document)?;
        }
        rebuild.finish(1)?;
        ours.push(DOCUMENTS as f64 / begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        apart(&plain)?;
        theirs.push(DOCUMENTS as f64 / begun.elapsed().as_secs_f64());
    }
    let (ours, theirs) = (quantiles(&mut ours).0, quantiles(&mut theirs).0);
    println!(
        "\nwriting {DOCUMENTS} documents of {} bytes, one thread of tantivy's, the middle of {ROUNDS}: {ours:.0} a second with concepts and all fields; {theirs:.0} into four fields analysed apart: ratio {:.2}",
        bytes / DOCUMENTS,
        ours / theirs
    );
    Ok(())
}

fn apart(texts: &[String]) -> Result<()> {
    let analyses = [(false, false), (true, false), (false, true), (true, true)];
    let name = |(folded, pairs): (bool, bool)| format!("folded {folded}, pairs {pairs}");
    let mut schema = Schema::builder();
    let mut fields = Vec::new();
    for analysis in analyses {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(&name(analysis))
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        fields.push(schema.add_text_field(&name(analysis), options));
    }
    let index = tantivy::Index::create_in_ram(schema.build());
    for (folded, pairs) in analyses {
        index.tokenizers().register(&name((folded, pairs)), Analysis { folded, pairs });
    }
    let mut writer = index.writer_with_num_threads(1, 128 * 1024 * 1024)?;
    for text in texts {
        let mut out = tantivy::TantivyDocument::default();
        for field in &fields {
            out.add_text(*field, text);
        }
        writer.add_document(out)?;
    }
    writer.commit()?;
    Ok(())
}

/// The analysis of one field: the same terms as ours.
#[derive(Clone)]
struct Analysis {
    folded: bool,
    pairs: bool,
}

impl Tokenizer for Analysis {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        let mut words = Vec::new();
        for clause in text.split(['\n', '.', '!', '?', ';', ':', '…', '(', ')', '"', '“', '”'])
        {
            let runs = clause.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
            let runs = runs.filter(|run| !run.is_empty()).map(normalise);
            let of_clause: Vec<_> =
                runs.map(|word| if self.folded { fold(&word) } else { word }).collect();
            if self.pairs {
                words.extend(of_clause.windows(2).map(|pair| pair.join(" ")));
            } else {
                words.extend(of_clause);
            }
        }
        Words { words, next: 0, token: Token::default() }
    }
}

struct Words {
    words: Vec<String>,
    next: usize,
    token: Token,
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.get(self.next) else { return false };
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.next;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
