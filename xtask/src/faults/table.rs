//! How is what came of the faults written down?

use super::Outcome;
use super::list::{ENGINES, Fault};

/// Between these the table stands in its page.
const BEGIN: &str = "<!-- The table of `cargo xtask faults --write` begins here. -->";
const END: &str = "<!-- The table ends here. -->";

/// The table, a line per fault.
pub fn markdown(faults: &[Fault], outcome: &Outcome) -> String {
    let head = "| | What goes wrong | What happens then | Chromium | Firefox | WebKit |\n|---|---|---|---|---|---|\n".to_owned();
    faults.iter().fold(head, |table, fault| {
        let cells: Vec<String> = ENGINES.iter().map(|engine| cell(fault, engine, outcome)).collect();
        format!("{table}| {} | {} | {} | {} |\n", fault.id, fault.fault, fault.then, cells.join(" | "))
    })
}

/// What came of a fault in one browser.
fn cell(fault: &Fault, engine: &str, outcome: &Outcome) -> String {
    let ran: Vec<bool> = fault.tests.iter().filter_map(|test| outcome.get(&format!("{test}::in_{engine}"))).copied().collect();
    match (ran.len() == fault.tests.len() && !ran.is_empty(), fault.instead.get(engine)) {
        (true, _) if ran.contains(&false) => "failed".to_owned(),
        (true, None) => "as promised".to_owned(),
        (true, Some(instead)) => format!("as promised; {instead}"),
        (false, Some(instead)) if fault.tests.is_empty() => instead.clone(),
        (false, _) => "did not run".to_owned(),
    }
}

/// What a line of the tests' output says: which test it was, and whether it held.
pub fn held(line: &str) -> Option<(String, bool)> {
    let (name, end) = line.strip_prefix("test ")?.split_once(" ... ")?;
    Some((name.to_owned(), end == "ok"))
}

/// The page with this table between its marks; none where it has none.
pub fn put(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{table}\n{END}{after}"))
}

/// The lines of the table in a page.
pub fn lines(page: &str) -> Option<Vec<&str>> {
    let (_, rest) = page.split_once(BEGIN)?;
    let (table, _) = rest.split_once(END)?;
    Some(table.trim().lines().skip(2).collect())
}
