//! How is a document read? Answer by answer: what is valid is taken, what is unknown is carried along, the rest is said.

use super::{
    FORMAT, Meta, NAME_LIMIT, Record, SIZE_LIMIT, Unknown, VERSION, advice, doings, halves, lift, merge::OTHERS, notice::Notice, revisions, snapshots,
};
use crate::{
    answers::{Answer, BECAUSE, NOTE_LIMIT, OWNER_LIMIT, State, find, offered},
    catalog::shape::{Catalog, Item, Question},
    day, locked,
    profile::{self, Profile},
};
use serde_json::{Map, Value};

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What could be taken; none where nothing could, or where a later version wrote it.
    pub record: Option<Record>,
    /// The questions that the document named and that were taken.
    pub named: Vec<Item>,
    /// What could not be taken as it was.
    pub notices: Vec<Notice>,
    /// The version in which it was written.
    pub version: u64,
}

impl Reading {
    /// Whether a later version of the program wrote it: then it must not be written over.
    pub fn newer(&self) -> bool {
        self.notices.iter().any(|n| matches!(n, Notice::Newer(_)))
    }

    /// What is said of something of which nothing can be taken.
    pub fn refused(notice: Notice) -> Reading {
        Reading { record: None, named: Vec::new(), notices: vec![notice], version: VERSION }
    }
}

/// Reads a document from a file, from storage or from a host page. Never fails.
pub fn read(catalog: &Catalog, text: &str) -> Reading {
    read_up_to(catalog, text, VERSION)
}

/// What of a document of a later version can be shown: as far as it is written as today. Never to be kept.
pub fn look(catalog: &Catalog, text: &str) -> Option<Record> {
    read_up_to(catalog, text, u64::MAX).record
}

fn read_up_to(catalog: &Catalog, text: &str, newest: u64) -> Reading {
    if text.len() > SIZE_LIMIT {
        return Reading::refused(Notice::TooLarge(SIZE_LIMIT / 1024 / 1024));
    }
    let value = serde_json::from_str::<Value>(text).or_else(|_| serde_json::from_str(&halves::mended(text)));
    let Ok(value) = value else { return Reading::refused(Notice::NotJson) };
    if locked::is_locked(&value) {
        return Reading::refused(Notice::Locked);
    }
    let Value::Object(mut root) = value else { return Reading::refused(Notice::Foreign) };
    if !["format", "answers", "profile"].iter().any(|key| root.contains_key(*key)) {
        return Reading::refused(Notice::Foreign);
    }
    let ours = root.remove("format").is_none_or(|f| f == FORMAT);
    let version = root.remove("version").map_or(Some(VERSION), |v| v.as_u64());
    let (true, Some(version)) = (ours, version) else { return Reading::refused(Notice::Foreign) };
    if version > newest {
        return Reading::refused(Notice::Newer(version));
    }
    if version > 0 {
        root = lift::lift(root, version, lift::STEPS);
    }
    let (Some(Value::Object(said)), false) = (root.remove("answers").or_else(|| Some(Value::Object(Map::new()))), version == 0) else {
        return Reading::refused(Notice::Foreign);
    };
    let mut editions = match root.remove("editions") {
        Some(Value::Object(editions)) => editions,
        _ => Map::new(),
    };
    editions.retain(|key, _| catalog.standards.iter().all(|s| s.key != key));

    let mut notices = Vec::new();
    let mut record = Record::none(catalog);
    if let Some(profile) = root.remove("profile") {
        record.unknown.profile = read_profile(catalog, profile, &mut record.profile, &mut notices);
    }
    if let Some(meta) = root.remove("meta") {
        (record.meta, record.unknown.meta) = read_meta(meta);
    }
    if let Some(kept) = root.remove("snapshots") {
        record.snapshots = snapshots::from_value(catalog, kept, &mut notices);
    }
    let mut named = Vec::new();
    for (id, value) in said {
        match find(catalog, &id).and_then(|item| Some((item, catalog.items.get(usize::from(item))?))) {
            Some((item, question)) => {
                if let Some((answer, fields)) = read_answer(catalog, question, value, &mut notices) {
                    record.answers.replace(item, answer);
                    named.push(item);
                    if !fields.is_empty() {
                        record.unknown.fields.insert(id, fields.into());
                    }
                }
            }
            None => {
                record.unknown.answers.insert(id, value);
            }
        }
    }
    if !record.unknown.answers.is_empty() {
        notices.push(Notice::UnknownQuestions(record.unknown.answers.len()));
    }
    (record.doings, record.unknown.doings) = doings::read(catalog, &mut root, &mut notices);
    record.advice = advice::read(catalog, &mut root, &mut notices);
    record.unknown = Unknown { root, editions, ..record.unknown };
    Reading { record: Some(record), named, notices, version }
}

/// An answer that was given elsewhere, with what of it is not known here.
pub fn other(catalog: &Catalog, question: &Question, written: &Value) -> Option<(Answer, Map<String, Value>)> {
    read_answer(catalog, question, written.clone(), &mut Vec::new())
}

