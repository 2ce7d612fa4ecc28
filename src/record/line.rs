//! What does a tab know to be kept? The document that it read or wrote last. From that, from what it holds now and from what others wrote
//! meanwhile comes what is to be written, so that no tab writes over what it has not seen.

use super::{
    Record,
    merge::{merge, revise, same},
    read, write,
};
use crate::catalog::shape::Catalog;
use serde_json::Value;

/// A tab's line of changes to one assessment.
pub struct Line {
    /// The name of the tab among all that hold the same assessment.
    tab: String,
    /// How often this tab wrote; never falls, also where everything is erased.
    turn: u64,
    /// The document that was read or written last.
    base: Value,
    /// Its text, none where nothing is kept.
    text: Option<String>,
}

/// What is to be done with what a tab holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The document that takes everything in.
    document: Value,
    /// Its text.
    pub text: String,
    /// Whether it says more than what is kept, so that it must be written.
    pub writes: bool,
    /// What the tab should hold from now on, where that is something else than it does.
    pub adopt: Option<Record>,
    /// The questions that were answered here and elsewhere, differently, neither knowing of the other.
    pub apart: Vec<String>,
}

impl Turn {
    /// How many answers were given since everything was last handed over as a file.
    pub fn unfiled(&self) -> u64 {
        self.document.get("meta").and_then(|m| m.get("unfiled")).and_then(Value::as_u64).unwrap_or(0)
    }

    /// When that was (ISO 8601), in whichever tab; empty where it never was.
    pub fn filed(&self) -> String {
        self.document.get("meta").and_then(|m| m.get("filed")).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

impl Line {
    /// A line of a tab of that name that begins with what was read, and the text that this was read from.
    pub fn begin(catalog: &Catalog, tab: String, record: &Record, text: Option<String>) -> Line {
        Line { tab, turn: 0, base: write::whole(catalog, record), text }
    }

    /// Whether anything is known to be kept.
    pub fn exists(&self) -> bool {
        self.text.is_some()
    }

    /// Whether what is kept is what this tab knows.
    pub fn knows(&self, kept: Option<&str>) -> bool {
        self.text.as_deref() == kept
    }

    /// What becomes of what the tab holds where others wrote these records meanwhile. `known`: what is kept is what this tab knows, else
    /// it is the last of these.
    pub fn turn(&self, catalog: &Catalog, now: &Record, theirs: &[Record], known: bool) -> Turn {
        let mut document = write::whole(catalog, now);
        let answered = revise(&self.base, &mut document, &self.tab, self.turn + 1);
        if let Some(meta) = document.get_mut("meta").and_then(Value::as_object_mut).filter(|_| answered > 0) {
            meta.insert("unfiled".into(), now.meta.unfiled.saturating_add(answered as u64).into());
        }
        let mut apart = Vec::new();
        let mut kept = known.then(|| self.base.clone());
        let held = document.clone();
        for record in theirs {
            let there = write::whole(catalog, record);
            let (merged, clashes) = merge(&document, &there);
            document = merged;
            apart.extend(clashes);
            if !known {
                kept = Some(there);
            }
        }
        let text = document.to_string();
        // What others hold is complete where nothing of this tab's is missing in it.
        let writes = kept.is_none_or(|kept| !same(&kept, &document));
        let adopt = if !theirs.is_empty() && !same(&held, &document) { read::read(catalog, &text).record } else { None };
        Turn { document, text, writes, adopt, apart }
    }

    /// Takes note that this is kept now: as the tab wrote it, or as others did, whose text that is.
    pub fn keep(&mut self, turn: &Turn, theirs: Option<String>) {
        self.turn += 1;
        self.base = turn.document.clone();
        self.text = Some(theirs.unwrap_or_else(|| turn.text.clone()));
    }

    /// Takes note that nothing is kept any more.
    pub fn forget(&mut self, catalog: &Catalog) {
        self.base = write::whole(catalog, &Record::none(catalog));
        self.text = None;
    }

    /// Takes note that what was kept is gone, and not by the visitor's will: everything is to be written again.
    pub fn lose(&mut self) {
        self.text = None;
    }
}
