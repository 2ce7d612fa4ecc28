//! How do the pages around the element get their words? Templates in `embed/pages`, words per language in `catalogs/words/<language>/pages`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::folder::Folder;

/// Adds every template, in English: a page without words of its own in another language stays in English.
pub fn add(folder: &mut Folder, root: &Path) -> Result<()> {
    let templates = Folder::read(&root.join("embed/pages"))?;
    for (name, bytes) in templates.iter() {
        let stem = name.strip_suffix(".html").with_context(|| format!("embed/pages/{name} is no page"))?;
        let template = std::str::from_utf8(bytes).with_context(|| format!("embed/pages/{name} is no text"))?;
        let page = filled(template, &words(root, stem)?).with_context(|| format!("embed/pages/{name}"))?;
        folder.add(name, page.into_bytes());
    }
    Ok(())
}

fn words(root: &Path, page: &str) -> Result<Table> {
    let path = root.join("catalogs/words/en/pages").join(format!("{page}.toml"));
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    text.parse().with_context(|| format!("{} cannot be read", path.display()))
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
        html.push_str(&if n % 2 == 1 { format!("<code>{escaped}</code>") } else { escaped });
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Table> {
        Ok(text.parse()?)
    }

    #[test]
    fn fills_each_place_with_its_words_as_text() -> Result<()> {
        let page = filled("<p title=\"{{a}}\">{{b}}</p>", &table("a = 'x \"y\"'\nb = 'set `<b>` & go'")?)?;
        assert_eq!(page, "<p title=\"x &quot;y&quot;\">set <code>&lt;b&gt;</code> &amp; go</p>");
        Ok(())
    }

    #[test]
    fn tells_words_and_places_that_miss_each_other() -> Result<()> {
        for (template, words) in [("{{a}}", ""), ("", "a = 'x'"), ("{{a", "a = 'x'"), ("{{a}}", "a = 1")] {
            assert!(filled(template, &table(words)?).is_err(), "{template} {words}");
        }
        Ok(())
    }
}
