//! How do the browser tests run in two lanes? Each file waits for its browsers now and then, and another one uses that time.

pub mod files;
pub mod order;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

use crate::axe;
use crate::bundle;
use crate::counts::Counts;
use crate::project::Project;
use files::{Outcome, Tests};
use order::Plan;

/// So many files at most run a second time: where more fail, it was no accident.
const AGAIN: usize = 3;

/// How many files run at once; `READINESS_LANES` names another number.
const LANES: usize = 2;

/// Builds the browser tests and runs all their files, or those that are named. A file that fails ends no other; what failed in a few runs
/// once more by itself. The first failure is shown again at the end, and what each file said stays in a folder of the target.
pub fn run(project: &Project, only: &[&str], counts: &mut Counts) -> Result<()> {
    let mut all = files::build(&project.root, "browser-tests")?;
    if let Some(stranger) = only.iter().find(|name| !all.iter().any(|tests| tests.name == **name)) {
        bail!("there is no file {stranger} of browser tests");
    }
    all.retain(|tests| only.is_empty() || only.contains(&tests.name.as_str()));
    let (together, alone) = Plan::read(&project.root)?.sort(all);
    let folder = project.target.join("browser-tests");
    fs::create_dir_all(folder.join("again")).with_context(|| format!("{} cannot be made", folder.display()))?;
    axe::ensure(project)?;
    let (dist, site, rules) = (project.dist(), bundle::site(project), axe::script(project));
    let variables = [("READINESS_DIST", dist), ("READINESS_BUNDLED", site), ("READINESS_AXE", rules)];
    let start = Instant::now();
    let files: Vec<Tests> = together.iter().chain(&alone).cloned().collect();
    let mut outcomes = side_by_side(together, lanes(), &folder, &variables);
    outcomes.extend(side_by_side(alone, 1, &folder, &variables));
    once_more(&mut outcomes, &files, &folder, &variables);
    let sum: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    println!("   {} files, {sum:.0} s of tests in {:.0} s", outcomes.len(), start.elapsed().as_secs_f64());
    judge(&outcomes, &folder, counts)
}

fn lanes() -> usize {
    let named = env::var("READINESS_LANES").ok().and_then(|number| number.parse::<NonZeroUsize>().ok());
    named.map_or(LANES, NonZeroUsize::get)
}

/// Runs them in this many lanes, each lane taking the next file when it is free; what came of them is in the order in which they ended.
pub fn side_by_side(files: Vec<Tests>, lanes: usize, folder: &Path, variables: &[(&str, PathBuf)]) -> Vec<Outcome> {
    let queue = Mutex::new(files.into_iter());
    let outcomes = Mutex::new(Vec::new());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..lanes {
            scope.spawn(|| {
                while let Some(tests) = next() {
                    let outcome = files::run(&tests, &[], folder, variables);
                    let mut done = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
                    show(&outcome);
                    done.push(outcome);
                }
            });
        }
    });
    outcomes.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the tests that failed a second time, with nothing beside them. On a busy machine browsers and their drivers have accidents of
/// their own; what fails by its own fault fails twice. What holds only now is called unsteady, so that nobody overlooks it.
pub fn once_more(outcomes: &mut [Outcome], files: &[Tests], folder: &Path, variables: &[(&str, PathBuf)]) {
    if outcomes.iter().filter(|outcome| !outcome.held).count() > AGAIN {
        return;
    }
    for outcome in outcomes.iter_mut().filter(|outcome| !outcome.held) {
        let Some(tests) = files.iter().find(|tests| tests.name == outcome.name) else { continue };
        let names = files::failed(&outcome.said);
        let mut second = files::run(tests, &names, &folder.join("again"), variables);
        if !names.is_empty() {
            second.counts.passed += outcome.counts.passed;
        }
        second.seconds += outcome.seconds;
        if second.held {
            println!("== unsteady: {} held only when it ran again: {}", second.name, names.join(", "));
        }
        show(&second);
        *outcome = second;
    }
}

/// Shows what one file said, in one piece.
fn show(outcome: &Outcome) {
    let verdict = if outcome.held { "held" } else { "FAILED" };
    println!("-- {} {verdict}: {}, {:.1} s\n{}", outcome.name, outcome.counts, outcome.seconds, outcome.said.trim());
}

/// Adds everything up; an error names the files that failed, after the first of them was shown again.
pub fn judge(outcomes: &[Outcome], folder: &Path, counts: &mut Counts) -> Result<()> {
    for outcome in outcomes {
        counts.passed += outcome.counts.passed;
        counts.failed += outcome.counts.failed;
    }
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.held).collect();
    let Some(first) = failed.first() else { return Ok(()) };
    println!("== the first failure: {}\n{}", first.name, complaint(&first.said));
    let names: Vec<&str> = failed.iter().map(|outcome| outcome.name.as_str()).collect();
    bail!("these files of browser tests failed: {}; what each said is in {}", names.join(", "), folder.display())
}

/// What a failed program says of its failures, without what went before; all of it where it did not come that far.
pub fn complaint(said: &str) -> &str {
    said.split_once("\nfailures:\n").map_or(said, |(_, failures)| failures).trim()
}
