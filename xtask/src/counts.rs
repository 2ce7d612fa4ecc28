//! How many tests passed and failed?

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The sum over all test binaries so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not, and programs of tests that broke off.
    pub failed: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Counts {
    /// Runs `cargo test ...` with its output in sight and adds what each test binary reports.
    pub fn run(&mut self, command: &mut Command, what: &str) -> Result<()> {
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("{what}: cargo cannot be started"))?;
        let output = child.stdout.take().with_context(|| format!("{what}: no output to read"))?;
        for line in BufReader::new(output).split(b'\n') {
            let line = line.with_context(|| format!("{what}: its output cannot be read"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            self.add(&line);
        }
        let status = child.wait().with_context(|| format!("{what}: it cannot be waited for"))?;
        if !status.success() {
            bail!("{what} failed, see above");
        }
        Ok(())
    }

    /// Adds what a test binary says in its last line; any other line says nothing.
    pub fn add(&mut self, line: &str) {
        let Some(report) = line.strip_prefix("test result: ") else {
            return;
        };
        let Some((_, numbers)) = report.split_once(". ") else {
            return;
        };
        for part in numbers.split("; ") {
            match part.split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse::<u64>().unwrap_or(0),
                Some((count, "failed")) => self.failed += count.parse::<u64>().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_what_each_binary_reports() {
        let mut counts = Counts::default();
        counts.add("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        counts.add("test something ... ok");
        counts.add("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!(counts.to_string(), "15 passed, 2 failed");
    }
}
