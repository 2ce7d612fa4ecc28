//! What can be done with advice? The adviser comments and proposes; the visitor takes it along, takes single proposals over, leaves, removes.

use super::{place::Place, session::Session, shelving::Shelving};
use crate::{
    advice::{Advice, Dealt, Point},
    answers::{Answer, NOTE_LIMIT, OWNER_LIMIT, State, offered},
    catalog::shape::Item,
    day,
    record::{Meta, NAME_LIMIT, Record, Unknown, read, write},
    wording::{Phrase, phrase},
};

impl Session {
    /// Whether no answer is changed here: a later version wrote them, or they are somebody else's, looked at as adviser. A control that was
    /// pressed then shows what is there again.
    pub fn only_read(self) -> bool {
        self.is_newer() || self.advises()
    }

    /// Whether a later version wrote what is here.
    pub fn is_newer(self) -> bool {
        self.shelves.reading.get_untracked()
    }

    /// Whether what is here is somebody else's, looked at as adviser.
    pub fn advises(self) -> bool {
        self.with_record(|r| r.meta.adviser)
    }

    /// Whether there is advice to show or to give at a question; whoever asks is run again when that changes.
    pub fn advised(self, item: Item) -> bool {
        self.follow_texts(item);
        self.with_record(|r| r.meta.adviser || self.question(item).is_some_and(|q| r.advice.names(q.id)))
    }

    /// What is said about a question; whoever asks is run again when that may have changed.
    pub fn point(self, item: Item) -> Option<Point> {
        self.follow_texts(item);
        self.peek_point(item)
    }

    /// The same, without following its changes.
    fn peek_point(self, item: Item) -> Option<Point> {
        let id = self.question(item)?.id;
        self.with_record(|r| r.advice.point(id))
    }

    /// What is said about all questions; whoever asks is run again whenever something that was said changes.
    pub fn points(self) -> Vec<(Item, Point)> {
        let _changed = self.changed.get();
        self.with_record(|r| r.advice.points(self.catalog))
    }

    /// What was said as advice, to be changed.
    fn advice(self) -> Advice {
        self.with_record(|r| r.advice.clone())
    }

    /// What the adviser says of a question, with what the visitor says of it now; none where nobody looks as adviser.
    fn counsel(self, item: Item) -> Option<Point> {
        let now = self.peek_point(item).unwrap_or_default();
        (self.advises() && !self.is_newer()).then(|| Point { was: self.peek(item).state, dealt: None, ..now })
    }

    /// Says something about a question as adviser; the day goes along.
    fn advise(self, what: Phrase, item: Item, typing: Option<(Item, &'static str)>, point: Point) {
        let today = self.today.get_untracked().map(day::write).unwrap_or_default();
        let mut advice = self.advice();
        advice.say(self.question(item).map_or("", |q| q.id), &point);
        let by = advice.by().to_owned();
        advice.sign(&by, &today);
        self.say_advice(self.named(what, item, None), advice, Vec::new(), typing);
    }

    /// Comments on a question as adviser.
    pub fn comment(self, item: Item, text: &str) {
        if let Some(point) = self.counsel(item) {
            let comment = read::cut(text, NOTE_LIMIT);
            self.advise(phrase::ADVISE_STEP_COMMENT, item, Some((item, "comment")), Point { comment, ..point });
        }
    }

    /// Proposes an answer as adviser, or none.
    pub fn propose(self, item: Item, state: Option<State>) {
        if let (Some(point), Some(question)) = (self.counsel(item), self.question(item)) {
            let proposed = state.filter(|state| offered(question).any(|s| s == *state));
            self.advise(phrase::ADVISE_STEP_PROPOSE, item, None, Point { proposed, ..point });
        }
    }

    /// Says who the adviser is.
    pub fn sign(self, by: &str) {
        if self.advises() && !self.is_newer() {
            let mut advice = self.advice();
            let on = advice.on().to_owned();
            advice.sign(&read::cut(by, OWNER_LIMIT), &on);
            self.say_advice(self.said(phrase::ADVISE_STEP_NAME), advice, Vec::new(), Some((0, "adviser")));
        }
    }

    fn said(self, phrase: Phrase) -> String {
        self.words.with_untracked(|w| w.say(phrase).to_owned())
    }

    /// Opens what somebody else said beside the visitor's own, to be looked at as adviser. `name` is what the look is called.
    pub fn look_as_adviser(self, theirs: &Record, name: &str) {
        let meta = Meta { name: read::cut(name, NAME_LIMIT), place: Place::Hub.name(self.catalog), adviser: true, ..Meta::default() };
        let unknown = Unknown { meta: Default::default(), ..theirs.unknown.clone() };
        let text = write::stored(self.catalog, &Record { meta, unknown, ..theirs.clone() });
        self.shelves.asked.set(Some(Shelving::Advise(text)));
    }

    /// Takes the advice of the open file along and shows it; no answer changes.
    pub fn take_advice(self) {
        let theirs = self.files.open.get_untracked().and_then(|file| file.reading.record.as_ref().map(|r| r.advice.clone()));
        let Some(advice) = theirs.filter(|_| !self.only_read()) else { return };
        self.say_advice(self.said(phrase::ADVICE_STEP_TAKE), advice, Vec::new(), None);
        self.files.open.set(None);
        self.go(Place::Advice);
    }

    /// Takes the proposal for one question over: its answer, and that the point is dealt with, as one step.
    pub fn accept(self, item: Item) {
        let (Some(question), Some(point), false) = (self.question(item), self.peek_point(item), self.only_read()) else { return };
        if let Some(answer) = point.taken(question, &self.peek(item)) {
            self.deal(phrase::ADVICE_STEP_OVER, item, point, Dealt::Taken, vec![(item, answer)]);
        }
    }

    /// Leaves an answer as it is.
    pub fn decline(self, item: Item) {
        if let Some(point) = self.peek_point(item).filter(|_| !self.only_read()) {
            self.deal(phrase::ADVICE_STEP_LEAVE, item, point, Dealt::Left, Vec::new());
        }
    }

    fn deal(self, what: Phrase, item: Item, point: Point, dealt: Dealt, answers: Vec<(Item, Answer)>) {
        let mut advice = self.advice();
        advice.say(self.question(item).map_or("", |q| q.id), &Point { dealt: Some(dealt), ..point });
        self.say_advice(self.named(what, item, None), advice, answers, None);
    }

    /// Removes what was dealt with, or all advice.
    pub fn remove_advice(self, all: bool) {
        if !self.only_read() {
            let mut advice = if all { Advice::default() } else { self.advice() };
            advice.tidy();
            let what = if all { phrase::ADVICE_STEP_ALL } else { phrase::ADVICE_STEP_TIDY };
            self.say_advice(self.said(what), advice, Vec::new(), None);
        }
    }
}
