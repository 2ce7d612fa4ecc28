//! Promise: two files run at once, the longest first; what each says is kept whole, and one that breaks off counts as failed.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xtask::counts::Counts;
use xtask::lanes::files::{self, Tests};
use xtask::lanes::order::{self, Plan};
use xtask::lanes::{complaint, judge, once_more, side_by_side};
use xtask::project::Project;

const GOOD: &str = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
const BAD: &str = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";

/// A program that is a script, with its tests as long as this.
fn script(folder: &Path, name: &str, lines: &str, length: usize) -> Result<Tests> {
    let (program, source) = (folder.join(name), folder.join(format!("{name}.rs")));
    fs::write(&source, " ".repeat(length))?;
    fs::write(&program, format!("#!/bin/sh\n{lines}\n"))?;
    #[cfg(unix)]
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(Tests { name: name.to_owned(), source, package: folder.to_owned(), program })
}

fn folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("lanes-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[test]
#[cfg(unix)]
fn two_run_at_once_and_a_third_when_one_is_free() -> Result<()> {
    let folder = folder("two")?;
    // Each of the two ends only when the other has begun.
    let meets =
        |own: &str, other: &str| format!("touch {own}; for n in $(seq 500); do [ -e {other} ] && echo '{GOOD}' && exit; sleep 0.02; done; exit 1");
    let files = vec![
        script(&folder, "a", &meets("a-began", "b-began"), 0)?,
        script(&folder, "b", &meets("b-began", "a-began"), 0)?,
        script(&folder, "c", &format!("echo \"$CARGO_MANIFEST_DIR $WHAT $@\"; echo '{GOOD}'"), 0)?,
    ];
    let outcomes = side_by_side(files, 2, &folder, &[("WHAT", "dist".into())]);
    let mut counts = Counts::default();
    judge(&outcomes, &folder, &mut counts)?;
    assert_eq!((counts.to_string().as_str(), outcomes.len()), ("9 passed, 0 failed", 3));
    let said = fs::read_to_string(folder.join("c.log"))?;
    assert_eq!(said, format!("{} dist --quiet --test-threads=1\n{GOOD}\n", folder.display()));
    fs::remove_dir_all(folder)?;
    Ok(())
}

#[test]
#[cfg(unix)]
fn a_failed_file_ends_no_other_and_one_that_breaks_off_has_failed() -> Result<()> {
    let folder = folder("failed")?;
    let files = vec![
        script(&folder, "fails", &format!("echo 'noise\n\nfailures:\n\nwhy'; echo '{BAD}'; exit 101"), 0)?,
        script(&folder, "breaks", "echo 'half a'; echo 'complaint' >&2; kill -9 $$", 0)?,
        script(&folder, "silent", "exit 0", 0)?,
        Tests { program: folder.join("nothing"), ..script(&folder, "missing", "", 0)? },
        script(&folder, "lies", &format!("echo '{BAD}'"), 0)?,
        script(&folder, "holds", &format!("echo '{GOOD}'"), 0)?,
    ];
    let outcomes = side_by_side(files, 1, &folder, &[]);
    let mut counts = Counts::default();
    let error = judge(&outcomes, &folder, &mut counts).err().context("nothing failed")?.to_string();
    assert!(error.contains("failed: fails, breaks, silent, missing, lies; "), "{error}");
    assert_eq!(counts, Counts { passed: 7, failed: 5 });
    let said: Vec<&str> = outcomes.iter().map(|outcome| complaint(&outcome.said)).collect();
    assert!(said.first().is_some_and(|said| said.starts_with("why") && said.ends_with("it ended with exit status: 101")), "{said:?}");
    assert!(said.get(1).is_some_and(|said| said.starts_with("half a\ncomplaint\n")), "{said:?}");
    assert!(said.get(3).is_some_and(|said| said.contains("cannot be started")), "{said:?}");
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// What a program of tests says when one of three fails, and which it names at the end.
const ONE_OF_THREE: &str = "failures:\n\n---- a::b stdout ----\nError: why\n\n\nfailures:\n    a::b\n";

#[test]
#[cfg(unix)]
fn what_failed_by_accident_runs_once_more_alone_and_what_fails_twice_has_failed() -> Result<()> {
    let folder = folder("again")?;
    fs::create_dir_all(folder.join("again"))?;
    let once = "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 1.00s";
    let fails = format!("printf '\n{ONE_OF_THREE}\n'; echo '{BAD}'; exit 101");
    let files = vec![
        script(&folder, "accident", &format!("if [ -e began ]; then echo \"$@\"; echo '{once}'; else touch began; {fails}; fi"), 0)?,
        script(&folder, "fault", &fails, 0)?,
        script(&folder, "broken", &format!("if [ -e half ]; then echo \"$@\"; echo '{GOOD}'; else touch half; kill -9 $$; fi"), 0)?,
    ];
    let mut outcomes = side_by_side(files.clone(), 1, &folder, &[]);
    once_more(&mut outcomes, &files, &folder, &[]);
    let mut counts = Counts::default();
    let error = judge(&outcomes, &folder, &mut counts).err().context("nothing failed")?.to_string();
    assert!(error.contains("failed: fault; "), "{error}");
    // Two that held at first and one that held later; two and two again; three at last.
    assert_eq!(counts, Counts { passed: 10, failed: 1 });
    let said = |name: &str| fs::read_to_string(folder.join("again").join(name));
    assert!(said("accident.log")?.starts_with("--quiet --test-threads=1 --exact a::b\n"));
    assert!(said("broken.log")?.starts_with("--quiet --test-threads=1\n"));
    fs::remove_dir_all(&folder)?;
    // Many failures are no accident.
    fs::create_dir_all(folder.join("again"))?;
    let files = ["a", "b", "c", "d"].map(|name| script(&folder, name, &fails, 0)).into_iter().collect::<Result<Vec<_>>>()?;
    let mut outcomes = side_by_side(files.clone(), 1, &folder, &[]);
    once_more(&mut outcomes, &files, &folder, &[]);
    assert_eq!(fs::read_dir(folder.join("again"))?.count(), 0);
    fs::remove_dir_all(folder)?;
    Ok(())
}

#[test]
fn the_longest_comes_first_and_what_must_be_alone_comes_apart() -> Result<()> {
    let folder = folder("order")?;
    let files = ["short", "small-but-slow", "long", "alone"].iter().zip([300, 10, 3000, 9000]);
    let files = files.map(|(name, length)| script(&folder, name, "", length)).collect::<Result<Vec<_>>>()?;
    let plan: Plan = toml::from_str("alone = ['alone']\n[seconds]\nsmall-but-slow = 60\nlong = 50")?;
    let (together, alone) = plan.sort(files);
    let names = |files: &[Tests]| files.iter().map(|tests| tests.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&together), names(&alone)), (["small-but-slow", "long", "short"].map(String::from).to_vec(), vec!["alone".to_owned()]));
    fs::remove_dir_all(folder)?;
    Ok(())
}

