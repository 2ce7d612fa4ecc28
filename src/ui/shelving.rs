//! What lies in this browser, as the visitor sees it? A line for each assessment and each copy kept aside, and what can be done with them.

use super::{
    cells::Val,
    shelf::{FIRST, Shelf},
};
use crate::{
    browser::storage::Place,
    catalog::shape::Catalog,
    order::in_order,
    record::{Record, read},
    wording::{Words, phrase},
};

/// What all keys of the program begin with, whoever embeds it.
pub const OURS: &str = "readiness-check:";

/// What the visitor wants done with what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shelving {
    /// Look at what is there.
    Look,
    /// Open this assessment in place of the present one.
    Open(Shelf),
    /// Begin an empty one beside it.
    New,
    /// Give it another name.
    Rename(Shelf, String),
    /// Write the same once more under this name.
    Duplicate(Shelf, String),
    /// Erase an assessment that is not open, or a copy; what it was called is said beside the way back.
    Erase(Shelf, String),
    /// Bring back what was erased, by its position.
    Restore(usize),
    /// Hand it to the browser as a file, as it is kept.
    Give(Shelf),
    /// The same for the one that is open.
    GiveOpen,
    /// Hand over everything that other embeddings keep.
    GiveOthers,
    /// Keep the present assessment in this tab only, or in the browser again.
    Move(bool),
    /// Open this document, which is somebody else's, beside the visitor's own, to be looked at as adviser.
    Advise(String),
}

/// An assessment that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where.
    pub shelf: Shelf,
    /// What the visitor calls it, or nothing.
    pub name: String,
    /// How many questions have an answer.
    pub answers: usize,
    /// When it was saved (ISO 8601), or nothing.
    pub saved: String,
    /// Whether it is the one that is open.
    pub open: bool,
    /// Whether it is written down anywhere yet.
    pub written: bool,
    /// Whether it can be read, so that it can be renamed and copied.
    pub readable: bool,
    /// Whether it is somebody else's, looked at as adviser.
    pub adviser: bool,
}

/// Everything that there is to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// The assessments.
    pub kept: Vec<Kept>,
    /// Texts that were put aside as they were found.
    pub aside: Vec<Shelf>,
    /// What was erased and can be brought back, by what it was called.
    pub erased: Vec<String>,
    /// How many texts other embeddings keep.
    pub others: usize,
    /// How much is kept here, in bytes.
    pub bytes: usize,
    /// Whether there is more than one assessment.
    pub several: bool,
}

/// What a visit knows of what is kept, and what the visitor wants of it.
#[derive(Clone, Copy)]
pub struct Shelves {
    /// What is to be done, once.
    pub asked: Val<Option<Shelving>>,
    /// What was there when somebody looked last.
    pub holdings: Val<Holdings>,
    /// Whether everything is kept in this tab only; none where that is not to be chosen.
    pub tab_only: Val<Option<bool>>,
    /// Whether a later version wrote what is shown, so that it is only read.
    pub reading: Val<bool>,
    /// Whether a file of what is kept was handed to the browser, once that is known.
    pub given: Val<Option<bool>>,
}

impl Shelves {
    /// Nothing is known yet.
    pub fn none() -> Shelves {
        Shelves {
            asked: Val::new(None),
            holdings: Val::new(Holdings::default()),
            tab_only: Val::new(None),
            reading: Val::new(false),
            given: Val::new(None),
        }
    }

    /// What is known where a visit begins on a shelf. `offers`: whether the visitor may choose to keep everything in this tab only.
    pub fn begin(&self, shelf: &Shelf, offers: bool) {
        self.tab_only.set(offers.then_some(shelf.place == Place::Session));
        self.holdings.set(Holdings { several: shelf.has_others(), ..Holdings::default() });
    }
}

/// Whether what stands behind the prefix of a key names an assessment.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(':')
}

/// The names of all assessments among keys, the first one first.
pub fn names(prefix: &str, keys: &[String]) -> Vec<String> {
    let behind = keys.iter().filter_map(|key| key.strip_prefix(prefix));
    by_number(behind.filter(|name| is_name(name)).map(str::to_owned).collect())
}

