//! What is found and counted, held against tantivy's own answers.

use nhipcau_domain::{locale::Bilingual, timestamp::Timestamp};
use tantivy::{
    Term,
    collector::{Count, TopDocs},
    query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery},
};
use uuid::Uuid;

use super::*;
use crate::{
    Change, Index,
    document::{Audience, Document, Noun},
    filter::Filter,
    query::{Corpus, Lane},
};

/// The n-th word stands in every n-th document, more or less, so that some lists are long and some short.
const WORDS: [(&str, u64); 9] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("bảy", 7),
    ("mười", 10),
    ("trăm", 100),
    ("nghìn", 1_000),
    ("vạn", 5_000),
];

fn documents(numbers: std::ops::Range<u64>) -> Vec<Change> {
    numbers
        .map(|number| {
            // Numbers that look like chance (Knuth's multiplicative hash).
            let chance = |salt: u64| (number + salt).wrapping_mul(2_654_435_761) >> 7;
            let mut text = String::from("tất cả");
            for (salt, (word, every)) in (0..).zip(WORDS) {
                let times = if chance(salt) % every == 0 { 1 + chance(salt + 50) % 3 } else { 0 };
                (0..times).for_each(|_| text = format!("{text} {word}"));
            }
            let id = Uuid::from_u128(number.into());
            let kind = if number % 3 == 0 { "a" } else { "b" };
            let mut document = Document::new(Noun::Challenge, id, kind, Bilingual::vi(text));
            document.changed_at = Timestamp(i64::try_from(number / 2).unwrap());
            Change::Put(Box::new(document))
        })
        .collect()
}

/// The same asked of tantivy: how many, and the best.
fn by_tantivy(plan: &Plan, searcher: &Searcher, fields: &Fields) -> (u64, Vec<f32>) {
    let clause = |term: &crate::query::WeightedTerm| -> (Occur, Box<dyn Query>) {
        let wanted = Term::from_field_text(term.lane.field(fields), &term.text);
        let query = TermQuery::new(wanted, term.lane.record());
        (Occur::Should, Box::new(BoostQuery::new(Box::new(query), term.weight)))
    };
    let (adding, finding): (Vec<_>, Vec<_>) = plan.terms.iter().partition(|term| term.only_adds);
    let finding: Box<dyn Query> =
        Box::new(BooleanQuery::new(finding.into_iter().map(clause).collect()));
    let adding = adding.into_iter().map(clause);
    let query = BooleanQuery::new([(Occur::Must, finding)].into_iter().chain(adding).collect());
    let best = TopDocs::with_limit(30).order_by_score();
    let (best, total) = searcher.search(&query, &(best, Count)).unwrap();
    (total as u64, best.into_iter().map(|(score, _)| score).collect())
}

#[test]
fn the_same_is_found_and_counted_as_by_tantivy() {
    let index = Index::in_memory().unwrap();
    index.apply(&documents(0..9_000), 1).unwrap();
    index.apply(&documents(9_000..14_000), 2).unwrap();
    for deleted in [false, true] {
        if deleted {
            let gone = (0..14_000).step_by(17).map(|n| Change::Delete(Uuid::from_u128(n)));
            index.apply(&gone.collect::<Vec<_>>(), 3).unwrap();
        }
        let live = index.live();
        let searcher = live.reader.searcher();
        let corpus = Corpus::new(&searcher, &live.fields);
        let plans = (1_u32..1 << WORDS.len()).flat_map(|some| [(some, false), (some, true)]);
        for (some, adds) in plans {
            let mut plan = Plan::default();
            for (at, (word, _)) in WORDS.iter().enumerate().filter(|(at, _)| some >> at & 1 == 1) {
                let weight = if at % 2 == 0 { 1.0 } else { 0.3 };
                plan.push(&corpus, Lane::Exact, word, weight);
            }
            // Of those with others beside them, some find nothing by themselves.
            if adds {
                if some % 3 > 0 || plan.terms.len() == 1 {
                    continue;
                }
                plan.terms.iter_mut().skip(1).step_by(2).for_each(|term| term.only_adds = true);
            }
            let ask = |filter: &Filter, best_only: bool| {
                let facets = Vec::new();
                let pass =
                    Pass::new(&live.values, Audience::Public, filter, facets, Timestamp(0), 30);
                let pass = if best_only { pass.best_only() } else { pass };
                plan.collect(&searcher, &live.fields, &pass).unwrap()
            };
            let found = ask(&Filter::default(), false);
            let (total, best) = by_tantivy(&plan, &searcher, &live.fields);
            assert_eq!(found.total, total, "{some:b}");
            assert_eq!(found.best.len(), best.len(), "{some:b}");
            for ((ours, _), theirs) in found.best.iter().zip(&best) {
                assert!((ours - theirs).abs() < 1e-3, "{some:b}: {ours} {theirs}");
            }
            assert_eq!(ask(&Filter::default(), true).best, found.best, "{some:b}");
            let kinds = vec!["a".to_owned(), "b".to_owned()];
            let both = ask(&Filter { kinds, ..Filter::default() }, false);
            assert_eq!((both.total, both.best), (found.total, found.best.clone()), "{some:b}");
            let addresses: Vec<_> = found.best.iter().map(|(_, address)| *address).collect();
            let parts = plan.contributions(&searcher, &live.fields, &addresses).unwrap();
            for ((score, _), parts) in found.best.iter().zip(parts) {
                assert!((score - parts.iter().sum::<f32>()).abs() < 1e-3, "{some:b}");
            }
        }
    }
}
