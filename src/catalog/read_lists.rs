//! Are the longer texts there? Lists of entries that arrive with the guidance: actions, documents, checks, pages to read.

use super::{
    assemble::Assembled,
    read_words::{Phrase, spell},
    source::{self, Fault},
    words::{Entry, Guidance, LISTS},
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::PathBuf};
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    entry: Vec<EntryTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryTable {
    key: Spanned<String>,
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    list: Vec<String>,
    reviewed: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LaterFile {
    phrase: BTreeMap<Spanned<String>, Phrase>,
}

/// Reads every list of one language. Without `fallback` an entry that was not read twice is a fault; with it, the other language's stands in.
pub fn read_lists(roots: &[PathBuf], made: &Assembled, lang: &str, fallback: Option<&Guidance>) -> Result<Vec<Vec<Entry>>, Fault> {
    let mut lists = Vec::new();
    for (n, name) in LISTS.iter().enumerate() {
        let mut list: Vec<Entry> = fallback.and_then(|g| g.lists.get(n)).cloned().unwrap_or_default();
        let wanted = keys(made, name);
        for file in roots.iter().map(|root| root.join("words").join(lang).join(format!("{name}.toml"))).filter(|f| f.exists()) {
            let (source, tables) = source::read::<ListFile>(&file)?;
            for table in tables.entry {
                let (key, at) = (table.key.get_ref().clone(), table.key.span());
                let entry = Entry { key: key.clone(), title: table.title, text: table.text, list: table.list };
                if entry.title.trim().is_empty() || entry.list.iter().any(|text| text.trim().is_empty()) {
                    return Err(source.fault(at, format!("{key} has an empty text")));
                }
                match (list.iter_mut().find(|e| e.key == key), fallback) {
                    (Some(_), None) => return Err(source.fault(at, format!("{key} is there twice"))),
                    (Some(old), Some(_)) if table.reviewed == Some(true) => *old = entry,
                    (Some(_), Some(_)) => {}
                    (None, None) if table.reviewed != Some(true) => return Err(source.fault(at, format!("{key} was not read by a second reader"))),
                    (None, None) => list.push(entry),
                    (None, Some(_)) => return Err(source.fault(at, format!("English has no {key}"))),
                }
            }
        }
        let said: Vec<&str> = list.iter().map(|e| e.key.as_str()).collect();
        if let Some(key) = wanted.iter().enumerate().find(|(n, key)| said.get(*n) != Some(key)).map(|(_, key)| key) {
            let file = format!("words/{lang}/{name}.toml");
            return Err(Fault { file, line: 1, what: format!("the entries follow the catalog: {key} is missing or out of order") });
        }
        lists.push(list);
    }
    Ok(lists)
}

/// The keys that a list begins with, where the catalog has them.
fn keys(made: &Assembled, list: &str) -> Vec<&'static str> {
    let advice = &made.catalog.advice;
    match list {
        "plan" => advice.actions.iter().map(|a| a.key).collect(),
        "documents" => advice.documents.iter().map(|d| d.key).collect(),
        "checks" => advice.rules.iter().map(|r| r.key).collect(),
        "exclusions" => advice.cases.iter().map(|c| c.key).collect(),
        "topics" => advice.topics.iter().map(|t| t.key).collect(),
        _ => Vec::new(),
    }
}

/// Phrases, and their keys.
pub type Phrases = (Vec<String>, Vec<String>);

/// The phrases of one file, such as those that arrive with the guidance. Without `fallback` the keys are those of the language itself.
pub fn read_phrases(roots: &[PathBuf], lang: &str, name: &str, fallback: Option<(&[String], &[String])>) -> Result<Phrases, Fault> {
    let mut phrases = BTreeMap::new();
    for file in roots.iter().map(|root| root.join("words").join(lang).join(format!("{name}.toml"))).filter(|f| f.exists()) {
        let (source, later) = source::read::<LaterFile>(&file)?;
        for (key, phrase) in &later.phrase {
            let text = spell(phrase).ok_or_else(|| source.fault(key.span(), format!("the phrase {} is empty or has no `other`", key.get_ref())))?;
            if fallback.is_some_and(|(_, keys)| !keys.contains(key.get_ref())) {
                return Err(source.fault(key.span(), format!("English has no phrase {}", key.get_ref())));
            }
            phrases.insert(key.get_ref().clone(), text);
        }
    }
    let keys: Vec<String> = fallback.map_or_else(|| phrases.keys().cloned().collect(), |(_, keys)| keys.to_vec());
    let other = |n: usize| fallback.and_then(|(texts, _)| texts.get(n).cloned()).unwrap_or_default();
    let texts = keys.iter().enumerate().map(|(n, key)| phrases.get(key).cloned().unwrap_or_else(|| other(n))).collect();
    Ok((texts, keys))
}

/// The documents of the sample organizations, each in one line: in the language where it has its own, else as they lie in `samples/`.
pub fn read_samples(roots: &[PathBuf], made: &Assembled, lang: &str) -> Result<Vec<String>, Fault> {
    let mut documents = Vec::new();
    for name in &made.samples {
        let places = roots.iter().flat_map(|r| [r.join("words").join(lang).join("samples"), r.join("samples")]);
        let file = places.map(|folder| folder.join(format!("{name}.json"))).find(|f| f.exists());
        let wrong = |what: String| Fault { file: format!("samples/{name}.json"), line: 1, what };
        let text = file.and_then(|f| fs::read_to_string(f).ok()).ok_or_else(|| wrong("is missing".into()))?;
        let value: serde_json::Value = serde_json::from_str(&text).map_err(|e| wrong(format!("is no JSON: {e}")))?;
        documents.push(value.to_string());
    }
    Ok(documents)
}
