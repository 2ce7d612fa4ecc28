//! Which commands does the project have?

pub mod axe;
pub mod bench;
pub mod counts;
pub mod coverage;
pub mod dist;
pub mod faults;
pub mod lanes;
pub mod project;
pub mod server;
pub mod setup;
pub mod sizes;

mod aside;
mod bundle;
mod npm;
mod pictures;
mod program;
mod reproduce;
mod serve;
mod silence;
mod test;
mod trunk;

use std::path::PathBuf;
use std::process::ExitCode;

use project::Project;
use test::Extent;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve             installs what is missing, builds dist/, serves it and prints the address
  test              installs what is missing (browsers too) and runs every check
  test --all        the same and what --trunk proves
  test --tools      installs what --trunk needs
  test --trunk      proves that `trunk build --release` gives the same folder as `dist`
  test --twice      proves that the same sources in another folder give the same files
  test --browsers F makes dist/ and runs these files of browser tests, all without F, in two lanes
  dist              installs what is missing and makes the finished static folder dist/
  dist --into DIR   writes the same files into DIR, which exists already (Trunk's hook)
  sizes             makes dist/ and says whether a part of it is larger than xtask/sizes.toml allows
  sizes --accept    writes the present sizes into xtask/sizes.toml
  verify-silence    proves in three browsers that nothing is sent, and that the program could not
  faults            provokes every fault of storage, tabs and input in three browsers, and prints a table
  faults --write    the same, and puts the table into docs/faults.md
  coverage          counts the words that each language has and lacks
  pictures          takes the README's pictures anew
  bench             measures the widget beside a page by hand and SurveyJS, and prints a table and Lighthouse's scores
  bench --rounds N  the same in N rounds
  bench --lighthouse prints Lighthouse's scores alone";

/// Runs the command that the arguments name. Exit code 2: no such command.
pub fn run(arguments: &[String]) -> ExitCode {
    program::itself();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => Project::find().and_then(|project| serve::serve(&project)),
        ["test"] => Project::find().and_then(|project| test::test(&project, Extent::Usual)),
        ["test", "--all"] => Project::find().and_then(|project| test::test(&project, Extent::All)),
        ["test", "--tools"] => Project::find().and_then(|project| test::tools(&project)),
        ["test", "--trunk"] => Project::find().and_then(|project| trunk::prove(&project)),
        ["test", "--twice"] => Project::find().and_then(|project| test::twice(&project)),
        ["test", "--browsers", only @ ..] => Project::find().and_then(|project| test::browsers(&project, only)),
        ["dist"] => Project::find().and_then(|project| dist::make_and_weigh(&project)),
        ["dist", "--into", folder] => Project::find().and_then(|project| dist::make_into(&project, &PathBuf::from(folder))),
        ["sizes"] => Project::find().and_then(|project| sizes::sizes(&project, false)),
        ["sizes", "--accept"] => Project::find().and_then(|project| sizes::sizes(&project, true)),
        ["verify-silence"] => Project::find().and_then(|project| silence::verify(&project)),
        ["faults"] => Project::find().and_then(|project| faults::faults(&project, false)),
        ["faults", "--write"] => Project::find().and_then(|project| faults::faults(&project, true)),
        ["coverage"] => Project::find().and_then(|project| coverage::print(&project)),
        ["pictures"] => Project::find().and_then(|project| pictures::pictures(&project)),
        ["bench"] => Project::find().and_then(|project| bench::bench(&project, bench::ROUNDS)),
        ["bench", "--lighthouse"] => Project::find().and_then(|project| bench::scores(&project)),
        ["bench", "--rounds", rounds] if rounds.parse().is_ok_and(|rounds: usize| rounds > 0) => {
            Project::find().and_then(|project| bench::bench(&project, rounds.parse().unwrap_or(bench::ROUNDS)))
        }
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
