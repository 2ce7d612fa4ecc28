//! How are proposals taken over? Only into questions where nothing is said, all of them as one step.

use super::session::Session;
use crate::{
    answers::{Answer, NOTE_LIMIT, State},
    catalog::shape::Item,
    record::read,
    wording::Phrase,
};

/// An answer that is proposed: the question, the state, and the reason of one that is left out.
pub type Proposed = (Item, State, String);

impl Session {
    /// Fills questions that have neither an answer nor a reason, as one step with its number in words. Gives how many these were.
    pub fn fill(self, what: Phrase, proposed: Vec<Proposed>) -> usize {
        let mut list: Vec<(Item, Answer)> = Vec::new();
        for (item, state, reason) in proposed {
            let now = self.peek(item);
            let fits = state != State::NotApplicable || now.reason.is_empty() && self.question(item).is_some_and(|q| q.control);
            // A control may stand in two cases; the first reason that was chosen counts.
            if now.state.is_none() && fits && !list.iter().any(|(i, _)| *i == item) {
                let reason = if reason.is_empty() { now.reason.clone() } else { read::cut(&reason, NOTE_LIMIT) };
                list.push((item, Answer { state: Some(state), reason, ..now }));
            }
        }
        let count = list.len();
        let what = self.words.with_untracked(|w| w.count(what, count, &[]));
        self.say(what, list, None);
        count
    }
}
