//! Which commands does the project have?

pub mod bench;
pub mod dist;
pub mod project;
pub mod server;
pub mod setup;
pub mod sizes;

mod bundle;
mod counts;
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

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve             installs what is missing, builds dist/, serves it and prints the address
  test              installs what is missing (browsers too) and runs every check
  test --trunk      proves that `trunk build --release` gives the same folder as `dist`
  test --twice      proves that the same sources in another folder give the same files
  dist              installs what is missing and makes the finished static folder dist/
  dist --into DIR   writes the same files into DIR, which exists already (Trunk's hook)
  sizes             makes dist/ and says whether a part of it is larger than xtask/sizes.toml allows
  sizes --accept    writes the present sizes into xtask/sizes.toml
  verify-silence    proves in three browsers that nothing is sent, and that the program could not
  pictures          takes the README's pictures anew
  bench             measures the widget beside a page by hand and SurveyJS, and prints a table
  bench --rounds N  the same in N rounds";

/// Runs the command that the arguments name. Exit code 2: no such command.
pub fn run(arguments: &[String]) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => Project::find().and_then(|project| serve::serve(&project)),
        ["test"] => Project::find().and_then(|project| test::test(&project)),
        ["test", "--trunk"] => Project::find().and_then(|project| trunk::prove(&project)),
        ["test", "--twice"] => Project::find().and_then(|project| test::twice(&project)),
        ["dist"] => Project::find().and_then(|project| dist::make_and_weigh(&project)),
        ["dist", "--into", folder] => Project::find().and_then(|project| dist::make_into(&project, &PathBuf::from(folder))),
        ["sizes"] => Project::find().and_then(|project| sizes::sizes(&project, false)),
        ["sizes", "--accept"] => Project::find().and_then(|project| sizes::sizes(&project, true)),
        ["verify-silence"] => Project::find().and_then(|project| silence::verify(&project)),
        ["pictures"] => Project::find().and_then(|project| pictures::pictures(&project)),
        ["bench"] => Project::find().and_then(|project| bench::bench(&project, bench::ROUNDS)),
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
