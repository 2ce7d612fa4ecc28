//! How does a screen look? `cargo run -p browser-tests --bin look -- OUT_DIR [options]`

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use browser_tests::{Engine, Looks, Page, serve};
use serde_json::Value;

const USAGE: &str = "\
Usage: look OUT_DIR [options]
  --page PATH        another page of dist/ (or a query or fragment), else the stand-alone page
  --script FILE      an async script to run first, with host, root, find(selector), all(selector); its value is printed
  --width PIXELS     below 600 a telephone; else 1280
  --height PIXELS    else 900
  --dark             the system prefers a dark scheme
  --rtl              the page runs from right to left
  --full             the whole page, not only the window
  --name NAME        the picture's name, else made from the options";

#[derive(Default)]
struct Options {
    out: PathBuf,
    page: String,
    script: Option<PathBuf>,
    looks: Looks,
    full: bool,
    name: Option<String>,
}

fn options() -> Result<Options> {
    let mut arguments = std::env::args().skip(1);
    let mut options = Options::default();
    let out = arguments.next().filter(|first| !first.starts_with("--"));
    options.out = PathBuf::from(out.context(USAGE)?);
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{option} needs a value"));
        match option.as_str() {
            "--page" => options.page = value()?,
            "--script" => options.script = Some(PathBuf::from(value()?)),
            "--width" => options.looks.width = value()?.parse().context("--width takes a number")?,
            "--height" => options.looks.height = value()?.parse().context("--height takes a number")?,
            "--name" => options.name = Some(value()?),
            "--dark" => options.looks.dark = true,
            "--rtl" => options.looks.rtl = true,
            "--full" => options.full = true,
            _ => bail!("{option} is no option\n{USAGE}"),
        }
    }
    Ok(options)
}

fn name(options: &Options) -> String {
    let looks = options.looks;
    let word = |on: bool, word: &'static str| if on { word } else { "" };
    let made = || format!("{}{}{}{}", looks.width, word(looks.dark, "-dark"), word(looks.rtl, "-rtl"), word(options.full, "-full"));
    options.name.clone().unwrap_or_else(made)
}

async fn look(options: &Options) -> Result<()> {
    fs::create_dir_all(&options.out).with_context(|| format!("{} cannot be made", options.out.display()))?;
    let server = serve()?;
    let page = Page::start(Engine::Chromium).await?;
    page.look(options.looks).await?;
    let shown = page.open_ready(&format!("{}{}", server.address(), options.page)).await;
    let picture = options.out.join(format!("{}.png", name(options)));
    let scripted = match (&shown, &options.script) {
        (Ok(()), Some(file)) => {
            let script = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
            page.ask_async(&script, Vec::new()).await
        }
        _ => Ok(Value::Null),
    };
    // The picture is worth most where something failed.
    page.picture(&picture, options.full).await?;
    println!("{}", picture.display());
    for violation in page.violations().await? {
        println!("policy violation: {violation}");
    }
    for error in page.errors().await? {
        println!("error: {error}");
    }
    shown?;
    match scripted? {
        Value::Null => {}
        value => println!("{value:#}"),
    }
    page.close().await
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match options() {
        Ok(options) => look(&options).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
