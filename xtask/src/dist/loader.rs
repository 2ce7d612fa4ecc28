//! How does the loader know the names and hashes of this build's files?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::folder::{Asset, Folder, short_hash};

const PLACE: &str = "const FILES = {};";

/// The files that the loader may load.
pub struct Files {
    pub app: Asset,
    pub wasm: Asset,
    pub later: Asset,
    pub style: Asset,
    pub words: BTreeMap<String, Asset>,
    pub guidance: BTreeMap<String, Asset>,
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

/// The loader's script with this build's files in it.
pub fn script(source: &Path, files: &Files) -> Result<String> {
    let text = fs::read_to_string(source).with_context(|| format!("{} cannot be read", source.display()))?;
    if text.lines().filter(|line| *line == PLACE).count() != 1 {
        bail!("{} needs the line `{PLACE}` exactly once", source.display());
    }
    let line = format!("const FILES = {};", files.to_json());
    let lines: Vec<&str> = text.lines().map(|old| if old == PLACE { line.as_str() } else { old }).collect();
    Ok(lines.join("\n") + "\n")
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
        let mut files = json!({
            "app": one(&self.app),
            "wasm": one(&self.wasm),
            "later": one(&self.later),
            "style": one(&self.style),
            "words": many(&self.words),
            "guidance": many(&self.guidance),
        });
        let build = short_hash(files.to_string().as_bytes());
        if let Some(table) = files.as_object_mut() {
            table.insert("build".to_owned(), json!(build));
        }
        files
    }
}
