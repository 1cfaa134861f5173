//! The judgements of an installation as a collection that `make relevance` takes.

use std::{
    io::{self, Write},
    path::Path,
};

use nhipcau_domain::locale::{Bilingual, Locale};
use nhipcau_search::{Audience, Document, document::in_language};
use nhipcau_store::{capability, challenge};
use serde_json::{Value, json};

use super::collect;
use crate::{App, Error, Result, search::Builder, view::unless_unreadable};

/// So many capabilities are read at once.
const PAGE: u64 = 200;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// Calls with judgements.
    pub challenges: usize,
    /// Capabilities on offer, judged or not.
    pub capabilities: usize,
    /// Judgements on capabilities.
    pub judgements: usize,
}

/// Writes what is offered to everybody, the published calls with judgements and the grades into a folder. Judgements on
/// organisations without a capability are left out, for the format has none.
///
/// # Errors
/// When the database cannot be read or the folder not written.
pub async fn export(app: &App, folder: &Path) -> Result<Exported> {
    let failed = |error: io::Error| Error::internal(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let create = |name: &str| std::fs::File::create(folder.join(name)).map(io::BufWriter::new);
    let conn = app.store.reader();
    let builder = Builder::load(conn).await?;

    let mut offered = std::collections::HashSet::new();
    let mut file = create("capabilities.jsonl").map_err(failed)?;
    let mut after = None;
    loop {
        let ids = capability::listed_ids(conn, after, PAGE).await?;
        after = ids.last().copied();
        for row in capability::find_many(conn, &ids).await? {
            let document = builder.capability(conn, &row).await;
            let Some(document) = unless_unreadable("capability", row.id, document)? else {
                continue;
            };
            if document.audience == Audience::Public {
                writeln!(file, "{}", line(&document)).map_err(failed)?;
                offered.insert(row.id);
            }
        }
        if after.is_none() {
            break;
        }
    }
    file.flush().map_err(failed)?;

    let judgements = collect(conn).await?;
    let ids: Vec<_> = judgements.keys().copied().collect();
    let mut file = create("challenges.jsonl").map_err(failed)?;
    let mut grades = create("qrels_challenge_capability.tsv").map_err(failed)?;
    let (mut challenges, mut judged) = (0, 0);
    for row in challenge::find_many(conn, &ids).await? {
        let id = row.id;
        if row.published_at.is_none() {
            continue;
        }
        let document = builder.challenge(conn, row).await;
        let Some(document) = unless_unreadable("challenge", id, document)? else { continue };
        writeln!(file, "{}", line(&document)).map_err(failed)?;
        challenges += 1;
        for one in judgements.get(&id).into_iter().flatten() {
            let Some(capability_id) = one.capability_id.filter(|id| offered.contains(id)) else {
                continue;
            };
            writeln!(grades, "{id}\t{capability_id}\t{}", one.grade).map_err(failed)?;
            judged += 1;
        }
    }
    file.flush().map_err(failed)?;
    grades.flush().map_err(failed)?;
    Ok(Exported { challenges, capabilities: offered.len(), judgements: judged })
}

/// A document in the language it says most in.
fn line(document: &Document) -> Value {
    let length = |locale| {
        let texts = [&document.title, &document.summary, &document.body];
        texts.into_iter().filter_map(|text| in_language(text, locale)).map(str::len).sum::<usize>()
    };
    let locale = if length(Locale::En) > length(Locale::Vi) { Locale::En } else { Locale::Vi };
    let text = |text: &Bilingual| in_language(text, locale).map(str::to_owned);
    let measures: Vec<_> = document.measures.iter().filter_map(text).collect();
    let mut out = json!({
        "id": document.id,
        "lang": locale.as_str(),
        "title": text(&document.title).unwrap_or_default(),
        "summary": text(&document.summary).unwrap_or_default(),
        "description": text(&document.body).unwrap_or_default(),
        "organisation": document.organisation.as_ref().and_then(|holder| {
            holder.name.vi.clone().or_else(|| holder.name.en.clone())
        }),
    });
    if !measures.is_empty() {
        out["success_measures"] = json!(measures);
    }
    if let Some(readiness) = &document.readiness {
        out["trl"] = json!(readiness.max);
    }
    out
}
