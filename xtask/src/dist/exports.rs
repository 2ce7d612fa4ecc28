//! Which functions does the app offer? What a dependency adds and nobody calls is taken off the list before anything else is done, so that
//! the code behind it is left out.

use std::borrow::Cow;

use anyhow::{Context, Result};
use wasmparser::{BinaryReader, ExportSectionReader};

/// A wasm file begins with so many bytes of its own.
const HEAD: usize = 8;
/// The number of its section of exports.
const EXPORTS: u8 = 7;

/// The same wasm without the exports that are foreign. All else stays byte by byte, so the linker's notes about it stay true.
pub fn without(wasm: &[u8], is_foreign: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(wasm, 0);
    let mut made = reader.read_bytes(HEAD).context("this is no wasm")?.to_vec();
    while !reader.eof() {
        let kind = reader.read_u8()?;
        let length = reader.read_var_u32()?;
        let content = reader.read_bytes(length.try_into()?)?;
        let content = if kind == EXPORTS { Cow::Owned(kept(content, &is_foreign)?) } else { Cow::Borrowed(content) };
        made.push(kind);
        made.extend(number(content.len()));
        made.extend_from_slice(&content);
    }
    Ok(made)
}

fn kept(section: &[u8], is_foreign: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let mut exports = Vec::new();
    for export in ExportSectionReader::new(BinaryReader::new(section, 0))?.into_iter_with_offsets() {
        let (at, export) = export.context("an export of the wasm cannot be read")?;
        exports.push((at, is_foreign(export.name)));
    }
    let ends = exports.iter().skip(1).map(|(at, _)| *at).chain([section.len()]);
    let pieces = exports.iter().zip(ends).filter(|((_, foreign), _)| !foreign).filter_map(|((at, _), end)| section.get(*at..end));
    let pieces: Vec<&[u8]> = pieces.collect();
    Ok([number(pieces.len()), pieces.concat()].concat())
}

/// A number as a wasm file writes it: seven bits a byte, the lowest first.
fn number(value: usize) -> Vec<u8> {
    let (low, rest) = ((value & 0x7f) as u8, value >> 7);
    if rest == 0 { vec![low] } else { [vec![low | 0x80], number(rest)].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_foreign_exports_go() -> Result<()> {
        let export = |name: &[u8]| [&[name.len() as u8], name, &[0, 0]].concat();
        let file = |exports: &[&[u8]]| {
            let content = [vec![exports.len() as u8], exports.iter().flat_map(|name| export(name)).collect()].concat();
            [b"\0asm\x01\0\0\0".to_vec(), vec![1, 1, 0, EXPORTS, content.len() as u8], content, vec![0, 2, 1, b'x']].concat()
        };
        assert_eq!(without(&file(&[b"ours", b"theirs", b"last"]), |name| name == "theirs")?, file(&[b"ours", b"last"]));
        assert_eq!((number(0), number(127), number(300)), (vec![0], vec![127], vec![0xac, 2]));
        Ok(())
    }
}
