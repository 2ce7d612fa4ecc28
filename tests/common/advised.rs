//! What is advised in tests? A small document, and what an adviser said of it.

use readiness_check::{
    built::CATALOG,
    record::{Record, read},
};
use serde_json::{Value, json};

/// A control that advice is given on.
pub const CONTROL: &str = "27001:A.5.1";
/// A clause that advice is given on.
pub const CLAUSE: &str = "hls:5.1";

/// What is read of a document.
pub fn record(document: Value) -> Record {
    read::read(&CATALOG, &document.to_string()).record.unwrap()
}

/// The visitor's own document.
pub fn mine() -> Value {
    json!({ "answers": { CONTROL: { "state": "partial", "note": "mine" }, CLAUSE: "done", "hls:7.1": "planned" } })
}

/// What an adviser said of it.
pub fn advice() -> Value {
    json!({ "by": "Ines <b>", "on": "2026-11-22", "items": {
        CONTROL: { "was": "partial", "state": "done", "comment": "The policy is signed." },
        CLAUSE: { "was": "proven", "comment": "Who says so?" },
        "hls:7.2": { "state": "planned" },
    } })
}

/// The document with that in it.
pub fn advised() -> Value {
    let mut document = mine();
    document["advice"] = advice();
    document
}
