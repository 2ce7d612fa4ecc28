//! Which pictures does the README show? `cargo xtask pictures` makes them from the finished folder and a sample organization.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use browser_tests::{Engine, Looks, Page, serve};
use serde_json::{Value, json};

/// The sample organization that the pictures show.
const SAMPLE: &str = "certified-provider.json";

/// One picture: its name, how it is looked at, and what is done before.
struct Picture {
    name: &'static str,
    looks: Looks,
    script: &'static str,
}

const OPEN: &str = "await host.importState(arguments_[0], { merge: false }); await host.start('results');
    await new Promise((done) => setTimeout(done, 400));
    all('.message button').forEach((button) => button.click());";

/// Scrolls so that the part with this text in its heading begins the window.
const AT: &str = "const part = all('.part').find((p) => p.querySelector('.heading').textContent === arguments_[1]);
    part?.scrollIntoView(); await new Promise((done) => setTimeout(done, 200));";

const PICTURES: &[(Picture, &str)] = &[
    (Picture { name: "results", looks: Looks { width: 1080, height: 1240, dark: false, rtl: false }, script: "" }, ""),
    (Picture { name: "map", looks: Looks { width: 1080, height: 760, dark: true, rtl: false }, script: AT }, "All questions at a glance"),
    (Picture { name: "phone", looks: Looks { width: 390, height: 780, dark: false, rtl: false }, script: AT }, "How long"),
];

async fn take(folder: &Path, sample: &Value, picture: &Picture, heading: &str) -> Result<()> {
    let server = serve()?;
    let page = Page::start(Engine::Chromium).await?;
    page.look(picture.looks).await?;
    page.open_ready(&server.address()).await?;
    page.ask_async(&format!("{OPEN}\n{}", picture.script), vec![sample.clone(), json!(heading)]).await?;
    let file = folder.join(format!("{}.png", picture.name));
    page.picture(&file, false).await?;
    println!("{}", file.display());
    page.close().await
}

async fn pictures() -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sample = root.join("catalogs/samples").join(SAMPLE);
    let text = fs::read_to_string(&sample).with_context(|| format!("{} cannot be read", sample.display()))?;
    let sample = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", sample.display()))?;
    let folder = root.join("docs");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (picture, heading) in PICTURES {
        take(&folder, &sample, picture, heading).await?;
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match pictures().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
