//! How does anything come from npm? As a lock file names it with its sum, and without running a script of it.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::program;

const QUIET: [&str; 4] = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

fn npm(folder: &Path, words: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(words);
    npm
}

/// Installs what the folder's lock file names.
pub fn locked(folder: &Path) -> Result<()> {
    program::run(npm(folder, &["ci"]).args(QUIET), "npm ci")
}

/// Adds a package that lies here as an archive; nothing may come from elsewhere with it.
pub fn archive(folder: &Path, archive: &Path) -> Result<()> {
    program::run(npm(folder, &["install", "--offline", "--no-save"]).args(QUIET).arg(archive), "the install of our package")
}

/// Runs a script that the folder's own package.json names.
pub fn script(folder: &Path, name: &str) -> Result<()> {
    program::run(&mut npm(folder, &["run", "--silent", name]), name)
}
