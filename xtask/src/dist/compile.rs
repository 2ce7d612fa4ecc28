//! How does the app become a wasm file, and where did the build script put its packs?

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::paths;
use crate::program;
use crate::project::Project;

/// What cargo made.
pub struct Built {
    /// The app, not yet bound.
    pub wasm: PathBuf,
    /// The build script's folder, with `words/` and `guidance/`.
    pub out_dir: PathBuf,
}

/// Builds the app as visitors get it; with `catalogs` it asks what that folder holds instead of the project's own catalogs.
pub fn app(project: &Project, catalogs: Option<&Path>) -> Result<Built> {
    // What refers to what stays written down, so that the program can be taken apart (parts.rs).
    let messages = build(project, "readiness-check", &["--", "-C", "link-args=--emit-relocs"], catalogs)?;
    let (id, wasm) = artifact(&messages, "readiness_check")?;
    let out_dir = of(&messages, "build-script-executed")
        .find(|message| message.get("package_id") == Some(id))
        .and_then(|message| message.get("out_dir")?.as_str())
        .context("cargo named no folder of the app's build script")?;
    Ok(Built { wasm, out_dir: PathBuf::from(out_dir) })
}

/// Builds the module that makes files for the visitor; not yet bound.
pub fn exports(project: &Project) -> Result<PathBuf> {
    Ok(artifact(&build(project, "readiness-exports", &[], None)?, "readiness_exports")?.1)
}

/// Builds the library of a package as a file for browsers; gives what cargo says of it.
fn build(project: &Project, package: &str, more: &[&str], catalogs: Option<&Path>) -> Result<Vec<Value>> {
    let mut command = program::cargo(&project.root);
    command.args(["rustc", "--profile", "app", "--target", "wasm32-unknown-unknown", "-p", package, "--lib", "--crate-type", "cdylib"]);
    command.arg("--message-format=json-render-diagnostics").args(more);
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", paths::remap_flags(project)?.join("\x1f"));
    command.env("CARGO_TARGET_DIR", &project.target).env_remove("READINESS_CATALOGS");
    command.envs(catalogs.map(|folder| ("READINESS_CATALOGS", folder)));
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo cannot be started")?;
    let output = child.stdout.take().context("cargo's output cannot be read")?;
    let mut messages = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line.context("cargo's output cannot be read")?;
        if let Ok(message) = serde_json::from_str::<Value>(&line) {
            messages.push(message);
        }
    }
    if !child.wait().context("cargo cannot be waited for")?.success() {
        bail!("{package} does not build, see above");
    }
    Ok(messages)
}

/// The messages of one kind.
fn of<'a>(messages: &'a [Value], reason: &'static str) -> impl Iterator<Item = &'a Value> {
    messages.iter().filter(move |message| message.get("reason").and_then(Value::as_str) == Some(reason))
}

/// The wasm file of a library. The package's name may be missing in its id, so the artifact's own id leads to its build script.
fn artifact<'a>(messages: &'a [Value], library: &str) -> Result<(&'a Value, PathBuf)> {
    let found = of(messages, "compiler-artifact").find_map(|message| {
        let name = message.pointer("/target/name")?.as_str()?;
        let files = message.get("filenames")?.as_array()?;
        let wasm = files.iter().filter_map(Value::as_str).find(|file| file.ends_with(".wasm"))?;
        (name.replace('-', "_") == library).then_some((message.get("package_id")?, PathBuf::from(wasm)))
    });
    found.with_context(|| format!("cargo named no wasm file of {library}"))
}
