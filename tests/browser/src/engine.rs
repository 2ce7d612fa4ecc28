//! Which browsers can the tests drive, and with which settings do they start?

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use thirtyfour::Capabilities;

/// A browser engine; another one is another variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Blink, by Chromium and chromedriver.
    Chromium,
}

/// Settings of the browser itself, such as `profile.default_content_setting_values.cookies`.
pub type Prefs = Map<String, Value>;

/// As in a container: no sandbox of its own, no graphics card, and no word to the outside.
const CHROMIUM_FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--force-device-scale-factor=1",
    "--lang=en",
    "--window-size=1280,900",
];

impl Engine {
    /// The program that drives it.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => xtask::setup::chromedriver().context("chromedriver is missing; `cargo xtask test` installs it"),
        }
    }

    /// The driver's argument for its port.
    pub fn port_argument(self, port: u16) -> String {
        match self {
            Self::Chromium => format!("--port={port}"),
        }
    }

    /// What a session asks for.
    pub fn capabilities(self, prefs: &Prefs) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        match self {
            Self::Chromium => {
                let binary = xtask::setup::chromium().context("Chromium is missing; `cargo xtask test` installs it")?;
                let options = json!({ "binary": binary, "args": CHROMIUM_FLAGS, "prefs": prefs });
                wanted.set("browserName", "chrome")?;
                wanted.set("goog:chromeOptions", options)?;
                wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
            }
        }
        // A dialog that nobody expects must fail the test that met it.
        wanted.set("unhandledPromptBehavior", "ignore")?;
        Ok(wanted)
    }
}
