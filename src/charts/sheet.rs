//! What does plotters draw on? A sheet that keeps every element as a mark: the colour is the ink's number, mirroring happens here alone.

use super::{
    drawing::{Anchor, Ink, Mark, Shape},
    measure::{Face, width},
};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, text_anchor::HPos};
use std::convert::Infallible;

/// What has been drawn so far.
pub struct Sheet {
    /// In pixels.
    pub width: i32,
    /// Whether left and right change places.
    pub mirrored: bool,
    /// The lowest first.
    pub marks: Vec<Mark>,
}

/// Taller than any chart: the height is known when the drawing is finished, and plotters wants to know it before.
pub const TALLEST: i32 = 1 << 20;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The ink that a colour stands for.
fn ink(color: BackendColor) -> Ink {
    Ink::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Ink::Ink)
}

impl Sheet {
    /// An edge between pixels on the side where it belongs.
    fn edge(&self, x: i32) -> i32 {
        if self.mirrored { self.width - x } else { x }
    }

    /// A column of pixels on the side where it belongs.
    fn column(&self, x: i32) -> i32 {
        if self.mirrored { self.width - 1 - x } else { x }
    }

    fn put(&mut self, ink: Ink, shape: Shape) -> Drawn {
        self.marks.push(Mark { ink, shape, key: None, title: None });
        Ok(())
    }
}

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width.unsigned_abs(), TALLEST.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Single pixels are no marks; no element that the charts use asks for one.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, (x0, y): BackendCoord, (x1, y1): BackendCoord, style: &S, fill: bool) -> Drawn {
        let (width, height) = (x1 - x0, y1 - y);
        let shape = if fill {
            Shape::Fill { x: self.edge(x0).min(self.edge(x1)), y, width, height }
        } else {
            Shape::Frame { x: self.column(x0).min(self.column(x1)), y, width, height, weight: style.stroke_width() as u8 }
        };
        self.put(ink(style.color()), shape)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let line = path.into_iter().map(|(x, y)| (self.column(x), y)).collect();
        self.put(ink(style.color()), Shape::Lines { lines: vec![line], weight: style.stroke_width() as u8 })
    }

    /// The point is the middle of the line's height; the base line lies about a third of the letters' size below it.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let face = face(style);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let y = y + (i32::from(face.size) * 7 + 10) / 20;
        let shape = Shape::Text { x: self.edge(x), y, anchor, size: face.size, bold: face.bold, text: text.to_owned() };
        self.put(ink(style.color()), shape)
    }

    /// By our own table: what plotters would do in a browser puts an element into the page.
    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let face = face(style);
        Ok((width(text, face).unsigned_abs(), u32::from(face.size)))
    }
}

fn face<S: BackendTextStyle>(style: &S) -> Face {
    Face { size: style.size() as u8, bold: matches!(style.style(), FontStyle::Bold) }
}
