//! Is every text there, in every language? One folder of words per language; English is complete, others fall back phrase by phrase.

use super::{
    assemble::Assembled,
    shape::{Group, Question},
    source::{self, Fault, Source},
    words::Pack,
};
use serde::{Deserialize, Deserializer, de::Error};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use toml::Spanned;

/// The seven states, in the order of `State::ALL`.
pub(super) const STATES: [&str; 7] = ["none", "planned", "partial", "done", "proven", "na", "unsure"];

/// A text that says something: an empty one is a fault.
#[derive(Debug, Clone)]
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() { Err(D::Error::custom("a text is empty")) } else { Ok(Text(text)) }
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> String {
        text.0.clone()
    }
}

/// A phrase that may depend on a number: one form per plural category of the language.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Phrase {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InterfaceFile {
    dir: Option<String>,
    #[serde(default, rename = "draft")]
    _draft: bool,
    #[serde(default)]
    phrase: BTreeMap<Spanned<String>, Phrase>,
    #[serde(default)]
    state: BTreeMap<Spanned<String>, StateWords>,
    #[serde(default)]
    field: BTreeMap<Spanned<String>, FieldWords>,
    #[serde(default)]
    standard: BTreeMap<Spanned<String>, StandardWords>,
    #[serde(default)]
    path: BTreeMap<Spanned<String>, PathWords>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StateWords {
    label: Text,
    short: Text,
    means: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldWords {
    title: Option<Text>,
    changes: Option<Text>,
    #[serde(default)]
    option: BTreeMap<Spanned<String>, Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StandardWords {
    subject: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathWords {
    title: Text,
    about: Text,
    phase: BTreeMap<Spanned<String>, Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupWords {
    title: Text,
    intro: Text,
    #[serde(default)]
    sections: BTreeMap<Spanned<String>, Text>,
}

/// One question's table; guidance stands in the same table and travels in its own pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ItemWords {
    pub title: String,
    pub question: Spanned<String>,
    pub why: Option<String>,
    pub auditor: Option<String>,
    pub evidence: Option<Vec<String>>,
    pub first_step: Option<String>,
    pub driver: Option<String>,
    pub mistakes: Option<Vec<String>>,
    pub reviewed: Option<bool>,
}

/// The tables of one folder of words, keyed by number, with where each stands.
pub(super) type Tables<T> = BTreeMap<String, (T, Source, std::ops::Range<usize>)>;

/// The languages that are offered, English first: every folder of words whose interface is no draft.
pub fn languages(root: &Path) -> Vec<String> {
    folders(root).into_iter().filter(|(_, draft)| !draft).map(|(lang, _)| lang).collect()
}

/// Every folder of words, English first, and whether it is a draft: then nobody is offered it, and it is read all the same where it is tested.
pub fn folders(root: &Path) -> Vec<(String, bool)> {
    let words = root.join("words");
    let names = fs::read_dir(&words).into_iter().flatten().flatten().filter(|e| e.path().is_dir());
    let mut all: Vec<String> = names.filter_map(|e| e.file_name().into_string().ok()).filter(|n| n != "en").collect();
    all.sort();
    all.insert(0, "en".into());
    let draft =
        |lang: &String| fs::read_to_string(words.join(lang).join("interface.toml")).is_ok_and(|text| text.lines().any(|l| l == "draft = true"));
    all.into_iter().map(|lang| (lang.clone(), draft(&lang))).collect()
}

/// Reads one language. Without `fallback` a missing text is a fault, with it the other language's text stands in.
/// Gives the pack and the phrase keys in order.
pub fn read_words(roots: &[PathBuf], made: &Assembled, lang: &str, fallback: Option<(&Pack, &[String])>) -> Result<(Pack, Vec<String>), Fault> {
    let name = format!("words/{lang}/interface.toml");
    let files = source::read_each::<InterfaceFile>(roots, &name)?;
    let first = files.first().map(|(s, _)| s.clone()).ok_or_else(|| Fault { file: name, line: 1, what: "is missing".into() })?;
    let mut pack = Pack { lang: lang.into(), dir: "ltr".into(), ..Pack::default() };

    let mut phrases = BTreeMap::new();
    for (source, file) in &files {
        pack.dir = file.dir.clone().unwrap_or(pack.dir);
        for (key, phrase) in &file.phrase {
            phrases.insert(
                key.get_ref().clone(),
                spell(phrase).ok_or_else(|| source.fault(key.span(), format!("the phrase {} is empty or has no `other`", key.get_ref())))?,
            );
        }
    }
    let keys: Vec<String> = fallback.map_or_else(|| phrases.keys().cloned().collect(), |(_, k)| k.to_vec());
    for (n, key) in keys.iter().enumerate() {
        let other = || fallback.and_then(|(p, _)| p.phrases.get(n).cloned());
        pack.phrases.push(phrases.get(key).cloned().or_else(other).unwrap_or_default());
    }
    for (source, file) in &files {
        if let Some(key) = file.phrase.keys().find(|k| !keys.contains(k.get_ref())) {
            return Err(source.fault(key.span(), format!("English has no phrase {}", key.get_ref())));
        }
        known(source, file.state.keys(), "state", |k| STATES.contains(&k))?;
        known(source, file.standard.keys(), "standard", |k| made.catalog.standards.iter().any(|s| s.key == k))?;
        known(source, file.field.keys(), "field of the profile", |k| made.catalog.fields.iter().any(|f| f.key == k))?;
        known(source, file.path.keys(), "path", |k| made.catalog.paths.iter().any(|p| p.key == k))?;
        for (field, words) in made.catalog.fields.iter().filter_map(|f| Some((f, file.field.iter().find(|(k, _)| k.get_ref() == f.key)?.1))) {
            known(source, words.option.keys(), "option", |k| field.options.iter().any(|o| o.key == k))?;
        }
        for (path, words) in made.catalog.paths.iter().filter_map(|p| Some((p, file.path.iter().find(|(k, _)| k.get_ref() == p.key)?.1))) {
            known(source, words.phase.keys(), "phase", |k| path.phases.iter().any(|p| p.key == k))?;
        }
    }

    for (n, key) in STATES.iter().enumerate() {
        let found = files.iter().find_map(|(_, f)| f.state.iter().find(|(k, _)| k.get_ref() == key));
        let words = found.map(|(_, w)| ((&w.label).into(), (&w.short).into(), (&w.means).into()));
        let words = words.or_else(|| fallback.and_then(|(p, _)| p.states.get(n).cloned()));
        pack.states.push(words.ok_or_else(|| first.fault(0..0, format!("the state {key} has no words")))?);
    }
    for (n, field) in made.catalog.fields.iter().enumerate() {
        let tables: Vec<&FieldWords> =
            files.iter().flat_map(|(_, f)| f.field.iter()).filter(|(k, _)| k.get_ref() == field.key).map(|(_, w)| w).collect();
        let option = |key: &str| tables.iter().find_map(|w| w.option.iter().find(|(k, _)| k.get_ref() == key).map(|(_, v)| v.into()));
        let options: Option<Vec<String>> = field.options.iter().map(|o| option(o.key)).collect();
        let title = tables.iter().find_map(|w| w.title.as_ref().map(String::from));
        let changes = tables.iter().find_map(|w| w.changes.as_ref().map(String::from));
        let words = title.zip(changes).zip(options).map(|((title, changes), options)| (title, changes, options));
        let words = words.or_else(|| fallback.and_then(|(p, _)| p.fields.get(n).cloned()));
        pack.fields.push(words.ok_or_else(|| first.fault(0..0, format!("the profile field {} or an option of it has no words", field.key)))?);
    }
    for (n, standard) in made.catalog.standards.iter().enumerate() {
        let found = files.iter().flat_map(|(_, f)| f.standard.iter()).find(|(k, _)| k.get_ref() == standard.key);
        let words = found.map(|(_, w)| String::from(&w.subject)).or_else(|| fallback.and_then(|(p, _)| p.standards.get(n).cloned()));
        pack.standards.push(words.ok_or_else(|| first.fault(0..0, format!("the standard {} has no words", standard.key)))?);
    }
    for (n, path) in made.catalog.paths.iter().enumerate() {
        let words = files.iter().flat_map(|(_, f)| f.path.iter()).find(|(k, _)| k.get_ref() == path.key).map(|(_, w)| w);
        let phase = |w: &PathWords, key: &str| w.phase.iter().find(|(k, _)| k.get_ref() == key).map(|(_, v)| v.into());
        let words = words
            .and_then(|w| Some(((&w.title).into(), (&w.about).into(), path.phases.iter().map(|p| phase(w, p.key)).collect::<Option<Vec<_>>>()?)));
        let words = words.or_else(|| fallback.and_then(|(p, _)| p.paths.get(n).cloned()));
        pack.paths.push(words.ok_or_else(|| first.fault(0..0, format!("the path {} or a phase of it has no words", path.key)))?);
    }

    let mut items: Vec<Tables<ItemWords>> = Vec::new();
    let mut groups: Vec<Tables<GroupWords>> = Vec::new();
    for folder in &made.folders {
        let (mut of_items, mut of_groups) = (Tables::new(), Tables::new());
        for root in roots {
            let dir = root.join("words").join(lang).join(folder);
            let mut paths: Vec<PathBuf> =
                fs::read_dir(&dir).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "toml")).collect();
            paths.sort();
            for path in paths {
                if path.file_name().is_some_and(|n| n == "groups.toml") { tables(&path, &mut of_groups)? } else { tables(&path, &mut of_items)? }
            }
        }
        items.push(of_items);
        groups.push(of_groups);
    }

    let mut used = BTreeSet::new();
    for (n, (q, (source, at))) in made.catalog.items.iter().zip(&made.places).enumerate() {
        let folder = folder_of(made, q);
        let found = items.get(folder).and_then(|t| t.get(q.number));
        match (found, fallback.and_then(|(p, _)| p.items.get(n))) {
            (Some((w, file, at)), _) => {
                let question = w.question.get_ref().trim();
                if w.title.trim().is_empty() || question.is_empty() {
                    return Err(file.fault(at.clone(), format!("{} has an empty title or question", q.id)));
                }
                pack.items.push((w.title.clone(), question.to_owned()));
            }
            (None, Some(other)) => pack.items.push(other.clone()),
            (None, None) => return Err(source.fault(at.clone(), format!("{} has no words in {lang}", q.id))),
        }
        used.insert((folder, q.number));
    }
    for (folder, table) in items.iter().enumerate() {
        if let Some((number, (_, source, at))) = table.iter().find(|(n, _)| !used.contains(&(folder, n.as_str()))) {
            return Err(source.fault(at.clone(), format!("there is no question {number}")));
        }
    }
    for (n, (group, sections)) in made.catalog.groups.iter().zip(&made.sections).enumerate() {
        let folder = group.standard.map_or(0, |s| usize::from(s) + 1);
        let found = groups.get(folder).and_then(|t| t.get(group.id));
        let words = match found {
            Some((w, source, at)) => {
                let heads = sections
                    .iter()
                    .map(|k| w.sections.iter().find(|(s, _)| s.get_ref() == k).map(|(_, v)| String::from(v)))
                    .collect::<Option<Vec<_>>>();
                let heads = heads.ok_or_else(|| source.fault(at.clone(), format!("a sub-heading of {} has no words", group.id)))?;
                known(source, w.sections.keys(), "sub-heading", |k| sections.iter().any(|s| s == k))?;
                Some(((&w.title).into(), (&w.intro).into(), heads))
            }
            None => fallback.and_then(|(p, _)| p.groups.get(n).cloned()),
        };
        pack.groups.push(words.ok_or_else(|| first.fault(0..0, format!("the group {} has no words in {lang}", group.id)))?);
    }
    let of_folder = |g: &Group, folder: usize| g.standard.map_or(0, |s| usize::from(s) + 1) == folder;
    for (folder, table) in groups.iter().enumerate() {
        let stranger = |n: &str| !made.catalog.groups.iter().any(|g| g.id == n && of_folder(g, folder));
        if let Some((id, (_, source, at))) = table.iter().find(|(n, _)| stranger(n)) {
            return Err(source.fault(at.clone(), format!("there is no group {id}")));
        }
    }
    Ok((pack, keys))
}

/// Words for something that does not exist are a slip of the pen; in another language they would fall back unseen.
fn known<'a>(source: &Source, keys: impl Iterator<Item = &'a Spanned<String>>, what: &str, is: impl Fn(&str) -> bool) -> Result<(), Fault> {
    let stranger = keys.into_iter().find(|k| !is(k.get_ref()));
    stranger.map_or(Ok(()), |k| Err(source.fault(k.span(), format!("there is no {what} {}", k.get_ref()))))
}

