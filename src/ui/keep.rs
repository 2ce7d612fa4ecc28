//! How are answers kept? Written shortly after each change, and at once when the page is about to go.

use super::{
    session::{Message, Reason, Saving, Session},
    together,
};
use crate::{
    browser::{
        clock,
        page::{self, Listener},
        storage::{self, Place},
    },
    catalog::shape::Catalog,
    options::Keeping,
    record::{Record, read, write},
};
use std::{cell::Cell, rc::Rc};

/// Milliseconds between a change and its writing.
const DELAY: i32 = 300;

/// Milliseconds until what was not kept is tried again: the first time, and at most.
const FIRST_RETRY: i32 = 1_000;
const LAST_RETRY: i32 = 60_000;

/// Where and under which key this visit is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Where.
    pub place: Place,
    /// The key of the record.
    pub key: String,
    /// Why what lies there must not be written over, if so.
    pub sealed: Option<Reason>,
    /// With whom it is shared on this page, if it is.
    pub group: Option<String>,
}

/// What was found on the shelf.
pub struct Opened {
    /// Where this visit is kept.
    pub shelf: Shelf,
    /// The record to begin with.
    pub record: Record,
    /// What to tell about it.
    pub message: Option<Message>,
}

/// Opens what was kept. What cannot be read is copied aside before anything is written. `hand` takes the text before anything else
/// looks at it: whatever goes wrong with it then, the page can still give it to the visitor.
pub fn open(catalog: &'static Catalog, keeping: Keeping, storage_key: &str, lang: &str, hand: &dyn Fn(&str)) -> Opened {
    let group = group(keeping, storage_key);
    let mut shelf = Shelf { place: storage::probe(keeping), key: format!("readiness-check:{storage_key}:default"), sealed: None, group };
    let held = shelf.group.as_deref().and_then(together::held);
    let Some(text) = storage::read(shelf.place, &shelf.key) else {
        return Opened { shelf, record: held.unwrap_or_else(|| Record::none(catalog)), message: None };
    };
    hand(&text);
    let reading = read::read(catalog, &text);
    let lost = reading.notices.iter().any(|n| n.loses()) && !reading.newer();
    let copied = lost && set_aside(&shelf, &text);
    // Without a copy of what could not be read, nothing may be written over it.
    shelf.sealed = if reading.newer() { Some(Reason::Newer) } else { (lost && !copied).then_some(Reason::Full) };
    // Another element on this page may hold more than was written.
    let here = held.is_some();
    let record = held.or(reading.record).unwrap_or_else(|| Record::none(catalog));
    let told: Vec<_> = reading.notices.into_iter().filter(|n| n.loses()).collect();
    let message = if told.is_empty() {
        let answered = record.answered();
        (answered > 0 && !here).then(|| Message::Restored(answered, clock::day_and_time(&record.meta.saved, lang)))
    } else {
        Some(Message::Notices(told, copied))
    };
    Opened { shelf, record, message }
}

/// Under which name elements of this page share; none where the host asks that nothing is kept.
fn group(keeping: Keeping, storage_key: &str) -> Option<String> {
    let kind = match keeping {
        Keeping::Local => "local ",
        Keeping::Session => "session ",
        Keeping::Nothing => return None,
    };
    Some([kind, storage_key].concat())
}

/// The key of a copy that was set aside.
fn aside(shelf: &Shelf, n: u32) -> String {
    format!("{}:quarantine:{n}", shelf.key.trim_end_matches("default"))
}

/// Keeps a text that could not be read whole under a key of its own, once.
fn set_aside(shelf: &Shelf, text: &str) -> bool {
    for n in 1..=20 {
        let key = aside(shelf, n);
        match storage::read(shelf.place, &key) {
            Some(old) if old == text => return true,
            Some(_) => {}
            None => return storage::write(shelf.place, &key, text),
        }
    }
    false
}

