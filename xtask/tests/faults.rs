//! Promise: every fault that is listed is provoked in every browser or says why not, and the page shows all of them as they came out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;
use std::fs;

use xtask::faults::list::{ENGINES, Test, of, read, tests};
use xtask::faults::{Outcome, PAGE, table};
use xtask::project::Project;

#[test]
fn every_fault_has_its_tests_and_every_test_its_fault() {
    let root = Project::find().unwrap().root;
    let (faults, all) = (read(&root).unwrap(), tests(&root).unwrap());
    assert!(faults.len() > 20 && all.len() > 20, "{} faults, {} tests", faults.len(), all.len());
    let ids: BTreeSet<&str> = faults.iter().map(|fault| fault.id.as_str()).collect();
    assert_eq!(ids.len(), faults.len(), "an id stands twice");
    for fault in &faults {
        assert!(fault.then.ends_with('.') && fault.then.split(' ').count() <= 25, "{}: {}", fault.id, fault.then);
        for engine in ENGINES {
            let runs = |name: &String| all.iter().any(|test| test.name == *name && test.engines.contains(&engine));
            let shown = !fault.tests.is_empty() && fault.tests.iter().all(runs);
            assert!(shown || fault.instead.contains_key(engine), "{} is not shown in {engine}, and nothing says why", fault.id);
        }
        for name in &fault.tests {
            assert!(name.starts_with(&fault.prefix()), "{name} is not named after {}", fault.id);
            assert!(all.iter().any(|test| test.name == *name), "{}: there is no {name}", fault.id);
        }
    }
    for test in &all {
        assert!(faults.iter().any(|fault| fault.tests.contains(&test.name)), "{} in {}.rs is of no fault in the list", test.name, test.file);
    }
}

#[test]
fn the_page_shows_every_fault_and_none_that_failed() {
    let root = Project::find().unwrap().root;
    let page = fs::read_to_string(root.join(PAGE)).unwrap();
    let lines = table::lines(&page).expect("the page has marks for the table");
    let faults = read(&root).unwrap();
    assert_eq!(lines.len(), faults.len(), "`cargo xtask faults --write` writes the table");
    for (line, fault) in lines.iter().zip(&faults) {
        let begin = format!("| {} | {} | {} | ", fault.id, fault.fault, fault.then);
        assert!(line.starts_with(&begin), "the page is older than the list: {line}");
        assert!(!line.contains("failed") && !line.contains("did not run"), "{line}");
    }
}

#[test]
fn tests_are_found_and_their_outcome_is_read() {
    let text = "in_each_engine!(\n    s01_one,\n    plain_one,\n);\n#[tokio::test]\nasync fn i02_two() -> Result<()> {";
    let test = |name: &str, engines: &[&'static str]| Test { file: "f".into(), name: name.into(), engines: engines.to_vec() };
    assert_eq!(of("f", text), [test("s01_one", &ENGINES), test("i02_two", &["chromium"])]);
    let outcome: Outcome = ["test s01_one::in_chromium ... ok", "test s01_one::in_firefox ... FAILED", "running 1 test"]
        .iter()
        .filter_map(|line| table::held(line))
        .collect();
    assert_eq!(outcome.into_iter().collect::<Vec<_>>(), [("s01_one::in_chromium".to_owned(), true), ("s01_one::in_firefox".to_owned(), false)]);
}

#[test]
fn a_table_says_what_held_what_failed_and_what_stands_in_for_it() {
    let root = Project::find().unwrap().root;
    let mut fault = read(&root).unwrap().remove(0);
    fault.tests = vec!["s01_one".into(), "s01_two".into()];
    fault.instead = [("webkit".to_owned(), "by a script".to_owned())].into();
    let outcome = |firefox: bool| -> Outcome {
        let ran = [("one", "chromium", true), ("two", "chromium", true), ("one", "firefox", firefox), ("two", "firefox", true)];
        let ran = ran.into_iter().chain([("one", "webkit", true), ("two", "webkit", true)]);
        ran.map(|(test, engine, held)| (format!("s01_{test}::in_{engine}"), held)).collect()
    };
    let ends = |outcome: Outcome, end: &str| table::markdown(std::slice::from_ref(&fault), &outcome).trim_end().ends_with(end);
    assert!(ends(outcome(true), "| as promised | as promised | as promised; by a script |"));
    assert!(ends(outcome(false), "| as promised | failed | as promised; by a script |"));
    let mut less = outcome(true);
    less.remove("s01_two::in_chromium");
    assert!(ends(less, "| did not run | as promised | as promised; by a script |"));
}
