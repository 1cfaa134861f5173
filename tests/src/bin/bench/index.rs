//! The demonstration's index by itself: a question, and the bare terms of the same question.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use nhipcau_app::{search::FACETS, thesaurus::Keeper};
use nhipcau_domain::timestamp::Timestamp;
use nhipcau_search::{Audience, Index, Search, analysis::Lanes};
use nhipcau_store::{Options, Store};
use nhipcau_tests::TempDir;
use tantivy::{
    Term,
    collector::TopDocs,
    query::{BooleanQuery, Query, TermQuery},
    schema::IndexRecordOption,
};

use crate::{
    REQUESTS, Result,
    made::{Chance, Vocabulary},
    quantiles,
};

/// What is searched for, here and over HTTP.
pub(crate) const WORDS: &str = "cap cuu ngoai vien";
/// As many as a page of the search has.
const PAGE: usize = 20;
/// Queries of which each is asked once.
const ANSWERS: usize = 400;

/// The same words on the same index without HTTP and database: as the search asks (spelling, plan,
/// audience, highlights, reasons), and as a bare query of tantivy that takes the best of a page.
pub(crate) async fn queries(dir: &Path, base: &str) -> Result<()> {
    // A copy: the running server writes into the original.
    let copy = TempDir::new();
    let status = Command::new("cp").arg("-a").arg(dir.join("index")).arg(copy.path()).status()?;
    if !status.success() {
        return Err("the index cannot be copied".into());
    }
    let folder = copy.path().join("index");
    // Opened with the concepts it was built with: the demonstration's city has some of its own.
    let options = Options {
        url: format!("sqlite:{}", dir.join("nhipcau.sqlite").display()),
        max_connections: 1,
        acquire_timeout: Duration::from_secs(10),
        durable: false,
    };
    let store = Store::connect(&options).await?;
    let index = Index::open_with(&folder, Keeper::default().knowledge(store.reader()).await?)?;
    if let Some(reason) = index.needs_rebuild() {
        return Err(format!("the copied index is of no use: {reason}").into());
    }
    answered(&index, base).await?;
    println!("\n{} documents, one thread, without HTTP", index.len());
    println!("| what | queries/s | p50 ms | p99 ms |");
    println!("|---|---|---|---|");
    let search = Search::new(Audience::Public, WORDS, Timestamp(0));
    timed("search, with highlights and reasons", || Ok(index.search(&search)?.hits.len()))?;

    let bare = tantivy::Index::open_in_dir(generation(&folder)?)?;
    let field = bare.schema().get_field("folded")?;
    let lanes = Lanes::of(WORDS);
    let terms: Vec<Box<dyn Query>> = lanes
        .folded
        .split_whitespace()
        .map(|word| Term::from_field_text(field, word))
        .map(|term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>)
        .collect();
    let query = BooleanQuery::union(terms);
    let reader = bare.reader()?;
    let best = TopDocs::with_limit(PAGE).order_by_score();
    timed("bare query of tantivy", || Ok(reader.searcher().search(&query, &best)?.len()))
}

/// A page of the search over HTTP – facets, highlights, reasons, everything in the reader's words –, one request at a
/// time, beside the same query with its facets put to the index.
async fn answered(index: &Index, base: &str) -> Result<()> {
    let mut chance = Chance::new();
    let vocabulary = Vocabulary::new(&mut chance)?;
    let client = reqwest::Client::new();
    let (mut over_http, mut alone) = (Vec::new(), Vec::new());
    for _ in 0..ANSWERS {
        let text = vocabulary.typed(&mut chance);
        let url =
            reqwest::Url::parse_with_params(&format!("{base}/api/v1/search"), [("q", &text)])?;
        let request = client.get(url);
        let begun = Instant::now();
        request.send().await?.error_for_status()?.bytes().await?;
        over_http.push(begun.elapsed().as_secs_f64() * 1e3);
        let begun = Instant::now();
        let mut search = Search::new(Audience::Public, text, Timestamp(0));
        search.facets = FACETS.to_vec();
        index.search(&search)?;
        alone.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let ((http, http_slow), (alone, alone_slow)) =
        (quantiles(&mut over_http), quantiles(&mut alone));
    println!(
        "\n{ANSWERS} different queries, a page of {PAGE}: over HTTP p50 {http:.2} ms, p99 {http_slow:.2}; put to the index with facets p50 {alone:.2} ms, p99 {alone_slow:.2}: ratio {:.2}",
        http / alone
    );
    Ok(())
}

fn timed(what: &str, ask: impl Fn() -> Result<usize>) -> Result<()> {
    let mut times = Vec::with_capacity(REQUESTS);
    let begun = Instant::now();
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        if ask()? == 0 {
            return Err("the query finds nothing".into());
        }
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let total = begun.elapsed().as_secs_f64();
    let (p50, p99) = quantiles(&mut times);
    println!("| {what} | {:.0} | {p50:.3} | {p99:.3} |", REQUESTS as f64 / total);
    Ok(())
}

/// The folder of the generation in use.
pub(crate) fn generation(folder: &Path) -> Result<PathBuf> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    let path = entries?.into_iter().map(|entry| entry.path()).find(|path| path.is_dir());
    Ok(path.ok_or("the index has no generation")?)
}
