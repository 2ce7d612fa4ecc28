//! How does the app's wasm get the script that a browser loads it with?

use std::fs;
use std::path::{Path, PathBuf};

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

/// Binds the module that makes files: its wasm, and the script that loads it.
pub fn exports(wasm: &Path) -> Result<(Vec<u8>, String)> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name("exports")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // What failed in the middle of a file begins afresh with the next one.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let folder = generated(&mut bindgen, wasm, "bound")?;
    let script = fs::read_to_string(folder.join("exports.js")).context("the bound script cannot be read")?;
    let script = strict(asking_nobody(&script)?)?;
    Ok((tidy(&folder.join("exports_bg.wasm"), false)?, script))
}

/// Lets a binder write into a folder of its own beside the wasm.
fn generated(bindgen: &mut Bindgen, wasm: &Path, ending: &str) -> Result<PathBuf> {
    let folder = wasm.with_extension(ending);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    bindgen.generate(&folder).context("wasm-bindgen cannot bind the wasm")?;
    if folder.join("snippets").exists() {
        bail!("a dependency brings scripts of its own, which the one script cannot hold");
    }
    Ok(folder)
}

/// The script, which works under the strictest policy of a page.
fn strict(script: String) -> Result<String> {
    if script.contains("import.meta") || script.contains("eval(") || script.contains("new Function") {
        bail!("the bound script names an address or makes code from text, which a strict page forbids");
    }
    Ok(script)
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
    let folder = generated(&mut bindgen, wasm, if names { "named" } else { "bound" })?;
    let script = fs::read_to_string(folder.join("app.js")).context("the bound script cannot be read")?;
    let (later, shares) = parts::tidy(&later, names)?;
    let script = strict(stops::told(&asking_nobody(&parts::joined(&script, &shares)?)?)?)?;
    Ok(Bound { wasm: tidy(&folder.join("app_bg.wasm"), names)?, later, script })
}

/// The script without its one way to ask a server, for who hands over an address and not the file: our loader hands over the file.
fn asking_nobody(script: &str) -> Result<String> {
    let asks = "module_or_path = fetch(module_or_path);";
    if script.matches("fetch(").count() != 1 || !script.contains(asks) {
        bail!("the bound script asks servers otherwise than expected");
    }
    Ok(script.replacen(asks, "throw new TypeError('The app takes its file, not an address.');", 1))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_request_of_the_bound_script_is_taken_out() -> Result<()> {
        let script = asking_nobody("if (typeof module_or_path === 'string') {\n    module_or_path = fetch(module_or_path);\n}\n")?;
        assert!(script.contains("throw new TypeError") && !script.contains("fetch("), "{script}");
        assert!(asking_nobody("let wasm;").is_err(), "another script than expected");
        assert!(asking_nobody(&"module_or_path = fetch(module_or_path);".repeat(2)).is_err(), "a second request");
        Ok(())
    }
}
