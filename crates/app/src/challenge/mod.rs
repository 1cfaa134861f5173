//! Use cases of the challenge.

pub mod addenda;
mod close;
mod create;
pub(crate) mod deciding;
mod history;
mod letters;
mod list;
mod patch;
mod publish;
mod read;
mod section;
mod transition;
pub mod view;

pub use close::close_due;
pub use create::{CreateChallenge, create};
pub(crate) use create::{blank, check_words};
pub use history::{HistoryEntry, history, history_of};
pub use list::{ChallengeQuery, ChallengeSort, list};
pub use patch::{PatchChallenge, patch};
pub use publish::publish_due;
pub(crate) use read::signers_apart;
pub use read::{Loaded, find, load, read, read_by_code};
pub use section::{patch as patch_section, read_section, write as write_section};
pub(crate) use transition::extend_imported;
pub use transition::{TransitionChallenge, move_to, transition};
pub use view::{ChallengeRef, ChallengeSummary, ChallengeView};
