//! How is a file with a password written? A header in plain letters, so that any program can open it, and what is locked beside it.

use serde_json::{Value, json};

/// The name that every such file begins with.
pub const FORMAT: &str = "readiness-check-locked";
/// The version of the format.
pub const VERSION: u64 = 1;
/// How often a password is hashed: what OWASP asks of PBKDF2 with SHA-256.
pub const ITERATIONS: u64 = 600_000;
/// The most that is done for a file: a larger number would hold the browser for many seconds, whoever wrote it.
pub const MOST_ITERATIONS: u64 = 10_000_000;
/// The shortest password that is taken, in characters.
pub const SHORTEST: usize = 8;

const SALT: usize = 16;
const VECTOR: usize = 12;
/// What proves that nothing was changed stands at the end of the data.
const TAG: usize = 16;

/// What such a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// How often the password is hashed.
    pub iterations: u64,
    /// What is hashed with it, as base64.
    pub salt: String,
    /// Where the cipher begins, as base64.
    pub vector: String,
    /// What is locked, as base64.
    pub data: String,
}

/// Why no password can open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A later version of the program wrote it.
    Newer,
    /// It asks for more work than is done for a file.
    Slow,
    /// Something of it is missing, or is not what it should be.
    Damaged,
}

/// Whether a text that was read as JSON calls itself such a file.
pub fn is_locked(document: &Value) -> bool {
    document.get("format").is_some_and(|format| format == FORMAT)
}

/// Reads such a file. Never fails otherwise than with a reason.
pub fn read(text: &str) -> Result<Locked, Fault> {
    let document: Value = serde_json::from_str(text).map_err(|_| Fault::Damaged)?;
    if !is_locked(&document) {
        return Err(Fault::Damaged);
    }
    match document.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(Fault::Newer),
        _ => return Err(Fault::Damaged),
    }
    let part = |of: &str, key: &str| document.get(of)?.get(key)?.as_str();
    let said = [(part("kdf", "name"), "PBKDF2"), (part("kdf", "hash"), "SHA-256"), (part("cipher", "name"), "AES-GCM")];
    if said.iter().any(|(said, known)| *said != Some(*known)) {
        return Err(Fault::Damaged);
    }
    let iterations = document.get("kdf").and_then(|kdf| kdf.get("iterations")).and_then(Value::as_u64).ok_or(Fault::Damaged)?;
    if iterations > MOST_ITERATIONS {
        return Err(Fault::Slow);
    }
    let data = document.get("data").and_then(Value::as_str);
    let sound = |text: Option<&str>, fits: fn(usize) -> bool| text.filter(|text| bytes(text).is_some_and(fits)).map(str::to_owned);
    let salt = sound(part("kdf", "salt"), |n| n == SALT).ok_or(Fault::Damaged)?;
    let vector = sound(part("cipher", "iv"), |n| n == VECTOR).ok_or(Fault::Damaged)?;
    let data = sound(data, |n| n >= TAG).ok_or(Fault::Damaged)?;
    if iterations == 0 { Err(Fault::Damaged) } else { Ok(Locked { iterations, salt, vector, data }) }
}

/// How many bytes a text stands for in base64; none where it is no base64 as it has to be written.
fn bytes(text: &str) -> Option<usize> {
    let core = text.trim_end_matches('=');
    let padding = text.len() - core.len();
    let letters = core.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/'));
    (letters && padding <= 2 && text.len().is_multiple_of(4)).then(|| text.len() / 4 * 3 - padding)
}

impl Locked {
    /// The file.
    pub fn document(&self) -> String {
        json!({
            "format": FORMAT,
            "version": VERSION,
            "kdf": { "name": "PBKDF2", "hash": "SHA-256", "iterations": self.iterations, "salt": self.salt },
            "cipher": { "name": "AES-GCM", "iv": self.vector },
            "data": self.data,
        })
        .to_string()
    }

    /// What opens it, as the loader's part takes it: the numbers and texts of it, parted by dots.
    pub fn parts(&self) -> String {
        [&self.iterations.to_string(), &self.salt, &self.vector, &self.data].map(String::as_str).join(".")
    }

    /// The same the other way round; none where a part is missing.
    pub fn from_parts(parts: &str) -> Option<Locked> {
        let mut parts = parts.split('.');
        let mut next = || parts.next().map(str::to_owned);
        Some(Locked { iterations: next()?.parse().ok()?, salt: next()?, vector: next()?, data: next()? })
    }
}
