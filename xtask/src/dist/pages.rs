//! How do the pages around the element get their words? Templates in `embed/pages`, words per language in `catalogs/words/<language>/pages`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use toml::Table;

use super::folder::Folder;
use super::loader::FIRST;

/// The page that is told its language in its address, by the page around it.
const FRAME: &str = "embed";
/// The script of the stand-alone page, and what that page shows until the start screen is there: the first words of that screen.
const ALONE: &str = "languages";
const BEGINS: [(&str, &str); 2] = [("question", "start_heading"), ("promise", "start_promise")];
/// How a template begins, and where it leads to itself in the other languages.
const ROOT: &str = "<html lang=\"en\">";
const OTHERS: &str = "<!-- languages -->";
/// Where a script of a page has that page's words, by language.
const WORDS: &str = "const WORDS={};";

/// The name of a page in a language.
pub fn named(stem: &str, lang: &str) -> String {
    if lang == FIRST { format!("{stem}.html") } else { format!("{stem}.{lang}.html") }
}

/// Adds every template in every language; a text that a language has not is in English.
pub fn add(folder: &mut Folder, root: &Path, languages: &[&str]) -> Result<()> {
    let templates = Folder::read(&root.join("embed/pages"))?;
    let stems = templates.iter().map(|(name, _)| name.strip_suffix(".html").with_context(|| format!("embed/pages/{name} is no page")));
    let stems: Vec<&str> = stems.collect::<Result<_>>()?;
    for (name, bytes) in templates.iter() {
        let stem = name.strip_suffix(".html").unwrap_or(name);
        let template = std::str::from_utf8(bytes).with_context(|| format!("embed/pages/{name} is no text"))?;
        let spoken: &[&str] = if stem == FRAME { &[FIRST] } else { languages };
        for lang in spoken {
            let page = filled(template, &words(root, lang, stem)?).with_context(|| format!("embed/pages/{name} in {lang}"))?;
            let mut page = one(&page, ROOT, &format!("<html lang=\"{lang}\" dir=\"{}\">", direction(root, lang)?)).context(name.to_owned())?;
            if stem != FRAME {
                page = one(&page, OTHERS, &links(root, stem, lang, spoken)?).with_context(|| name.to_owned())?;
            }
            for other in stems.iter().filter(|other| **other != FRAME) {
                page = page.replace(&format!("href=\"{other}.html\""), &format!("href=\"{}\"", named(other, lang)));
            }
            // The links among the languages were just made.
            folder.add(&named(stem, lang), page.replace("data-to=", "href=").into_bytes());
        }
    }
    Ok(())
}

/// Puts into a script that stands in the folder what it says in each language: the words of the page that it is called after.
pub fn tell(folder: &mut Folder, root: &Path, stem: &str, languages: &[&str]) -> Result<()> {
    let name = format!("{stem}.js");
    let script = folder.get(&name).with_context(|| format!("there is no {name}"))?;
    let script = std::str::from_utf8(script).with_context(|| format!("{name} is no text"))?;
    let mut all = Map::new();
    for lang in languages {
        let mut said = words(root, lang, stem)?;
        if stem == ALONE {
            said.extend(begins(root, lang)?);
        }
        said.insert("dir".into(), direction(root, lang)?.into());
        all.insert((*lang).to_owned(), serde_json::to_value(said)?);
    }
    // A text in a script may say anything but the end of the script.
    let said = format!("const WORDS={};", Value::from(all)).replace('<', "\\u003c");
    let script = one(script, WORDS, &said).context(name.clone())?;
    folder.add(&name, script.into_bytes());
    Ok(())
}

/// The words of a page in a language, in English where that language has none.
pub fn words(root: &Path, lang: &str, page: &str) -> Result<Table> {
    let path = |lang: &str| root.join("catalogs/words").join(lang).join("pages").join(format!("{page}.toml"));
    let mut words = table(&path(FIRST))?;
    if lang != FIRST && path(lang).is_file() {
        for (key, text) in table(&path(lang))? {
            let Some(place) = words.get_mut(&key) else { bail!("{} says {key}, which English does not", path(lang).display()) };
            *place = text;
        }
    }
    Ok(words)
}

fn table(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    text.parse().with_context(|| format!("{} cannot be read", path.display()))
}

/// What the start screen begins with.
fn begins(root: &Path, lang: &str) -> Result<Vec<(String, toml::Value)>> {
    let words = interface(root, lang)?;
    let text = |key: &str| words.get("phrase").and_then(|texts| texts.get(key)).with_context(|| format!("the words of {lang} have no {key}"));
    BEGINS.iter().map(|(place, key)| Ok(((*place).to_owned(), text(key)?.clone()))).collect()
}

fn interface(root: &Path, lang: &str) -> Result<Table> {
    table(&root.join("catalogs/words").join(lang).join("interface.toml"))
}

/// In which direction a language is read.
fn direction(root: &Path, lang: &str) -> Result<String> {
    let words = interface(root, lang)?;
    Ok(words.get("dir").and_then(|dir| dir.as_str()).unwrap_or("ltr").to_owned())
}

