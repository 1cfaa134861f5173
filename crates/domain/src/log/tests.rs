use std::ops::Range;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use super::*;
use crate::timestamp::Timestamp;

/// A log kept in tiles, as the store keeps it.
#[derive(Default)]
struct Kept {
    edge: Edge,
    tiles: std::collections::BTreeMap<(u32, u64), Vec<Hash>>,
}

impl Kept {
    fn extend(&mut self, leaves: impl IntoIterator<Item = Hash>) {
        for tile in self.edge.extend(leaves) {
            self.tiles.insert((tile.level, tile.index), tile.hashes);
        }
    }

    fn root(&self, range: Range<u64>) -> Hash {
        let hashes: Vec<_> = subtrees(range)
            .into_iter()
            .map(|subtree| {
                let place = TileSpan::of(subtree);
                place.root(&self.tiles[&(place.level, place.index)]).unwrap()
            })
            .collect();
        root_of(&hashes).unwrap_or_else(empty_root)
    }

    fn path(&self, ranges: Option<Vec<Range<u64>>>) -> Vec<Hash> {
        ranges.unwrap().into_iter().map(|range| self.root(range)).collect()
    }
}

fn record(number: u64) -> Vec<u8> {
    format!("record {number}").into_bytes()
}

fn kept(size: u64) -> Kept {
    let mut log = Kept::default();
    log.extend((0..size).map(|number| leaf_hash(&record(number))));
    log
}

fn flipped(hash: &Hash, byte: usize) -> Hash {
    let mut other = *hash;
    other[byte % 32] ^= 1;
    other
}

