//! How do the browser tests reach the finished folder? A server, a driver, a session, and questions to the shadow root.

mod assessment;
pub mod code;
mod driver;
mod engine;
mod hands;
pub mod likeness;
mod look;
mod page;
pub mod paper;
#[path = "../../common/reader.rs"]
pub mod reader;
pub mod rules;
pub mod scenes;
mod screen;
mod spoken;
mod visit;
mod wait;
pub mod walk;
mod witness;

pub use driver::Driver;
pub use engine::{Engine, Prefs};
pub use hands::Hands;
pub use look::Looks;
pub use page::Page;
pub use visit::{Tab, Visit};
pub use wait::{PATIENCE, until};

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xtask::server::Server;

/// The finished folder: `READINESS_DIST`, else the project's `dist`.
pub fn dist() -> Result<PathBuf> {
    let folder = match env::var_os("READINESS_DIST") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into())).join("../../dist"),
    };
    if !folder.join("index.html").is_file() {
        bail!("{} has no finished folder; run `cargo xtask dist` first", folder.display());
    }
    Ok(folder)
}

/// A server on the finished folder, on a free port.
pub fn serve() -> Result<Server> {
    Server::start(dist()?, 0).context("no port of 127.0.0.1 can be opened")
}

/// The document of a sample organization.
pub fn sample(name: &str) -> anyhow::Result<serde_json::Value> {
    use anyhow::Context as _;
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogs/samples").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}
