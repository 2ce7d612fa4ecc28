//! How long, phase by phase? Bars from the earliest to the latest end, one phase after another, and what is still open of each.
//!
//! A phase is drawn where it lies if everything before it goes fast: solid for the months that it takes in every case, and hatched from
//! there to its latest end, when everything before it and the phase itself take longest. So the end of the solid part is the earliest end
//! and the end of the hatching the latest one, the two dates that the table names. Solid only where a phase runs in every case would be
//! another meaning: it holds for the first phases, and the later ones, whose earliest end lies before their latest start, would have
//! nothing solid at all although their months are as certain. One meaning for all rows is the honest one.
//!
//! The thinner bar is an amount and not a time of its own: so many of the months above it are still open. It begins where the phase
//! begins, so that the two lengths can be compared.

use super::{
    Format,
    drawing::{Drawing, Hue, Ink},
    measure::{self, Face},
    pen::{FIGURE, LABEL, Look, Pen, SMALL},
    rows::Columns,
};

/// What the chart shows. All times are months from the start of the work.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Whose work it is.
    pub hue: Hue,
    /// One after another.
    pub phases: Vec<Phase>,
    /// All of them, as it is shown in words: in half months.
    pub total: Option<Phase>,
    /// What is marked on the axis, from left to right.
    pub ticks: Vec<Tick>,
    /// Where today is, and what is written there.
    pub today: Option<(f64, String)>,
    /// What the solid, the hatched, the open and the perhaps open part mean; empty for no legend.
    pub meanings: [String; 4],
    /// What the pale and the framed part of the other case mean; empty where there is none.
    pub other: [String; 2],
}

/// One phase, or all of them.
#[derive(Debug, Clone, Default)]
pub struct Phase {
    /// Its name.
    pub label: String,
    /// How long, in words.
    pub note: String,
    /// Months in the best case.
    pub low: f64,
    /// Months in the worst case, at least `low`.
    pub high: f64,
    /// How many of `low` are still open.
    pub left_low: f64,
    /// How many of `high` are still open.
    pub left_high: f64,
    /// The same in another case, which is drawn lighter under the first.
    pub other: Option<Other>,
}

/// The months of a phase in another case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Other {
    /// Months in the best case.
    pub low: f64,
    /// Months in the worst case, at least `low`.
    pub high: f64,
    /// How many of `low` are still open.
    pub left_low: f64,
    /// How many of `high` are still open.
    pub left_high: f64,
}

/// A mark on the axis.
#[derive(Debug, Clone, Default)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// A month's name, or a number.
    pub label: String,
    /// Written over the label where a year begins, and over the first tick.
    pub year: Option<String>,
}

/// The height of the bar of a phase, of the distance below it, of the bar of what is open.
const BARS: [i32; 3] = [12, 3, 5];
const ALL: i32 = BARS[0] + BARS[1] + BARS[2];
/// The same of the other case, and how far it stands below the first.
const OTHER: [i32; 3] = [8, 2, 4];
const BETWEEN: i32 = 5;

