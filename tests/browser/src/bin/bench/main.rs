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
use measure::{Kind, Round, Subject};

const USAGE: &str = "Usage: bench SCRATCH_FOLDER ROUNDS QUESTIONS RADIOS (`cargo xtask bench` knows them)";

async fn bench() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [scratch, rounds, questions, radios] = arguments.as_slice() else { anyhow::bail!(USAGE) };
    let number = |text: &str| text.parse::<usize>().context(USAGE);
    let (scratch, rounds, questions, radios) = (PathBuf::from(scratch), number(rounds)?, number(questions)?, number(radios)?);
    let subject = |kind, folder, radios| Subject::serve(kind, folder, radios);
    let ours = subject(Kind::Ours, browser_tests::dist()?, radios)?;
    let by_hand = subject(Kind::ByHand, scratch.join("hand-written"), radios)?;
    let surveyjs = subject(Kind::SurveyJs, scratch.join("surveyjs"), radios)?;
    // The larger build asks each question ten times, so it has that many radios.
    let larger = subject(Kind::Ours, scratch.join("many"), radios * measure::TIMES)?;
    let mut done = Vec::new();
    for round in 0..rounds {
        eprintln!("   round {} of {rounds}", round + 1);
        done.push(Round::run(round, &ours, &by_hand, &surveyjs, &larger).await.with_context(|| format!("in round {}", round + 1))?);
    }
    let weights = weigh::weigh(&browser_tests::dist()?, &scratch)?;
    println!("{}", report::report(&machine::describe(&ours).await?, questions, &weights, &done));
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
