//! How does all of it become text for a wiki or a ticket? As Markdown: where things stand, the months, and every list as a table.

use crate::{
    kind::Subject,
    make,
    request::Request,
    statement::about,
    table::{Cell, Table},
};
use readiness_check::{
    readiness::Share,
    timeline::shown,
    wording::{Phrase, phrase},
};

/// The report.
pub fn write(of: &Request) -> String {
    let w = of.words;
    let a = &of.assessment;
    let mut text = Text(String::new());
    text.heading(1, w.say(phrase::TITLE));
    text.paragraph(&about(of, a.asked));
    text.paragraph(w.say(phrase::SHEET_SELF));
    text.paragraph(&w.fill(phrase::REPORT_ANSWERED, &[("answered", &w.number(a.answered)), ("total", &w.number(a.total))]));
    text.heading(2, w.say(phrase::READY_HEADING));
    readiness(of, &mut text);
    text.heading(2, w.say(phrase::TIME_HEADING));
    months(of, &mut text);
    let statements = (0..of.catalog.standards.len()).filter(|n| a.asked & 1 << n != 0).map(|n| Subject::Statement(Some(n)));
    for subject in [Subject::Gaps, Subject::Actions, Subject::Documents].into_iter().chain(statements) {
        if let Some(table) = make::table(of, subject) {
            text.heading(2, &table.title);
            text.table(&table);
        }
    }
    text.paragraph(w.say(phrase::DISCLAIMER));
    text.0
}

/// Readiness per standard asked, clauses and Annex A apart.
fn readiness(of: &Request, text: &mut Text) {
    let w = of.words;
    let range = |share: &Share| {
        share.range.map_or_else(String::new, |(low, high)| {
            let percent = |share: f64| w.locale().percent(share);
            w.fill(phrase::REPORT_RANGE, &[("low", &percent(low)), ("high", &percent(high))])
        })
    };
    let mut rows = Vec::new();
    for (n, (standard, standing)) in of.catalog.standards.iter().zip(&of.assessment.standards).enumerate() {
        if of.assessment.asked & 1 << n == 0 {
            continue;
        }
        let parts = [(phrase::PART_ALL, &standing.all), (phrase::PART_CLAUSES, &standing.clauses), (phrase::PART_ANNEX, &standing.annex)];
        for (title, share) in parts {
            rows.push(vec![
                Cell::text(w.fill(title, &[("standard", standard.name)])),
                Cell::text(range(share)),
                Cell::Count(share.known),
                Cell::Count(share.total),
            ]);
        }
    }
    let titles = [phrase::REPORT_PART, phrase::REPORT_READY, phrase::REPORT_KNOWN, phrase::REPORT_ASKED];
    text.table(&plain(of, &titles, rows));
    text.paragraph(w.say(phrase::REPORT_RANGES));
}

/// The whole path and its phases.
fn months(of: &Request, text: &mut Text) {
    let w = of.words;
    let Some(timeline) = &of.assessment.timeline else { return text.paragraph(w.say(phrase::NOTHING_TO_CERTIFY)) };
    let path = of.catalog.paths.iter().position(|p| p.key == timeline.path.key).unwrap_or(0);
    let range = |low: f64, high: f64| {
        let (low, high) = shown(low, high);
        w.fill(phrase::REPORT_RANGE, &[("low", &w.locale().number(low, 1)), ("high", &w.locale().number(high, 1))])
    };
    let mut rows = Vec::new();
    let phases = timeline.phases.iter().enumerate().map(|(n, months)| (w.phase(path, n), months));
    for (name, months) in phases.chain([(w.say(phrase::TIME_TOTAL), &timeline.total)]) {
        rows.push(vec![Cell::text(name), Cell::text(range(months.low, months.high)), Cell::text(range(months.left_low, months.left_high))]);
    }
    text.paragraph(&[w.path(path).0, ". ", w.path(path).1].concat());
    text.table(&plain(of, &[phrase::REPORT_PHASE, phrase::REPORT_MONTHS, phrase::REPORT_LEFT], rows));
    text.paragraph(w.say(phrase::TIME_NOT_INCLUDED));
}

fn plain(of: &Request, titles: &[Phrase], rows: Vec<Vec<Cell>>) -> Table {
    let columns = titles.iter().map(|title| crate::table::Column::new(of.words.say(*title), 0)).collect();
    Table { columns, rows, ..Table::default() }
}

/// Markdown as it grows. Whatever a visitor wrote stays text: no sign of it is markup.
struct Text(String);

impl Text {
    fn heading(&mut self, level: usize, title: &str) {
        self.0.push_str(&[&"#".repeat(level), " ", &escaped(title), "\n\n"].concat());
    }

    fn paragraph(&mut self, text: &str) {
        let text = escaped(text);
        // What begins a list is a text all the same.
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = text.split_at_checked(digits).unwrap_or(("", &text));
        let guard = if rest.starts_with(['-', '+', '=']) && digits == 0 || rest.starts_with(['.', ')']) && digits > 0 { "\\" } else { "" };
        self.0.push_str(&[number, guard, rest, "\n\n"].concat());
    }

    fn table(&mut self, table: &Table) {
        let line = |cells: Vec<String>| ["| ", &cells.join(" | "), " |\n"].concat();
        self.0.push_str(&line(table.columns.iter().map(|c| escaped(&c.title)).collect()));
        self.0.push_str(&line(table.columns.iter().map(|_| "---".to_owned()).collect()));
        for row in &table.rows {
            self.0.push_str(&line(row.iter().map(|cell| escaped(&cell.written())).collect()));
        }
        self.0.push('\n');
    }
}

/// The signs that Markdown or HTML in it would take for more than a letter.
const SIGNS: [char; 16] = ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '&', '!', '$'];

/// A text as it may stand anywhere: its ends of lines are breaks that a cell of a table can hold.
pub fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for sign in text.trim().replace("\r\n", "\n").chars() {
        match sign {
            '\n' | '\r' => made.push_str("<br>"),
            sign if SIGNS.contains(&sign) => made.extend(['\\', sign]),
            sign if sign.is_control() => made.push(' '),
            sign => made.push(sign),
        }
    }
    made
}
