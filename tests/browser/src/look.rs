//! How does a screen look at a width, in the dark, from right to left?

use std::path::Path;

use anyhow::Result;
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
        // What is out of sight is not drawn: the window grows until all of the page is in it.
        for _ in 0..3 {
            let measure = "const box = document.body.getBoundingClientRect(); return [innerWidth, Math.ceil(box.bottom + scrollY) + 20]";
            let size = self.ask(measure, Vec::new()).await?;
            let side = |n: usize| size.get(n).and_then(Value::as_u64).unwrap_or(0);
            let metrics = json!({ "width": side(0), "height": side(1), "deviceScaleFactor": 1, "mobile": side(0) < 600 });
            self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
            self.ask_async("await new Promise((done) => setTimeout(done, 300))", Vec::new()).await?;
        }
        self.screenshot(path).await
    }
}
