//! Does everything hold? Format, lints, native tests, the finished folder and its size, browsers; the fast checks first.

use anyhow::Result;

use crate::counts::Counts;
use crate::dist::Dist;
use crate::project::Project;
use crate::setup::Need;
use crate::{bundle, dist, program, reproduce, setup, sizes};

/// Runs every check and stops at the first that fails. The last line is `N passed, N failed`.
pub fn test(project: &Project) -> Result<()> {
    let mut counts = Counts::default();
    let done = steps(project, &mut counts);
    if let Err(error) = &done {
        // A step without tests of its own counts as one, so that no failed run ends with "0 failed".
        counts.failed = counts.failed.max(1);
        println!("error: {error:#}");
    }
    println!("{counts}");
    if done.is_err() {
        std::process::exit(1);
    }
    Ok(())
}

/// Runs the one check that builds the app a second time.
pub fn twice(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build])?;
    let dist = dist::make(project)?;
    again(project, &dist)
}

fn again(project: &Project, dist: &Dist) -> Result<()> {
    program::step("the same files from another folder", "about 2 minutes the first time", || reproduce::prove(project, &dist.folder))
}

fn steps(project: &Project, counts: &mut Counts) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    let cargo = |words: &str| {
        let mut command = program::cargo(&project.root);
        command.args(words.split(' '));
        command
    };
    program::step("format", "about 1 second", || program::run(&mut cargo("fmt --all --check"), "the format check"))?;
    program::step("lints", "about 2 minutes the first time", || {
        program::run(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings"), "clippy")
    })?;
    program::step("lints of the browser's half", "about 1 minute the first time", || {
        let mut clippy = cargo("clippy --quiet -p readiness-check --lib --target wasm32-unknown-unknown -- -D warnings");
        program::run(&mut clippy, "clippy for wasm32")
    })?;
    program::step("native tests", "about 2 minutes the first time", || {
        counts.run(&mut cargo("test --quiet -p readiness-check -p xtask"), "the native tests")
    })?;
    let dist = dist::make(project)?;
    program::step("sizes", "about 10 seconds", || sizes::check(project, &dist))?;
    program::step("a site with a bundler", "about 20 seconds", || bundle::build(project))?;
    program::step("browser tests", "about 2 minutes the first time", || {
        let mut tests = cargo("test --quiet -p browser-tests -- --test-threads=1");
        tests.env("READINESS_DIST", project.dist()).env("READINESS_BUNDLED", bundle::site(project));
        counts.run(&mut tests, "the browser tests")
    })?;
    again(project, &dist)
}
