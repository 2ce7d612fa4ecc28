//! How does the visitor get from one assessment to another? By deeds of the keeper: open, begin, name, copy, erase, bring back, move.
//!
//! Whatever is done, nothing that lies anywhere is written over, and nothing is erased that was not named.

use super::{
    cells::untrack,
    keep::Keeper,
    place::Place as Screen,
    session::{Message, Saving, Session},
    shelf::{self, FIRST, Shelf},
    shelving::{Holdings, Shelving, file_name, is_name, others},
    tell::Teller,
    together,
};
use crate::{
    browser::storage::{self, Place},
    record::{NAME_LIMIT, Record, line::Line, read, write},
};
use serde_json::{Map, Value};
use std::rc::Rc;

/// What was erased, and can be brought back until the page closes.
pub struct Erased {
    /// What it was called.
    label: String,
    /// Where its texts lay.
    texts: Vec<(Shelf, String)>,
}

impl Keeper {
    /// Does what the visitor wants, then looks at what is there. `give` hands a file to the browser: its name and its text.
    pub fn shelve(self: &Rc<Self>, what: Shelving, give: &dyn Fn(String, String)) {
        let s = self.session;
        let done = match what {
            Shelving::Look => true,
            Shelving::Open(shelf) => {
                self.open(shelf, false);
                true
            }
            Shelving::New => {
                let here = self.shelf();
                self.open(here.beside(&here.free_name()), true);
                true
            }
            Shelving::Rename(shelf, name) => self.rename(&shelf, &read::cut(name.trim(), NAME_LIMIT)),
            Shelving::Duplicate(shelf, name) => self.duplicate(&shelf, &read::cut(&name, NAME_LIMIT)),
            Shelving::Erase(shelf, label) => {
                self.erase(&shelf, label);
                true
            }
            Shelving::Restore(n) => self.restore(n),
            Shelving::Give(shelf) => {
                self.text_of(&shelf).into_iter().for_each(|text| give(file_name(&shelf), text));
                true
            }
            Shelving::GiveOpen => {
                let shelf = self.shelf();
                self.text_of(&shelf).into_iter().for_each(|text| give(file_name(&shelf), text));
                true
            }
            Shelving::GiveOthers => {
                give("readiness-check-elsewhere.json".into(), self.elsewhere());
                true
            }
            Shelving::Move(tab) => self.move_to(tab),
            Shelving::Advise(text) => self.advise(&text),
        };
        if !done {
            s.message.set(Some(Message::NoRoom));
        }
        self.look();
    }

    /// Looks at what is kept, for the screen that shows it.
    pub fn look(&self) {
        let (s, here) = (self.session, self.shelf());
        let places = match s.shelves.tab_only.get_untracked() {
            Some(_) => vec![Place::Local, Place::Session],
            None => vec![here.place],
        };
        let holdings = s.with_record(|open| Holdings::of(s.catalog, (&here, open), &places, &storage::keys, &Shelf::read));
        let erased = self.erased.borrow().iter().map(|erased| erased.label.clone()).collect();
        s.shelves.holdings.set(Holdings { erased, ..holdings });
    }

    /// Everything that other embeddings keep, by key. Read only when the visitor asks for the file.
    fn elsewhere(&self) -> String {
        let here = self.shelf();
        let place = if self.session.shelves.tab_only.get_untracked().is_some() { Place::Local } else { here.place };
        let text = |key: &String| Some((key.clone(), Value::from(storage::read(place, key)?)));
        Value::from(others(&here.prefix, storage::keys(place)).iter().filter_map(text).collect::<Map<_, _>>()).to_string()
    }

    /// What is to be handed over of a shelf: as it is kept, or as it is held where it could not be kept.
    fn text_of(self: &Rc<Self>, shelf: &Shelf) -> Option<String> {
        let s = self.session;
        if *shelf == self.shelf() && !s.is_newer() {
            self.flush();
            let unkept = self.dirty.get() || shelf.place == Place::Memory;
            return shelf.read().filter(|_| !unkept).or_else(|| Some(s.with_record(|r| write::stored(s.catalog, r))));
        }
        shelf.read()
    }

