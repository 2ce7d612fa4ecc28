//! How does the loader know the names and hashes of this build's files?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::folder::{Asset, Folder};

/// The piece that comes before the element itself, after the one that finds the files; all share their names.
const PROGRAM: &str = "program";
/// The pieces that nobody needs before the program: they travel with its script.
const COMPANIONS: [&str; 5] = ["asked", "hand", "maker", "print", "stopped"];

/// Where the loader finds its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Beside itself.
    Beside,
    /// In itself.
    Inside,
    /// Where a bundler put them.
    Bundle,
}

impl From {
    fn piece(self) -> &'static str {
        match self {
            Self::Beside => "files",
            Self::Inside => "embedded",
            Self::Bundle => "bundled",
        }
    }
}

/// The files that the loader may load.
pub struct Files {
    pub app: Asset,
    pub wasm: Asset,
    pub later: Asset,
    pub style: Asset,
    pub words: BTreeMap<String, Asset>,
    pub guidance: BTreeMap<String, Asset>,
    /// What a visitor reads where the program cannot start.
    pub sorry: Value,
}

/// Adds one kind of pack, a file per language; a kind that the build script does not make is empty.
pub fn packs(folder: &mut Folder, out_dir: &Path, kind: &str) -> Result<BTreeMap<String, Asset>> {
    let source = out_dir.join(kind);
    let mut packs = BTreeMap::new();
    if !source.is_dir() {
        return Ok(packs);
    }
    for (name, bytes) in Folder::read(&source)?.iter() {
        if let Some(language) = name.strip_suffix(".txt") {
            packs.insert(language.to_owned(), folder.add_hashed(&format!("{kind}-{language}"), "txt", bytes.to_vec()));
        }
    }
    Ok(packs)
}

/// The loader's script with this build's files in it: the pieces of `embed/loader`, then the element.
pub fn script(root: &Path, files: &Files, from: From) -> Result<String> {
    let mut script = format!("const FILES = {};\n", files.to_json());
    script.push_str(&pieces(root, &[from.piece(), PROGRAM])?);
    let element = root.join("embed/readiness-check.js");
    script.push_str(&fs::read_to_string(&element).with_context(|| format!("{} cannot be read", element.display()))?);
    Ok(script)
}

/// The program's script with the pieces that travel with it.
pub fn companion(root: &Path, bound: &str) -> Result<String> {
    Ok([bound, &pieces(root, &COMPANIONS)?].join("\n"))
}

fn pieces(root: &Path, names: &[&str]) -> Result<String> {
    let read = |name: &&str| {
        let path = root.join("embed/loader").join(name).with_extension("js");
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
    };
    names.iter().map(read).collect()
}

/// What a visitor reads where the program cannot start, by language.
pub fn sorry(root: &Path) -> Result<Value> {
    let path = root.join("catalogs/words/en/pages/sorry.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let words: toml::Table = text.parse().with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(json!({ "en": words }))
}

impl Files {
    /// The names of all of them.
    pub fn names(&self) -> Vec<&str> {
        let single = [&self.app, &self.wasm, &self.later, &self.style];
        single.into_iter().chain(self.words.values()).chain(self.guidance.values()).map(|asset| asset.url.as_str()).collect()
    }

    fn to_json(&self) -> Value {
        let one = |asset: &Asset| json!({ "url": asset.url, "integrity": asset.integrity });
        let many = |packs: &BTreeMap<String, Asset>| -> Value { packs.iter().map(|(language, asset)| (language.clone(), one(asset))).collect() };
        json!({
            "app": one(&self.app),
            "wasm": one(&self.wasm),
            "later": one(&self.later),
            "style": one(&self.style),
            "words": many(&self.words),
            "guidance": many(&self.guidance),
            "sorry": self.sorry,
        })
    }
}
