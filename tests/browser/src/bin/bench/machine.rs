//! On which machine was this measured?

use std::fs;
use std::thread;

use anyhow::Result;
use browser_tests::{Engine, Page};
use serde_json::{Value, json};

use crate::measure::Subject;

/// Processor, cores, system and browser in one line.
pub async fn describe(subject: &Subject) -> Result<String> {
    let page = Page::start(Engine::Chromium).await?;
    page.open(&subject.empty_page()).await?;
    let version = page.cdp("Browser.getVersion", json!({})).await?;
    page.close().await?;
    let browser = version.get("product").and_then(Value::as_str).unwrap_or("unknown browser").replace('/', " ");
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let processor = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let system = line_of("/etc/os-release", "PRETTY_NAME").unwrap_or_else(|| std::env::consts::OS.to_owned());
    Ok(format!("{processor}, {cores} cores, {system}, {browser}"))
}

/// The value of `key : value` or `key="value"` in a file.
fn line_of(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    let (_, value) = line.split_once([':', '='])?;
    Some(value.trim().trim_matches('"').to_owned())
}
