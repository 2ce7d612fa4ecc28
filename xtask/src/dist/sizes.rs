//! How much does a visitor download?

use std::collections::BTreeMap;

use super::folder::Folder;

/// What a part of the folder weighs, in bytes after brotli. A part is a file by what it is for, whatever hash is in its name.
pub type Parts = BTreeMap<String, usize>;

/// The parts that a visitor downloads. The copy of the loader that pages pin by its hash is the same part as the loader.
pub fn parts(folder: &Folder) -> Parts {
    let unloaded = |name: &str| name == "integrity.json";
    folder.iter().filter(|(name, _)| !unloaded(name)).map(|(name, bytes)| (part(name), compressed(bytes))).collect()
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
        "readiness-check.js" => "loader",
        "style.css" => "styles",
        other => {
            other.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| stem.starts_with("words-") || stem.starts_with("guidance-")).unwrap_or(other)
        }
    };
    known.to_owned()
}

/// Brotli at its best, as a static host compresses once and for all.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut output = Vec::new();
    let options = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    match brotli::BrotliCompress(&mut &*bytes, &mut output, &options) {
        Ok(_) => output.len(),
        Err(_) => bytes.len(),
    }
}

/// Prints a table of all files.
pub fn print(folder: &Folder) {
    let width = folder.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    println!("   {:width$}  {:>9}  {:>9}", "file", "bytes", "brotli");
    let mut total = (0, 0);
    for (name, bytes) in folder.iter() {
        let small = compressed(bytes);
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
        assert_eq!(parts(&folder).into_keys().collect::<Vec<_>>(), ["loader"]);
    }
}
