//! Promise: whatever of a document could not be taken is said, and everything else of it is taken.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::item;
use readiness_check::{
    answers::State,
    built::CATALOG,
    record::{SIZE_LIMIT, notice::Notice, read::read},
};
use serde_json::{Value, json};

/// A document with one answer that is in order and something else beside it.
fn beside(id: &str, answer: Value) -> Value {
    json!({ "format": "readiness-check", "version": 1, "answers": { "hls:7.1": "done", id: answer } })
}

#[test]
fn a_document_that_is_not_one_of_ours_gives_no_record_and_one_reason() {
    let not_json = ["", " ", "{", "{\"answers\":{", "null null", "{\"answers\":{\"hls:4.2\":\"done\"}", "\u{feff}{}", "NaN"];
    let foreign = [
        "null",
        "7",
        "\"text\"",
        "[]",
        "[{\"answers\":{}}]",
        "{}",
        "{\"name\":\"x\"}",
        "{\"format\":\"other\",\"answers\":{}}",
        "{\"format\":null,\"answers\":{}}",
        "{\"format\":\"readiness-check\",\"version\":\"1\"}",
        "{\"format\":\"readiness-check\",\"version\":-1}",
        "{\"format\":\"readiness-check\",\"version\":1.5}",
        "{\"format\":\"readiness-check\",\"version\":0}",
        "{\"answers\":[]}",
        "{\"answers\":null}",
    ];
    let reasons = not_json.map(|t| (t, Notice::NotJson)).into_iter().chain(foreign.map(|t| (t, Notice::Foreign)));
    for (text, reason) in reasons {
        let reading = read(&CATALOG, text);
        assert_eq!((reading.record, reading.notices), (None, vec![reason.clone()]), "{text}");
        assert!(reading.named.is_empty() && reason.loses());
    }
}

#[test]
fn a_document_nested_too_deeply_or_too_large_is_refused() {
    for (open, close) in [("[", "]"), ("{\"answers\":", "}")] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        assert_eq!(read(&CATALOG, &deep).notices, [Notice::NotJson]);
    }
    let padded = |length: usize| format!("{}{}", json!({ "answers": { "hls:4.2": "done" } }), " ".repeat(length - 30));
    let exact = padded(SIZE_LIMIT);
    assert_eq!(exact.len(), SIZE_LIMIT, "the sample is as large as is allowed");
    assert!(read(&CATALOG, &exact).record.is_some());
    let reading = read(&CATALOG, &format!("{exact} "));
    assert_eq!((reading.record, reading.notices), (None, vec![Notice::TooLarge(16)]));
}

#[test]
fn a_later_version_is_not_read_and_known_as_such() {
    for version in [2, 99, u64::MAX] {
        let reading = read(&CATALOG, &json!({ "format": "readiness-check", "version": version, "answers": { "hls:4.2": "done" } }).to_string());
        assert!(reading.newer() && reading.record.is_none());
        assert_eq!(reading.notices, [Notice::Newer(version)]);
    }
    assert!(!read(&CATALOG, "{}").newer());
}

