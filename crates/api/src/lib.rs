//! The REST API under `/api/v1`: routes, extractors, error mapping and the OpenAPI document.

mod address;
mod conditional;
mod cross_site;
mod docs;
mod etag;
mod extract;
mod idempotency;
mod json;
mod list;
mod nul;
mod openapi;
mod precondition;
pub mod problem;
mod tags;

mod agreement;
mod attachment;
mod audit;
mod auth;
mod capability;
mod challenge;
mod council;
mod decision;
mod deployment;
mod import;
mod invitation;
mod matching;
mod me;
mod operations;
mod organisation;
mod personal;
mod pilot;
mod programme;
mod rule_set;
mod saved_search;
mod search;
mod submission;
mod thesaurus;
mod trace;

pub use conditional::answer_conditionally;
pub use cross_site::refuse_cross_site;
pub use docs::docs_page;
pub use extract::{Reader, locale_of, path_config};
pub use idempotency::honour_keys;
pub use json::BODY_LIMIT;
pub use nul::refuse_nul;
pub use openapi::{base_document, completed, document};
use utoipa_actix_web::{scope, service_config::ServiceConfig};

/// Registers every route of the API.
pub fn configure(config: &mut ServiceConfig) {
    auth::configure_public_keys(config);
    config.service(
        scope::scope("/api/v1")
            .configure(auth::configure)
            .configure(me::configure)
            .configure(personal::configure)
            .configure(organisation::configure)
            .configure(programme::configure)
            .configure(rule_set::configure)
            .configure(challenge::configure)
            .configure(capability::configure)
            .configure(matching::configure)
            .configure(invitation::configure)
            .configure(submission::configure)
            .configure(attachment::configure)
            .configure(council::configure)
            .configure(decision::configure)
            .configure(agreement::configure)
            .configure(pilot::configure)
            .configure(deployment::configure)
            .configure(trace::configure)
            .configure(search::configure)
            .configure(thesaurus::configure)
            .configure(saved_search::configure)
            .configure(import::configure)
            .configure(audit::configure)
            .configure(operations::configure),
    );
}
