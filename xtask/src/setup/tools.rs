//! Which tools does the project need beside cargo?

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::Need;
use super::install::Install;
use crate::program;
use crate::project::Project;

/// The version that Trunk.toml is written for.
pub const TRUNK_VERSION: &str = "0.21.14";

/// One row of the table.
pub struct Tool {
    pub name: &'static str,
    pub need: Need,
    pub takes: &'static str,
    pub present: fn(&Project) -> bool,
    pub install: Install,
}

/// A new browser or driver is a new row.
pub const TOOLS: &[Tool] = &[
    Tool {
        name: "the wasm32-unknown-unknown target",
        need: Need::Build,
        takes: "about 15 seconds",
        present: |_| wasm_target(),
        install: Install::Rustup(&["target", "add", "wasm32-unknown-unknown"]),
    },
    Tool {
        name: "rustfmt",
        need: Need::Test,
        takes: "about 10 seconds",
        present: |project| cargo_has(project, "fmt"),
        install: Install::Rustup(&["component", "add", "rustfmt"]),
    },
    Tool {
        name: "clippy",
        need: Need::Test,
        takes: "about 10 seconds",
        present: |project| cargo_has(project, "clippy"),
        install: Install::Rustup(&["component", "add", "clippy"]),
    },
    Tool {
        name: "Chromium",
        need: Need::Test,
        takes: "about 1 minute",
        present: |_| chromium().is_some(),
        install: Install::Debian(&["chromium", "chromium-driver"]),
    },
    Tool {
        name: "chromedriver",
        need: Need::Test,
        takes: "about 20 seconds",
        present: |_| chromedriver().is_some(),
        install: Install::Debian(&["chromium-driver"]),
    },
    Tool {
        name: "Trunk",
        need: Need::Trunk,
        takes: "about 5 minutes",
        present: |project| trunk(project).is_some(),
        install: Install::Cargo { name: "trunk", version: TRUNK_VERSION },
    },
    Tool {
        name: "Node with npm",
        need: Need::Test,
        takes: "about 1 minute",
        present: |_| program::on_path("node").is_some() && program::on_path("npm").is_some(),
        install: Install::Debian(&["nodejs", "npm"]),
    },
];

/// The Chromium to test with; `READINESS_CHROMIUM` names another one.
pub fn chromium() -> Option<PathBuf> {
    named("READINESS_CHROMIUM").or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(program::on_path))
}

/// Chromium's driver; `READINESS_CHROMEDRIVER` names another one.
pub fn chromedriver() -> Option<PathBuf> {
    named("READINESS_CHROMEDRIVER").or_else(|| program::on_path("chromedriver"))
}

/// Trunk in the one version that is proved, from the machine or from our own tools folder.
pub fn trunk(project: &Project) -> Option<PathBuf> {
    let ours = tools_folder(project).join("bin").join(format!("trunk{}", env::consts::EXE_SUFFIX));
    let right = format!("trunk {TRUNK_VERSION}");
    [Some(ours), program::on_path("trunk")]
        .into_iter()
        .flatten()
        .find(|path| program::answer(Command::new(path).arg("--version")).as_deref() == Some(right.as_str()))
}

/// Where tools go that cargo installs: the developer's own versions stay untouched.
pub fn tools_folder(project: &Project) -> PathBuf {
    project.target.join("tools")
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn wasm_target() -> bool {
    let mut ask = program::rustc();
    ask.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    program::answer(&mut ask).is_some_and(|folder| PathBuf::from(folder).is_dir())
}

fn cargo_has(project: &Project, subcommand: &str) -> bool {
    program::answer(program::cargo(&project.root).args([subcommand, "--version"])).is_some()
}
