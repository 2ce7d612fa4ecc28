//! Which type has a file, and may a browser keep it for good?

/// The type that the file's ending stands for.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("ts") => "text/plain; charset=utf-8",
        Some("tgz") => "application/gzip",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// A name with a hash in it (`app.0123456789abcdef.js`) never changes its content.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.rsplit('.');
    let (_, hash) = (parts.next(), parts.next());
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())) && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("/sub/words-en.0123456789abcdef.txt"));
        assert!(!is_hashed("/readiness-check.js"));
        assert!(!is_hashed("/0123456789abcdef.js"));
        assert!(!is_hashed("/app.0123456789abcdeX.js"));
    }
}
