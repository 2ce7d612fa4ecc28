//! Does `trunk build --release` give the same folder as `cargo xtask dist`?

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::dist::folder::Folder;
use crate::project::Project;
use crate::setup::Need;
use crate::{dist, program, setup};

/// Builds both and compares them file by file. The last line is `1 passed, 0 failed` or the reverse.
pub fn prove(project: &Project) -> Result<()> {
    let done = compare(project);
    if let Err(error) = &done {
        println!("error: {error:#}");
        println!("0 passed, 1 failed");
        std::process::exit(1);
    }
    println!("1 passed, 0 failed");
    Ok(())
}

/// Builds both and says how many files are equal.
pub fn compare(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Trunk])?;
    let ours = dist::make(project)?.folder;
    let trunk = setup::trunk(project).context("Trunk is not there although it was just installed")?;
    let output = project.target.join("trunk-dist");
    program::step("trunk build", "about 10 seconds after dist", || {
        let mut build = Command::new(trunk);
        build.current_dir(&project.root).args(["build", "--release", "--dist"]).arg(&output);
        // Some machines set NO_COLOR=1, which this Trunk takes for a flag with a wrong value.
        build.env_remove("NO_COLOR");
        program::run(&mut build, "trunk build")
    })?;
    let theirs = Folder::read(&output)?;
    let differing = ours.differing(&theirs);
    if !differing.is_empty() {
        bail!("Trunk's folder differs from dist/ in {}", differing.join(", "));
    }
    println!("   {} files are equal in Trunk's folder and in dist/", ours.len());
    remove(&output)
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))
}
