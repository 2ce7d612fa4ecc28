//! How is the finished folder served, to a developer and to the browser tests?

mod answer;
mod connection;
mod types;

use std::collections::BTreeMap;
use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

pub use answer::PAGE_POLICY;

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

/// What the connections share.
#[derive(Debug)]
struct Shared {
    root: PathBuf,
    seen: Mutex<Vec<Seen>>,
    changes: Mutex<Vec<(String, Change)>>,
    pages: Mutex<BTreeMap<String, Vec<u8>>>,
    connections: Mutex<BTreeMap<u64, TcpStream>>,
    over: AtomicBool,
}

/// A static server on this machine only; dropping it ends it.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    door: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 takes any free one.
    pub fn start(root: PathBuf, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            root: root.canonicalize()?,
            seen: Mutex::default(),
            changes: Mutex::default(),
            pages: Mutex::default(),
            connections: Mutex::default(),
            over: AtomicBool::new(false),
        });
        let inside = Arc::clone(&shared);
        let door = thread::spawn(move || open_door(&inside, &listener));
        Ok(Self { address, shared, door: Some(door) })
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

/// Takes connections until the server ends. Each has a thread of its own: a browser keeps several open and idle.
fn open_door(shared: &Arc<Shared>, listener: &TcpListener) {
    for (number, stream) in (0..).zip(listener.incoming()) {
        if shared.over.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else { continue };
        lock(&shared.connections).insert(number, handle);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            connection::serve(&shared, stream);
            close(lock(&shared.connections).remove(&number));
        });
    }
}

fn close(connection: Option<TcpStream>) {
    if let Some(connection) = connection {
        // The other side may have closed it already.
        let _ = connection.shutdown(Shutdown::Both);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        // A last visitor wakes the door.
        let _ = TcpStream::connect(self.address);
        if let Some(door) = self.door.take() {
            // A door that panicked has nothing left to end.
            let _ = door.join();
        }
        let open = std::mem::take(&mut *lock(&self.shared.connections));
        open.into_values().for_each(|connection| close(Some(connection)));
    }
}

/// A thread that panicked leaves plain data behind, which stays usable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
