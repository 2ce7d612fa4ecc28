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
    /// The terms of the field, by term.
    pub glossary: Vec<Term>,
    /// The longer texts, a list per name in [`LISTS`].
    pub lists: Vec<Vec<Entry>>,
    /// The phrases of the screens that are opened later, after those of the first pack.
    pub phrases: Vec<String>,
    /// The documents of the sample organizations, in the order of the list of their words.
    pub samples: Vec<String>,
}

/// A term of the field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Term {
    /// What it is called.
    pub term: String,
    /// What it means.
    pub means: String,
    /// How it stands in texts, in small letters; none where it is too common a word to be explained there.
    pub forms: Vec<String>,
}

/// One entry of a list of longer texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// Its name in the catalogs.
    pub key: String,
    /// Its title.
    pub title: String,
    /// A paragraph; empty where there is none.
    pub text: String,
    /// Further texts.
    pub list: Vec<String>,
}

/// A list of longer texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The work packages, as in the catalog.
    Actions,
    /// The documented information, as in the catalog.
    Documents,
    /// The rules of the catalog, then the checks that every catalog has.
    Checks,
    /// When controls may be left out, with a reason per control.
    Exclusions,
    /// The sample organizations.
    Samples,
    /// The two standards side by side.
    Comparison,
    /// Common questions.
    Learn,
    /// What published guides say.
    Guides,
    /// How the figures are made.
    Method,
    /// The subjects that both standards know, as in the catalog.
    Topics,
    /// What is reached when a phase of a path is done, by the phase's key.
    Milestones,
    /// Which guide gives the range of a path, by the path's key.
    Ranges,
}

/// The files of the lists, in the order of [`List`].
pub const LISTS: [&str; 12] =
    ["plan", "documents", "checks", "exclusions", "samples", "comparison", "learn", "guides", "method", "topics", "milestones", "ranges"];

impl Guidance {
    /// The entries of a list.
    pub fn list(&self, list: List) -> &[Entry] {
        self.lists.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// An entry of a list by its position.
    pub fn entry(&self, list: List, n: usize) -> Option<&Entry> {
        self.list(list).get(n)
    }
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
