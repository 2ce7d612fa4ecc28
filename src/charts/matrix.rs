//! Which one gives which a start? A map with what gets a start downwards and what gives it across, a mark per link.

use super::{
    Format, Layout,
    drawing::{Anchor, Drawing, Hue, Ink},
    measure::{self, Face},
    pen::{FIGURE, LABEL, LINE, Look, Pen, SMALL},
};

/// What the chart shows.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// What is read across, then what is read downwards.
    pub axes: [String; 2],
    /// What gets a start, downwards.
    pub rows: Vec<Band>,
    /// What gives it, across.
    pub columns: Vec<Band>,
    /// The links.
    pub links: Vec<Link>,
    /// What a strong and a weak link look like, each open and reached; empty for no legend.
    pub meanings: [String; 4],
}

/// A group of rows or columns.
#[derive(Debug, Clone, Default)]
pub struct Band {
    /// Its number, for where the label does not fit.
    pub short: String,
    /// Its label.
    pub label: String,
    /// In reading order.
    pub heads: Vec<Head>,
}

/// A row or a column.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Its number.
    pub number: String,
    /// Its title; of rows, where there is room.
    pub title: String,
}

/// One link.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its row, counted through all bands.
    pub row: usize,
    /// Its column, counted through all bands.
    pub column: usize,
    /// What pressing it opens; no other link has the same.
    pub key: u16,
    /// Whether the start is a strong one.
    pub strong: bool,
    /// Whether it is a main link; the mark of a further one is smaller.
    pub main: bool,
    /// How far what gives the start is.
    pub standing: Standing,
    /// What it is in words.
    pub title: String,
}

/// How far a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not in place.
    Open,
    /// In place.
    Reached,
    /// Not applicable.
    LeftOut,
}

/// From one row to the next.
const ROW: i32 = 16;
/// Between two bands of columns, at least and at most: what room is left goes there.
const GAP: (i32, i32) = (6, 20);
/// From one column to the next at most.
const WIDEST: i32 = 24;
/// Numbers of rows and columns.
const NUMBER: Face = Face { size: 11, bold: false };
/// Lines that the numbers of columns may take, so that neighbours do not meet.
const STAGGER: usize = 3;

/// A column in its place.
struct Column<'a> {
    head: &'a Head,
    /// Its left and its right edge.
    edges: (i32, i32),
    linked: bool,
}

impl Column<'_> {
    fn middle(&self) -> i32 {
        (self.edges.0 + self.edges.1) / 2
    }
}

/// A band of columns in its place: its left and its right edge.
struct Placed<'a> {
    band: &'a Band,
    edges: (i32, i32),
}

/// Draws it. On a telephone only the columns that carry a link are drawn.
pub fn matrix(chart: &Matrix, format: Format) -> Drawing {
    let pen = Pen::new(format);
    let numbers = chart.rows.iter().flat_map(|b| &b.heads).map(|h| measure::width(&h.number, NUMBER)).max().unwrap_or(0).min(pen.width / 6);
    let label = if format.layout == Layout::Wide { pen.width * 29 / 100 } else { numbers };
    let (bands, columns) = place(chart, format.layout, label + 8, pen.width);
    let (Some(Placed { edges: (left, _), .. }), Some(Placed { edges: (_, right), .. })) = (bands.first(), bands.last()) else {
        return pen.finish(1);
    };
    let mut y = legend(&pen, chart);
    for axis in &chart.axes {
        y += pen.lines((0, y + 9), axis, LABEL, Ink::Ink, (pen.width, 2)) * LINE;
    }
    y = column_heads(&pen, &bands, &columns, y + 8);
    let mut first = 0;
    for band in &chart.rows {
        y += pen.lines((0, y + 9), &band.label, FIGURE, Ink::Soft, (pen.width, 2)) * LINE + 2;
        let bottom = y + band.heads.len() as i32 * ROW;
        for placed in &bands {
            pen.bar(&pen.page, (f64::from(placed.edges.0), f64::from(placed.edges.1)), (y, bottom), Look::Solid(Ink::Track));
        }
        for column in columns.iter().flatten().filter(|c| c.linked && bottom > y) {
            let x = f64::from(column.middle());
            pen.page.line(Ink::Rule, 1, &[(x, y), (x, bottom - 1)]);
        }
        for (n, head) in band.heads.iter().enumerate() {
            let middle = y + ROW / 2;
            row_head(&pen, head, (numbers, label), middle);
            pen.page.line(Ink::Rule, 1, &[(f64::from(*left), middle), (f64::from(*right - 1), middle)]);
            for link in chart.links.iter().filter(|l| l.row == first + n) {
                if let Some(Some(column)) = columns.get(link.column) {
                    mark(&pen, link, column, y);
                }
            }
            y += ROW;
        }
        first += band.heads.len();
        y += 8;
    }
    pen.finish(y)
}