/// The vectors that the RFC 6962 implementations share: eight leaves and the roots after each.
#[test]
fn roots_are_those_of_the_standard() {
    let leaves = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut peaks = Peaks::default();
    assert_eq!(
        hex::encode(peaks.root()),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    for (leaf, root) in leaves.iter().zip(roots) {
        peaks.push(leaf_hash(&hex::decode(leaf).unwrap()));
        assert_eq!(hex::encode(peaks.root()), root);
    }
}

/// Another implementation of the standard makes the same roots and takes our proofs.
#[test]
fn another_implementation_agrees() {
    let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    let mut ours = Kept::default();
    let mut roots = vec![theirs.root()];
    for number in 0..600 {
        theirs.push(record(number));
        ours.extend([leaf_hash(&record(number))]);
        roots.push(theirs.root());
        assert_eq!(ours.edge.peaks().root().as_slice(), theirs.root().as_bytes().as_slice());
    }
    let digests = |path: &[Hash]| path.iter().map(|hash| (*hash).into()).collect::<Vec<_>>();
    for size in [1_u64, 2, 3, 7, 8, 255, 256, 257, 300, 511, 512, 513, 600] {
        for index in [0, size / 3, size / 2, size - 1] {
            let path = ours.path(inclusion_ranges(index, size));
            let digests = digests(&path);
            let proof = ct_merkle::InclusionProof::from_digests(digests.iter());
            let root = &roots[usize::try_from(size).unwrap()];
            root.verify_inclusion(&record(index), index, &proof).unwrap();
        }
        for from in
            [1, size / 3, size / 2, size - 1].into_iter().filter(|from| (1..size).contains(from))
        {
            let path = ours.path(consistency_ranges(from, size));
            let digests = digests(&path);
            let proof = ct_merkle::ConsistencyProof::from_digests(digests.iter());
            let (old, new) = (usize::try_from(from).unwrap(), usize::try_from(size).unwrap());
            roots[new].verify_consistency(&roots[old], &proof).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_record_can_be_proved_and_no_other(size in 1_u64..1_200, at in any::<u64>(), byte in 0_usize..32) {
        let log = kept(size);
        let (index, root) = (at % size, log.root(0..size));
        let leaf = leaf_hash(&record(index));
        let path = log.path(inclusion_ranges(index, size));
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &path, &root), Ok(()));
        prop_assert!(verify_inclusion(&flipped(&leaf, byte), index, size, &path, &root).is_err());
        prop_assert!(verify_inclusion(&leaf, index, size, &path, &flipped(&root, byte)).is_err());
        prop_assert_eq!(
            verify_inclusion(&leaf, size, size, &path, &root),
            Err(ProofError::OutOfRange)
        );
        if index + 1 < size {
            prop_assert!(verify_inclusion(&leaf, index + 1, size, &path, &root).is_err());
        }
        for place in 0..path.len() {
            let mut other = path.clone();
            other[place] = flipped(&other[place], byte);
            prop_assert!(verify_inclusion(&leaf, index, size, &other, &root).is_err());
            other.remove(place);
            prop_assert_eq!(
                verify_inclusion(&leaf, index, size, &other, &root),
                Err(ProofError::Length)
            );
        }
    }

    #[test]
    fn what_continues_can_be_proved_and_nothing_else(to in 1_u64..1_200, part in any::<u64>(), byte in 0_usize..32) {
        let log = kept(to);
        let from = part % (to + 1);
        let (old, new) = (log.root(0..from), log.root(0..to));
        let path = log.path(consistency_ranges(from, to));
        prop_assert_eq!(verify_consistency(from, &old, to, &new, &path), Ok(()));
        prop_assert!(verify_consistency(from, &flipped(&old, byte), to, &new, &path).is_err());
        if from > 0 {
            prop_assert!(verify_consistency(from, &old, to, &flipped(&new, byte), &path).is_err());
        }
        prop_assert_eq!(
            verify_consistency(to + 1, &old, to, &new, &path),
            Err(ProofError::OutOfRange)
        );
        for place in 0..path.len() {
            let mut other = path.clone();
            other[place] = flipped(&other[place], byte);
            prop_assert!(verify_consistency(from, &old, to, &new, &other).is_err());
        }
    }

    #[test]
    fn it_does_not_matter_how_the_records_come(parts in prop::collection::vec(0_u64..700, 0..6)) {
        let (mut log, mut peaks, mut size) = (Kept::default(), Peaks::default(), 0);
        for part in parts {
            let leaves: Vec<_> = (size..size + part).map(|n| leaf_hash(&record(n))).collect();
            for leaf in &leaves {
                peaks.push(*leaf);
            }
            // The edge is read back from its tiles, as after a restart.
            let tiles: Vec<_> = log.tiles.iter()
                .map(|((level, index), hashes)| Tile { level: *level, index: *index, hashes: hashes.clone() })
                .collect();
            log.edge = Edge::of(size, &tiles).unwrap();
            log.extend(leaves);
            size += part;
        }
        prop_assert_eq!(log.edge.size(), size);
        prop_assert_eq!(log.edge.peaks(), peaks.clone());
        prop_assert_eq!(log.root(0..size), peaks.root());
    }
}

fn leaf() -> Leaf {
    let payload = json!({"code": "HCM-2026-0042", "from": null, "to": "open"});
    let envelope = Envelope {
        noun: "challenge",
        organisation_id: Some(Uuid::from_u128(3)),
        audience: "public",
        audience_id: None,
        payload: &payload,
    };
    Leaf {
        seq: 7,
        at: 1_785_549_600_000_000,
        action: "challenge.publish".to_owned(),
        subject: Uuid::from_u128(5),
        actor: Some([0xab; 16]),
        digest: envelope.digest(&[1; 16]),
    }
}

#[test]
fn a_leaf_has_one_text_and_reads_back() {
    let leaf = leaf();
    insta::assert_snapshot!(leaf.text(), @r#"{"action":"challenge.publish","actor":"abababababababababababababababab","at":1785549600000000,"digest":"dd750d9a748637c2e55009a6a525f9ccf7f9d12019b5031f5d63c6ab44fa19a5","seq":7,"subject":"00000000-0000-0000-0000-000000000005"}"#);
    let value: Value = serde_json::from_str(&leaf.text()).unwrap();
    assert_eq!(Leaf::read(&value).unwrap(), leaf);
    for (name, wrong) in [
        ("digest", json!("ab")),
        ("actor", json!("no handle")),
        ("seq", json!("7")),
        ("subject", json!(5)),
        ("more", json!(1)),
    ] {
        let mut other = value.clone();
        other[name] = wrong;
        assert!(Leaf::read(&other).is_err(), "{name}");
    }
}

#[test]
fn the_digest_hides_behind_its_salt_and_covers_everything() {
    let payload = json!({"a": 1});
    let envelope = Envelope {
        noun: "pilot",
        organisation_id: None,
        audience: "parties",
        audience_id: None,
        payload: &payload,
    };
    let digest = envelope.digest(&[1; 16]);
    let other = json!({"a": 2});
    let changed = [
        Envelope { noun: "council", ..envelope.clone() },
        Envelope { organisation_id: Some(Uuid::nil()), ..envelope.clone() },
        Envelope { audience: "public", ..envelope.clone() },
        Envelope { audience_id: Some(Uuid::nil()), ..envelope.clone() },
        Envelope { payload: &other, ..envelope.clone() },
    ];
    assert_ne!(envelope.digest(&[2; 16]), digest);
    for changed in changed {
        assert_ne!(changed.digest(&[1; 16]), digest, "{changed:?}");
    }
}

/// Stands for a signature here: the key and the text, hashed.
fn sign(key: &[u8; 32], text: &[u8]) -> Vec<u8> {
    leaf_hash(&[key, text].concat()).to_vec()
}

fn valid(key: &[u8; 32], text: &[u8], signature: &[u8]) -> bool {
    sign(key, text) == signature
}

#[test]
fn a_note_reads_back_and_bears_no_change() {
    let key = VerifierKey { origin: "log.test.example/log".to_owned(), public: [7; 32] };
    let checkpoint = Checkpoint {
        origin: key.origin.clone(),
        size: 12,
        root: [9; 32],
        at: Timestamp::parse("2026-08-01T02:00:00Z").unwrap(),
    };
    let text = checkpoint.note(&key, &sign(&key.public, checkpoint.body().as_bytes()));
    insta::assert_snapshot!(text);
    let open = |text: &str| Note::read(text).and_then(|note| note.checkpoint(&key, valid));
    assert_eq!(open(&text), Ok(checkpoint));
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        if let Ok(changed) = String::from_utf8(bytes) {
            assert!(open(&changed).is_err(), "byte {place} of the note: {changed}");
        }
    }
    let other = VerifierKey { origin: "other.example/log".to_owned(), ..key.clone() };
    let read = Note::read(&text).unwrap().checkpoint(&other, valid);
    assert_eq!(read, Err(NoteError::Origin(key.origin.clone())));
    let forged = VerifierKey { public: [8; 32], ..key.clone() };
    assert_eq!(Note::read(&text).unwrap().checkpoint(&forged, valid), Err(NoteError::Unsigned));
}

#[test]
fn a_verifier_key_is_one_word() {
    let key = VerifierKey { origin: "log.test.example/log".to_owned(), public: [7; 32] };
    assert_eq!(VerifierKey::read(&key.text()), Ok(key.clone()));
    assert_eq!(VerifierKey::read(&format!(" {}\n", key.text())), Ok(key.clone()));
    // The id in the middle belongs to the key.
    let id = hex::encode(key.id());
    let broken = key.text().replace(&id, "00000000");
    for wrong in ["", "a+b", "a+b+c", &broken] {
        assert!(VerifierKey::read(wrong).is_err(), "{wrong}");
    }
}
