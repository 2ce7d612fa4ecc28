//! What did an adviser say? A comment and a proposed answer per question, beside the visitor's answers and never in their place.
//!
//! Advice is kept as it was written: what is known of it was checked at the one door ([`crate::record`]), and the rest is carried along.

use crate::{
    answers::{Answer, State, offered},
    catalog::shape::{Catalog, Item, Question},
};
use serde_json::{Map, Value};

/// The names of what is known of advice, and of what was said about a question.
pub const BY: &str = "by";
/// The day on which it was written (ISO 8601).
pub const ON: &str = "on";
/// What was said, by question.
pub const ITEMS: &str = "items";
/// The visitor's state when the adviser looked.
pub const WAS: &str = "was";
/// The proposed state.
pub const STATE: &str = "state";
/// The comment.
pub const COMMENT: &str = "comment";
/// What the visitor did about it.
pub const DEALT: &str = "dealt";

/// What the visitor did about something that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dealt {
    /// The proposal was taken over.
    Taken,
    /// The answer was left as it is.
    Left,
}

impl Dealt {
    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Left => "left",
        }
    }

    /// What has that name.
    pub fn from_key(key: &str) -> Option<Dealt> {
        [Self::Taken, Self::Left].into_iter().find(|d| d.key() == key)
    }
}

/// What was said about one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The visitor's state when the adviser looked; none where there was none.
    pub was: Option<State>,
    /// The state that is proposed, if one is.
    pub proposed: Option<State>,
    /// The comment, at most [`crate::answers::NOTE_LIMIT`] UTF-16 units, or empty.
    pub comment: String,
    /// What the visitor did about it.
    pub dealt: Option<Dealt>,
}

impl Point {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.proposed.is_none() && self.comment.is_empty()
    }

    /// Whether something else is proposed than what is answered.
    pub fn differs(&self, now: Option<State>) -> bool {
        self.proposed.is_some() && self.proposed != now
    }

    /// Whether the visitor answers otherwise than when the adviser looked, without having taken the proposal over.
    pub fn moved(&self, now: Option<State>) -> bool {
        self.dealt != Some(Dealt::Taken) && self.was != now
    }

    /// The answer as it is once the proposal is taken over: like any answer that is given. None where the question does not offer it.
    pub fn taken(&self, question: &Question, now: &Answer) -> Option<Answer> {
        let state = self.proposed.filter(|state| offered(question).any(|s| s == *state))?;
        Some(Answer { state: Some(state), quick: false, widen: 0, others: Vec::new(), ..now.clone() })
    }
}

/// Advice as it is written in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice(Map<String, Value>);

impl Advice {
    /// What was checked already.
    pub fn checked(fields: Map<String, Value>) -> Advice {
        Advice(fields)
    }

    /// As it is written.
    pub fn written(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn items(&self) -> Option<&Map<String, Value>> {
        self.0.get(ITEMS)?.as_object()
    }

    /// Whether anything is said about the question of that id.
    pub fn names(&self, id: &str) -> bool {
        self.items().is_some_and(|items| items.contains_key(id))
    }

    /// Who gave it, or empty.
    pub fn by(&self) -> &str {
        text(&self.0, BY)
    }

    /// On which day (ISO 8601), or empty.
    pub fn on(&self) -> &str {
        text(&self.0, ON)
    }

    /// What is said about the question of that id.
    pub fn point(&self, id: &str) -> Option<Point> {
        let fields = self.items()?.get(id)?.as_object()?;
        let state = |key| State::from_key(text(fields, key));
        Some(Point {
            was: state(WAS),
            proposed: state(STATE),
            comment: text(fields, COMMENT).to_owned(),
            dealt: Dealt::from_key(text(fields, DEALT)),
        })
    }

    /// What is said about questions of this edition, in the order of the catalog.
    pub fn points(&self, catalog: &Catalog) -> Vec<(Item, Point)> {
        let said = catalog.items.iter().enumerate().filter_map(|(n, question)| Some((n as Item, self.point(question.id)?)));
        said.filter(|(_, point)| !point.is_empty()).collect()
    }

    /// Says who gives it and when; an empty text says nothing.
    pub fn sign(&mut self, by: &str, on: &str) {
        for (key, value) in [(BY, by), (ON, on)] {
            put(&mut self.0, key, value);
        }
    }

    /// Says something about the question of that id, in the place of what was said; what of it is not known here stays.
    pub fn say(&mut self, id: &str, point: &Point) {
        let mut items = self.items().cloned().unwrap_or_default();
        let mut fields = items.remove(id).and_then(|value| value.as_object().cloned()).unwrap_or_default();
        let key = |state: Option<State>| state.map_or("", State::key);
        // When the adviser looked says nothing alone.
        let was = if point.is_empty() { "" } else { key(point.was) };
        let said = [(WAS, was), (STATE, key(point.proposed)), (COMMENT, point.comment.as_str()), (DEALT, point.dealt.map_or("", Dealt::key))];
        for (name, value) in said {
            put(&mut fields, name, value);
        }
        if !fields.is_empty() {
            items.insert(id.to_owned(), fields.into());
        }
        self.hold(items);
    }

    /// Leaves out whatever was dealt with.
    pub fn tidy(&mut self) {
        let mut items = self.items().cloned().unwrap_or_default();
        items.retain(|_, fields| fields.get(DEALT).is_none());
        self.hold(items);
    }

    fn hold(&mut self, items: Map<String, Value>) {
        if items.is_empty() {
            self.0.remove(ITEMS);
        } else {
            self.0.insert(ITEMS.to_owned(), items.into());
        }
    }
}

/// A text of that name, or empty.
fn text<'a>(fields: &'a Map<String, Value>, key: &str) -> &'a str {
    fields.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Puts a text under a name; an empty one is none.
pub fn put(fields: &mut Map<String, Value>, key: &str, value: &str) {
    if value.is_empty() {
        fields.remove(key);
    } else {
        fields.insert(key.to_owned(), value.into());
    }
}

/// How many comments and how many proposals there are.
pub fn amounts(points: &[(Item, Point)]) -> (usize, usize) {
    let count = |of: fn(&Point) -> bool| points.iter().filter(|(_, point)| of(point)).count();
    (count(|p| !p.comment.is_empty()), count(|p| p.proposed.is_some()))
}
