//! What can be counted in the catalogs? The figures that published guides are compared with, never typed in.

use crate::{
    catalog::shape::{Catalog, Overlap, Question, Strength},
    explore,
    overlap::{count, strong},
};

/// What is counted for one overlap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sub-clauses with a number of their own, of either standard.
    pub clauses: usize,
    /// Those of them that both standards have.
    pub same: usize,
    /// Those that one piece of work serves.
    pub shared: usize,
    /// Those with the same number and other content.
    pub differs: usize,
    /// Those that only one standard has.
    pub only: usize,
    /// Controls of the standard that gets the start.
    pub controls: usize,
    /// Those with an established practice to extend.
    pub strong: usize,
    /// Those where something helps.
    pub weak: usize,
    /// Those without a counterpart.
    pub none: usize,
    /// Those without a strong start.
    pub new: usize,
    /// Points of the whole head start: shared clauses and strong links.
    pub possible: usize,
    /// Questions of the standard that gets the start.
    pub of: usize,
    /// Controls of the standard that gives the start.
    pub annex: usize,
    /// Those of them that are the main counterpart in a strong link.
    pub carriers: usize,
    /// The same with the further counterparts of strong links.
    pub carriers_wide: usize,
}

/// Counts one overlap of a catalog.
pub fn counts(catalog: &Catalog, overlap: &Overlap) -> Counts {
    let both = 1 << overlap.from | 1 << overlap.to;
    let clauses = || catalog.items.iter().filter(|q| !q.control && q.standards & both != 0);
    let of = |standard: u8| catalog.items.iter().filter(move |q: &&Question| q.standards & 1 << standard != 0);
    let shared = overlap.shared.len();
    let differs = clauses().filter(|q| q.standards == 1 << overlap.to && q.twin.is_some()).count();
    let only = clauses().filter(|q| !q.shared && q.twin.is_none()).count();
    let (carriers, carriers_wide) = explore::carriers(&explore::gives(catalog, overlap));
    Counts {
        clauses: shared + differs + only,
        same: shared + differs,
        shared,
        differs,
        only,
        controls: overlap.links.len(),
        strong: count(overlap, Strength::Strong),
        weak: count(overlap, Strength::Weak),
        none: count(overlap, Strength::Nothing),
        new: overlap.links.len() - strong(overlap).count(),
        possible: shared + strong(overlap).count(),
        of: of(overlap.to).count(),
        annex: of(overlap.from).filter(|q| q.control).count(),
        carriers,
        carriers_wide,
    }
}

/// A counted number, or a share of two of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// How many.
    Number(usize),
    /// Which share, 0 to 1.
    Share(f64),
}

impl Counts {
    /// Every figure by the name under which the words ask for it.
    pub fn named(&self) -> [(&'static str, Value); 19] {
        let share = |n: usize, of: usize| Value::Share(if of == 0 { 0.0 } else { n as f64 / of as f64 });
        let n = Value::Number;
        [
            ("clauses", n(self.clauses)),
            ("same", n(self.same)),
            ("same_share", share(self.same, self.clauses)),
            ("shared", n(self.shared)),
            ("shared_share", share(self.shared, self.clauses)),
            ("differs", n(self.differs)),
            ("only", n(self.only)),
            ("controls", n(self.controls)),
            ("strong", n(self.strong)),
            ("strong_share", share(self.strong, self.controls)),
            ("weak", n(self.weak)),
            ("none", n(self.none)),
            ("new", n(self.new)),
            ("possible", n(self.possible)),
            ("of", n(self.of)),
            ("possible_share", share(self.possible, self.of)),
            ("carriers", n(self.carriers)),
            ("carriers_wide", n(self.carriers_wide)),
            ("annex", n(self.annex)),
        ]
    }
}
