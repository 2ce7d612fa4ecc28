//! Promise: the house rules hold: one direction, the outside only at the edge, no standard's name in code, files that say what they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::sources::{code, files, rust};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

const LONGEST_FILE: usize = 400;

/// The rooms, from the inside out: a module may name its own room and those before it.
const ROOMS: [&[&str]; 6] = [
    &["catalog", "built", "day", "order", "backup"],
    &["answers", "profile"],
    &[
        "advice",
        "checks",
        "counts",
        "credit",
        "example",
        "exclusions",
        "glossary",
        "explore",
        "figures",
        "readiness",
        "overlap",
        "gaps",
        "timeline",
        "plan",
        "quick",
        "what_if",
    ],
    &["assessment", "board", "changes"],
    &[
        "accent", "brand", "browser", "charts", "export", "host", "options", "record", "behind", "share", "link", "summary", "wording", "incoming",
        "locked",
    ],
    &["ui"],
];

/// The program's own files without comments, by path below `src/`.
static SOURCE: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| rust().into_iter().filter_map(|(name, text)| Some((name.strip_prefix("src/")?.to_owned(), code(&text)))).collect());

fn room(module: &str) -> usize {
    ROOMS.iter().position(|r| r.contains(&module)).unwrap_or_else(|| panic!("which room is {module} in? Name it in this test."))
}

/// The first names of a path or of a group of paths.
fn first_names(path: &str) -> Vec<&str> {
    let name = |text: &str| text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let Some(group) = path.strip_prefix('{') else { return vec![&path[..name(path)]] };
    let (mut names, mut depth, mut fresh) = (Vec::new(), 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && c.is_ascii_alphabetic() => {
                names.push(&group[at..at + name(&group[at..])]);
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// The modules of this program that a file names.
fn named<'a>(file: &str, text: &'a str) -> BTreeSet<&'a str> {
    let after = |sign: &'static str| text.match_indices(sign).map(move |(at, _)| &text[at + sign.len()..]);
    let own_depth = file.trim_end_matches("/mod.rs").split('/').count();
    let root = "super::".repeat(own_depth);
    let through_super = text.match_indices(&root).map(|(at, _)| &text[at + root.len()..]).collect::<Vec<_>>();
    after("crate::").chain(through_super).flat_map(first_names).filter(|n| n.starts_with(char::is_lowercase)).collect()
}

fn module(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn no_module_names_one_that_is_built_on_it() {
    let mut seen = 0;
    for (file, text) in SOURCE.iter().filter(|(file, _)| file != "lib.rs") {
        for other in named(file, text) {
            assert!(room(other) <= room(module(file)), "{file} names {other}");
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} names found");
    let expected = ["answers", "b", "catalog", "c"];
    let found: Vec<&str> = first_names("{answers::{State, X}, b, catalog::{a::{x}, y},\n    c::d}; use crate::e").into_iter().collect();
    assert_eq!((found, first_names("gaps::gaps(")), (expected.to_vec(), vec!["gaps"]));
    assert_eq!(named("gaps.rs", "use super::{ui, overlap::a}; use super::record;"), BTreeSet::from(["ui", "overlap", "record"]));
    assert_eq!(named("ui/parts/bar.rs", "use super::super::super::answers; super::super::row"), BTreeSet::from(["answers"]));
}

#[test]
fn no_modules_name_each_other_in_a_circle() {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, text) in SOURCE.iter().filter(|(file, _)| file != "lib.rs") {
        let of = module(file);
        names.entry(of).or_default().extend(named(file, text).into_iter().filter(|n| *n != of));
    }
    // What names nothing that is left can go; what cannot go is in a circle.
    while let Some(free) = names.iter().find(|(_, to)| to.is_empty()).map(|(of, _)| *of) {
        names.remove(free);
        for to in names.values_mut() {
            to.remove(free);
        }
    }
    assert!(names.is_empty(), "{names:?}");
}

/// Every file that has one of these words, outside the places where it may.
fn strangers(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let outside = SOURCE.iter().filter(|(file, _)| !allowed.iter().any(|a| file.starts_with(a)));
    outside.flat_map(|(file, text)| words.iter().filter(|w| text.contains(**w)).map(move |w| format!("{file}: {w}"))).collect()
}

#[test]
fn only_the_view_knows_the_framework_and_only_the_edge_knows_the_browser() {
    assert_eq!(strangers(&["leptos"], &["ui/", "lib.rs"]), [""; 0]);
    assert_eq!(strangers(&["web_sys", "js_sys", "wasm_bindgen"], &["browser/", "ui/", "lib.rs"]), [""; 0]);
    assert_eq!(strangers(&["gloo", "web_sys::window", ".local_storage(", ".session_storage("], &["browser/"]), [""; 0]);
    assert_eq!(
        strangers(&["SystemTime", "Instant::now", "Zoned::now", "Timestamp::now", "Date::now"], &["browser/"]),
        [""; 0],
        "the day is told from outside"
    );
    assert_eq!(strangers(&["std::fs", "fs::read", "std::env", "std::net"], &["catalog/"]), [""; 0]);
}

#[test]
fn parts_of_the_view_know_nothing_of_what_is_assessed() {
    let parts: Vec<_> = SOURCE.iter().filter(|(file, _)| file.starts_with("ui/parts/") || file.starts_with("ui/view/")).collect();
    assert!(parts.len() > 5);
    for (file, text) in parts {
        let beyond: Vec<&str> = named(file, text).into_iter().filter(|n| !["browser", "charts", "ui", "wording"].contains(n)).collect();
        assert!(beyond.is_empty(), "{file} names {beyond:?}");
        let view = text.match_indices("ui::").flat_map(|(at, _)| first_names(&text[at + 4..]));
        let view: Vec<&str> = view.filter(|n| !["cells", "parts", "view"].contains(n)).collect();
        assert!(view.is_empty() && !text.contains("super::super"), "{file} names {view:?} of the view");
    }
}

#[test]
fn code_does_not_say_a_standards_name() {
    assert_eq!(strangers(&["27001", "42001", "hls:", "\"hls\"", "\"isms\"", "\"aims\"", "\"addon\"", "\"joint\""], &["record/"]), [""; 0]);
}

#[test]
fn nothing_is_put_into_the_page_as_markup() {
    assert_eq!(strangers(&["inner_html", "innerHTML", "outer_html", "insert_adjacent_html", "document.write", "unsafe "], &[]), [""; 0]);
}

#[test]
fn every_file_of_code_says_what_it_answers_and_is_short() {
    let ours = ["src/", "build/", "build.rs", "xtask/src/", "tests/"];
    let all: Vec<_> = rust().into_iter().filter(|(name, _)| ours.iter().any(|o| name.starts_with(o))).collect();
    assert!(all.len() > 50);
    for (name, text) in all {
        assert!(text.starts_with("//! "), "{name} does not begin with what it answers");
        assert!(text.lines().count() <= LONGEST_FILE, "{name} has {} lines", text.lines().count());
        let vague = ["utils", "helper", "manager", "misc"];
        assert!(!vague.iter().any(|v| name.contains(v)), "{name} is named after nothing");
    }
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine() {
    let folders = ["home", "root", "Users", "work", "workspace"].map(|name| format!("/{name}/"));
    let all = files();
    assert!(all.iter().any(|(name, _)| name == "Cargo.toml") && all.iter().any(|(name, _)| name.starts_with("catalogs/")));
    for (name, text) in all {
        let found: Vec<_> = folders.iter().filter(|f| text.contains(f.as_str())).collect();
        assert!(found.is_empty(), "{name} names {found:?}");
    }
}