    /// Opens another assessment in place of the present one. What could not be kept of this one must not be lost, so that it stays open.
    fn open(self: &Rc<Self>, shelf: Shelf, fresh: bool) {
        let s = self.session;
        if self.would_lose() {
            return s.message.set(Some(Message::Unsaved));
        }
        together::leave(s);
        let lang = s.words.with_untracked(|w| w.lang());
        let opened = shelf::open(s.catalog, shelf, lang, &*self.hand);
        self.shelf.replace(opened.shelf.clone());
        self.line.replace(opened.line.clone());
        self.sealed.set(opened.sealed);
        self.dirty.set(false);
        self.fresh.set(fresh);
        s.shelves.reading.set(opened.newer());
        if s.shelves.tab_only.get_untracked().is_some() {
            s.shelves.tab_only.set(Some(opened.shelf.place == Place::Session));
        }
        if !fresh {
            opened.shelf.remember();
        }
        let last = Screen::from_name(s.catalog, &opened.record.meta.place).filter(|_| opened.record.answered() > 0);
        let place = last.unwrap_or(if opened.newer() { Screen::Results } else { Screen::Start });
        s.hold(opened.record);
        self.share();
        s.message.set(opened.message);
        self.begin();
        s.go(place);
    }

    /// Whether something of the present assessment is not kept, and would be gone with it.
    fn would_lose(self: &Rc<Self>) -> bool {
        self.flush();
        let s = self.session;
        let says = s.with_record(|r| r.says_something() || !r.unknown.answers.is_empty());
        (self.dirty.get() || self.shelf().place == Place::Memory) && says && !s.is_newer()
    }

    /// Lays what somebody else said on a shelf of its own and opens it, to be looked at as adviser: it touches nothing of the visitor's own,
    /// and is there again after a reload. Where nothing is kept it is held alone. False where there is no room.
    fn advise(self: &Rc<Self>, text: &str) -> bool {
        let (s, here) = (self.session, self.shelf());
        if self.would_lose() {
            s.message.set(Some(Message::Unsaved));
            return true;
        }
        if here.place == Place::Memory {
            if let Some(record) = read::read(s.catalog, text).record {
                s.hold(record);
                s.message.set(None);
                s.go(Screen::Hub);
            }
        } else {
            let beside = here.beside(&here.free_name());
            if !beside.write(text) {
                return false;
            }
            self.open(beside, false);
        }
        s.files.open.set(None);
        s.leave_sample();
        true
    }

    /// Two tabs may begin a new assessment under the same name before either writes. Who writes second takes the next name.
    pub(super) fn step_aside(self: &Rc<Self>) {
        let shelf = self.shelf();
        if !self.fresh.get() || self.line().borrow().exists() || shelf.read().is_none() {
            return;
        }
        together::leave(self.session);
        let shelf = shelf.beside(&shelf.free_name());
        self.line.replace(shelf::line(self.session.catalog, &shelf, &Record::none(self.session.catalog), None));
        self.shelf.replace(shelf);
        self.share();
    }

    /// Gives an assessment another name; its key stays. False where there is no room.
    fn rename(self: &Rc<Self>, shelf: &Shelf, name: &str) -> bool {
        let s = self.session;
        if *shelf == self.shelf() {
            if !s.is_newer() {
                s.edit_meta(|r| r.meta.name = name.to_owned());
                together::spread(s, false);
                self.flush_changed();
            }
            return true;
        }
        let Some(text) = shelf.read() else { return true };
        let reading = read::read(s.catalog, &text);
        let lost = reading.notices.iter().any(|n| n.loses());
        let Some(mut record) = reading.record else { return true };
        if lost && !shelf.set_aside(&text) {
            return false;
        }
        let line = Line::begin(s.catalog, crate::browser::page::chance(), &record, Some(text));
        record.meta.name = name.to_owned();
        shelf.write(&line.turn(s.catalog, &record, &[], true).text)
    }

