//! How long, phase by phase? Months from the start of the work, or from its date where that is told.

use super::{About, hue};
use crate::{
    charts::{drawing::Hue, timeline as chart},
    day::days_between,
    timeline::{DAYS_IN_MONTH, Months, Timeline, shown},
    ui::panel::months_words,
    wording::{Words, phrase},
};
use jiff::civil::Date;

/// The chart. `today` is marked where the work has a start and has not ended before.
pub fn chart(about: &About, timeline: &Timeline, path: usize, start: Option<Date>, today: Option<Date>) -> chart::Timeline {
    let w = about.words;
    // A phase alone is read from its bar and from the table: half months say too little about it.
    let phase = |label: String, m: &Months| chart::Phase {
        label,
        note: String::new(),
        low: m.low,
        high: m.high,
        left_low: m.left_low,
        left_high: m.left_high,
    };
    let phases = timeline.phases.iter().enumerate().map(|(n, m)| phase(w.phase(path, n).into(), m)).collect();
    let (low, high) = shown(timeline.total.low, timeline.total.high);
    let (left_low, left_high) = shown(timeline.total.left_low, timeline.total.left_high);
    let note = months_words(w, timeline.total.low, timeline.total.high);
    let total = chart::Phase { label: w.say(phrase::TIME_TOTAL).into(), note, low, high, left_low, left_high };
    let ticks = (0..=high.ceil() as u8).map(|n| tick(w, start, n)).collect();
    let passed = start.zip(today).map(|(start, today)| f64::from(days_between(start, today)) / DAYS_IN_MONTH);
    let today = passed.filter(|at| (0.0..=high).contains(at)).map(|at| (at, w.say(phrase::TIME_TODAY).into()));
    let meanings = [phrase::TIME_CERTAIN, phrase::TIME_POSSIBLE, phrase::TIME_OPEN, phrase::TIME_OPEN_POSSIBLE].map(|m| w.say(m).into());
    let only = timeline.path.standards.count_ones() == 1;
    let hue = if only { hue(timeline.path.standards.trailing_zeros() as usize) } else { Hue::Both };
    chart::Timeline { hue, phases, total: Some(total), ticks, today, meanings }
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
