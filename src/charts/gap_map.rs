//! Where are the gaps? A tile per question, in the order of the standards; colour, pattern and letter say how far it is.

use super::{
    Format, Layout,
    drawing::{Anchor, Drawing, Ink},
    measure,
    pen::{FIGURE, HEADING, LABEL, LINE, Look, Pen, SMALL},
};

/// What the chart shows.
#[derive(Debug, Clone, Default)]
pub struct GapMap {
    /// What stands above all, as wide as the page: the clauses.
    pub above: Option<Block>,
    /// What stands side by side, or on a narrow page one under the other: the catalogs of controls.
    pub beside: Vec<Block>,
    /// What the tiles mean, in the order in which they shall be listed.
    pub meanings: Vec<Meaning>,
    /// What the stronger frame means; empty where no tile has it.
    pub stops: String,
}

/// What a tile means.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The look that is explained.
    pub standing: Standing,
    /// The letter on it.
    pub letter: String,
    /// What both mean.
    pub label: String,
}

/// Groups under a title.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// The title.
    pub title: String,
    /// In reading order.
    pub groups: Vec<Group>,
}

/// Tiles under a label.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The label.
    pub label: String,
    /// In reading order.
    pub tiles: Vec<Tile>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Tile {
    /// Its position in the catalog; what pressing the tile opens.
    pub key: u16,
    /// How far it is.
    pub standing: Standing,
    /// The letter that says so without colour.
    pub letter: String,
    /// Whether a certificate is out of reach while it is not in place.
    pub stops: bool,
    /// What it is and how far it is, in words.
    pub title: String,
}

/// How far a question is, as far as a tile shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not answered.
    Unanswered,
    /// Answered with not sure.
    Unsure,
    /// Not started.
    None,
    /// Planned.
    Planned,
    /// Partly in place.
    Partial,
    /// In place.
    Done,
    /// In place, with evidence.
    Proven,
    /// Not applicable.
    LeftOut,
}

impl Standing {
    fn ink(self) -> Ink {
        match self {
            Standing::Unanswered => Ink::Unanswered,
            Standing::Unsure => Ink::Unsure,
            Standing::None => Ink::None,
            Standing::Planned => Ink::Planned,
            Standing::Partial => Ink::Partial,
            Standing::Done => Ink::Done,
            Standing::Proven => Ink::Proven,
            Standing::LeftOut => Ink::LeftOut,
        }
    }
}

/// From one tile to the next: with the gap between them at least 24 pixels, the smallest target that everybody can hit.
fn pitch(layout: Layout) -> i32 {
    if layout == Layout::Middle { 30 } else { 32 }
}

/// Between two tiles.
const SPLIT: i32 = 4;
/// Between two blocks that stand side by side, a whole number of tiles' worth of calm.
const ALLEY: i32 = 32;
/// The narrowest column of groups.
const COLUMN: i32 = 200;

/// Draws it.
pub fn gap_map(chart: &GapMap, format: Format) -> Drawing {
    let pen = Pen::new(format);
    let pitch = pitch(format.layout);
    let mut y = legend(&pen, chart, pitch - SPLIT);
    if let Some(block) = &chart.above {
        y += if y == 0 { 0 } else { 16 };
        y = draw(&pen, block, (0, pen.width), y, pitch);
    }
    let abreast = if format.layout == Layout::Narrow { 1 } else { chart.beside.len().clamp(1, 2) };
    let width = (pen.width - ALLEY * (abreast as i32 - 1)) / abreast as i32;
    for blocks in chart.beside.chunks(abreast) {
        let top = if y == 0 { 0 } else { y + 16 };
        let from = |n: usize| n as i32 * (width + ALLEY);
        y = blocks.iter().enumerate().map(|(n, block)| draw(&pen, block, (from(n), width), top, pitch)).max().unwrap_or(y);
    }
    pen.finish(y)
}

