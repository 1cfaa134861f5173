//! The pilot: set up from the agreement, carried out, graded, recognised, followed up.

mod accept;
mod acceptance;
mod create;
mod files;
mod follow_up;
mod indicator;
mod list;
mod loaded;
mod milestone;
mod recognise;
mod remind;
mod renew;
mod report;
mod tasks;
mod transition;
mod update;
mod view;

pub use acceptance::{AcceptanceCouncil, AcceptanceView, acceptance};
pub use create::{CreatePilot, create};
pub use follow_up::{FollowUpDecision, follow_up};
pub use indicator::{
    IndicatorView, MeasurementView, RecordMeasurement, TransitionMeasurement, indicators,
    read as read_measurement, record as record_measurement, void as void_measurement,
};
pub use list::{ListPilots, history, list, read};
pub use milestone::{
    CreateMilestone, MilestoneView, UpdateMilestone, create as create_milestone, milestones,
    read as read_milestone, update as update_milestone,
};
pub use recognise::{RecognitionDecision, recognise};
pub use remind::remind_due;
pub use report::{FileReport, ReportView, file as file_report, read as read_report, reports};
pub use tasks::tasks;
pub use transition::{TransitionPilot, transition};
pub use update::{UpdatePilot, update};
pub use view::{PilotPapers, PilotSummary, PilotView};

pub(crate) use files::check_files;
pub(crate) use loaded::Loaded;
pub(crate) use renew::{go_on_under, under_way};

/// The noun of pilots in events and history.
pub(crate) const NOUN: &str = "pilot";
