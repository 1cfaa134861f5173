//! Finding and matching: one index of challenges, capabilities and organisations answers what
//! somebody typed, which capabilities fit a challenge and which challenges fit a capability or an
//! organisation. Every answer says why.

pub mod alert;
pub mod analysis;
mod collector;
pub mod concept;
pub mod document;
pub mod error;
pub mod facet;
pub mod filter;
mod found;
pub mod highlight;
pub mod index;
mod knowledge;
pub mod learning;
mod marks;
pub mod matching;
mod opened;
mod query;
pub mod reason;
mod schema;
pub mod search;
pub mod suggest;
mod weights;

pub use collector::Sort;
pub use document::{Audience, Document, Noun};
pub use error::Error;
pub use filter::{FacetField, Filter};
pub use index::{Change, Index};
pub use knowledge::Knowledge;
pub use schema::VERSION;
pub use search::{Expansion, Found, Hit, Ranking, Search};
pub use weights::{FACTS, FactWeights, MatchWeights, TypedWeights, Weights};
