//! What was said about the work itself? Who sees to an action of the plan and by when, and which documents are there.

use super::{
    notice::Notice,
    read::{taken_date, taken_text},
};
use crate::{
    answers::OWNER_LIMIT,
    catalog::{
        advice::{Action, Document},
        shape::Catalog,
    },
};
use serde_json::{Map, Value};

/// Who sees to an action, and by when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doing {
    /// Who, at most [`OWNER_LIMIT`] UTF-16 units, or empty.
    pub owner: String,
    /// By when, as the visitor's date field gave it (ISO 8601), or empty.
    pub due: String,
}

/// How far a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is written.
    Missing,
    /// It is being written, or not approved.
    Draft,
    /// It is there and valid.
    There,
}

impl Stage {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Stage; 3] = [Self::Missing, Self::Draft, Self::There];

    /// The name in files and radio values.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Draft => "draft",
            Self::There => "there",
        }
    }

    /// The stage of that name.
    pub fn from_key(key: &str) -> Option<Stage> {
        Self::ALL.into_iter().find(|s| s.key() == key)
    }
}

/// What was said about the work, in the order of the catalog's lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doings {
    /// Per action.
    pub plan: Vec<Doing>,
    /// Per document; none while nothing was said.
    pub documents: Vec<Option<Stage>>,
}

impl Doings {
    /// Nothing said yet.
    pub fn none(catalog: &Catalog) -> Doings {
        Doings { plan: vec![Doing::default(); catalog.advice.actions.len()], documents: vec![None; catalog.advice.documents.len()] }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.plan.iter().all(|d| *d == Doing::default()) && self.documents.iter().all(Option::is_none)
    }

    /// Takes over what another one says; what it does not say stays.
    pub fn merge(&mut self, other: Doings) {
        for (here, there) in self.plan.iter_mut().zip(other.plan).filter(|(_, d)| *d != Doing::default()) {
            *here = there;
        }
        for (here, there) in self.documents.iter_mut().zip(other.documents) {
            *here = there.or(*here);
        }
    }
}

fn action(catalog: &Catalog, key: &str) -> Option<usize> {
    catalog.advice.actions.iter().position(|a: &Action| a.key == key)
}

fn document(catalog: &Catalog, key: &str) -> Option<usize> {
    catalog.advice.documents.iter().position(|d: &Document| d.key == key)
}

/// The object under a name of the document; anything else is said.
pub(super) fn object(root: &mut Map<String, Value>, name: &str, notices: &mut Vec<Notice>) -> Map<String, Value> {
    match root.remove(name) {
        Some(Value::Object(map)) => return map,
        None | Some(Value::Null) => {}
        Some(_) => notices.push(Notice::BadAnswer(name.into())),
    }
    Map::new()
}

/// Takes `plan` and `documents` out of a document. Gives what was said, and per name what is not known here.
pub fn read(catalog: &Catalog, root: &mut Map<String, Value>, notices: &mut Vec<Notice>) -> (Doings, [Map<String, Value>; 2]) {
    let mut doings = Doings::none(catalog);
    let [mut plan, mut documents] = [Map::new(), Map::new()];
    for (key, value) in object(root, "plan", notices) {
        let Some(doing) = action(catalog, &key).and_then(|n| doings.plan.get_mut(n)) else {
            plan.insert(key, value);
            continue;
        };
        let id = ["plan.", &key].concat();
        let Value::Object(mut fields) = value else {
            notices.push(Notice::BadAnswer(id));
            continue;
        };
        doing.owner = taken_text(&mut fields, "owner", OWNER_LIMIT, &id, notices);
        doing.due = taken_date(&mut fields, &id, notices);
        if !fields.is_empty() {
            plan.insert(key, fields.into());
        }
    }
    for (key, value) in object(root, "documents", notices) {
        let stage = value.as_str().and_then(Stage::from_key);
        match document(catalog, &key).and_then(|n| doings.documents.get_mut(n)) {
            Some(said) if stage.is_some() => *said = stage,
            Some(_) => notices.push(Notice::BadAnswer(["documents.", &key].concat())),
            None => {
                documents.insert(key, value);
            }
        }
    }
    (doings, [plan, documents])
}

/// Puts `plan` and `documents` into a document, beside what is not known here; nothing where nothing was said.
pub fn write(catalog: &Catalog, doings: &Doings, unknown: &[Map<String, Value>; 2], root: &mut Map<String, Value>) {
    let [mut plan, mut documents] = unknown.clone();
    for (action, doing) in catalog.advice.actions.iter().zip(&doings.plan) {
        let mut fields = plan.remove(action.key).and_then(|v| v.as_object().cloned()).unwrap_or_default();
        for (key, text) in [("owner", &doing.owner), ("due", &doing.due)] {
            if !text.is_empty() {
                fields.insert(key.into(), text.as_str().into());
            }
        }
        if !fields.is_empty() {
            plan.insert(action.key.into(), fields.into());
        }
    }
    for (document, stage) in catalog.advice.documents.iter().zip(&doings.documents) {
        if let Some(stage) = stage {
            documents.insert(document.key.into(), stage.key().into());
        }
    }
    for (name, map) in [("plan", plan), ("documents", documents)] {
        if !map.is_empty() {
            root.insert(name.into(), map.into());
        }
    }
}
