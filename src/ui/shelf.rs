//! Where does an assessment lie? One key each, beside it what had to be put aside, and the name of the one that was opened last.

use super::{
    session::{Message, Reason},
    shelving::{self, is_name},
    together,
};
use crate::{
    browser::{
        clock, page,
        storage::{self, Place},
    },
    catalog::shape::Catalog,
    options::Keeping,
    record::{Record, VERSION, line::Line, read},
};
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

/// The name of the first assessment.
pub const FIRST: &str = "default";
/// Which assessment was opened last.
const OPEN: &str = ":open";
/// How many texts that could not be read whole are kept of one assessment.
const ASIDE: u32 = 20;
/// How many names are asked for to find out whether there is more than one assessment.
const LOOKED_FOR: u32 = 20;

/// Where and under which key an assessment is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Where.
    pub place: Place,
    /// What all keys of this embedding begin with.
    pub prefix: String,
    /// The name of the assessment among these.
    pub name: String,
}

impl Shelf {
    /// The key of the record.
    pub fn key(&self) -> String {
        [&self.prefix, self.name.as_str()].concat()
    }

    /// Under which name elements of this page share it; none where nothing is kept.
    pub fn group(&self) -> Option<String> {
        (self.place != Place::Memory).then(|| [self.place.key(), " ", &self.key()].concat())
    }

    /// What is kept there.
    pub fn read(&self) -> Option<String> {
        storage::read(self.place, &self.key())
    }

    /// The same place for an assessment of another name.
    pub fn beside(&self, name: &str) -> Shelf {
        Shelf { name: name.to_owned(), ..self.clone() }
    }

    /// Writes a text there. False where there is no room; then what lay there is still there.
    pub fn write(&self, text: &str) -> bool {
        storage::write(self.place, &self.key(), text)
    }

    /// Removes what lies there.
    pub fn remove(&self) {
        storage::remove(self.place, &self.key());
    }

    /// The names of all assessments that are kept there, the first one first.
    pub fn names(&self) -> Vec<String> {
        shelving::names(&self.prefix, &storage::keys(self.place))
    }

    /// Whether an assessment beside this one is kept there. Asked name by name, so that nobody else's key is looked at.
    pub fn has_others(&self) -> bool {
        let first = std::iter::once(FIRST.to_owned());
        let names = first.chain((2..=LOOKED_FOR).map(|n| n.to_string()));
        names.filter(|name| *name != self.name).any(|name| self.beside(&name).read().is_some())
    }

    /// A name that nothing has yet.
    pub fn free_name(&self) -> String {
        let names = self.names();
        (2u32..).map(|n| n.to_string()).find(|name| !names.contains(name)).unwrap_or_default()
    }

    /// Remembers that this one was opened last.
    pub fn remember(&self) {
        let key = [&self.prefix, OPEN].concat();
        if self.name == FIRST {
            storage::remove(self.place, &key);
        } else if storage::read(self.place, &key).as_ref() != Some(&self.name) {
            storage::write(self.place, &key, &self.name);
        }
    }

    /// Where something is put aside.
    fn aside(&self, what: &str, n: u64) -> Shelf {
        let name = if self.name == FIRST { String::new() } else { [&self.name, ":"].concat() };
        self.beside(&format!(":{what}:{name}{n}"))
    }

    /// Wherever something of this assessment may lie: the record first, then what was put aside, in one order for all names.
    pub fn parts(&self) -> Vec<Shelf> {
        let quarantine = (1..=ASIDE).map(|n| self.aside("quarantine", n.into()));
        let backup = (1..VERSION).map(|version| self.aside("backup", version));
        std::iter::once(self.clone()).chain(quarantine).chain(backup).collect()
    }

    /// Keeps a text that could not be read whole under a key of its own, once. False where there is no room.
    pub fn set_aside(&self, text: &str) -> bool {
        for n in 1..=ASIDE {
            let shelf = self.aside("quarantine", n.into());
            match shelf.read() {
                Some(old) if old == text => return true,
                Some(_) => {}
                None => return shelf.write(text),
            }
        }
        false
    }

    /// Removes the record and what was put aside of it.
    pub fn clear(&self) {
        for part in self.parts() {
            part.remove();
        }
        let open = [&self.prefix, OPEN].concat();
        if storage::read(self.place, &open).as_ref() == Some(&self.name) {
            storage::remove(self.place, &open);
        }
    }
}

/// Where this visit is kept: where the host asks, but in this tab where the visitor chose that.
pub fn shelf(keeping: Keeping, storage_key: &str) -> Shelf {
    let prefix = [shelving::OURS, storage_key, ":"].concat();
    let last_opened = |place| {
        let first = Shelf { place, prefix: prefix.clone(), name: FIRST.to_owned() };
        let last = storage::read(place, &[&prefix, OPEN].concat()).filter(|name| is_name(name)).map(|name| first.beside(&name));
        last.filter(|shelf| shelf.read().is_some()).unwrap_or(first)
    };
    let asked = storage::probe(keeping);
    let tab = last_opened(if asked == Place::Local { storage::probe(Keeping::Session) } else { Place::Memory });
    if tab.read().is_some() { tab } else { last_opened(asked) }
}

