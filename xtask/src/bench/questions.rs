//! Which questions do the pages beside ask? The catalogs' own, in the order in which the widget asks them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

/// A question as any page can ask it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Such as `4.2` or `A.5.1`.
    pub number: String,
    /// Its short title.
    pub title: String,
    /// The question itself.
    pub text: String,
    /// Whether it is a control; clauses cannot be called not applicable.
    pub control: bool,
}

impl Question {
    /// Whether this can be answered here.
    pub fn offers(&self, state: &State) -> bool {
        self.control || state.key != "na"
    }
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its name in files.
    pub key: String,
    /// Its short label.
    pub label: String,
}

/// Reads one TOML file.
pub fn table(file: &Path) -> Result<Table> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    text.parse().with_context(|| format!("{} is no TOML", file.display()))
}

/// All questions in reading order: clauses by number, then each standard's controls.
pub fn read(catalogs: &Path) -> Result<Vec<Question>> {
    let (mut clauses, mut controls) = (Vec::new(), Vec::new());
    for (place, folder) in folders(catalogs)?.iter().enumerate() {
        let standard = table(&catalogs.join(folder).join("standard.toml"))?;
        let words = words(&catalogs.join("words/en").join(folder))?;
        for number in ids(&standard, "clause") {
            let order: Vec<u16> = number.split('.').map(|part| part.parse().unwrap_or(u16::MAX)).collect();
            clauses.push(((order, place), question(&words, number, false)?));
        }
        for number in ids(&standard, "control") {
            controls.push(question(&words, number, true)?);
        }
    }
    clauses.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(clauses.into_iter().map(|(_, question)| question).chain(controls).collect())
}

/// The possible answers in the widget's order, with the labels that it shows in a row.
pub fn states(catalogs: &Path) -> Result<Vec<State>> {
    let interface = table(&catalogs.join("words/en/interface.toml"))?;
    let label = |key: &str| interface.get("state")?.get(key)?.get("short")?.as_str().map(str::to_owned);
    let state = |key: &str| Ok(State { key: key.to_owned(), label: label(key).with_context(|| format!("the state {key} has no words"))? });
    ["none", "planned", "partial", "done", "proven", "na", "unsure"].into_iter().map(state).collect()
}

/// The folders of what is asked, the shared one first.
pub fn folders(catalogs: &Path) -> Result<Vec<String>> {
    let head = table(&catalogs.join("catalog.toml"))?;
    let standards = head.get("standards").and_then(Value::as_array).into_iter().flatten();
    Ok(head.get("shared").into_iter().chain(standards).filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The numbers of one kind of question in a standard's table.
fn ids<'a>(standard: &'a Table, kind: &str) -> Vec<&'a str> {
    let rows = standard.get(kind).and_then(Value::as_array).into_iter().flatten();
    rows.filter_map(|row| row.get("id")?.as_str()).collect()
}

/// The words of all questions of one folder.
fn words(folder: &Path) -> Result<Table> {
    let mut all = Table::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") && path.file_name().is_some_and(|name| name != "groups.toml") {
            all.extend(table(&path)?);
        }
    }
    Ok(all)
}

fn question(words: &Table, number: &str, control: bool) -> Result<Question> {
    let word = |key: &str| words.get(number)?.get(key)?.as_str().map(|text| text.trim().to_owned());
    let (title, text) = word("title").zip(word("question")).with_context(|| format!("{number} has no words"))?;
    Ok(Question { number: number.to_owned(), title, text, control })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_what_the_widget_asks_in_its_order() -> Result<()> {
        let catalogs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogs");
        let questions = read(&catalogs)?;
        let numbers: Vec<&str> = questions.iter().map(|question| question.number.as_str()).collect();
        // The clauses that differ are asked per standard, side by side; ten comes after nine.
        assert_eq!(numbers.get(..3), Some(&["4.1", "4.1", "4.2"][..]));
        assert_eq!(numbers.iter().position(|number| number.starts_with("A.")), numbers.iter().position(|number| *number == "10.2").map(|n| n + 1));
        assert_eq!(numbers.len(), 172);
        let states = states(&catalogs)?;
        assert_eq!(super::super::radios(&questions, &states), 41 * 6 + 131 * 7);
        Ok(())
    }
}
