//! How does a table become a CSV file? One row of titles, UTF-8 with its mark, and no cell that a spreadsheet would take for a formula.

use crate::table::Table;

/// What tells a spreadsheet that the text is UTF-8.
pub const MARK: &[u8] = "\u{feff}".as_bytes();

/// The signs with which a cell must not begin (OWASP ASVS 5.0, 1.2.10), their wide forms, the ends of lines, and the sign of the guard itself,
/// so that what is read back is the same once one leading apostrophe is taken off.
const GUARDED: [char; 13] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\''];

/// A text as it may stand in a cell.
pub fn guarded(text: &str) -> String {
    if text.starts_with(GUARDED) { ["'", text].concat() } else { text.to_owned() }
}

/// What the text was before.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

/// The table as bytes; none where the writer fails, which it does for rows of different lengths alone.
pub fn write(table: &Table) -> Option<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(table.columns.iter().map(|c| guarded(&c.title))).ok()?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| guarded(&cell.written()))).ok()?;
    }
    writer.into_inner().ok()
}