/// Whether the visitor may choose to keep everything in this tab only: where the host asks for the browser, and both can be had.
pub fn offers_tab(keeping: Keeping) -> bool {
    keeping == Keeping::Local && storage::probe(keeping) == Place::Local && storage::probe(Keeping::Session) == Place::Session
}

/// What was found on a shelf.
pub struct Opened {
    /// Where this visit is kept.
    pub shelf: Shelf,
    /// What this tab knows to be kept there.
    pub line: Rc<RefCell<Line>>,
    /// Why what lies there must not be written over, if so.
    pub sealed: Option<Reason>,
    /// The record to begin with.
    pub record: Record,
    /// What to tell about it.
    pub message: Option<Message>,
}

impl Opened {
    /// Whether it can only be looked at: a later version wrote it.
    pub fn newer(&self) -> bool {
        self.sealed == Some(Reason::Newer)
    }
}

thread_local! {
    /// The lines of this page, by group: elements that share an assessment are one tab.
    static LINES: RefCell<Vec<(String, Weak<RefCell<Line>>)>> = const { RefCell::new(Vec::new()) };
}

/// The line that an element of this page has begun already.
fn begun(group: &str) -> Option<Rc<RefCell<Line>>> {
    LINES.with_borrow_mut(|lines| {
        lines.retain(|(_, line)| line.strong_count() > 0);
        lines.iter().find(|(name, _)| name == group).and_then(|(_, line)| line.upgrade())
    })
}

/// The line of an assessment on this page, begun with this record and its text where no element has begun it yet.
pub fn line(catalog: &Catalog, shelf: &Shelf, record: &Record, text: Option<String>) -> Rc<RefCell<Line>> {
    let group = shelf.group();
    group.as_deref().and_then(begun).unwrap_or_else(|| {
        let line = Rc::new(RefCell::new(Line::begin(catalog, page::chance(), record, text)));
        if let Some(group) = group {
            LINES.with_borrow_mut(|lines| lines.push((group, Rc::downgrade(&line))));
        }
        line
    })
}

/// Lets every element of this page that holds an assessment know that it was erased: other tabs hear that from the browser.
pub fn tell_erased(catalog: &'static Catalog, shelf: &Shelf) {
    if let Some(group) = shelf.group() {
        if let Some(line) = begun(&group) {
            line.borrow_mut().forget(catalog);
        }
        together::empty(&group, catalog);
    }
}

/// Opens what is kept. What cannot be read is copied aside before anything is written. `hand` takes the text before anything else
/// looks at it: whatever goes wrong with it then, the page can still give it to the visitor.
pub fn open(catalog: &'static Catalog, shelf: Shelf, lang: &str, hand: &dyn Fn(&str)) -> Opened {
    let group = shelf.group();
    let held = group.as_deref().and_then(together::held);
    let text = shelf.read();
    hand(text.as_deref().unwrap_or_default());
    let reading = text.as_deref().map(|text| read::read(catalog, text));
    let (mut told, mut sealed, mut copied, mut newer) = (Vec::new(), None, false, None);
    let found = reading.and_then(|reading| {
        let text = text.as_deref().unwrap_or_default();
        let is_newer = reading.newer();
        if is_newer {
            newer = read::look(catalog, text);
        } else if reading.version < VERSION {
            let _written = shelf.aside("backup", reading.version).write(text);
        }
        // What a later version wrote is shown under a banner of its own.
        told = reading.notices.into_iter().filter(|n| n.loses() && !is_newer).collect();
        let lost = !told.is_empty();
        copied = lost && shelf.set_aside(text);
        // Without a copy of what could not be read, nothing may be written over it.
        sealed = if is_newer { Some(Reason::Newer) } else { (lost && !copied).then_some(Reason::Full) };
        reading.record
    });
    let none = Record::none(catalog);
    let line = line(catalog, &shelf, found.as_ref().unwrap_or(&none), text);
    // Another element on this page may hold more than was written.
    let here = held.is_some();
    let mut record = held.or(found).or(newer).unwrap_or(none);
    if record.meta.filed.is_empty() {
        // Where no file was ever made, every answer is in none, whoever wrote them.
        record.meta.unfiled = record.meta.unfiled.max(record.answered() as u64);
    }
    let message = if !told.is_empty() {
        Some(Message::Notices(told, copied))
    } else {
        let answered = record.answered();
        (answered > 0 && !here && sealed.is_none() && !record.meta.adviser)
            .then(|| Message::Restored(answered, clock::day_and_time(&record.meta.saved, lang)))
    };
    Opened { shelf, line, sealed, record, message }
}
