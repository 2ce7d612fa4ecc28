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
    /// Gecko, by Firefox ESR and geckodriver.
    Firefox,
    /// WebKitGTK, by its MiniBrowser and WebKitWebDriver.
    WebKit,
}

/// Settings of the browser itself, such as `profile.default_content_setting_values.cookies`, by the engine's own names. A name that
/// begins with a hyphen is an argument of the program, such as `--incognito`.
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
    "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,NetworkTimeServiceQuerying",
    "--force-device-scale-factor=1",
    "--lang=en",
    "--window-size=1280,900",
];

/// The same for Firefox: what its driver leaves on of the services that speak with the outside.
const FIREFOX_PREFS: &[(&str, Setting)] = &[
    ("network.captive-portal-service.enabled", Setting::Off),
    ("network.connectivity-service.enabled", Setting::Off),
    ("network.dns.disablePrefetch", Setting::On),
    ("services.settings.server", Setting::Text("data:,#remote-settings-dummy/v1")),
    ("browser.newtabpage.activity-stream.feeds.telemetry", Setting::Off),
    ("dom.push.connection.enabled", Setting::Off),
    ("media.gmp-manager.updateEnabled", Setting::Off),
    ("intl.accept_languages", Setting::Text("en-US, en")),
    ("intl.locale.requested", Setting::Text("en-US")),
];

#[derive(Clone, Copy)]
enum Setting {
    On,
    Off,
    Text(&'static str),
}

impl Setting {
    fn value(self) -> Value {
        match self {
            Self::On => json!(true),
            Self::Off => json!(false),
            Self::Text(text) => json!(text),
        }
    }
}

impl Engine {
    /// The program that drives it.
    pub fn driver(self) -> Result<PathBuf> {
        let (path, name) = match self {
            Self::Chromium => (xtask::setup::chromedriver(), "chromedriver"),
            Self::Firefox => (xtask::setup::geckodriver(&xtask::project::Project::find()?), "geckodriver"),
            Self::WebKit => (xtask::setup::webkit_driver(), "WebKitWebDriver"),
        };
        path.with_context(|| format!("{name} is missing; `cargo xtask test` installs it"))
    }

    /// The driver's arguments: its port, and a second one where it wants that.
    pub fn driver_arguments(self, port: u16, second: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // Beside the driver's own port there is one between driver and browser, which is the same each time unless told.
            Self::Firefox => vec![format!("--port={port}"), format!("--websocket-port={second}")],
        }
    }

    /// Where the browser itself asks its maker, in spite of all that is switched off above; the endings of the hosts.
    pub fn makers(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[".google.com", ".googleapis.com", ".gvt1.com"],
            Self::Firefox => &[".mozilla.com", ".mozilla.net", ".mozilla.org"],
            Self::WebKit => &[],
        }
    }

    /// Whether its browser has no mode without a screen.
    pub fn wants_screen(self) -> bool {
        self == Self::WebKit
    }

    /// Whether the tests can use Chromium's own protocol.
    pub fn speaks_cdp(self) -> bool {
        self == Self::Chromium
    }

    /// What a session asks for. `proxy` is the `host:port` of a server that gets all requests to other machines.
    pub fn capabilities(self, prefs: &Prefs, proxy: Option<&str>) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        let (arguments, prefs): (Vec<_>, Vec<_>) = prefs.iter().partition(|(name, _)| name.starts_with('-'));
        let arguments = arguments.into_iter().map(|(name, _)| name.as_str());
        let prefs = prefs.into_iter().map(|(name, value)| (name.clone(), value.clone()));
        match self {
            Self::Chromium => {
                let binary = xtask::setup::chromium().context("Chromium is missing; `cargo xtask test` installs it")?;
                let all: Vec<&str> = CHROMIUM_FLAGS.iter().copied().chain(arguments).collect();
                let options = json!({ "binary": binary, "args": all, "prefs": prefs.collect::<Prefs>() });
                wanted.set("browserName", "chrome")?;
                wanted.set("goog:chromeOptions", options)?;
                wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
            }
            Self::Firefox => {
                let binary = xtask::setup::firefox().context("Firefox is missing; `cargo xtask test` installs it")?;
                let mut all: Prefs = FIREFOX_PREFS.iter().map(|(name, setting)| ((*name).to_owned(), setting.value())).collect();
                all.extend(prefs);
                let arguments: Vec<&str> = ["-headless", "-width", "1280", "-height", "900"].into_iter().chain(arguments).collect();
                let options = json!({ "binary": binary, "args": arguments, "prefs": all });
                wanted.set("browserName", "firefox")?;
                wanted.set("moz:firefoxOptions", options)?;
            }
            Self::WebKit => {
                let binary = xtask::setup::mini_browser().context("WebKitGTK is missing; `cargo xtask test` installs it")?;
                // A browser name would be compared with one that differs from version to version.
                let arguments: Vec<&str> = ["--automation"].into_iter().chain(arguments).collect();
                wanted.set("webkitgtk:browserOptions", json!({ "binary": binary, "args": arguments }))?;
            }
        }
        if let Some(proxy) = proxy {
            let own = ["127.0.0.1", "localhost"];
            wanted.set("proxy", json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": own }))?;
        }
        // A dialog that nobody expects must fail the test that met it.
        wanted.set("unhandledPromptBehavior", "ignore")?;
        Ok(wanted)
    }
}

/// Makes three tests of one: `async fn promise(engine: Engine) -> Result<()>` runs as `promise::in_chromium`,
/// `promise::in_firefox` and `promise::in_webkit`, each of which can be run alone.
#[macro_export]
macro_rules! in_each_engine {
    ($($promise:ident),+ $(,)?) => { $(
        mod $promise {
            #[tokio::test]
            async fn in_chromium() -> anyhow::Result<()> {
                super::$promise($crate::Engine::Chromium).await
            }
            #[tokio::test]
            async fn in_firefox() -> anyhow::Result<()> {
                super::$promise($crate::Engine::Firefox).await
            }
            #[tokio::test]
            async fn in_webkit() -> anyhow::Result<()> {
                super::$promise($crate::Engine::WebKit).await
            }
        }
    )+ };
}
