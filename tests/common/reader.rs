//! How does a test have a file read by a program that knows nothing of the product? Python scripts of `tests/readers/`, and LibreOffice.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs};

use serde_json::Value;

/// The project's root, from whichever of its packages asks.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().find(|folder| folder.join("xtask/readers.txt").is_file()).unwrap_or(package).to_owned()
}

fn missing(what: &str) -> String {
    format!("{what} is missing; `cargo xtask test` installs it")
}

/// The Python that has the packages of `xtask/readers.txt`: `READINESS_PYTHON`, else the project's own.
pub fn python() -> Result<PathBuf, String> {
    let ours = || {
        let target = root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        target.join("tools/readers").join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
    };
    let python = env::var_os("READINESS_PYTHON").map_or_else(ours, PathBuf::from);
    if python.is_file() { Ok(python) } else { Err(missing(&python.display().to_string())) }
}

/// What a script of `tests/readers/` says of files: the JSON that it prints. An error is what it complains about.
pub fn read(script: &str, files: &[&Path]) -> Result<Value, String> {
    let script = root().join("tests/readers").join(script);
    // Apart from what the developer's own Python brings along, and in one encoding everywhere.
    let mut command = Command::new(python()?);
    command.args(["-I", "-X", "utf8"]).arg(&script).args(files);
    let output = command.output().map_err(|error| format!("{}: {error}", script.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{}: {said}", script.display()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{} prints no JSON: {error}\n{said}", script.display()))
}

/// How LibreOffice takes a table as text: commas, quotation marks, UTF-8. It believes no mark of the encoding.
const CSV: &str = "44,34,76,1";

/// The same content as LibreOffice writes it in another format (`csv`, `xlsx`, `pdf`), in a folder that is there.
pub fn converted(file: &Path, format: &str, folder: &Path) -> Result<PathBuf, String> {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let name = format!("readiness-office-{}-{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed));
    // Two at once with one profile would wait for each other, or give up.
    let profile = env::temp_dir().join(name);
    let made = folder.join(file.file_name().unwrap_or_default()).with_extension(format);
    // It ends well although it wrote nothing, so only a new file is a proof.
    if made.exists() {
        return Err(format!("{} is there already", made.display()));
    }
    let mut office = Command::new(env::var_os("READINESS_SOFFICE").unwrap_or_else(|| "soffice".into()));
    office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    let filter = if format == "csv" { format!("csv:Text - txt - csv (StarCalc):{CSV}") } else { format.to_owned() };
    if file.extension().is_some_and(|extension| extension == "csv") {
        office.arg(format!("--infilter=CSV:{CSV}"));
    }
    office.args(["--headless", "--convert-to", &filter, "--outdir"]).arg(folder).arg(file);
    let output = office.output().map_err(|_| missing("LibreOffice"));
    let _ = fs::remove_dir_all(&profile);
    let said = output.map(|output| [output.stdout, output.stderr].concat())?;
    if made.is_file() { Ok(made) } else { Err(format!("LibreOffice makes no {}: {}", made.display(), String::from_utf8_lossy(&said))) }
}
