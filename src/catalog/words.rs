//! What does a word pack hold? Every text of one language, in the order of the catalog's tables.

use serde::{Deserialize, Serialize};

/// What a visitor reads before and while answering; guidance is a second pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// The language as a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The interface phrases, in the order of the generated `Phrase` constants.
    pub phrases: Vec<String>,
    /// Per question: short title and question.
    pub items: Vec<(String, String)>,
    /// Per group: title, introduction, sub-headings.
    pub groups: Vec<(String, String, Vec<String>)>,
    /// Per state, in the order of `State::ALL`: label, short label, what it means.
    pub states: Vec<(String, String, String)>,
    /// Per field: title, what it changes, the options' labels.
    pub fields: Vec<(String, String, Vec<String>)>,
    /// Per standard: its subject in a word, such as AI.
    pub standards: Vec<String>,
    /// Per path: title, what it is, the phases' titles.
    pub paths: Vec<(String, String, Vec<String>)>,
}
