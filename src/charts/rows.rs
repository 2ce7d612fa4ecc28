//! Where do label, bar and note of a row stand? Beside each other, or on a narrow page the bar below the other two.

use super::{
    Layout,
    drawing::{Anchor, Ink},
    measure::{self, Face},
    pen::{FIGURE, HEADING, LINE, Pen},
};

/// The columns that all rows of a chart share.
pub struct Columns {
    /// Whether the bar lies below label and note.
    pub stacked: bool,
    /// The first and the last pixel of the bars' ground.
    pub plot: (i32, i32),
    label: i32,
    note: i32,
}

/// From label to bar and from bar to note.
const GAP: i32 = 16;

impl Columns {
    /// As wide as the widest label, heading and note need, within bounds that leave the bars their room.
    pub fn new<'a>(
        layout: Layout,
        pen: &Pen,
        labels: impl Iterator<Item = (&'a String, Face)>,
        headings: impl Iterator<Item = &'a String>,
        notes: impl Iterator<Item = &'a String>,
    ) -> Columns {
        let labels = labels.map(|(l, face)| measure::width(l, face)).chain(headings.map(|h| measure::width(h, HEADING))).max().unwrap_or(0);
        let notes = notes.map(|n| measure::width(n, FIGURE)).max().unwrap_or(0);
        if layout == Layout::Narrow {
            return Columns { stacked: true, plot: (0, pen.width), label: pen.width, note: notes.min(pen.width * 45 / 100) };
        }
        let note = notes.min(pen.width * 24 / 100);
        // Long labels take two lines rather than the bars' room: at least two fifths of the page are theirs.
        let label = labels.min(pen.width * 38 / 100).min(pen.width * 58 / 100 - note - 2 * GAP);
        let right = if note == 0 { pen.width - GAP } else { pen.width - note - GAP };
        Columns { stacked: false, plot: (label + GAP, right), label, note }
    }

    /// A heading over rows. Gives the middle of the line on which the axis is labelled, and where the rows begin.
    pub fn heading(&self, pen: &Pen, y: i32, heading: &str) -> (i32, i32) {
        let lines = pen.lines((0, y + 9), heading, HEADING, Ink::Ink, (self.label, 2));
        if self.stacked {
            let axis = y + lines * LINE + 10;
            (axis, axis + 14)
        } else {
            let bottom = y + lines.max(1) * LINE;
            (bottom - 8, bottom + 4)
        }
    }

    /// Label and note of a row that begins at `y` and whose bars are `bars` high together.
    pub fn row(&self, pen: &Pen, y: i32, (label, note): (&str, &str), (face, ink): (Face, Ink), bars: i32) -> Row {
        if self.stacked {
            let short = measure::fit(note, face, self.note);
            let wide = measure::width(&short, face);
            let lines = pen.lines((0, y + 9), label, face, Ink::Ink, (self.label - wide - 12, 2));
            pen.page.text(f64::from(pen.width), y + 9, &short, face, ink, Anchor::End);
            let top = y + lines.max(1) * LINE + 4;
            return Row { bars: top, end: top + bars + 12 };
        }
        let (lines, height) = (self.lines(label, face), self.height(label, face, bars));
        let middle = y + height / 2;
        pen.lines((0, middle - (lines - 1) * LINE / 2), label, face, Ink::Ink, (self.label, 2));
        let first = pen.count();
        let short = measure::fit(note, face, self.note);
        pen.page.text(f64::from(self.plot.1 + GAP), middle, &short, face, ink, Anchor::Start);
        if short != note {
            pen.tag(first, None, note);
        }
        Row { bars: middle - bars / 2, end: y + height }
    }

    fn lines(&self, label: &str, face: Face) -> i32 {
        if measure::width(label, face) > self.label { 2 } else { 1 }
    }

    /// The height of a row whose bar stands beside its label.
    pub fn height(&self, label: &str, face: Face, bars: i32) -> i32 {
        (self.lines(label, face) * LINE).max(bars) + 12
    }

    /// How far headings take the line on which the axis is labelled.
    pub fn headed(&self) -> i32 {
        if self.stacked { -1 } else { self.label }
    }

    /// Grid lines at these pixels.
    pub fn grid(&self, pen: &Pen, at: impl Iterator<Item = i32>, (from, to): (i32, i32)) {
        for x in at {
            let x = f64::from(x.min(self.plot.1 - 1));
            pen.page.line(Ink::Rule, 1, &[(x, from), (x, to)]);
        }
    }
}

/// Where a row's bars begin and where the row ends.
pub struct Row {
    /// The upper edge of the bars.
    pub bars: i32,
    /// The upper edge of the next row.
    pub end: i32,
}
