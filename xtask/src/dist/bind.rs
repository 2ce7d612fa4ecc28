//! How does the app's wasm get the script that a browser loads it with?

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walrus::{ModuleConfig, passes::gc};
use wasm_bindgen_cli_support::Bindgen;

/// The bound app.
pub struct Bound {
    pub wasm: PathBuf,
    pub script: PathBuf,
}

/// Binds the app, beside the wasm that cargo made. The loader hands the wasm over, so the script names no address.
pub fn app(wasm: &Path) -> Result<Bound> {
    let bound = bound(wasm, &wasm.with_extension("bound"), false)?;
    let script = fs::read_to_string(&bound.script).context("the bound script cannot be read")?;
    if script.contains("import.meta") || script.contains("eval(") || script.contains("new Function") {
        bail!("the app's script names an address or makes code from text, which a strict page forbids");
    }
    Ok(bound)
}

/// The bound wasm as it is with the names of its functions, to see what it is made of.
pub fn with_names(wasm: &Path) -> Result<Vec<u8>> {
    let bound = bound(wasm, &wasm.with_extension("named"), true)?;
    fs::read(&bound.wasm).context("the bound wasm cannot be read")
}

fn bound(wasm: &Path, folder: &Path, names: bool) -> Result<Bound> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // After a panic every call throws instead of working on broken state; the loader can then start afresh.
        .force_enable_abort_handler(true)
        .reset_state_function(true)
        .remove_name_section(!names)
        .remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen cannot bind the app")?;
    if folder.join("snippets").exists() {
        bail!("a dependency brings scripts of its own, which the one script of the app cannot hold");
    }
    let bound = Bound { wasm: folder.join("app_bg.wasm"), script: folder.join("app.js") };
    drop_foreign_exports(&bound.wasm, names)?;
    Ok(bound)
}

/// A dependency of Leptos exports classes for streams between server and browser; nothing here makes one, so they and what only they
/// need leave the file.
fn drop_foreign_exports(wasm: &Path, names: bool) -> Result<()> {
    let mut module = ModuleConfig::new().generate_name_section(names).generate_producers_section(false).parse_file(wasm)?;
    let foreign: Vec<_> = module.exports.iter().filter(|export| export.name.contains("intounderlying")).map(|export| export.id()).collect();
    foreign.into_iter().for_each(|export| module.exports.delete(export));
    gc::run(&mut module);
    module.emit_wasm_file(wasm)
}
