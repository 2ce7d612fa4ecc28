//! What does a saved document look like, said to other programs? A JSON Schema, written from the catalog.
//!
//! It describes what this program writes; what it reads it takes answer by answer, and more kindly.

use crate::catalog::shape::{Catalog, Question};
use serde_json::{Map, Value, json};

/// The states, in the order in which they are offered; the one in the middle of [`STATES`] that clauses do not have.
const STATES: [&str; 7] = ["none", "planned", "partial", "done", "proven", "na", "unsure"];
const LEFT_OUT: &str = "na";
const BECAUSE: [&str; 4] = ["risk", "law", "contract", "practice"];
const STAGES: [&str; 3] = ["missing", "draft", "there"];
const NOTE: usize = 2000;
const OWNER: usize = 200;
const SNAPSHOTS: usize = 20;
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

fn text(about: &str, longest: usize) -> Value {
    json!({
        "type": "string",
        "maxLength": longest,
        "description": format!("{about} At most {longest} UTF-16 code units; this schema counts code points, of which some take two units."),
    })
}

fn day(about: &str) -> Value {
    json!({ "type": "string", "format": "date", "pattern": DAY, "description": about })
}

fn keyed<'a>(keys: impl Iterator<Item = &'a str>, value: impl Fn(&str) -> Value) -> Map<String, Value> {
    keys.map(|key| (key.to_owned(), value(key))).collect()
}

/// Which of the definitions of answers a question has: a clause cannot be left out.
fn kind(question: &Question) -> &'static str {
    if question.control { "control" } else { "clause" }
}

fn states(control: bool) -> Vec<&'static str> {
    STATES.into_iter().filter(|state| control || *state != LEFT_OUT).collect()
}

fn answer(c: &Catalog, control: bool) -> Value {
    let standards: Vec<&str> = c.standards.iter().map(|s| s.key).collect();
    json!({
        "type": "object",
        "properties": {
            "state": { "enum": states(control) },
            "note": text("A note.", NOTE),
            "owner": text("Who sees to it.", OWNER),
            "due": day("By when."),
            "reason": text("Why it is not applicable.", NOTE),
            "evidence": text("Where the proof lies.", NOTE),
            "because": {
                "type": "array",
                "items": { "type": "string", "examples": BECAUSE },
                "description": "Why the control is included: what a Statement of Applicability justifies.",
            },
            "from": { "type": "string", "description": "\"quick\": given in the quick check and not looked at again since." },
            "widen": {
                "type": "array",
                "items": { "type": "string", "examples": standards },
                "description": "Standards that joined the target after this was answered.",
            },
            "others": {
                "type": "array",
                "items": { "type": "object" },
                "description": "Answers given elsewhere without knowing of this one, which wait to be chosen from.",
            },
        },
    })
}

/// The answers; in a kept state each may be a state alone.
fn answers(c: &Catalog, short: bool) -> Value {
    let name = |q: &Question| format!("#/$defs/{}{}", if short { "kept-" } else { "" }, kind(q));
    let each: Map<String, Value> = c.items.iter().map(|q| (q.id.to_owned(), json!({ "$ref": name(q) }))).collect();
    json!({ "type": "object", "properties": each })
}

/// What an adviser says about one question.
fn advised(control: bool) -> Value {
    let dealt = "What became of it: the proposal was taken over, or the answer was left as it is.";
    json!({
        "type": "object",
        "properties": {
            "was": { "enum": states(control), "description": "What was answered when the adviser looked; absent where nothing was." },
            "state": { "enum": states(control), "description": "The answer that is proposed." },
            "comment": text("A comment.", NOTE),
            "dealt": { "enum": ["taken", "left"], "description": dealt },
        },
    })
}

/// What an adviser says beside the answers.
fn advice(c: &Catalog) -> Value {
    let each: Map<String, Value> = c.items.iter().map(|q| (q.id.to_owned(), json!({ "$ref": format!("#/$defs/advised-{}", kind(q)) }))).collect();
    json!({
        "type": "object",
        "description": "What an adviser said; it changes no answer.",
        "properties": { "by": text("Who the adviser is.", OWNER), "on": day("When it was written."), "items": { "type": "object", "properties": each } },
    })
}

/// The schema of the document that files and hosts get.
pub fn schema(c: &Catalog) -> Value {
    let mut profile = Map::new();
    for field in c.fields {
        let options: Vec<&str> = field.options.iter().map(|o| o.key).collect();
        profile.insert(field.key.to_owned(), json!({ "enum": options }));
    }
    profile.insert("start".to_owned(), day("When the work begins or began."));
    profile.insert("organization".to_owned(), text("What the organization is called on its documents.", OWNER));
    let ids: Vec<&str> = c.items.iter().map(|q| q.id).collect();
    let doing = json!({ "type": "object", "properties": { "owner": text("Who sees to it.", OWNER), "due": day("By when.") } });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Readiness check, version 1",
        "description": "What a readiness check exports. Fields and questions that are not named here belong to other editions; they are carried along.",
        "type": "object",
        "required": ["format", "version", "answers"],
        "properties": {
            "format": { "const": "readiness-check" },
            "version": { "const": 1 },
            "editions": { "type": "object", "properties": keyed(c.standards.iter().map(|s| s.key), |_| json!({ "type": "string" })) },
            "profile": { "$ref": "#/$defs/profile" },
            "answers": answers(c, false),
            "snapshots": { "type": "array", "maxItems": SNAPSHOTS, "items": { "$ref": "#/$defs/snapshot" } },
            "plan": { "type": "object", "properties": keyed(c.advice.actions.iter().map(|a| a.key), |_| json!({ "$ref": "#/$defs/doing" })) },
            "advice": { "$ref": "#/$defs/advice" },
            "documents": { "type": "object", "properties": keyed(c.advice.documents.iter().map(|d| d.key), |_| json!({ "enum": STAGES })) },
        },
        "$defs": {
            "question": { "enum": ids, "description": "The ids of all questions of this edition." },
            "profile": { "type": "object", "properties": profile },
            "clause": answer(c, false),
            "control": answer(c, true),
            "kept-clause": { "anyOf": [{ "enum": states(false) }, { "$ref": "#/$defs/clause" }] },
            "kept-control": { "anyOf": [{ "enum": states(true) }, { "$ref": "#/$defs/control" }] },
            "doing": doing,
            "advice": advice(c),
            "advised-clause": advised(false),
            "advised-control": advised(true),
            "snapshot": {
                "type": "object",
                "description": "A kept state: states without texts, under a name.",
                "properties": {
                    "name": text("What the visitor calls it.", OWNER),
                    "saved": { "type": "string", "description": "When it was kept." },
                    "profile": { "$ref": "#/$defs/profile" },
                    "answers": answers(c, true),
                },
            },
        },
    })
}