fn read_answer(catalog: &Catalog, question: &Question, value: Value, notices: &mut Vec<Notice>) -> Option<(Answer, Map<String, Value>)> {
    let id = || question.id.to_owned();
    let mut fields = match value {
        Value::String(_) => {
            let mut short = Map::new();
            short.insert("state".to_owned(), value);
            short
        }
        Value::Object(fields) => fields,
        _ => {
            notices.push(Notice::BadAnswer(id()));
            return None;
        }
    };
    let mut answer = Answer::default();
    let state = fields.remove("state").filter(|s| !s.is_null());
    let offered: Vec<State> = offered(question).collect();
    match state.as_ref().map(|s| s.as_str().and_then(State::from_key)) {
        None => {}
        Some(Some(state)) if offered.contains(&state) => answer.state = Some(state),
        Some(Some(_)) => notices.push(Notice::ClauseLeftOut(id())),
        Some(None) => notices.push(Notice::BadAnswer(id())),
    }
    let mut text = |key: &str, limit: usize| taken_text(&mut fields, key, limit, question.id, notices);
    answer.note = text("note", NOTE_LIMIT);
    answer.owner = text("owner", OWNER_LIMIT);
    answer.reason = text("reason", NOTE_LIMIT);
    answer.evidence = text("evidence", NOTE_LIMIT);
    answer.due = taken_date(&mut fields, question.id, notices);
    if fields.get("from").is_some_and(|f| f == "quick") {
        fields.remove("from");
        answer.quick = true;
    }
    let standards: Vec<&str> = catalog.standards.iter().map(|s| s.key).collect();
    answer.widen = taken_bits(&mut fields, "widen", &standards);
    answer.because = taken_bits(&mut fields, "because", &BECAUSE);
    let waits = |others: &Value| others.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object));
    if let Some(Value::Array(others)) = fields.get(OTHERS).is_some_and(waits).then(|| fields.remove(OTHERS)).flatten() {
        answer.others = others;
    }
    // An answer whose only content could not be taken does not replace anything.
    let worthless = answer == Answer::default() && fields.is_empty() && state.is_some();
    (!worthless).then_some((answer, fields))
}

/// Takes out of a list what it names of these, a bit each; what it names beside them stays.
fn taken_bits(fields: &mut Map<String, Value>, key: &str, names: &[&str]) -> u8 {
    let Some(Value::Array(list)) = fields.get_mut(key) else { return 0 };
    let bit = |named: &Value| names.iter().position(|name| named == name).map_or(0, |n| 1 << n);
    let bits = list.iter().fold(0, |bits, named| bits | bit(named));
    list.retain(|named| bit(named) == 0);
    if list.is_empty() {
        fields.remove(key);
    }
    bits
}

/// Takes a text out of what was said under an id, cut at its limit; anything else is said.
pub(super) fn taken_text(fields: &mut Map<String, Value>, key: &str, limit: usize, id: &str, notices: &mut Vec<Notice>) -> String {
    match fields.remove(key) {
        Some(Value::String(text)) => {
            let cut = cut(&text, limit);
            if cut.len() < text.len() {
                notices.push(Notice::Cut(id.to_owned()));
            }
            return cut;
        }
        None | Some(Value::Null) => {}
        Some(_) => notices.push(Notice::BadAnswer(id.to_owned())),
    }
    String::new()
}

/// Takes the due date out of what was said under an id; a text that is no date is said.
pub(super) fn taken_date(fields: &mut Map<String, Value>, id: &str, notices: &mut Vec<Notice>) -> String {
    let due = taken_text(fields, "due", OWNER_LIMIT, id, notices);
    if due.is_empty() || day::read(&due).is_some() {
        return due;
    }
    notices.push(Notice::BadDate(id.to_owned()));
    String::new()
}

/// The beginning of a text, at most so many UTF-16 units, never half a character.
pub fn cut(text: &str, limit: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= limit
    };
    text.chars().take_while(fits).collect()
}

pub(super) fn read_profile(catalog: &Catalog, value: Value, profile: &mut Profile, notices: &mut Vec<Notice>) -> Map<String, Value> {
    let Value::Object(mut fields) = value else {
        notices.push(Notice::BadProfile("profile".into()));
        return Map::new();
    };
    for (n, field) in catalog.fields.iter().enumerate() {
        let Some(value) = fields.remove(field.key).filter(|v| !v.is_null()) else { continue };
        let option = field.options.iter().position(|o| value == o.key);
        match option {
            Some(option) => profile.tell(n as u8, Some(option as u8)),
            None => notices.push(Notice::BadProfile(field.key.into())),
        }
    }
    profile.organization = taken_text(&mut fields, "organization", profile::NAME_LIMIT, "organization", notices);
    if let Some(value) = fields.remove("start").filter(|v| !v.is_null()) {
        profile.start = value.as_str().and_then(day::read);
        if profile.start.is_none() {
            notices.push(Notice::BadProfile("start".into()));
        }
    }
    fields
}

fn read_meta(value: Value) -> (Meta, Map<String, Value>) {
    let Value::Object(mut fields) = value else { return Default::default() };
    let mut text = |key: &str| fields.remove(key).and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let (place, saved, name, filed) = (text("place"), text("saved"), cut(&text("name"), NAME_LIMIT), text("filed"));
    let (lang, keys) = (text("lang"), text("keys"));
    let adviser = fields.remove("adviser") == Some(true.into());
    let unfiled = fields.remove("unfiled").and_then(|n| n.as_u64()).unwrap_or(0);
    let revisions = match fields.remove("revisions") {
        Some(Value::Object(mut map)) => {
            map.retain(|_, revision| revisions::sound(revision));
            map
        }
        _ => Map::new(),
    };
    (Meta { place, saved, name, lang, filed, keys, unfiled, revisions, adviser }, fields)
}
