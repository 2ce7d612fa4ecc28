//! Which crates, and which of our own modules, is the code made of? Told by the names of its functions, before these are taken out.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::dist::sizes::Parts;

/// Our own crate, whose modules are told apart.
const OURS: &str = "readiness_check";

/// Bytes per crate or own module in all files together, beside `(data)` for constants and texts. A generic function counts for the crate that
/// wrote it.
pub fn groups(files: &[Vec<u8>]) -> Result<Parts> {
    let mut sum = Parts::new();
    for file in files {
        for (name, bytes) in groups_of(file)? {
            *sum.entry(name).or_default() += bytes;
        }
    }
    Ok(sum)
}

fn groups_of(wasm: &[u8]) -> Result<Parts> {
    let (mut sizes, mut names) = (Vec::new(), BTreeMap::new());
    let (mut imported, mut data) = (0u32, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("the wasm cannot be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.context("an import of the wasm cannot be read")?;
                    imported += u32::from(matches!(import.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for list in section {
                        if let Name::Function(list) = list.context("the wasm's names cannot be read")? {
                            for name in list {
                                let name = name.context("a name of the wasm cannot be read")?;
                                names.insert(name.index, name.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut groups = Parts::from([("(data)".to_owned(), data)]);
    for (index, bytes) in (imported..).zip(sizes) {
        let name = names.get(&index).map_or_else(|| "(no name)".to_owned(), |name| group(&format!("{:#}", demangle(name))));
        *groups.entry(name).or_default() += bytes;
    }
    Ok(groups)
}

/// The crate of a path such as `<leptos::Text as core::fmt::Debug>::fmt`, and for our own the module too.
/// Where the type is of no crate, as in `<T as core::any::Any>::type_id`, the trait's crate wrote it.
fn group(path: &str) -> String {
    let paths = path.split(" as ");
    paths.filter_map(head).next().unwrap_or_else(|| "(no crate)".to_owned())
}

fn head(path: &str) -> Option<String> {
    // A function at which the program is taken apart has a name of its own; all of them call screens.
    if path.starts_with("__wasm_split_") {
        return Some(format!("{OURS}::ui"));
    }
    let start = path.trim_start_matches(['<', '&', '(', '[', '*']);
    let start = ["mut ", "const ", "dyn "].iter().fold(start, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let (first, rest) = start.split_once("::")?;
    // Newer names carry a hash: `core[c5930c85a12de822]`.
    let first = first.split('[').next()?;
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let module = rest.split([':', '<', ' ', '>']).next().filter(|name| is_name(name) && first == OURS);
    is_name(first).then(|| module.map_or_else(|| first.to_owned(), |module| format!("{first}::{module}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_for_the_crate_that_wrote_it() {
        let paths = [
            "readiness_check::ui::row::row",
            "<readiness_check::record::Notice as core::fmt::Debug>::fmt",
            "core::ptr::drop_in_place<leptos::View>",
            "<&mut serde_json::ser::Serializer<W> as serde::Serializer>::serialize_str",
            "<alloc::vec::Vec<T,A> as core::ops::drop::Drop>::drop",
            "memcpy",
            "__wasm_split_00later00_export_0ddfab853fbb23c25eca77cad74a74b0_split",
            "<T as core::any::Any>::type_id",
            "<core[c5930c85a12de822]::fmt::Formatter>::pad",
        ];
        let crates =
            ["readiness_check::ui", "readiness_check::record", "core", "serde_json", "alloc", "(no crate)", "readiness_check::ui", "core", "core"];
        assert_eq!(paths.map(group), crates);
    }

    /// Bytes with their number before them; all lengths here are below 128.
    fn counted(bytes: &[u8]) -> Vec<u8> {
        [&[bytes.len() as u8], bytes].concat()
    }

    fn section(kind: u8, content: &[u8]) -> Vec<u8> {
        [vec![kind], counted(content)].concat()
    }

    #[test]
    fn bytes_are_counted_per_crate() -> Result<()> {
        let names = [vec![2, 0], counted(b"one::f"), vec![1], counted(b"two::g")].concat();
        let wasm = [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[1, 0x60, 0, 0]),
            section(3, &[2, 0, 0]),
            section(5, &[1, 0, 1]),
            section(10, &[vec![2], counted(&[0, 0x0b]), counted(&[0, 1, 1, 0x0b])].concat()),
            section(11, &[1, 0, 0x41, 0, 0x0b, 2, b'h', b'i']),
            section(0, &[counted(b"name"), section(1, &names)].concat()),
        ];
        assert_eq!(groups(&[wasm.concat()])?, Parts::from([("(data)".to_owned(), 8), ("one".to_owned(), 2), ("two".to_owned(), 4)]));
        Ok(())
    }
}
