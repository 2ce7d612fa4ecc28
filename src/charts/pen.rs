//! How is a mark put on the sheet? A few strokes that all charts share: bars, lines, texts, hatchings, a legend.

use super::{
    Format,
    drawing::{Anchor, Drawing, Ink, Mark, Shape},
    measure::{self, Face},
    sheet::{Sheet, TALLEST},
};
use plotters::{
    coord::{
        Shift,
        cartesian::Cartesian2d,
        types::{RangedCoordf64, RangedCoordi32},
    },
    drawing::DrawingArea,
    element::{PathElement, Rectangle, Text},
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};
use std::{cell::RefCell, rc::Rc};

/// Headings.
pub const HEADING: Face = Face { size: 14, bold: true };
/// Labels of rows and groups.
pub const LABEL: Face = Face { size: 13, bold: false };
/// Figures and letters that stand out.
pub const FIGURE: Face = Face { size: 13, bold: true };
/// Axis and legend.
pub const SMALL: Face = Face { size: 12, bold: false };
/// From one line of text to the next.
pub const LINE: i32 = 17;
/// Between the lines of a hatching, along the edge.
const HATCH: usize = 6;

/// How a surface is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// One colour.
    Solid(Ink),
    /// A frame and slanted lines on paper.
    Hatched(Ink),
    /// A pale colour (first) in a frame.
    Pale(Ink, Ink),
}

/// A part of the page with its own unit from left to right; downwards it counts the page's pixels.
pub struct Area(DrawingArea<Sheet, Cartesian2d<RangedCoordf64, RangedCoordi32>>);

impl Area {
    /// The pixel of a value; of one beyond the area, the area's last.
    pub fn pixel(&self, x: f64) -> i32 {
        let room = self.0.get_pixel_range().0;
        self.0.map_coordinate(&(x, 0)).0.min(room.end).max(room.start)
    }

    fn rectangle(&self, (x0, x1): (f64, f64), (y0, y1): (i32, i32), style: ShapeStyle) {
        // The sheet's error has no values, and nobody else holds the sheet while an element is drawn.
        let _ = self.0.draw(&Rectangle::new([(x0, y0), (x1, y1)], style));
    }

    /// A line from point to point.
    pub fn line(&self, ink: Ink, weight: u8, points: &[(f64, i32)]) {
        let _ = self.0.draw(&PathElement::new(points, color(ink).stroke_width(u32::from(weight))));
    }

    /// A line of text, `y` the middle of its height.
    pub fn text(&self, x: f64, y: i32, text: &str, face: Face, ink: Ink, anchor: Anchor) {
        if text.is_empty() {
            return;
        }
        let _ = self.0.draw(&Text::new(text, (x, y), style(face, ink, anchor)));
    }

    /// The width of a text, as the sheet reckons it.
    fn width(&self, text: &str, face: Face) -> i32 {
        self.0.estimate_text_size(text, &style(face, Ink::Ink, Anchor::Start)).map_or(0, |(wide, _)| wide as i32)
    }
}

/// A face as plotters carries it to the sheet.
fn style(face: Face, ink: Ink, anchor: Anchor) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::SansSerif, f64::from(face.size), if face.bold { FontStyle::Bold } else { FontStyle::Normal });
    let h_pos = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    TextStyle { font, color: color(ink).to_backend_color(), pos: Pos::new(h_pos, VPos::Center) }
}

/// An ink as plotters carries it to the sheet.
fn color(ink: Ink) -> RGBColor {
    RGBColor(ink as u8, 0, 0)
}

/// What draws on one sheet.
pub struct Pen {
    sheet: Rc<RefCell<Sheet>>,
    root: DrawingArea<Sheet, Shift>,
    /// The whole page, in pixels both ways.
    pub page: Area,
    /// The width of the page in pixels.
    pub width: i32,
}

impl Pen {
    /// An empty sheet.
    pub fn new(format: Format) -> Pen {
        let width = format.layout.width() as i32;
        let sheet = Rc::new(RefCell::new(Sheet { width, mirrored: format.mirrored, marks: Vec::new() }));
        let root = DrawingArea::from(&sheet);
        let page = area(&root, (0, width), (0.0, f64::from(width)));
        Pen { sheet, root, page, width }
    }

    /// A part of the page between two pixels, on which `from` to `to` is the unit.
    pub fn scale(&self, (left, right): (i32, i32), (from, to): (f64, f64)) -> Area {
        area(&self.root, (left, right), (from, if to > from { to } else { from + 1.0 }))
    }

    /// A rectangle between two values, as high as from `y.0` to `y.1`.
    pub fn bar(&self, on: &Area, (x0, x1): (f64, f64), y: (i32, i32), look: Look) {
        let pixels = (on.pixel(x0), on.pixel(x1));
        if pixels.1 <= pixels.0 {
            return;
        }
        match look {
            Look::Solid(ink) => on.rectangle((x0, x1), y, color(ink).filled()),
            Look::Hatched(ink) => {
                self.hatch(ink, pixels, y);
                self.frame(ink, 1, pixels, y);
            }
            Look::Pale(fill, edge) => {
                on.rectangle((x0, x1), y, color(fill).filled());
                self.frame(edge, 1, pixels, y);
            }
        }
    }

    /// The outline of the rectangle between these edges, drawn inside it.
    pub fn frame(&self, ink: Ink, weight: u8, (x0, x1): (i32, i32), (y0, y1): (i32, i32)) {
        self.page.rectangle((f64::from(x0), f64::from(x1 - 1)), (y0, y1 - 1), color(ink).stroke_width(u32::from(weight)));
    }

