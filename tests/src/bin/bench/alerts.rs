//! Alerts by themselves: one new challenge against a hundred thousand saved searches, on one thread.

use std::time::Instant;

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_search::{
    Change, Document, Filter, Index, Noun,
    alert::{Alerts, Frequencies, Saved},
};
use uuid::Uuid;

use crate::{
    Result,
    made::{Chance, Vocabulary, province, topic},
    quantiles,
};

/// Saved searches.
const SEARCHES: usize = 100_000;
/// Documents from which the rarity of words is known.
const DOCUMENTS: usize = 2_000;
/// New challenges.
const CHALLENGES: usize = 300;
/// Words of a challenge, about as many as an order in the demonstration has.
const WORDS: usize = 500;

fn saved(words: &Vocabulary, chance: &mut Chance, number: usize) -> Saved {
    let mut filter = Filter::default();
    let only_filter = chance.once_in(20);
    if only_filter || chance.once_in(3) {
        filter.provinces = vec![province(chance)];
    }
    if only_filter || chance.once_in(4) {
        filter.topics = vec![topic(chance)];
    }
    let text = if only_filter { String::new() } else { words.typed(chance) };
    Saved { id: Uuid::from_u128(number as u128), text, exact: false, filter }
}

fn challenge(words: &Vocabulary, chance: &mut Chance, number: usize) -> Document {
    words.document(chance, (Noun::Challenge, "solution_order"), number, WORDS)
}

/// Builds the searches and asks them.
pub fn matched() -> Result<()> {
    let mut chance = Chance::new();
    let vocabulary = Vocabulary::new(&mut chance)?;
    let index = Index::in_memory()?;
    let documents: Vec<_> = (0..DOCUMENTS)
        .map(|number| Change::Put(Box::new(challenge(&vocabulary, &mut chance, number))))
        .collect();
    index.apply(&documents, 1)?;
    let frequencies = Frequencies::of(&index);

    let saved: Vec<_> =
        (0..SEARCHES).map(|number| saved(&vocabulary, &mut chance, number)).collect();
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
        let challenge = challenge(&vocabulary, &mut chance, DOCUMENTS + number);
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
