//! Promise: the bill of materials in the finished folder is true: each package is locked in that version with that sum, and none is a stranger.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::dist;
use serde_json::Value;

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    value[key].as_str().with_context(|| format!("no {key} in {value}"))
}

/// Fails where the bill says something that the lock file does not.
fn held_against(bill: &Value, lock: &str) -> Result<()> {
    let components = bill["components"].as_array().context("no components")?;
    let mut known = BTreeSet::from([text(&bill["metadata"]["component"], "bom-ref")?]);
    for component in components {
        let (name, version) = (text(component, "name")?, text(component, "version")?);
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        let entry = lock.split("[[package]]\n").find(|package| package.starts_with(&entry));
        let sum = text(&component["hashes"][0], "content")?;
        ensure!(sum.len() == 64, "{name} has no whole sum: {sum}");
        let locked = entry.with_context(|| format!("{name} {version} is not locked"))?.contains(&format!("checksum = \"{sum}\""));
        ensure!(locked, "{name} {version} is locked with another sum");
        known.insert(text(component, "bom-ref")?);
    }
    let edges = bill["dependencies"].as_array().context("no dependencies")?;
    let told: BTreeSet<&str> = edges.iter().map(|edge| text(edge, "ref")).collect::<Result<_>>()?;
    ensure!(told == known, "these have no dependencies said or are none: {:?}", told.symmetric_difference(&known));
    let named: BTreeSet<&str> = edges.iter().flat_map(|edge| edge["dependsOn"].as_array().into_iter().flatten()).filter_map(Value::as_str).collect();
    ensure!(named.is_subset(&known), "these are needed and not listed: {:?}", named.difference(&known));
    ensure!(known.len() - named.len() == 1, "these are listed and nobody needs them: {:?}", known.difference(&named));
    Ok(())
}

#[test]
fn the_bill_of_materials_says_what_the_lock_file_says() -> Result<()> {
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock"))?.replace("\r\n", "\n");
    let bill: Value = serde_json::from_slice(&std::fs::read(dist()?.join("sbom.json"))?)?;
    held_against(&bill, &lock)?;
    let components = bill["components"].as_array().context("no components")?;
    let has = |name: &str| components.iter().any(|component| component["name"] == name);
    assert!(has("leptos") && has("serde_json") && components.len() > 50, "{}", components.len());
    // What could speak to the network ends with the tools; deny.toml says who may bring it.
    for stranger in ["reqwest", "hyper", "tokio", "mio", "socket2", "thirtyfour", "walrus", "proptest"] {
        assert!(!has(stranger), "{stranger} ships");
    }

    // A bill with a mistake does not pass.
    let spoilt = |pointer: &str, with: Value| {
        let mut bill = bill.clone();
        *bill.pointer_mut(pointer).unwrap() = with;
        held_against(&bill, &lock).is_err()
    };
    assert!(spoilt("/components/0/version", "0.0.1".into()));
    assert!(spoilt("/components/0/hashes/0/content", "0".repeat(64).into()));
    assert!(spoilt("/dependencies/1/dependsOn", Value::Array(vec!["pkg:cargo/stranger@1.0.0".into()])));
    assert!(spoilt("/dependencies/0", bill["dependencies"][1].clone()));
    Ok(())
}
