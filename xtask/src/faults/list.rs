//! Which faults are provoked, and by which tests?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Where the list lies.
pub const LIST: &str = "tests/browser/faults.toml";

/// The browsers, by their names in tests and in the list.
pub const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Something that can go wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// A letter and a number, such as `S4`.
    pub id: String,
    /// What goes wrong.
    pub fault: String,
    /// What happens then, in one sentence.
    pub then: String,
    /// The tests that provoke it.
    #[serde(default)]
    pub tests: Vec<String>,
    /// By the name of a browser: how it is provoked there where the browser cannot show the fault itself, or why it is not.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
}

impl Fault {
    /// What the names of its tests begin with: `s04_` for `S4`.
    pub fn prefix(&self) -> String {
        let (letter, number) = self.id.split_at(self.id.find(|c: char| c.is_ascii_digit()).unwrap_or(self.id.len()));
        format!("{}{number:0>2}_", letter.to_lowercase())
    }
}

/// A test that provokes a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The name of its file, without an ending.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The browsers that it runs in.
    pub engines: Vec<&'static str>,
}

#[derive(Deserialize)]
struct List {
    fault: Vec<Fault>,
}

/// The list, in its order.
pub fn read(root: &Path) -> Result<Vec<Fault>> {
    let text = fs::read_to_string(root.join(LIST)).with_context(|| format!("{LIST} cannot be read"))?;
    let list: List = toml::from_str(&text).with_context(|| format!("{LIST} is not the list of faults"))?;
    Ok(list.fault)
}

/// Every test of the browser tests whose name begins with that of a fault.
pub fn tests(root: &Path) -> Result<Vec<Test>> {
    let folder = root.join("tests/browser/tests");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|e| e == "rs")).collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        all.extend(of(&file, &text));
    }
    Ok(all)
}

/// The tests of one file: what the macro makes three of, and what stands alone and runs in Chromium.
pub fn of(file: &str, text: &str) -> Vec<Test> {
    let thrice = text.split("in_each_engine!(").skip(1).filter_map(|rest| rest.split_once(')')).flat_map(|(names, _)| names.split(','));
    let alone = text.split("#[tokio::test]").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("async fn ")?.split('(').next());
    let test = |name: &str, engines: &[&'static str]| Test { file: file.to_owned(), name: name.trim().to_owned(), engines: engines.to_vec() };
    let thrice = thrice.map(|name| test(name, &ENGINES));
    let alone = alone.map(|name| test(name, &["chromium"]));
    thrice.chain(alone).filter(|test| is_of_a_fault(&test.name)).collect()
}

/// Whether a name begins with a letter, two digits and a line.
fn is_of_a_fault(name: &str) -> bool {
    matches!(name.as_bytes(), [letter, tens, ones, b'_', ..] if letter.is_ascii_lowercase() && tens.is_ascii_digit() && ones.is_ascii_digit())
}
