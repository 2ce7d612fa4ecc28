//! How does the app's wasm get the script that a browser loads it with?

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::{ModuleConfig, passes::gc};
use wasm_bindgen_cli_support::Bindgen;

use super::parts::{self, Parts};
use super::stops;

/// The bound app.
pub struct Bound {
    /// What is loaded first.
    pub wasm: Vec<u8>,
    /// What is loaded later.
    pub later: Vec<u8>,
    /// What loads both.
    pub script: String,
}

/// Binds the app, beside the wasm that cargo made. The loader hands both files over, so the script names no address.
pub fn app(wasm: &Path) -> Result<Bound> {
    bound(wasm, false)
}

/// Both bound files as they are with the names of their functions, to see what they are made of.
pub fn with_names(wasm: &Path) -> Result<[Vec<u8>; 2]> {
    bound(wasm, true).map(|bound| [bound.wasm, bound.later])
}

fn bound(wasm: &Path, names: bool) -> Result<Bound> {
    let Parts { first, later } = parts::split(wasm)?;
    let folder = wasm.with_extension(if names { "named" } else { "bound" });
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(first)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The table, which the later part works on.
        .keep_lld_exports(true)
        // After a panic every call throws instead of working on broken state; the loader can then start afresh.
        .force_enable_abort_handler(true)
        .reset_state_function(true)
        .remove_name_section(!names)
        .remove_producers_section(true);
    bindgen.generate(&folder).context("wasm-bindgen cannot bind the app")?;
    if folder.join("snippets").exists() {
        bail!("a dependency brings scripts of its own, which the one script of the app cannot hold");
    }
    let script = fs::read_to_string(folder.join("app.js")).context("the bound script cannot be read")?;
    let (later, shares) = parts::tidy(&later, names)?;
    let script = stops::told(&parts::joined(&script, &shares)?)?;
    if script.contains("import.meta") || script.contains("eval(") || script.contains("new Function") {
        bail!("the app's script names an address or makes code from text, which a strict page forbids");
    }
    Ok(Bound { wasm: tidy(&folder.join("app_bg.wasm"), names)?, later, script })
}

/// The linker's own marks, which nothing reads any more, leave the file, and so does what nobody needs without them.
fn tidy(wasm: &Path, names: bool) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new().generate_name_section(names).generate_producers_section(false).parse_file(wasm)?;
    let is_mark = |name: &str| ["__data_end", "__heap_base"].contains(&name);
    let marks: Vec<_> = module.exports.iter().filter(|export| is_mark(&export.name)).map(|export| export.id()).collect();
    marks.into_iter().for_each(|export| module.exports.delete(export));
    gc::run(&mut module);
    Ok(module.emit_wasm())
}
