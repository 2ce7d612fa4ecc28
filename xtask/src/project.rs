//! Where do the project's files lie?

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's folders.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where cargo builds; also the place for scratch files.
    pub target: PathBuf,
}

impl Project {
    /// Finds the project around the package that cargo runs, or around the current folder.
    pub fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir().context("the current folder cannot be read")?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .map(Path::to_path_buf)
            .context("run this inside the project: no folder above this one holds xtask/Cargo.toml")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The finished static folder.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
