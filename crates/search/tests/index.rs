//! The index on disk: changes, restarts, rebuilds, damage.
#![allow(clippy::unwrap_used)]

mod library;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use library::{documents, puts, search, titles};
use nhipcau_domain::thesaurus::Thesaurus;
use nhipcau_search::{Change, Error, Index, Knowledge, Weights, error::RebuildReason};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("nhipcau-search-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn entries(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn built(path: &Path, sequence: i64) -> Index {
    let index = Index::open(path).unwrap();
    let mut rebuild = index.rebuild().unwrap();
    for document in documents() {
        rebuild.add(&document).unwrap();
    }
    rebuild.finish(sequence).unwrap();
    index
}

#[test]
fn changes_are_found_at_once_and_survive_a_restart() {
    let folder = Folder::new("restart");
    let index = built(&folder.0, 5);
    assert_eq!(index.last_sequence().unwrap(), Some(5));
    let mut document = documents().remove(0);
    document.title.vi = Some("Tên mới toanh".to_owned());
    let gone = documents()[1].id;
    index.apply(&[Change::Put(Box::new(document)), Change::Delete(gone)], 9).unwrap();
    assert_eq!(titles(&index.search(&search("toanh")).unwrap()), ["Tên mới toanh"]);
    drop(index);

    let index = Index::open(&folder.0).unwrap();
    assert_eq!(index.needs_rebuild(), None);
    assert_eq!(index.last_sequence().unwrap(), Some(9));
    assert_eq!(index.len(), 31);
    assert_eq!(titles(&index.search(&search("toanh")).unwrap()).len(), 1);
}

#[test]
fn a_commit_that_was_cut_off_does_not_stop_the_next_one() {
    let folder = Folder::new("cut-off");
    let index = built(&folder.0, 5);
    let meta = folder.0.join("gen-1").join("meta.json");
    let before = std::fs::read(&meta).unwrap();
    let gone = [Change::Delete(documents()[1].id)];
    index.apply(&gone, 6).unwrap();
    drop(index);

    // What the process had written when it died: everything but which files hold.
    std::fs::write(&meta, before).unwrap();
    let index = Index::open(&folder.0).unwrap();
    assert_eq!((index.last_sequence().unwrap(), index.len()), (Some(5), 32));
    index.apply(&gone, 6).unwrap();
    assert_eq!((index.last_sequence().unwrap(), index.len()), (Some(6), 31));
}

#[test]
fn another_thesaurus_has_every_document_read_again() {
    let folder = Folder::new("thesaurus");
    drop(built(&folder.0, 5));
    let index = Index::open_with(&folder.0, without_concepts()).unwrap();
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::Concepts));
    index.rebuild().unwrap().finish(6).unwrap();
    assert_eq!((index.needs_rebuild(), index.last_sequence().unwrap()), (None, Some(6)));
    assert_eq!(Index::open(&folder.0).unwrap().needs_rebuild(), Some(RebuildReason::Concepts));
}

fn without_concepts() -> Arc<Knowledge> {
    Knowledge::new(&Thesaurus::default(), Weights::built_in().unwrap())
}

#[test]
fn what_is_learnt_holds_from_the_next_generation_on() {
    let folder = Folder::new("learnt");
    let index = built(&folder.0, 5);
    let found = || titles(&index.search(&search("cấp cứu")).unwrap()).len();
    let before = found();
    assert!(before > 0);
    index.know(without_concepts());
    // The present one serves, and takes changes, as it was built.
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::Concepts));
    assert_eq!((found(), index.last_sequence().unwrap()), (before, Some(5)));
    index.apply(&[Change::Delete(documents()[1].id)], 6).unwrap();
    let old = index.fingerprint();
    let mut rebuild = index.rebuild().unwrap();
    for document in documents() {
        rebuild.add(&document).unwrap();
    }
    rebuild.finish(6).unwrap();
    assert_eq!(index.needs_rebuild(), None);
    assert_ne!(index.fingerprint(), old);
    // Other weights alone hold at once.
    let mut weights = Weights::built_in().unwrap();
    weights.typed.code = 3.0;
    let knowledge = Knowledge::new(&Thesaurus::default(), weights);
    index.know(Arc::clone(&knowledge));
    assert_eq!(index.needs_rebuild(), None);
    assert!(Arc::ptr_eq(&index.knowledge(), &knowledge));
    drop(index);
    let again = Index::open_with(&folder.0, knowledge).unwrap();
    assert_eq!((again.needs_rebuild(), again.len()), (None, 32));
}

#[test]
fn what_another_process_built_with_other_concepts_waits_to_be_learnt() {
    let folder = Folder::new("learnt-elsewhere");
    let index = built(&folder.0, 5);
    let other = Index::open_with(&folder.0, without_concepts()).unwrap();
    let mut rebuild = other.rebuild().unwrap();
    rebuild.add(&documents()[0]).unwrap();
    rebuild.finish(7).unwrap();
    assert_eq!(index.last_sequence().unwrap(), Some(5));
    assert_eq!((index.len(), index.needs_rebuild()), (32, Some(RebuildReason::Concepts)));
    index.know(without_concepts());
    assert_eq!(index.last_sequence().unwrap(), Some(7));
    assert_eq!((index.len(), index.needs_rebuild()), (1, None));
}