/// Draws it.
pub fn timeline(chart: &Timeline, format: Format) -> Drawing {
    let pen = Pen::new(format);
    let faced = || chart.phases.iter().map(|p| (p, LABEL)).chain(chart.total.iter().map(|t| (t, FIGURE)));
    let columns = Columns::new(format.layout, &pen, faced().map(|(r, face)| (&r.label, face)), std::iter::empty(), faced().map(|(r, _)| &r.note));
    let compared = faced().any(|(p, _)| p.other.is_some());
    let all = if compared { ALL + BETWEEN + OTHER.iter().sum::<i32>() } else { ALL };
    let highest = |p: &Phase| span(p.low, p.high).1;
    let other_highest = |p: &Phase| p.other.map_or(0.0, |o| span(o.low, o.high).1);
    let latest: f64 = chart.phases.iter().map(highest).sum::<f64>().max(chart.phases.iter().map(other_highest).sum());
    let whole = chart.total.as_ref().map_or(0.0, |t| highest(t).max(other_highest(t)));
    let last = chart.ticks.iter().map(|t| months(t.at)).fold(0.0, f64::max);
    let end = latest.max(whole).max(last.min(latest.max(whole) + 1.0)).max(1.0);
    let plot = pen.scale(columns.plot, (0.0, end));
    let inside = |at: f64| at.is_finite() && (0.0..=end).contains(&at);

    let [solid, hatched, open, perhaps] = &chart.meanings;
    let looks = [Look::Solid(chart.hue.solid()), Look::Hatched(chart.hue.solid())];
    let lighter = [Look::Pale(chart.hue.pale(), chart.hue.solid()), Look::Pale(Ink::Paper, chart.hue.solid())];
    let [sure, maybe] = &chart.other;
    let entries = [
        (looks[0], solid.as_str()),
        (looks[1], hatched),
        (lighter[0], sure),
        (lighter[1], maybe),
        (Look::Solid(Ink::Gap), open),
        (Look::Pale(Ink::GapPale, Ink::Gap), perhaps),
    ];
    let mut y = pen.legend(0, &entries);
    y += if y == 0 { 0 } else { 14 };

    let today = chart.today.as_ref().filter(|(at, _)| inside(*at));
    let ticks: Vec<&Tick> = chart.ticks.iter().filter(|t| inside(t.at)).collect();
    let years: Vec<(f64, &str)> = ticks.iter().filter_map(|t| Some((t.at, t.year.as_deref()?))).collect();
    if !years.is_empty() {
        pen.axis(&plot, (-1, y + 8), years.into_iter());
        y += 16;
    }
    let kept = thinned(&ticks, |t| pen.label_edges(plot.pixel(t.at), &t.label));
    if !kept.is_empty() {
        pen.axis(&plot, (-1, y + 8), kept.iter().map(|t| (t.at, t.label.as_str())));
        y += 20;
    }

    let top = y;
    let stacked = columns.stacked;
    let grid = |from: i32, to: i32| {
        columns.grid(&pen, kept.iter().map(|t| plot.pixel(t.at)), (from, to));
        if let Some((at, _)) = today {
            let x = f64::from(plot.pixel(*at).min(columns.plot.1 - 1));
            pen.page.line(Ink::Accent, 1, &[(x, from), (x, to)]);
        }
    };
    if !stacked {
        let height: i32 = faced().map(|(r, face)| columns.height(&r.label, face, all)).sum();
        grid(top, top + height + if chart.total.is_some() { 6 } else { 0 });
    }
    // The bar of the months from the earliest start to the latest end, and below it the bar of what is open of them.
    let bars = |top: i32, [thick, gap, thin]: [i32; 3], [sure, maybe]: [Look; 2], start: f64, latest_end: f64, months: Other| {
        let (low, _) = span(months.low, months.high);
        let (left_low, left_high) = span(months.left_low, months.left_high);
        let bar = (top, top + thick);
        pen.bar(&plot, (start, start + low), bar, sure);
        pen.bar(&plot, (start + low, latest_end), bar, maybe);
        let open = (bar.1 + gap, bar.1 + gap + thin);
        pen.bar(&plot, (start, start + left_low), open, Look::Solid(Ink::Gap));
        pen.bar(&plot, (start + left_low, start + left_high), open, Look::Pale(Ink::GapPale, Ink::Gap));
    };
    let row = |y: i32, phase: &Phase, face: Face, [start, latest_end, other_start, other_end]: [f64; 4]| {
        let place = columns.row(&pen, y, (&phase.label, &phase.note), (face, Ink::Ink), all);
        if stacked {
            grid(place.bars - 2, place.bars + all + 2);
        }
        let first = pen.count();
        let months = Other { low: phase.low, high: phase.high, left_low: phase.left_low, left_high: phase.left_high };
        // A phase that this path does not have leaves its line empty.
        if months.high > 0.0 || !compared {
            bars(place.bars, BARS, looks, start, latest_end, months);
        }
        if let Some(other) = phase.other {
            bars(place.bars + ALL + BETWEEN, OTHER, lighter, other_start, other_end, other);
        }
        let said = if phase.note.is_empty() { phase.label.clone() } else { format!("{}: {}", phase.label, phase.note) };
        pen.tag(first, None, &said);
        place.end
    };
    // Where the next phase begins at the earliest and ends at the latest: of this case, then of the other.
    let mut at = [0.0; 4];
    for phase in &chart.phases {
        let (low, high) = span(phase.low, phase.high);
        let (other_low, other_high) = phase.other.map_or((0.0, 0.0), |o| span(o.low, o.high));
        at[1] += high;
        at[3] += other_high;
        y = row(y, phase, LABEL, at);
        at[0] += low;
        at[2] += other_low;
    }
    if let Some(total) = &chart.total {
        pen.page.line(Ink::Soft, 1, &[(0.0, y + 2), (f64::from(pen.width - 1), y + 2)]);
        y = row(y + 6, total, FIGURE, [0.0, highest(total), 0.0, other_highest(total)]);
    }
    if let Some((at, label)) = today {
        let label = measure::fit(label, SMALL, pen.width);
        pen.axis(&plot, (-1, y + 10), [(*at, label.as_str())].into_iter());
        y += 20;
    }
    pen.finish(y)
}

/// Every tick, or every second, third, sixth or twelfth, so that their labels stand apart.
fn thinned<'a>(ticks: &[&'a Tick], edges: impl Fn(&Tick) -> (i32, i32)) -> Vec<&'a Tick> {
    let apart = |every: usize| {
        let kept: Vec<&&Tick> = ticks.iter().step_by(every).collect();
        kept.iter().zip(kept.iter().skip(1)).all(|(a, b)| edges(b).0 - edges(a).1 >= 8)
    };
    let every = [1, 2, 3, 6].into_iter().find(|n| apart(*n)).unwrap_or(12);
    ticks.iter().step_by(every).copied().collect()
}

/// Months that can be drawn, whatever came in.
fn months(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1200.0) } else { 0.0 }
}

/// A range of months that can be drawn.
fn span(low: f64, high: f64) -> (f64, f64) {
    (months(low), months(high).max(months(low)))
}
