//! How does long work go on beside the tests, which mostly wait for browsers, without being in their way?

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::program;
use crate::project::Project;

/// A command of ours that runs with the lowest priority; dropping it ends it.
pub struct Aside {
    name: &'static str,
    start: Instant,
    child: Child,
    output: PathBuf,
}

impl Aside {
    /// Starts `cargo xtask` with these words in the project `at`; what it prints is kept until its end.
    pub fn begin(project: &Project, name: &'static str, at: &Project, words: &[&str]) -> Result<Self> {
        let program = program::itself().context("the system does not say where the program that runs here lies")?;
        let mut command = match program::on_path("nice") {
            Some(nice) => {
                let mut command = Command::new(nice);
                command.args(["-n", "19"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        let output = project.target.join(format!("{}.log", name.replace(' ', "-")));
        let file = File::create(&output).with_context(|| format!("{} cannot be written", output.display()))?;
        let errors = file.try_clone().context("a file cannot be written in two ways")?;
        command.args(words).current_dir(&at.root).stdin(Stdio::null()).stdout(file).stderr(errors);
        // Cargo says so which package runs; here it is the one of that project.
        command.env_remove("CARGO_MANIFEST_DIR").env("CARGO_TARGET_DIR", &at.target);
        println!("== {name} (begins now, beside what follows)");
        let child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { name, start: Instant::now(), child, output })
    }

    /// Waits for its end and shows what it printed.
    pub fn end(mut self) -> Result<()> {
        let waited = Instant::now();
        let status = self.child.wait().with_context(|| format!("{} cannot be waited for", self.name))?;
        let (took, waited) = (self.start.elapsed().as_secs_f64(), waited.elapsed().as_secs_f64());
        print!("== {}\n{}", self.name, String::from_utf8_lossy(&fs::read(&self.output).unwrap_or_default()));
        println!("   {}: {took:.1} s, of which {waited:.1} s were waited for", self.name);
        if !status.success() {
            bail!("{} failed, see above", self.name);
        }
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // After a failure nobody wants it any more. Its cargo goes first, for nobody else knows of it; where it has ended there is nothing to do.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = Command::new("pkill").arg("-P").arg(self.child.id().to_string()).status();
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_well_ends_well_what_fails_fails_and_what_nobody_waits_for_is_ended() -> Result<()> {
        let target = std::env::temp_dir().join(format!("aside-{}", std::process::id()));
        fs::create_dir_all(&target)?;
        let project = Project { root: env!("CARGO_MANIFEST_DIR").into(), target: target.clone() };
        // The program that runs here is that of the tests.
        Aside::begin(&project, "a list", &project, &["--list"])?.end()?;
        assert!(fs::read_to_string(target.join("a-list.log"))?.contains("what_nobody_waits_for_is_ended: test"));
        assert!(Aside::begin(&project, "a mistake", &project, &["--no-such-word"])?.end().is_err());
        let forgotten = Aside::begin(&project, "a long test", &project, &["--ignored", "--exact", "aside::tests::sleeps"])?;
        let start = Instant::now();
        drop(forgotten);
        assert!(start.elapsed().as_secs() < 30);
        fs::remove_dir_all(&target)?;
        Ok(())
    }

    #[test]
    #[ignore = "the long work of the test above"]
    fn sleeps() {
        std::thread::sleep(std::time::Duration::from_secs(60));
    }
}
