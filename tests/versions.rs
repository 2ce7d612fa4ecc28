//! Promise: a file of every version that was ever written opens with all that it says, and a later one is looked at and never taken over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::item;
use readiness_check::{
    answers::State,
    built::CATALOG,
    record::{
        VERSION,
        lift::{Lift, STEPS, lift},
        notice::Notice,
        read::{look, read},
        write::stored,
    },
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, fs, path::Path};

/// Every file, by its name, which begins with the version.
fn files() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), serde_json::from_str(&text).unwrap())
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

#[test]
fn every_version_has_a_file() {
    let versions: BTreeSet<u64> = files().iter().map(|(_, file)| file["version"].as_u64().unwrap()).collect();
    assert_eq!(versions, (1..=VERSION).collect());
    for (name, file) in files() {
        assert!(name.starts_with(&format!("{}-", file["version"])), "{name} is of another version");
    }
}

#[test]
fn every_file_opens_whole_and_is_written_as_it_was() {
    for (name, file) in files() {
        let reading = read(&CATALOG, &file.to_string());
        assert_eq!((reading.notices, reading.version), (Vec::new(), file["version"].as_u64().unwrap()), "{name}");
        let record = reading.record.unwrap();
        assert_eq!(record.answers.state(item("27001:4.1")), Some(State::Done), "{name}");
        assert_eq!(record.answers.get(item("hls:5.1")).unwrap().owner, "Head of IT", "{name}");
        assert_eq!(record.answered(), file["answers"].as_object().unwrap().values().filter(|a| a["state"].is_string()).count(), "{name}");
        if file["version"] == VERSION {
            assert_eq!(serde_json::from_str::<Value>(&stored(&CATALOG, &record)).unwrap(), file, "{name}");
        }
    }
}

#[test]
fn a_later_version_is_looked_at_and_never_taken_over() {
    for (name, mut file) in files() {
        file["version"] = json!(VERSION + 1);
        file["answers"]["hls:5.1"]["mood"] = json!("new");
        let reading = read(&CATALOG, &file.to_string());
        assert_eq!((reading.record, reading.notices.as_slice()), (None, &[Notice::Newer(VERSION + 1)][..]), "{name}");
        let seen = look(&CATALOG, &file.to_string()).unwrap();
        assert_eq!(seen.answers.get(item("hls:5.1")).unwrap().note, "The board has not signed yet.", "{name}");
    }
    assert_eq!(look(&CATALOG, r#"{"format":"readiness-check","version":99,"answers":7}"#), None);
    assert_eq!(look(&CATALOG, "no record"), None);
}

#[test]
fn a_document_is_lifted_through_every_step_after_its_own_version() {
    fn note(mut document: Map<String, Value>, step: &str) -> Map<String, Value> {
        let before = document.get("steps").and_then(Value::as_str).unwrap_or_default().to_owned();
        document.insert("steps".into(), [&before, step].concat().into());
        document
    }
    let steps: [Lift; 3] = [|d| note(d, "2"), |d| note(d, "3"), |d| note(d, "4")];
    for (version, passed) in [(1, Some("234")), (2, Some("34")), (3, Some("4")), (4, None), (99, None), (u64::MAX, None)] {
        assert_eq!(lift(Map::new(), version, &steps).get("steps").and_then(Value::as_str), passed, "{version}");
    }
    assert_eq!(lift(Map::new(), 1, STEPS), Map::new());
}

#[test]
fn the_page_without_the_program_knows_the_same_version() {
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("embed/page/recovery-texts.js")).unwrap();
    assert!(script.contains(&format!("NEWEST = {VERSION};")), "recovery.html tells newer texts by another version");
}
