//! How does a table become a workbook? A title, a frozen row of column titles with filters, cells that are texts, days or numbers and never
//! formulas, lists to choose from, and a second sheet that explains it.

use crate::table::{Cell, Table};
use rust_xlsxwriter::{Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Colours of the head: dark enough for white letters, also in grey.
const HEAD_COLOR: Color = Color::RGB(0x1f3a5f);
const RULE_COLOR: Color = Color::RGB(0xc9d1da);
const MARK_COLOR: Color = Color::RGB(0x8a4b00);
/// How many further rows can be filled with the help of the lists.
const MORE: u32 = 50;

/// What the table says of itself: who wrote it, and when.
pub struct Author<'a> {
    /// Whose page it is, or empty.
    pub brand: &'a str,
    /// The day.
    pub day: jiff::civil::Date,
    /// Whether the language runs from right to left.
    pub mirrored: bool,
    /// What the second sheet is called.
    pub notes: &'a str,
}

/// The workbook as bytes.
pub fn write(table: &Table, author: &Author) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day that is on the table, so that the same answers give the same file on the same day.
    let made = day(author.day)?;
    book.set_properties(&DocProperties::new().set_title(&table.title).set_author(author.brand).set_creation_datetime(&made));
    sheet(book.add_worksheet(), table, author)?;
    if !table.notes.is_empty() {
        notes(book.add_worksheet(), table, author)?;
    }
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table, author: &Author) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    sheet.set_right_to_left(author.mirrored);
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let titles = table.head();
    let rows = titles + u32::try_from(table.rows.len()).unwrap_or(0);
    head(sheet, table)?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(RULE_COLOR);
    let date = text.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    for (row, cells) in (titles + 1..).zip(&table.rows) {
        let widths = table.columns.iter().map(|c| c.width);
        sheet.set_row_height(row, height(cells.iter().map(Cell::written).zip(widths)))?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(words) => sheet.write_string_with_format(row, column, words, &text)?,
                Cell::Day(date_of) => sheet.write_datetime_with_format(row, column, &day(*date_of)?, &date)?,
                Cell::Count(n) => sheet.write_number_with_format(row, column, *n as f64, &text)?,
            };
        }
    }
    for (column, of) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(of.width))?;
        if !of.choices.is_empty() {
            let list = DataValidation::new().allow_list_strings(&of.choices)?;
            sheet.add_data_validation(titles + 1, column, rows + MORE, column, &list)?;
        }
    }
    sheet.autofilter(titles, 0, rows.max(titles + 1), last)?;
    sheet.set_freeze_panes(titles + 1, frozen(table))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(titles, titles)?;
    sheet.set_footer(format!("&L{}&R&P / &N", table.mark.replace('&', "&&")));
    Ok(())
}

/// How high a line of text is, and how high a row can be at most, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 405.0;

/// How high a row has to be for its texts in columns of these widths. Not every program finds that by itself.
fn height(texts: impl Iterator<Item = (String, u8)>) -> f64 {
    // Words are not cut, so that a line holds a little less than its width.
    let of = |text: &str, width: u8| {
        let fits = usize::from(width.max(8)) * 9 / 10;
        text.split('\n').map(|line| line.chars().count().div_ceil(fits).max(1)).sum::<usize>()
    };
    let lines = texts.map(|(text, width)| of(&text, width)).max().unwrap_or(1);
    (lines as f64 * LINE).min(HIGHEST)
}

/// The columns that stay in sight: all up to the title of a row.
fn frozen(table: &Table) -> u16 {
    let narrow = table.columns.iter().take_while(|c| c.width < 16).count();
    u16::try_from(narrow + 1).unwrap_or(1).min(3)
}

fn head(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let row = table.head();
    if !table.plain {
        above(sheet, table)?;
    }
    let title = (Format::new().set_bold().set_font_color(Color::White).set_background_color(HEAD_COLOR))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    for (column, of) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(row, column, &of.title, &title)?;
    }
    sheet.set_row_height(row, 36)?;
    Ok(())
}

/// What it is, whose it is, and that it is a draft.
fn above(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, &table.title, &Format::new().set_bold().set_font_size(16))?;
    sheet.write_string_with_format(1, 0, &table.about, &Format::new())?;
    sheet.write_string_with_format(2, 0, &table.mark, &Format::new().set_bold().set_font_color(MARK_COLOR))?;
    Ok(())
}

/// The widths of the two columns of the second sheet, in characters.
const TERM: u8 = 28;
const MEANS: u8 = 90;

fn notes(sheet: &mut Worksheet, table: &Table, author: &Author) -> Result<(), XlsxError> {
    sheet.set_name(author.notes)?;
    sheet.set_right_to_left(author.mirrored);
    sheet.write_string_with_format(0, 0, &table.title, &Format::new().set_bold().set_font_size(16))?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, (term, means)) in (2..).zip(&table.notes) {
        sheet.write_string_with_format(row, 0, term, &wrapped.clone().set_bold())?;
        sheet.write_string_with_format(row, 1, means, &wrapped)?;
        sheet.set_row_height(row, height([(term.clone(), TERM), (means.clone(), MEANS)].into_iter()))?;
    }
    sheet.set_column_width(0, TERM)?;
    sheet.set_column_width(1, MEANS)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn day(day: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), day.month().unsigned_abs(), day.day().unsigned_abs())
}
