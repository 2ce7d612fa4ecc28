//! Who is asking? Facts that decide what is asked, which path it takes and how long.

use crate::{
    answers::{Answer, Answers, State},
    catalog::shape::{Catalog, Item, Path, Quick},
    order::in_order,
};
use jiff::civil::Date;

/// What the visitor told; everything is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Per field of the catalog, the option told.
    pub told: Vec<Option<u8>>,
    /// When the work begins or began.
    pub start: Option<Date>,
    /// What the organization is called on its documents, at most [`NAME_LIMIT`] UTF-16 units, or empty. No link carries it.
    pub organization: String,
}

/// The longest name of an organization, in UTF-16 units.
pub const NAME_LIMIT: usize = 200;

impl Profile {
    /// Nothing told.
    pub fn none(catalog: &Catalog) -> Profile {
        Profile { told: vec![None; catalog.fields.len()], ..Profile::default() }
    }

    /// The option told for a field.
    pub fn get(&self, field: u8) -> Option<u8> {
        self.told.get(usize::from(field)).copied().flatten()
    }

    /// Tells an option, or takes it back.
    pub fn tell(&mut self, field: u8, option: Option<u8>) {
        if let Some(told) = self.told.get_mut(usize::from(field)) {
            *told = option;
        }
    }

    /// Whether all these fields have these options, defaults standing in for what is not told.
    pub fn fits(&self, catalog: &Catalog, when: &[(u8, u8)]) -> bool {
        when.iter().all(|&(field, option)| {
            let default = catalog.fields.get(usize::from(field)).and_then(|f| f.default);
            self.get(field).or(default) == Some(option)
        })
    }

    /// Whether all these fields were told to have these options; no default stands in.
    pub fn tells(&self, when: &[(u8, u8)]) -> bool {
        when.iter().all(|&(field, option)| self.get(field) == Some(option))
    }

    /// The standards that are asked, a bit each: those of the target, all while no target is told.
    pub fn asked(&self, catalog: &Catalog) -> u8 {
        let told = catalog.fields.iter().zip(&self.told).filter_map(|(f, o)| f.options.get(usize::from((*o)?)));
        let target = told.fold(0, |bits, o| bits | o.standards);
        if target != 0 { target } else { all(catalog) }
    }

    /// The path that this organization takes; none when nothing is left to certify.
    pub fn path(&self, catalog: &'static Catalog) -> Option<&'static Path> {
        let row = catalog.choose.iter().find(|row| self.fits(catalog, row.when))?;
        catalog.paths.get(usize::from(row.path?))
    }

    /// How hard what was told for a field makes the work, 0 easy to 1 hard; none where nothing is told or the field has no part in it.
    pub fn hard(&self, catalog: &Catalog, field: u8) -> Option<f64> {
        let option = self.get(field)?;
        catalog.fields.get(usize::from(field))?.options.get(usize::from(option))?.hard
    }

    /// How hard the path is for an organization like this, 0 easy to 1 hard; a field that is not told counts one half.
    pub fn hardness(&self, catalog: &Catalog, path: &Path) -> f64 {
        let of = |field: &u8| self.hard(catalog, *field).unwrap_or(0.5);
        if path.scale.is_empty() { 0.5 } else { path.scale.iter().map(of).sum::<f64>() / path.scale.len() as f64 }
    }
}

/// Every standard, a bit each.
pub fn all(catalog: &Catalog) -> u8 {
    catalog.standards.iter().enumerate().fold(0, |bits, (n, _)| bits | 1 << n)
}

/// The questions asked for these standards, in reading order.
pub fn asked_items(catalog: &'static Catalog, standards: u8) -> impl Iterator<Item = Item> {
    catalog.items.iter().enumerate().filter(move |(_, q)| q.standards & standards != 0).map(|(n, _)| n as Item)
}

/// The quick check for these standards; where the catalog names none, the first question of every group that is asked.
pub fn quick_items(catalog: &'static Catalog, standards: u8) -> Vec<Item> {
    let named = catalog.quick.iter().find(|q: &&Quick| q.standards == standards);
    let first = || {
        let asked = |i: &&Item| catalog.items.get(usize::from(**i)).is_some_and(|q| q.standards & standards != 0);
        let list: Vec<Item> = catalog.groups.iter().filter_map(|g| g.items.iter().find(asked).copied()).collect();
        in_order(list.iter().map(|i| u64::from(*i))).into_iter().filter_map(|n| list.get(n).copied()).collect()
    };
    named.map_or_else(first, |q| q.items.to_vec())
}

/// Shared answers that are at least in place when a standard joins the target: they keep their state and are marked, because they
/// say nothing yet about the standard that joined. `joined` and `before` are standards, a bit each.
pub fn to_widen(catalog: &'static Catalog, answers: &Answers, joined: u8, before: u8) -> Vec<(Item, Answer)> {
    let concerned = |item: &Item| {
        let question = catalog.items.get(usize::from(*item));
        question.is_some_and(|q| q.shared && q.standards & joined != 0 && q.standards & before != 0)
    };
    (answers.iter())
        .filter(|(item, a)| concerned(item) && a.state.is_some_and(State::in_place))
        .map(|(item, a)| (item, Answer { widen: a.widen | joined, ..a.clone() }))
        .collect()
}
