//! What does a file hold, and what becomes of it? Everything is shown first; only a press on a button takes anything over.

use super::{super::files::Opened, advice::from, advising::amount, locked};
use crate::{
    advice::amounts,
    answers::Answer,
    incoming::{Merged, Preview, merged, preview},
    record::{Record, SIZE_LIMIT, notice::Notice},
    ui::{
        files::open_file,
        notices::sentence,
        parts::{
            button::button,
            heading::heading,
            table::{Row, table},
        },
        place::Place,
        row_apart::{own, state},
        session::{Errand, Message, Session},
        view::{El, Node, el, live, nothing},
    },
    wording::{Phrase, Words, phrase},
};
use std::rc::Rc;

/// How many sentences on what could not be read are shown.
const SHOWN: usize = 8;

/// The screen.
pub fn opening(s: Session, w: Words, level: u8) -> Node {
    let file = live(move || match s.files.open.get() {
        Some(file) => show(s, w, level, &file),
        None => vec![el("p").child(w.say(phrase::OPENING_NONE)).into(), el("div").class("buttons").child(open_file(s, w)).into()],
    });
    el("div").class("main opening").child(heading(level + 1, w.say(phrase::OPENING_HEADING), true)).child(file).into()
}

fn show(s: Session, w: Words, level: u8, file: &Rc<Opened>) -> Vec<Node> {
    let name = el("p").class("lead").child(el("bdi").child(file.name.clone()));
    let cancel = |text: Phrase| button("quiet", w.say(text), move || s.cancel_opened());
    let notices: Vec<El> = file.reading.notices.iter().take(SHOWN).map(|n| el("li").child(sentence(w, n))).collect();
    if let Some(text) = &file.locked {
        return locked::unlock(s, w, &file.name, text);
    }
    if file.reading.record.is_none() {
        let buttons = el("div").class("buttons").child(open_file(s, w)).child(cancel(phrase::OPENING_CANCEL));
        return vec![name.into(), el("ul").child(notices).into(), buttons.into()];
    }
    let beyond = file.reading.notices.len().saturating_sub(SHOWN);
    let beyond = (beyond > 0).then(|| el("li").child(w.count(phrase::OPENING_MORE_NOTICES, beyond, &[])));
    let unread = (!notices.is_empty()).then(|| {
        let title = heading(level + 2, w.say(phrase::OPENING_NOT_READ), false);
        vec![Node::from(title), el("ul").child(notices).child(beyond).into()]
    });
    let looked = file.clone();
    // What is said elsewhere meanwhile is taken in; the buttons stay as they are.
    let brings = live(move || {
        let _said = (s.changed.get(), s.profile_changed.get(), s.doings_changed.get());
        brings(s, w, &looked)
    });
    let choice = |class, text, means, press: fn(Session)| {
        el("div").child(button(class, w.say(text), move || press(s))).child(el("p").class("hint").child(w.say(means)))
    };
    let advice = file.reading.record.as_ref().map(|r| &r.advice).filter(|advice| !advice.is_empty());
    // Whoever looks as adviser has nothing here that a file could change.
    let own = !s.only_read();
    let along = advice.filter(|_| own).map(|advice| {
        let (comments, proposals) = amounts(&advice.points(s.catalog));
        let earlier = s.with_record(|r| !r.advice.is_empty()).then(|| el("p").child(w.say(phrase::ADVICE_EARLIER)));
        (el("div").class("advised"))
            .child(el("p").child([&from(w, advice), " ", &amount(w, comments, proposals)].concat()))
            .child(earlier)
            .child(el("div").class("opening-choice").child(choice("primary", phrase::ADVICE_ALONG, phrase::ADVICE_ALONG_MEANS, Session::take_advice)))
    });
    let first = if along.is_some() { "secondary" } else { "primary" };
    let add = own.then(|| choice(first, phrase::OPENING_ADD, phrase::OPENING_ADD_MEANS, Session::add_opened));
    let replace = own.then(|| choice("secondary", phrase::OPENING_REPLACE, phrase::OPENING_REPLACE_MEANS, Session::replace_by_opened));
    let look = choice("secondary", phrase::ADVISE_LOOK, phrase::ADVISE_LOOK_MEANS, Session::advise_on_opened);
    vec![
        name.into(),
        el("p").child(w.say(phrase::OPENING_NOTHING)).into(),
        along.into(),
        own.then_some(brings).into(),
        unread.into(),
        el("div").class("opening-choice").child(add).child(replace).child(look).into(),
        el("div").class("buttons").child(cancel(phrase::OPENING_CANCEL)).into(),
    ]
}

