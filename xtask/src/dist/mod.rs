//! What is in the finished static folder, and how is it made?

mod bind;
mod compile;
pub mod folder;
mod loader;
mod page;
mod paths;
mod script;
mod sizes;
mod style;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::program;
use crate::project::Project;
use crate::setup::{self, Need};
use folder::Folder;

/// Installs what is missing, makes `dist/` and says how much of it a visitor downloads.
pub fn make_and_weigh(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build])?;
    let folder = make(project)?;
    program::step("weigh the files", "about 10 seconds", || {
        sizes::print(&folder);
        Ok(())
    })
}

/// Makes `dist/`. A failed build leaves the old one.
pub fn make(project: &Project) -> Result<Folder> {
    let folder = assemble(project)?;
    folder.replace(&project.dist())?;
    Ok(folder)
}

/// Writes the same files into a folder that exists already.
pub fn make_into(project: &Project, target: &Path) -> Result<()> {
    if !target.is_dir() {
        bail!("{} is no folder", target.display());
    }
    setup::ensure(project, &[Need::Build])?;
    assemble(project)?.write(target)
}

fn assemble(project: &Project) -> Result<Folder> {
    let built = program::step("build the app", "about 2 minutes the first time, then 10 to 60 seconds", || compile::app(project))?;
    program::step("make the folder", "about 2 seconds", || {
        let bound = bind::app(&built.wasm)?;
        let mut wasm = fs::read(&bound.wasm).context("the bound wasm cannot be read")?;
        paths::forget_home(&mut wasm);
        paths::check(project, &wasm)?;
        let mut folder = Folder::default();
        let files = loader::Files {
            app: folder.add_hashed(
                "app",
                "js",
                script::small(&fs::read_to_string(&bound.script).context("the bound script cannot be read")?).into_bytes(),
            ),
            wasm: folder.add_hashed("app", "wasm", wasm),
            style: folder.add_hashed("style", "css", style::sheet(&project.root.join("style"))?.into_bytes()),
            words: loader::packs(&mut folder, &built.out_dir, "words")?,
            guidance: loader::packs(&mut folder, &built.out_dir, "guidance")?,
        };
        let loader = script::small(&loader::script(&project.root.join("embed/readiness-check.js"), &files)?);
        folder.add_hashed("readiness-check", "js", loader.clone().into_bytes());
        folder.add("readiness-check.js", loader.into_bytes());
        page::add(&mut folder, &project.root)?;
        folder.add_integrity()?;
        Ok(folder)
    })
}
