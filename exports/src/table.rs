//! What is a table, before it is a file? Columns with titles, and rows of texts, days and numbers.

use jiff::civil::Date;

/// A table with what stands around it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What the sheet is called, at most 31 characters.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Whose it is, of which day and edition, in one line.
    pub about: String,
    /// What may be said against taking it for more than it is.
    pub mark: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Whether nothing stands above the titles of the columns, as programs want it.
    pub plain: bool,
    /// What explains the table: terms and sentences.
    pub notes: Vec<(String, String)>,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Its width in characters.
    pub width: u8,
    /// What may stand in it; anything where the list is empty.
    pub choices: Vec<String>,
}

/// What stands in one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, also an empty one.
    Text(String),
    /// A day.
    Day(Date),
    /// A count.
    Count(usize),
}

impl Table {
    /// The row of the titles of the columns in a workbook, counted from 0: above it stand what it is, whose it is, and that it is a draft.
    pub fn head(&self) -> u32 {
        if self.plain { 0 } else { 3 }
    }
}

impl Column {
    /// A column in which anything may stand.
    pub fn new(title: impl Into<String>, width: u8) -> Column {
        Column { title: title.into(), width, choices: Vec::new() }
    }

    /// The same, in which one of these may stand.
    pub fn of(self, choices: &[&str]) -> Column {
        Column { choices: choices.iter().map(|c| (*c).to_owned()).collect(), ..self }
    }
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// A day as a date field gave it; what is no day stays a text.
    pub fn day(text: &str) -> Cell {
        readiness_check::day::read(text).map_or_else(|| Cell::text(text), Cell::Day)
    }

    /// What stands there where everything is a text. Days as ISO 8601.
    pub fn written(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Day(day) => readiness_check::day::write(*day),
            Cell::Count(n) => n.to_string(),
        }
    }
}
