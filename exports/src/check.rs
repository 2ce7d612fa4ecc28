//! Is a file what it was meant to be? Each is read back in memory before it is given: CSV value by value, a workbook and a calendar by the
//! number of their rows and events and by how they end.

use crate::{
    separated::{MARK, unguarded},
    table::Table,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The sheet with the table, as every workbook names it inside.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Whether a CSV file holds this table.
pub fn csv(bytes: &[u8], table: &Table) -> bool {
    let Some(text) = bytes.strip_prefix(MARK) else { return false };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let mut records = reader.records();
    let mut same = |cells: Vec<String>| {
        let record = records.next().and_then(Result::ok);
        record.is_some_and(|record| record.len() == cells.len() && record.iter().zip(&cells).all(|(read, cell)| unguarded(read) == cell))
    };
    let titles = same(table.columns.iter().map(|c| c.title.clone()).collect());
    let rows = table.rows.iter().all(|row| same(row.iter().map(|cell| cell.written()).collect()));
    titles && rows && records.next().is_none()
}

/// Whether a workbook is whole and its first sheet has as many rows as this table.
pub fn xlsx(bytes: &[u8], table: &Table) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let whole = ["[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml"].iter().all(|name| part(&mut archive, name).is_some());
    let Some(sheet) = part(&mut archive, SHEET) else { return false };
    whole && sheet.trim_end().ends_with("</worksheet>") && sheet.matches("<row ").count() == table.head() as usize + 1 + table.rows.len()
}

/// A part of a workbook, whose sum the archive checks.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Whether a calendar is whole and has so many events, in lines that no reader cuts.
pub fn ics(text: &str, events: usize) -> bool {
    let lines: Vec<&str> = text.split("\r\n").collect();
    let count = |line: &str| lines.iter().filter(|l| **l == line).count();
    let ends = lines.first() == Some(&"BEGIN:VCALENDAR") && text.ends_with("END:VCALENDAR\r\n");
    let fits = lines.iter().all(|line| line.len() <= 75 && !line.contains('\n'));
    ends && fits && count("BEGIN:VEVENT") == events && count("END:VEVENT") == events
}
