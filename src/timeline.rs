//! How long? Months from kick-off to certificate, phase by phase, as a range.
//!
//! Not included, and said on screen: the certification body's booking time, and the months of records that an auditor wants to see.

use crate::{
    answers::Answers,
    catalog::shape::{Catalog, Item, Path, Phase},
    day,
    profile::Profile,
    readiness,
};
use jiff::civil::Date;

/// Months: earliest and latest, of the whole and of what is still open.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Months {
    /// If every unknown answer were best.
    pub low: f64,
    /// If every unknown answer were worst.
    pub high: f64,
    /// What is still open of `low`.
    pub left_low: f64,
    /// What is still open of `high`.
    pub left_high: f64,
}

impl std::ops::Add for Months {
    type Output = Months;
    fn add(self, o: Months) -> Months {
        Months { low: self.low + o.low, high: self.high + o.high, left_low: self.left_low + o.left_low, left_high: self.left_high + o.left_high }
    }
}

/// The way to a certificate for an organization like this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Which path.
    pub path: &'static Path,
    /// The sum of the phases.
    pub total: Months,
    /// One per phase of the path, one after another.
    pub phases: Vec<Months>,
}

/// What makes a phase as long as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Driver {
    /// How many questions drive it, without those that do not apply.
    pub applies: usize,
    /// How many of these are not known.
    pub unknown: usize,
    /// How much of their work is open, 0 to 1, if every unknown answer were best and if it were worst; none where nothing applies.
    pub open: Option<(f64, f64)>,
    /// How hard the phase is, 0 to 1, in the same two cases.
    pub difficulty: (f64, f64),
}

/// Why a path is as long as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Which path.
    pub path: &'static Path,
    /// The facts that count on it, each with how hard it makes the work, 0 to 1; none for what is not told, which counts one half.
    pub facts: Vec<(u8, Option<f64>)>,
    /// How hard the facts are together, 0 to 1.
    pub hard: f64,
    /// One per phase of the path.
    pub phases: Vec<Driver>,
    /// How many questions of the path are not known, each counted once.
    pub unknown: usize,
}

/// The months of the path that the profile takes; none when nothing is left to certify.
pub fn timeline(catalog: &'static Catalog, answers: &Answers, profile: &Profile) -> Option<Timeline> {
    let path = profile.path(catalog)?;
    let hard = profile.hardness(catalog, path);
    let phases: Vec<Months> = path.phases.iter().map(|p| months(p, &driver(catalog, answers, p, hard))).collect();
    let total = phases.iter().fold(Months::default(), |sum, p| sum + *p);
    Some(Timeline { path, total, phases })
}

/// What the months of [`timeline`] follow from; none when nothing is left to certify.
pub fn explain(catalog: &'static Catalog, answers: &Answers, profile: &Profile) -> Option<Explained> {
    let path = profile.path(catalog)?;
    let hard = profile.hardness(catalog, path);
    let unknown = |item: &Item| {
        let known = readiness::left_out(catalog, answers, *item) || readiness::level(catalog, answers, *item).is_some();
        !known && path.phases.iter().any(|p| p.items.contains(item))
    };
    Some(Explained {
        path,
        facts: path.scale.iter().map(|field| (*field, profile.hard(catalog, *field))).collect(),
        hard,
        phases: path.phases.iter().map(|p| driver(catalog, answers, p, hard)).collect(),
        unknown: (0..catalog.items.len() as Item).filter(unknown).count(),
    })
}

fn driver(catalog: &Catalog, answers: &Answers, phase: &Phase, hard: f64) -> Driver {
    let share = readiness::share(catalog, answers, phase.items.iter().copied());
    let open = share.range.map(|(worst, best)| (1.0 - best, 1.0 - worst));
    // Nothing applies: as hard as if all were done, so that an answer only narrows.
    let (least, most) = open.unwrap_or((0.0, 0.0));
    let at = |open: f64| catalog.open_weight * open + (1.0 - catalog.open_weight) * hard;
    Driver { applies: share.total - share.left_out, unknown: share.total - share.known, open, difficulty: (at(least), at(most)) }
}

fn months(phase: &Phase, driver: &Driver) -> Months {
    let (low, high) = (length(phase.months, driver.difficulty.0), length(phase.months, driver.difficulty.1));
    let (least, most) = if phase.whole { (1.0, 1.0) } else { driver.open.unwrap_or((0.0, 0.0)) };
    Months { low, high, left_low: low * least, left_high: high * most }
}

/// The facts that decide which path it is, in the catalog's order.
pub fn deciding(catalog: &Catalog) -> Vec<u8> {
    let named = |field: &u8| catalog.choose.iter().any(|row| row.when.iter().any(|(f, _)| f == field));
    (0..catalog.fields.len() as u8).filter(named).collect()
}

/// The months of a path in its easiest and in its hardest case: the range that published guides give for it.
pub fn bounds(path: &Path) -> (f64, f64) {
    path.phases.iter().fold((0.0, 0.0), |(least, most), phase| {
        let [easy, _, hard] = phase.months;
        (least + easy, most + hard)
    })
}

/// Months at a difficulty from 0 to 1: straight from the easiest to the middle and from there to the hardest case.
fn length([easy, middle, hard]: [f64; 3], x: f64) -> f64 {
    if x <= 0.5 { easy + (middle - easy) * 2.0 * x } else { middle + (hard - middle) * (2.0 * x - 1.0) }
}

/// Days in a month of the model.
pub const DAYS_IN_MONTH: f64 = 30.4375;

/// The date so many months after another; none where the calendar ends.
pub fn after(start: Date, months: f64) -> Option<Date> {
    day::later(start, (months * DAYS_IN_MONTH).round() as i32)
}

/// What the rounding of a sum may leave behind: a path of exactly ten months must not be shown as nine and a half.
const ROUNDING: f64 = 1e-9;

/// A range of months as it is shown: halves, and never narrower than half a month either way.
pub fn shown(low: f64, high: f64) -> (f64, f64) {
    let middle = (low + high) / 2.0;
    let from = (low.min(middle - 0.5) * 2.0 + ROUNDING).floor() / 2.0;
    let to = (high.max(middle + 0.5) * 2.0 - ROUNDING).ceil() / 2.0;
    (from.max(0.0), to)
}

/// The first and the last day of a range of months after a start, as wide as the months are shown; none where the calendar ends.
pub fn between(start: Date, low: f64, high: f64) -> Option<(Date, Date)> {
    let (low, high) = shown(low, high);
    Some((after(start, low)?, after(start, high)?))
}

/// Months to the nearest half.
pub fn half(months: f64) -> f64 {
    (months * 2.0).round() / 2.0
}
