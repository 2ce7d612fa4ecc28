//! Which files make up this project? Every file that people write, with its text.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is made by tools or belongs to them.
const MADE: [&str; 6] = ["target", "dist", "node_modules", ".git", "proptest-regressions", "Cargo.lock"];

/// The text files of the project, by their path from its root.
pub fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    collect(root, &mut all);
    let mut texts: Vec<(String, String)> = (all.into_iter())
        .filter_map(|path| {
            let name = path.strip_prefix(root).expect("a file of the project").display().to_string().replace('\\', "/");
            fs::read_to_string(&path).ok().map(|text| (name, text))
        })
        .collect();
    texts.sort();
    texts
}

/// The Rust files of the project, by their path from its root.
pub fn rust() -> Vec<(String, String)> {
    files().into_iter().filter(|(name, _)| name.ends_with(".rs")).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if MADE.contains(&name) {
            continue;
        }
        if path.is_dir() { collect(&path, into) } else { into.push(path) }
    }
}

/// Rust without its comments, line by line.
pub fn code(text: &str) -> String {
    let bare = |line: &str| {
        let ends = line.match_indices("//").map(|(at, _)| at);
        let outside = |at: &usize| line[..*at].replace("\\\"", "").matches('"').count().is_multiple_of(2);
        ends.into_iter().find(outside).map_or_else(|| line.to_owned(), |at| line[..at].to_owned())
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}
