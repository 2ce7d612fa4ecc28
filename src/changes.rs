//! What changed between two moments? Readiness and counts part by part, for the same questions at both, so that another target alone moves
//! none of them; months follow the path of each moment, and the facts that changed tell why.

use crate::{
    answers::{Answers, State},
    assessment::Assessment,
    catalog::shape::{Catalog, Item, Path},
    figures::{Figure, Part},
    overlap::HeadStart,
    profile::{self, Profile},
    readiness::{self, Share},
    timeline::{self, Months},
};
use jiff::civil::Date;

/// Something then and now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Both<T> {
    /// At the first moment.
    pub before: T,
    /// At the second.
    pub after: T,
}

/// How the answer to a question moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To a higher level.
    Better,
    /// To a lower level.
    Worse,
    /// From open or not sure to known.
    Known,
    /// From known to open or not sure.
    Lost,
    /// Otherwise: into or out of what applies, or between open and not sure.
    Other,
}

/// A question whose state changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The question.
    pub item: Item,
    /// Its state before; none is not answered.
    pub before: Option<State>,
    /// Its state after.
    pub after: Option<State>,
    /// What that means.
    pub way: Move,
}

/// A path to a certificate and its months.
pub type Way = (&'static Path, Months);

/// What is known of a moment: what follows from it, what was answered, and the profile as it counts.
pub type Moment<'a> = (&'a Assessment, &'a Answers, &'a Profile);

/// Everything that differs; what does not is not listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// The standards asked, where they differ, a bit each.
    pub asked: Option<Both<u8>>,
    /// Facts about the organization, by the position of the field, with the options told; none is not told.
    pub facts: Vec<(u8, Both<Option<u8>>)>,
    /// The day on which the work begins; none is not told.
    pub start: Option<Both<Option<Date>>>,
    /// Standards, their clauses and Annex A, then groups, as far as they are asked at one of the two moments.
    pub parts: Vec<(Figure, Both<Share>)>,
    /// The path and its months; none where nothing is left to certify.
    pub months: Option<Both<Option<Way>>>,
    /// Head starts, by the position of the overlap.
    pub head_starts: Vec<(usize, Both<Option<HeadStart>>)>,
    /// How many questions are in place at each moment.
    pub in_place: Option<Both<usize>>,
    /// Questions whose state changed, in reading order.
    pub questions: Vec<Changed>,
}

/// What changed from `before` to `after`, each with the answers and the profile that it was computed from.
pub fn changes(catalog: &'static Catalog, before: Moment<'_>, after: Moment<'_>) -> Changes {
    let asked = before.0.asked | after.0.asked;
    let is_asked = |item: &Item, standards: u8| catalog.items.get(usize::from(*item)).is_some_and(|q| q.standards & standards != 0);
    let share = |answers: &Answers, items: &[Item]| readiness::share(catalog, answers, items.iter().copied().filter(|i| is_asked(i, asked)));
    let mut parts = Vec::new();
    for (n, (old, new)) in before.0.standards.iter().zip(&after.0.standards).enumerate().filter(|(n, _)| asked & 1 << n != 0) {
        let of = |part| Figure::Ready(n as u8, part);
        parts.push((of(Part::All), Both { before: old.all, after: new.all }));
        parts.push((of(Part::Clauses), Both { before: old.clauses, after: new.clauses }));
        parts.push((of(Part::Annex), Both { before: old.annex, after: new.annex }));
    }
    for (n, group) in (0..).zip(catalog.groups) {
        parts.push((Figure::Group(n, None), Both { before: share(before.1, group.items), after: share(after.1, group.items) }));
    }
    parts.retain(|(_, both)| both.differ());
    let way = |a: &Assessment| a.timeline.as_ref().map(|t| (t.path, t.total));
    let starts = before.0.head_starts.iter().zip(&after.0.head_starts).map(|(b, a)| Both { before: *b, after: *a });
    let facts = (0..catalog.fields.len() as u8).map(|field| (field, Both { before: before.2.get(field), after: after.2.get(field) }));
    let all: Vec<Item> = profile::asked_items(catalog, asked).collect();
    let in_place = |answers| share(answers, &all).in_place;
    Changes {
        asked: Some(Both { before: before.0.asked, after: after.0.asked }).filter(Both::differ),
        facts: facts.filter(|(_, both)| both.differ()).collect(),
        start: Some(Both { before: before.2.start, after: after.2.start }).filter(Both::differ),
        parts,
        months: Some(Both { before: way(before.0), after: way(after.0) }).filter(Both::differ),
        head_starts: starts.enumerate().filter(|(_, both)| both.differ()).collect(),
        in_place: Some(Both { before: in_place(before.1), after: in_place(after.1) }).filter(Both::differ),
        questions: all.into_iter().filter_map(|item| question(catalog, item, before.1, after.1)).collect(),
    }
}

impl<T: PartialEq> Both<T> {
    fn differ(&self) -> bool {
        self.before != self.after
    }
}

fn question(catalog: &Catalog, item: Item, before: &Answers, after: &Answers) -> Option<Changed> {
    let (old, new) = (before.state(item), after.state(item));
    if old == new {
        return None;
    }
    let level = |answers| readiness::level(catalog, answers, item);
    let known = |answers| level(answers).is_some() || readiness::left_out(catalog, answers, item);
    let way = match (level(before), level(after), known(before), known(after)) {
        (Some(old), Some(new), ..) if new > old => Move::Better,
        (Some(old), Some(new), ..) if new < old => Move::Worse,
        (.., false, true) => Move::Known,
        (.., true, false) => Move::Lost,
        _ => Move::Other,
    };
    Some(Changed { item, before: old, after: new, way })
}

impl Changes {
    /// How many questions moved so.
    pub fn count(&self, way: Move) -> usize {
        self.questions.iter().filter(|q| q.way == way).count()
    }

    /// Whether nothing changed at all.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// By how many months what is still open became shorter (true) or longer, as both are shown: the least and the most. None where it
/// is neither, or the same at both ends, which the two ranges say plainly enough.
pub fn months_shift(before: &Months, after: &Months) -> Option<(bool, f64, f64)> {
    let (old, new) = (timeline::shown(before.left_low, before.left_high), timeline::shown(after.left_low, after.left_high));
    let (low, high) = (old.0 - new.0, old.1 - new.1);
    let less = low >= 0.0 && high >= 0.0;
    let more = low <= 0.0 && high <= 0.0;
    (low != high && (less || more)).then(|| (less, low.abs().min(high.abs()), low.abs().max(high.abs())))
}
