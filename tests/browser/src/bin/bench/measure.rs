//! What is measured in one round? Each page in a browser of its own, one after another, with the processor slowed.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use browser_tests::{Engine, Page};
use serde_json::{Value, json};
use xtask::server::{Change, Server};

use crate::stats::Series;

/// How much slower the pages' own thread runs: a telephone of the middle class beside a desktop.
pub const SLOWED: f64 = 4.0;
/// Answers per page and round, spread over the page from top to bottom.
const ANSWERS: usize = 9;
/// Rounds in which the memory is watched; it hardly varies.
const WATCHED: usize = 3;
/// Answers over which the memory is watched, after as many that let the engine compile what it will.
const MANY: usize = 1000;
/// Answers that a page is asked for at once, so that no question to the browser waits too long.
const BATCH: usize = 100;
/// How long a page may take to show all its questions.
const PATIENCE: Duration = Duration::from_secs(120);

const PROBE: &str = include_str!("probe.js");

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The widget on the stand-alone page, all questions on one screen.
    Ours,
    /// HTML and a few lines of script.
    ByHand,
    /// SurveyJS.
    SurveyJs,
}

/// A page to measure and the server that serves it.
pub struct Subject {
    kind: Kind,
    server: Server,
    radios: usize,
}

/// What one visit of one page took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// Milliseconds from the beginning of the navigation until the first question took an answer.
    pub usable: f64,
    /// Milliseconds until all questions were in the document.
    pub all: f64,
    /// Milliseconds from an answer to the frame that shows it, median over the page.
    pub answer: f64,
    /// By how much the memory grew over a thousand answers, where it was watched.
    pub growth: Option<Growth>,
}

/// What a thousand answers left in memory, in kilobytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// In the scripts' objects.
    pub scripts: f64,
    /// In the program's own memory, which never shrinks.
    pub program: f64,
}

/// What one round measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    pub ours: Visit,
    pub by_hand: Visit,
    pub surveyjs: Visit,
    /// An answer with ten times the questions, in milliseconds: ours, and by hand.
    pub larger: [f64; 2],
    /// Opening the hub and the results with everything answered, in milliseconds.
    pub hub: f64,
    pub results: f64,
}

impl Subject {
    /// Serves a folder. The strict policy of our own page would stop SurveyJS, so all pages do without.
    pub fn serve(kind: Kind, folder: PathBuf, radios: usize) -> Result<Self> {
        let page = std::fs::read_to_string(folder.join("index.html")).with_context(|| format!("{} has no page", folder.display()))?;
        let server = Server::start(folder, 0).context("no port of 127.0.0.1 can be opened")?;
        server.page("/index.html", &page.replace("<readiness-check>", "<readiness-check start=\"all\">"));
        server.page("/empty.html", "<!doctype html><title>Empty</title>");
        server.change("*.html", Change::NoHeader("Content-Security-Policy".to_owned()));
        Ok(Self { kind, server, radios })
    }

    /// A page of the same origin that loads nothing.
    pub fn empty_page(&self) -> String {
        format!("{}empty.html", self.server.address())
    }

    /// A new browser with nothing kept or compiled, at work for this origin already, so that its own start is not measured.
    async fn browser(&self) -> Result<Page> {
        let page = Page::start(Engine::Chromium).await?;
        let name = match self.kind {
            Kind::Ours => "ours",
            Kind::ByHand => "by-hand",
            Kind::SurveyJs => "surveyjs",
        };
        page.open(&self.empty_page()).await?;
        page.before_each_page(&PROBE.replace("\"PAGE\"", &json!(name).to_string()).replace("RADIOS", &self.radios.to_string())).await?;
        page.cdp("Network.enable", json!({})).await?;
        page.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        Ok(page)
    }

