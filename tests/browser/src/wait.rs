//! How does a test wait? It asks again and again until the answer is there, never for a fixed time.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long a test waits before it calls something missing.
pub const PATIENCE: Duration = Duration::from_secs(15);
const BETWEEN: Duration = Duration::from_millis(20);

/// Asks until there is an answer. An error ends the waiting at once.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if start.elapsed() > PATIENCE {
            bail!("waited {} s in vain until {what}", PATIENCE.as_secs());
        }
        tokio::time::sleep(BETWEEN).await;
    }
}
