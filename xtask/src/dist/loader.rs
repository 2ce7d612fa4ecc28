//! How does the loader know the names and hashes of this build's files?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::folder::{Asset, Folder};
use super::{bind, pages, script};

/// The piece that comes before the element itself, after the one that finds the files; all share their names.
const PROGRAM: &str = "program";
/// The pieces that nobody needs before the program: they travel with its script.
const COMPANIONS: [&str; 7] = ["asked", "hand", "maker", "print", "stopped", "locked", "host"];

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
    /// What makes files for the visitor; none in a folder that is only measured.
    pub exports: Option<Exports>,
    pub wasm: Asset,
    pub later: Asset,
    pub style: Asset,
    pub tongues: Tongues,
}

/// The words of each language. Those of English stand in the loader; those of all others in a file that only their readers load, so that
/// a language more costs nobody else anything.
pub struct Tongues {
    words: BTreeMap<String, Asset>,
    guidance: BTreeMap<String, Asset>,
    /// What a visitor reads where the program cannot start.
    sorry: BTreeMap<String, Map<String, Value>>,
    /// None where there is English alone.
    others: Option<Asset>,
}

/// The language that is complete by law, and that all others fall back to.
pub const FIRST: &str = "en";

impl Tongues {
    /// Adds the packs of all languages, and the file that names those of the others.
    pub fn add(folder: &mut Folder, root: &Path, out_dir: &Path) -> Result<Self> {
        let (words, guidance) = (packs(folder, out_dir, "words")?, packs(folder, out_dir, "guidance")?);
        let sorry = words.keys().map(|lang| Ok((lang.clone(), sorry(root, lang)?))).collect::<Result<_>>()?;
        let mut made = Self { words, guidance, sorry, others: None };
        let named: Map<String, Value> = made.names().filter(|lang| *lang != FIRST).map(|lang| (lang.to_owned(), made.one(lang))).collect();
        if !named.is_empty() {
            made.others = Some(folder.add_hashed("tongues", "json", Value::from(named).to_string().into_bytes()));
        }
        Ok(made)
    }

    /// The tags, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    fn files(&self) -> impl Iterator<Item = &Asset> {
        self.words.values().chain(self.guidance.values()).chain(&self.others)
    }

    fn one(&self, lang: &str) -> Value {
        let mut all = self.sorry.get(lang).cloned().unwrap_or_default();
        all.insert("words".into(), json!(self.words.get(lang).map(one)));
        all.insert("guidance".into(), json!(self.guidance.get(lang).map(one)));
        all.into()
    }

    /// Each language by its tag: English with its files, the others as a mark that they are to be had.
    fn to_json(&self) -> Value {
        self.names().map(|lang| (lang.to_owned(), if lang == FIRST { self.one(lang) } else { json!(0) })).collect()
    }
}

/// The files of the module that makes files, loaded with the first of them.
pub struct Exports {
    script: Asset,
    wasm: Asset,
    words: BTreeMap<String, Asset>,
}

/// Adds that module.
pub fn exports(folder: &mut Folder, wasm: &Path, out_dir: &Path) -> Result<Exports> {
    let (wasm, script) = bind::exports(wasm)?;
    Ok(Exports {
        script: folder.add_hashed("exports", "js", script::small(&script).into_bytes()),
        wasm: folder.add_hashed("exports", "wasm", wasm),
        words: packs(folder, out_dir, "exports")?,
    })
}

impl Exports {
    fn files(&self) -> impl Iterator<Item = &Asset> {
        [&self.script, &self.wasm].into_iter().chain(self.words.values())
    }

    /// The name of its script.
    pub fn script(&self) -> &str {
        &self.script.url
    }

    fn to_json(&self) -> Value {
        json!({ "script": one(&self.script), "wasm": one(&self.wasm), "words": many(&self.words) })
    }
}

fn one(asset: &Asset) -> Value {
    json!({ "url": asset.url, "integrity": asset.integrity })
}

fn many(packs: &BTreeMap<String, Asset>) -> Value {
    packs.iter().map(|(language, asset)| (language.clone(), one(asset))).collect()
}

/// Adds one kind of pack, a file per language; a kind that the build script does not make is empty.
fn packs(folder: &mut Folder, out_dir: &Path, kind: &str) -> Result<BTreeMap<String, Asset>> {
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

/// The program's script with the pieces that travel with it, and where the module that makes files lies.
pub fn companion(root: &Path, bound: &str, exports: Option<&Exports>) -> Result<String> {
    let exports = format!("const EXPORTS = {};", exports.map_or(Value::Null, Exports::to_json));
    Ok([bound, &exports, &pieces(root, &COMPANIONS)?].join("\n"))
}

fn pieces(root: &Path, names: &[&str]) -> Result<String> {
    let read = |name: &&str| {
        let path = root.join("embed/loader").join(name).with_extension("js");
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
    };
    names.iter().map(read).collect()
}

/// What a visitor reads where the program cannot start, and where the questions on paper are.
fn sorry(root: &Path, lang: &str) -> Result<Map<String, Value>> {
    let words = pages::words(root, lang, "sorry")?;
    let mut said = words.into_iter().map(|(key, text)| Ok((key, serde_json::to_value(text)?))).collect::<Result<Map<_, _>>>()?;
    said.insert("paper".into(), pages::named("questions", lang).into());
    Ok(said)
}

impl Files {
    /// The names of all of them.
    pub fn names(&self) -> Vec<&str> {
        let single = [&self.app, &self.wasm, &self.later, &self.style];
        let exports = self.exports.iter().flat_map(Exports::files);
        single.into_iter().chain(self.tongues.files()).chain(exports).map(|asset| asset.url.as_str()).collect()
    }

    /// The names of those that are loaded when they are asked for.
    pub fn asked_for(&self) -> Vec<&str> {
        self.exports.iter().flat_map(Exports::files).chain(&self.tongues.others).map(|asset| asset.url.as_str()).collect()
    }

    /// The names of the scripts among them, each with the name that the loader calls it by where it holds them itself.
    pub fn scripts(&self) -> Vec<(&'static str, &str)> {
        [("GLUE", self.app.url.as_str())].into_iter().chain(self.exports.iter().map(|exports| ("EXPORTER", exports.script()))).collect()
    }

    fn to_json(&self) -> Value {
        json!({
            "app": one(&self.app),
            "wasm": one(&self.wasm),
            "later": one(&self.later),
            "style": one(&self.style),
            "tongues": self.tongues.to_json(),
            "others": self.tongues.others.as_ref().map(one),
        })
    }
}
