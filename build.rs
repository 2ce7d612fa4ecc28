//! Are the catalogs sound? They are read and checked before anything else is compiled, then written as tables, word packs and printed lists.

#[path = "src/catalog/mod.rs"]
#[allow(dead_code, unused_imports)]
mod catalog;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/printed.rs"]
mod printed;
#[path = "build/schema.rs"]
mod schema;

use std::{env, fs, path::PathBuf, process::ExitCode};

/// Names a folder to read in place of `catalogs`, such as one with ten times the questions to measure with.
const OTHER: &str = "READINESS_CATALOGS";

fn root() -> PathBuf {
    PathBuf::from(env::var_os(OTHER).unwrap_or_else(|| "catalogs".into()))
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={OTHER}");
    println!("cargo::rerun-if-changed={}", root().display());
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/catalog");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            println!("cargo::error={e}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let root = root();
    let roots = [root.clone()];
    let made = catalog::assemble::assemble(&roots)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::create_dir_all(out.join("words"))?;
    fs::create_dir_all(out.join("guidance"))?;
    fs::create_dir_all(out.join("printed"))?;
    fs::create_dir_all(out.join("exports"))?;
    let (help, later) = catalog::read_guidance::read_guidance(&roots, &made, "en", None)?;
    let (english, keys) = catalog::read_words::read_words(&roots, &made, "en", None)?;
    let (titles, title_keys) = catalog::read_lists::read_phrases(&roots, "en", "exports", None)?;
    for lang in catalog::read_words::languages(&root) {
        let guidance = match lang.as_str() {
            "en" => help.clone(),
            _ => catalog::read_guidance::read_guidance(&roots, &made, &lang, Some((&help, &later)))?.0,
        };
        fs::write(out.join("guidance").join(format!("{lang}.txt")), guidance.to_text()?)?;
        let exports = match lang.as_str() {
            "en" => titles.clone(),
            _ => catalog::read_lists::read_phrases(&roots, &lang, "exports", Some((&titles, &title_keys)))?.0,
        };
        fs::write(out.join("exports").join(format!("{lang}.txt")), catalog::pack::phrases_to_text(&exports)?)?;
        let pack = match lang.as_str() {
            "en" => english.clone(),
            _ => catalog::read_words::read_words(&roots, &made, &lang, Some((&english, &keys)))?.0,
        };
        fs::write(out.join("words").join(format!("{lang}.txt")), pack.to_text()?)?;
        fs::write(out.join("printed").join(format!("{lang}.json")), printed::list(&made.catalog, &pack, &keys).to_string())?;
    }
    fs::write(out.join("state.schema.json"), format!("{:#}\n", schema::schema(&made.catalog)))?;
    fs::write(out.join("catalog.rs"), emit::catalog(&made.catalog))?;
    fs::write(out.join("phrases.rs"), emit::phrases(&keys, &later, &title_keys))?;
    Ok(())
}
