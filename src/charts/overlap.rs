//! What counts twice? One bar per lane, cut in proportion to the counts; the part that is already earned is solid.

use super::{
    Format,
    drawing::{Anchor, Drawing, Hue, Ink},
    measure,
    pen::{Area, FIGURE, HEADING, LABEL, LINE, Look, Pen},
};

/// What the chart shows.
#[derive(Debug, Clone, Default)]
pub struct Overlap {
    /// One above the other; each fills the width, whatever it counts.
    pub lanes: Vec<Lane>,
    /// What the solid part means, what a strong, a weak and no start look like; empty for no legend.
    pub meanings: [String; 4],
}

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Lane {
    /// What is counted.
    pub title: String,
    /// Its parts, in reading order.
    pub segments: Vec<Segment>,
}

/// One part of a lane.
#[derive(Debug, Clone)]
pub struct Segment {
    /// What is counted in it.
    pub label: String,
    /// The count as it is written.
    pub figure: String,
    /// A letter that stands for it where the label does not fit.
    pub letter: String,
    /// How many.
    pub count: usize,
    /// How many of these are earned already.
    pub earned: usize,
    /// How much of a start there is.
    pub start: Start,
    /// What pressing it opens.
    pub key: Option<u16>,
}

/// How much of a start a part gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A work that serves both, or a practice to extend.
    Strong,
    /// Something that helps.
    Weak,
    /// Nothing.
    None,
}

/// The height of a bar.
const BAR: i32 = 36;
/// Between two parts of a bar.
const SPLIT: i32 = 2;

/// Draws it.
pub fn overlap(chart: &Overlap, format: Format) -> Drawing {
    let pen = Pen::new(format);
    let [earned, strong, weak, none] = &chart.meanings;
    let entries =
        [(Look::Solid(Hue::Both.solid()), earned.as_str()), (look(Start::Strong), strong), (look(Start::Weak), weak), (look(Start::None), none)];
    let mut y = pen.legend(0, &entries);
    for lane in &chart.lanes {
        y += if y == 0 { 0 } else { 20 };
        y += pen.lines((0, y + 9), &lane.title, HEADING, Ink::Ink, (pen.width, 2)) * LINE + 6;
        let total: usize = lane.segments.iter().map(|s| s.count).sum();
        let plot = pen.scale((0, pen.width), (0.0, total.max(1) as f64));
        let parts: Vec<Part> = parts(lane, &plot);
        y = if each_has_room(&parts, pen.width) { labelled(&pen, &parts, &plot, y) } else { lettered(&pen, &parts, &plot, y) };
    }
    pen.finish(y)
}

/// A segment between its edges in pixels.
struct Part<'a> {
    segment: &'a Segment,
    /// How many are counted before it.
    before: usize,
    edges: (i32, i32),
}

fn parts<'a>(lane: &'a Lane, plot: &Area) -> Vec<Part<'a>> {
    let mut before = 0;
    let mut part = |segment: &'a Segment| {
        let edges = (plot.pixel(before as f64), plot.pixel((before + segment.count) as f64));
        let part = Part { segment, before, edges };
        before += segment.count;
        part
    };
    lane.segments.iter().map(&mut part).collect()
}

impl Part<'_> {
    fn room(&self) -> i32 {
        self.edges.1 - self.edges.0 - 12
    }

    fn holds_its_label(&self) -> bool {
        let fits = !measure::wrap(&self.segment.label, LABEL, self.room(), 3).1 && measure::width(&self.segment.figure, FIGURE) <= self.room();
        self.segment.count == 0 || fits
    }

    /// As wide as label and figure are on one line each.
    fn text_width(&self) -> i32 {
        measure::width(&self.segment.label, LABEL).max(measure::width(&self.segment.figure, FIGURE))
    }

    fn title(&self) -> String {
        format!("{}: {}", self.segment.label, self.segment.figure)
    }

    /// The segment itself: pale, faint or empty, and from its beginning solid as far as it is earned.
    fn draw(&self, pen: &Pen, plot: &Area, y: i32) {
        let (from, to) = (f64::from(self.edges.0), f64::from(self.edges.1 - SPLIT).min(f64::from(pen.width)));
        let to = if self.edges.1 == pen.width { f64::from(pen.width) } else { to };
        let first = pen.count();
        pen.bar(&pen.page, (from, to), (y, y + BAR), look(self.segment.start));
        let earned = plot.pixel((self.before + self.segment.earned.min(self.segment.count)) as f64);
        pen.bar(&pen.page, (from, f64::from(earned).min(to)), (y, y + BAR), Look::Solid(Hue::Both.solid()));
        pen.tag(first, self.segment.key, &self.title());
    }
}

