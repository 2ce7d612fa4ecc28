//! Of which packages is the shipped program made? A bill of materials in the form of CycloneDX, always the same for the same sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use toml::Table;

use crate::program;
use crate::project::Project;

const OURS: &str = "readiness-check";
/// The module that is loaded with the first file; a part of the program like any other.
const MODULE: &str = "readiness-exports";
const BROWSER: &str = "wasm32-unknown-unknown";

/// The document as text.
pub fn document(project: &Project) -> Result<Vec<u8>> {
    let mut tree = program::cargo(&project.root);
    // Macros run while the program is built and are no part of it.
    tree.args([
        "tree",
        "--locked",
        "-p",
        OURS,
        "-p",
        MODULE,
        "--target",
        BROWSER,
        "-e",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let tree = program::answer(&mut tree).context("`cargo tree` does not say what the program is made of")?;
    let mut metadata = program::cargo(&project.root);
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", BROWSER]);
    let metadata = program::answer(&mut metadata).context("`cargo metadata` does not describe the packages")?;
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let made = assembled(&shipped(&tree), &serde_json::from_str(&metadata)?, &lock.parse()?)?;
    let mut text = serde_json::to_vec_pretty(&made)?;
    text.push(b'\n');
    Ok(text)
}

/// Name and version of a package.
type Package = (String, String);

/// The packages that the tree names, each line `name v1.2.3` and perhaps more.
fn shipped(tree: &str) -> BTreeSet<Package> {
    let package = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines().filter_map(package).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn purl((name, version): &Package) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn assembled(shipped: &BTreeSet<Package>, metadata: &Value, lock: &Table) -> Result<Value> {
    let list = |pointer: &str| metadata.pointer(pointer).and_then(Value::as_array).with_context(|| format!("cargo's metadata has no {pointer}"));
    let named = |about: &Value| Some((text(about, "name")?.to_owned(), text(about, "version")?.to_owned()));
    let (mut ids, mut about) = (BTreeMap::new(), BTreeMap::new());
    for one in list("/packages")? {
        let package = named(one).filter(|package| shipped.contains(package));
        if let (Some((_, version)), Some(id)) = (package.as_ref().filter(|(name, _)| name == MODULE), text(one, "id")) {
            ids.insert(id, (OURS.to_owned(), version.clone()));
            continue;
        }
        if let (Some(package), Some(id)) = (package, text(one, "id")) {
            ids.insert(id, package.clone());
            about.insert(package, one);
        }
    }
    if let Some((name, version)) = shipped.iter().find(|package| package.0 != MODULE && !about.contains_key(*package)) {
        bail!("cargo's metadata does not describe {name} {version}");
    }
    let sums = checksums(lock);
    let (ours, others): (Vec<_>, Vec<_>) = about.iter().partition(|((name, _), _)| name == OURS);
    let [(own, own_about)] = ours.as_slice() else { bail!("the program is made of {} packages called {OURS}", ours.len()) };
    let components: Vec<Value> = others.iter().map(|(package, about)| component("library", package, about, &sums)).collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in list("/resolve/nodes")? {
        let Some(of) = text(node, "id").and_then(|id| ids.get(id)) else { continue };
        let on = node.get("dependencies").and_then(Value::as_array).into_iter().flatten();
        edges.entry(purl(of)).or_default().extend(on.filter_map(|id| ids.get(id.as_str()?)).filter(|on| *on != of).map(purl));
    }
    let edges: Vec<Value> = edges.into_iter().map(|(of, on)| json!({ "ref": of, "dependsOn": on })).collect();
    let mut made = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component("application", own, own_about, &sums) },
        "components": components,
        "dependencies": edges,
    });
    let serial = serial(&Sha256::digest(made.to_string()));
    if let Some(root) = made.as_object_mut() {
        root.insert("serialNumber".to_owned(), json!(serial));
    }
    Ok(made)
}

