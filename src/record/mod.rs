//! What is kept? The saved document: its own shape, so that a file is a promise and a struct is not.
//!
//! One door for anything from outside: [`read::read`] never fails and never drops what it does not know.

pub mod advice;
pub mod doings;
mod halves;
pub mod lift;
pub mod line;
pub mod merge;
pub mod notice;
pub mod read;
pub mod revisions;
pub mod snapshots;
pub mod write;

use crate::{advice::Advice, answers::Answers, catalog::shape::Catalog, profile::Profile};
use doings::Doings;
use serde_json::{Map, Value};
use snapshots::Snapshot;

/// The name that every document begins with.
pub const FORMAT: &str = "readiness-check";
/// The version of the document that this program writes.
pub const VERSION: u64 = 1;
/// How it is written that single keys do nothing.
pub const KEYLESS: &str = "off";
/// The longest name of an assessment, in UTF-16 units.
pub const NAME_LIMIT: usize = 200;
/// The largest document that is read, in bytes.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// What was said, with everything that must survive a round trip.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The answers.
    pub answers: Answers,
    /// The profile.
    pub profile: Profile,
    /// States kept under a name, in the order in which they were kept.
    pub snapshots: Vec<Snapshot>,
    /// What was said about the plan and the documents.
    pub doings: Doings,
    /// What is kept beside them in storage, and is not part of an export.
    pub meta: Meta,
    /// What a later or another edition wrote and this one does not know.
    pub unknown: Unknown,
    /// What an adviser said about the answers.
    pub advice: Advice,
}

/// What is stored beside the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Where the visitor was.
    pub place: String,
    /// When it was saved, as the browser's clock said (ISO 8601); for display only.
    pub saved: String,
    /// What the visitor calls the assessment, at most [`NAME_LIMIT`] UTF-16 units, or empty.
    pub name: String,
    /// The language that was chosen for it on the stand-alone page, or empty.
    pub lang: String,
    /// When everything was last handed to the browser as a file (ISO 8601), or empty.
    pub filed: String,
    /// How many answers were given since then, at most.
    pub unfiled: u64,
    /// How often each part changed, per tab: tells which of two records is newer, without a clock ([`revisions`]).
    pub revisions: Map<String, Value>,
    /// Whether single keys do something, as the visitor wishes: [`KEYLESS`] where not, empty where nothing was chosen.
    pub keys: String,
    /// Whether it is somebody else's, and looked at as adviser: then nothing but the advice is written.
    pub adviser: bool,
}

/// Fields and questions that are carried along untouched.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unknown {
    /// Beside `answers`.
    pub root: Map<String, Value>,
    /// In `profile`.
    pub profile: Map<String, Value>,
    /// In `answers`: questions of another edition.
    pub answers: Map<String, Value>,
    /// In the answer of a known question, by its id.
    pub fields: Map<String, Value>,
    /// In `meta`.
    pub meta: Map<String, Value>,
    /// In `editions`: standards of another edition.
    pub editions: Map<String, Value>,
    /// In `plan` and in `documents`: actions, documents and fields of another edition.
    pub doings: [Map<String, Value>; 2],
}

impl Record {
    /// Nothing said yet.
    pub fn none(catalog: &Catalog) -> Record {
        Record {
            answers: Answers::none(catalog),
            profile: Profile::none(catalog),
            snapshots: Vec::new(),
            doings: Doings::none(catalog),
            meta: Meta::default(),
            unknown: Unknown::default(),
            advice: Advice::default(),
        }
    }

    /// Whether the visitor said anything about a question, the plan or a document, kept a state, or has advice.
    pub fn says_something(&self) -> bool {
        self.answers.iter().any(|(_, a)| !a.is_empty()) || !self.doings.is_empty() || !self.snapshots.is_empty() || !self.advice.is_empty()
    }

    /// How many questions have any state.
    pub fn answered(&self) -> usize {
        self.answers.iter().filter(|(_, a)| a.state.is_some()).count()
    }
}