/// Names by the number at their end, the first assessment before all others.
fn by_number(names: Vec<String>) -> Vec<String> {
    let number = |name: &String| name.rsplit(':').next().and_then(|n| n.parse().ok()).unwrap_or(u64::MAX);
    let rank = |name: &String| if name == FIRST { 0 } else { number(name) };
    in_order(names.iter().map(rank)).into_iter().filter_map(|n| names.get(n).cloned()).collect()
}

/// What was put aside, by what stands behind the prefix of its key.
fn aside(prefix: &str, keys: &[String]) -> Vec<String> {
    let behind = keys.iter().filter_map(|key| key.strip_prefix(prefix));
    by_number(behind.filter(|name| name.starts_with(":quarantine:") || name.starts_with(":backup:")).map(str::to_owned).collect())
}

/// The keys of other embeddings of the program.
pub fn others(prefix: &str, keys: Vec<String>) -> Vec<String> {
    keys.into_iter().filter(|key| key.starts_with(OURS) && !key.starts_with(prefix)).collect()
}

impl Kept {
    /// What a shelf holds, from its text, or from the record where it is the one that is open.
    fn of(catalog: &Catalog, shelf: Shelf, text: Option<&str>, open: Option<&Record>) -> Kept {
        let reading = text.filter(|_| open.is_none()).map(|text| read::read(catalog, text));
        let readable = reading.as_ref().is_none_or(|reading| reading.record.is_some());
        let read = reading.and_then(|reading| reading.record).or_else(|| read::look(catalog, text.filter(|_| open.is_none())?));
        let record = open.or(read.as_ref());
        let (name, saved) = record.map(|r| (r.meta.name.clone(), r.meta.saved.clone())).unwrap_or_default();
        let (answers, written) = (record.map_or(0, Record::answered), text.is_some());
        let adviser = record.is_some_and(|r| r.meta.adviser);
        Kept { shelf, name, answers, saved, open: open.is_some(), written, readable, adviser }
    }
}

impl Holdings {
    /// Everything in these places, the one that other embeddings are looked for in first. `here` is open and holds `open`; `keys` and `read`
    /// tell what is there.
    pub fn of(
        catalog: &Catalog,
        here: (&Shelf, &Record),
        places: &[Place],
        keys: &dyn Fn(Place) -> Vec<String>,
        read: &dyn Fn(&Shelf) -> Option<String>,
    ) -> Holdings {
        let (here, open) = here;
        let mut all = Holdings::default();
        for (n, place) in places.iter().enumerate() {
            let keys = keys(*place);
            let root = Shelf { place: *place, ..here.clone() };
            let mut names = names(&here.prefix, &keys);
            if *place == here.place && !names.contains(&here.name) {
                names.push(here.name.clone());
                names = by_number(names);
            }
            for shelf in names.iter().map(|name| root.beside(name)) {
                let text = read(&shelf);
                all.bytes += text.as_ref().map_or(0, |text| text.len() + shelf.key().len());
                let open = (shelf == *here).then_some(open);
                all.kept.push(Kept::of(catalog, shelf, text.as_deref(), open));
            }
            for shelf in aside(&here.prefix, &keys).iter().map(|name| root.beside(name)) {
                all.bytes += read(&shelf).map_or(0, |text| text.len() + shelf.key().len());
                all.aside.push(shelf);
            }
            if n == 0 {
                all.others = others(&here.prefix, keys).len();
            }
        }
        all.several = all.kept.len() > 1;
        all
    }
}

/// What an assessment is called: by the visitor, or by its number.
pub fn label(w: Words, kept: &Kept) -> String {
    let number = if kept.shelf.name == FIRST { "1" } else { kept.shelf.name.as_str() };
    let name = if kept.name.is_empty() { w.fill(phrase::SHELF_UNNAMED, &[("n", number)]) } else { kept.name.clone() };
    if kept.adviser { w.fill(phrase::ADVISE_NAME, &[("name", &name)]) } else { name }
}

/// The name of the file that a shelf is handed over as.
pub fn file_name(shelf: &Shelf) -> String {
    let name = if shelf.name == FIRST { String::new() } else { ["-", shelf.name.trim_start_matches(':')].concat() };
    ["readiness-check", &name.replace(':', "-"), ".json"].concat()
}