    /// Slanted lines inside a rectangle, as one mark; each is cut at the edges by arithmetic, so that no clip path is needed.
    pub fn hatch(&self, ink: Ink, (x0, x1): (i32, i32), (y0, y1): (i32, i32)) {
        let (right, bottom) = (x1 - 1, y1 - 1);
        let first = self.count();
        for sum in (x0 + y0 + HATCH as i32 / 2..right + bottom).step_by(HATCH) {
            let (from, to) = (x0.max(sum - bottom), right.min(sum - y0));
            if from < to {
                self.page.line(ink, 1, &[(f64::from(from), sum - from), (f64::from(to), sum - to)]);
            }
        }
        self.join(first);
    }

    /// Makes one mark of the lines from that mark on.
    fn join(&self, first: usize) {
        let Ok(mut sheet) = self.sheet.try_borrow_mut() else { return };
        let from = (first + 1).min(sheet.marks.len());
        let rest: Vec<Mark> = sheet.marks.drain(from..).collect();
        if let Some(Mark { shape: Shape::Lines { lines, .. }, .. }) = sheet.marks.get_mut(first) {
            for mark in rest {
                if let Shape::Lines { lines: more, .. } = mark.shape {
                    lines.extend(more);
                }
            }
        }
    }

    /// How many marks there are.
    pub fn count(&self) -> usize {
        self.sheet.try_borrow().map_or(0, |s| s.marks.len())
    }

    /// Says of all marks from that one on what they stand for.
    pub fn tag(&self, first: usize, key: Option<u16>, title: &str) {
        let Ok(mut sheet) = self.sheet.try_borrow_mut() else { return };
        for (n, mark) in sheet.marks.iter_mut().skip(first).enumerate() {
            mark.key = key;
            mark.title = (n == 0 && !title.is_empty()).then(|| title.to_owned());
        }
    }

    /// A text in at most `most` lines from `x` on, the middle of its first line at `y`; what had to be cut stands in the title. Gives
    /// the number of lines.
    pub fn lines(&self, (x, y): (i32, i32), text: &str, face: Face, ink: Ink, (room, most): (i32, usize)) -> i32 {
        let first = self.count();
        let (lines, cut) = measure::wrap(text, face, room, most);
        for (n, line) in lines.iter().enumerate() {
            self.page.text(f64::from(x), y + n as i32 * LINE, line, face, ink, Anchor::Start);
        }
        if cut {
            self.tag(first, None, text);
        }
        lines.len() as i32
    }

    /// Where a label of an axis begins and ends: centred on its point, and moved into the page where it would leave it.
    pub fn label_edges(&self, at: i32, label: &str) -> (i32, i32) {
        let wide = self.page.width(label, SMALL);
        let left = (at - wide / 2).min(self.width - wide).max(0);
        (left, left + wide)
    }

    /// Labels of an axis beside what takes the line up to a pixel; one that would touch the one before is left out.
    pub fn axis<'a>(&self, on: &Area, (mut taken, y): (i32, i32), labels: impl Iterator<Item = (f64, &'a str)>) {
        for (at, label) in labels {
            let (left, right) = self.label_edges(on.pixel(at), label);
            if left > taken && right <= self.width {
                // Anchored where it is centred, and at the page's edge where it had to move.
                let (x, anchor) = match left {
                    0 => (0, Anchor::Start),
                    _ if right == self.width => (self.width, Anchor::End),
                    _ => (on.pixel(at), Anchor::Middle),
                };
                self.page.text(f64::from(x), y, label, SMALL, Ink::Soft, anchor);
                taken = right + 6;
            }
        }
    }

    /// What the looks mean, in as many lines as it takes, the first at `y`; a look without a meaning is left out. Gives the height.
    pub fn legend(&self, y: i32, entries: &[(Look, &str)]) -> i32 {
        const SWATCH: i32 = 20;
        let (mut x, mut top, mut any) = (0, y, false);
        for (look, meaning) in entries.iter().filter(|(_, m)| !m.is_empty()) {
            let meaning = measure::fit(meaning, SMALL, self.width - SWATCH - 8);
            let wide = SWATCH + 8 + measure::width(&meaning, SMALL);
            if any && x + wide > self.width {
                (x, top) = (0, top + 20);
            }
            self.bar(&self.page, (f64::from(x), f64::from(x + SWATCH)), (top + 3, top + 15), *look);
            self.page.text(f64::from(x + SWATCH + 8), top + 9, &meaning, SMALL, Ink::Soft, Anchor::Start);
            (x, any) = (x + wide + 24, true);
        }
        if any { top + 18 - y } else { 0 }
    }

    /// The finished picture.
    pub fn finish(self, height: i32) -> Drawing {
        let marks = self.sheet.try_borrow_mut().map(|mut s| std::mem::take(&mut s.marks)).unwrap_or_default();
        Drawing { width: self.width.unsigned_abs(), height: height.max(1).unsigned_abs(), marks }
    }
}

fn area(root: &DrawingArea<Sheet, Shift>, (left, right): (i32, i32), (from, to): (f64, f64)) -> Area {
    let part = root.clone().shrink((left, 0), (right - left, TALLEST));
    Area(part.apply_coord_spec(Cartesian2d::new(from..to, 0..TALLEST, (left..right, 0..TALLEST))))
}
