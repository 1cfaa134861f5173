//! Organisations and their people: how one comes in and leaves, in whose name one acts, who relies on
//! whose verification, what becomes of duplicates.

mod acting;
mod domain;
mod duplicates;
mod foreign;
mod joining;
mod ownership;
