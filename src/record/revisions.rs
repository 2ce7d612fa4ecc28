//! Which of two states is newer? Each part of a record counts its changes per tab, so that this is known without a clock, and it is
//! known too where neither is: then both were said without knowing of the other.

use serde_json::{Map, Value};

/// How one state of a part stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// The same state.
    Same,
    /// This one was made by who knew the other.
    Newer,
    /// The other was made by who knew this one.
    Older,
    /// Neither knew the other.
    Apart,
}

/// The most tabs that a part remembers; a tab that is forgotten can at worst make a question be asked once more.
const TABS: usize = 6;

/// The count of one tab. A plain number was written before tabs were counted apart.
fn count(revision: Option<&Value>, tab: &str) -> u64 {
    match revision {
        Some(Value::Object(tabs)) => tabs.get(tab).and_then(Value::as_u64).unwrap_or(0),
        Some(number) if tab.is_empty() => number.as_u64().unwrap_or(0),
        _ => 0,
    }
}

/// The counts by tab.
fn counts(revision: Option<&Value>) -> Map<String, Value> {
    match revision {
        Some(Value::Object(tabs)) => tabs.clone(),
        Some(number) => Map::from_iter([(String::new(), number.clone())]),
        None => Map::new(),
    }
}

/// Whether one knows everything that the other knows.
fn covers(one: Option<&Value>, other: Option<&Value>) -> bool {
    counts(other).keys().all(|tab| count(one, tab) >= count(other, tab))
}

/// How the state with this revision stands to the state with another.
pub fn age(this: Option<&Value>, other: Option<&Value>) -> Age {
    match (covers(this, other), covers(other, this)) {
        (true, true) => Age::Same,
        (true, false) => Age::Newer,
        (false, true) => Age::Older,
        (false, false) => Age::Apart,
    }
}

/// The revision of a state that a tab made from this one; `turn` counts the tab's own turns and never falls.
pub fn next(revision: Option<&Value>, tab: &str, turn: u64) -> Value {
    let mut tabs = counts(revision);
    tabs.insert(tab.to_owned(), turn.into());
    while tabs.len() > TABS {
        let least = tabs.iter().filter(|(name, _)| *name != tab).min_by_key(|(_, n)| n.as_u64().unwrap_or(0));
        let Some(least) = least.map(|(name, _)| name.clone()) else { break };
        tabs.remove(&least);
    }
    tabs.into()
}

/// The revision of a state that takes both in.
pub fn both(one: Option<&Value>, other: Option<&Value>) -> Value {
    let mut tabs = counts(one);
    for (tab, there) in counts(other) {
        if count(one, &tab) < there.as_u64().unwrap_or(0) {
            tabs.insert(tab, there);
        }
    }
    tabs.into()
}

/// Whether a stored value can be a revision.
pub fn sound(revision: &Value) -> bool {
    match revision {
        Value::Object(tabs) => tabs.values().all(Value::is_u64),
        other => other.is_u64(),
    }
}
