//! How does a driver start, and how is it sure to end?

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use thirtyfour::WebDriver;

use crate::engine::{Engine, Prefs};
use crate::screen::Screen;
use crate::wait::until;

/// A running driver program; dropping it ends it, also when a test fails.
pub struct Driver {
    engine: Engine,
    port: u16,
    program: Child,
    // Dropped after the driver has ended.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it listens.
    pub async fn start(engine: Engine) -> Result<Self> {
        let path = engine.driver()?;
        let (port, second) = (free_port()?, free_port()?);
        let screen = engine.wants_screen().then(Screen::start).transpose()?;
        let mut command = Command::new(&path);
        command.args(engine.driver_arguments(port, second)).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(screen) = &screen {
            command.env("DISPLAY", screen.name()).env_remove("WAYLAND_DISPLAY");
        }
        let program = command.spawn().with_context(|| format!("{} cannot be started", path.display()))?;
        let mut driver = Self { engine, port, program, _screen: screen };
        until("the driver listens", async || {
            if let Some(status) = driver.program.try_wait()? {
                bail!("{} ended at once: {status}", path.display());
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(()))
        })
        .await?;
        Ok(driver)
    }

    /// Which engine it drives.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a browser with these settings, and with a proxy for all that goes to other machines where one is named.
    pub async fn session(&self, prefs: &Prefs, proxy: Option<&str>) -> Result<WebDriver> {
        let address = format!("http://127.0.0.1:{}", self.port);
        let browser = WebDriver::builder(address, self.engine.capabilities(prefs, proxy)?)
            .request_timeout(Duration::from_secs(60))
            .connect()
            .await
            .with_context(|| format!("{:?} does not start", self.engine))?;
        Ok(browser)
    }

    /// Ends a session without an async runtime: while a test unwinds, the one it had is blocked.
    pub fn end_session(&self, id: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "DELETE /session/{id} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        // The answer comes when the browser has gone.
        stream.read(&mut [0; 256]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn free_port() -> Result<u16> {
    let probe = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port of 127.0.0.1 is free")?;
    Ok(probe.local_addr()?.port())
}
