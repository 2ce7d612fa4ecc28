//! How does a site with a bundler of its own get the element? As a package whose files a bundler finds by their written-out addresses.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::copies::gzip;
use super::folder::Folder;
use super::loader::Files;
use super::script;
use super::single::{filled, place};
use crate::project::Project;

const ADDRESSES: &str = "const ADDRESSES={};";
const TYPES: &str = "readiness-check.d.ts";
/// Files that lie in the project as they are needed here.
const PLAIN: [(&str, &str); 4] = [
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("embed/npm/README.md", "README.md"),
    ("embed/readiness-check.d.ts", TYPES),
];

/// Adds the package as an archive, made from what is in the folder.
pub fn add(folder: &mut Folder, project: &Project, files: &Files, loader: &str) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let mut package = Folder::default();
    for name in files.names() {
        package.add(name, folder.get(name).with_context(|| format!("there is no {name}"))?.to_vec());
    }
    // Scripts are imported, so that they become parts of the bundle.
    let scripts = files.scripts();
    let fetched = files.names().into_iter().filter(|name| scripts.iter().all(|(_, script)| script != name));
    let addresses: Vec<String> = fetched.map(|name| format!("{name:?}:new URL(\"./{name}\",import.meta.url).href")).collect();
    let mut code = filled(&script::smallest(loader), ADDRESSES, &format!("const ADDRESSES={{{}}};", addresses.join(",")))?;
    for (name, script) in scripts {
        code = filled(&code, &place(name), &format!("const {name}=()=>import(\"./{script}\");"))?;
    }
    package.add("readiness-check.js", code.into_bytes());
    for (source, name) in PLAIN {
        let path = project.root.join(source);
        package.add(name, fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?);
    }
    let names: Vec<&str> = package.iter().map(|(name, _)| name).collect();
    let mut about = serde_json::to_vec_pretty(&about(version, &names))?;
    about.push(b'\n');
    package.add("package.json", about);
    folder.add(&format!("npm/readiness-check-{version}.tgz"), gzip(&archive(&package)?)?);
    Ok(())
}

fn about(version: &str, files: &[&str]) -> Value {
    json!({
        "name": "readiness-check",
        "version": version,
        "description": "Self-assessment for ISO/IEC 27001 and ISO/IEC 42001 as a custom element that runs wholly in the browser",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./readiness-check.js",
        "types": format!("./{TYPES}"),
        "exports": { ".": { "types": format!("./{TYPES}"), "default": "./readiness-check.js" } },
        // Loading it defines the element.
        "sideEffects": true,
        "files": files,
    })
}

/// The archive, the same for the same files: no time, no owner.
fn archive(package: &Folder) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in package.iter() {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len().try_into()?);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive.append_data(&mut header, format!("package/{name}"), bytes)?;
    }
    Ok(archive.into_inner()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_is_always_the_same_and_holds_each_file() -> Result<()> {
        let mut package = Folder::default();
        package.add("package.json", about("1.0.0", &["a.js"]).to_string().into_bytes());
        package.add("a.js", b"a".to_vec());
        let made = archive(&package)?;
        assert_eq!(made, archive(&package)?);
        let mut read = tar::Archive::new(made.as_slice());
        let names = read.entries()?.map(|entry| Ok(entry?.path()?.to_string_lossy().into_owned()));
        assert_eq!(names.collect::<Result<Vec<_>>>()?, ["package/a.js", "package/package.json"]);
        Ok(())
    }
}