#[test]
fn each_file_that_the_list_names_is_there() -> Result<()> {
    let root = Project::find()?.root;
    let plan = Plan::read(&root)?;
    for name in plan.alone.iter().chain(plan.seconds.keys()) {
        assert!(root.join("tests/browser/tests").join(name).with_extension("rs").is_file(), "{} names {name}, which is gone", order::LIST);
    }
    assert!(toml::from_str::<Plan>("alone = []\nsecond = 1").is_err());
    Ok(())
}

#[test]
fn cargo_says_which_programs_hold_tests() {
    let message = |kind: &str, test: bool, reason: &str, program: &str| {
        format!(
            r#"{{"reason":"{reason}","manifest_path":"/p/tests/Cargo.toml","target":{{"kind":["{kind}"],"name":"frame","src_path":"/p/tests/frame.rs"}},"profile":{{"test":{test}}},"executable":{program}}}"#
        )
    };
    let read = |kind, test, reason, program| files::read(&message(kind, test, reason, program)).map(|tests| tests.name);
    let (built, program) = ("compiler-artifact", "\"/p/frame-1\"");
    assert_eq!(read("test", true, built, program).as_deref(), Some("frame"));
    assert_eq!(read("bin", true, built, program).as_deref(), Some("frame-bin"));
    for (test, reason, program) in [(false, built, program), (true, "build-finished", program), (true, built, "null")] {
        assert_eq!(read("test", test, reason, program), None);
    }
    assert_eq!(files::read("   Compiling frame"), None);
}
