//! What is in the finished static folder, and how is it made?

mod bind;
mod compile;
pub mod copies;
mod exports;
pub mod folder;
pub mod imports;
mod loader;
mod npm;
mod offline;
mod page;
mod pages;
mod parts;
mod paths;
mod questions;
mod sbom;
mod script;
mod single;
pub mod sizes;
mod stops;
mod style;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::program;
use crate::project::Project;
use crate::setup::{self, Need};
use folder::Folder;
use loader::From;

/// The finished folder, and what it was made from.
pub struct Dist {
    /// The files.
    pub folder: Folder,
    /// The app as cargo made it.
    unbound: PathBuf,
}

impl Dist {
    /// The same code as in the folder, what is loaded first and what comes later, with the names of its functions.
    pub fn named_code(&self) -> Result<[Vec<u8>; 2]> {
        bind::with_names(&self.unbound)
    }
}

/// Installs what is missing, makes `dist/` and says how much of it a visitor downloads.
pub fn make_and_weigh(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build])?;
    let dist = make(project)?;
    program::step("weigh the files", "about 10 seconds", || {
        sizes::print(&dist.folder);
        Ok(())
    })
}

/// Makes `dist/`. A failed build leaves the old one.
pub fn make(project: &Project) -> Result<Dist> {
    let dist = assemble(project, None)?;
    dist.folder.replace(&project.dist())?;
    Ok(dist)
}

/// Makes a folder like `dist/` that asks other catalogs, for measurements.
pub fn make_asking(project: &Project, catalogs: &Path, target: &Path) -> Result<()> {
    assemble(project, Some(catalogs))?.folder.replace(target)
}

/// Writes the same files into a folder that exists already.
pub fn make_into(project: &Project, target: &Path) -> Result<()> {
    if !target.is_dir() {
        bail!("{} is no folder", target.display());
    }
    setup::ensure(project, &[Need::Build])?;
    assemble(project, None)?.folder.write(target)
}

fn assemble(project: &Project, catalogs: Option<&Path>) -> Result<Dist> {
    let built = program::step("build the app", "about 2 minutes the first time, then 10 to 60 seconds", || compile::app(project, catalogs))?;
    // A folder to measure with hands no files over.
    let exports = match catalogs {
        None => Some(program::step("build the exports", "about 1 minute the first time, then seconds", || compile::exports(project))?),
        Some(_) => None,
    };
    program::step("make the folder", "about 2 seconds", || {
        let bound = bind::app(&built.wasm)?;
        let mut folder = Folder::default();
        let exports = exports.map(|wasm| loader::exports(&mut folder, &wasm, &built.out_dir)).transpose()?;
        let app = loader::companion(&project.root, &bound.script, exports.as_ref())?;
        let files = loader::Files {
            app: folder.add_hashed("app", "js", script::small(&app).into_bytes()),
            exports,
            wasm: folder.add_hashed("app", "wasm", bound.wasm),
            later: folder.add_hashed("later", "wasm", bound.later),
            style: folder.add_hashed("style", "css", style::sheet(&project.root.join("style"))?.into_bytes()),
            tongues: loader::Tongues::add(&mut folder, &project.root, &built.out_dir)?,
        };
        let loader = script::smallest(&loader::script(&project.root, &files, From::Beside)?);
        folder.add_hashed("readiness-check", "js", loader.clone().into_bytes());
        folder.add("readiness-check.js", loader.into_bytes());
        page::add(&mut folder, &project.root)?;
        let languages: Vec<&str> = files.tongues.names().collect();
        for script in ["languages", "embed"] {
            pages::tell(&mut folder, &project.root, script, &languages)?;
        }
        pages::add(&mut folder, &project.root, &languages)?;
        questions::put(&mut folder, &built.out_dir, &languages)?;
        offline::tell(&mut folder, &files.names(), &files.asked_for())?;
        folder.add("sbom.json", sbom::document(project)?);
        let schema = built.out_dir.join("state.schema.json");
        folder.add("state.schema.json", fs::read(&schema).with_context(|| format!("{} cannot be read", schema.display()))?);
        paths::check(project, &folder)?;
        // What these two hold in another form was just looked at as it is.
        single::add(&mut folder, &files, &loader::script(&project.root, &files, From::Inside)?)?;
        npm::add(&mut folder, project, &files, &loader::script(&project.root, &files, From::Bundle)?)?;
        folder.add_integrity()?;
        // A folder to measure with is weighed, not served.
        if catalogs.is_none() {
            copies::add(&mut folder)?;
        }
        Ok(Dist { folder, unbound: built.wasm })
    })
}
