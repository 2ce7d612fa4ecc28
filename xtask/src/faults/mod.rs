//! What happens to the answers when something goes wrong? Every fault is provoked in three browsers, and what came of it is a table.

pub mod list;
pub mod table;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::counts::Counts;
use crate::project::Project;
use crate::setup::Need;
use crate::{dist, program, setup};
use list::Fault;

/// Where the table stands, between its marks.
pub const PAGE: &str = "docs/faults.md";

/// What came of each test, by its name in a browser, such as `s01_storage_that_is_refused::in_firefox`: whether it held.
pub type Outcome = BTreeMap<String, bool>;

/// Builds `dist/`, provokes all faults and prints the table; with `write` it goes into the page too. The last line is `N passed, N failed`.
pub fn faults(project: &Project, write: bool) -> Result<()> {
    let faults = list::read(&project.root)?;
    let mut counts = Counts::default();
    let done = provoke(project, &faults, &mut counts).and_then(|outcome| {
        let table = table::markdown(&faults, &outcome);
        println!("{table}");
        if write { put(project, &table) } else { Ok(()) }
    });
    if let Err(error) = &done {
        counts.failed = counts.failed.max(1);
        println!("error: {error:#}");
    }
    println!("{counts}");
    if counts.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

/// Runs the tests of the list and gives what came of each. A test that fails is a word in the table and ends nothing.
fn provoke(project: &Project, faults: &[Fault], counts: &mut Counts) -> Result<Outcome> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    dist::make(project)?;
    let named: Vec<&String> = faults.iter().flat_map(|fault| &fault.tests).collect();
    let mut tests = program::cargo(&project.root);
    tests.args(["test", "-p", "browser-tests", "--no-fail-fast"]).env("READINESS_DIST", project.dist()).env("RUST_BACKTRACE", "0");
    let all = list::tests(&project.root)?;
    let mut files: Vec<&str> = all.iter().filter(|test| named.contains(&&test.name)).map(|test| test.file.as_str()).collect();
    files.dedup();
    for file in files {
        tests.args(["--test", file]);
    }
    tests.args(["--", "--test-threads=1"]).args(named);
    program::step("faults in three browsers", "about 5 minutes", || {
        let mut child = tests.stdout(Stdio::piped()).spawn().context("cargo cannot be started")?;
        let output = child.stdout.take().context("no output to read")?;
        let mut outcome = Outcome::new();
        for line in BufReader::new(output).lines() {
            let line = line.context("the output of the tests cannot be read")?;
            println!("{line}");
            counts.add(&line);
            outcome.extend(table::held(&line));
        }
        let status = child.wait().context("the tests cannot be waited for")?;
        if outcome.is_empty() {
            bail!("no test ran: {status}");
        }
        Ok(outcome)
    })
}

/// Puts the table between the marks of its page.
fn put(project: &Project, table: &str) -> Result<()> {
    let path = project.root.join(PAGE);
    let page = fs::read_to_string(&path).with_context(|| format!("{PAGE} cannot be read"))?;
    let page = table::put(&page, table).with_context(|| format!("{PAGE} has no marks for the table"))?;
    fs::write(&path, page).with_context(|| format!("{PAGE} cannot be written"))
}
