//! Alerts by themselves: one new challenge against a hundred thousand saved searches, on one thread.

use std::time::Instant;

use nhipcau_domain::{
    locale::{Bilingual, Locale},
    thesaurus::Thesaurus,
    timestamp::Timestamp,
};
use nhipcau_search::{
    Change, Document, Filter, Index, Noun,
    alert::{Alerts, Frequencies, Saved},
    analysis::fold,
};
use uuid::Uuid;

use crate::{Result, quantiles};

/// Saved searches.
const SEARCHES: usize = 100_000;
/// Documents from which the rarity of words is known.
const DOCUMENTS: usize = 2_000;
/// New challenges.
const CHALLENGES: usize = 300;
/// Words of a challenge, about as many as an order in the demonstration has.
const WORDS: usize = 500;

const PROVINCES: [&str; 6] = ["79", "01", "46", "22", "48", "92"];

/// Numbers that look like chance and are the same in every run (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A place in a list whose front is asked for much more often than its end: the n-th about 1/n as
    /// often as the first, as words are.
    fn skewed(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64).powf(share) - 1.0) as usize
    }
}

/// What people ask for and write about: the labels of the thesaurus, in an order without meaning.
struct Vocabulary {
    vietnamese: Vec<String>,
    english: Vec<String>,
}

impl Vocabulary {
    fn new(chance: &mut Chance) -> Result<Self> {
        let thesaurus = Thesaurus::built_in().map_err(|errors| errors.join("; "))?;
        let labels = |locale: Locale, chance: &mut Chance| {
            let all = thesaurus.concepts().flat_map(|concept| concept.labels(locale));
            let mut labels: Vec<_> = all.map(str::to_owned).collect();
            for last in (1..labels.len()).rev() {
                labels.swap(last, chance.below(last + 1));
            }
            labels
        };
        Ok(Self { vietnamese: labels(Locale::Vi, chance), english: labels(Locale::En, chance) })
    }

    fn phrase<'a>(labels: &'a [String], chance: &mut Chance) -> &'a str {
        &labels[chance.skewed(labels.len())]
    }

    /// One to three things somebody wants, with accents, without, or in English.
    fn typed(&self, chance: &mut Chance) -> String {
        let english = chance.once_in(5);
        let labels = if english { &self.english } else { &self.vietnamese };
        let things = 1 + chance.below(3);
        let text: Vec<_> = (0..things).map(|_| Self::phrase(labels, chance)).collect();
        let text = text.join(" ");
        if !english && chance.once_in(5) { fold(&text) } else { text }
    }

    fn saved(&self, chance: &mut Chance, number: usize) -> Saved {
        let mut filter = Filter::default();
        let only_filter = chance.once_in(20);
        if only_filter || chance.once_in(3) {
            filter.provinces = vec![PROVINCES[chance.skewed(PROVINCES.len())].to_owned()];
        }
        if only_filter || chance.once_in(4) {
            filter.topics = vec![format!("topic-{}", chance.skewed(100))];
        }
        let text = if only_filter { String::new() } else { self.typed(chance) };
        Saved { id: Uuid::from_u128(number as u128), text, exact: false, filter }
    }

    fn challenge(&self, chance: &mut Chance, number: usize) -> Document {
        let mut text = |labels: &[String], words: usize| {
            let mut out = String::new();
            while out.split_whitespace().count() < words {
                out.push_str(Self::phrase(labels, chance));
                out.push_str(if chance.once_in(4) { ". " } else { " cho " });
            }
            out
        };
        let title = Bilingual::both(text(&self.vietnamese, 12), text(&self.english, 10));
        let body = text(&self.vietnamese, WORDS);
        let id = Uuid::from_u128(number as u128);
        let mut document = Document::new(Noun::Challenge, id, "solution_order", title);
        document.body = Bilingual::vi(body);
        document.province = Some(PROVINCES[chance.skewed(PROVINCES.len())].to_owned());
        document.topics = (0..3)
            .map(|_| format!("topic-{}", chance.skewed(100)))
            .map(|code| nhipcau_domain::topic::Topic {
                label: Bilingual::vi(code.clone()),
                code,
                broader: None,
            })
            .collect();
        document
    }
}

/// Builds the searches and asks them.
pub fn matched() -> Result<()> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let vocabulary = Vocabulary::new(&mut chance)?;
    let index = Index::in_memory()?;
    let documents: Vec<_> = (0..DOCUMENTS)
        .map(|number| Change::Put(Box::new(vocabulary.challenge(&mut chance, number))))
        .collect();
    index.apply(&documents, 1)?;
    let frequencies = Frequencies::of(&index);

    let saved: Vec<_> = (0..SEARCHES).map(|number| vocabulary.saved(&mut chance, number)).collect();
    let mut alerts = Alerts::default();
    let begun = Instant::now();
    for saved in &saved {
        alerts.put(saved, &frequencies);
    }
    let building = begun.elapsed();
    let begun = Instant::now();
    for saved in saved.iter().take(1_000) {
        alerts.put(saved, &frequencies);
    }
    let replacing = begun.elapsed().as_secs_f64() * 1e3;

    let (mut times, mut naive, mut told) = (Vec::new(), Vec::new(), 0);
    for number in 0..CHALLENGES {
        let challenge = vocabulary.challenge(&mut chance, DOCUMENTS + number);
        let begun = Instant::now();
        let found = alerts.matching(&challenge, Timestamp(0));
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        told += found.len();
        if number < 20 {
            let begun = Instant::now();
            let same = alerts.matching_one_by_one(&challenge, Timestamp(0)) == found;
            naive.push(begun.elapsed().as_secs_f64() * 1e3);
            if !same {
                return Err("the lists and asking one by one differ".into());
            }
        }
    }
    let (p50, p99) = quantiles(&mut times);
    println!("\none new challenge of {WORDS} words against {} saved searches", alerts.len());
    println!(
        "| p50 ms | p99 ms | one by one, p50 ms | told a challenge | built in s | replaced ms |"
    );
    println!("|---|---|---|---|---|---|");
    println!(
        "| {p50:.2} | {p99:.2} | {:.2} | {:.0} | {:.2} | {:.3} |",
        quantiles(&mut naive).0,
        told as f64 / CHALLENGES as f64,
        building.as_secs_f64(),
        replacing / 1e3
    );
    Ok(())
}
