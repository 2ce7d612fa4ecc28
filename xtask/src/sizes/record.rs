//! What was agreed on? The sizes that were accepted last, with a little room above each.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::dist::sizes::Parts;
use crate::project::Project;

/// Room above an accepted size: one hundredth of it, and at least this many bytes, so that a new sentence needs no new record.
const ROOM: usize = 100;
/// How many lines say what grew.
const LINES: usize = 8;

const HEAD: &str = "# What a visitor downloads, in bytes after brotli: what was accepted last, and the budget that `cargo xtask test` holds each part to.\n\
    # Written by `cargo xtask sizes --accept`; do not write it by hand.\n";

/// The record in `xtask/sizes.toml`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Record {
    accepted: Parts,
    budgets: Parts,
    functions: Parts,
}

impl Record {
    /// Where it lies.
    pub fn file(project: &Project) -> PathBuf {
        project.root.join("xtask/sizes.toml")
    }

    /// The present sizes as what is agreed on from now.
    pub fn of(parts: Parts, functions: Parts) -> Self {
        let budgets = parts.iter().map(|(name, bytes)| (name.clone(), bytes + (bytes / 100).max(ROOM))).collect();
        Self { accepted: parts, budgets, functions }
    }

    /// Reads it.
    pub fn read(project: &Project) -> Result<Self> {
        let file = Self::file(project);
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read; `cargo xtask sizes --accept` writes it", file.display()))?;
        Self::from_text(&text).with_context(|| format!("{} is not as `cargo xtask sizes --accept` writes it", file.display()))
    }

    fn from_text(text: &str) -> Result<Self> {
        let file: Table = text.parse()?;
        let list = |name: &str| -> Result<Parts> {
            let table = file.get(name).and_then(Value::as_table).with_context(|| format!("there is no [{name}]"))?;
            let bytes = |(name, value): (&String, &Value)| {
                let bytes = value.as_integer().and_then(|bytes| usize::try_from(bytes).ok());
                Ok((name.clone(), bytes.with_context(|| format!("{name} is no number of bytes"))?))
            };
            table.iter().map(bytes).collect()
        };
        Ok(Self { accepted: list("accepted")?, budgets: list("budget")?, functions: list("code")? })
    }

    /// As the file says it.
    pub fn to_text(&self) -> String {
        let list = |name: &str, parts: &Parts| {
            let mut text = format!("\n[{name}]\n");
            for (part, bytes) in parts {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{part:?} = {bytes}");
            }
            text
        };
        let (accepted, budgets) = (list("accepted", &self.accepted), list("budget", &self.budgets));
        let about = "\n# What the code is made of, in bytes before compression, by crate and own module: so that a growth has a name.";
        format!("{HEAD}{accepted}{budgets}{about}{}", list("code", &self.functions))
    }

    /// The most that a part may weigh.
    pub fn budget(&self, part: &str) -> Option<usize> {
        self.budgets.get(part).copied()
    }

    /// Whether this part weighs more than it may.
    pub fn is_over(&self, part: &str, parts: &Parts) -> bool {
        self.budget(part).zip(parts.get(part)).is_some_and(|(budget, bytes)| *bytes > budget)
    }

    /// A sentence for each part that is over its budget or has none.
    pub fn complaints(&self, parts: &Parts) -> Vec<String> {
        let complaint = |(part, bytes): (&String, &usize)| match (self.budget(part), self.accepted.get(part)) {
            (None, _) => Some(format!("{part} weighs {bytes} bytes and has no budget.")),
            (Some(budget), before) if self.is_over(part, parts) => {
                let grown = before.map_or(*bytes, |before| bytes.saturating_sub(*before));
                Some(format!("{part} weighs {bytes} bytes, over its budget of {budget}: it grew by {grown}."))
            }
            _ => None,
        };
        parts.iter().filter_map(complaint).collect()
    }

    /// What grew in the code, most first.
    pub fn growers(&self, now: &Parts) -> Vec<String> {
        let before = |name: &str| self.functions.get(name).copied().unwrap_or(0);
        let mut grown: Vec<(usize, &String)> =
            now.iter().map(|(name, bytes)| (bytes.saturating_sub(before(name)), name)).filter(|(by, _)| *by > 0).collect();
        grown.sort_by_key(|(by, name)| (std::cmp::Reverse(*by), *name));
        let line = |(by, name): &(usize, &String)| format!("{name}: {by} more, {} now", now.get(*name).copied().unwrap_or(0));
        grown.iter().take(LINES).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(list: &[(&str, usize)]) -> Parts {
        list.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect()
    }

    #[test]
    fn a_part_over_its_budget_is_named_with_its_growth() {
        let record = Record::of(parts(&[("code", 100_000), ("glue", 5_000)]), parts(&[]));
        assert_eq!(record.complaints(&parts(&[("code", 101_000), ("glue", 5_100)])), [""; 0], "within the room above what was accepted");
        let now = parts(&[("code", 101_001), ("glue", 4_000), ("words-de", 7)]);
        assert_eq!(
            record.complaints(&now),
            ["code weighs 101001 bytes, over its budget of 101000: it grew by 1001.", "words-de weighs 7 bytes and has no budget."]
        );
        assert!(record.is_over("code", &now) && !record.is_over("glue", &now));
    }

    #[test]
    fn what_grew_in_the_code_is_named_most_first() {
        let record = Record::of(parts(&[]), parts(&[("core", 500), ("leptos", 900), ("gone", 9)]));
        let now = parts(&[("core", 510), ("leptos", 900), ("regex", 4_000)]);
        assert_eq!(record.growers(&now), ["regex: 4000 more, 4000 now", "core: 10 more, 510 now"]);
    }

    #[test]
    fn the_file_says_what_was_accepted() -> Result<()> {
        let record = Record::of(parts(&[("code", 100_000), ("words-en", 1)]), parts(&[("(data)", 3), ("readiness_check::ui", 4)]));
        assert_eq!(Record::from_text(&record.to_text())?, record);
        assert!(Record::from_text("[accepted]\n[budget]\ncode = -1\n[code]\n").is_err());
        Ok(())
    }
}
