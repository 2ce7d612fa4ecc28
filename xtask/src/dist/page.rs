//! Which pages and plain files go along as they are?

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::folder::Folder;
use super::offline::WORKER;
use super::script::small;

/// The folders that go along, and where they go.
const PLAIN: [(&str, &str); 2] = [("embed/page", ""), ("embed/examples", "examples/")];

/// Adds the stand-alone page, what stands beside it, and the examples of host pages; scripts go without their comments.
pub fn add(folder: &mut Folder, root: &Path) -> Result<()> {
    for (from, to) in PLAIN {
        for (name, bytes) in Folder::read(&root.join(from))?.iter() {
            // The worker becomes small when it knows its files.
            let script = std::str::from_utf8(bytes).ok().filter(|_| name.ends_with(".js") && name != WORKER);
            folder.add(&format!("{to}{name}"), script.map_or_else(|| bytes.to_vec(), |script| small(script).into_bytes()));
        }
    }
    let page = fs::read_to_string(root.join("index.html")).context("index.html cannot be read")?;
    folder.add("index.html", without_trunk(&page).into_bytes());
    Ok(())
}

/// Lines with Trunk's marks are instructions for Trunk, not for browsers.
fn without_trunk(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_what_is_meant_for_trunk() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <title>T</title>\n</head>\n";
        assert_eq!(without_trunk(page), "<head>\n  <title>T</title>\n</head>\n");
    }
}
