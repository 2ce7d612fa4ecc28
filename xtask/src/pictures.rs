//! How does the README get its pictures? From the finished folder, in a real browser, with a sample organization's answers.

use anyhow::Result;

use crate::project::Project;
use crate::setup::Need;
use crate::{dist, program, setup};

/// Makes `dist/` and takes the pictures of `docs/`.
pub fn pictures(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    dist::make(project)?;
    program::step("take the pictures", "about 1 minute the first time, then 10 seconds", || {
        let mut take = program::cargo(&project.root);
        take.args(["run", "--quiet", "-p", "browser-tests", "--bin", "pictures"]).env("READINESS_DIST", project.dist());
        program::run(&mut take, "the browser")
    })
}
