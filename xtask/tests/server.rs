//! Does the server keep to its folder, its headers and its list of requests?

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use xtask::server::{Change, PAGE_POLICY, Seen, Server};

/// A folder with a secret beside it; removed when the test ends.
struct Site {
    folder: PathBuf,
    server: Server,
}

impl Site {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("readiness-server-{name}-{}", std::process::id()));
        let root = folder.join("root");
        fs::create_dir_all(root.join("sub"))?;
        fs::write(folder.join("secret.txt"), "secret")?;
        fs::write(root.join("index.html"), "<p>page</p>")?;
        fs::write(root.join("sub/a b.json"), "{}")?;
        fs::write(root.join("app.0123456789abcdef.wasm"), "wasm")?;
        let server = Server::start(root, 0)?;
        Ok(Self { folder, server })
    }

    /// The whole answer, as it came over the line.
    fn ask(&self, line: &str) -> Result<String> {
        self.ask_for(line, "")
    }

    /// The same for a browser that takes these compressed forms.
    fn ask_for(&self, line: &str, takes: &str) -> Result<String> {
        let address = self.server.address();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host)?;
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {takes}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).context("the answer is no text")?;
        Ok(answer)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Left-overs in the temporary folder harm nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn holds(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(answer.contains(part), "no {part:?} in {answer}");
    }
}

#[test]
fn pages_carry_the_strict_policy_and_are_asked_for_again() -> Result<()> {
    let site = Site::new("page")?;
    let answer = site.ask("GET /")?;
    holds(&answer, &["200", "<p>page</p>", "text/html", "Cache-Control: no-cache", "Access-Control-Allow-Origin: *"]);
    holds(&answer, &[&format!("Content-Security-Policy: {PAGE_POLICY}\r\n")]);
    Ok(())
}

#[test]
fn hashed_files_are_kept_for_good() -> Result<()> {
    let site = Site::new("hashed")?;
    let answer = site.ask("GET /app.0123456789abcdef.wasm?x=1")?;
    holds(&answer, &["200", "application/wasm", "immutable"]);
    assert!(!answer.contains("Content-Security-Policy"), "{answer}");
    Ok(())
}

#[test]
fn a_compressed_copy_goes_to_who_takes_it() -> Result<()> {
    let site = Site::new("copies")?;
    let root = site.folder.join("root");
    fs::write(root.join("index.html.br"), "small")?;
    fs::write(root.join("index.html.gz"), "medium")?;
    fs::write(root.join("gone.js.br"), "a copy of nothing")?;
    let kind = "Content-Type: text/html; charset=utf-8\r\n";
    holds(&site.ask_for("GET /", "gzip, deflate, br")?, &["Content-Encoding: br\r\n", kind, "Vary: Accept-Encoding\r\n", "\r\n\r\nsmall"]);
    holds(&site.ask_for("GET /", "gzip;q=1.0, br;q=0")?, &["Content-Encoding: gzip\r\n", kind, "\r\n\r\nmedium"]);
    let plain = site.ask("GET /")?;
    holds(&plain, &["\r\n\r\n<p>page</p>"]);
    assert!(!plain.contains("Content-Encoding"), "{plain}");
    holds(&site.ask_for("GET /gone.js", "br")?, &["404"]);
    site.server.change("/", Change::Content(b"changed".to_vec()));
    let changed = site.ask_for("GET /", "br")?;
    assert!(changed.ends_with("\r\n\r\nchanged") && !changed.contains("Content-Encoding"), "{changed}");
    Ok(())
}

