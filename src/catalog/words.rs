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

/// What helps to answer and to act, a second pack that arrives after the questions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Guidance {
    /// Per question.
    pub items: Vec<Help>,
    /// The terms of the field and what they mean, by term.
    pub glossary: Vec<(String, String)>,
}

/// What helps with one question; an empty text where there is nothing to say. Travels as a plain list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Plain", from = "Plain")]
pub struct Help {
    /// What goes wrong without it.
    pub why: String,
    /// What an auditor looks at and asks.
    pub auditor: String,
    /// Two to four pieces of evidence that convince.
    pub evidence: Vec<String>,
    /// What can be done this week.
    pub first_step: String,
    /// What makes it more or less work.
    pub driver: String,
    /// Typical mistakes.
    pub mistakes: Vec<String>,
    /// What the mapped work on another standard gives already.
    pub given: String,
    /// What that work leaves open.
    pub missing: String,
    /// How one piece of work serves every standard that shares it.
    pub serves: String,
    /// What a shared clause needs beside that.
    pub ai_part: String,
    /// How the clause differs between the standards.
    pub difference: String,
}

type Plain = ([String; 9], Vec<String>, Vec<String>);

impl From<Help> for Plain {
    fn from(h: Help) -> Plain {
        ([h.why, h.auditor, h.first_step, h.driver, h.given, h.missing, h.serves, h.ai_part, h.difference], h.evidence, h.mistakes)
    }
}

impl From<Plain> for Help {
    fn from(([why, auditor, first_step, driver, given, missing, serves, ai_part, difference], evidence, mistakes): Plain) -> Help {
        Help { why, auditor, evidence, first_step, driver, mistakes, given, missing, serves, ai_part, difference }
    }
}
