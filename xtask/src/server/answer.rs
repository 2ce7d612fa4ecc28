//! What does the server answer to one request?

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::types::{is_hashed, media_type};
use super::{Change, Seen, Shared, lock};

/// The strictest policy that the stand-alone page lives under.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types readiness-offline";

/// The pages of the folder that show frames of the same folder.
const WITH_FRAMES: [&str; 2] = ["/generator.html", "/examples/iframe.html"];

fn policy(path: &str) -> String {
    if WITH_FRAMES.contains(&path) { format!("{PAGE_POLICY}; frame-src 'self'") } else { PAGE_POLICY.to_owned() }
}

/// What goes back for one request.
pub struct Reply {
    /// The status, such as 200.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The file.
    pub content: Vec<u8>,
}

impl Reply {
    fn plain(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, content: text.as_bytes().to_vec() }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.unset(name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn unset(&mut self, name: &str) {
        self.headers.retain(|(old, _)| !old.eq_ignore_ascii_case(name));
    }
}

/// The compressed forms that a browser takes, the smallest first, as `Accept-Encoding` names them, and the ending of such a copy.
const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Answers one request and writes it into the list; `accepts` is its `Accept-Encoding`.
pub fn answer(shared: &Shared, method: &str, address: &str, accepts: &str) -> Reply {
    lock(&shared.seen).push(Seen { method: method.to_owned(), address: address.to_owned() });
    let raw = own_path(address).split(['?', '#']).next().unwrap_or_default();
    let path = decoded(raw).map(|path| full(&path));
    let mut reply = match method {
        "GET" | "HEAD" => path.as_deref().map_or_else(not_found, |path| file(shared, path, accepts)),
        _ => {
            let mut reply = Reply::plain(405, "Only GET and HEAD are answered here.\n");
            reply.set("Allow", "GET, HEAD");
            reply
        }
    };
    reply.set("Access-Control-Allow-Origin", "*");
    reply.set("X-Content-Type-Options", "nosniff");
    change(shared, path.as_deref().unwrap_or(raw), &mut reply);
    reply
}

/// What a browser asks of its proxy names the other machine first; this server answers in the place of any.
fn own_path(address: &str) -> &str {
    address.strip_prefix("http://").and_then(|rest| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or(address)
}

/// A folder's address stands for its page.
pub fn full(path: &str) -> String {
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn not_found() -> Reply {
    Reply::plain(404, "Not found.\n")
}

fn file(shared: &Shared, path: &str, accepts: &str) -> Reply {
    let page = lock(&shared.pages).get(path).cloned();
    // A page that a test wrote has no copy.
    let copy = if page.is_none() { compressed(shared, path, accepts) } else { None };
    let (encoding, content) = copy.map_or((None, None), |(encoding, content)| (Some(encoding), Some(content)));
    let Some(content) = page.or(content).or_else(|| read(&shared.root, path)) else {
        return not_found();
    };
    let kind = media_type(path);
    let mut reply = Reply { status: 200, headers: Vec::new(), content };
    reply.set("Content-Type", kind);
    reply.set("Vary", "Accept-Encoding");
    if let Some(encoding) = encoding {
        reply.set("Content-Encoding", encoding);
    }
    reply.set("Cache-Control", if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" });
    if kind.starts_with("text/html") {
        reply.set("Content-Security-Policy", &policy(path));
    }
    reply
}

/// The copy beside a file in the best form that the browser takes.
fn compressed(shared: &Shared, path: &str, accepts: &str) -> Option<(&'static str, Vec<u8>)> {
    let takes = |encoding: &str| {
        let mut named = accepts.split(',').map(|word| word.trim().split(';').map(str::trim));
        named.any(|mut word| word.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding)) && word.all(|weight| weight != "q=0"))
    };
    // A copy without its file is an old one.
    let copy = |(encoding, ending): &(&'static str, &str)| Some((*encoding, read(&shared.root, &format!("{path}.{ending}"))?));
    ENCODINGS.iter().filter(|(encoding, _)| takes(encoding)).find_map(copy).filter(|_| read(&shared.root, path).is_some())
}

/// Reads a file below the root, and nothing else: neither `..` nor a link leads out.
fn read(root: &Path, path: &str) -> Option<Vec<u8>> {
    let relative = PathBuf::from(path.strip_prefix('/')?);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let full = root.join(relative).canonicalize().ok()?;
    if !full.starts_with(root) || !full.is_file() {
        return None;
    }
    fs::read(full).ok()
}

/// The path with `%41` and the like read; nothing where that is no proper text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut plain = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            plain.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            plain.push(byte);
        }
    }
    String::from_utf8(plain).ok().filter(|text| !text.contains(['\\', '\0']))
}

fn change(shared: &Shared, path: &str, reply: &mut Reply) {
    for (pattern, change) in lock(&shared.changes).iter() {
        let hit = match pattern.strip_prefix('*') {
            Some(ending) => path.ends_with(ending),
            None => path == pattern,
        };
        match change {
            _ if !hit => {}
            Change::Header(name, value) => reply.set(name, value),
            Change::NoHeader(name) => reply.unset(name),
            Change::Content(content) => {
                reply.content.clone_from(content);
                reply.unset("Content-Encoding");
            }
            Change::Status(status) => {
                reply.status = *status;
                reply.unset("Content-Encoding");
                reply.content.clear();
            }
        }
    }
}
