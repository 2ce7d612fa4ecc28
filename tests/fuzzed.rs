//! Promise: every file that a fuzzer begins with, and many changes of each, is read or refused without a panic; what is taken is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{door, folder::catalogs};
use std::{fs, path::Path};

/// How many changes of the files are tried.
const CHANGES: usize = 2_000;

/// One of the promises: whether anything was taken of these bytes.
type Target = fn(&[u8]) -> bool;

/// The files that a target begins with.
fn corpus(folder: &Path) -> Vec<Vec<u8>> {
    let mut names: Vec<_> = fs::read_dir(folder).expect("a folder of the corpus").map(|e| e.expect("an entry").path()).collect();
    names.sort();
    let files: Vec<_> = names.iter().map(|n| fs::read(n).expect("a file of the corpus")).collect();
    assert!(files.len() >= 3, "{} holds next to nothing", folder.display());
    files
}

/// Numbers in a row that are the same in each run (xorshift).
struct Row(u64);

impl Row {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

/// Up to three changes: a bit, a piece gone, a piece twice, a piece of another file, one byte of JSON.
fn changed(file: &[u8], other: &[u8], row: &mut Row) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=row.next(3) {
        let start = row.next(bytes.len() + 1);
        let end = (start + row.next(20)).min(bytes.len());
        let from = row.next(other.len() + 1);
        match row.next(5) {
            0 if start < bytes.len() => bytes[start] ^= 1 << row.next(8),
            1 => drop(bytes.splice(start..end, [])),
            2 => {
                let piece = bytes[start..end].to_vec();
                drop(bytes.splice(start..start, piece));
            }
            3 => drop(bytes.splice(start..end, other[from..(from + row.next(40)).min(other.len())].to_vec())),
            _ => drop(bytes.splice(start..end, [b"\"{}:,a0[]\\"[row.next(10)]])),
        }
    }
    bytes
}

/// Every file as it is, then changes of them. Gives how many were taken.
fn replay(target: Target, files: &[Vec<u8>], changes: usize) -> usize {
    let mut row = Row(0x9e37_79b9_7f4a_7c15);
    let taken = files.iter().filter(|f| target(f)).count();
    let more = (0..changes).filter(|n| target(&changed(&files[n % files.len()], &files[row.next(files.len())], &mut row)));
    taken + more.count()
}

fn corpus_of(target: &str) -> Vec<Vec<u8>> {
    corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target))
}

#[test]
fn files_and_changes_of_them_are_read_or_refused() {
    let files = [corpus_of("file_import"), corpus(&catalogs().join("samples"))].concat();
    let taken = replay(door::file, &files, CHANGES);
    assert!(taken > CHANGES / 20, "only {taken} were taken");
}

#[test]
fn links_and_changes_of_them_are_read_or_refused() {
    let taken = replay(door::link, &corpus_of("link_unpack"), CHANGES);
    assert!(taken > CHANGES / 20, "only {taken} were taken");
}

#[test]
fn damaged_records_are_read_as_far_as_they_go() {
    let taken = replay(door::damaged, &corpus_of("stored_record"), CHANGES);
    assert!(taken > CHANGES / 10, "only {taken} were taken");
}