#[test]
fn what_cannot_be_taken_of_an_answer_is_said_and_the_rest_is_kept() {
    let (clause, control) = ("hls:4.2", "27001:A.5.1");
    let bad = |id: &str| vec![Notice::BadAnswer(id.into())];
    let long = |length: usize| "\u{1f9ed}".repeat(length);
    for (id, answer, notices, taken) in [
        (clause, json!("na"), vec![Notice::ClauseLeftOut(clause.into())], None),
        (clause, json!({ "state": "na", "note": "n" }), vec![Notice::ClauseLeftOut(clause.into())], Some(None)),
        (control, json!("na"), vec![], Some(Some(State::NotApplicable))),
        (control, json!("maybe"), bad(control), None),
        (control, json!("Done"), bad(control), None),
        (control, json!({ "state": 4 }), bad(control), None),
        (control, json!({ "state": "maybe", "note": "n" }), bad(control), Some(None)),
        (control, json!(4), bad(control), None),
        (control, json!(null), bad(control), None),
        (control, json!(["done"]), bad(control), None),
        (control, json!({ "note": 4 }), bad(control), Some(None)),
        (control, json!({ "state": "done", "owner": {} }), bad(control), Some(Some(State::Done))),
        (control, json!({ "state": null, "note": null, "due": null }), vec![], Some(None)),
        (control, json!({}), vec![], Some(None)),
        (control, json!({ "note": long(1000) }), vec![], Some(None)),
        (control, json!({ "note": long(1001) }), vec![Notice::Cut(control.into())], Some(None)),
        (control, json!({ "reason": long(1001), "owner": long(101) }), vec![Notice::Cut(control.into()); 2], Some(None)),
        (control, json!({ "state": "done", "due": "2027-02-30" }), vec![Notice::BadDate(control.into())], Some(Some(State::Done))),
        (control, json!({ "state": "done", "due": "31.01.2027" }), vec![Notice::BadDate(control.into())], Some(Some(State::Done))),
        (control, json!({ "state": "done", "due": "2028-02-29" }), vec![], Some(Some(State::Done))),
    ] {
        let reading = read(&CATALOG, &beside(id, answer.clone()).to_string());
        assert_eq!(reading.notices, notices, "{answer}");
        assert_eq!(reading.named.contains(&item(id)), taken.is_some(), "{answer}");
        let answers = reading.record.unwrap().answers;
        assert_eq!(answers.state(item("hls:7.1")), Some(State::Done), "{answer}");
        let kept = answers.get(item(id)).unwrap();
        assert_eq!(kept.state, taken.flatten(), "{answer}");
        assert!(kept.note.encode_utf16().count() <= 2000 && kept.owner.encode_utf16().count() <= 200, "{answer}");
        assert_eq!(kept.note.is_empty(), !answer["note"].is_string(), "{answer}");
    }
}

#[test]
fn a_fact_that_is_not_offered_is_said_by_name_and_the_others_are_taken() {
    for (profile, said) in [
        (json!({ "target": "everything" }), vec!["target"]),
        (json!({ "target": 42001, "sites": 1 }), vec!["target", "sites"]),
        (json!({ "start": "soon" }), vec!["start"]),
        (json!({ "start": "2027-01-31T08:00" }), vec!["start"]),
        (json!({ "target": null, "start": null }), vec![]),
        (json!("both"), vec!["profile"]),
        (json!(null), vec!["profile"]),
    ] {
        let mut told = profile.clone();
        if let Some(fields) = told.as_object_mut() {
            fields.insert("role".into(), "developer".into());
        }
        let reading = read(&CATALOG, &json!({ "profile": told, "answers": { "hls:7.1": "done" } }).to_string());
        let expected: Vec<Notice> = said.into_iter().map(|field| Notice::BadProfile(field.into())).collect();
        assert_eq!(reading.notices, expected, "{profile}");
        let record = reading.record.unwrap();
        assert_eq!(record.answered(), 1);
        let role = common::profile(&CATALOG, if profile.is_object() { &[("role", "developer")] } else { &[] });
        assert_eq!(record.profile, role, "{profile}");
    }
}

#[test]
fn every_notice_has_its_own_name() {
    let text = || String::from("x");
    let all = [
        (Notice::NotJson, "not-json"),
        (Notice::Foreign, "foreign"),
        (Notice::TooLarge(16), "too-large"),
        (Notice::Newer(2), "newer"),
        (Notice::Locked, "locked"),
        (Notice::UnknownQuestions(1), "unknown-questions"),
        (Notice::BadAnswer(text()), "bad-answer"),
        (Notice::ClauseLeftOut(text()), "clause-not-applicable"),
        (Notice::Cut(text()), "cut"),
        (Notice::BadDate(text()), "bad-date"),
        (Notice::BadProfile(text()), "bad-profile"),
        (Notice::BadSnapshot(text()), "bad-snapshot"),
        (Notice::SnapshotsLeftOut(1), "snapshots-left-out"),
    ];
    for (notice, code) in all {
        assert_eq!((notice.code(), notice.loses()), (code, code != "unknown-questions"));
    }
}
