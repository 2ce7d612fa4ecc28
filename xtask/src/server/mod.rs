//! How is the finished folder served, to a developer and to the browser tests?

mod answer;
mod types;

use std::collections::BTreeMap;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

pub use answer::PAGE_POLICY;

/// A browser opens up to six connections to a host.
const WORKERS: usize = 6;

/// What a test changes about the answers to some addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Sends this header with this value instead of its own.
    Header(String, String),
    /// Leaves this header out.
    NoHeader(String),
    /// Answers with this status, without the file.
    Status(u16),
    /// Answers with this content instead of the file's.
    Content(Vec<u8>),
}

/// One request as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// GET, HEAD and so on.
    pub method: String,
    /// Path and query.
    pub address: String,
}

/// What the workers share.
#[derive(Debug)]
struct Shared {
    root: PathBuf,
    seen: Mutex<Vec<Seen>>,
    changes: Mutex<Vec<(String, Change)>>,
    pages: Mutex<BTreeMap<String, Vec<u8>>>,
}

/// A static server on this machine only; dropping it ends it.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 takes any free one.
    pub fn start(root: PathBuf, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        let http = Arc::new(http);
        let shared = Arc::new(Shared { root: root.canonicalize()?, seen: Mutex::default(), changes: Mutex::default(), pages: Mutex::default() });
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, shared) = (Arc::clone(&http), Arc::clone(&shared));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        answer::answer(&shared, request);
                    }
                })
            })
            .collect();
        Ok(Self { address, shared, http, workers })
    }

    /// The address to open, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The same server under another origin, so that tests can cross it.
    pub fn other_origin(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// All requests so far, in the order they came.
    pub fn requests(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        lock(&self.shared.seen).clear();
    }

    /// Changes the answers for a path such as `/index.html`; with a star in front for all paths that end so (`*.wasm`).
    pub fn change(&self, path: &str, change: Change) {
        lock(&self.shared.changes).push((answer::full(path), change));
    }

    /// Takes all changes back.
    pub fn change_nothing(&self) {
        lock(&self.shared.changes).clear();
    }

    /// Serves a page that is no file, such as a host page that a test writes.
    pub fn page(&self, path: &str, content: &str) {
        lock(&self.shared.pages).insert(answer::full(path), content.as_bytes().to_vec());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has nothing left to end.
            let _ = worker.join();
        }
    }
}

/// A worker that panicked leaves plain data behind, which stays usable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
