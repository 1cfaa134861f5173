//! The register of deployments: where accepted results came into use. It is public.

mod list;
mod register;

pub use list::{DeploymentView, ListDeployments, list, read};
pub use register::{RegisterDeployment, register};

/// The noun of deployments in events.
pub(crate) const NOUN: &str = "deployment";
