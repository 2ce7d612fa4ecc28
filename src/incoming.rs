//! What would a file bring? Each answer of it beside the visitor's own, and both records as one, in which no answer of either is lost.

use crate::{
    answers::{Answer, find},
    catalog::shape::{Catalog, Item},
    record::{
        Record,
        merge::merge,
        read,
        snapshots::{LIMIT, Snapshot, same_state},
        write::document,
    },
};
use serde_json::{Map, Value};

/// Two records as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// What both say. The first one's facts count, and what is beside it is its own.
    pub record: Record,
    /// The questions whose answers contradict each other; both are kept until the visitor chooses.
    pub apart: Vec<Item>,
    /// How many kept states of the second one found no room.
    pub left_out: usize,
}

/// What the second of two records would bring to the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Questions that it alone says something about.
    pub added: usize,
    /// Questions where it only has more to say, such as a note.
    pub more: usize,
    /// Questions on which both say the same.
    pub same: usize,
    /// Questions that the first one alone says something about.
    pub mine: usize,
    /// Questions on which they contradict each other.
    pub apart: Vec<Item>,
    /// Facts that both tell, differently.
    pub facts: Vec<u8>,
    /// Whether these include the day on which the work begins.
    pub start: bool,
    /// Kept states that it alone has.
    pub states: usize,
}

/// Makes one of a list that both documents have: of keys that both have the first one's value counts, and the second one's fields are
/// added to it where it has none.
fn unite(mine: &mut Value, theirs: &mut Value, list: &str) {
    let (Some(mine), Some(theirs)) = (mine.as_object_mut(), theirs.as_object_mut()) else { return };
    let taken = |document: &mut Map<String, Value>| match document.remove(list) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    let (mut both, there) = (taken(mine), taken(theirs));
    for (key, value) in there {
        match (both.get_mut(&key), value) {
            (None, value) => drop(both.insert(key, value)),
            (Some(Value::Object(own)), Value::Object(fields)) => {
                for (name, field) in fields {
                    own.entry(name).or_insert(field);
                }
            }
            (Some(_), _) => {}
        }
    }
    if !both.is_empty() {
        mine.insert(list.to_owned(), both.clone().into());
        theirs.insert(list.to_owned(), both.into());
    }
}

/// The kept states of the second that the first does not have.
fn more_states<'a>(mine: &Record, theirs: &'a Record) -> Vec<&'a Snapshot> {
    theirs.snapshots.iter().filter(|state| !mine.snapshots.iter().any(|own| same_state(own, state))).collect()
}

/// Both as one. None where together they are more than is kept.
pub fn merged(catalog: &Catalog, mine: &Record, theirs: &Record) -> Option<Merged> {
    let (mut here, mut there) = (document(catalog, mine), document(catalog, theirs));
    for list in ["profile", "plan", "documents", "editions"] {
        unite(&mut here, &mut there, list);
    }
    // Neither document counts its changes, so that neither is newer: what contradicts is kept twice.
    let (both, apart) = merge(&here, &there);
    let mut record = read::read(catalog, &both.to_string()).record?;
    record.meta = mine.meta.clone();
    record.unknown.meta = mine.unknown.meta.clone();
    // Advice has one adviser: that of the second one only where there is none yet.
    record.advice = if mine.advice.is_empty() { theirs.advice.clone() } else { mine.advice.clone() };
    let more = more_states(mine, theirs);
    let room = LIMIT.saturating_sub(mine.snapshots.len());
    let left_out = more.len().saturating_sub(room);
    record.snapshots = mine.snapshots.iter().chain(more.into_iter().take(room)).cloned().collect();
    let mut apart: Vec<Item> = apart.iter().filter_map(|id| find(catalog, id)).collect();
    apart.sort_unstable();
    Some(Merged { record, apart, left_out })
}

/// What the second would bring to the first.
pub fn preview(mine: &Record, theirs: &Record, merged: &Merged) -> Preview {
    let mut preview = Preview { apart: merged.apart.clone(), states: more_states(mine, theirs).len(), ..Preview::default() };
    for (item, there) in theirs.answers.iter() {
        let none = Answer::default();
        let here = mine.answers.get(item).unwrap_or(&none);
        let both = merged.record.answers.get(item).unwrap_or(&none);
        // Marks are no part of what was said.
        let adds = |both: &Answer| Answer { quick: here.quick, widen: here.widen, ..both.clone() } != *here;
        let count = match (here.is_empty(), there.is_empty()) {
            (true, true) => continue,
            (true, false) => &mut preview.added,
            (false, true) => &mut preview.mine,
            (false, false) if merged.apart.contains(&item) => continue,
            (false, false) if adds(both) => &mut preview.more,
            (false, false) => &mut preview.same,
        };
        *count += 1;
    }
    let told = mine.profile.told.iter().zip(&theirs.profile.told).enumerate();
    preview.facts = told.filter(|(_, (here, there))| here.is_some() && there.is_some() && here != there).map(|(n, _)| n as u8).collect();
    preview.start = mine.profile.start.is_some() && theirs.profile.start.is_some() && mine.profile.start != theirs.profile.start;
    preview
}
