//! Which files does the stand-alone page keep for a visit without a network? Its worker is told their names and sums, and which build they are of.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::folder::{Folder, integrity, short_hash};
use super::script;

/// The worker's name, which stays: browsers look there for a new build.
pub const WORKER: &str = "sw.js";
const PLACES: [&str; 3] = ["const BUILD = \"\";", "const FILES = {};", "const ASKED_FOR = [];"];
/// What the page itself loads beside the element, under names that stay.
const NAMED: [&str; 6] = ["icon.svg", "languages.js", "manifest.webmanifest", "page.css", "page.js", "readiness-check.js"];

/// Writes the files `loaded` by the element, and those by the page, with their sums into the worker, which is in the folder already. Those
/// `asked_for` are kept once a visitor asked for them.
pub fn tell(folder: &mut Folder, loaded: &[&str], asked_for: &[&str]) -> Result<()> {
    let Some(worker) = folder.get(WORKER) else { bail!("there is no {WORKER}") };
    let worker = String::from_utf8(worker.to_vec()).context("sw.js is no text")?;
    let get = |name: &str| folder.get(name).with_context(|| format!("{WORKER} is to keep {name}, which is not there"));
    let mut files = BTreeMap::new();
    for name in NAMED.iter().chain(loaded) {
        files.insert(*name, integrity(get(name)?));
    }
    // Anything that a visit may see makes another build, the page too, which nobody pins.
    let mut content = worker.clone();
    for name in files.keys().chain(&["index.html"]) {
        content.push_str(&format!("{name} {}\n", short_hash(get(name)?)));
    }
    let told = [
        format!("const BUILD = {};", json!(short_hash(content.as_bytes()))),
        format!("const FILES = {};", json!(files)),
        format!("const ASKED_FOR = {};", json!(asked_for)),
    ];
    let mut made = worker;
    for (place, line) in PLACES.iter().zip(told) {
        if made.matches(place).count() != 1 {
            bail!("{WORKER} needs `{place}` exactly once");
        }
        made = made.replace(place, &line);
    }
    folder.add(WORKER, script::small(&made).into_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> Result<String> {
        let mut folder = Folder::default();
        for name in NAMED {
            folder.add(name, name.as_bytes().to_vec());
        }
        folder.add("index.html", page.as_bytes().to_vec());
        let loaded = folder.add_hashed("a", "js", Vec::new());
        folder.add(WORKER, PLACES.join("\n").into_bytes());
        tell(&mut folder, &[&loaded.url], &[&loaded.url])?;
        let told = String::from_utf8(folder.get(WORKER).context("no worker")?.to_vec())?;
        assert!(told.contains(&format!("{}:{}", json!(loaded.url), json!(integrity(b"")))), "a file has its sum: {told}");
        Ok(told)
    }

    #[test]
    fn another_page_is_another_build_of_the_same_files() -> Result<()> {
        let one = told("one")?;
        assert!(!one.contains("index.html"), "{one}");
        assert_eq!(one, told("one")?);
        assert_ne!(one, told("two")?);
        Ok(())
    }
}
