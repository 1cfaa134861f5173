//! The OpenAPI document, collected from the registered routes.

use utoipa::{
    Modify, OpenApi,
    openapi::{
        Content, Ref, RefOr, ResponseBuilder,
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt;

use crate::problem::{FieldProblem, PROBLEM_JSON, Problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Nhịp Cầu",
        description = "Innovation challenges of public health, from the need to measured use. \
                       Conventions are described in docs/API-DESIGN.md.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    // A word that stands in parameters alone is named here.
    components(schemas(Problem, FieldProblem, nhipcau_app::matching::DeskState)),
    modifiers(&Security)
)]
struct Base;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        document
            .components
            .get_or_insert_with(Default::default)
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The document before any route is collected.
pub fn base_document() -> utoipa::openapi::OpenApi {
    Base::openapi()
}

/// The document, as served at `/openapi.json` and checked in as `openapi/openapi.json`.
pub fn document() -> utoipa::openapi::OpenApi {
    let (_, document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(base_document())
        .configure(crate::configure)
        .split_for_parts();
    completed(document)
}

/// What holds for every operation, and so is said here once: its name, and how it refuses.
pub fn completed(mut document: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    for item in document.paths.paths.values_mut() {
        let operations =
            [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            name(operation);
            refusals(operation);
        }
    }
    document
}

/// Names an operation after its tag and its function (`challenges_read`): the functions alone are
/// called alike in every room, and clients are generated from these names.
fn name(operation: &mut Operation) {
    let tag = operation.tags.as_ref().and_then(|tags| tags.first());
    if let (Some(tag), Some(function)) = (tag, &operation.operation_id) {
        operation.operation_id = Some(format!("{}_{function}", tag.replace(['-', ' '], "_")));
    }
}

/// Every refusal is a problem (RFC 9457). Those that a reader would not expect are described one by
/// one; for the others – a malformed parameter, a session that has ended – stands `default`.
fn refusals(operation: &mut Operation) {
    let problem = || Content::new(Some(Ref::from_schema_name("Problem")));
    let responses = &mut operation.responses.responses;
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response
            && status.starts_with(['4', '5'])
        {
            response.content.clear();
            response.content.insert(PROBLEM_JSON.to_owned(), RefOr::T(problem()));
        }
    }
    let other = ResponseBuilder::new()
        .description("Any other refusal; its `code` says why.")
        .content(PROBLEM_JSON, problem())
        .build();
    responses.entry("default".to_owned()).or_insert(RefOr::T(other));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn each_operation_has_a_name_of_its_own() {
        let document = serde_json::to_value(super::document()).unwrap();
        let mut names = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let name = operation["operationId"].as_str().unwrap_or_default();
                assert!(name.contains('_'), "{method} {path} has no name");
                assert!(names.insert(name.to_owned()), "{name} is the name of two operations");
            }
        }
        assert!(names.len() > 100);
    }

    #[test]
    fn refusals_are_problems() {
        let document = serde_json::to_value(super::document()).unwrap();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let responses = operation["responses"].as_object().unwrap();
                assert!(responses.contains_key("default"), "{method} {path}");
                for (status, response) in responses.iter().filter(|(s, _)| !s.starts_with('2')) {
                    let content = response["content"].as_object().unwrap();
                    let kinds: Vec<_> = content.keys().collect();
                    assert_eq!(kinds, [super::PROBLEM_JSON], "{method} {path} {status}");
                }
            }
        }
    }
}