    async fn open(&self, page: &Page) -> Result<(f64, f64)> {
        page.open(&self.server.address()).await?;
        let began = Instant::now();
        loop {
            let seen = value(page, "[bench.usable, bench.all]").await?;
            let time = |place: usize| seen.get(place).and_then(Value::as_f64);
            if let Some(times) = time(0).zip(time(1)) {
                return Ok(times);
            }
            if began.elapsed() > PATIENCE {
                bail!("{:?} does not show all its questions: {seen}", self.kind);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// How long the larger page takes to begin is not asked, so it begins at full speed.
    async fn answer_only(&self, round: usize) -> Result<f64> {
        let page = self.browser().await?;
        self.open(&page).await?;
        slow(&page, SLOWED).await?;
        let answer = answers(&page, round).await?;
        page.close().await?;
        Ok(answer)
    }

    async fn visit(&self, round: usize) -> Result<(Visit, Page)> {
        let page = self.browser().await?;
        slow(&page, SLOWED).await?;
        let (usable, all) = self.open(&page).await?;
        let answer = answers(&page, round).await?;
        slow(&page, 1.0).await?;
        Ok((Visit { usable, all, answer, growth: None }, page))
    }
}

/// The pages of a run.
pub struct Subjects {
    pub ours: Subject,
    pub by_hand: Subject,
    pub surveyjs: Subject,
    /// Ours and the page by hand, with ten times the questions.
    pub larger: [Subject; 2],
}

impl Round {
    /// Measures all pages, one after another.
    pub async fn run(round: usize, subjects: &Subjects) -> Result<Self> {
        let (mut ours, page) = subjects.ours.visit(round).await?;
        ours.growth = grown(&page, round).await?;
        let (hub, results) = opened(&page, round).await?;
        page.close().await?;
        let (mut by_hand, page) = subjects.by_hand.visit(round).await?;
        by_hand.growth = grown(&page, round).await?;
        page.close().await?;
        let (surveyjs, page) = subjects.surveyjs.visit(round).await?;
        page.close().await?;
        let mut larger = [0.0; 2];
        for (time, subject) in larger.iter_mut().zip(&subjects.larger) {
            *time = subject.answer_only(round).await.context("with ten times the questions")?;
        }
        Ok(Self { ours, by_hand, surveyjs, larger, hub, results })
    }
}

/// Slows the thread that runs the page's scripts and layout; what the browser compiles beside it keeps its speed.
async fn slow(page: &Page, rate: f64) -> Result<()> {
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await.map(drop)
}

/// The value of an expression, which may be a promise. Not by the driver's own scripts: each of those leaves some kilobytes in the page.
async fn value(page: &Page, expression: &str) -> Result<Value> {
    let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let answer = page.cdp("Runtime.evaluate", wanted).await?;
    if let Some(error) = answer.get("exceptionDetails") {
        bail!("{expression} threw {error}");
    }
    Ok(answer.pointer("/result/value").cloned().unwrap_or(Value::Null))
}

async fn number(page: &Page, expression: &str) -> Result<f64> {
    value(page, expression).await?.as_f64().with_context(|| format!("no number: {expression}"))
}

/// Answers questions from the top of the page to its bottom; the median time of one, in milliseconds.
async fn answers(page: &Page, round: usize) -> Result<f64> {
    let mut times = Series::default();
    for turn in 0..ANSWERS {
        let place = (turn as f64 + 0.5) / ANSWERS as f64;
        times.0.push(number(page, &format!("bench.answer({place}, {})", turn + round)).await?);
    }
    Ok(times.median())
}

/// Answers everything, and in some rounds a thousand times more: what did these leave in memory?
async fn grown(page: &Page, round: usize) -> Result<Option<Growth>> {
    let answer = async |from: usize, until: usize| -> Result<()> {
        for from in (from..until).step_by(BATCH) {
            value(page, &format!("bench.many({from}, {BATCH})")).await?;
        }
        Ok(())
    };
    if round >= WATCHED {
        answer(0, 2 * BATCH).await?;
        return Ok(None);
    }
    answer(0, MANY).await?;
    let before = memory(page).await?;
    answer(MANY, 2 * MANY).await?;
    let after = memory(page).await?;
    Ok(Some(Growth { scripts: after.scripts - before.scripts, program: after.program - before.program }))
}

/// Kilobytes in use after everything unneeded is thrown away.
async fn memory(page: &Page) -> Result<Growth> {
    for _ in 0..2 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
    let heap = heap.get("usedSize").and_then(Value::as_f64).context("the browser does not tell its heap")?;
    let program = number(page, "bench.memory?.buffer.byteLength ?? 0").await?;
    Ok(Growth { scripts: heap / 1000.0, program: program / 1000.0 })
}

/// Opens hub and results three times each, in changing order; the median of each in milliseconds.
async fn opened(page: &Page, round: usize) -> Result<(f64, f64)> {
    slow(page, SLOWED).await?;
    let (mut hub, mut results) = (Series::default(), Series::default());
    for turn in 0..6 {
        let (screen, times) = if (turn + round).is_multiple_of(2) { ("full", &mut hub) } else { ("results", &mut results) };
        times.0.push(number(page, &format!("bench.open('{screen}')")).await?);
    }
    Ok((hub.median(), results.median()))
}
