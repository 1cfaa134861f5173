//! How quickly is found and matched among many documents, beside others on the same texts: on one thread, without HTTP,
//! the top ten.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use nhipcau_app::search::FACETS;
use nhipcau_domain::timestamp::Timestamp;
use nhipcau_search::{
    Audience, Document, FacetField, Filter, Index, Noun, Search, analysis::Lanes,
    document::Readiness, matching::MatchQuery,
};
use nhipcau_store::{Conn, Options, Store};
use nhipcau_tests::TempDir;
use tantivy::{
    Term,
    collector::{Count, TopDocs},
    query::{BooleanQuery, Query, TermQuery},
    schema::IndexRecordOption,
};

use crate::{
    Result,
    index::generation,
    made::{Chance, Texts, Vocabulary, province},
    quantiles, writing,
};

/// Documents in the tables, where the command names no numbers.
const SIZES: [usize; 2] = [10_000, 100_000];
/// From so many documents on SQLite is asked only as often as anybody would wait for.
const MANY: usize = 100_000;
/// Words of a document: with its title about 700 bytes.
const WORDS: usize = 100;
/// Words of a challenge that is matched.
const CHALLENGE_WORDS: usize = 500;
/// Typed queries, challenges, and queries to SQLite.
const QUERIES: usize = 400;
const CHALLENGES: usize = 40;
const QUERIES_TO_SQLITE: usize = 40;
/// The answers wanted of each query.
const TOP: usize = 10;

/// Prints the tables for so many documents each; what is no number is the folder of a collection of whose sentences the
/// documents are made and whose questions are asked.
pub async fn table(arguments: &[String]) -> Result<()> {
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let mut chance = Chance::new();
    let texts = match arguments.iter().find(|word| word.parse::<usize>().is_err()) {
        Some(folder) => Texts::of_collection(Path::new(folder))?,
        None => Texts::Labels(Vocabulary::new(&mut chance)?),
    };
    let queries: Vec<String> =
        (0..QUERIES).map(|number| texts.typed(&mut chance, number)).collect();
    println!("\nfinding, one thread, top {TOP}, without HTTP");
    println!(
        "| documents | ranked p50 ms | p99 ms | exact words alone p50 ms | ratio | the same counted p50 ms | ratio | answered p50 ms | p99 ms | once more p50 ms | with facets p50 ms | facets alone p50 ms | ratio | match p50 ms | p99 ms | SQLite FTS5 p50 ms | times slower than answered |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for size in sizes {
        one_size(&texts, &mut chance, &queries, size).await?;
    }
    writing::table(&texts, &mut chance)
}

