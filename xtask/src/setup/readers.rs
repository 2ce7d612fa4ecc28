//! With which programs that know nothing of the product do tests open what it exports?

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::tools::{named, tools_folder};
use crate::program;
use crate::project::Project;

/// The packages that pip brings, each with its version and the sums of its files.
pub const LIST: &str = "xtask/readers.txt";

/// The module that makes LibreOffice open tables. It lies beside the program, and LibreOffice comes without it too.
const TABLES: &str = "libsclo.so";

/// The Python that has the packages of `xtask/readers.txt`; `READINESS_PYTHON` names another one, which answers for its packages itself.
pub fn python(project: &Project) -> Option<PathBuf> {
    named("READINESS_PYTHON").or_else(|| Some(ours(&folder(project))).filter(|python| has_all(project, python)))
}

/// The LibreOffice that opens tables without a screen; `READINESS_SOFFICE` names another one.
pub fn soffice() -> Option<PathBuf> {
    named("READINESS_SOFFICE").or_else(|| program::on_path("soffice").filter(|path| opens_tables(path)))
}

/// Makes our own Python, apart from the machine's, and brings the packages into it.
pub fn install(project: &Project) -> Result<()> {
    let folder = folder(project);
    let mut make = Command::new("python3");
    // Without pip, because Debian's Python cannot put it in; the machine's own does the work. What a broken run left behind goes.
    program::run(make.args(["-m", "venv", "--clear", "--without-pip"]).arg(&folder), "python3 -m venv")?;
    let mut pip = Command::new("python3");
    pip.current_dir(&project.root).args(["-m", "pip", "--python"]).arg(ours(&folder)).args(["install", "--quiet"]);
    pip.args(["--disable-pip-version-check", "--root-user-action=ignore"]);
    // Nothing that is not named with its sum comes in, and nothing is run while it does.
    pip.args(["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", LIST]);
    program::run(&mut pip, "pip install")
}

/// The command that does the same by hand, from the project's root.
pub fn by_hand() -> String {
    let folder = "target/tools/readers";
    let python = ours(Path::new(folder));
    format!("`python3 -m venv --without-pip {folder} && python3 -m pip --python {} install --no-deps --require-hashes -r {LIST}`", python.display())
}

fn folder(project: &Project) -> PathBuf {
    tools_folder(project).join("readers")
}

fn ours(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Whether each package of the list is there in its version; a list that has changed is installed anew.
fn has_all(project: &Project, python: &Path) -> bool {
    let Ok(list) = std::fs::read_to_string(project.root.join(LIST)) else { return false };
    let wanted = packages(&list);
    let ask = "import sys; from importlib.metadata import version; print(*(f'{name}=={version(name)}' for name in sys.argv[1:]))";
    let names = wanted.iter().filter_map(|package| package.split_once("==")).map(|(name, _)| name);
    let there = program::answer(Command::new(python).args(["-c", ask]).args(names));
    !wanted.is_empty() && there.is_some_and(|there| there == wanted.join(" "))
}

/// What the list names, such as `openpyxl==3.1.5`.
fn packages(list: &str) -> Vec<&str> {
    list.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphanumeric())).filter_map(|line| line.split(' ').next()).collect()
}

fn opens_tables(soffice: &Path) -> bool {
    let beside = soffice.canonicalize().ok().and_then(|path| Some(path.parent()?.join(TABLES)));
    // Only where it is known how the module's file is called is there something to look for.
    !cfg!(target_os = "linux") || beside.is_some_and(|module| module.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_package_of_the_list_has_a_version_and_a_sum() -> Result<()> {
        let list = std::fs::read_to_string(Project::find()?.root.join(LIST))?;
        let named = packages(&list);
        for reader in ["openpyxl==", "icalendar==", "jsonschema==", "cryptography=="] {
            assert!(named.iter().any(|package| package.starts_with(reader)), "{reader}");
        }
        let is_sum = |line: &str| line.strip_prefix("    --hash=sha256:").is_some_and(|sum| sum.trim_end_matches(" \\").len() == 64);
        let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
        let told = lines.iter().filter(|line| !is_sum(line)).count();
        assert_eq!(told, named.len(), "a line is neither a package nor a sum");
        let first_sums =
            lines.windows(2).filter(|pair| matches!(pair, [package, sum] if package.ends_with(" \\") && !is_sum(package) && is_sum(sum)));
        assert_eq!(first_sums.count(), named.len(), "a package has no sum");
        assert_eq!(packages("# b==2\na-1==1.0 \\\n    --hash=sha256:0\n"), ["a-1==1.0"]);
        Ok(())
    }

    #[test]
    fn a_python_without_the_packages_is_not_taken() -> Result<()> {
        let project = Project::find()?;
        assert!(!has_all(&project, Path::new("no-such-python")));
        let empty = Project { root: std::env::temp_dir(), target: std::env::temp_dir() };
        assert!(!has_all(&empty, Path::new("python3")), "a project without a list has no reader");
        Ok(())
    }
}
