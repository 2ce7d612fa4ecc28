//! What is missing on this machine, and how is it installed?

mod install;
mod readers;
mod tools;

pub use readers::{python, soffice};
pub use tools::{cargo_deny, chromedriver, chromium, firefox, geckodriver, mini_browser, trunk, webkit_driver, xvfb};

use std::thread;

use anyhow::{Result, bail};

use crate::program;
use crate::project::Project;
use install::Install;
use tools::{TOOLS, Tool};

/// What a tool is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Making `dist/`.
    Build,
    /// Formatting, lints, browser tests, readers of what is exported, a site with a bundler, and the page that is measured beside ours.
    Test,
    /// The proof that Trunk builds the same page.
    Trunk,
}

/// Installs what is missing for these needs.
pub fn ensure(project: &Project, needs: &[Need]) -> Result<()> {
    let wanted = TOOLS.iter().filter(|tool| needs.contains(&tool.need));
    let missing: Vec<&Tool> = wanted.filter(|tool| !(tool.present)(project)).collect();
    if missing.is_empty() {
        println!("Nothing to install.");
        return Ok(());
    }
    // The compiler is whole before it builds a tool.
    let (toolchain, others): (Vec<&Tool>, Vec<&Tool>) = missing.into_iter().partition(|tool| matches!(tool.install, Install::Rustup(_)));
    one_by_one(project, &toolchain)?;
    let (built, brought): (Vec<&Tool>, Vec<&Tool>) = others.into_iter().partition(|tool| matches!(tool.install, Install::Cargo { .. }));
    // What is built keeps the processor busy, what is brought waits for the network: side by side.
    thread::scope(|scope| {
        let building = scope.spawn(|| one_by_one(project, &built));
        let bringing = packages(project, &brought).and_then(|rest| one_by_one(project, &rest));
        building.join().unwrap_or_else(|_| bail!("the building of tools broke off"))?;
        bringing
    })
}

/// Installs all packages of the system in one go, which is much faster than one by one, and gives the tools that come otherwise.
fn packages<'a>(project: &Project, tools: &[&'a Tool]) -> Result<Vec<&'a Tool>> {
    let (debian, rest): (Vec<&Tool>, Vec<&Tool>) = tools.iter().partition(|tool| matches!(tool.install, Install::Debian(_)));
    if !debian.is_empty() {
        let names: Vec<&str> = debian.iter().map(|tool| tool.name).collect();
        let all: Vec<&str> = debian.iter().flat_map(|tool| tool.install.packages()).copied().collect();
        program::step(&format!("install {}", names.join(", ")), "about 1 minute", || install::debian(&all))?;
        debian.iter().try_for_each(|tool| tool.check(project))?;
    }
    Ok(rest)
}

fn one_by_one(project: &Project, tools: &[&Tool]) -> Result<()> {
    for tool in tools {
        program::step(&format!("install {}", tool.name), tool.takes, || tool.install.run(project, tool.name))?;
        tool.check(project)?;
    }
    Ok(())
}
