//! What was said? A state per question, with what the visitor wrote beside it.

use crate::catalog::shape::{Catalog, Item, Question};

/// How far something is, in the visitor's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not started.
    None,
    /// Decided and scheduled, not begun.
    Planned,
    /// Partly in place.
    Partial,
    /// In place.
    Done,
    /// In place, with evidence that it works.
    Proven,
    /// Left out with a reason; only controls can be.
    NotApplicable,
    /// The visitor does not know: counted like no answer, listed apart.
    Unsure,
}

impl State {
    /// Every state, in the order in which they are offered.
    pub const ALL: [State; 7] = [Self::None, Self::Planned, Self::Partial, Self::Done, Self::Proven, Self::NotApplicable, Self::Unsure];

    /// The name in files, links and radio values.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Planned => "planned",
            Self::Partial => "partial",
            Self::Done => "done",
            Self::Proven => "proven",
            Self::NotApplicable => "na",
            Self::Unsure => "unsure",
        }
    }

    /// The state of that name.
    pub fn from_key(key: &str) -> Option<State> {
        Self::ALL.into_iter().find(|s| s.key() == key)
    }

    /// What it counts, 0 to 1; none for what is unknown or left out. The values are the catalog's.
    pub fn level(self, catalog: &Catalog) -> Option<f64> {
        catalog.levels.get(self as usize).copied()
    }

    /// Whether it is at least in place.
    pub fn in_place(self) -> bool {
        matches!(self, Self::Done | Self::Proven)
    }
}

/// The states that a question offers: a clause cannot be left out.
pub fn offered(question: &Question) -> impl Iterator<Item = State> {
    let control = question.control;
    State::ALL.into_iter().filter(move |s| control || *s != State::NotApplicable)
}

/// Everything said about one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The state; none while not answered.
    pub state: Option<State>,
    /// Free text, at most [`NOTE_LIMIT`] UTF-16 units.
    pub note: String,
    /// Who sees to it, at most [`OWNER_LIMIT`] UTF-16 units.
    pub owner: String,
    /// By when, as the visitor's date field gave it (ISO 8601), or empty.
    pub due: String,
    /// Why it is not applicable, at most [`NOTE_LIMIT`] UTF-16 units.
    pub reason: String,
    /// Where the proof lies, at most [`NOTE_LIMIT`] UTF-16 units.
    pub evidence: String,
    /// Why the control is included, a bit for each of [`BECAUSE`]: what a Statement of Applicability justifies (6.1.3 d).
    pub because: u8,
    /// Given in the quick check, and not looked at again since.
    pub quick: bool,
    /// Standards (a bit each) that came into the target after this was answered: does the answer take them in?
    pub widen: u8,
    /// What was answered elsewhere without knowing of this one, as it was written: the visitor has not chosen yet.
    pub others: Vec<serde_json::Value>,
}

/// Why a control is included, by the names in files: the risk treatment, a law, a contract, good practice.
pub const BECAUSE: [&str; 4] = ["risk", "law", "contract", "practice"];

/// The longest note, reason or evidence, in UTF-16 units.
pub const NOTE_LIMIT: usize = 2000;
/// The longest owner, in UTF-16 units.
pub const OWNER_LIMIT: usize = 200;

impl Answer {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.state.is_none() && !self.noted() && self.reason.is_empty() && self.others.is_empty()
    }

    /// Whether the visitor wrote something beside the state.
    pub fn noted(&self) -> bool {
        !(self.note.is_empty() && self.owner.is_empty() && self.due.is_empty() && self.evidence.is_empty() && self.because == 0)
    }
}

/// One answer per question of the catalog, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Nothing answered yet.
    pub fn none(catalog: &Catalog) -> Answers {
        Answers(vec![Answer::default(); catalog.items.len()])
    }

    /// What was said about a question.
    pub fn get(&self, item: Item) -> Option<&Answer> {
        self.0.get(usize::from(item))
    }

    /// The state of a question, none while not answered.
    pub fn state(&self, item: Item) -> Option<State> {
        self.get(item).and_then(|a| a.state)
    }

    /// Replaces what was said about a question and gives what stood there.
    pub fn replace(&mut self, item: Item, answer: Answer) -> Option<Answer> {
        self.0.get_mut(usize::from(item)).map(|old| std::mem::replace(old, answer))
    }

    /// Everything said, with the question's position.
    pub fn iter(&self) -> impl Iterator<Item = (Item, &Answer)> {
        self.0.iter().enumerate().map(|(n, a)| (n as Item, a))
    }
}

/// The question with that id.
pub fn find(catalog: &Catalog, id: &str) -> Option<Item> {
    catalog.items.iter().position(|q| q.id == id).map(|n| n as Item)
}

/// The question at that position.
pub fn question(catalog: &'static Catalog, item: Item) -> Option<&'static Question> {
    catalog.items.get(usize::from(item))
}