#[test]
fn nothing_leads_out_of_the_folder() -> Result<()> {
    let site = Site::new("traversal")?;
    let ways = ["/../secret.txt", "/%2e%2e/secret.txt", "/sub/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//secret.txt"];
    for way in ways {
        let answer = site.ask(&format!("GET {way}"))?;
        holds(&answer, &["404"]);
        assert!(!answer.contains("secret\n") && !answer.ends_with("secret"), "{way} gives {answer}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(site.folder.join("secret.txt"), site.folder.join("root/link.txt"))?;
        holds(&site.ask("GET /link.txt")?, &["404"]);
    }
    Ok(())
}

#[test]
fn missing_files_stay_missing_and_names_are_decoded() -> Result<()> {
    let site = Site::new("missing")?;
    holds(&site.ask("GET /nothing.js")?, &["404", "text/plain"]);
    holds(&site.ask("GET /sub")?, &["404"]);
    holds(&site.ask("GET /%zz")?, &["404"]);
    holds(&site.ask("GET /sub/a%20b.json")?, &["200", "application/json"]);
    Ok(())
}

#[test]
fn only_get_and_head_are_answered() -> Result<()> {
    let site = Site::new("methods")?;
    let head = site.ask("HEAD /")?;
    holds(&head, &["200", "text/html"]);
    assert!(!head.contains("<p>"), "{head}");
    holds(&site.ask("POST /")?, &["405", "Allow: GET, HEAD"]);
    Ok(())
}

#[test]
fn tests_change_answers_and_read_the_requests() -> Result<()> {
    let site = Site::new("changes")?;
    let policy = "Content-Security-Policy";
    site.server.change("/", Change::Header(policy.to_owned(), "default-src 'self'".to_owned()));
    site.server.change("*.wasm", Change::Status(503));
    site.server.page("/host.html", "<p>host</p>");
    holds(&site.ask("GET /")?, &["Content-Security-Policy: default-src 'self'\r\n"]);
    holds(&site.ask("GET /app.0123456789abcdef.wasm")?, &["503"]);
    holds(&site.ask("GET /host.html?a=b")?, &["200", "<p>host</p>", PAGE_POLICY]);
    let seen = |address: &str| Seen { method: "GET".to_owned(), address: address.to_owned() };
    let all = [seen("/"), seen("/app.0123456789abcdef.wasm"), seen("/host.html?a=b")];
    assert_eq!(site.server.requests(), all);
    site.server.change_nothing();
    site.server.forget_requests();
    holds(&site.ask("GET /")?, &[PAGE_POLICY]);
    assert_eq!(site.server.requests(), [seen("/")]);
    Ok(())
}

#[test]
fn many_connections_that_stay_open_keep_nobody_waiting() -> Result<()> {
    let site = Site::new("connections")?;
    let address = site.server.address();
    let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let visits: Vec<_> = (0..40)
        .map(|_| {
            let host = host.clone();
            std::thread::spawn(move || -> Result<TcpStream> {
                let mut stream = TcpStream::connect(&host)?;
                stream.set_read_timeout(Some(std::time::Duration::from_secs(10)))?;
                // Twice over the same connection, which then stays open.
                for _ in 0..2 {
                    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
                    let mut answer = Vec::new();
                    while !answer.ends_with(b"<p>page</p>") {
                        let mut byte = [0];
                        stream.read_exact(&mut byte).context("no answer in time")?;
                        answer.extend(byte);
                    }
                }
                Ok(stream)
            })
        })
        .collect();
    let mut open = Vec::new();
    for visit in visits {
        open.push(visit.join().map_err(|_| anyhow!("a visit did not end"))??);
    }
    assert_eq!((open.len(), site.server.requests().len()), (40, 80));
    Ok(())
}

#[test]
fn a_browser_that_takes_it_for_its_proxy_gets_the_same_files_under_any_name() -> Result<()> {
    let site = Site::new("proxy")?;
    holds(&site.ask("GET http://intranet.test/")?, &["200", "<p>page</p>"]);
    holds(&site.ask("GET http://intranet.test/sub/a%20b.json?x")?, &["200", "{}"]);
    holds(&site.ask("GET http://intranet.test/../secret.txt")?, &["404"]);
    holds(&site.ask("CONNECT intranet.test:443")?, &["405"]);
    // The list has what was asked for, with the name.
    assert!(site.server.requests().iter().any(|seen| seen.address == "http://intranet.test/"));
    Ok(())
}
