//! The signed-in person: account, notifications, duties.

mod notifications;
mod profile;
pub mod tasks;

pub use notifications::{
    MarkRead, NotificationView, Notifications, list as notifications, mark_read,
};
pub use profile::{MeView, MembershipView, PatchMe, patch, read};
pub use tasks::{Task, tasks};
