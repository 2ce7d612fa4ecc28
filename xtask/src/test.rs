//! Does everything hold? Format, packages, lints, native tests, the finished folder and its size, browsers; the fast checks first.

use std::process::Command;

use anyhow::{Context, Result};

use crate::aside::Aside;
use crate::counts::Counts;
use crate::project::Project;
use crate::reproduce::Elsewhere;
use crate::setup::Need;
use crate::{bundle, dist, lanes, program, setup, sizes, trunk};

/// How much is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything but the proof that takes a tool which only some developers have.
    Usual,
    /// That proof too: Trunk builds the same folder.
    All,
}

/// Runs every check and stops at the first that fails. The last line is `N passed, N failed`.
pub fn test(project: &Project, extent: Extent) -> Result<()> {
    counted(|counts| steps(project, extent, counts))
}

/// Makes `dist/` and runs these files of browser tests, or all of them. The last line is `N passed, N failed`.
pub fn browsers(project: &Project, only: &[&str]) -> Result<()> {
    counted(|counts| {
        setup::ensure(project, &[Need::Build, Need::Test])?;
        dist::make(project)?;
        if only.is_empty() || only.contains(&"bundled") {
            bundle::build(project)?;
        }
        program::step("browser tests", "about 20 minutes for all", || lanes::run(project, only, counts))
    })
}

fn counted(steps: impl FnOnce(&mut Counts) -> Result<()>) -> Result<()> {
    let mut counts = Counts::default();
    let done = steps(&mut counts);
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
    Elsewhere::begin(project)?.compare(&dist.folder)
}

/// Installs what a proof with Trunk needs and nothing else.
pub fn tools(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Trunk])
}

fn steps(project: &Project, extent: Extent, counts: &mut Counts) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    let cargo = |words: &str| {
        let mut command = program::cargo(&project.root);
        command.args(words.split(' '));
        command
    };
    program::step("format", "about 1 second", || program::run(&mut cargo("fmt --all --check"), "the format check"))?;
    program::step("packages", "about 5 seconds", || packages(project))?;
    program::step("lints", "about 2 minutes the first time", || {
        program::run(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings"), "clippy")
    })?;
    program::step("lints of the browser's half", "about 1 minute the first time", || {
        let mut clippy = cargo("clippy --quiet -p readiness-check --lib --target wasm32-unknown-unknown -- -D warnings");
        program::run(&mut clippy, "clippy for wasm32")
    })?;
    program::step("native tests", "about 2 minutes the first time", || {
        counts.run(&mut cargo("test --quiet -p readiness-check -p readiness-exports -p xtask"), "the native tests")
    })?;
    let dist = dist::make(project)?;
    // The browser tests mostly wait: what only takes the processor's time is done meanwhile.
    let elsewhere = Elsewhere::begin(project)?;
    let trunk =
        (extent == Extent::All).then(|| Aside::begin(project, "tools for the proof with Trunk", project, &["test", "--tools"])).transpose()?;
    program::step("sizes", "about 10 seconds", || sizes::check(project, &dist))?;
    program::step("a site with a bundler", "about 20 seconds", || bundle::build(project))?;
    program::step("browser tests", "about 20 minutes", || lanes::run(project, &[], counts))?;
    elsewhere.compare(&dist.folder)?;
    if let Some(trunk) = trunk {
        trunk.end()?;
        trunk::compare(project)?;
        counts.passed += 1;
    }
    Ok(())
}

/// Holds all packages against `deny.toml`.
fn packages(project: &Project) -> Result<()> {
    let deny = setup::cargo_deny(project).context("cargo-deny is not there although it was just installed")?;
    let mut check = Command::new(deny);
    check.current_dir(&project.root).args(["--locked", "--workspace", "check", "-D", "warnings", "licenses", "bans", "sources"]);
    program::run(&mut check, "the check of all packages")
}
