//! What is missing on this machine, and how is it installed?

mod install;
mod tools;

pub use tools::{chromedriver, chromium, firefox, geckodriver, mini_browser, trunk, webkit_driver, xvfb};

use anyhow::{Result, bail};

use crate::program;
use crate::project::Project;
use tools::{TOOLS, Tool};

/// What a tool is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Making `dist/`.
    Build,
    /// Formatting, lints, browser tests, a site with a bundler, and the page that is measured beside ours.
    Test,
    /// The proof that Trunk builds the same page.
    Trunk,
}

/// Installs what is missing for these needs.
pub fn ensure(project: &Project, needs: &[Need]) -> Result<()> {
    let wanted = || TOOLS.iter().filter(|tool| needs.contains(&tool.need));
    let missing: Vec<&Tool> = wanted().filter(|tool| !(tool.present)(project)).collect();
    if missing.is_empty() {
        println!("Nothing to install.");
        return Ok(());
    }
    // One package may bring two tools: look again before each.
    for tool in missing {
        if (tool.present)(project) {
            continue;
        }
        program::step(&format!("install {}", tool.name), tool.takes, || tool.install.run(project, tool.name))?;
        if !(tool.present)(project) {
            bail!("{} was installed but cannot be found; install it by hand: {}", tool.name, tool.install.by_hand());
        }
    }
    Ok(())
}