    /// Writes what an assessment holds once more, under a name of its own. False where there is no room.
    fn duplicate(self: &Rc<Self>, shelf: &Shelf, name: &str) -> bool {
        let s = self.session;
        let record = self.text_of(shelf).and_then(|text| read::read(s.catalog, &text).record);
        let Some(mut record) = record else { return true };
        record.meta.name = name.to_owned();
        shelf.beside(&shelf.free_name()).write(&write::stored(s.catalog, &record))
    }

    /// Erases an assessment that is not open, or a copy, and remembers it until the page closes.
    fn erase(&self, shelf: &Shelf, label: String) {
        if *shelf == self.shelf() {
            return;
        }
        let whole = is_name(&shelf.name);
        let parts = if whole { shelf.parts() } else { vec![shelf.clone()] };
        let texts = parts.into_iter().filter_map(|part| part.read().map(|text| (part, text))).collect();
        self.erased.borrow_mut().push(Erased { label, texts });
        if whole {
            shelf.clear();
            shelf::tell_erased(self.session.catalog, shelf);
        } else {
            shelf.remove();
        }
    }

    /// Brings back what was erased; where something lies in its place meanwhile, beside it. False where there is no room.
    fn restore(&self, n: usize) -> bool {
        let mut all = self.erased.borrow_mut();
        if n >= all.len() {
            return true;
        }
        let mut erased = all.remove(n);
        let bring = |(shelf, text): &(Shelf, String)| match shelf.read() {
            // The open one has not been written yet, and its place is its own.
            None if *shelf != self.shelf() => shelf.write(text),
            Some(there) if there == *text => true,
            _ if is_name(&shelf.name) => shelf.beside(&shelf.free_name()).write(text),
            _ => shelf.beside(FIRST).set_aside(text),
        };
        erased.texts.retain(|part| !bring(part));
        let whole = erased.texts.is_empty();
        if !whole {
            all.insert(n, erased);
        }
        whole
    }

    /// Keeps the present assessment in this tab only, or in the browser again. Written there before it is removed here; what lies there
    /// already stays. False where there is no room.
    fn move_to(self: &Rc<Self>, tab: bool) -> bool {
        let (s, from) = (self.session, self.shelf());
        let place = if tab { Place::Session } else { Place::Local };
        if s.shelves.tab_only.get_untracked().is_none_or(|now| now == tab) || self.sealed.get().is_some() {
            return true;
        }
        let there = Shelf { place, ..from.beside(FIRST) };
        let to = if there.read().is_some() { there.beside(&there.free_name()) } else { there };
        let says = s.with_record(Record::says_something);
        let text = (from.read().is_some() || says).then(|| self.text_of(&from)).flatten();
        let put = |part: &Shelf, text: &str| part.read().is_none() && part.write(text);
        let mut written: Vec<Shelf> = Vec::new();
        for (old, new) in from.parts().into_iter().zip(to.parts()) {
            let text = if old == from { text.clone() } else { old.read() };
            let Some(text) = text else { continue };
            if !put(&new, &text) {
                written.iter().for_each(Shelf::remove);
                return false;
            }
            written.push(new);
        }
        together::leave(s);
        from.clear();
        shelf::tell_erased(s.catalog, &from);
        let record = text.as_deref().and_then(|text| read::read(s.catalog, text).record);
        self.fresh.set(to.name != FIRST && text.is_none());
        if text.is_some() {
            to.remember();
        }
        self.line.replace(shelf::line(s.catalog, &to, &record.unwrap_or_else(|| Record::none(s.catalog)), text));
        self.shelf.replace(to);
        self.dirty.set(false);
        s.shelves.tab_only.set(Some(tab));
        self.share();
        // What is said now is another sentence.
        s.saving.set(Saving::Idle);
        self.begin();
        true
    }
}

/// Does what is asked of the shelves.
pub fn shelve(s: Session, keeper: &Rc<Keeper>, teller: &Rc<Teller>) {
    if let Some(what) = s.shelves.asked.get_untracked() {
        s.shelves.asked.set(None);
        untrack(|| keeper.shelve(what, &|name, text| teller.give(name, text)));
    }
}
