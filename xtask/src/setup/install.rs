//! How is a missing tool brought onto the machine?

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

use super::tools::tools_folder;
use crate::program;
use crate::project::Project;

/// Who installs it.
pub enum Install {
    /// The Rust toolchain's own installer.
    Rustup(&'static [&'static str]),
    /// Debian's packages.
    Debian(&'static [&'static str]),
    /// Cargo, into the project's own tools folder.
    Cargo { name: &'static str, version: &'static str },
}

impl Install {
    /// The command that does the same by hand.
    pub fn by_hand(&self) -> String {
        match self {
            Self::Rustup(arguments) => format!("`rustup {}`", arguments.join(" ")),
            Self::Debian(packages) => {
                format!("`sudo apt-get update && sudo apt-get install -y --no-install-recommends {}`", packages.join(" "))
            }
            Self::Cargo { name, version } => {
                format!("`cargo install {name} --version {version} --locked`")
            }
        }
    }

    /// Installs it; an error is one sentence with the command to run by hand.
    pub fn run(&self, project: &Project, tool: &str) -> Result<()> {
        let done = match self {
            Self::Rustup(arguments) => rustup(arguments),
            Self::Debian(packages) => debian(packages),
            Self::Cargo { name, version } => cargo(project, name, version),
        };
        done.with_context(|| format!("{tool} could not be installed; run {} and start again", self.by_hand()))
    }
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if program::on_path("rustup").is_none() {
        bail!("this machine has no rustup");
    }
    program::run(Command::new("rustup").args(arguments), "rustup")
}

fn debian(packages: &[&str]) -> Result<()> {
    static LISTS_ARE_FRESH: AtomicBool = AtomicBool::new(false);
    if program::on_path("apt-get").is_none() {
        bail!("this machine has no apt-get");
    }
    if !LISTS_ARE_FRESH.swap(true, Ordering::Relaxed) {
        program::run(apt_get()?.args(["-qq", "update"]), "apt-get update")?;
    }
    let mut install = apt_get()?;
    install.args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages);
    program::run(&mut install, "apt-get install")
}

fn apt_get() -> Result<Command> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let mut command;
    if program::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        command = Command::new("env");
    } else if program::on_path("sudo").is_some() {
        command = Command::new("sudo");
        command.arg("env");
    } else {
        bail!("installing packages needs root, and this machine has no sudo");
    }
    command.args([quiet, "apt-get"]);
    Ok(command)
}

fn cargo(project: &Project, name: &str, version: &str) -> Result<()> {
    let mut install = program::cargo(&project.root);
    install.args(["install", name, "--version", version, "--locked", "--quiet", "--root"]).arg(tools_folder(project));
    // A tool that runs once need not be fast, and one that may not download needs no encryption: half the time.
    install.args(["--debug", "--no-default-features"]);
    // Its own build folder would be thrown away; ours keeps what is done when the install is broken off.
    install.env("CARGO_TARGET_DIR", project.target.join("tools/build"));
    program::run(&mut install, "cargo install")
}
