//! Promise: nothing comes in unnamed: npm's packages are locked and run no script, no crate is unsafe, and nothing that ships may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use std::collections::BTreeMap;

use common::sources::{code, files, rust};
use serde_json::Value;
use toml::Table;

/// What ends a visitor's session, or could do anything.
const FORBIDDEN: [&str; 6] = ["unsafe_code", "unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice"];
/// Lints that stand for many, the forbidden ones among them.
const GROUPS: [&str; 4] = ["clippy::all", "clippy::restriction", "warnings", "blanket_clippy_restriction_lints"];
/// What ships, and what makes it.
const SHIPPED: [&str; 4] = ["src/", "build/", "build.rs", "xtask/src/"];
/// Crates that only test.
const TESTS: [&str; 2] = ["tests/browser/Cargo.toml", "fuzz/Cargo.toml"];

fn all() -> BTreeMap<String, String> {
    files().into_iter().collect()
}

#[test]
fn each_package_of_npm_is_locked_with_a_sum() {
    let all = all();
    let told: Vec<&String> = all.keys().filter(|name| name.ends_with("package.json")).collect();
    assert!(told.len() >= 2, "{told:?}");
    for name in told {
        let lock = all.get(&name.replace("package.json", "package-lock.json")).unwrap_or_else(|| panic!("{name} has no lock file beside it"));
        let (package, lock): (Value, Value) = (serde_json::from_str(&all[name]).unwrap(), serde_json::from_str(lock).unwrap());
        for kind in ["dependencies", "devDependencies", "optionalDependencies"] {
            assert_eq!(package[kind], lock["packages"][""][kind], "the lock beside {name} is for other {kind}");
            let versions = package[kind].as_object().into_iter().flatten();
            for (of, version) in versions {
                assert!(version.as_str().unwrap().starts_with(|c: char| c.is_ascii_digit()), "{name} takes any {of} that is {version}");
            }
        }
        let locked = lock["packages"].as_object().unwrap().iter().filter(|(place, _)| !place.is_empty());
        for (place, entry) in locked {
            assert!(entry["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")), "{place} beside {name} has no sum");
        }
    }
}

/// What a piece of our tools does wrong with npm.
fn complaints(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words = ["npx", "yarn", "pnpm", "bunx", "npm install ", "npm i ", "npm exec"];
    found.extend(
        words
            .iter()
            .filter(|word| code(text).contains(&format!("\"{word}")) || text.contains(&format!("`{word}")))
            .map(|w| format!("{name} runs {w}")),
    );
    if name != "xtask/src/npm.rs" && code(text).contains("new(\"npm\")") {
        found.push(format!("{name} runs npm by itself"));
    }
    if name == "xtask/src/npm.rs" {
        for line in text.lines().filter(|line| line.contains("program::run(") && !line.contains("&[\"run\", ")) {
            let (locked, inside) = (line.contains("&[\"ci\"]"), line.contains("&[\"install\", \"--offline\""));
            if !(locked || inside) || !line.contains(".args(QUIET)") {
                found.push(format!("{name} takes from npm what no lock file names: {line}"));
            }
        }
        if !code(text).contains("= [\"--ignore-scripts\",") {
            found.push(format!("{name} lets packages run scripts"));
        }
    }
    found
}

#[test]
fn npm_takes_only_what_a_lock_file_names_and_runs_no_script_of_it() {
    let tools: Vec<_> = rust().into_iter().filter(|(name, _)| name.starts_with("xtask/") || name.starts_with("tests/browser/")).collect();
    let found: Vec<String> = tools.iter().flat_map(|(name, text)| complaints(name, text)).collect();
    assert!(found.is_empty(), "{found:#?}");
    let (_, npm) = tools.iter().find(|(name, _)| name == "xtask/src/npm.rs").expect("where npm is run");
    for (from, to) in [("\"--offline\", ", ""), ("[\"ci\"]", "[\"install\"]"), ("\"--ignore-scripts\", ", ""), (".args(QUIET)", "")] {
        assert!(npm.contains(from));
        assert!(!complaints("xtask/src/npm.rs", &npm.replace(from, to)).is_empty(), "{from} may be missing");
    }
    assert_eq!(complaints("xtask/src/a.rs", "Command::new(\"npx\"); Command::new(\"npm\").args([\"i\"])").len(), 2);
    let script = all().into_iter().filter(|(name, _)| name.starts_with(".ci/"));
    assert!(script.map(|(_, text)| text).all(|text| !text.contains("npm") && !text.contains("npx")), "CI goes through xtask");
}

