//! Promise: the program imports nothing from the browser that opens a connection, and whatever it imports anew is looked at first.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::dist;
use xtask::dist::imports::{names, speaking};

/// The one file of the folder with this beginning and ending.
fn file(start: &str, end: &str) -> Result<Vec<u8>> {
    let paths = fs::read_dir(dist()?)?.filter_map(|entry| Some(entry.ok()?.path()));
    let wanted = |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(start) && name.ends_with(end));
    let found: Vec<_> = paths.filter(|path| wanted(path)).collect();
    let [path] = found.as_slice() else { anyhow::bail!("not one {start}*{end}: {found:?}") };
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn imported() -> Result<BTreeSet<String>> {
    let mut all = names(&file("app.", ".wasm")?)?;
    all.extend(names(&file("later.", ".wasm")?)?);
    ensure!(all.len() > 20 && all.iter().any(|name| name.contains("getItem")), "these are not the program's imports: {all:#?}");
    Ok(all)
}

#[test]
fn neither_part_of_the_program_nor_its_script_can_open_a_connection() -> Result<()> {
    for name in imported()? {
        ensure!(speaking(&name).is_empty(), "the program imports {name}");
    }
    let exports = names(&file("exports.", ".wasm")?)?;
    ensure!(!exports.is_empty(), "these are not the imports of the module that makes files");
    for name in exports {
        ensure!(speaking(&name).is_empty(), "the module that makes files imports {name}");
    }
    for begin in ["app.", "exports."] {
        // The script tells in two words of a message how the file came that the loader handed over.
        let script = String::from_utf8(file(begin, ".js")?)?.replace("failed to fetch Wasm", "").replace("fetching '", "");
        ensure!(speaking(&script).is_empty(), "the script {begin}js says {:?}", speaking(&script));
    }
    Ok(())
}

#[test]
fn the_imports_are_those_that_were_looked_at() -> Result<()> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots/imports.txt");
    let now: String = imported()?.iter().map(|name| format!("{name}\n")).collect();
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&kept, &now)?;
    }
    let before = fs::read_to_string(&kept).context("tests/snapshots/imports.txt is missing; UPDATE_SNAPSHOTS=1 writes it")?;
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), now.lines().collect());
    let differ: Vec<_> = old.symmetric_difference(&new).collect();
    ensure!(differ.is_empty(), "look at these and rewrite the list with UPDATE_SNAPSHOTS=1: {differ:#?}");
    Ok(())
}

#[test]
fn the_loader_is_at_most_5_kb() -> Result<()> {
    let small = fs::read(dist()?.join("readiness-check.js.gz")).context("the loader has no compressed copy")?;
    ensure!(small.len() <= 5_000, "the loader weighs {} bytes after gzip", small.len());
    Ok(())
}