/// The tiles' meanings, in as many lines as it takes. Gives the height.
fn legend(pen: &Pen, chart: &GapMap, size: i32) -> i32 {
    let (mut x, mut y) = (0, 0);
    let stops = Meaning { standing: Standing::Unanswered, letter: String::new(), label: chart.stops.clone() };
    let all = chart.meanings.iter().map(|m| (m, false)).chain((!chart.stops.is_empty()).then_some((&stops, true)));
    for (meaning, strong) in all {
        let label = measure::fit(&meaning.label, SMALL, pen.width - size - 8);
        let wide = size + 8 + measure::width(&label, SMALL);
        if x > 0 && x + wide > pen.width {
            (x, y) = (0, y + size + 6);
        }
        tile(pen, (x, y), size, (meaning.standing, &meaning.letter, strong));
        pen.page.text(f64::from(x + size + 8), y + size / 2, &label, SMALL, Ink::Soft, Anchor::Start);
        x += wide + 20;
    }
    if x == 0 { 0 } else { y + size + 2 }
}

/// A block in its place; gives where it ends.
fn draw(pen: &Pen, block: &Block, (left, width): (i32, i32), y: i32, pitch: i32) -> i32 {
    let mut y = y + pen.lines((left, y + 9), &block.title, HEADING, Ink::Ink, (width, 2)) * LINE + 6;
    let columns = (width / COLUMN).clamp(1, 4);
    let column = width / columns;
    let mut row: Vec<(i32, i32, &Group)> = Vec::new();
    let mut used = 0;
    for group in &block.groups {
        let tiles = group.tiles.len() as i32;
        // As many columns as its tiles need in one row; where no row is wide enough it takes several.
        let span = ((tiles * pitch - SPLIT + column - 1) / column).clamp(1, columns);
        if used + span > columns {
            y = draw_row(pen, &row, y, pitch);
            row.clear();
            used = 0;
        }
        row.push((left + used * column, span * column, group));
        used += span;
    }
    draw_row(pen, &row, y, pitch)
}

/// Groups beside each other, their tiles on one line; gives where the next row begins.
fn draw_row(pen: &Pen, row: &[(i32, i32, &Group)], y: i32, pitch: i32) -> i32 {
    let room = |width: i32| width - 14;
    let lines = |(_, width, group): &(i32, i32, &Group)| measure::wrap(&group.label, LABEL, room(*width), 2).0.len() as i32;
    let most = row.iter().map(lines).max().unwrap_or(0);
    let top = y + most * LINE + 4;
    let mut end = top;
    for entry @ (left, width, group) in row {
        pen.lines((*left, y + 9 + (most - lines(entry)) * LINE), &group.label, LABEL, Ink::Soft, (room(*width), 2));
        let across = ((width + SPLIT) / pitch).max(1);
        for (n, t) in (0..).zip(&group.tiles) {
            let first = pen.count();
            let corner = (left + n % across * pitch, top + n / across * pitch);
            tile(pen, corner, pitch - SPLIT, (t.standing, &t.letter, t.stops));
            pen.tag(first, Some(t.key), &t.title);
            end = end.max(corner.1 + pitch);
        }
    }
    end + 10
}

/// One tile: its colour, what marks it without colour, its frame.
fn tile(pen: &Pen, (x, y): (i32, i32), size: i32, (standing, letter, strong): (Standing, &str, bool)) {
    let (across, down) = ((x, x + size), (y, y + size));
    let ink = standing.ink();
    let bar = |inset: i32, look| pen.bar(&pen.page, (f64::from(x + inset), f64::from(x + size - inset)), (y + inset, y + size - inset), look);
    bar(0, Look::Solid(ink));
    match standing {
        // The letter gets a clear ground in the middle of the lines.
        Standing::Unsure => {
            pen.hatch(Ink::Soft, across, down);
            bar(size / 4, Look::Solid(ink));
        }
        Standing::LeftOut => pen.page.line(Ink::Soft, 1, &[(f64::from(x), y + size - 1), (f64::from(x + size - 1), y)]),
        _ => {}
    }
    let missing = !matches!(standing, Standing::Done | Standing::Proven);
    match (strong, missing) {
        (true, true) => pen.frame(Ink::Gap, 2, (x + 1, x + size), (y + 1, y + size)),
        (true, false) => pen.frame(Ink::Ink, 2, (x + 1, x + size), (y + 1, y + size)),
        (false, _) => pen.frame(Ink::Edge, 1, across, down),
    }
    let on = if standing == Standing::Proven || standing == Standing::Done { Ink::Paper } else { Ink::Ink };
    let letter = measure::fit(letter, FIGURE, size);
    pen.page.text(f64::from(x + size / 2), y + size / 2, &letter, FIGURE, on, Anchor::Middle);
}
