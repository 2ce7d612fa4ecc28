//! How does one program become two files: what asks, loaded first, and what comes later?
//!
//! The program says itself what comes later: functions with the mark `#[wasm_split(later)]`, and all that only they need. The second file
//! works in the memory and on the table of the first.

use std::fs;
use std::path::{Path, PathBuf};

use super::exports;
use anyhow::{Context, Result, bail};
use walrus::{ModuleConfig, passes::gc};
use wasm_split_cli_support::{Options, transform};

/// What the script of the splitter would be called. It is not used: it fetches by itself.
const LINKS: &str = "./parts.js";
/// What the first file asks the page for, and what the second file shares with the first.
const ASKED: &str = "__wasm_split_load_later";
const SHARED: &str = "__wasm_split";

/// The two files as the linker's output splits.
pub struct Parts {
    /// What is loaded first; not yet bound.
    pub first: PathBuf,
    /// What is loaded later.
    pub later: PathBuf,
}

/// Takes the program apart, into a folder beside it.
pub fn split(wasm: &Path) -> Result<Parts> {
    let folder = wasm.with_extension("parts");
    let input = fs::read(wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    // A dependency of Leptos exports classes for streams between server and browser; nothing here makes one.
    let input = exports::without(&input, |name| name.contains("intounderlying"))?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = LINKS;
    let done = transform(options).map_err(|error| anyhow::anyhow!("the program cannot be taken apart: {error:#}"))?;
    match done.split_modules.as_slice() {
        [later] => Ok(Parts { first: first.clone(), later: later.clone() }),
        others => bail!("the program falls into {} later parts and not one", others.len()),
    }
}

/// The second file as a browser needs it, and the names of what it shares with the first; with `names` those of its functions stay.
pub fn tidy(later: &Path, names: bool) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module = ModuleConfig::new().generate_name_section(names).generate_producers_section(false).parse_file(later)?;
    gc::run(&mut module);
    let mut shares = Vec::new();
    for import in module.imports.iter() {
        if import.module != SHARED {
            bail!("the later part asks for {} of {}, which the first does not have", import.name, import.module);
        }
        shares.push(import.name.clone());
    }
    shares.sort();
    Ok((module.emit_wasm(), shares))
}

/// The script with a function `later` that puts the second file to the first, from bytes that the loader hands over. `part` is the first
/// file that the second was put to: started afresh, the first stands alone again.
pub fn joined(script: &str, shares: &[String]) -> Result<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LINKS);
    let name = |line: &str| line.strip_prefix("import * as ")?.split_once(' ').map(|(name, _)| name.to_owned());
    let lines: Vec<&str> = script.lines().filter(is_import).collect();
    let [line] = lines.as_slice() else { bail!("the bound script imports {LINKS} {} times and not once", lines.len()) };
    let name = name(line).with_context(|| format!("the bound script imports otherwise than expected: {line}"))?;
    let shares = shares.join(", ");
    let ours = format!(
        "let part;\n\
         const {name} = {{ {ASKED}: (done, of) => wasm.__indirect_function_table.get(done)(of, part === wasm ? 1 : 0) }};\n\
         export async function later(bytes) {{\n\
         const to = wasm, {{ {shares} }} = to;\n\
         await WebAssembly.instantiate(bytes, {{ {SHARED}: {{ {shares} }} }});\n\
         part = to;\n\
         }}"
    );
    Ok(script.replacen(line, &ours, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_takes_the_second_file_from_the_loader() -> Result<()> {
        let script = joined("import * as import1 from \"./parts.js\"\nlet wasm;\n", &["memory".to_owned(), "table".to_owned()])?;
        assert!(script.starts_with("let part;\nconst import1 = {"), "{script}");
        assert!(!script.contains("import *") && script.ends_with("let wasm;\n"), "{script}");
        assert!(script.contains("{ __wasm_split: { memory, table } }"), "{script}");
        assert!(joined("let wasm;\n", &[]).is_err(), "nothing to join");
        Ok(())
    }
}
