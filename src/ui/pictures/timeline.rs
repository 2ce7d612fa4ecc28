//! How long, phase by phase? Months from the start of the work, or from its date where that is told.

use super::{About, hue};
use crate::{
    catalog::shape::Path,
    charts::{drawing::Hue, timeline as chart},
    day::days_between,
    timeline::{DAYS_IN_MONTH, Months, Timeline, shown},
    ui::panel::months_words,
    what_if::Row,
    wording::{Words, phrase},
};
use jiff::civil::Date;

/// The chart. `today` is marked where the work has a start and has not ended before.
pub fn chart(about: &About, timeline: &Timeline, path: usize, start: Option<Date>, today: Option<Date>) -> chart::Timeline {
    let w = about.words;
    let phases = timeline.phases.iter().enumerate().map(|(n, m)| phase(w.phase(path, n).into(), Some(m), None)).collect();
    let note = months_words(w, timeline.total.low, timeline.total.high);
    whole(w, timeline.path, phases, (Some(&timeline.total), None, note), start, today)
}

/// The chart of two cases: the months as told and, lighter under them, the months as tried out. `rows` are their phases with their names.
pub fn compared(
    w: Words,
    (before, after): (Option<&Timeline>, Option<&Timeline>),
    rows: &[(Row, &str)],
    start: Option<Date>,
    today: Option<Date>,
) -> Option<chart::Timeline> {
    let path = after.or(before)?.path;
    let phases = rows.iter().map(|(row, name)| phase((*name).to_owned(), row.before.as_ref(), row.after.as_ref())).collect();
    let mut chart = whole(w, path, phases, (before.map(|t| &t.total), after.map(|t| &t.total), String::new()), start, today);
    chart.other = [phrase::IF_CERTAIN, phrase::IF_POSSIBLE].map(|m| w.say(m).into());
    Some(chart)
}

/// A row. A phase alone is read from its bar and from the table: half months say too little about it.
fn phase(label: String, months: Option<&Months>, other: Option<&Months>) -> chart::Phase {
    let m = months.copied().unwrap_or_default();
    let other = other.map(|m| chart::Other { low: m.low, high: m.high, left_low: m.left_low, left_high: m.left_high });
    chart::Phase { label, note: String::new(), low: m.low, high: m.high, left_low: m.left_low, left_high: m.left_high, other }
}

/// Months as they are shown.
fn in_halves(m: &Months) -> Months {
    let ((low, high), (left_low, left_high)) = (shown(m.low, m.high), shown(m.left_low, m.left_high));
    Months { low, high, left_low, left_high }
}

fn whole(
    w: Words,
    path: &Path,
    phases: Vec<chart::Phase>,
    (total, other, note): (Option<&Months>, Option<&Months>, String),
    start: Option<Date>,
    today: Option<Date>,
) -> chart::Timeline {
    let (total, other) = (total.map(in_halves), other.map(in_halves));
    let high = total.map_or(0.0, |t| t.high).max(other.map_or(0.0, |t| t.high));
    let total = chart::Phase { note, ..phase(w.say(phrase::TIME_TOTAL).into(), total.as_ref(), other.as_ref()) };
    let ticks = (0..=high.ceil() as u8).map(|n| tick(w, start, n)).collect();
    let passed = start.zip(today).map(|(start, today)| f64::from(days_between(start, today)) / DAYS_IN_MONTH);
    let today = passed.filter(|at| (0.0..=high).contains(at)).map(|at| (at, w.say(phrase::TIME_TODAY).into()));
    let meanings = [phrase::TIME_CERTAIN, phrase::TIME_POSSIBLE, phrase::TIME_OPEN, phrase::TIME_OPEN_POSSIBLE].map(|m| w.say(m).into());
    let only = path.standards.count_ones() == 1;
    let hue = if only { hue(path.standards.trailing_zeros() as usize) } else { Hue::Both };
    chart::Timeline { hue, phases, total: Some(total), ticks, today, meanings, other: Default::default() }
}

/// From this day of a month on, the name of the next month stands where this one's would.
const LATE: i8 = 12;

/// The beginning of a month of the calendar, or so many months after a start that is not told.
fn tick(w: Words, start: Option<Date>, n: u8) -> chart::Tick {
    let Some(start) = start else {
        return chart::Tick { at: f64::from(n), label: w.number(n.into()), year: (n == 0).then(|| w.say(phrase::TIME_MONTHS).into()) };
    };
    let months = i16::from(start.month()) - 1 + i16::from(n);
    let (year, month) = (start.year() + months / 12, (months % 12) as i8 + 1);
    let at = Date::new(year, month, 1).map_or(f64::from(n), |first| f64::from(days_between(start, first)) / DAYS_IN_MONTH);
    // Where the work begins late in a month, the name of the next one would touch that of the first: the axis begins without a name.
    let late = n == 0 && start.day() > LATE;
    let year_at = |n: u8| n == u8::from(start.day() > LATE);
    // Nor do two years stand one month apart.
    let written = if month == 1 { true } else { year_at(n) && start.month() < 12 };
    let label = if late { String::new() } else { w.locale().month(year, month) };
    chart::Tick { at: at.max(0.0), label, year: written.then(|| w.locale().year(year)) }
}
