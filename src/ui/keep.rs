//! How are answers kept? Written shortly after each change, and at once when the page is about to go; never over what another tab wrote.

use super::{
    keep_names::Erased,
    place::Place as Screen,
    session::{Message, Reason, Saving, Session},
    shelf::{Opened, Shelf},
    together,
};
use crate::{
    browser::{
        clock,
        page::{self, Listener},
        storage::{self, Place},
    },
    options::Keeping,
    record::{KEYLESS, Record, line::Line, read},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Milliseconds between a change and its writing.
const DELAY: i32 = 300;

/// Milliseconds until what was not kept is tried again: the first time, and at most.
const FIRST_RETRY: i32 = 1_000;
const LAST_RETRY: i32 = 60_000;

/// Milliseconds in which another tab has to say that it erased what is gone.
const HEARING: i32 = 1_000;

/// Keeps a visit for as long as the handle lives.
pub struct Keeper {
    pub(super) session: Session,
    pub(super) shelf: RefCell<Shelf>,
    pub(super) line: RefCell<Rc<RefCell<Line>>>,
    pub(super) sealed: Cell<Option<Reason>>,
    on_saving: Rc<dyn Fn(&'static str)>,
    pub(super) hand: Rc<dyn Fn(&str)>,
    pub(super) dirty: Cell<bool>,
    waiting: Cell<bool>,
    told: Cell<&'static str>,
    patience: Cell<i32>,
    /// The language that was chosen in this visit.
    tongue: Cell<Option<&'static str>>,
    retrying: Cell<bool>,
    listening: Cell<bool>,
    /// Whether the assessment was begun beside others and is not written yet.
    pub(super) fresh: Cell<bool>,
    /// What was erased and can be brought back.
    pub(super) erased: RefCell<Vec<Erased>>,
}

impl Keeper {
    /// Begins to keep; `on_saving` is told each new state: saved, blocked, full, newer, conflict. `hand` takes each text that is written,
    /// or would be if the browser kept anything here.
    pub fn new(session: Session, opened: &Opened, on_saving: Rc<dyn Fn(&'static str)>, hand: Rc<dyn Fn(&str)>) -> Rc<Keeper> {
        let keeper = Keeper {
            session,
            shelf: RefCell::new(opened.shelf.clone()),
            line: RefCell::new(opened.line.clone()),
            sealed: Cell::new(opened.sealed),
            on_saving,
            hand,
            dirty: Cell::new(false),
            waiting: Cell::new(false),
            told: Cell::new(""),
            patience: Cell::new(0),
            tongue: Cell::new(None),
            retrying: Cell::new(false),
            listening: Cell::new(false),
            fresh: Cell::new(false),
            erased: RefCell::new(Vec::new()),
        };
        Rc::new(keeper)
    }

    /// Where this visit is kept.
    pub fn shelf(&self) -> Shelf {
        self.shelf.borrow().clone()
    }

    /// What this tab knows to be kept there.
    pub(super) fn line(&self) -> Rc<RefCell<Line>> {
        self.line.borrow().clone()
    }

    /// What the save line says before anything changed.
    pub fn begin(&self) {
        match (self.shelf().place, self.sealed.get()) {
            (_, Some(Reason::Full)) => self.tell(Saving::Not(Reason::Full), "full"),
            (_, Some(_)) => self.tell(Saving::Not(Reason::Newer), "newer"),
            (Place::Memory, _) => {
                let asked = self.session.options.with_untracked(|o| o.keeping == Keeping::Nothing);
                let reason = if asked { Reason::Asked } else { Reason::Blocked };
                self.tell(Saving::Not(reason), if asked { "" } else { "blocked" });
            }
            _ if self.line().borrow().exists() => {
                let time = self.session.with_record(|r| clock::day_and_time(&r.meta.saved, self.lang()));
                self.session.saving.set(Saving::Saved(time));
            }
            _ => self.session.saving.set(Saving::Idle),
        }
    }

    fn lang(&self) -> &'static str {
        self.session.words.with_untracked(|w| w.lang())
    }

    /// Notes the language that the visitor chose: it is kept with what is kept, and by itself it begins nothing.
    pub fn speaks(self: &Rc<Self>, lang: &'static str) {
        self.tongue.set(Some(lang));
        self.touch();
    }

    /// Notes a change, and writes it soon.
    pub fn touch(self: &Rc<Self>) {
        self.dirty.set(true);
        if !self.waiting.replace(true) {
            let keeper = self.clone();
            page::after(DELAY, move || {
                keeper.waiting.set(false);
                keeper.flush();
            });
        }
    }

    /// Writes now, also what the delay has not noted yet.
    pub fn flush_changed(self: &Rc<Self>) {
        self.dirty.set(true);
        self.flush();
    }

    /// Writes what changed, now. Nothing is written before the first answer.
    pub fn flush(self: &Rc<Self>) {
        if self.dirty.get() {
            self.write(Vec::new(), false);
        }
    }

    /// Takes in what others wrote, these and what is kept now, and writes what they do not have. All of it happens in one task.
    fn write(self: &Rc<Self>, heard: Vec<Record>, last: bool) {
        let s = self.session;
        // The visit may be over by the time a delay ends.
        let Some(place) = s.place.try_get_untracked().filter(|_| self.sealed.get().is_none()) else { return };
        self.step_aside();
        let (shelf, line) = (self.shelf(), self.line());
        let first = s.with_record(|r| r.says_something() || !r.unknown.answers.is_empty());
        let kept = shelf.read();
        let existed = line.borrow().exists();
        if !first && !existed && kept.is_none() {
            return;
        }
        // A storage that the browser has taken away is not an empty one.
        let there = storage::is_there(shelf.place);
        if kept.is_none() && existed && shelf.place != Place::Memory && there {
            return self.gone(last);
        }
        let known = line.borrow().knows(kept.as_deref());
        let mut theirs = heard;
        if let Some(text) = kept.as_deref().filter(|_| !known) {
            theirs.extend(self.read(text));
            if self.sealed.get().is_some() {
                return;
            }
        }
        let keyless = s.keyless.get_untracked();
        s.edit_meta(|r| {
            r.meta.saved = clock::now();
            if let Some(lang) = self.tongue.get() {
                r.meta.lang = lang.to_owned();
            }
            // What was never chosen is not written.
            if keyless || !r.meta.keys.is_empty() {
                r.meta.keys = if keyless { KEYLESS } else { "on" }.into();
            }
            // Whoever opens another assessment and comes back wants to go on where this one was left.
            if place != Screen::Kept {
                r.meta.place = place.name(s.catalog);
            }
        });
        let turn = s.with_record(|r| line.borrow().turn(s.catalog, r, &theirs, known));
        (self.hand)(&turn.text);
        let writes = turn.writes || self.dirty.get();
        let done = shelf.place == Place::Memory || !writes || storage::write(shelf.place, &shelf.key(), &turn.text);
        if done {
            self.dirty.set(false);
            if shelf.place != Place::Memory {
                self.fresh.set(false);
                line.borrow_mut().keep(&turn, kept.filter(|_| !writes));
                if shelf.name != super::shelf::FIRST && !existed {
                    shelf.remember();
                }
            }
        }
        if let Some(record) = &turn.adopt {
            s.adopt(record, false);
            together::spread(s, false);
        }
        let unfiled = turn.unfiled();
        if done && shelf.place != Place::Memory {
            // What is not kept is counted again with the next attempt.
            s.edit_meta(|r| (r.meta.unfiled, r.meta.filed) = (unfiled, turn.filed()));
        }
        s.unfiled.set(unfiled);
        if !turn.apart.is_empty() {
            s.message.set(Some(Message::Apart(turn.apart)));
            (self.on_saving)("conflict");
        }
        match (done, shelf.place) {
            (_, Place::Memory) => {}
            (true, _) => {
                self.patience.set(0);
                self.tell(Saving::Saved(clock::time(self.lang())), "saved");
            }
            (false, _) => {
                let (reason, event) = if there { (Reason::Full, "full") } else { (Reason::Blocked, "blocked") };
                self.tell(Saving::Not(reason), event);
                self.try_again();
            }
        }
    }

    /// What others wrote, as far as it can be read. A later version's is sealed, and what cannot be read whole is put aside first.
    fn read(&self, text: &str) -> Option<Record> {
        let reading = read::read(self.session.catalog, text);
        let lost = reading.notices.iter().any(|n| n.loses());
        if reading.newer() || lost && !self.shelf().set_aside(text) {
            let (reason, event) = if reading.newer() { (Reason::Newer, "newer") } else { (Reason::Full, "full") };
            self.sealed.set(Some(reason));
            self.tell(Saving::Not(reason), event);
        }
        reading.record
    }

    /// What was kept is not there any more, and nobody has said why. Who erased it in another tab says so at once; who did not was no
    /// visitor, and everything is written again. A page that is about to go cannot wait for that, and writes nothing.
    fn gone(self: &Rc<Self>, last: bool) {
        if !last && !self.listening.replace(true) {
            let keeper = self.clone();
            page::after(HEARING, move || {
                keeper.listening.set(false);
                let shelf = keeper.shelf();
                if keeper.line().borrow().exists() && shelf.read().is_none() && storage::is_there(shelf.place) {
                    keeper.write_again();
                }
            });
        }
    }

    /// The page around the element cleared the storage: writes everything again, and says so.
    fn write_again(self: &Rc<Self>) {
        self.line().borrow_mut().lose();
        if self.session.place.try_get_untracked().is_some() {
            self.session.message.set(Some(Message::Cleared));
        }
        self.flush_changed();
    }

    /// Hears what another tab did to the storage.
    pub fn heard(self: &Rc<Self>, event: &web_sys::Event) {
        self.step_aside();
        let shelf = self.shelf();
        let Some((key, text)) = storage::change(shelf.place, event) else { return };
        match (key, text) {
            (None, _) if self.line().borrow().exists() => self.write_again(),
            (Some(key), None) if key == shelf.key() => self.erased_elsewhere(),
            (Some(key), Some(text)) if key == shelf.key() && self.sealed.get().is_none() => {
                if let Some(record) = self.read(&text) {
                    self.write(vec![record], false);
                }
            }
            _ => {}
        }
        if self.session.place.try_get_untracked() == Some(Screen::Kept) {
            self.look();
        }
    }

    /// The visitor erased everything in another tab: nothing comes back from the memory of this one.
    fn erased_elsewhere(self: &Rc<Self>) {
        let (s, shelf, line) = (self.session, self.shelf(), self.line());
        if self.sealed.get().is_some() || !line.borrow().exists() || s.place.try_get_untracked().is_none() {
            return;
        }
        let kept = shelf.read();
        if kept.is_some() && line.borrow().knows(kept.as_deref()) {
            // Written by this tab before it heard of it.
            storage::remove(shelf.place, &shelf.key());
        }
        line.borrow_mut().forget(s.catalog);
        self.dirty.set(false);
        (self.hand)("");
        s.adopt(&Record::none(s.catalog), true);
        together::spread(s, true);
        s.message.set(Some(Message::ErasedElsewhere));
        self.tell(Saving::Idle, "");
    }

    /// Tries again later, each time twice as late.
    fn try_again(self: &Rc<Self>) {
        let delay = (self.patience.get() * 2).clamp(FIRST_RETRY, LAST_RETRY);
        if !self.retrying.replace(true) {
            self.patience.set(delay);
            let keeper = self.clone();
            page::after(delay, move || {
                keeper.retrying.set(false);
                keeper.flush();
            });
        }
    }

    /// Removes what is kept: our own key, and the copies set aside. False where that is not ours to remove.
    pub fn remove(&self) -> bool {
        if self.sealed.get().is_some() {
            return false;
        }
        (self.hand)("");
        let shelf = self.shelf();
        shelf.clear();
        self.line().borrow_mut().forget(self.session.catalog);
        if shelf.place == Place::Memory {
            self.dirty.set(false);
        } else {
            self.tell(Saving::Idle, "");
        }
        true
    }

    /// Shares what is said with every other element that is kept under the same name.
    pub fn share(self: &Rc<Self>) {
        if let Some(group) = self.shelf().group() {
            let keeper = Rc::downgrade(self);
            let hears = move |saving: &Saving, event| {
                if let Some(keeper) = keeper.upgrade() {
                    keeper.hear(saving.clone(), event);
                }
            };
            together::join(group, self.session, Rc::new(hears));
        }
    }

    /// Looks at what is kept again, for a page that was left and came back as it was: it heard nothing meanwhile.
    pub fn look_again(self: &Rc<Self>) {
        let (shelf, line) = (self.shelf(), self.line());
        let kept = shelf.read();
        if shelf.place == Place::Memory || line.borrow().knows(kept.as_deref()) || !storage::is_there(shelf.place) {
            return;
        }
        if kept.is_none() { self.erased_elsewhere() } else { self.write(Vec::new(), false) }
    }

    /// Whether it is kept changed: for everyone who shares it.
    pub(super) fn tell(&self, saving: Saving, event: &'static str) {
        together::spread_saving(self.session, &saving, event);
        self.hear(saving, event);
    }

    fn hear(&self, saving: Saving, event: &'static str) {
        if saving == Saving::Idle {
            self.dirty.set(false);
        }
        if self.session.saving.with_untracked(|s| *s != saving) {
            self.session.saving.set(saving);
        }
        if self.told.replace(event) != event && !event.is_empty() {
            (self.on_saving)(event);
        }
    }
}

/// Writes at once when the page is about to go, looks again when it comes back as it was, and hears other tabs.
pub fn listen(keeper: &Rc<Keeper>) -> Vec<Listener> {
    let [at_hide, at_end, at_back, at_change] = [keeper, keeper, keeper, keeper].map(Rc::clone);
    let hide = Listener::document("visibilitychange", move |_| {
        if page::hidden() {
            at_hide.flush();
        }
    });
    let end = Listener::window("pagehide", move |_| {
        if at_end.dirty.get() {
            at_end.write(Vec::new(), true);
        }
    });
    let back = Listener::window("pageshow", move |event| {
        if page::came_back(&event) {
            at_back.look_again();
        }
    });
    let change = Listener::window("storage", move |event| at_change.heard(&event));
    [hide, end, back, change].into_iter().flatten().collect()
}
