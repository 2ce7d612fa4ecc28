//! Promise: the schema of saved documents says yes to what this program writes and no to what it would not take as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use boon::{Compiler, SchemaIndex, Schemas};
use common::{profile, samples};
use readiness_check::{
    advice::{Dealt, Point},
    answers::{Answer, NOTE_LIMIT, OWNER_LIMIT, State, offered},
    built::CATALOG,
    day,
    record::{
        Record,
        doings::{Doing, Stage},
        read::read,
        snapshots::{LIMIT, NAME_LIMIT, Snapshot},
        write::{document, stored},
    },
};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!(concat!(env!("OUT_DIR"), "/state.schema.json"));

struct Judge(Schemas, SchemaIndex);

impl Judge {
    fn new() -> Judge {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource("state.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
        let index = compiler.compile("state.json", &mut schemas).unwrap_or_else(|e| panic!("{e:#}"));
        Judge(schemas, index)
    }

    fn fits(&self, value: &Value) -> Result<(), String> {
        self.0.validate(value, self.1).map_err(|e| format!("{e:#}"))
    }
}

/// Says everything that can be said, as long as it may be.
fn full() -> Record {
    let mut record = Record::none(&CATALOG);
    for (n, question) in CATALOG.items.iter().enumerate() {
        let states: Vec<State> = offered(question).collect();
        let state = Some(states[n % states.len()]);
        let (note, owner, reason) = ("n".repeat(NOTE_LIMIT), "\u{1f600}".repeat(OWNER_LIMIT / 2), "r".repeat(NOTE_LIMIT));
        record.answers.replace(
            n as u16,
            Answer {
                state,
                note,
                owner,
                reason,
                due: "2027-01-31".into(),
                quick: n % 2 == 0,
                widen: 3,
                evidence: "e".repeat(NOTE_LIMIT),
                because: 15,
                others: vec![serde_json::json!({ "state": "done" })],
            },
        );
    }
    record.profile = profile(&CATALOG, &[("target", "both"), ("has27001", "certified")]);
    record.profile.start = day::read("2027-02-28");
    record.doings.plan.iter_mut().for_each(|d| *d = Doing { owner: "o".repeat(OWNER_LIMIT), due: "2027-12-31".into() });
    record.doings.documents.iter_mut().enumerate().for_each(|(n, d)| *d = Some(Stage::ALL[n % 3]));
    record.advice.sign(&"a".repeat(OWNER_LIMIT), "2027-01-31");
    for (n, question) in CATALOG.items.iter().enumerate() {
        let states: Vec<State> = offered(question).collect();
        let (state, dealt) = (Some(states[n % states.len()]), [None, Some(Dealt::Taken), Some(Dealt::Left)][n % 3]);
        record.advice.say(question.id, &Point { was: state, proposed: state, comment: "c".repeat(NOTE_LIMIT), dealt });
    }
    record.snapshots = vec![Snapshot::of(&CATALOG, &record, &"s".repeat(NAME_LIMIT), "2027-01-31T10:00:00.000Z".into()); LIMIT];
    record
}

#[test]
fn what_this_program_writes_fits() {
    let judge = Judge::new();
    let written = document(&CATALOG, &full());
    assert_eq!(judge.fits(&written), Ok(()));
    assert_eq!(judge.fits(&document(&CATALOG, &Record::none(&CATALOG))), Ok(()));
    assert_eq!(judge.fits(&serde_json::from_str(&stored(&CATALOG, &full())).unwrap()), Ok(()), "as it is stored");
    for name in samples::NAMES {
        assert_eq!(judge.fits(&serde_json::from_str(&samples::text(name)).unwrap()), Ok(()), "{name}");
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (of, list) in [("answers", CATALOG.items.len()), ("plan", CATALOG.advice.actions.len()), ("documents", CATALOG.advice.documents.len())] {
        let named = &schema["properties"][of]["properties"];
        assert_eq!(named.as_object().unwrap().len(), list, "{of}");
        assert!(written[of].as_object().unwrap().keys().all(|key| named.get(key).is_some()), "{of}");
    }
    let states: Vec<&str> = State::ALL.iter().map(|s| s.key()).collect();
    assert_eq!(schema["$defs"]["control"]["properties"]["state"]["enum"], json!(states));
    assert_eq!(schema["$defs"]["question"]["enum"].as_array().unwrap().len(), CATALOG.items.len());
}

#[test]
fn what_is_unknown_fits_and_survives() {
    let mut written = document(&CATALOG, &full());
    written["later"] = json!([1]);
    written["answers"]["27001:A.99.1"] = json!({ "state": "new" });
    written["answers"]["hls:4.2"]["mood"] = json!("good");
    written["profile"]["size"] = json!(7);
    assert_eq!(Judge::new().fits(&written), Ok(()));
    assert_eq!(document(&CATALOG, &read(&CATALOG, &written.to_string()).record.unwrap()), written);
}

#[test]
fn what_would_not_be_taken_as_it_is_does_not_fit() {
    let judge = Judge::new();
    let wrong: [(&str, Value); 28] = [
        ("/format", json!("another")),
        ("/version", json!(2)),
        ("/answers", json!([])),
        ("/answers/hls:4.2", json!(7)),
        ("/answers/hls:4.2/state", json!("na")),
        ("/answers/27001:A.5.1/state", json!("maybe")),
        ("/answers/27001:A.5.1/note", json!("n".repeat(NOTE_LIMIT + 1))),
        ("/answers/27001:A.5.1/reason", json!("n".repeat(NOTE_LIMIT + 1))),
        ("/answers/27001:A.5.1/owner", json!("n".repeat(OWNER_LIMIT + 1))),
        ("/answers/27001:A.5.1/due", json!("31.1.2027")),
        ("/answers/27001:A.5.1/due", json!("2027-02-30")),
        ("/profile/target", json!("everything")),
        ("/profile/start", json!("soon")),
        ("/snapshots", json!(vec![json!({}); LIMIT + 1])),
        ("/snapshots/0/name", json!("n".repeat(NAME_LIMIT + 1))),
        ("/snapshots/0/answers/hls:4.2", json!("na")),
        ("/snapshots/0/answers/27001:A.5.1", json!(1)),
        ("/snapshots/0/profile/target", json!("everything")),
        ("/advice", json!([])),
        ("/advice/by", json!("n".repeat(OWNER_LIMIT + 1))),
        ("/advice/on", json!("soon")),
        ("/advice/items/hls:4.2/state", json!("na")),
        ("/advice/items/hls:4.2/was", json!("na")),
        ("/advice/items/hls:4.2/comment", json!("n".repeat(NOTE_LIMIT + 1))),
        ("/advice/items/hls:4.2", json!("done")),
        ("/advice/items/27001:A.5.1/dealt", json!("soon")),
        ("/documents/scope", json!("lost")),
        ("/plan/ai-inventory/owner", json!("n".repeat(OWNER_LIMIT + 1))),
    ];
    for (place, value) in wrong {
        let mut written = document(&CATALOG, &full());
        *written.pointer_mut(place).unwrap_or_else(|| panic!("{place} is not written")) = value;
        assert!(judge.fits(&written).is_err(), "{place} fits");
        let taken = read(&CATALOG, &written.to_string());
        assert!(!taken.notices.is_empty() && taken.record.is_none_or(|r| document(&CATALOG, &r) != written), "{place} is taken as it is");
    }
    let mut short = document(&CATALOG, &full());
    short.as_object_mut().unwrap().remove("answers");
    assert!(judge.fits(&short).is_err(), "a document needs answers");
}