/// The way to the same page in the other languages, each under its own name.
fn links(root: &Path, stem: &str, lang: &str, languages: &[&str]) -> Result<String> {
    let said = |lang: &str, key: &str| -> Result<String> {
        let words = words(root, lang, "languages")?;
        Ok(marked(words.get(key).and_then(|text| text.as_str()).with_context(|| format!("there are no words for {key}"))?))
    };
    if languages.len() < 2 {
        return Ok(String::new());
    }
    let mut list = String::new();
    for other in languages {
        let here = if *other == lang { " aria-current=\"page\"" } else { "" };
        list.push_str(&format!("<a lang=\"{other}\" hreflang=\"{other}\" data-to=\"{}\"{here}>{}</a> ", named(stem, other), said(other, "name")?));
    }
    Ok(format!("<nav class=\"languages\" aria-label=\"{}\">{}</nav>", said(lang, "switch")?, list.trim_end()))
}

/// A text with something else in the one place that it has for it.
fn one(text: &str, place: &str, with: &str) -> Result<String> {
    if text.matches(place).count() != 1 {
        bail!("`{place}` is needed exactly once");
    }
    Ok(text.replacen(place, with, 1))
}

/// A template with a text of the table for each `{{key}}`. Every key must have its text and every text its place.
fn filled(template: &str, words: &Table) -> Result<String> {
    let mut used = BTreeSet::new();
    let mut parts = template.split("{{");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (key, rest) = part.split_once("}}").context("a {{ has no }}")?;
        let text = words.get(key).and_then(|text| text.as_str()).with_context(|| format!("there are no words for {key}"))?;
        used.insert(key);
        page.push_str(&marked(text));
        page.push_str(rest);
    }
    match words.keys().find(|key| !used.contains(key.as_str())) {
        Some(key) => bail!("nothing asks for the words of {key}"),
        None => Ok(page),
    }
}

/// A text as HTML: what stands between backticks is code, everything else is a text.
fn marked(text: &str) -> String {
    let mut html = String::new();
    for (n, part) in text.split('`').enumerate() {
        let escaped = part.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        html.push_str(&if n % 2 == 1 { format!("<code dir=\"ltr\">{escaped}</code>") } else { escaped });
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Table> {
        Ok(text.parse()?)
    }

    fn root() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn fills_each_place_with_its_words_as_text() -> Result<()> {
        let page = filled("<p title=\"{{a}}\">{{b}}</p>", &table("a = 'x \"y\"'\nb = 'set `<b>` & go'")?)?;
        assert_eq!(page, "<p title=\"x &quot;y&quot;\">set <code dir=\"ltr\">&lt;b&gt;</code> &amp; go</p>");
        Ok(())
    }

    #[test]
    fn tells_words_and_places_that_miss_each_other() -> Result<()> {
        for (template, words) in [("{{a}}", ""), ("", "a = 'x'"), ("{{a", "a = 'x'"), ("{{a}}", "a = 1")] {
            assert!(filled(template, &table(words)?).is_err(), "{template} {words}");
        }
        Ok(())
    }

    #[test]
    fn a_page_is_there_in_each_language_and_leads_to_its_own() -> Result<()> {
        let mut folder = Folder::default();
        add(&mut folder, &root(), &["en", "es", "he"])?;
        let page =
            |name: &str| Ok::<_, anyhow::Error>(std::str::from_utf8(folder.get(name).with_context(|| format!("there is no {name}"))?)?.to_owned());
        let hebrew = page("privacy.he.html")?;
        assert!(hebrew.contains("<html lang=\"he\" dir=\"rtl\">") && hebrew.contains("href=\"privacy.html\">English<"), "{hebrew}");
        assert!(hebrew.contains("href=\"privacy.he.html\" aria-current=\"page\">"), "{hebrew}");
        assert!(page("recovery.es.html")?.contains("href=\"privacy.es.html\""), "a page leads to pages in its own language");
        assert!(page("recovery.html")?.contains("href=\"privacy.html\""));
        assert!(page("embed.html")?.contains("<html lang=\"en\" dir=\"ltr\">") && folder.get("embed.es.html").is_none());
        assert!(folder.iter().all(|(_, page)| !String::from_utf8_lossy(page).contains("data-to=")));
        Ok(())
    }

    #[test]
    fn a_script_is_told_its_words_in_each_language() -> Result<()> {
        let mut folder = Folder::default();
        folder.add("embed.js", WORDS.as_bytes().to_vec());
        tell(&mut folder, &root(), "embed", &["en", "he"])?;
        let script = String::from_utf8(folder.get("embed.js").context("it has gone")?.to_vec())?;
        assert!(script.contains("\"dir\":\"rtl\"") && script.contains("\"heading\":\"Readiness check\""), "{script}");
        assert!(tell(&mut folder, &root(), "embed", &["en"]).is_err(), "there is no place any more");
        Ok(())
    }

    #[test]
    fn the_stand_alone_page_begins_with_the_words_of_the_start_screen() -> Result<()> {
        let page = fs::read_to_string(root().join("index.html"))?.replace("&nbsp;", "\u{a0}");
        let mut said = words(&root(), FIRST, ALONE)?;
        said.extend(begins(&root(), FIRST)?);
        let mut places = page.split("data-text=\"").skip(1).peekable();
        assert!(places.peek().is_some());
        for place in places {
            let (key, rest) = place.split_once("\">").context("a place has no end")?;
            let text = said.get(key).and_then(|text| text.as_str()).with_context(|| format!("there are no words for {key}"))?;
            assert!(rest.starts_with(&format!("{text}</")), "{key}: {text}");
        }
        Ok(())
    }
}
