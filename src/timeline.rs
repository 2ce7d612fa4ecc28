//! How long? Months from kick-off to certificate, phase by phase, as a range.
//!
//! Not included, and said on screen: the certification body's booking time, and the months of records that an auditor wants to see.

use crate::{
    answers::Answers,
    catalog::shape::{Catalog, Path, Phase},
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

/// The months of the path that the profile takes; none when nothing is left to certify.
pub fn timeline(catalog: &'static Catalog, answers: &Answers, profile: &Profile) -> Option<Timeline> {
    let path = profile.path(catalog)?;
    let hard = profile.hardness(catalog, path);
    let phases: Vec<Months> = path.phases.iter().map(|p| phase(catalog, answers, p, hard)).collect();
    let total = phases.iter().fold(Months::default(), |sum, p| sum + *p);
    Some(Timeline { path, total, phases })
}

fn phase(catalog: &Catalog, answers: &Answers, phase: &Phase, hard: f64) -> Months {
    let at = |open: f64| length(phase.months, catalog.open_weight * open + (1.0 - catalog.open_weight) * hard);
    let mut months = match readiness::share(catalog, answers, phase.items.iter().copied()).range {
        Some((worst, best)) => {
            let (low, high) = (at(1.0 - best), at(1.0 - worst));
            Months { low, high, left_low: low * (1.0 - best), left_high: high * (1.0 - worst) }
        }
        // Nothing applies: as long as if all were done, so that an answer only narrows, and nothing of it is open.
        None => Months { low: at(0.0), high: at(0.0), left_low: 0.0, left_high: 0.0 },
    };
    if phase.whole {
        (months.left_low, months.left_high) = (months.low, months.high);
    }
    months
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
