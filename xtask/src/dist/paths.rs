//! Does the app carry paths of the machine that built it? They are mapped away, and the result is searched for them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use memchr::memmem;

use super::folder::Folder;
use crate::program;
use crate::project::Project;

/// Flags that give every machine's build the same paths; where several match, the last wins.
pub fn remap_flags(project: &Project) -> Result<Vec<String>> {
    let commit = commit_of_rustc().context("`rustc -vV` does not say which commit it was built from")?;
    let mut pairs = vec![
        (project.root.clone(), "/project".to_owned()),
        (project.target.clone(), "/target".to_owned()),
        (sysroot()?.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
    ];
    if let Some(sources) = registry_sources() {
        pairs.push((sources.clone(), "/registry".to_owned()));
        // One folder per registry, named after its host.
        pairs.extend(folders_in(&sources).into_iter().map(|folder| (folder, "/registry".to_owned())));
    }
    Ok(pairs.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}

/// Fails where a file names a folder of this machine.
pub fn check(project: &Project, files: &Folder) -> Result<()> {
    let mut folders = vec![project.root.clone(), project.target.clone(), sysroot()?];
    folders.extend(cargo_home());
    folders.extend(home());
    let names: Vec<String> = folders.iter().map(|folder| folder.to_string_lossy().into_owned()).collect();
    named(&names, files)
}

fn named(folders: &[String], files: &Folder) -> Result<()> {
    // "/" or "/x" would be found by chance.
    for folder in folders.iter().filter(|folder| folder.len() > 4) {
        for (name, bytes) in files.iter() {
            if memmem::find(bytes, folder.as_bytes()).is_some() {
                bail!("{name} carries the path {folder} of this machine: paths.rs has to map it away");
            }
        }
    }
    Ok(())
}

fn commit_of_rustc() -> Option<String> {
    let version = program::answer(program::rustc().arg("-vV"))?;
    version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).map(str::to_owned)
}

fn sysroot() -> Result<PathBuf> {
    let folder = program::answer(program::rustc().args(["--print", "sysroot"]));
    folder.map(PathBuf::from).context("`rustc --print sysroot` gives no folder")
}

fn registry_sources() -> Option<PathBuf> {
    cargo_home().map(|home| home.join("registry").join("src"))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| home().map(|home| home.join(".cargo")))
}

fn home() -> Option<PathBuf> {
    env::home_dir().filter(|folder| !folder.as_os_str().is_empty())
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_machine_is_found_in_any_file() {
        let mut files = Folder::default();
        files.add("a.js", b"import '/here/we/are/a.js'".to_vec());
        assert!(named(&["/elsewhere".to_owned(), "/".to_owned()], &files).is_ok());
        assert!(named(&["/elsewhere".to_owned(), "/here/we".to_owned()], &files).is_err());
    }
}
