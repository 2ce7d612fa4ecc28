//! How much does a visitor download?

use super::folder::Folder;

/// Brotli at its best, as a static host compresses once and for all.
fn compressed(bytes: &[u8]) -> usize {
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
