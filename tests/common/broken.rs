//! What does the build say of a catalog with one thing wrong in it?

use super::folder::{Folder, catalogs};
use readiness_check::catalog::{assemble::assemble, read_guidance::read_guidance, read_words::read_words, source::Fault};
use std::path::Path;

/// A change of a file's text.
pub type Change = Box<dyn Fn(&str) -> String>;

/// One thing to break: the file and how, where the fault must be found (a file and what stands on the line), and what it must say.
pub struct Case {
    pub file: &'static str,
    pub change: Change,
    pub found: (&'static str, &'static str),
    pub says: &'static str,
}

/// What the line that is wrong ends with.
pub const HERE: &str = "# wrong";

/// One text becomes another, where it stands first. The fault is on the line that says so.
pub fn swap(file: &'static str, from: &'static str, to: &'static str, says: &'static str) -> Case {
    Case { file, change: Box::new(move |text| text.replacen(from, to, 1)), found: (file, HERE), says }
}

/// The line of a key in a table becomes another one, or nothing.
pub fn line(file: &'static str, table: &'static str, key: &'static str, to: &'static str, says: &'static str) -> Case {
    let change = move |text: &str| {
        let start = text.find(&format!("{table}\n")).unwrap_or_else(|| panic!("{file} has no {table}"));
        let at = start + text[start..].find(&format!("\n{key} =")).unwrap_or_else(|| panic!("{table} has no {key}")) + 1;
        let end = at + text[at..].find('\n').unwrap_or(text.len() - at);
        format!("{}{to}{}", &text[..at], &text[end..])
    };
    Case { file, change: Box::new(change), found: (file, HERE), says }
}

/// A whole table is taken out, up to the next one.
pub fn without(file: &'static str, table: &'static str, says: &'static str) -> Case {
    let change = move |text: &str| {
        let start = text.find(&format!("{table}\n")).unwrap_or_else(|| panic!("{file} has no {table}"));
        let end = text[start + 1..].find("\n[").map_or(text.len(), |n| start + 1 + n);
        format!("{}{}", &text[..start], &text[end..])
    };
    Case { file, change: Box::new(change), found: (file, HERE), says }
}

/// More text at the end of a file, or a new file.
pub fn more(file: &'static str, text: &'static str, says: &'static str) -> Case {
    Case { file, change: Box::new(move |all| format!("{all}\n{text}\n")), found: (file, HERE), says }
}

impl Case {
    /// One more text becomes another.
    pub fn and(self, from: &'static str, to: &'static str) -> Case {
        let change = self.change;
        Case { change: Box::new(move |text| change(text).replacen(from, to, 1)), ..self }
    }

    /// The fault is found elsewhere: on the first line of that file with this text.
    pub fn found_at(self, file: &'static str, text: &'static str) -> Case {
        Case { found: (file, text), ..self }
    }

    /// The fault is found at the beginning of the file.
    pub fn found_at_the_top(self) -> Case {
        let file = self.file;
        self.found_at(file, "")
    }
}

/// Reads catalogs, their English words and guidance.
pub fn read(root: &Path) -> Result<(), Fault> {
    let roots = [root.to_owned()];
    let made = assemble(&roots)?;
    read_words(&roots, &made, "en", None)?;
    read_guidance(&roots, &made, "en", None).map(|_| ())
}

/// Each case must stop with its file, its line and its sentence.
pub fn stop(name: &str, cases: Vec<Case>) {
    let mut wrong = Vec::new();
    for (n, case) in cases.iter().enumerate() {
        let folder = Folder::copy(&catalogs(), &format!("{name}-{n}"));
        folder.edit(case.file, &case.change);
        let expected = (folder.0.join(case.found.0).display().to_string(), folder.line(case.found.0, case.found.1));
        match read(&folder.0) {
            Ok(()) => wrong.push(format!("{} ({}): was accepted", case.file, case.says)),
            Err(f) if (&f.file, f.line) == (&expected.0, expected.1) && f.what.contains(case.says) => {}
            Err(f) => wrong.push(format!("{}:{} {}\n  but it was {f}", expected.0, expected.1, case.says)),
        }
    }
    assert!(wrong.is_empty(), "{} of {} faults:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
