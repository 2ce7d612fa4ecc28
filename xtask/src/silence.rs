//! Does the element keep silent? A whole assessment in three browsers with servers that hear every request, and a look at what the program can do.

use anyhow::Result;

use crate::counts::Counts;
use crate::project::Project;
use crate::setup::Need;
use crate::{dist, program, setup};

/// The tests that prove it, with what each does.
const PROOFS: [(&str, &str); 2] = [
    (
        "silence",
        "In Chromium, Firefox and WebKit a visitor goes through a whole assessment, while three servers write down every request: \
         the page's own, one of another origin, and a proxy that stands for all other machines. After the element is ready, none may come.",
    ),
    (
        "imports",
        "The program can do only what it imports from the browser. Nothing on that list, and nothing in the script that serves it, \
         may open a connection, and the list must be the one that was looked at last.",
    ),
];

/// Builds `dist/` and proves that it keeps silent. The last line is `N passed, N failed`.
pub fn verify(project: &Project) -> Result<()> {
    let mut counts = Counts::default();
    let done = prove(project, &mut counts);
    if let Err(error) = &done {
        counts.failed = counts.failed.max(1);
        println!("error: {error:#}");
    } else {
        println!("No request after ready in any of the three browsers, and no way to make one in the program.");
    }
    println!("{counts}");
    if done.is_err() {
        std::process::exit(1);
    }
    Ok(())
}

fn prove(project: &Project, counts: &mut Counts) -> Result<()> {
    setup::ensure(project, &[Need::Build, Need::Test])?;
    dist::make(project)?;
    for (test, says) in PROOFS {
        println!("{says}");
        program::step(test, "about 1 minute", || {
            let mut tests = program::cargo(&project.root);
            tests.args(["test", "--quiet", "-p", "browser-tests", "--test", test, "--", "--test-threads=1", "--nocapture"]);
            tests.env("READINESS_DIST", project.dist());
            counts.run(&mut tests, test)
        })?;
    }
    Ok(())
}