/// The folder that a question's words lie in, a position in [`Assembled::folders`].
fn folder_of(made: &Assembled, q: &Question) -> usize {
    let key = q.id.split_once(':').map_or("", |(key, _)| key);
    made.catalog.standards.iter().position(|s| s.key == key).map_or(0, |n| n + 1)
}

/// Adds one file's tables; a number that is there already is a fault.
pub(super) fn tables<T: serde::de::DeserializeOwned>(path: &Path, into: &mut Tables<T>) -> Result<(), Fault> {
    let (source, file) = source::read::<BTreeMap<Spanned<String>, T>>(path)?;
    for (key, value) in file {
        let (at, number) = (key.span(), key.into_inner());
        if into.contains_key(&number) {
            return Err(source.fault(at, format!("{number} has words twice")));
        }
        into.insert(number, (value, source.clone(), at));
    }
    Ok(())
}

/// A phrase as it travels: plain, or its plural forms after their names, parted by U+001F.
pub(super) fn spell(phrase: &Phrase) -> Option<String> {
    match phrase {
        Phrase::Plain(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Phrase::Plural(forms) => {
            let all: Vec<&str> = forms.iter().flat_map(|(k, v)| [k.as_str(), v.as_str()]).collect();
            (forms.contains_key("other") && forms.values().all(|f| !f.trim().is_empty())).then(|| all.join("\u{1f}"))
        }
    }
}