/// Keeps a visit for as long as the handle lives.
pub struct Keeper {
    session: Session,
    shelf: Shelf,
    sealed: Cell<Option<Reason>>,
    on_saving: Rc<dyn Fn(&'static str)>,
    hand: Rc<dyn Fn(&str)>,
    dirty: Cell<bool>,
    waiting: Cell<bool>,
    told: Cell<&'static str>,
    exists: Cell<bool>,
    patience: Cell<i32>,
    retrying: Cell<bool>,
}

impl Keeper {
    /// Begins to keep; `on_saving` is told each new state: saved, blocked, full, newer. `hand` takes each text that is written, or
    /// would be if the browser kept anything here.
    pub fn new(session: Session, shelf: Shelf, on_saving: Rc<dyn Fn(&'static str)>, hand: Rc<dyn Fn(&str)>) -> Rc<Keeper> {
        let exists = storage::read(shelf.place, &shelf.key).is_some();
        let keeper = Keeper {
            session,
            sealed: Cell::new(shelf.sealed),
            shelf,
            on_saving,
            hand,
            dirty: Cell::new(false),
            waiting: Cell::new(false),
            told: Cell::new(""),
            exists: Cell::new(exists),
            patience: Cell::new(0),
            retrying: Cell::new(false),
        };
        Rc::new(keeper)
    }

    /// What the save line says before anything changed.
    pub fn begin(&self) {
        match (self.shelf.place, self.sealed.get()) {
            (_, Some(Reason::Full)) => self.tell(Saving::Not(Reason::Full), "full"),
            (_, Some(_)) => self.tell(Saving::Not(Reason::Newer), "newer"),
            (Place::Memory, _) => {
                let asked = self.session.options.with_untracked(|o| o.keeping == Keeping::Nothing);
                let reason = if asked { Reason::Asked } else { Reason::Blocked };
                self.tell(Saving::Not(reason), if asked { "" } else { "blocked" });
            }
            _ if self.exists.get() => {
                let time = self.session.with_record(|r| clock::day_and_time(&r.meta.saved, self.session.words.with_untracked(|w| w.lang())));
                self.session.saving.set(Saving::Saved(time));
            }
            _ => {}
        }
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
        if !self.dirty.get() || self.sealed.get().is_some() {
            return;
        }
        // The visit may be over by the time a delay ends.
        let Some(place) = self.session.place.try_get_untracked() else { return };
        let first = self.session.with_record(|r| r.says_something() || !r.unknown.answers.is_empty());
        if !first && !self.exists.get() {
            return;
        }
        let catalog = self.session.catalog;
        self.session.edit_meta(|r| {
            r.meta.saved = clock::now();
            r.meta.place = place.name(catalog);
        });
        let text = self.session.with_record(|r| write::stored(catalog, r));
        (self.hand)(&text);
        if self.shelf.place == Place::Memory {
            self.dirty.set(false);
        } else if storage::write(self.shelf.place, &self.shelf.key, &text) {
            self.dirty.set(false);
            self.exists.set(true);
            self.patience.set(0);
            let lang = self.session.words.with_untracked(|w| w.lang());
            self.tell(Saving::Saved(clock::time(lang)), "saved");
        } else {
            self.tell(Saving::Not(Reason::Full), "full");
            self.try_again();
        }
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
        storage::remove(self.shelf.place, &self.shelf.key);
        for n in 1..=20 {
            storage::remove(self.shelf.place, &aside(&self.shelf, n));
        }
        if self.shelf.place == Place::Memory {
            self.dirty.set(false);
        } else {
            self.tell(Saving::Idle, "");
        }
        true
    }

    /// Shares what is said with every other element that is kept under the same name.
    pub fn share(self: &Rc<Self>) {
        if let Some(group) = self.shelf.group.clone() {
            let keeper = Rc::downgrade(self);
            let hears = move |saving: &Saving, event| {
                if let Some(keeper) = keeper.upgrade() {
                    keeper.hear(saving.clone(), event);
                }
            };
            together::join(group, self.session, Rc::new(hears));
        }
    }

    /// Reads what is kept again, for a page that was left and came back as it was: others may have written meanwhile.
    pub fn read_again(&self) {
        let s = self.session;
        if self.dirty.get() || self.shelf.place == Place::Memory || self.sealed.get().is_some() || s.place.try_get_untracked().is_none() {
            return;
        }
        let Some(text) = storage::read(self.shelf.place, &self.shelf.key) else {
            if self.exists.get() {
                s.adopt(&Record::none(s.catalog), true);
                self.hear(Saving::Idle, "");
            }
            return;
        };
        let reading = read::read(s.catalog, &text);
        let lost = reading.notices.iter().any(|n| n.loses());
        if reading.newer() || lost && !set_aside(&self.shelf, &text) {
            let (reason, event) = if reading.newer() { (Reason::Newer, "newer") } else { (Reason::Full, "full") };
            self.sealed.set(Some(reason));
            self.hear(Saving::Not(reason), event);
        } else if let Some(record) = reading.record.filter(|_| !lost) {
            let time = clock::day_and_time(&record.meta.saved, s.words.with_untracked(|w| w.lang()));
            self.exists.set(true);
            if s.adopt(&record, true) {
                s.saving.set(Saving::Saved(time));
            }
        }
    }

    /// Whether it is kept changed: for everyone who shares it.
    fn tell(&self, saving: Saving, event: &'static str) {
        together::spread_saving(self.session, &saving, event);
        self.hear(saving, event);
    }

    fn hear(&self, saving: Saving, event: &'static str) {
        match saving {
            Saving::Saved(_) => self.exists.set(true),
            Saving::Idle => {
                self.dirty.set(false);
                self.exists.set(false);
            }
            Saving::Not(_) => {}
        }
        if self.session.saving.with_untracked(|s| *s != saving) {
            self.session.saving.set(saving);
        }
        if self.told.replace(event) != event && !event.is_empty() {
            (self.on_saving)(event);
        }
    }
}

/// Writes at once when the page is about to go, and looks again when it comes back as it was.
pub fn flush_at_the_end(keeper: &Rc<Keeper>) -> Vec<Listener> {
    let (at_hide, at_end, at_back) = (keeper.clone(), keeper.clone(), keeper.clone());
    let hide = Listener::document("visibilitychange", move |_| {
        if page::hidden() {
            at_hide.flush();
        }
    });
    let end = Listener::window("pagehide", move |_| at_end.flush());
    let back = Listener::window("pageshow", move |event| {
        if page::came_back(&event) {
            at_back.read_again();
        }
    });
    [hide, end, back].into_iter().flatten().collect()
}
