//! How does a driver start, and how is it sure to end?

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use thirtyfour::WebDriver;

use crate::engine::{Engine, Prefs};
use crate::screen::Screen;
use crate::wait::until;

/// How often a driver is started.
const ATTEMPTS: usize = 3;

/// The ports for drivers: so many from the first on, below those that systems give out by themselves.
const FIRST: u16 = 20_000;
const SPAN: u32 = 12_000;

/// How many of them lie between two processes that were started one after another.
const OWN: u32 = 60;

/// A running driver program; dropping it ends it, also when a test fails.
pub struct Driver {
    engine: Engine,
    port: u16,
    program: Child,
    // Dropped after the driver has ended.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it listens. One that ends at once, as where another program took its port
    /// in between, is started anew on another port.
    pub async fn start(engine: Engine) -> Result<Self> {
        let mut ended = None;
        for _ in 0..ATTEMPTS {
            match Self::attempt(engine).await? {
                Ok(driver) => return Ok(driver),
                Err(status) => ended = Some(status),
            }
        }
        bail!("the driver of {engine:?} ended at once, {ATTEMPTS} times: {ended:?}")
    }

    async fn attempt(engine: Engine) -> Result<Result<Self, ExitStatus>> {
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
        let ended = until("the driver listens", async || {
            if let Some(status) = driver.program.try_wait()? {
                return Ok(Some(Some(status)));
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(None))
        })
        .await?;
        Ok(ended.map_or(Ok(driver), Err))
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

/// A port that nobody listens on, and that nobody else is likely to take before the driver does: it is none of those that the system
/// gives out by itself, and two processes that test at once begin their search at different ones.
fn free_port() -> Result<u16> {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let first = (std::process::id() % (SPAN / OWN)) * OWN;
    for _ in 0..SPAN {
        let port = FIRST + ((first + ASKED.fetch_add(1, Ordering::Relaxed)) % SPAN) as u16;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port of 127.0.0.1 is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_passed_over() -> Result<()> {
        let taken = free_port()?;
        let _listener = TcpListener::bind((Ipv4Addr::LOCALHOST, taken))?;
        // Once around, so that its turn comes again.
        for _ in 0..SPAN {
            let port = free_port()?;
            assert!(port != taken && (FIRST..FIRST + SPAN as u16).contains(&port), "{port}");
        }
        Ok(())
    }
}
