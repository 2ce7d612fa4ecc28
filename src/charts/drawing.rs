//! What is a picture made of? Rectangles, lines and texts in whole pixels, each with a class in place of a colour.

/// A picture: its size in pixels and its marks, the lowest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// What is on it; later marks lie on earlier ones.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is drawn with.
    pub ink: Ink,
    /// Its geometry.
    pub shape: Shape,
    /// What it stands for, as the input named it. Marks with the same key follow one another and can be pressed as one.
    pub key: Option<u16>,
    /// What it says in full; of marks with the same key, the first one has it.
    pub title: Option<String>,
}

/// The geometry of a mark. Coordinates count whole pixels from the upper left corner, also in a mirrored drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Fill {
        /// The left edge.
        x: i32,
        /// The upper edge.
        y: i32,
        /// To the right.
        width: i32,
        /// Downwards.
        height: i32,
    },
    /// The outline of a rectangle. Like all lines it runs through the middle of pixels, see [`line_path`].
    Frame {
        /// The left pixels.
        x: i32,
        /// The upper pixels.
        y: i32,
        /// From the left to the right pixels.
        width: i32,
        /// From the upper to the lower pixels.
        height: i32,
        /// The stroke in pixels.
        weight: u8,
    },
    /// Lines, each from point to point: rules, strokes, the lines of a hatching.
    Lines {
        /// The points of each line.
        lines: Vec<Vec<(i32, i32)>>,
        /// The stroke in pixels.
        weight: u8,
    },
    /// A line of text.
    Text {
        /// Where the anchor is.
        x: i32,
        /// The base line.
        y: i32,
        /// Which part of the text is at `x`.
        anchor: Anchor,
        /// The size of the letters in pixels.
        size: u8,
        /// Whether it is bold.
        bold: bool,
        /// What it says.
        text: String,
    },
}

impl Shape {
    /// The class of this kind of shape; with the ink's class it says how the mark looks.
    pub fn class(&self) -> &'static str {
        match self {
            Shape::Fill { .. } => "fill",
            Shape::Frame { .. } => "frame",
            Shape::Lines { .. } => "lines",
            Shape::Text { .. } => "text",
        }
    }
}

/// Which part of a text is at its point. Start and end follow the direction of reading, as in SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    pub fn key(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// The `d` of an SVG path through these points; half a pixel is added, so that a line of one pixel covers one row of pixels.
pub fn line_path(lines: &[Vec<(i32, i32)>]) -> String {
    let mut path = String::new();
    for line in lines {
        for (n, (x, y)) in line.iter().enumerate() {
            path.push(if n == 0 { 'M' } else { 'L' });
            path.push_str(&x.to_string());
            path.push_str(".5 ");
            path.push_str(&y.to_string());
            path.push_str(".5");
        }
    }
    path
}

macro_rules! inks {
    ($($(#[doc = $doc:literal])* $name:ident = $class:literal,)*) => {
        /// What a mark is drawn with: a meaning, for which the style sheet has a light and a dark colour.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Ink {
            $($(#[doc = $doc])* $name,)*
        }

        impl Ink {
            /// Every ink, in the order of their numbers.
            pub const ALL: &'static [Ink] = &[$(Ink::$name,)*];

            /// The class in the style sheet.
            pub fn class(self) -> &'static str {
                match self {
                    $(Ink::$name => $class,)*
                }
            }
        }
    };
}

inks! {
    /// Text that is read first.
    Ink = "ink",
    /// Text beside it.
    Soft = "soft",
    /// Text on a solid colour, and what hides a pattern under a letter.
    Paper = "paper",
    /// Grid lines.
    Rule = "rule",
    /// Outlines that must be seen: the edge of a tile.
    Edge = "edge",
    /// The ground of a bar, from end to end.
    Track = "track",
    /// Today.
    Accent = "accent",
    /// The security standard.
    Security = "security",
    /// The security standard, pale.
    SecurityPale = "security-pale",
    /// The AI standard.
    Ai = "ai",
    /// The AI standard, pale.
    AiPale = "ai-pale",
    /// What counts for both.
    Both = "both",
    /// What counts for both, pale.
    BothPale = "both-pale",
    /// What counts for both, the palest.
    BothFaint = "both-faint",
    /// What is missing.
    Gap = "gap",
    /// What may be missing.
    GapPale = "gap-pale",
    /// Not answered.
    Unanswered = "unanswered",
    /// Not sure.
    Unsure = "unsure",
    /// Not started.
    None = "none",
    /// Planned.
    Planned = "planned",
    /// Partly in place.
    Partial = "partial",
    /// In place.
    Done = "done",
    /// In place, with evidence.
    Proven = "proven",
    /// Not applicable.
    LeftOut = "left-out",
}

/// Whose numbers a bar shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hue {
    /// The security standard's.
    Security,
    /// The AI standard's.
    Ai,
    /// Both standards'.
    #[default]
    Both,
}

impl Hue {
    /// The full colour.
    pub fn solid(self) -> Ink {
        match self {
            Hue::Security => Ink::Security,
            Hue::Ai => Ink::Ai,
            Hue::Both => Ink::Both,
        }
    }

    /// The pale colour.
    pub fn pale(self) -> Ink {
        match self {
            Hue::Security => Ink::SecurityPale,
            Hue::Ai => Ink::AiPale,
            Hue::Both => Ink::BothPale,
        }
    }
}