async fn one_size(
    texts: &Texts,
    chance: &mut Chance,
    queries: &[String],
    size: usize,
) -> Result<()> {
    let folder = TempDir::new();
    let path = folder.path().join("index");
    let sqlite = Sqlite::new(folder.path()).await?;
    let index = Index::open(&path)?;
    let mut rebuild = index.rebuild()?;
    let mut batch = Vec::new();
    for number in 0..size {
        let document = capability(texts, chance, number);
        rebuild.add(&document)?;
        batch.push(text_of(&document));
        if batch.len() == 10_000 || number + 1 == size {
            sqlite.add(&batch).await?;
            batch.clear();
        }
    }
    rebuild.finish(1)?;

    let question = |text: &str, facets: &[FacetField], limit: usize| {
        let mut search = Search::new(Audience::Public, text, Timestamp(0));
        search.limit = limit;
        search.facets = facets.to_vec();
        search
    };
    let asked = |text: &str, facets: &[FacetField], limit: usize| {
        Ok(index.search(&question(text, facets, limit))?.hits.len())
    };
    // Each query by all in turn, so that all meet the same machine.
    let bare = Bare::open(&path)?;
    let mut times: [Vec<f64>; 7] = Default::default();
    let [answered, again, ranked, exact, exact_counted, faceted, counted] = &mut times;
    for text in queries {
        answered.push(timed(|| asked(text, &[], TOP))?);
        ranked.push(timed(|| Ok(index.rank(&question(text, &[], TOP))?.best.len()))?);
        exact.push(timed(|| bare.ask(text, false))?);
        exact_counted.push(timed(|| bare.ask(text, true))?);
        again.push(timed(|| asked(text, &[], TOP))?);
        faceted.push(timed(|| asked(text, &FACETS, TOP))?);
        counted.push(timed(|| asked(text, &FACETS, 0))?);
    }
    let mut matched = Vec::new();
    for number in 0..CHALLENGES {
        let kind = (Noun::Challenge, "solution_order");
        let challenge = texts.document(chance, kind, size + number, CHALLENGE_WORDS);
        let mut query = MatchQuery::new(Audience::Brokers, &challenge, Timestamp(0));
        query.filter = Filter { nouns: vec![Noun::Capability], ..Filter::default() };
        matched.push(timed(|| Ok(index.matches(&query)?.len()))?);
    }
    let often = if size < MANY { queries.len() } else { QUERIES_TO_SQLITE };
    let mut fts5 = Vec::new();
    for text in queries.iter().take(often) {
        let begun = Instant::now();
        sqlite.ask(text).await?;
        fts5.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let (matching, matching_slow) = quantiles(&mut matched);
    let (sqlite, _) = quantiles(&mut fts5);
    let [answered, again, ranked, exact, exact_counted, faceted, counted] =
        times.map(|mut times| quantiles(&mut times));
    println!(
        "| {size} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {matching:.2} | {matching_slow:.2} | {sqlite:.2} | {:.0} |",
        ranked.0,
        ranked.1,
        exact.0,
        ranked.0 / exact.0,
        exact_counted.0,
        ranked.0 / exact_counted.0,
        answered.0,
        answered.1,
        again.0,
        faceted.0,
        counted.0,
        faceted.0 / counted.0,
        sqlite / answered.0
    );
    Ok(())
}

fn timed(ask: impl FnOnce() -> Result<usize>) -> Result<f64> {
    let begun = Instant::now();
    ask()?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

pub(crate) fn capability(texts: &Texts, chance: &mut Chance, number: usize) -> Document {
    let mut document = texts.document(chance, (Noun::Capability, "product"), number, WORDS);
    let level = 3 + i32::try_from(chance.below(6)).unwrap_or(0);
    document.readiness = Some(Readiness { min: level, max: level });
    document.province = Some(province(chance));
    document
}

pub(crate) fn text_of(document: &Document) -> String {
    let texts = [&document.title, &document.body];
    let languages = |text: &nhipcau_domain::locale::Bilingual| {
        [text.vi.clone(), text.en.clone()].into_iter().flatten().collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(languages).collect::<Vec<_>>().join("\n")
}

/// The same index asked by tantivy alone for the words as they were typed.
struct Bare {
    reader: tantivy::IndexReader,
    field: tantivy::schema::Field,
}

impl Bare {
    fn open(folder: &Path) -> Result<Self> {
        let index = tantivy::Index::open_in_dir(generation(folder)?)?;
        Ok(Self { field: index.schema().get_field("exact")?, reader: index.reader()? })
    }

    /// The best, and how many there are where that is asked too.
    fn ask(&self, text: &str, counted: bool) -> Result<usize> {
        let lanes = Lanes::of(text);
        let terms: Vec<Box<dyn Query>> = lanes
            .exact
            .split_whitespace()
            .map(|word| Term::from_field_text(self.field, word))
            .map(|term| {
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
            })
            .collect();
        let best = TopDocs::with_limit(TOP).order_by_score();
        let (query, searcher) = (BooleanQuery::union(terms), self.reader.searcher());
        if counted {
            return Ok(searcher.search(&query, &(best, Count))?.1);
        }
        Ok(searcher.search(&query, &best)?.len())
    }
}

/// SQLite's full text search: any of the words, without accents, by `bm25()`.
struct Sqlite(Store);

impl Sqlite {
    async fn new(folder: &Path) -> Result<Self> {
        let options = Options {
            url: format!("sqlite:{}?mode=rwc", folder.join("fts5.sqlite").display()),
            max_connections: 1,
            acquire_timeout: Duration::from_secs(10),
            durable: false,
        };
        let store = Store::connect(&options).await?;
        let table = "CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')";
        store.writer().execute_unprepared(table).await?;
        Ok(Self(store))
    }

    async fn add(&self, texts: &[String]) -> Result<()> {
        let rows: Vec<_> = texts.iter().map(|text| format!("({})", quoted(text))).collect();
        let sql = format!("INSERT INTO texts (body) VALUES {}", rows.join(", "));
        self.0.writer().execute_unprepared(&sql).await?;
        Ok(())
    }

    async fn ask(&self, text: &str) -> Result<()> {
        let lanes = Lanes::of(text);
        let words: Vec<_> =
            lanes.folded.split_whitespace().map(|word| format!("\"{word}\"")).collect();
        let matched = quoted(&words.join(" OR "));
        let sql = format!(
            "SELECT rowid FROM texts WHERE texts MATCH {matched} ORDER BY rank LIMIT {TOP}"
        );
        self.0.reader().execute_unprepared(&sql).await?;
        Ok(())
    }
}

/// A text in SQL; SQLite takes `đ` for a letter of its own.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace(['đ', 'Đ'], "d").replace('\'', "''"))
}
