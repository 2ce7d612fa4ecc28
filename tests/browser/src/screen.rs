//! Where does a browser draw that has no mode without a screen?

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A screen in memory; dropping it ends it, also when a test fails.
pub struct Screen {
    program: Child,
    name: String,
}

impl Screen {
    /// Starts one under the first number that is free; the server finds and tells it when it takes visitors.
    pub fn start() -> Result<Self> {
        let path = xtask::setup::xvfb().context("Xvfb is missing; `cargo xtask test` installs it")?;
        let mut program = Command::new(path)
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-terminate"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb cannot be started")?;
        let mut number = String::new();
        let output = program.stdout.take().context("Xvfb has no output")?;
        let read = BufReader::new(output).read_line(&mut number);
        let screen = Self { program, name: format!(":{}", number.trim()) };
        read.context("Xvfb does not say its number")?;
        anyhow::ensure!(!number.trim().is_empty(), "Xvfb ended at once");
        Ok(screen)
    }

    /// What goes into `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself, with its last visitor; then there is nothing to end.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
