//! Does the npm package work in a site with a bundler? A small one is checked by TypeScript and built, for the browser tests to open.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::dist::folder::Folder;
use crate::npm;
use crate::project::Project;

/// Where the built site is for the browser tests.
pub fn site(project: &Project) -> PathBuf {
    project.target.join("npm/dist")
}

/// Installs the package from `dist/npm` into the site of `tests/npm`, checks the site's types and builds it.
pub fn build(project: &Project) -> Result<()> {
    let folder = project.target.join("npm");
    let source = project.root.join("tests/npm");
    for (name, bytes) in Folder::read(&source)?.iter().filter(|(name, _)| !name.starts_with("node_modules/")) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    npm::locked(&folder)?;
    let packages = project.dist().join("npm");
    let mut archives = fs::read_dir(&packages).with_context(|| format!("{} cannot be read", packages.display()))?.flatten();
    let archive = archives.find(|entry| entry.file_name().to_string_lossy().ends_with(".tgz")).context("dist/npm holds no package")?;
    npm::archive(&folder, &archive.path())?;
    npm::script(&folder, "check")?;
    npm::script(&folder, "build")
}
