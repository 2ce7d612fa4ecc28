//! Which words does a language still lack? Every text of English is looked for in its folder, file by file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::dist::folder::Folder;
use crate::project::Project;

/// The categories that a language may have for counted things (CLDR): their forms are one text.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// What is set and not said.
const NO_WORDS: [&str; 4] = ["key", "dir", "draft", "reviewed"];

/// How many texts of a file are in a language.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Share {
    texts: usize,
    there: usize,
    /// Of those that are there, how many no second reader has read: shown in English until then.
    unread: usize,
}

impl Share {
    fn add(&mut self, other: Self) {
        self.texts += other.texts;
        self.there += other.there;
        self.unread += other.unread;
    }

    fn whole(&self) -> bool {
        self.there == self.texts && self.unread == 0
    }
}

/// Prints the table. A language that lacks something is no failure: what is missing is shown in English.
pub fn print(project: &Project) -> Result<()> {
    let root = project.root.join("catalogs/words");
    let english = texts(&root.join("en"))?;
    let mut languages: Vec<String> = Vec::new();
    for entry in fs::read_dir(&root).with_context(|| format!("{} cannot be read", root.display()))? {
        languages.push(entry?.file_name().to_string_lossy().into_owned());
    }
    languages.sort();
    println!("{:<10} {:>7} {:>7} {:>8} {:>10}  ", "language", "texts", "there", "missing", "not reread");
    let mut gaps = Vec::new();
    for lang in &languages {
        let theirs = texts(&root.join(lang))?;
        let mut sum = Share::default();
        for (file, words) in &english {
            let share = compared(words, theirs.get(file));
            sum.add(share);
            if !share.whole() {
                gaps.push(format!("{lang}: {file}: {} of {} missing, {} not reread", share.texts - share.there, share.texts, share.unread));
            }
        }
        let state = if lang == "en" || sum.whole() { "complete" } else { "what is missing is shown in English" };
        println!("{lang:<10} {:>7} {:>7} {:>8} {:>10}  {state}", sum.texts, sum.there, sum.texts - sum.there, sum.unread);
    }
    gaps.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// The texts of each file below a folder: where one stands, and whether a second reader has yet to read it.
type Texts = BTreeMap<String, BTreeMap<String, bool>>;

fn texts(root: &Path) -> Result<Texts> {
    let mut all = Texts::new();
    for (name, bytes) in Folder::read(root)?.iter().filter(|(name, _)| name.ends_with(".toml")) {
        let read = || format!("{} cannot be read", root.join(name).display());
        let table: Table = std::str::from_utf8(bytes).with_context(read)?.parse().with_context(read)?;
        let mut found = BTreeMap::new();
        collect(&Value::Table(table), "", false, &mut found);
        all.insert(name.to_owned(), found);
    }
    Ok(all)
}

/// Notes every text below a value by its path. Entries of a list of tables go by their key, so that their order does not matter.
fn collect(value: &Value, path: &str, unread: bool, found: &mut BTreeMap<String, bool>) {
    match value {
        Value::Table(table) => {
            if !table.is_empty() && table.keys().all(|key| PLURALS.contains(&key.as_str())) {
                found.insert(path.to_owned(), unread);
                return;
            }
            let unread = unread || table.get("reviewed").is_some_and(|r| r.as_bool() == Some(false));
            for (key, inner) in table.iter().filter(|(key, _)| !NO_WORDS.contains(&key.as_str())) {
                collect(inner, &format!("{path}/{key}"), unread, found);
            }
        }
        Value::Array(list) => {
            for (n, inner) in list.iter().enumerate() {
                let key = inner.get("key").and_then(|key| key.as_str()).map_or_else(|| n.to_string(), str::to_owned);
                collect(inner, &format!("{path}/{key}"), unread, found);
            }
        }
        Value::String(_) => drop(found.insert(path.to_owned(), unread)),
        _ => {}
    }
}

fn compared(english: &BTreeMap<String, bool>, theirs: Option<&BTreeMap<String, bool>>) -> Share {
    let mut share = Share::default();
    for path in english.keys() {
        share.texts += 1;
        if let Some(unread) = theirs.and_then(|texts| texts.get(path)) {
            share.there += 1;
            share.unread += usize::from(*unread);
        }
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<BTreeMap<String, bool>> {
        let mut found = BTreeMap::new();
        collect(&Value::Table(text.parse()?), "", false, &mut found);
        Ok(found)
    }

    #[test]
    fn counts_what_is_said_and_what_is_missing() -> Result<()> {
        let english = of(
            "dir = 'ltr'\na = 'x'\nlist = ['one', 'two']\n[phrase.n]\none = '1'\nother = 'n'\n[[entry]]\nkey = 'k'\ntitle = 't'\nreviewed = true",
        )?;
        assert_eq!(english.keys().map(String::as_str).collect::<Vec<_>>(), ["/a", "/entry/k/title", "/list/0", "/list/1", "/phrase/n"]);
        let other = of("a = 'y'\nlist = ['uno']\n[phrase.n]\nother = 'n'\n[[entry]]\nkey = 'k'\ntitle = 't'\nreviewed = false")?;
        assert_eq!(compared(&english, Some(&other)), Share { texts: 5, there: 4, unread: 1 });
        assert_eq!(compared(&english, None), Share { texts: 5, there: 0, unread: 0 });
        assert!(compared(&english, Some(&english)).whole());
        Ok(())
    }
}
