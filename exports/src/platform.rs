//! How do the answers get into a platform that the field uses? As the table that CISO Assistant's import of audits takes: one standard each,
//! the first sheet with the titles in its first row, and the columns by the names that it looks for.

use crate::{
    request::Request,
    table::{Cell, Column, Table},
};
use readiness_check::{
    answers::{Answer, BECAUSE, State},
    catalog::shape::Item,
    wording::phrase,
};

/// What the platform calls the requirements.
const NAMES: &str = include_str!("../../catalogs/platforms/ciso-assistant.tsv");
/// The columns in the order of the platform's own template. Those without a value here stay empty; older versions look for them all the same.
const COLUMNS: [&str; 11] = [
    "urn",
    "assessable",
    "ref_id",
    "name",
    "description",
    "compliance_result",
    "requirement_progress",
    "implementation_score",
    "documentation_score",
    "score",
    "observations",
];

/// The rows of the file of one kind and standard, each in its parts.
fn named<'a>(kind: &'a str, standard: &'a str) -> impl Iterator<Item = Vec<&'a str>> {
    let rows = NAMES.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(move |row| row.first() == Some(&kind) && row.get(1) == Some(&standard))
}

/// Whether the platform knows a standard.
pub fn knows(standard: &str) -> bool {
    named("node", standard).next().is_some()
}

/// The table of a standard, by its position.
pub fn table(of: &Request, standard: usize) -> Table {
    let (key, items) = of.catalog.standards.get(standard).map_or(("", &[][..]), |s| (s.key, s.items));
    let node = named("node", key).find_map(|row| row.get(2).copied()).unwrap_or_default();
    let folded: Vec<(&str, Vec<&str>)> = named("under", key).filter_map(|row| Some((*row.get(2)?, row.get(3)?.split(' ').collect()))).collect();
    let under = |number: &str| folded.iter().find(|(_, ours)| ours.contains(&number)).map(|(to, _)| *to);
    let mut requirements: Vec<(&str, Vec<Item>)> = Vec::new();
    for item in items {
        let Some(question) = of.question(*item) else { continue };
        let number = under(question.number).unwrap_or(question.number);
        match requirements.iter_mut().find(|(n, _)| *n == number) {
            Some((_, ours)) => ours.push(*item),
            None => requirements.push((number, vec![*item])),
        }
    }
    let rows = requirements.iter().map(|(number, ours)| row(of, node, number, ours)).collect();
    Table { name: "audit".to_owned(), plain: true, columns: COLUMNS.map(|name| Column::new(name, 24)).to_vec(), rows, ..Table::default() }
}

fn row(of: &Request, node: &str, number: &str, ours: &[Item]) -> Vec<Cell> {
    let states: Vec<Option<State>> = ours.iter().map(|i| of.answer(*i).state).collect();
    let (result, progress) = result(&states);
    let observations: Vec<String> = ours.iter().map(|i| observations(of, *i, ours.len() > 1)).filter(|text| !text.is_empty()).collect();
    let said = [[node, &number.to_lowercase()].concat(), "x".into(), number.to_owned(), String::new(), String::new(), result.into(), progress.into()];
    let empty = [String::new(), String::new(), String::new()];
    said.into_iter().chain(empty).chain([observations.join("\n")]).map(Cell::Text).collect()
}

/// What the platform calls a state. Of several, what is said of all of them; none of it is known where one is not.
fn result(states: &[Option<State>]) -> (&'static str, &'static str) {
    let one = |state: &Option<State>| match state {
        None | Some(State::Unsure) => ("not_assessed", "to_do"),
        Some(State::None | State::Planned) => ("non_compliant", "to_do"),
        Some(State::Partial) => ("partially_compliant", "in_progress"),
        Some(State::Done | State::Proven) => ("compliant", "done"),
        Some(State::NotApplicable) => ("not_applicable", "done"),
    };
    let mut all: Vec<_> = states.iter().map(one).collect();
    all.dedup();
    match all.as_slice() {
        [only] => *only,
        several if several.iter().any(|(result, _)| *result == "not_assessed") => ("not_assessed", "in_progress"),
        _ => ("partially_compliant", "in_progress"),
    }
}

/// What the platform has no column for: the visitor's own word for the state, reasons, evidence, note, owner and date.
fn observations(of: &Request, item: Item, several: bool) -> String {
    let w = of.words;
    let Answer { state, note, owner, due, reason, evidence, because, .. } = of.answer(item);
    let number = of.question(item).map_or("", |q| q.number);
    let label = |title, text: String| if text.is_empty() { None } else { Some([w.say(title), ": ", &text].concat()) };
    let reasons = [phrase::SHEET_RISK, phrase::SHEET_LAW, phrase::SHEET_CONTRACT, phrase::SHEET_PRACTICE];
    let because: Vec<&str> = (0..BECAUSE.len()).zip(reasons).filter(|(n, _)| because & 1 << n != 0).map(|(_, r)| w.say(r)).collect();
    let state = state.map(|s| w.state(s).to_owned()).unwrap_or_default();
    let parts = [
        label(phrase::SHEET_STATUS, state),
        label(phrase::SHEET_INCLUDED, because.join(", ")),
        label(phrase::SHEET_EXCLUDED, reason),
        label(phrase::SHEET_EVIDENCE, evidence),
        label(phrase::SHEET_NOTE, note),
        label(phrase::SHEET_OWNER, owner),
        label(phrase::SHEET_DUE, due),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let said = parts.join("\n");
    if several && !said.is_empty() { [number, "\n", &said].concat() } else { said }
}