/// The bands that are drawn, and every column where it stands; none where it is left out.
fn place(chart: &Matrix, layout: Layout, left: i32, width: i32) -> (Vec<Placed<'_>>, Vec<Option<Column<'_>>>) {
    let mut linked = vec![false; chart.columns.iter().map(|b| b.heads.len()).sum()];
    for link in &chart.links {
        if let Some(linked) = linked.get_mut(link.column) {
            *linked = true;
        }
    }
    let shown = |linked: &bool| *linked || layout != Layout::Narrow;
    let total = linked.iter().filter(|l| shown(l)).count() as i32;
    let mut flags = linked.iter();
    let bands = chart.columns.iter().filter(|b| flags.by_ref().take(b.heads.len()).filter(|l| shown(l)).count() > 0).count();
    let gaps = bands.saturating_sub(1) as i32;
    let free = (width - left - gaps * GAP.0).max(0);
    // Whole pixels from column to column, as long as there is one for each.
    let room = if total > 0 && free >= total { (free / total).min(WIDEST) * total } else { free };
    let gap = if gaps > 0 { ((width - left - room) / gaps).clamp(GAP.0, GAP.1) } else { 0 };
    let (mut bands, mut columns, mut n) = (Vec::new(), Vec::new(), 0);
    let mut linked = linked.into_iter();
    for band in &chart.columns {
        let from = left + bands.len() as i32 * gap;
        let at = |n: i32| from + n * room / total.max(1);
        let begin = n;
        for (head, linked) in band.heads.iter().zip(&mut linked) {
            let column = shown(&linked).then(|| Column { head, edges: (at(n), at(n + 1)), linked });
            n += i32::from(column.is_some());
            columns.push(column);
        }
        if n > begin {
            bands.push(Placed { band, edges: (at(begin), at(n)) });
        }
    }
    (bands, columns)
}

fn legend(pen: &Pen, chart: &Matrix) -> i32 {
    let [strong, reached, weak, helped] = &chart.meanings;
    let looks = [(true, Standing::Open), (true, Standing::Reached), (false, Standing::Open), (false, Standing::Reached)];
    let entries: Vec<(Look, &str)> =
        looks.into_iter().map(|(strong, standing)| look(strong, standing)).zip([strong, reached, weak, helped].map(String::as_str)).collect();
    let height = pen.legend(0, &entries);
    if height == 0 { 0 } else { height + 8 }
}

/// How a mark looks: each step darker than the one before, so that it can be told without colour.
fn look(strong: bool, standing: Standing) -> Look {
    match (strong, standing == Standing::Reached) {
        (true, false) => Look::Pale(Hue::Both.pale(), Hue::Both.solid()),
        (true, true) => Look::Solid(Ink::Proven),
        (false, false) => Look::Pale(Ink::Paper, Hue::Both.solid()),
        (false, true) => Look::Pale(Ink::Partial, Ink::Proven),
    }
}

