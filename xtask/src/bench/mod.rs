//! How fast is the widget beside a page written by hand and beside SurveyJS, all three with the same questions?

mod beside;
mod larger;
mod lighthouse;
mod questions;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::Need;
use crate::{dist, npm, program, setup};

/// Rounds where the command does not say how many; odd, so that the median is a value that was measured.
pub const ROUNDS: usize = 9;

/// How many times each question is there in the larger pages.
pub const TIMES: usize = 10;

/// Makes everything that is measured and measures it in one run. The table and Lighthouse's scores are the last things printed.
pub fn bench(project: &Project, rounds: usize) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    let scratch = project.target.join("bench");
    dist::make(project)?;
    program::step("bring SurveyJS and Lighthouse", "about 20 seconds", || install(project, &scratch.join("npm")))?;
    let (own, catalogs) = (project.root.join("catalogs"), scratch.join("catalogs"));
    larger::write(&own, &catalogs, TIMES)?;
    let (questions, states) = (questions::read(&own)?, questions::states(&own)?);
    beside::by_hand(&questions, &states).replace(&scratch.join("by-hand"))?;
    beside::surveyjs(&questions, &states, &scratch.join("npm/node_modules"))?.replace(&scratch.join("surveyjs"))?;
    beside::by_hand(&questions::read(&catalogs)?, &states).replace(&scratch.join("larger-by-hand"))?;
    // A build folder of its own: otherwise each run would build the app twice, and the next `dist` once more.
    let apart = Project { target: scratch.join("build"), ..project.clone() };
    dist::make_asking(&apart, &catalogs, &scratch.join("larger"))?;
    program::step("measure", &format!("about {} minutes", rounds * 3 / 2 + 1), || {
        let mut bench = program::cargo(&project.root);
        bench.args(["run", "--quiet", "-p", "browser-tests", "--bin", "bench", "--"]).arg(&scratch);
        bench.args([rounds.to_string(), questions.len().to_string(), radios(&questions, &states).to_string()]);
        bench.env("READINESS_DIST", project.dist());
        program::run(&mut bench, "the measurement")
    })?;
    lighthouse::print(project, &scratch.join("npm"))
}

/// Lets Lighthouse alone look at the stand-alone page.
pub fn scores(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    dist::make(project)?;
    let packages = project.target.join("bench/npm");
    program::step("bring Lighthouse", "about 20 seconds", || install(project, &packages))?;
    lighthouse::print(project, &packages)
}

/// How many radios a page with all questions has.
fn radios(questions: &[questions::Question], states: &[questions::State]) -> usize {
    questions.iter().map(|question| states.iter().filter(|state| question.offers(state)).count()).sum()
}

/// Installs the pinned packages of `tests/bench` below the build folder, and runs none of their scripts.
fn install(project: &Project, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for name in ["package.json", "package-lock.json"] {
        let source: PathBuf = project.root.join("tests/bench").join(name);
        fs::copy(&source, folder.join(name)).with_context(|| format!("{} cannot be copied", source.display()))?;
    }
    npm::locked(folder)
}
