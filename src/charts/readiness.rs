//! How ready, part by part? Each bar is solid up to the worst case and open from there to the best; it closes as answers come in.

use super::{
    Format,
    drawing::{Drawing, Hue, Ink},
    measure::Face,
    pen::{FIGURE, LABEL, Look, Pen},
    rows::Columns,
};

/// What the chart shows.
#[derive(Debug, Clone, Default)]
pub struct Readiness {
    /// Rows under their headings.
    pub groups: Vec<Group>,
    /// The labels of 0, a quarter, a half, three quarters and 1.
    pub axis: [String; 5],
    /// What the solid and the open part mean; empty for no legend.
    pub meanings: [String; 2],
}

/// Rows that belong together.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// What they belong to.
    pub heading: String,
    /// One bar each.
    pub rows: Vec<Row>,
}

/// One bar.
#[derive(Debug, Clone)]
pub struct Row {
    /// What is measured.
    pub label: String,
    /// Whether the rows below it are its parts: it is set in bold, with room above it.
    pub whole: bool,
    /// Whose colour the bar has.
    pub hue: Hue,
    /// Worst and best case, 0 to 1; none where nothing applies, which the note says then.
    pub range: Option<(f64, f64)>,
    /// The range in words.
    pub note: String,
    /// What pressing the bar opens.
    pub key: Option<u16>,
}

impl Row {
    fn face(&self) -> Face {
        if self.whole { FIGURE } else { LABEL }
    }
}

/// The room above a row that begins something new.
fn room(n: usize, row: &Row) -> i32 {
    if n > 0 && row.whole { 10 } else { 0 }
}

/// The height of a bar.
const BAR: i32 = 14;

/// Draws it.
pub fn readiness(chart: &Readiness, format: Format) -> Drawing {
    let pen = Pen::new(format);
    let rows = || chart.groups.iter().flat_map(|g| &g.rows);
    let headings = chart.groups.iter().map(|g| &g.heading);
    let columns = Columns::new(format.layout, &pen, rows().map(|r| (&r.label, r.face())), headings, rows().map(|r| &r.note));
    let plot = pen.scale(columns.plot, (0.0, 1.0));
    let at = |n: usize| n as f64 / 4.0;
    let [solid, open] = &chart.meanings;
    let mut y = pen.legend(0, &[(Look::Solid(Ink::Soft), solid), (Look::Hatched(Ink::Soft), open)]);
    for group in &chart.groups {
        y += if y == 0 { 0 } else { 22 };
        let (axis, top) = columns.heading(&pen, y, &group.heading);
        pen.axis(&plot, (columns.headed(), axis), chart.axis.iter().enumerate().map(|(n, label)| (at(n), label.as_str())));
        y = top;
        let grid = |from, to| columns.grid(&pen, (0..5).map(|n| plot.pixel(at(n))), (from, to));
        if !columns.stacked {
            let height: i32 = group.rows.iter().enumerate().map(|(n, r)| room(n, r) + columns.height(&r.label, r.face(), BAR)).sum();
            grid(top, top + height);
        }
        for (n, row) in group.rows.iter().enumerate() {
            y += room(n, row);
            let ink = if row.range.is_some() { Ink::Ink } else { Ink::Soft };
            let place = columns.row(&pen, y, (&row.label, &row.note), (row.face(), ink), BAR);
            if columns.stacked && row.range.is_some() {
                grid(place.bars - 2, place.bars + BAR + 1);
            }
            if let Some((low, high)) = row.range {
                let first = pen.count();
                let (low, high) = (share(low), share(high).max(share(low)));
                let edges = (place.bars, place.bars + BAR);
                pen.bar(&plot, (0.0, 1.0), edges, Look::Solid(Ink::Track));
                pen.bar(&plot, (0.0, low), edges, Look::Solid(row.hue.solid()));
                pen.bar(&plot, (low, high), edges, Look::Hatched(row.hue.solid()));
                pen.tag(first, row.key, &format!("{}: {}", row.label, row.note));
            }
            y = place.end;
        }
    }
    pen.finish(y)
}

/// A share that can be drawn, whatever came in.
fn share(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}
