//! What is a kept state? What had been said at one moment, states alone, under a name: to see later what changed since.

use super::{Record, Unknown, notice::Notice, read, write};
use crate::{
    answers::{Answer, Answers, State, find, offered},
    catalog::shape::Catalog,
    profile::Profile,
};
use serde_json::{Map, Value};

/// The most states that are kept.
pub const LIMIT: usize = 20;
/// The longest name of a kept state, in UTF-16 units.
pub const NAME_LIMIT: usize = 200;

/// A kept state.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// What the visitor calls it, at most [`NAME_LIMIT`] UTF-16 units.
    pub name: String,
    /// When it was kept, as the browser's clock said (ISO 8601); tells earlier from later and is shown.
    pub saved: String,
    /// What had been told about the organization.
    pub profile: Profile,
    /// What had been answered: states, no texts.
    pub answers: Answers,
    /// What this edition does not know of it.
    pub unknown: Unknown,
}

impl Snapshot {
    /// The present state of a record.
    pub fn of(catalog: &Catalog, record: &Record, name: &str, saved: String) -> Snapshot {
        let mut answers = Answers::none(catalog);
        for (item, answer) in record.answers.iter().filter(|(_, a)| a.state.is_some()) {
            answers.replace(item, Answer { state: answer.state, ..Answer::default() });
        }
        Snapshot {
            name: read::cut(name, NAME_LIMIT),
            saved,
            profile: Profile { organization: String::new(), ..record.profile.clone() },
            answers,
            unknown: Unknown::default(),
        }
    }
}

/// Whether two are the same kept state, whatever it is called.
pub fn same_state(one: &Snapshot, other: &Snapshot) -> bool {
    one.saved == other.saved && one.answers == other.answers && one.profile == other.profile
}

/// Reads the list of kept states; what of it cannot be taken is said once per state.
pub(super) fn from_value(catalog: &Catalog, value: Value, notices: &mut Vec<Notice>) -> Vec<Snapshot> {
    let mut kept = Vec::new();
    let list = match value {
        Value::Array(list) => list,
        Value::Null => return kept,
        _ => {
            notices.push(Notice::BadSnapshot("1".into()));
            return kept;
        }
    };
    let (all, mut faulty) = (list.len(), 0);
    for (n, value) in list.into_iter().enumerate() {
        // A file can hold millions of faulty ones, and nobody reads a sentence about each.
        if kept.len() == LIMIT || faulty == LIMIT {
            notices.push(Notice::SnapshotsLeftOut(all - n));
            break;
        }
        let mut lost = false;
        let snapshot = one(catalog, value, &mut lost);
        if lost {
            faulty += 1;
            let name = snapshot.as_ref().map(|s| s.name.clone()).filter(|name| !name.is_empty());
            notices.push(Notice::BadSnapshot(name.unwrap_or_else(|| (n + 1).to_string())));
        }
        kept.extend(snapshot);
    }
    kept
}

/// Reads one kept state. `lost` tells whether something of it could not be taken.
fn one(catalog: &Catalog, value: Value, lost: &mut bool) -> Option<Snapshot> {
    let Value::Object(mut root) = value else {
        *lost = true;
        return None;
    };
    let mut text = |key: &str| match root.remove(key) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => {
            let cut = read::cut(&text, NAME_LIMIT);
            *lost |= cut.len() < text.len();
            cut
        }
        Some(_) => {
            *lost = true;
            String::new()
        }
    };
    let (name, saved) = (text("name"), text("saved"));
    let (mut profile, mut answers, mut unknown) = (Profile::none(catalog), Answers::none(catalog), Unknown::default());
    if let Some(value) = root.remove("profile").filter(|v| !v.is_null()) {
        let mut notices = Vec::new();
        unknown.profile = read::read_profile(catalog, value, &mut profile, &mut notices);
        *lost |= !notices.is_empty();
    }
    match root.remove("answers") {
        None | Some(Value::Null) => {}
        Some(Value::Object(said)) => {
            for (id, value) in said {
                answered(catalog, id, value, &mut answers, &mut unknown, lost);
            }
        }
        Some(_) => *lost = true,
    }
    unknown.root = root;
    Some(Snapshot { name, saved, profile, answers, unknown })
}

/// Reads one answer: a state in the short form, or in the long form with fields that are carried along.
fn answered(catalog: &Catalog, id: String, value: Value, answers: &mut Answers, unknown: &mut Unknown, lost: &mut bool) {
    let Some((item, question)) = find(catalog, &id).and_then(|item| Some((item, catalog.items.get(usize::from(item))?))) else {
        unknown.answers.insert(id, value);
        return;
    };
    let (state, fields) = match value {
        Value::Object(mut fields) => (fields.remove("state").unwrap_or(Value::Null), fields),
        other => (if other.is_null() { false.into() } else { other }, Map::new()),
    };
    let taken = state.as_str().and_then(State::from_key).filter(|state| offered(question).any(|s| s == *state));
    *lost |= taken.is_none() && !state.is_null();
    answers.replace(item, Answer { state: taken, ..Answer::default() });
    if !fields.is_empty() {
        unknown.fields.insert(id, fields.into());
    }
}

/// The list of kept states as it is written.
pub(super) fn to_value(catalog: &Catalog, snapshots: &[Snapshot]) -> Value {
    let one = |s: &Snapshot| {
        let mut root = s.unknown.root.clone();
        root.insert("name".into(), s.name.as_str().into());
        root.insert("saved".into(), s.saved.as_str().into());
        root.insert("profile".into(), write::profile(catalog, &s.profile, &s.unknown.profile).into());
        let mut answers = s.unknown.answers.clone();
        for (question, (_, answer)) in catalog.items.iter().zip(s.answers.iter()) {
            let state = answer.state.map(|state| Value::from(state.key()));
            let value = match (s.unknown.fields.get(question.id).and_then(Value::as_object), state) {
                (Some(fields), state) => {
                    let mut fields = fields.clone();
                    fields.extend(state.map(|state| ("state".to_owned(), state)));
                    Some(fields.into())
                }
                (None, state) => state,
            };
            if let Some(value) = value {
                answers.insert(question.id.into(), value);
            }
        }
        root.insert("answers".into(), answers.into());
        Value::from(root)
    };
    Value::Array(snapshots.iter().map(one).collect())
}
