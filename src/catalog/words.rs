//! What does a word pack hold? Every text of one language, in the order of the catalog's tables.

/// A title, a text about it, and the titles of its parts.
pub type Titled = (String, String, Vec<String>);

/// What a visitor reads before and while answering; guidance is a second pack.
#[derive(Debug, Clone, Default, PartialEq)]
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
    pub groups: Vec<Titled>,
    /// Per state, in the order of `State::ALL`: label, short label, what it means.
    pub states: Vec<(String, String, String)>,
    /// Per field: title, what it changes, the options' labels.
    pub fields: Vec<Titled>,
    /// Per standard: its subject in a word, such as AI.
    pub standards: Vec<String>,
    /// Per path: title, what it is, the phases' titles.
    pub paths: Vec<Titled>,
}

/// What helps to answer and to act, a second pack that arrives after the questions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guidance {
    /// Per question.
    pub items: Vec<Help>,
    /// The terms of the field and what they mean, by term.
    pub glossary: Vec<(String, String)>,
}

/// What helps with one question; an empty text where there is nothing to say.
#[derive(Debug, Clone, Default, PartialEq)]
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
