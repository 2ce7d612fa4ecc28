//! Is there guidance for every question, and did a second reader read it? English is complete, or the build stops.

use super::{
    assemble::Assembled,
    read_lists,
    read_words::{self, ItemWords, Tables},
    shape::{Overlap, Question, Strength},
    source::{self, Fault},
    words::{Guidance, Help, Term},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use toml::Spanned;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverlapWords {
    #[serde(default)]
    given: String,
    #[serde(default)]
    missing: String,
    #[serde(default)]
    serves: String,
    #[serde(default)]
    ai_part: String,
    #[serde(default)]
    difference: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermWords {
    term: String,
    means: String,
    forms: Option<Vec<String>>,
}

/// Every table of the files in a folder, without the groups' file, in every root.
fn tables<T: DeserializeOwned>(roots: &[PathBuf], folder: &Path) -> Result<Tables<T>, Fault> {
    let mut all = Tables::new();
    for root in roots {
        let all_files = fs::read_dir(root.join(folder)).into_iter().flatten().flatten().map(|e| e.path());
        let of_questions = |f: &PathBuf| f.extension().is_some_and(|x| x == "toml") && f.file_name().is_some_and(|n| n != "groups.toml");
        let mut files: Vec<PathBuf> = all_files.filter(of_questions).collect();
        files.sort();
        files.iter().try_for_each(|file| read_words::tables(file, &mut all))?;
    }
    Ok(all)
}

/// The guidance of a language, and the keys of its phrases in their order.
pub type Read = (Guidance, Vec<String>);

/// Reads the guidance of one language. Without `fallback` whatever is missing or was not read twice is a fault.
pub fn read_guidance(roots: &[PathBuf], made: &Assembled, lang: &str, fallback: Option<(&Guidance, &[String])>) -> Result<Read, Fault> {
    let (phrases, keys) = read_lists::read_phrases(roots, lang, "later", fallback.map(|(guidance, keys)| (guidance.phrases.as_slice(), keys)))?;
    let fallback = fallback.map(|(guidance, _)| guidance);
    let mut guidance = questions(roots, made, lang, fallback)?;
    guidance.lists = read_lists::read_lists(roots, made, lang, fallback)?;
    guidance.samples = read_lists::read_samples(roots, made, lang)?;
    guidance.phrases = phrases;
    Ok((guidance, keys))
}

/// What helps with each question, and the glossary.
fn questions(roots: &[PathBuf], made: &Assembled, lang: &str, fallback: Option<&Guidance>) -> Result<Guidance, Fault> {
    let words = PathBuf::from("words").join(lang);
    let folders = made.folders.iter().map(|f| tables::<ItemWords>(roots, &words.join(f))).collect::<Result<Vec<_>, _>>()?;
    let overlaps = made.overlap_files.iter().map(|f| tables::<OverlapWords>(roots, &words.join("overlap").join(f))).collect::<Result<Vec<_>, _>>()?;
    let mut guidance = Guidance::default();
    for (n, (q, (source, at))) in made.catalog.items.iter().zip(&made.places).enumerate() {
        let other = fallback.and_then(|g| g.items.get(n));
        let key = q.id.split_once(':').map_or("", |(key, _)| key);
        let folder = made.catalog.standards.iter().position(|s| s.key == key).map_or(0, |n| n + 1);
        let table = folders.get(folder).and_then(|t| t.get(q.number));
        let mut help = match (table, other) {
            (Some((words, file, at)), None) => complete(words, q).map_err(|what| file.fault(at.clone(), what))?,
            (Some((words, ..)), Some(other)) => partly(words, other),
            (None, Some(other)) => other.clone(),
            (None, None) => return Err(source.fault(at.clone(), format!("{} has no words in {lang}", q.id))),
        };
        let about = made.catalog.overlaps.iter().zip(&overlaps).filter(|(overlap, _)| concerns(overlap, q));
        for (_, words) in about.rev() {
            // Where several overlaps say something, the first has the word.
            let Some((w, ..)) = words.get(q.number) else { continue };
            let said = |own: &str, old: &str| if own.is_empty() { old.to_owned() } else { own.to_owned() };
            help.given = said(&w.given, &help.given);
            help.missing = said(&w.missing, &help.missing);
            help.serves = said(&w.serves, &help.serves);
            help.ai_part = said(&w.ai_part, &help.ai_part);
            help.difference = said(&w.difference, &help.difference);
        }
        if fallback.is_none()
            && let Some(what) = lacks(made, q, n, &help)
        {
            return Err(source.fault(at.clone(), what));
        }
        guidance.items.push(help);
    }
    for (overlap, words) in made.catalog.overlaps.iter().zip(&overlaps) {
        let known = |number: &str| made.catalog.items.iter().any(|q| q.number == number && concerns(overlap, q));
        if let Some((number, (_, source, at))) = words.iter().find(|(number, _)| !known(number)) {
            return Err(source.fault(at.clone(), format!("the overlap has no question {number}")));
        }
    }
    let mut glossary = BTreeMap::new();
    for file in
        ["en", lang].iter().flat_map(|lang| roots.iter().map(move |r| r.join("words").join(lang).join("glossary.toml"))).filter(|f| f.exists())
    {
        let (source, terms) = source::read::<BTreeMap<Spanned<String>, TermWords>>(&file)?;
        for (key, term) in terms {
            if term.term.trim().is_empty() || term.means.trim().is_empty() {
                return Err(source.fault(key.span(), "a term of the glossary needs its name and what it means"));
            }
            // What stands in brackets explains the name and is no part of it.
            let name = || vec![term.term.split(" (").next().unwrap_or_default().to_owned()];
            let forms = term.forms.unwrap_or_else(name).iter().map(|form| form.to_lowercase()).collect();
            glossary.insert(key.into_inner(), Term { term: term.term, means: term.means, forms });
        }
    }
    guidance.glossary = glossary.into_values().collect();
    guidance.glossary.sort_by_key(|term| term.term.to_lowercase());
    Ok(guidance)
}

/// Whether an overlap says something about a question: its shared and differing clauses, and the controls that get a start.
fn concerns(overlap: &Overlap, q: &Question) -> bool {
    if q.control { q.standards == 1 << overlap.to } else { q.standards & (1 << overlap.from | 1 << overlap.to) != 0 }
}

/// What a table of another language says, text by text, and the rest as it was. What no second reader read is not taken.
fn partly(words: &ItemWords, other: &Help) -> Help {
    if words.reviewed != Some(true) {
        return other.clone();
    }
    let text = |own: &Option<String>, old: &String| own.clone().filter(|t| !t.trim().is_empty()).unwrap_or_else(|| old.clone());
    let list = |own: &Option<Vec<String>>, old: &Vec<String>| own.clone().filter(|l| !l.is_empty()).unwrap_or_else(|| old.clone());
    Help {
        why: text(&words.why, &other.why),
        auditor: text(&words.auditor, &other.auditor),
        evidence: list(&words.evidence, &other.evidence),
        first_step: text(&words.first_step, &other.first_step),
        driver: text(&words.driver, &other.driver),
        mistakes: list(&words.mistakes, &other.mistakes),
        ..other.clone()
    }
}

/// The guidance of one table, where all of it is there and a second reader read it.
fn complete(words: &ItemWords, q: &Question) -> Result<Help, String> {
    let lacks = |what: &str| format!("{} has no {what}", q.id);
    let text = |text: &Option<String>, what: &str| text.clone().filter(|t| !t.trim().is_empty()).ok_or_else(|| lacks(what));
    let evidence = words.evidence.clone().unwrap_or_default();
    let empty = |list: &[String]| list.iter().any(|text| text.trim().is_empty());
    if !(2..=4).contains(&evidence.len()) || empty(&evidence) {
        return Err(format!("{} needs two to four pieces of evidence", q.id));
    }
    if empty(words.mistakes.as_deref().unwrap_or_default()) {
        return Err(format!("{} has a mistake without words", q.id));
    }
    if words.reviewed != Some(true) {
        return Err(format!("{} was not read by a second reader", q.id));
    }
    if q.effort.is_none() {
        return Err(lacks("effort in its standard's table"));
    }
    Ok(Help {
        why: text(&words.why, "why")?,
        auditor: text(&words.auditor, "auditor")?,
        evidence,
        first_step: text(&words.first_step, "first_step")?,
        driver: text(&words.driver, "driver")?,
        mistakes: words.mistakes.clone().unwrap_or_default(),
        ..Help::default()
    })
}

/// What the overlaps should say about a question and do not.
fn lacks(made: &Assembled, q: &Question, n: usize, help: &Help) -> Option<String> {
    for overlap in made.catalog.overlaps {
        let both = 1 << overlap.from | 1 << overlap.to;
        let link = overlap.links.iter().find(|l| usize::from(l.control) == n);
        let missing = match link.map(|l| l.strength) {
            Some(Strength::Nothing) => help.missing.is_empty(),
            Some(_) => help.given.is_empty() || help.missing.is_empty(),
            None if q.control || q.standards & both == 0 => false,
            None if q.shared => help.serves.is_empty() || help.ai_part.is_empty(),
            None => help.difference.is_empty(),
        };
        if missing {
            return Some(format!("{} has no words about the overlap", q.id));
        }
    }
    None
}
