//! How much does a visitor download?

use std::collections::BTreeMap;

use anyhow::Result;

use super::copies;
use super::folder::Folder;

/// What a part of the folder weighs, in bytes after brotli. A part is a file by what it is for, whatever hash is in its name.
pub type Parts = BTreeMap<String, usize>;

/// What lies in the folder for hosts and their tools.
const UNLOADED: [&str; 3] = ["integrity.json", "sbom.json", "state.schema.json"];

/// The parts that a visitor downloads. The copy of the loader that pages pin by its hash is the same part as the loader.
pub fn parts(folder: &Folder) -> Parts {
    plain(folder)
        .filter(|(name, _)| !UNLOADED.contains(name) && !name.starts_with("npm/"))
        .map(|(name, bytes)| (part(name), weight(folder, name, bytes)))
        .collect()
}

/// The files without their compressed copies.
fn plain(folder: &Folder) -> impl Iterator<Item = (&str, &[u8])> {
    folder.iter().filter(|(name, _)| !copies::is_copy(name))
}

/// What the compressed copy beside a file weighs; where there is none, what one would.
fn weight(folder: &Folder, name: &str, bytes: &[u8]) -> usize {
    if name.ends_with(".tgz") {
        return bytes.len();
    }
    folder.get(&format!("{name}.br")).map_or_else(|| brotli(bytes).map_or(bytes.len(), |copy| copy.len().min(bytes.len())), <[u8]>::len)
}

fn part(file: &str) -> String {
    let pieces: Vec<&str> = file.split('.').collect();
    let plain = match pieces.as_slice() {
        [stem, hash, ending] if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => format!("{stem}.{ending}"),
        _ => file.to_owned(),
    };
    let known = match plain.as_str() {
        "app.wasm" => "code",
        "later.wasm" => "code-later",
        "app.js" => "glue",
        "exports.wasm" => "exports",
        "exports.js" => "exports-glue",
        "readiness-check.js" => "loader",
        "style.css" => "styles",
        other => other
            .rsplit_once('.')
            .map(|(stem, _)| stem)
            .filter(|stem| ["words-", "guidance-", "exports-"].iter().any(|kind| stem.starts_with(kind)))
            .unwrap_or(other),
    };
    known.to_owned()
}

/// Brotli at its best, as a static host compresses once and for all.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut output = Vec::new();
    let options = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut output, &options)?;
    Ok(output)
}

/// Prints a table of all files.
pub fn print(folder: &Folder) {
    let width = plain(folder).map(|(name, _)| name.len()).max().unwrap_or(0);
    println!("   {:width$}  {:>9}  {:>9}", "file", "bytes", "brotli");
    let mut total = (0, 0);
    for (name, bytes) in plain(folder) {
        let small = weight(folder, name, bytes);
        total = (total.0 + bytes.len(), total.1 + small);
        println!("   {name:width$}  {:>9}  {small:>9}", bytes.len());
    }
    println!("   {:width$}  {:>9}  {:>9}", "total", total.0, total.1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_after_what_it_is_for() {
        let files = ["app.0123456789abcdef.wasm", "app.0123456789abcdef.js", "readiness-check.js", "style.0123456789abcdef.css"];
        assert_eq!(files.map(part), ["code", "glue", "loader", "styles"]);
        let others = ["later.0123456789abcdef.wasm", "words-en.0123456789abcdef.txt", "index.html", "x.0123456789abcdef.js"];
        assert_eq!(others.map(part), ["code-later", "words-en", "index.html", "x.js"]);
        let mut folder = Folder::default();
        folder.add_hashed("readiness-check", "js", b"the loader".to_vec());
        folder.add("readiness-check.js", b"the loader".to_vec());
        folder.add("integrity.json", b"{}".to_vec());
        folder.add("npm/readiness-check-1.0.0.tgz", b"{}".to_vec());
        folder.add("readiness-check.js.br", b"1234".to_vec());
        assert_eq!(parts(&folder), Parts::from([("loader".to_owned(), 4)]), "the copy beside it is what a visitor downloads");
    }
}