/// Whether every part has room for its label, the last one also beside itself: there it ends where the lane ends.
fn each_has_room(parts: &[Part], width: i32) -> bool {
    let counted: Vec<&Part> = parts.iter().filter(|p| p.segment.count > 0).collect();
    match counted.split_last() {
        None => true,
        Some((last, [.., before])) if !last.holds_its_label() => {
            let left = before.edges.0 + before.text_width() + 12;
            let others = counted.iter().rev().skip(1).all(|p| p.holds_its_label());
            others && before.text_width() <= before.room() && left + last.text_width() <= width
        }
        Some(_) => counted.iter().all(|p| p.holds_its_label()),
    }
}

/// How a part of a lane looks before anything of it is earned.
fn look(start: Start) -> Look {
    match start {
        Start::Strong => Look::Pale(Hue::Both.pale(), Hue::Both.solid()),
        Start::Weak => Look::Pale(Ink::BothFaint, Hue::Both.solid()),
        Start::None => Look::Pale(Ink::Paper, Ink::Soft),
    }
}

/// Every part carries its figure above and its label below.
fn labelled(pen: &Pen, parts: &[Part], plot: &Area, y: i32) -> i32 {
    let bar = y + LINE + 2;
    let mut lines = 0;
    for part in parts.iter().filter(|p| p.segment.count > 0) {
        part.draw(pen, plot, bar);
        if !part.holds_its_label() {
            let end = f64::from(pen.width);
            pen.page.text(end, y + 8, &part.segment.figure, FIGURE, Ink::Ink, Anchor::End);
            pen.page.text(end, bar + BAR + 12, &part.segment.label, LABEL, Ink::Soft, Anchor::End);
            lines = lines.max(1);
            continue;
        }
        pen.page.text(f64::from(part.edges.0), y + 8, &part.segment.figure, FIGURE, Ink::Ink, Anchor::Start);
        lines = lines.max(pen.lines((part.edges.0, bar + BAR + 12), &part.segment.label, LABEL, Ink::Soft, (part.room(), 3)));
    }
    bar + BAR + 4 + lines * LINE
}

/// Letters stand over the parts, and what they mean stands below, a line each.
fn lettered(pen: &Pen, parts: &[Part], plot: &Area, y: i32) -> i32 {
    let bar = y + LINE + 2;
    let mut taken = i32::MIN;
    for part in parts.iter().filter(|p| p.segment.count > 0) {
        let wide = measure::width(&part.segment.letter, FIGURE);
        let left = part.edges.0.min(pen.width - wide);
        if left > taken && left >= 0 {
            // Anchored at the end where the last part is narrower than its letter.
            let (x, anchor) = if left == part.edges.0 { (left, Anchor::Start) } else { (pen.width, Anchor::End) };
            pen.page.text(f64::from(x), y + 8, &part.segment.letter, FIGURE, Ink::Ink, anchor);
            taken = left + wide + 2;
        }
        part.draw(pen, plot, bar);
    }
    let mut y = bar + BAR + 6;
    let (letters, figures) = parts
        .iter()
        .fold((0, 0), |(l, f), part| (l.max(measure::width(&part.segment.letter, FIGURE)), f.max(measure::width(&part.segment.figure, FIGURE))));
    let (letters, figures) = (letters.min(pen.width / 5), figures.min(pen.width / 3));
    for part in parts {
        let (segment, middle) = (part.segment, y + 9);
        let letter = measure::fit(&segment.letter, FIGURE, letters);
        let figure = measure::fit(&segment.figure, FIGURE, figures);
        pen.page.text(0.0, middle, &letter, FIGURE, Ink::Ink, Anchor::Start);
        pen.page.text(f64::from(letters + 10), middle, &figure, FIGURE, Ink::Ink, Anchor::Start);
        let x = letters + figures + 20;
        y += pen.lines((x, middle), &segment.label, LABEL, Ink::Soft, (pen.width - x, 3)).max(1) * LINE + 3;
    }
    y
}
