//! Does an answer stay quick with ten times the questions? Catalogs in which every question is there several times, to build the app with.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::questions::table;

/// A copy lies below its original, in a place that no standard uses: `A.5.1` becomes `A.5.1.901`, `A.5.1.902` and so on.
const FIRST_COPY: usize = 900;

/// Writes the catalogs of `from` with every question `times` times into `to`, which begins anew.
pub fn write(from: &Path, to: &Path, times: usize) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("{} cannot be removed", to.display()))?;
    }
    below(from, to, "", times)
}

fn below(from: &Path, to: &Path, place: &str, times: usize) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry.with_context(|| format!("{} cannot be read", from.display()))?;
        let (path, name) = (entry.path(), entry.file_name());
        let place = format!("{place}/{}", name.to_string_lossy());
        if place == "/plan.toml" {
            // Each question belongs to one action; a catalog may as well have no plan.
            continue;
        }
        if path.is_dir() {
            below(&path, &to.join(name), &place, times)?;
        } else if path.extension().is_none_or(|ending| ending != "toml") {
            // Sample organizations answer the questions as they are.
            fs::copy(&path, to.join(name)).with_context(|| format!("{place} cannot be written"))?;
        } else {
            let text = toml::to_string(&multiplied(&place, table(&path)?, times)).with_context(|| format!("{place} cannot be written"))?;
            fs::write(to.join(name), text).with_context(|| format!("{place} cannot be written"))?;
        }
    }
    Ok(())
}

/// One file with its questions several times; what asks nothing stays as it is.
fn multiplied(place: &str, table: Table, times: usize) -> Table {
    // Words of questions lie in a folder of their standard; what lies beside these folders is about no question alone.
    let words_of_questions = place.starts_with("/words/") && place.matches('/').count() > 3 && !place.ends_with("groups.toml");
    let rows = |list: Value, key: &str, pairs: &[&str]| match list {
        Value::Array(rows) => Value::Array(
            (0..times).flat_map(|copy| rows.iter().map(move |row| (copy, row))).map(|(copy, row)| renumbered(row, key, pairs, copy)).collect(),
        ),
        other => other,
    };
    if words_of_questions {
        let tables = table.iter().flat_map(|(number, words)| (0..times).map(move |copy| (numbered(number, copy), words.clone())));
        return tables.collect();
    }
    let row = |(name, value): (String, Value)| {
        let value = match name.as_str() {
            "clause" | "control" if place.ends_with("/standard.toml") => rows(value, "id", &[]),
            "link" if place.starts_with("/overlap/") => rows(value, "control", &["main", "also"]),
            _ => value,
        };
        (name, value)
    };
    table.into_iter().map(row).collect()
}

/// The copy of a row: its own number, and those that it leads to, so that every copy is mapped as its original is.
fn renumbered(row: &Value, key: &str, lists: &[&str], copy: usize) -> Value {
    let Value::Table(row) = row else { return row.clone() };
    let column = |(name, value): (&String, &Value)| {
        let value = match value {
            Value::String(number) if name == key => Value::String(numbered(number, copy)),
            Value::Array(numbers) if lists.contains(&name.as_str()) => {
                let copied = |number: &Value| number.as_str().map_or_else(|| number.clone(), |number| Value::String(numbered(number, copy)));
                Value::Array(numbers.iter().map(copied).collect())
            }
            other => other.clone(),
        };
        (name.clone(), value)
    };
    Value::Table(row.iter().map(column).collect())
}

/// The number of a copy; the first is the original itself.
fn numbered(number: &str, copy: usize) -> String {
    if copy == 0 { number.to_owned() } else { format!("{number}.{}", FIRST_COPY + copy) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_there_several_times_with_its_words_and_its_links() -> Result<()> {
        let standard =
            multiplied("/one/standard.toml", "key = \"one\"\n[[group]]\nid = \"A.5\"\n[[control]]\nid = \"A.5.1\"\nstops = true".parse()?, 2);
        assert_eq!(
            standard,
            "key = \"one\"\n[[group]]\nid = \"A.5\"\n[[control]]\nid = \"A.5.1\"\nstops = true\n[[control]]\nid = \"A.5.1.901\"\nstops = true"
                .parse()?
        );
        let words = multiplied("/words/en/one/controls.toml", "[\"A.5.1\"]\ntitle = \"T\"".parse()?, 2);
        assert_eq!(words, "[\"A.5.1\"]\ntitle = \"T\"\n[\"A.5.1.901\"]\ntitle = \"T\"".parse()?);
        let links = multiplied("/overlap/one--two.toml", "from = \"one\"\n[[link]]\ncontrol = \"A.2.2\"\nmain = [\"A.5.1\"]".parse()?, 2);
        let copy = links.get("link").and_then(|links| links.get(1)).cloned();
        assert_eq!(copy, Some(Value::Table("control = \"A.2.2.901\"\nmain = [\"A.5.1.901\"]".parse()?)));
        let groups: Table = "[\"A.5\"]\ntitle = \"T\"".parse()?;
        assert_eq!(multiplied("/words/en/one/groups.toml", groups.clone(), 2), groups);
        Ok(())
    }
}
