//! How does a file come to be? What is in it is decided, it is written, and it is read back before anybody gets it.

use crate::{
    calendar, check,
    kind::{Format, Kind, Subject},
    platform, registers, report,
    request::Request,
    separated, statement,
    table::Table,
    workbook::{self, Author},
};
use readiness_check::wording::phrase;

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The writer did not take what it was given.
    Unwritten,
    /// What was read back is not what was written.
    Unlike,
}

/// The table of a subject; none for what is no table.
pub fn table(of: &Request, subject: Subject) -> Option<Table> {
    match subject {
        Subject::Statement(standard) => Some(statement::table(of, standard)),
        Subject::Gaps => Some(registers::gaps(of)),
        Subject::Actions => Some(registers::actions(of)),
        Subject::Documents => Some(registers::documents(of)),
        Subject::Platform(standard) => Some(platform::table(of, standard)),
        Subject::Plan | Subject::Report => None,
    }
}

/// A file on its way. Each step is short, so that a page can show how it goes, and stop between two of them.
pub enum Making {
    /// What is in it is to be decided.
    Asked(Kind),
    /// It is to be written.
    Decided(Kind, Box<Table>),
    /// It is to be read back.
    Written(Kind, Box<Table>, Vec<u8>),
    /// It is there.
    Made(Vec<u8>),
}

impl Making {
    /// The next step.
    pub fn step(self, of: &Request) -> Result<Making, Refused> {
        match self {
            Making::Asked(kind) => Ok(match (table(of, kind.subject), kind.format) {
                (Some(table), _) => Making::Decided(kind, Box::new(table)),
                (None, Format::Ics) => {
                    let (text, events) = calendar::write(of);
                    Making::Made(sound(check::ics(&text, events), text.into_bytes())?)
                }
                (None, _) => Making::Made(report::write(of).into_bytes()),
            }),
            Making::Decided(kind, table) => {
                let bytes = if kind.format == Format::Csv { separated::write(&table) } else { book(of, &table) };
                Ok(Making::Written(kind, table, bytes.ok_or(Refused::Unwritten)?))
            }
            Making::Written(kind, table, bytes) => {
                let same = if kind.format == Format::Csv { check::csv(&bytes, &table) } else { check::xlsx(&bytes, &table) };
                Ok(Making::Made(sound(same, bytes)?))
            }
            made => Ok(made),
        }
    }
}

fn book(of: &Request, table: &Table) -> Option<Vec<u8>> {
    let notes = of.words.say(phrase::SHEET_NOTES);
    workbook::write(table, &Author { brand: &of.brand, day: of.today, mirrored: of.words.mirrored(), notes }).ok()
}

fn sound(same: bool, bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    if same { Ok(bytes) } else { Err(Refused::Unlike) }
}

/// Makes a file and reads it back.
pub fn make(of: &Request, kind: Kind) -> Result<Vec<u8>, Refused> {
    let mut making = Making::Asked(kind);
    loop {
        making = match making {
            Making::Made(bytes) => return Ok(bytes),
            making => making.step(of)?,
        };
    }
}