fn component(kind: &str, package: &Package, about: &Value, sums: &BTreeMap<Package, String>) -> Value {
    let (name, version) = package;
    let mut made = json!({ "type": kind, "bom-ref": purl(package), "name": name, "version": version, "purl": purl(package) });
    let Some(fields) = made.as_object_mut() else { return made };
    // Cargo still takes the old sign for "or", which is no expression of SPDX.
    let licence = text(about, "license").map(|licence| licence.replace(" / ", " OR ").replace('/', " OR "));
    fields.extend(licence.map(|licence| ("licenses".to_owned(), json!([{ "expression": licence }]))));
    fields.extend(text(about, "description").map(|said| ("description".to_owned(), json!(said.split_whitespace().collect::<Vec<_>>().join(" ")))));
    fields.extend(sums.get(package).map(|sum| ("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": sum }]))));
    fields.extend(text(about, "repository").map(|at| ("externalReferences".to_owned(), json!([{ "type": "vcs", "url": at }]))));
    made
}

/// What Cargo.lock says that each package's archive adds up to.
fn checksums(lock: &Table) -> BTreeMap<Package, String> {
    let packages = lock.get("package").and_then(|packages| packages.as_array()).into_iter().flatten();
    let sum = |package: &toml::Value| {
        let text = |key: &str| package.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    packages.filter_map(sum).collect()
}

/// A number in the form of a UUID that follows from the content: the form's version 8 is for such.
fn serial(digest: &[u8]) -> String {
    let mut digits: Vec<char> = digest.iter().take(16).flat_map(|byte| format!("{byte:02x}").chars().collect::<Vec<_>>()).collect();
    for (at, digit) in [(12, '8'), (16, '8')] {
        if let Some(place) = digits.get_mut(at) {
            *place = digit;
        }
    }
    let mut text = "urn:uuid:".to_owned();
    for (at, digit) in digits.into_iter().enumerate() {
        text.extend([8, 12, 16, 20].contains(&at).then_some('-'));
        text.push(digit);
    }
    text
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn names_what_ships_with_licence_and_checksum_and_nothing_else() -> Result<()> {
        let tree = "readiness-check v1.0.0 (/here)\nused v2.1.0\nused v2.1.0 (*)\n";
        let package = |name: &str, version: &str| json!({ "id": name, "name": name, "version": version, "license": "MIT/Apache-2.0" });
        let metadata = json!({
            "packages": [package(OURS, "1.0.0"), package("used", "2.1.0"), package("tool", "3.0.0")],
            "resolve": { "nodes": [{ "id": OURS, "dependencies": ["used", "tool"] }, { "id": "used", "dependencies": [] }, { "id": "tool", "dependencies": [] }] },
        });
        let lock: Table = "[[package]]\nname = 'used'\nversion = '2.1.0'\nchecksum = 'abc'".parse()?;
        let made = assembled(&shipped(tree), &metadata, &lock)?;
        assert_eq!(made["components"].as_array().map(Vec::len), Some(1));
        let used = &made["components"][0];
        assert_eq!((&used["purl"], &used["hashes"][0]["content"]), (&json!("pkg:cargo/used@2.1.0"), &json!("abc")));
        assert_eq!(used["licenses"][0]["expression"], json!("MIT OR Apache-2.0"));
        assert_eq!(made["dependencies"][0], json!({ "ref": "pkg:cargo/readiness-check@1.0.0", "dependsOn": ["pkg:cargo/used@2.1.0"] }));
        assert_eq!(made, assembled(&shipped(tree), &metadata, &lock)?);
        assert!(made["serialNumber"].as_str().is_some_and(|n| n.len() == "urn:uuid:".len() + 36), "{}", made["serialNumber"]);
        assert!(assembled(&shipped("readiness-check v1.0.0\nstrange v1.0.0"), &metadata, &lock).is_err());
        Ok(())
    }

    #[test]
    fn the_program_is_made_of_leptos_and_not_of_macros_or_of_what_only_a_server_needs() -> Result<()> {
        let made: Value = serde_json::from_slice(&document(&Project::find()?)?)?;
        let components = made["components"].as_array().context("no list")?;
        let has = |name: &str| components.iter().any(|component| component["name"] == name);
        assert!(has("leptos") && has("serde_json") && has("wasm-bindgen"));
        assert!(!has("leptos_macro") && !has("serde_derive") && !has("axum") && !has("walrus") && !has("proptest"));
        assert!(components.iter().all(|c| c["licenses"][0]["expression"].is_string() && c["hashes"][0]["content"].is_string()), "{made:#}");
        Ok(())
    }
}
