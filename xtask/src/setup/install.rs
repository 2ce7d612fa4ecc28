//! How is a missing tool brought onto the machine?

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::readers;
use super::tools::{tools_folder, wheels_folder};
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
    /// pip, ready-made, into the project's own tools folder, as `xtask/wheels.txt` names it with its sums; by hand it is this crate.
    Wheel { name: &'static str, version: &'static str },
    /// pip, ready-made, into a Python of the project's own, as `xtask/readers.txt` names the packages with their sums.
    Readers,
}

impl Install {
    /// The command that does the same by hand.
    pub fn by_hand(&self) -> String {
        match self {
            Self::Rustup(arguments) => format!("`rustup {}`", arguments.join(" ")),
            Self::Debian(packages) => Self::named(packages),
            Self::Cargo { name, version } | Self::Wheel { name, version } => {
                format!("`cargo install {name} --version {version} --locked`")
            }
            Self::Readers => readers::by_hand(),
        }
    }

    fn named(packages: &[&str]) -> String {
        format!("`sudo apt-get update && sudo apt-get install -y --no-install-recommends {}`", packages.join(" "))
    }

    /// The system's packages that it takes.
    pub fn packages(&self) -> &'static [&'static str] {
        match self {
            Self::Debian(packages) => packages,
            _ => &[],
        }
    }

    /// Installs it; an error is one sentence with the command to run by hand.
    pub fn run(&self, project: &Project, tool: &str) -> Result<()> {
        let done = match self {
            Self::Rustup(arguments) => rustup(arguments),
            Self::Debian(packages) => debian(packages),
            Self::Cargo { name, version } => cargo(project, name, version),
            Self::Wheel { .. } => wheels(project),
            Self::Readers => readers::install(project),
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

/// Installs the system's packages.
pub fn debian(packages: &[&str]) -> Result<()> {
    let by_hand = || format!("run {} and start again", Install::named(packages));
    if program::on_path("apt-get").is_none() {
        bail!("this machine has no apt-get; {}", by_hand());
    }
    program::run(apt_get().with_context(by_hand)?.args(["-qq", "update"]), "apt-get update").with_context(by_hand)?;
    let mut install = apt_get()?;
    install.args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages);
    program::run(&mut install, "apt-get install").with_context(by_hand)
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
    // Nobody debugs it, and what a debugger needs is most of what would be written.
    install.env("CARGO_PROFILE_DEV_DEBUG", "0");
    // Its own build folder would be thrown away; ours keeps what is done when the install is broken off.
    install.env("CARGO_TARGET_DIR", project.target.join("tools/build"));
    program::run(&mut install, "cargo install")
}

fn wheels(project: &Project) -> Result<()> {
    let mut pip = Command::new("python3");
    pip.current_dir(&project.root).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]);
    // Nothing that is not named with its sum comes in, and nothing is run while it does.
    pip.args(["--no-deps", "--only-binary=:all:", "--require-hashes", "--upgrade", "-r", "xtask/wheels.txt", "--target"]);
    program::run(pip.arg(wheels_folder(project)), "pip install")
}
