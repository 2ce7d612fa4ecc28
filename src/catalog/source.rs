//! How is a source file read, and where exactly is it wrong? TOML with the line of every id.

#![allow(missing_docs)] // the catalogs say beside each key what it means

use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    fmt, fs,
    ops::Range,
    path::{Path, PathBuf},
};
use toml::Spanned;

/// Something in a source file that the build cannot accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it was asked for.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in a sentence.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for Fault {}

/// The text of one file, kept to turn positions into lines.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file, as it was asked for.
    pub file: PathBuf,
    text: String,
}

impl Source {
    /// A fault at a position of this file.
    pub fn fault(&self, at: Range<usize>, what: impl Into<String>) -> Fault {
        let before = self.text.get(..at.start).unwrap_or(&self.text);
        Fault { file: self.file.display().to_string(), line: before.matches('\n').count() + 1, what: what.into() }
    }
}

/// Reads one file; an unknown key, a wrong type or broken TOML is a fault with its line.
pub fn read<T: DeserializeOwned>(file: &Path) -> Result<(Source, T), Fault> {
    let text = fs::read_to_string(file).map_err(|e| Fault { file: file.display().to_string(), line: 1, what: format!("cannot be read: {e}") })?;
    let source = Source { file: file.to_owned(), text };
    match toml::from_str(&source.text) {
        Ok(value) => Ok((source, value)),
        Err(e) => Err(source.fault(e.span().unwrap_or(0..0), e.message())),
    }
}

/// Reads the file of that name in every root that has it; the first root must.
pub fn read_each<T: DeserializeOwned>(roots: &[PathBuf], name: &str) -> Result<Vec<(Source, T)>, Fault> {
    let mut all = Vec::new();
    for (i, root) in roots.iter().enumerate() {
        let file = root.join(name);
        if i == 0 || file.exists() {
            all.push(read(&file)?);
        }
    }
    Ok(all)
}

/// `catalog.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogFile {
    pub shared: Option<Spanned<String>>,
    pub standards: Vec<Spanned<String>>,
    #[serde(default)]
    pub overlaps: Vec<Spanned<String>>,
    pub levels: Option<LevelsTable>,
    #[serde(default)]
    pub quick: Vec<QuickTable>,
    pub example: Option<Spanned<String>>,
    #[serde(default)]
    pub samples: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelsTable {
    pub none: Spanned<f64>,
    pub planned: f64,
    pub partial: f64,
    pub done: f64,
    pub proven: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuickTable {
    pub standards: Vec<Spanned<String>>,
    pub items: Vec<Spanned<String>>,
}

/// `<standard>/standard.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardFile {
    pub key: Spanned<String>,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub edition: String,
    #[serde(default)]
    pub shared: bool,
    #[serde(default)]
    pub group: Vec<GroupTable>,
    #[serde(default)]
    pub clause: Vec<QuestionTable>,
    #[serde(default)]
    pub control: Vec<QuestionTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupTable {
    pub id: Spanned<String>,
    #[serde(default)]
    pub sections: Vec<SectionTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionTable {
    pub key: String,
    pub from: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionTable {
    pub id: Spanned<String>,
    #[serde(default)]
    pub stops: bool,
    #[serde(default)]
    pub new: bool,
    pub effort: Option<super::shape::Effort>,
}

/// `overlap/<from>--<to>.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlapFile {
    pub from: Spanned<String>,
    pub to: Spanned<String>,
    pub proven_by: OptionRef,
    pub none_when: BTreeMap<Spanned<String>, Spanned<String>>,
    pub link: Vec<LinkTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionRef {
    pub field: Spanned<String>,
    pub option: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkTable {
    pub control: Spanned<String>,
    pub strength: Spanned<String>,
    pub main: Vec<Spanned<String>>,
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    pub agreement: Spanned<String>,
    pub note: Spanned<String>,
}

/// `profile.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    pub field: Vec<FieldTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldTable {
    pub key: Spanned<String>,
    pub default: Option<Spanned<String>>,
    pub option: Vec<ChoosableTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoosableTable {
    pub key: Spanned<String>,
    pub hard: Option<Spanned<f64>>,
    #[serde(default)]
    pub standards: Vec<Spanned<String>>,
}

/// `timeline/paths.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathsFile {
    pub open_weight: Option<Spanned<f64>>,
    #[serde(default)]
    pub choose: Vec<ChoiceTable>,
    #[serde(default)]
    pub path: Vec<PathTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceTable {
    pub when: BTreeMap<Spanned<String>, Spanned<String>>,
    pub path: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathTable {
    pub key: Spanned<String>,
    pub standards: Vec<Spanned<String>>,
    pub scale: Vec<Spanned<String>>,
    pub phase: Vec<PhaseTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseTable {
    pub key: Spanned<String>,
    pub months: [f64; 3],
    pub driven_by: Vec<DriverTable>,
    #[serde(default)]
    pub whole: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriverTable {
    pub standard: Spanned<String>,
    #[serde(default)]
    pub below: Vec<Spanned<String>>,
}