fn forbidden(lints: &toml::Value, lint: &str) -> bool {
    let level = |group: &str| lints.get(group)?.get(lint)?.as_str();
    ["forbid", "deny"].contains(&level("clippy").or(level("rust")).unwrap_or_default())
}

#[test]
fn no_crate_is_unsafe_and_none_that_ships_may_panic() {
    let all = all();
    let root: Table = all["Cargo.toml"].parse().unwrap();
    let members = root["workspace"]["members"].as_array().unwrap().iter().map(|m| m.as_str().unwrap());
    let mut crates: Vec<String> = members.map(|m| if m == "." { "Cargo.toml".to_owned() } else { format!("{m}/Cargo.toml") }).collect();
    crates.sort();
    let mut there: Vec<&String> = all.keys().filter(|name| *name == "Cargo.toml" || name.ends_with("/Cargo.toml")).collect();
    there.retain(|name| *name != "fuzz/Cargo.toml");
    assert_eq!(crates.iter().collect::<Vec<_>>(), there, "a crate is no member, so nobody looks at it");
    let fuzz = all.keys().find(|name| *name == "fuzz/Cargo.toml");
    for name in crates.iter().chain(fuzz) {
        let manifest: Table = all[name].parse().unwrap();
        let own = manifest.get("lints").unwrap_or_else(|| panic!("{name} has no lints"));
        let lints = if own.get("workspace").is_some() { &root["workspace"]["lints"] } else { own };
        let wanted = if TESTS.contains(&name.as_str()) { &FORBIDDEN[..1] } else { &FORBIDDEN[..] };
        for lint in wanted {
            assert!(forbidden(lints, lint), "{name} allows {lint}");
        }
        assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"), "{name}: what is denied can be allowed again");
    }
}

/// What ships of a file: all but a module of tests, which is its last part.
fn shipped(name: &str, text: &str) -> String {
    let text = code(text);
    let Some(at) = text.find("#[cfg(test)]") else { return text };
    let tests = text[at..].trim_end();
    let module = tests.lines().find(|line| !line.starts_with("#[")).unwrap_or_default();
    assert!(module.starts_with("mod "), "{name}: after #[cfg(test)] comes no module of tests but {module}");
    assert_eq!(tests.find("\n}"), Some(tests.len() - 2), "{name}: after the module of tests comes more");
    text[..at].to_owned()
}

/// The forbidden lints that a text allows again.
fn allowed(text: &str) -> Vec<String> {
    let attributes = ["allow(", "expect(", "warn("].into_iter().flat_map(|word| text.match_indices(word).map(move |(at, _)| (at, word)));
    let mut found = Vec::new();
    for (at, word) in attributes {
        // An attribute that is still open, not a call.
        let Some(open) = text[..at].rfind("#[").max(text[..at].rfind("#![")) else { continue };
        let brackets = |sign: char| text[open..at].matches(sign).count();
        if brackets('[') == brackets(']') {
            continue;
        }
        let list = &text[at + word.len()..];
        let list = &list[..list.find(')').unwrap_or(list.len())];
        let lints = list.split(',').map(str::trim);
        found.extend(lints.filter(|l| FORBIDDEN.contains(&l.trim_start_matches("clippy::")) || GROUPS.contains(l)).map(str::to_owned));
    }
    found
}

#[test]
fn nothing_that_ships_allows_again_what_is_forbidden() {
    let ours: Vec<_> = rust().into_iter().filter(|(name, _)| SHIPPED.iter().any(|s| name.starts_with(s))).collect();
    assert!(ours.iter().any(|(name, _)| name == "build.rs") && ours.len() > 50, "{}", ours.len());
    for (name, text) in ours {
        let found = allowed(&shipped(&name, &text));
        assert!(found.is_empty(), "{name} allows {found:?}");
    }
    assert_eq!(allowed("#![allow(dead_code, clippy::unwrap_used)]"), ["clippy::unwrap_used"]);
    assert_eq!(allowed("#[cfg_attr(x,\n expect(clippy::panic))]\nfn a() { b.expect(\"unsafe_code\") }"), ["clippy::panic"]);
    assert_eq!(allowed("#[allow(\n    clippy::all,\n)]"), ["clippy::all"]);
    assert_eq!(shipped("a.rs", "fn a() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n    fn b() {}\n}\n"), "fn a() {}\n");
}
