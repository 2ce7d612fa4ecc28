//! Where is axe-core, whose rules the browser tests hold every screen against? Installed from a lock file below the build folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::npm;
use crate::project::Project;

/// What npm is told.
const TOLD: [&str; 2] = ["package.json", "package-lock.json"];

fn folder(project: &Project) -> PathBuf {
    project.target.join("axe")
}

/// The one file that a page runs.
pub fn script(project: &Project) -> PathBuf {
    folder(project).join("node_modules/axe-core/axe.min.js")
}

/// Installs the version that `tests/axe` locks, where another one or none is there.
pub fn ensure(project: &Project) -> Result<()> {
    let (source, folder) = (project.root.join("tests/axe"), folder(project));
    if script(project).is_file() && TOLD.iter().all(|name| same(&source.join(name), &folder.join(name))) {
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for name in TOLD {
        fs::copy(source.join(name), folder.join(name)).with_context(|| format!("{name} of tests/axe cannot be copied"))?;
    }
    npm::locked(&folder)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}
