//! What can the visitor do? Each action is one step that can be taken back, named in words.

use super::{
    place::Place,
    session::{Filter, Left, Message, Session},
};
use crate::{
    answers::{Answer, NOTE_LIMIT, OWNER_LIMIT, State, find},
    catalog::shape::Item,
    day,
    profile::Profile,
    record::{Record, read},
    what_if::WhatIf,
    wording::{Phrase, phrase},
};

/// A text beside an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Free words.
    Note,
    /// Who sees to it.
    Owner,
    /// By when.
    Due,
    /// Why it is not applicable.
    Reason,
    /// Where the proof lies.
    Evidence,
}

impl Text {
    /// Its name, for ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Reason => "reason",
            Self::Evidence => "evidence",
        }
    }

    /// The most that is kept, in UTF-16 units.
    pub fn limit(self) -> usize {
        match self {
            Self::Note | Self::Reason | Self::Evidence => NOTE_LIMIT,
            Self::Owner => OWNER_LIMIT,
            Self::Due => 10,
        }
    }

    /// The text in an answer.
    pub fn of(self, answer: &Answer) -> &str {
        match self {
            Self::Note => &answer.note,
            Self::Owner => &answer.owner,
            Self::Due => &answer.due,
            Self::Reason => &answer.reason,
            Self::Evidence => &answer.evidence,
        }
    }
}

impl Session {
    pub(super) fn named(self, phrase: Phrase, item: Item, state: Option<State>) -> String {
        let number = self.question(item).map_or("", |q| q.number);
        self.words.with_untracked(|w| {
            let state = state.map(|s| w.state_short(s)).unwrap_or_default();
            w.fill(phrase, &[("number", number), ("state", state)])
        })
    }

    /// Answers a question; what was marked on it is settled by that.
    pub fn answer(self, item: Item, state: State, quick: bool) {
        let answer = Answer { state: Some(state), quick, widen: 0, others: Vec::new(), ..self.peek(item) };
        self.say(self.named(phrase::STEP_ANSWER, item, Some(state)), vec![(item, answer)], None);
    }

    /// Takes the state of a question away; its texts stay.
    pub fn clear(self, item: Item) {
        let answer = Answer { state: None, quick: false, widen: 0, others: Vec::new(), ..self.peek(item) };
        self.say(self.named(phrase::STEP_CLEAR, item, None), vec![(item, answer)], None);
    }

    /// Says that a shared answer takes in what joined the target.
    pub fn confirm(self, item: Item) {
        let answer = Answer { widen: 0, ..self.peek(item) };
        self.say(self.named(phrase::STEP_CONFIRM, item, None), vec![(item, answer)], None);
    }

    /// Chooses among the answers that a question was given without knowing of each other: the one that counts now, or so manieth other.
    pub fn choose(self, item: Item, n: usize) {
        let now = self.peek(item);
        let what = self.named(phrase::STEP_CHOOSE, item, None);
        let other = |n: usize| read::other(self.catalog, self.question(item)?, now.others.get(n)?);
        match n.checked_sub(1) {
            None => self.settle(what, item, Answer { others: Vec::new(), ..now }, None),
            Some(n) => {
                if let Some((answer, fields)) = other(n) {
                    self.settle(what, item, answer, (!fields.is_empty()).then(|| fields.into()));
                }
            }
        }
    }

    /// Leads to the questions of these ids that were answered more than once, and there to the first.
    pub fn lead_to_apart(self, ids: &[String]) {
        self.message.set(None);
        let items = || ids.iter().filter_map(|id| find(self.catalog, id));
        let asked = |item: &Item| self.question(*item).is_some_and(|q| q.standards & self.asked() != 0);
        if let Some(first) = items().filter(asked).min() {
            self.show(Filter::Apart);
            self.wanted.set(Some(first));
        } else if let Some(first) = items().min() {
            self.visit_item(first, String::new());
        }
    }

    /// Writes a text beside an answer, cut at its limit.
    pub fn write(self, item: Item, text: Text, value: &str) {
        let mut answer = self.peek(item);
        let value = read::cut(value, text.limit());
        let (place, what) = match text {
            Text::Note => (&mut answer.note, phrase::STEP_NOTE),
            Text::Owner => (&mut answer.owner, phrase::STEP_OWNER),
            Text::Due => (&mut answer.due, phrase::STEP_DUE),
            Text::Reason => (&mut answer.reason, phrase::STEP_REASON),
            Text::Evidence => (&mut answer.evidence, phrase::STEP_EVIDENCE),
        };
        *place = if text == Text::Due && !value.is_empty() && day::read(&value).is_none() { return } else { value };
        self.say(self.named(what, item, None), vec![(item, answer)], Some((item, text.key())));
    }

    /// Says, or takes back, one reason why a control is included: the position in [`crate::answers::BECAUSE`].
    pub fn include(self, item: Item, reason: u8) {
        let mut answer = self.peek(item);
        answer.because ^= 1 << reason;
        self.say(self.named(phrase::STEP_BECAUSE, item, None), vec![(item, answer)], None);
    }

