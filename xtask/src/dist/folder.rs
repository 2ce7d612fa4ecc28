//! Which files does a folder hold, under which names and with which integrity?

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};

/// The files by their addresses, relative to the folder, with `/` between folders.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

/// A file as the loader names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative address.
    pub url: String,
    /// What the browser checks. The shorter sum: every element carries the loader with all of them.
    pub integrity: String,
}

/// The first 16 hexadecimal digits of the SHA-256.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a browser checks a file by.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

impl Folder {
    /// Adds a file under a name that stays.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
    }

    /// Adds a file under a name that changes with its content.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> Asset {
        let url = format!("{stem}.{}.{extension}", short_hash(&bytes));
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(&bytes)));
        self.add(&url, bytes);
        Asset { url, integrity }
    }

    /// The content of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// Adds `integrity.json`: every file so far but the pages and their worker, which nobody pins.
    pub fn add_integrity(&mut self) -> Result<()> {
        let pinned = self.files.iter().filter(|(name, _)| !name.ends_with(".html") && *name != "sw.js");
        let table: Map<String, Value> = pinned.map(|(name, bytes)| (name.clone(), json!(integrity(bytes)))).collect();
        let mut text = serde_json::to_vec_pretty(&table).context("integrity.json cannot be written")?;
        text.push(b'\n');
        self.add("integrity.json", text);
        Ok(())
    }

    /// The names and contents, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// How many files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The names of files that only one of the two holds, or that differ.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let names: BTreeSet<&String> = self.files.keys().chain(other.files.keys()).collect();
        names.into_iter().filter(|name| self.files.get(*name) != other.files.get(*name)).cloned().collect()
    }

    /// Reads a folder with all below it.
    pub fn read(root: &Path) -> Result<Self> {
        let mut folder = Self::default();
        folder.read_below(root, "")?;
        Ok(folder)
    }

    fn read_below(&mut self, path: &Path, prefix: &str) -> Result<()> {
        let unreadable = || format!("{} cannot be read", path.display());
        for entry in fs::read_dir(path).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.read_below(&entry.path(), &format!("{name}/"))?;
            } else {
                let bytes = fs::read(entry.path()).with_context(|| format!("{name} cannot be read"))?;
                self.add(&name, bytes);
            }
        }
        Ok(())
    }

    /// Writes all files below a folder.
    pub fn write(&self, root: &Path) -> Result<()> {
        for (name, bytes) in &self.files {
            let path = root.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
            }
            fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(())
    }

    /// Writes the files beside the old folder and puts them in its place when all are there.
    pub fn replace(&self, root: &Path) -> Result<()> {
        let (new, old) = (root.with_extension("new"), root.with_extension("old"));
        remove(&new)?;
        remove(&old)?;
        self.write(&new)?;
        if root.exists() {
            move_to(root, &old)?;
        }
        move_to(&new, root)?;
        remove(&old)
    }
}

fn remove(folder: &PathBuf) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

fn move_to(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("{} cannot take the name {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_content_and_pages_are_never_pinned() -> Result<()> {
        let mut folder = Folder::default();
        let one = folder.add_hashed("app", "js", b"one".to_vec());
        let two = folder.add_hashed("app", "js", b"two".to_vec());
        assert_ne!(one, two);
        assert_eq!(one.url.len(), "app.".len() + 16 + ".js".len());
        for page in ["index.html", "examples/host.html", "sw.js"] {
            folder.add(page, Vec::new());
        }
        folder.add_integrity()?;
        let table = folder.iter().find(|(name, _)| *name == "integrity.json");
        let table: Value = serde_json::from_slice(table.context("no integrity.json")?.1)?;
        assert_eq!(table.get(&one.url), Some(&json!(integrity(b"one"))));
        assert_eq!(table.as_object().map(Map::len), Some(2));
        Ok(())
    }

    #[test]
    fn tells_missing_and_changed_files() {
        let (mut left, mut right) = (Folder::default(), Folder::default());
        left.add("same", b"1".to_vec());
        right.add("same", b"1".to_vec());
        left.add("changed", b"1".to_vec());
        right.add("changed", b"2".to_vec());
        right.add("extra", Vec::new());
        assert_eq!(left.differing(&right), ["changed", "extra"]);
    }
}
