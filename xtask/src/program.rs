//! How is another program run, so that each step has a name, a duration and, when it fails, one clear sentence?

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Where the program that runs lies. The first call counts: a build may put another file into its place, and then the system no longer says it.
pub fn itself() -> Option<&'static Path> {
    static PLACE: OnceLock<Option<PathBuf>> = OnceLock::new();
    PLACE.get_or_init(|| env::current_exe().ok()).as_deref()
}

/// The cargo that runs us, at work in the project's root.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Names the package that runs, which is not the one that the new cargo builds.
    command.current_dir(root).env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
    command
}

/// The compiler that cargo uses.
pub fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Runs it with its output in sight; an error says what did not work.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{what}: `{name}` cannot be started"))?;
    if !status.success() {
        bail!("{what} failed, see above");
    }
    Ok(())
}

/// What it prints, without the end of line; nothing where it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok().map(|text| text.trim_end().to_owned())
}

/// Where the shell would find it.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Says what begins and about how long it takes, does it, and says how long it took.
pub fn step<T>(name: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("== {name} ({about})");
    let start = Instant::now();
    let done = work()?;
    println!("   {name}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}
