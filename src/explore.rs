//! Which control gives which a start? The links of an overlap one by one, how far each is, and the clauses beside them.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item, Overlap, Strength},
    figures::Lane,
    order::in_order,
    overlap::{live_mains, served, work},
    profile::Profile,
    readiness::left_out,
};

/// How far a start is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Every main control that gives it is in place, or served by the certificate.
    Reached,
    /// Not yet.
    Open,
    /// It does not apply, or nothing that gives it does.
    LeftOut,
    /// Nothing gives it.
    Never,
}

/// A control that gives a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Giver {
    /// The control.
    pub item: Item,
    /// Whether it counts for the head start; otherwise it is a further one that helps.
    pub main: bool,
    /// What was said about it.
    pub state: Option<State>,
    /// How far it is.
    pub reach: Reach,
}

/// A control that gets a start, and what gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The control.
    pub control: Item,
    /// Its group.
    pub group: u16,
    /// How strong the start is.
    pub strength: Strength,
    /// The main controls, then the further ones.
    pub givers: Vec<Giver>,
    /// How far the start is.
    pub reach: Reach,
}

/// Every control that could get a start, in reading order. Where there is no work to speak of, nothing is reached.
pub fn rows(catalog: &Catalog, overlap: &Overlap, answers: &Answers, profile: &Profile) -> Vec<Row> {
    let work = work(catalog, overlap, profile);
    let reached = |item: Item| work.is_some_and(|proven| served(answers, item, proven));
    let giver = |item: Item, main: bool| {
        let reach = match reached(item) {
            _ if left_out(catalog, answers, item) => Reach::LeftOut,
            true => Reach::Reached,
            false => Reach::Open,
        };
        Giver { item, main, state: answers.state(item), reach }
    };
    let mut rows = Vec::new();
    for link in overlap.links {
        let givers = link.main.iter().map(|i| giver(*i, true)).chain(link.also.iter().map(|i| giver(*i, false))).collect();
        let reach = match live_mains(catalog, answers, link) {
            _ if link.main.is_empty() => Reach::Never,
            None => Reach::LeftOut,
            Some(mains) if mains.iter().all(|i| reached(*i)) => Reach::Reached,
            Some(_) => Reach::Open,
        };
        let group = catalog.items.get(usize::from(link.control)).map_or(0, |q| q.group);
        rows.push(Row { control: link.control, group, strength: link.strength, givers, reach });
    }
    rows
}

/// Which rows are shown; what is none leaves all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// With a start as strong as this.
    pub strength: Option<Strength>,
    /// Reached, or open.
    pub reached: Option<bool>,
    /// In this group, by its position in the catalog.
    pub group: Option<u16>,
}

impl Filter {
    /// Whether a row fits.
    pub fn fits(self, row: &Row) -> bool {
        let reached = match self.reached {
            None => true,
            // A weak start counts for nothing, so it is neither reached nor missing.
            Some(reached) => row.strength == Strength::Strong && row.reach == if reached { Reach::Reached } else { Reach::Open },
        };
        reached && self.strength.is_none_or(|s| s == row.strength) && self.group.is_none_or(|g| g == row.group)
    }

    /// How many rows fit.
    pub fn count(self, rows: &[Row]) -> usize {
        rows.iter().filter(|row| self.fits(row)).count()
    }
}

/// The controls of a standard, by its position, in reading order.
pub fn controls(catalog: &Catalog, standard: u8) -> Vec<Item> {
    let items = catalog.standards.get(usize::from(standard)).map_or(&[][..], |s| s.items);
    items.iter().copied().filter(|i| catalog.items.get(usize::from(*i)).is_some_and(|q| q.control)).collect()
}

/// What a control gives: the controls that it helps, how strongly, and whether it is a main one for them.
pub type Gives = (Item, Vec<(Item, Strength, bool)>);

/// The same links seen from the controls that give, in reading order; those that give nothing are left out.
pub fn gives(catalog: &Catalog, overlap: &Overlap) -> Vec<Gives> {
    let to = |giver: Item| {
        let links = overlap.links.iter().filter(|l| l.main.contains(&giver) || l.also.contains(&giver));
        links.map(|l| (l.control, l.strength, l.main.contains(&giver))).collect::<Vec<_>>()
    };
    controls(catalog, overlap.from).into_iter().map(|i| (i, to(i))).filter(|(_, to)| !to.is_empty()).collect()
}

/// How many controls carry the strong links: as main ones, and together with the further ones of these links.
pub fn carriers(gives: &[Gives]) -> (usize, usize) {
    let carry = |fits: fn(&(Item, Strength, bool)) -> bool| gives.iter().filter(|(_, to)| to.iter().any(fits)).count();
    (carry(|(_, strength, main)| *strength == Strength::Strong && *main), carry(|(_, strength, _)| *strength == Strength::Strong))
}

/// The clauses of the standard that gets the start, by number, each with how it relates to the other standard.
pub fn clauses(catalog: &Catalog, overlap: &Overlap) -> Vec<(Item, Lane)> {
    let mut all = Vec::new();
    for (n, q) in catalog.items.iter().enumerate().filter(|(_, q)| !q.control && q.standards & 1 << overlap.to != 0) {
        let lane = match (overlap.shared.contains(&(n as Item)), q.twin) {
            (true, _) => Lane::Shared,
            (_, Some(_)) => Lane::Differs,
            _ => Lane::Only,
        };
        all.push((u64::from(q.rank), (n as Item, lane)));
    }
    in_order(all.iter().map(|(rank, _)| *rank)).into_iter().filter_map(|n| Some(all.get(n)?.1)).collect()
}
