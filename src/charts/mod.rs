//! How do the numbers look? Five charts as plain data: rectangles, lines and texts with classes, drawn for one of three widths.
//!
//! plotters does the drawing (areas, coordinates, elements) on a sheet of our own, so that nothing here knows the page, the colours, the
//! words or the direction of reading. Every label comes in as text that is ready to read, every number as it was computed.

pub mod drawing;
pub mod gap_map;
pub mod matrix;
pub mod measure;
pub mod overlap;
mod pen;
pub mod readiness;
mod rows;
mod sheet;
pub mod timeline;

/// The width that a chart is drawn for; a chart is never one picture scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A telephone: 320 pixels.
    Narrow,
    /// A column of text: 640 pixels.
    Middle,
    /// A wide page: 960 pixels.
    Wide,
}

impl Layout {
    /// Every layout, the narrowest first.
    pub const ALL: [Layout; 3] = [Layout::Narrow, Layout::Middle, Layout::Wide];

    /// The width in pixels.
    pub fn width(self) -> u32 {
        match self {
            Layout::Narrow => 320,
            Layout::Middle => 640,
            Layout::Wide => 960,
        }
    }

    /// The widest layout that fits into so many pixels; the narrowest where none does.
    pub fn fitting(pixels: u32) -> Layout {
        Layout::ALL.into_iter().rev().find(|l| l.width() <= pixels).unwrap_or(Layout::Narrow)
    }
}

/// For whom a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The width.
    pub layout: Layout,
    /// Whether the language runs from right to left: the picture is mirrored, the texts are not.
    pub mirrored: bool,
}