#[test]
fn a_new_folder_asks_to_be_filled() {
    let folder = Folder::new("new");
    let index = Index::open(&folder.0).unwrap();
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::Missing));
    assert!(matches!(index.apply(&[], 1), Err(Error::NeedsRebuild(RebuildReason::Missing))));
    assert_eq!(index.search(&search("cấp cứu")).unwrap().total, 0);
    index.rebuild().unwrap().finish(0).unwrap();
    assert_eq!(index.needs_rebuild(), None);
    index.apply(&puts(&documents()), 1).unwrap();
    assert_eq!(index.len(), 32);
}

#[test]
fn a_rebuild_leaves_one_generation_and_serves_meanwhile() {
    let folder = Folder::new("rebuild");
    let index = built(&folder.0, 1);
    let mut rebuild = index.rebuild().unwrap();
    rebuild.add(&documents()[0]).unwrap();
    assert_eq!(index.len(), 32);
    rebuild.finish(2).unwrap();
    assert_eq!(index.len(), 1);
    assert_eq!(folder.entries(), ["CURRENT", "gen-2"]);

    drop(index.rebuild().unwrap());
    assert_eq!(folder.entries(), ["CURRENT", "gen-2"]);
    assert_eq!(index.len(), 1);
}

#[test]
fn a_rebuild_by_another_process_is_followed() {
    let folder = Folder::new("other");
    let index = built(&folder.0, 1);
    index.apply(&[], 7).unwrap();
    let other = Index::open(&folder.0).unwrap();
    assert!(matches!(other.apply(&[], 8), Err(Error::Locked)));
    assert!(other.is_kept_elsewhere().unwrap());
    assert!(!index.is_kept_elsewhere().unwrap());
    let mut rebuild = other.rebuild().unwrap();
    rebuild.add(&documents()[0]).unwrap();
    rebuild.finish(6).unwrap();
    drop(other);
    assert_eq!(index.last_sequence().unwrap(), Some(6));
    assert_eq!(index.len(), 1);
    index.apply(&[], 7).unwrap();
    assert_eq!(folder.entries(), ["CURRENT", "gen-2"]);
}

#[test]
fn damage_and_other_versions_ask_for_a_rebuild() {
    let folder = Folder::new("damage");
    drop(built(&folder.0, 1));
    let meta = folder.0.join("gen-1/meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();

    std::fs::write(&meta, text.replace(r#"\"version\":"#, r#"\"version\":9"#)).unwrap();
    let index = Index::open(&folder.0).unwrap();
    assert!(matches!(index.needs_rebuild(), Some(RebuildReason::Version { found: Some(_) })));

    std::fs::write(&meta, "{").unwrap();
    let index = Index::open(&folder.0).unwrap();
    assert!(matches!(index.needs_rebuild(), Some(RebuildReason::Damaged(_))));
    index.rebuild().unwrap().finish(3).unwrap();
    assert_eq!((index.needs_rebuild(), index.last_sequence().unwrap()), (None, Some(3)));
    assert_eq!(folder.entries(), ["CURRENT", "gen-2"]);
}

#[test]
fn another_starts_from_a_snapshot_and_goes_on_from_there() {
    let (folder, shared, other) =
        (Folder::new("source"), Folder::new("snapshot"), Folder::new("replica"));
    let index = built(&folder.0, 5);
    assert!(
        matches!(Index::open(&other.0).unwrap().adopt(&shared.0, 9), Ok(None)),
        "there is none"
    );
    let first = index.snapshot(&shared.0).unwrap();
    assert_eq!((first.documents, first.sequence), (32, Some(5)));
    // Taken beside the process that writes, of what it wrote last.
    let gone = documents()[1].id;
    index.apply(&[Change::Delete(gone)], 7).unwrap();
    let second = Index::open(&folder.0).unwrap().snapshot(&shared.0).unwrap();
    assert_eq!((second.documents, second.sequence), (31, Some(7)));
    assert_eq!(shared.entries().len(), 2, "the first one is gone: {:?}", shared.entries());
    index.apply(&[Change::Delete(documents()[2].id)], 8).unwrap();

    let replica = Index::open(&other.0).unwrap();
    assert_eq!(replica.needs_rebuild(), Some(RebuildReason::Missing));
    assert_eq!(replica.adopt(&shared.0, 9).unwrap(), Some(second));
    assert_eq!((replica.needs_rebuild(), replica.len()), (None, 31));
    assert_eq!(replica.last_sequence().unwrap(), Some(7));
    replica.apply(&[Change::Delete(documents()[2].id)], 8).unwrap();
    let [here, there] = [&replica, &index].map(|index| index.search(&search("cấp cứu")).unwrap());
    assert_eq!(titles(&here), titles(&there));
    drop(replica);
    assert_eq!(Index::open(&other.0).unwrap().len(), 30);
}

#[test]
fn a_snapshot_that_does_not_fit_is_none() {
    let (folder, shared, other) =
        (Folder::new("built"), Folder::new("unfit"), Folder::new("refusing"));
    built(&folder.0, 5).snapshot(&shared.0).unwrap();
    let kept = other.0.join("gen-1");
    let refused = |index: &Index, head: i64| {
        assert_eq!(index.adopt(&shared.0, head).unwrap(), None);
        assert!(index.is_empty() && !kept.exists());
    };
    refused(&Index::open(&other.0).unwrap(), 4);
    refused(&Index::open_with(&other.0, without_concepts()).unwrap(), 9);
    let meta = std::fs::read_dir(&shared.0).unwrap().flatten().find(|entry| entry.path().is_dir());
    std::fs::write(meta.unwrap().path().join("meta.json"), "{").unwrap();
    refused(&Index::open(&other.0).unwrap(), 9);
    assert!(matches!(Index::in_memory().unwrap().snapshot(&shared.0), Err(Error::NeedsRebuild(_))));
}
