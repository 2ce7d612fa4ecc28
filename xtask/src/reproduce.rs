//! Does another folder with the same sources give the same files, byte by byte?

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::aside::Aside;
use crate::dist::folder::Folder;
use crate::program;
use crate::project::Project;

/// A build of the same sources in another folder that goes on beside other work.
pub struct Elsewhere {
    build: Aside,
    project: Project,
}

impl Elsewhere {
    /// Copies the sources and begins to build them there with a build folder of their own. Nothing is shared but the compiler and the
    /// downloaded crates, and so is nothing that could hide a difference.
    pub fn begin(project: &Project) -> Result<Self> {
        let scratch = project.target.join("elsewhere");
        let apart = Project { root: scratch.join("a-copy-of-the-sources"), target: scratch.join("build") };
        remove(&apart.root)?;
        copy(project, &apart.root)?;
        let build = Aside::begin(project, "a build in another folder", &apart, &["dist"])?;
        Ok(Self { build, project: apart })
    }

    /// Waits for its end and holds its files against ours.
    pub fn compare(self, ours: &Folder) -> Result<()> {
        self.build.end()?;
        let theirs = Folder::read(&self.project.dist())?;
        remove(&self.project.root)?;
        let differing = ours.differing(&theirs);
        if !differing.is_empty() {
            bail!("the same sources in another folder give other files: {}", differing.join(", "));
        }
        println!("   {} files are equal in both", ours.len());
        Ok(())
    }
}

/// Copies what belongs to the project: what git knows, and what is new and not ignored.
fn copy(project: &Project, to: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = program::answer(&mut git).context("`git ls-files` does not say which files belong to the project")?;
    // A file that was removed here and not yet there is no source any more.
    for name in names.split('\0').filter(|name| !name.is_empty() && project.root.join(name).is_file()) {
        let path = to.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        fs::copy(project.root.join(name), &path).with_context(|| format!("{name} cannot be copied"))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}
