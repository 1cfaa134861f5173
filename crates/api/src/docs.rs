//! The browsable page of the API: plain HTML made from the document.

use std::fmt::Write as _;

use utoipa::openapi::{OpenApi, RefOr};

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Lists every operation with its description, parameters and answers.
pub fn docs_page(document: &OpenApi) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Nhịp Cầu API</title></head>\
         <body><main><h1>Nhịp Cầu API</h1><p><a href=\"/openapi.json\">openapi.json</a></p>",
    );
    for (path, item) in &document.paths.paths {
        for (operation, method) in [
            (&item.get, "GET"),
            (&item.post, "POST"),
            (&item.put, "PUT"),
            (&item.patch, "PATCH"),
            (&item.delete, "DELETE"),
        ] {
            let Some(operation) = operation else { continue };
            let summary = operation
                .summary
                .as_deref()
                .or(operation.description.as_deref())
                .unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "<h2><code>{method} {}</code></h2><p>{}</p><ul>",
                escape(path),
                escape(summary)
            );
            for parameter in operation.parameters.iter().flatten() {
                let RefOr::T(parameter) = parameter else { continue };
                let text = parameter.description.as_deref().unwrap_or_default();
                let _ = write!(
                    out,
                    "<li><code>{}</code> {}</li>",
                    escape(&parameter.name),
                    escape(text)
                );
            }
            let statuses: Vec<_> =
                operation.responses.responses.keys().map(String::as_str).collect();
            let _ = write!(out, "</ul><p>Answers: {}</p>", escape(&statuses.join(", ")));
        }
    }
    out.push_str("</main></body></html>");
    out
}