/// What the file would bring: how many answers of each kind, and each that contradicts one of the visitor's own.
fn brings(s: Session, w: Words, file: &Opened) -> Node {
    let Some(theirs) = &file.reading.record else { return nothing() };
    let Some(both) = s.with_record(|mine| merged(s.catalog, mine, theirs)) else {
        return el("p").child(sentence(w, &too_large())).into();
    };
    let brings = s.with_record(|mine| preview(mine, theirs, &both));
    let counts = [
        (phrase::OPENING_ADDED, brings.added),
        (phrase::OPENING_MORE, brings.more),
        (phrase::OPENING_APART, brings.apart.len()),
        (phrase::OPENING_SAME, brings.same),
        (phrase::OPENING_MINE, brings.mine),
        (phrase::OPENING_FACTS, brings.facts.len() + usize::from(brings.start)),
        (phrase::OPENING_STATES, brings.states),
    ];
    let counts: Vec<El> = counts.into_iter().filter(|(_, n)| *n > 0).map(|(text, n)| el("li").child(w.count(text, n, &[]))).collect();
    let counts = if counts.is_empty() { vec![el("li").child(w.say(phrase::OPENING_EMPTY))] } else { counts };
    let rows = s.with_record(|mine| rows(s, w, mine, theirs, &brings));
    let heads = [phrase::OPENING_WHAT, phrase::OPENING_YOURS, phrase::OPENING_THEIRS].map(|head| w.say(head).into()).to_vec();
    let differs = (!rows.is_empty()).then(|| table(w.say(phrase::OPENING_DIFFERS).into(), heads, rows));
    vec![Node::from(el("ul").class("opening-counts").child(counts)), differs.into()].into()
}

/// A row for each answer and each fact that differ.
fn rows(s: Session, w: Words, mine: &Record, theirs: &Record, brings: &Preview) -> Vec<Row> {
    let answers = brings.apart.iter().map(|item| {
        let number = el("bdi").class("number").child(s.question(*item).map_or("", |q| q.number));
        let both = [mine, theirs].map(|record| record.answers.get(*item));
        let all: Vec<&Answer> = both.into_iter().flatten().collect();
        let said = |answer: Option<&Answer>| -> Node {
            let beside = answer.map(|answer| own(w, answer, &all)).unwrap_or_default();
            vec![Node::from(state(w, answer.and_then(|a| a.state))), " ".into(), el("span").class("hint").attr("dir", "auto").child(beside).into()]
                .into()
        };
        let [here, there] = both.map(said);
        (Node::from(vec![Node::from(number), " ".into(), w.title(*item).into()]), vec![here, there])
    });
    let facts = brings.facts.iter().map(|field| {
        let told = |record: &Record| Node::from(record.profile.get(*field).map(|option| w.option(*field, option)));
        (Node::from(w.field(*field)), vec![told(mine), told(theirs)])
    });
    let start = brings.start.then(|| {
        let told = |record: &Record| Node::from(record.profile.start.map(|d| w.locale().date(d.year(), d.month(), d.day())));
        (Node::from(w.say(phrase::PROFILE_START)), vec![told(mine), told(theirs)])
    });
    answers.chain(facts).chain(start).collect()
}

fn too_large() -> Notice {
    Notice::TooLarge(SIZE_LIMIT / 1024 / 1024)
}

impl Session {
    /// Puts the file away; nothing of it was taken.
    pub fn cancel_opened(self) {
        self.files.open.set(None);
        if self.trail.with_untracked(Vec::is_empty) { self.go(Place::Start) } else { self.back() }
    }

    /// Adds what the open file says to what is here, as one step, and leads to what was answered twice by that.
    pub fn add_opened(self) {
        let Some(file) = self.files.open.get_untracked() else { return };
        let Some(theirs) = file.reading.record.as_ref().filter(|_| !self.only_read()) else { return };
        let Some(Merged { record, apart, left_out }) = self.with_record(|mine| merged(self.catalog, mine, theirs)) else {
            return self.message.set(Some(Message::Notices(vec![too_large()], false)));
        };
        self.replace(self.about_file(phrase::OPENING_STEP_ADD, &file), record);
        self.files.open.set(None);
        let ids: Vec<String> = apart.iter().filter_map(|item| Some(self.question(*item)?.id.to_owned())).collect();
        if ids.is_empty() {
            self.go(Place::Hub);
        } else {
            self.lead_to_apart(&ids);
            // The file is closed: nothing leads back to it.
            self.trail.set(Vec::new());
        }
        self.message.set(Some(match left_out {
            0 => Message::Added(file.name.clone(), ids.len()),
            n => Message::Notices(vec![Notice::SnapshotsLeftOut(n)], false),
        }));
    }

    /// Puts what the open file says in the place of everything, as one step.
    pub fn replace_by_opened(self) {
        let Some(file) = self.files.open.get_untracked() else { return };
        let Some(record) = file.reading.record.clone().filter(|_| !self.only_read()) else { return };
        self.take_over(self.about_file(phrase::OPENING_STEP_REPLACE, &file), record, &[], false);
        // All that is here now is in that file.
        self.errand.set(Some(Errand::Filed));
        self.files.open.set(None);
        self.go(Place::Hub);
    }

    /// Opens the file beside what is here, to be looked at as adviser.
    pub fn advise_on_opened(self) {
        let Some(file) = self.files.open.get_untracked() else { return };
        if let Some(theirs) = &file.reading.record {
            self.look_as_adviser(theirs, file.name.strip_suffix(".json").unwrap_or(&file.name));
        }
    }

    fn about_file(self, phrase: Phrase, file: &Opened) -> String {
        self.words.with_untracked(|w| w.fill(phrase, &[("name", &file.name)]))
    }
}