    /// Gives every question of a list that has no answer the same one. Gives how many these were.
    pub fn answer_blanks(self, items: &[Item], state: State) -> usize {
        let blank = |item: &&Item| self.peek(**item).state.is_none();
        let fits = |item: &&Item| state != State::NotApplicable || self.question(**item).is_some_and(|q| q.control);
        let list: Vec<(Item, Answer)> =
            items.iter().filter(blank).filter(fits).map(|i| (*i, Answer { state: Some(state), ..self.peek(*i) })).collect();
        let count = list.len();
        let what = self.words.with_untracked(|w| w.count(phrase::STEP_BULK, count, &[("state", w.state_short(state))]));
        self.say(what, list, None);
        count
    }

    /// Tells one fact about the organization, or takes it back.
    pub fn tell_fact(self, field: u8, option: Option<u8>) {
        let mut profile = self.with_record(|r| r.profile.clone());
        profile.tell(field, option);
        self.tell_profile(profile, field);
    }

    /// Tells when the work begins.
    pub fn tell_start(self, date: &str) {
        let start = if date.is_empty() { None } else { day::read(date) };
        if start.is_none() && !date.is_empty() {
            return;
        }
        let profile = Profile { start, ..self.with_record(|r| r.profile.clone()) };
        let what = self.words.with_untracked(|w| w.say(phrase::STEP_START));
        self.tell(what.into(), profile);
    }

    fn tell_profile(self, profile: Profile, field: u8) {
        let what = self.words.with_untracked(|w| w.fill(phrase::STEP_PROFILE, &[("field", w.field(field))]));
        self.tell(what, profile);
    }

    /// Erases everything that was said; can be taken back until the page closes.
    pub fn erase(self) {
        let what = self.words.with_untracked(|w| w.say(phrase::STEP_ERASE));
        self.replace(what.into(), Record::none(self.catalog));
        self.what_if.set(WhatIf::none(self.catalog));
        self.erasing.set(false);
        self.message.set(Some(Message::Erased));
        self.go(Place::Start);
    }

    /// Shows every question that a filter fits.
    pub fn show(self, filter: Filter) {
        self.search.set(String::new());
        self.filter.set((filter, None));
        self.visit_from(Place::All, String::new());
    }

    /// Opens a screen from a link of the present one, which is where Back leads.
    pub fn visit(self, place: Place) {
        self.visit_from(place, place.name(self.catalog));
    }

    /// The same from a link of that name.
    pub fn visit_from(self, place: Place, link: String) {
        self.leave(link);
        self.place.set(place);
    }

    /// Opens a question from a link of the present screen, by its name there, which is where Back leads.
    pub fn visit_item(self, item: Item, link: String) {
        self.leave(link);
        self.go_to(item);
    }

    fn leave(self, link: String) {
        let step = Left { place: self.place.get_untracked(), link, filter: self.filter.get_untracked(), search: self.search.get_untracked() };
        self.trail.update(|trail| trail.push(step));
    }

    /// Goes back to the screen that the visitor came from, to the link that was followed there.
    pub fn back(self) {
        let mut last = None;
        self.trail.update(|trail| last = trail.pop());
        if let Some(Left { place, link, filter, search }) = last {
            self.returning.set(Some(link));
            // A question that was gone to on the page with every question stands there whatever was filtered.
            if place == Place::All {
                self.filter.set(filter);
                self.search.set(search);
            }
            // What is unfolded on the same page stays so.
            if self.place.get_untracked() != place || place != Place::All {
                self.place.set(place);
            }
        }
    }

    /// Follows the browser's own Back: where it leads to the screen that the visitor came from, to the link that was followed there.
    pub fn go_back_to(self, place: Place) {
        if self.trail.with_untracked(|trail| trail.last().is_some_and(|last| last.place == place)) { self.back() } else { self.go(place) }
    }

    /// Opens a screen by one of the ways that stand on every screen: from there nothing leads back.
    pub fn go(self, place: Place) {
        self.trail.set(Vec::new());
        self.place.set(place);
    }

    /// Shows one question: in its group's page, or on the page with every question if that is open.
    pub fn go_to(self, item: Item) {
        let Some(question) = self.question(item) else { return };
        if self.place.get_untracked() == Place::All {
            self.search.set(String::new());
            self.filter.set((Filter::Everything, None));
        }
        let asked = self.assessment.with_untracked(|a| a.asked);
        if self.place.get_untracked() != Place::All || question.standards & asked == 0 {
            self.place.set(Place::Group(question.group));
        }
        self.wanted.set(Some(item));
    }

    /// The number of the first question of the quick check without an answer; the last one where all have one.
    pub fn quick_resume(self) -> usize {
        self.assessment.with_untracked(|a| {
            let blank = a.quick.items.iter().position(|i| self.peek(*i).state.is_none());
            blank.unwrap_or(a.quick.items.len().saturating_sub(1))
        })
    }
}
