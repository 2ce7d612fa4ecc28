//! Which files lie beside themselves in compressed form, so that a static host sends less without compressing anything itself?

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};
use flate2::{Compression, GzBuilder};

use super::folder::Folder;
use super::sizes::brotli;

/// How a compressed copy's name goes on after the file's own name.
pub const ENDINGS: [&str; 2] = ["br", "gz"];
/// What compresses; pictures and archives are small already.
const KINDS: [&str; 9] = ["wasm", "js", "css", "txt", "html", "json", "svg", "ts", "webmanifest"];
/// Below this a copy costs more in names than it saves.
const SMALLEST: usize = 256;

/// Whether a file is a compressed copy of another one.
pub fn is_copy(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(of, ending)| ENDINGS.contains(&ending) && compresses(of))
}

fn compresses(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| KINDS.contains(&ending))
}

/// Adds the copies of all files so far, with as many threads as the machine has cores.
pub fn add(folder: &mut Folder) -> Result<()> {
    let files: Vec<(&str, &[u8])> = folder.iter().filter(|(name, bytes)| compresses(name) && bytes.len() >= SMALLEST).collect();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || -> Result<Vec<(String, Vec<u8>)>> {
        let mut made = Vec::new();
        while let Some((name, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (ending, copy) in ENDINGS.into_iter().zip([brotli(bytes), gzip(bytes)]) {
                let copy = copy.with_context(|| format!("{name} cannot be compressed"))?;
                if copy.len() < bytes.len() {
                    made.push((format!("{name}.{ending}"), copy));
                }
            }
        }
        Ok(made)
    };
    let made = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let ended = workers.into_iter().map(|worker| worker.join().map_err(|_| anyhow!("a thread that compresses ended early"))?);
        ended.collect::<Result<Vec<_>>>()
    })?;
    for (name, copy) in made.into_iter().flatten() {
        folder.add(&name, copy);
    }
    Ok(())
}

/// Gzip at its best. It names no file and no time, so that the same bytes give the same copy.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_what_they_copy_and_are_always_the_same() -> Result<()> {
        let text = "what is said twice is said twice. ".repeat(40);
        let mut folder = Folder::default();
        folder.add("a.js", text.clone().into_bytes());
        folder.add("small.js", b"x".to_vec());
        folder.add("npm/a.tgz", text.clone().into_bytes());
        let mut again = folder.clone();
        add(&mut folder)?;
        add(&mut again)?;
        assert_eq!(folder, again);
        let names: Vec<&str> = folder.iter().map(|(name, _)| name).filter(|name| is_copy(name)).collect();
        assert_eq!(names, ["a.js.br", "a.js.gz"]);
        assert_eq!(folder.len(), 5, "no other file is a copy: not an archive, and not what is too small");
        for (name, bytes) in folder.iter().filter(|(name, _)| is_copy(name)) {
            let mut plain = Vec::new();
            if name.ends_with("br") {
                brotli::BrotliDecompress(&mut &*bytes, &mut plain)?;
            } else {
                flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain)?;
            }
            assert_eq!(plain, text.as_bytes(), "{name}");
        }
        Ok(())
    }
}
