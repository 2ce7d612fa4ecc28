//! How fast is the widget beside a page by hand and SurveyJS? `cargo xtask bench` makes the folders and runs this.

mod machine;
mod measure;
mod report;
mod stats;
mod table;
mod weigh;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use xtask::bench::TIMES;

use measure::{Kind, Round, Subject, Subjects};

const USAGE: &str = "Usage: bench SCRATCH_FOLDER ROUNDS QUESTIONS RADIOS (`cargo xtask bench` knows them)";

async fn bench() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [scratch, rounds, questions, radios] = arguments.as_slice() else { anyhow::bail!(USAGE) };
    let number = |text: &str| text.parse::<usize>().context(USAGE);
    let (scratch, rounds, questions, radios) = (PathBuf::from(scratch), number(rounds)?, number(questions)?, number(radios)?);
    let subjects = Subjects {
        ours: Subject::serve(Kind::Ours, browser_tests::dist()?, radios)?,
        by_hand: Subject::serve(Kind::ByHand, scratch.join("by-hand"), radios)?,
        surveyjs: Subject::serve(Kind::SurveyJs, scratch.join("surveyjs"), radios)?,
        larger: [
            Subject::serve(Kind::Ours, scratch.join("larger"), radios * TIMES)?,
            Subject::serve(Kind::ByHand, scratch.join("larger-by-hand"), radios * TIMES)?,
        ],
    };
    let mut done = Vec::new();
    for round in 0..rounds {
        eprintln!("   round {} of {rounds}", round + 1);
        done.push(Round::run(round, &subjects).await.with_context(|| format!("in round {}", round + 1))?);
    }
    let weights = weigh::weigh(&browser_tests::dist()?, &scratch)?;
    println!("{}", report::report(&machine::describe(&subjects.ours).await?, questions, &weights, &done));
    Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
    match bench().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
