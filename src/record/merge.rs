//! How do two tabs hold one assessment? Part by part: what one of them knew and changed is newer; where neither knew the other's, both stay.
//!
//! A part is an answer, a fact, what was said about an action or a document, a kept state, or the name of the whole. All that an
//! adviser says is one part, beside who that is and when it was: of two that do not know each other each point is in both, and where both
//! speak of one question, one of them counts. Documents come here as [`super::write::whole`] writes them.

use super::{
    advice,
    revisions::{self, Age, age},
};
use crate::answers::State;
use serde_json::{Map, Value};

/// The kinds of parts: the lists of a document by name, and what stands before a key of each in the names of revisions.
const LISTS: [(&str, &str); 6] = [
    ("answers", ""),
    ("profile", "profile::"),
    ("plan", "plan::"),
    ("documents", "documents::"),
    (STATES, "snapshots::"),
    (advice::NAME, "advice::"),
];
/// The position of the answers among the lists.
const ANSWERS: usize = 0;
/// The kept states, each a part by its moment.
const STATES: &str = "snapshots";
/// What is kept beside the document, and in it the part that names the whole.
const META: &str = "meta";
const NAME: &str = "name";
/// What an answer keeps of those that were given elsewhere without knowing of it.
pub const OTHERS: &str = "others";

/// The parts of a document. A name is the letter of the list, which is its position, and the key; what names the whole comes after all lists.
type Parts = Map<String, Value>;

/// The letter of a list.
fn letter(n: usize) -> &'static str {
    ["a", "b", "c", "d", "e", "f"].get(n).copied().unwrap_or(WHOLE)
}
const WHOLE: &str = "z";

/// The list of a part, none for what names the whole, and its key there.
fn place(part: &str) -> (usize, &str) {
    let n = (0..LISTS.len()).find(|n| part.starts_with(letter(*n))).unwrap_or(LISTS.len());
    (n, part.get(1..).unwrap_or_default())
}

/// Every part of a document.
fn parts(document: &Value) -> Parts {
    let mut parts = Parts::new();
    for (n, (name, _)) in LISTS.iter().enumerate() {
        match document.get(name) {
            Some(Value::Object(map)) => {
                for (key, value) in map {
                    parts.insert([letter(n), key].concat(), value.clone());
                }
            }
            Some(Value::Array(states)) => {
                for state in states {
                    let mut part = [letter(n), state.get("saved").and_then(Value::as_str).unwrap_or_default()].concat();
                    while parts.contains_key(&part) {
                        part.push('+');
                    }
                    parts.insert(part, state.clone());
                }
            }
            _ => {}
        }
    }
    if let Some(name) = document.get(META).and_then(|m| m.get(NAME)) {
        parts.insert(WHOLE.to_owned(), name.clone());
    }
    parts
}

/// Under which name the changes of a part are counted.
fn counted(part: &str) -> String {
    let (n, key) = place(part);
    [LISTS.get(n).map_or(NAME, |(_, before)| before), key].concat()
}

/// The revision of each part.
fn revised(document: &Value) -> Map<String, Value> {
    document.get(META).and_then(|m| m.get("revisions")).and_then(Value::as_object).cloned().unwrap_or_default()
}

/// Notes on every part that differs from what was there before that this tab made it, in its so manieth turn.
/// Gives how many questions have another state than before.
pub fn revise(before: &Value, now: &mut Value, tab: &str, turn: u64) -> usize {
    let (old, new) = (parts(before), parts(now));
    let mut revisions = revised(before);
    let mut answered = 0;
    for part in old.keys().chain(new.keys().filter(|part| !old.contains_key(*part))) {
        let (was, is) = (old.get(part), new.get(part));
        if was != is {
            let name = counted(part);
            let next = revisions::next(revisions.get(&name), tab, turn);
            revisions.insert(name, next);
            let state = |part: Option<&Value>| part.and_then(|p| p.get("state")).cloned();
            answered += usize::from(state(is).is_some() && state(was) != state(is));
        }
    }
    put(now, "revisions", revisions.into());
    answered
}

/// Puts something into what is kept beside the document.
fn put(document: &mut Value, name: &str, value: Value) {
    if let Some(meta) = document.get_mut(META).and_then(Value::as_object_mut) {
        meta.insert(name.to_owned(), value);
    }
}

/// Whether two documents say the same and know the same.
pub fn same(one: &Value, other: &Value) -> bool {
    parts(one) == parts(other) && revised(one) == revised(other)
}

/// What two tabs hold together, and the questions on which both said something else without knowing of it.
pub fn merge(mine: &Value, theirs: &Value) -> (Value, Vec<String>) {
    let (here, mut there) = (parts(mine), parts(theirs));
    let (known, told) = (revised(mine), revised(theirs));
    let mut revisions = Map::new();
    for name in known.keys().chain(told.keys()) {
        revisions.insert(name.clone(), revisions::both(known.get(name), told.get(name)));
    }
    let (mut all, mut apart) = (Parts::new(), Vec::new());
    let mut take = |part: String, one: Option<Value>, other: Option<Value>| {
        let name = counted(&part);
        let value = match age(known.get(&name), told.get(&name)) {
            Age::Newer => one,
            Age::Older => other,
            Age::Same | Age::Apart => {
                let answer = place(&part).0 == ANSWERS;
                let (value, clash) = together(one, other, answer);
                if clash && answer {
                    apart.push(name);
                }
                value
            }
        };
        if let Some(value) = value {
            all.insert(part, value);
        }
    };
    for (part, one) in here {
        let other = there.remove(&part);
        take(part, Some(one), other);
    }
    for (part, other) in there {
        take(part, None, Some(other));
    }
    (assembled(mine, theirs, all, revisions), apart)
}

