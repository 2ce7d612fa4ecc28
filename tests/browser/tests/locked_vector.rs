//! Promise: a file with a password is what its page in docs says: the lines there open it, and so does a program that shares no code with ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn fixture(name: &str) -> Result<String> {
    let file = project("tests/fixtures/locked").join(name);
    fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
}

fn text<'a>(file: &'a Value, path: &str) -> Result<&'a str> {
    file.pointer(path).and_then(Value::as_str).with_context(|| format!("there is no {path}"))
}

fn bytes(file: &Value, path: &str) -> Result<Vec<u8>> {
    Ok(STANDARD.decode(text(file, path)?)?)
}

/// The key to a file, by the words of the page alone.
fn key(file: &Value, password: &str) -> Result<Key<Aes256Gcm>> {
    let iterations = file["kdf"]["iterations"].as_u64().context("no iterations")?;
    let mut key = Key::<Aes256Gcm>::default();
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(password.as_bytes(), &bytes(file, "/kdf/salt")?, iterations.try_into()?, &mut key);
    Ok(key)
}

/// Opens a file with its key.
fn opened(file: &Value, key: &Key<Aes256Gcm>) -> Result<String> {
    let text = |path| text(file, path);
    let iterations = &file["kdf"]["iterations"];
    let header = format!("readiness-check-locked.1.{}.{}.{iterations}.{}", text("/kdf/name")?, text("/kdf/hash")?, text("/cipher/name")?);
    let (iv, data) = (bytes(file, "/cipher/iv")?, bytes(file, "/data")?);
    ensure!(iv.len() == 12, "the vector has {} bytes", iv.len());
    let payload = Payload { msg: &data, aad: header.as_bytes() };
    let text = Aes256Gcm::new(key).decrypt(Nonce::from_slice(&iv), payload).map_err(|_| anyhow::anyhow!("it does not open"))?;
    Ok(String::from_utf8(text)?)
}

#[test]
fn a_second_program_opens_the_file_and_no_changed_one() -> Result<()> {
    // As Unicode's form NFKC writes what was typed.
    let (file, password) = (serde_json::from_str::<Value>(&fixture("readiness-check-locked.json")?)?, "B\u{e4}ume finden Kork 7");
    let key = key(&file, password)?;
    assert_eq!(opened(&file, &key)?, fixture("opened.json")?);
    // The header is part of what is proven, even for whoever has the key.
    for (path, value) in [("/kdf/iterations", json!(599_999)), ("/cipher/iv", json!("ZGVmZ2hpamtsbW5w"))] {
        let mut other = file.clone();
        *other.pointer_mut(path).context("no such value")? = value;
        ensure!(opened(&other, &key).is_err(), "{path} may be changed");
    }
    Ok(())
}

/// The program on the page: the lines of its only piece of Python.
fn lines() -> Result<String> {
    let page = fs::read_to_string(project("docs/locked-files.md"))?;
    let (_, rest) = page.split_once("```python\n").context("the page has no Python")?;
    let (lines, rest) = rest.split_once("```").context("the Python of the page has no end")?;
    ensure!(!rest.contains("```python"), "the page has more than one piece of Python");
    Ok(lines.to_owned())
}

/// What the program says for a password; none where it fails.
fn by_python(program: &Path, file: &Path, password: &str) -> Result<Option<Vec<u8>>> {
    let run = Command::new("python3").arg(program).arg(file).arg(password).output()?;
    Ok(run.status.success().then_some(run.stdout))
}

#[test]
fn the_lines_on_the_page_open_the_file() -> Result<()> {
    let lines = lines()?;
    ensure!((10..=16).contains(&lines.lines().filter(|line| !line.is_empty()).count()), "these are no 15 lines: {lines}");
    let has = Command::new("python3").args(["-c", "import cryptography"]).output();
    if !has.is_ok_and(|run| run.status.success()) {
        // The second program above opens it in that case.
        eprintln!("python3 with the package cryptography is not here, so the lines are not run");
        return Ok(());
    }
    let program = std::env::temp_dir().join(format!("readiness-open-{}.py", std::process::id()));
    fs::write(&program, lines)?;
    let file = project("tests/fixtures/locked/readiness-check-locked.json");
    let right = by_python(&program, &file, &fixture("password.txt")?)?;
    let wrong = by_python(&program, &file, "another one altogether")?;
    fs::remove_file(&program)?;
    assert_eq!(right.as_deref(), Some(fixture("opened.json")?.as_bytes()), "as it was typed, before any normal form");
    assert_eq!(wrong, None);
    Ok(())
}
