//! Use cases of the submission.

mod access;
mod award;
mod coded;
mod create;
mod history;
mod list;
mod opening;
mod readings;
mod receipt;
mod section;
mod tasks;
mod title;
mod transition;
mod unsealed;
mod view;

pub use access::find;
pub(crate) use access::{for_files, for_redaction, note_file};
pub use award::{award, not_select, succeed};
pub(crate) use coded::file_name;
pub use create::{CreateSubmission, create};
pub use history::history;
pub use list::{SubmissionQuery, list};
pub use opening::{answered_by, open_all, sent_by, sent_count, void_all};
pub use readings::{BreakGlass, ReadingView, break_glass, readings};
pub use receipt::{ReceiptView, receipt};
pub use section::{patch as patch_section, read as read_section};
pub use tasks::tasks;
pub use title::{PatchSubmission, patch_title};
pub(crate) use transition::EDITORS;
pub use transition::{TransitionSubmission, transition};
pub use unsealed::{Unsealed, titles, unseal};
pub use view::{SubmissionSummary, SubmissionView, read};
