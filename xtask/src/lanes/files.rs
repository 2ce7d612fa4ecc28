//! Which programs are the browser tests, and how is one of them run?

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::counts::Counts;
use crate::program;

/// A file of tests, built: a program of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tests {
    /// As `cargo test --test` names it; what is no file of tests has its kind behind it.
    pub name: String,
    /// Where it is written.
    pub source: PathBuf,
    /// The folder of its package, where cargo would run it.
    pub package: PathBuf,
    /// What cargo built.
    pub program: PathBuf,
}

/// What came of one program.
#[derive(Debug)]
pub struct Outcome {
    /// The file's name.
    pub name: String,
    /// All that it said, in its order.
    pub said: String,
    /// How many of its tests held.
    pub counts: Counts,
    /// How long it took.
    pub seconds: f64,
    /// It ended well and said how many of its tests passed.
    pub held: bool,
}

/// Builds all tests of a package and gives their programs.
pub fn build(root: &Path, package: &str) -> Result<Vec<Tests>> {
    let mut cargo = program::cargo(root);
    cargo.args(["test", "--quiet", "--no-run", "--message-format=json-render-diagnostics", "-p", package]);
    let built = cargo.stderr(Stdio::inherit()).output().context("cargo cannot be started")?;
    if !built.status.success() {
        bail!("the tests of {package} cannot be built, see above");
    }
    let tests: Vec<Tests> = String::from_utf8_lossy(&built.stdout).lines().filter_map(read).collect();
    if tests.is_empty() {
        bail!("cargo names no program with tests of {package}");
    }
    Ok(tests)
}

/// The program that a message of cargo's names, where it holds tests.
pub fn read(message: &str) -> Option<Tests> {
    let message: Value = serde_json::from_str(message).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if message.get("reason")? != "compiler-artifact" || message.get("profile")?.get("test")? != true {
        return None;
    }
    let target = message.get("target")?;
    let (name, kind) = (text(target.get("name")?)?, text(target.get("kind")?.get(0)?)?);
    Some(Tests {
        name: if kind == "test" { name } else { format!("{name}-{kind}") },
        source: text(target.get("src_path")?)?.into(),
        package: Path::new(&text(message.get("manifest_path")?)?).parent()?.into(),
        program: text(message.get("executable")?)?.into(),
    })
}

/// The names of the tests that failed, from what their program said; none where it broke off before it could say them.
pub fn failed(said: &str) -> Vec<String> {
    // The list stands behind the last of these headings; each complaint before it has a heading of its own.
    let list = said.rsplit_once("\nfailures:\n").map_or("", |(_, list)| list);
    list.lines().map_while(|line| line.strip_prefix("    ")).map(|name| name.trim().to_owned()).collect()
}

/// Runs its tests one after another, or those that are named. What it says goes into a file, which is there while it runs.
pub fn run(tests: &Tests, only: &[String], folder: &Path, variables: &[(&str, PathBuf)]) -> Outcome {
    let start = Instant::now();
    let log = folder.join(&tests.name).with_extension("log");
    let ended = begin(tests, only, &log, variables);
    let mut said = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    let mut counts = Counts::default();
    said.lines().for_each(|line| counts.add(line));
    let told = said.lines().any(|line| line.starts_with("test result: "));
    if let Err(error) = &ended {
        said.push_str(&format!("{error:#}\n"));
    } else if !told {
        said.push_str("it does not say what came of its tests\n");
    }
    let held = ended.is_ok() && told && counts.failed == 0;
    if !held {
        // One that breaks off has failed too, although it counts nothing.
        counts.failed = counts.failed.max(1);
    }
    Outcome { name: tests.name.clone(), said, counts, seconds: start.elapsed().as_secs_f64(), held }
}

fn begin(tests: &Tests, only: &[String], log: &Path, variables: &[(&str, PathBuf)]) -> Result<()> {
    let output = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
    let errors = output.try_clone().context("a file cannot be written in two ways")?;
    let mut command = Command::new(&tests.program);
    // As cargo does it: the package's folder, which the tests ask for while they run.
    command.current_dir(&tests.package).env("CARGO_MANIFEST_DIR", &tests.package);
    command.envs(variables.iter().map(|(name, value)| (name, value))).args(["--quiet", "--test-threads=1"]);
    if !only.is_empty() {
        command.arg("--exact").args(only);
    }
    let status = command.stdin(Stdio::null()).stdout(output).stderr(errors).status();
    let status = status.with_context(|| format!("{} cannot be started", tests.program.display()))?;
    if !status.success() {
        bail!("it ended with {status}");
    }
    Ok(())
}