/// One part of two that do not know each other. What is in one of them alone is in both; where they differ, the more careful one counts
/// and an answer keeps the other. Tells whether they differ.
fn together(one: Option<Value>, other: Option<Value>, answer: bool) -> (Option<Value>, bool) {
    let (one, other) = match (one, other) {
        (Some(one), Some(other)) if one != other => (one, other),
        (one, other) => return (one.or(other), false),
    };
    let (first, second) = if careful(&one) <= careful(&other) { (one, other) } else { (other, one) };
    let (Some(a), Some(b)) = (first.as_object(), second.as_object()) else { return (Some(first), true) };
    let mut united = b.clone();
    united.extend(a.clone());
    united.remove(OTHERS);
    // A mark that one of them has taken off is off.
    if a.contains_key("from") != b.contains_key("from") {
        united.remove("from");
    }
    let clash = a.iter().any(|(key, value)| key != OTHERS && key != "widen" && b.get(key).is_some_and(|there| there != value));
    let mut counts = if clash && answer { a.clone() } else { united };
    if answer {
        counts.remove(OTHERS);
        // By their texts: each once, and in one order in every tab.
        let mut others = Map::new();
        for list in [a, b].into_iter().filter_map(|answer| answer.get(OTHERS)).filter_map(Value::as_array) {
            for other in list {
                others.insert(other.to_string(), other.clone());
            }
        }
        if clash {
            let mut left = b.clone();
            left.remove(OTHERS);
            let left = Value::from(left);
            others.insert(left.to_string(), left);
        }
        let counting = Value::from(counts.clone());
        let others: Vec<Value> = others.into_iter().map(|(_, other)| other).filter(|other| *other != counting).collect();
        if !others.is_empty() {
            counts.insert(OTHERS.to_owned(), others.into());
        }
    }
    (Some(counts.into()), clash)
}

/// What of two counts for now: the lower state, then the one whose text comes first. The same in every tab.
fn careful(part: &Value) -> (usize, String) {
    let state = part.get("state").and_then(Value::as_str).and_then(State::from_key);
    const LOWEST_FIRST: [State; 7] = [State::None, State::Unsure, State::Planned, State::Partial, State::Done, State::Proven, State::NotApplicable];
    let rank = state.and_then(|state| LOWEST_FIRST.iter().position(|s| *s == state)).unwrap_or(LOWEST_FIRST.len());
    (rank, part.to_string())
}

/// The document of these parts; whatever is no part is mine, and theirs where I have none.
fn assembled(mine: &Value, theirs: &Value, parts: Parts, revisions: Map<String, Value>) -> Value {
    let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or_default();
    let (mut root, mut meta) = (object(Some(theirs)), object(theirs.get(META)));
    root.extend(object(Some(mine)));
    meta.extend(object(mine.get(META)));
    meta.extend(latest_file(mine, theirs));
    meta.insert("revisions".to_owned(), revisions.into());
    meta.remove(NAME);
    for (name, _) in LISTS {
        if !matches!(name, "answers" | "profile") {
            root.remove(name);
        }
    }
    let mut lists = LISTS.map(|_| Map::new());
    let mut states = Vec::new();
    for (part, value) in parts {
        let (n, key) = place(&part);
        match LISTS.get(n) {
            None => drop(meta.insert(NAME.to_owned(), value)),
            Some((STATES, _)) => states.push(value),
            Some(_) => drop(lists.get_mut(n).map(|list| list.insert(key.to_owned(), value))),
        }
    }
    for ((name, _), list) in LISTS.iter().zip(lists) {
        if !list.is_empty() || matches!(*name, "answers" | "profile") {
            root.insert((*name).to_owned(), list.into());
        }
    }
    if !states.is_empty() {
        root.insert(STATES.to_owned(), states.into());
    }
    root.insert(META.to_owned(), meta.into());
    root.into()
}

/// What is known of the last file: the later of the two, and there the greater number of answers since.
fn latest_file(mine: &Value, theirs: &Value) -> Map<String, Value> {
    let known = |document: &Value| {
        let meta = document.get(META);
        let filed = meta.and_then(|m| m.get("filed")).and_then(Value::as_str).unwrap_or_default().to_owned();
        (filed, meta.and_then(|m| m.get("unfiled")).and_then(Value::as_u64).unwrap_or(0))
    };
    let (filed, unfiled) = known(mine).max(known(theirs));
    let mut both = Map::new();
    if !filed.is_empty() {
        both.insert("filed".to_owned(), filed.into());
    }
    if unfiled > 0 {
        both.insert("unfiled".to_owned(), unfiled.into());
    }
    both
}
