//! How does a screen look at a width, in the dark, from right to left?

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::page::Page;

/// The circumstances under which a page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// Whether the system prefers a dark scheme.
    pub dark: bool,
    /// Whether the host page runs from right to left.
    pub rtl: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self { width: 1280, height: 900, dark: false, rtl: false }
    }
}

impl Page {
    /// Applies the circumstances to this page and all that follow. Widths below 600 behave as a telephone.
    pub async fn look(&self, looks: Looks) -> Result<()> {
        let mobile = looks.width < 600;
        let metrics = json!({ "width": looks.width, "height": looks.height, "deviceScaleFactor": 1, "mobile": mobile });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = if looks.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        if looks.rtl {
            let turn = "new MutationObserver((_, observer) => {
                if (document.documentElement) { document.documentElement.dir = 'rtl'; observer.disconnect(); }
            }).observe(document, { childList: true });";
            self.before_each_page(turn).await?;
        }
        Ok(())
    }

    /// Writes the page as a PNG: what the window shows, or all of it from top to bottom.
    pub async fn picture(&self, path: &Path, full: bool) -> Result<()> {
        if !full {
            return self.screenshot(path).await;
        }
        // What is out of sight may not be drawn: the window grows until all of the page is in it.
        let (mut width, mut height) = (0.0, 0.0);
        for _ in 0..3 {
            let layout = self.cdp("Page.getLayoutMetrics", json!({})).await?;
            let size = layout.get("cssContentSize").context("the browser does not say how long the page is")?;
            let side = |name: &str| size.get(name).and_then(Value::as_f64).unwrap_or(0.0);
            (width, height) = (side("width"), side("height"));
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600.0 });
            self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
            self.ask_async("await new Promise((done) => setTimeout(done, 150))", Vec::new()).await?;
        }
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.cdp("Page.captureScreenshot", wanted).await?;
        let data = answer.get("data").and_then(Value::as_str).context("the browser gives no screenshot")?;
        let png = STANDARD.decode(data).context("the browser's screenshot is no picture")?;
        fs::write(path, png).with_context(|| format!("{} cannot be written", path.display()))
    }
}
