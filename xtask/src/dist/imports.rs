//! What can the app ask of the browser? The functions that it imports; what is not among them it cannot do.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload};

/// The names under which a browser offers to speak with a server or with another program.
pub const SPEAKS: [&str; 10] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "sendBeacon",
    "EventSource",
    "RTCPeerConnection",
    "Worker",
    "importScripts",
    "BroadcastChannel",
];

/// The names of what a wasm file imports, sorted, each with the module it comes from; the hash that changes with each build is left out.
pub fn names(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.context("this is no wasm")? {
            for import in section.into_imports() {
                let import = import.context("an import of the wasm cannot be read")?;
                names.insert(format!("{} {}", import.module, without_hash(import.name)));
            }
        }
    }
    Ok(names)
}

/// Those of the words above that a text holds, whatever their capitals.
pub fn speaking(text: &str) -> Vec<&'static str> {
    let text = text.to_ascii_lowercase();
    SPEAKS.into_iter().filter(|word| text.contains(&word.to_ascii_lowercase())).collect()
}

/// `__wbg_now_0123456789abcdef` without its end.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((start, end)) if end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit()) => start,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_without_their_hash() -> Result<()> {
        let import = |name: &str| [&[1, b'm', name.len() as u8], name.as_bytes(), &[0, 0]].concat();
        let content = [vec![2], import("__wbg_fetch_0123456789abcdef"), import("memory_of")].concat();
        let file = [b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec(), vec![2, content.len() as u8], content].concat();
        let names = names(&file)?;
        assert_eq!(names.iter().collect::<Vec<_>>(), ["m __wbg_fetch", "m memory_of"]);
        assert_eq!(names.iter().flat_map(|name| speaking(name)).collect::<Vec<_>>(), ["fetch"]);
        assert_eq!(speaking("new webSocket(); self.sharedworker"), ["WebSocket", "Worker"]);
        Ok(())
    }
}
