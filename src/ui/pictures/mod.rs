//! Which numbers and words go into a chart? What was assessed, put into words; the charts themselves know neither.

pub mod gap_map;
pub mod matrix;
pub mod overlap;
pub mod readiness;
pub mod timeline;

use crate::{assessment::Assessment, catalog::shape::Catalog, charts::drawing::Hue, record::Record, ui::session::Session, wording::Words};

/// What a chart is about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// What was asked.
    pub catalog: &'static Catalog,
    /// What was said.
    pub record: &'a Record,
    /// What follows.
    pub assessment: &'a Assessment,
    /// In which words.
    pub words: Words,
}

impl About<'_> {
    /// The standards that are asked: position and name.
    fn standards(&self) -> impl Iterator<Item = (usize, &'static str)> + use<> {
        let asked = self.assessment.asked;
        self.catalog.standards.iter().enumerate().filter(move |(n, _)| asked & 1 << n != 0).map(|(n, s)| (n, s.name))
    }

    /// A group with its standard where it is an Annex A: both have an A.5.
    pub fn group_label(&self, n: u16) -> String {
        [&group_number(self.catalog, n), " ", self.words.group(n)].concat()
    }

    /// A group's number and title, for places where its standard is named already.
    pub fn group_short(&self, n: u16) -> String {
        let id = self.catalog.groups.get(usize::from(n)).map_or("", |g| g.id);
        [id, self.words.group(n)].join(" ")
    }
}

/// A group's number, with its standard where it is an Annex A.
pub fn group_number(catalog: &Catalog, n: u16) -> String {
    let Some(group) = catalog.groups.get(usize::from(n)) else { return String::new() };
    let standard = group.standard.and_then(|n| catalog.standards.get(usize::from(n)));
    standard.map_or_else(|| group.id.to_owned(), |standard| [standard.key, " ", group.id].concat())
}

impl Session {
    /// Looks at what was said and at what follows from it, without following changes.
    pub fn about<T>(self, words: Words, look: impl FnOnce(&About) -> T) -> T {
        let catalog = self.catalog;
        self.assessment.with_untracked(|assessment| self.with_record(|record| look(&About { catalog, record, assessment, words })))
    }
}

/// The colour of a standard by its position.
fn hue(standard: usize) -> Hue {
    match standard {
        0 => Hue::Security,
        1 => Hue::Ai,
        _ => Hue::Both,
    }
}