/// The labels of the bands, and below them the numbers of the columns that carry a link. Gives where the rows begin.
fn column_heads(pen: &Pen, bands: &[Placed], columns: &[Option<Column>], y: i32) -> i32 {
    let mut texts = Vec::new();
    for (n, placed) in bands.iter().enumerate() {
        let (from, to) = placed.edges;
        // A label may take the gap beside it; where it does not fit, the number of the band stands for it.
        let room = bands.get(n + 1).map_or(pen.width, |next| next.edges.0 - 2) - from;
        let whole = measure::wrap(&placed.band.label, SMALL, room.min(to - from + GAP.1), 3);
        let short = if measure::width(&placed.band.short, SMALL) <= room { placed.band.short.clone() } else { String::new() };
        let (lines, cut) = if whole.1 { (vec![short], true) } else { whole };
        texts.push((from, lines, cut, &placed.band.label));
    }
    let most = texts.iter().map(|(_, lines, ..)| lines.len()).max().unwrap_or(0) as i32;
    for (x, lines, cut, label) in texts {
        let first = pen.count();
        let top = y + (most - lines.len() as i32) * LINE;
        for (n, line) in (0..).zip(&lines) {
            pen.page.text(f64::from(x), top + n * LINE + 9, line, SMALL, Ink::Soft, Anchor::Start);
        }
        if cut {
            pen.tag(first, None, label);
        }
    }
    let top = y + most * LINE + 2;
    let mut taken = [-1; STAGGER];
    let mut used = 0;
    for column in columns.iter().flatten().filter(|c| c.linked) {
        // The part after the last dot: what stands before it is the number of the band.
        let number = column.head.number.rsplit('.').next().unwrap_or_default();
        let (wide, middle) = (measure::width(number, NUMBER), column.middle());
        // Anchored where it is centred, and at the page's edge where it would leave the page.
        let (left, right) = (middle - wide / 2, middle + (wide + 1) / 2);
        let (left, x, anchor) = if right > pen.width { (pen.width - wide, pen.width, Anchor::End) } else { (left, middle, Anchor::Middle) };
        let free = taken.iter().position(|taken| left > *taken && left >= 0);
        if let Some((line, taken)) = free.and_then(|line| Some((line, taken.get_mut(line)?))) {
            *taken = left + wide + 1;
            used = used.max(line + 1);
            pen.page.text(f64::from(x), top + line as i32 * 13 + 7, number, NUMBER, Ink::Ink, anchor);
        }
    }
    top + used as i32 * 13 + 8
}

/// The number of a row, and its title where there is room.
fn row_head(pen: &Pen, head: &Head, (numbers, label): (i32, i32), middle: i32) {
    pen.page.text(0.0, middle, &measure::fit(&head.number, NUMBER, numbers), NUMBER, Ink::Ink, Anchor::Start);
    let x = numbers + 8;
    let title = measure::fit(&head.title, SMALL, label - x);
    if label > x && !title.is_empty() {
        let first = pen.count();
        pen.page.text(f64::from(x), middle, &title, SMALL, Ink::Soft, Anchor::Start);
        if title != head.title {
            pen.tag(first, None, &head.title);
        }
    }
}

/// One mark on a clear ground that takes the press: a tall one for a main link, a low one for a further one, a stroke for what does
/// not apply.
fn mark(pen: &Pen, link: &Link, column: &Column, y: i32) {
    let (from, to) = column.edges;
    let first = pen.count();
    pen.bar(&pen.page, (f64::from(from), f64::from(to.max(from + 1))), (y, y + ROW), Look::Solid(Ink::Track));
    let wide = (to - from - 1).clamp(3, 10);
    let (wide, high) = if link.main { (wide, 10) } else { ((wide - 1).max(3), 5) };
    let x = (from + (to - from - wide + 1) / 2).min(pen.width - wide);
    let top = y + (ROW - high) / 2;
    if link.standing == Standing::LeftOut {
        pen.page.line(Ink::Soft, 1, &[(f64::from(x), top + high - 1), (f64::from(x + wide - 1), top)]);
    } else {
        pen.bar(&pen.page, (f64::from(x), f64::from(x + wide)), (top, top + high), look(link.strong, link.standing));
    }
    pen.tag(first, Some(link.key), &link.title);
}
