//! Use cases of attachments, for every noun that has them.

mod access;
mod download;
mod files;
mod kind;
mod papers;
mod redaction;
mod remove;
mod signed;
mod upload;
mod view;

pub(crate) use access::Access;
pub use download::{Download, details, download};
pub use files::Files;
pub use papers::PaperView;
pub(crate) use papers::{Signing, laid_up};
pub use redaction::{confirm, take_back};
pub use remove::remove;
pub(crate) use signed::{ToSign, to_decide, to_sign};
pub use upload::{Upload, upload};
pub(crate) use view::Card;
pub use view::{AttachmentView, of_subject};
