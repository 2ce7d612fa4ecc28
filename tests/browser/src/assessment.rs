//! What does a visitor do from the first question to the last screen, and at the end erase?

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::visit::Visit;

/// Chosen in turn in the quick check; a clause offers them too.
const STATES: [&str; 5] = ["done", "none", "partial", "proven", "unsure"];

/// From the results into every screen that a link leads to, and on from there, until no link is new. Gives the names of all.
/// Links to questions are many of one kind: three of them are enough.
const WALK: &str = "
    const turn = () => new Promise((done) => setTimeout(done, 0));
    const drawn = async () => { await new Promise(requestAnimationFrame); await turn(); };
    const until = async (what, ask) => {
        for (const end = performance.now() + 15000; performance.now() < end; await turn()) { const it = ask(); if (it) return it; }
        throw new Error(`waited in vain until ${what}`);
    };
    const shown = (e) => e.checkVisibility() && !e.closest('[hidden]') && !e.disabled;
    const links = () => [...new Set(all('.screen [data-to]').filter(shown).map((e) => e.dataset.to))];
    const link = (name) => find(`.screen [data-to=\"${CSS.escape(name)}\"]`);
    const heading = () => find('.screen-heading');
    const seen = new Set();
    let questions = 0;
    const walk = async (depth) => {
        for (const name of links()) {
            if (seen.has(name) || (/[:]/.test(name) && ++questions > 3)) continue;
            seen.add(name);
            const from = heading(), marked = link(name);
            if (!marked) continue;
            marked.click();
            if (!await until(`${name} is shown`, () => heading() && heading() !== from ? true : find('.sample-banner') ? 'sample' : !marked.isConnected || root.activeElement !== marked)) continue;
            await drawn();
            if (find('.sample-banner')) { find('.sample-banner button').click(); await drawn(); continue; }
            if (heading() === from) continue;
            if (depth < 3) await walk(depth + 1);
            const back = find('.back button');
            if (!back) throw new Error(`no way back from ${name}`);
            const here = heading();
            back.click();
            await until(`the way back from ${name} is gone`, () => heading() && heading() !== here);
            await drawn();
        }
    };
    window.walked = { seen: [], error: null };
    walk(1).then(() => { window.walked.seen = [...seen]; }, (error) => { window.walked.error = String(error); });";

/// How long the walk may take: it opens more than forty screens, each with its charts, on a machine that may do other things as well.
const WALKING: Duration = Duration::from_secs(180);

/// Which screens the walk must have seen at least, by the names that links carry.
const SCREENS: [&str; 8] = ["explorer", "months", "plan", "documents", "suggestions", "snapshots", "numbers", "learn"];

impl Visit {
    /// A whole assessment on the open page, whose element is ready and at its start: quick check, deeper questions with a note,
    /// results, every screen that they lead to, a kept state, a sample, and at last everything erased. Gives the screens it saw.
    pub async fn whole_assessment(&self) -> Result<Vec<String>> {
        self.check_quickly().await?;
        self.go_deeper().await?;
        self.press_in(".ways", "Results").await?;
        self.until_screen("Results").await?;
        let seen = self.walk().await?;
        for screen in SCREENS {
            ensure!(seen.iter().any(|name| name == screen), "the results do not lead to {screen}: {seen:?}");
        }
        ensure!(seen.len() > 20, "so few links: {seen:?}");
        self.compare_links().await?;
        self.keep_a_state().await?;
        self.look_at_a_sample().await?;
        self.erase_everything().await?;
        Ok(seen)
    }

    /// The walk goes on in the page while this asks how far it is: one script may not take as long.
    async fn walk(&self) -> Result<Vec<String>> {
        self.ask(WALK, Vec::new()).await?;
        let start = Instant::now();
        while start.elapsed() < WALKING {
            let now = self.ask("return [window.walked.seen, window.walked.error]", Vec::new()).await?;
            let (seen, error): (Vec<String>, Option<String>) = serde_json::from_value(now)?;
            if let Some(error) = error {
                bail!("the walk ended: {error}");
            }
            if !seen.is_empty() {
                return Ok(seen);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the walk takes longer than {} s", WALKING.as_secs())
    }

    async fn check_quickly(&self) -> Result<()> {
        self.press("Start the quick check").await?;
        self.until_screen("About you").await?;
        for (field, value) in [("target", "both"), ("has27001", "running"), ("people", "51-250")] {
            self.click(&format!("[data-field='{field}'] input[value='{value}']")).await?;
        }
        self.press_in(".profile > .buttons", "Go to the quick check").await?;
        for n in 1..=20 {
            self.until_screen(&format!("Question {n} of 20")).await?;
            let item = self.ask("return find('fieldset[data-item]').dataset.item", Vec::new()).await?;
            self.choose(item.as_str().context("a question without an id")?, STATES[n % STATES.len()]).await?;
            self.press_in(".quick", if n == 20 { "See what it shows" } else { "Next" }).await?;
        }
        self.until_screen("Results").await
    }

    async fn go_deeper(&self) -> Result<()> {
        self.press("Deepen").await?;
        self.until_screen("All groups").await?;
        self.press_in(".groups + .heading + .groups", "A.5").await?;
        self.until_true("the group's questions are there", "return all('fieldset[data-item]').length > 30").await?;
        self.choose("27001:A.5.1", "partial").await?;
        let row = "[data-item='27001:A.5.1']";
        self.press_in(row, "Note, evidence, owner, date").await?;
        self.element(&format!("{row} textarea")).await?.send_keys("where it stands").await?;
        self.element(&format!("{row} input[type='text']")).await?.send_keys("Asha").await?;
        self.choose("27001:A.5.2", "none").await?;
        self.press("Undo:").await?;
        self.choose("27001:A.5.2", "done").await?;
        let answers = self.export().await?["answers"].clone();
        ensure!(answers["27001:A.5.1"] == json!({ "state": "partial", "note": "where it stands", "owner": "Asha" }), "{answers}");
        self.show("all").await?;
        self.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
        self.choose("42001:A.10.4", "planned").await
    }

    async fn compare_links(&self) -> Result<()> {
        self.ask("find(\".screen [data-to='explorer']\").click()", Vec::new()).await?;
        self.until_true("the explorer is open", "return !!find('.explorer tbody tr')").await?;
        let lists = self.ask("return all('.explorer select').length", Vec::new()).await?.as_u64().unwrap_or(0);
        for n in 0..lists {
            let script = "const list = all('.explorer select')[arguments[0]];
                list.selectedIndex = list.options.length - 1; list.dispatchEvent(new Event('change', { bubbles: true }));";
            self.ask(script, vec![json!(n)]).await?;
        }
        ensure!(lists > 0, "nothing to filter by");
        self.press("Back to: Results").await
    }

    async fn keep_a_state(&self) -> Result<()> {
        self.until_screen("Results").await?;
        self.ask("find(\".screen [data-to='snapshots']\").click()", Vec::new()).await?;
        self.until_true("states can be kept", "return !!find('#snap-name')").await?;
        self.click(".snap-form .primary").await?;
        self.until_true("a state is kept", "return all('.snap-list li').length === 1").await?;
        self.click(".snap-list .row-tools button").await?;
        self.until_true("it is compared", "return !!find('.snap-compared')").await
    }

    async fn look_at_a_sample(&self) -> Result<()> {
        let before = self.export().await?["answers"].clone();
        self.press_in(".ways", "Start").await?;
        self.ask("find(\".screen [data-to='samples']\").click()", Vec::new()).await?;
        self.press_in(".sample-cards", "Open this sample").await?;
        self.until_text(".sample-banner", "You are looking at a sample").await?;
        self.press_in(".ways", "One page").await?;
        self.choose("hls:5.1", "none").await?;
        self.press_in(".sample-banner", "Back to your own answers").await?;
        self.until_true("the sample is left", "return !find('.sample-banner')").await?;
        ensure!(self.export().await?["answers"] == before, "the sample changed what the visitor said");
        Ok(())
    }

    async fn erase_everything(&self) -> Result<()> {
        self.press_in(".foot", "Erase everything").await?;
        self.press_in("[role='alertdialog']", "Erase").await?;
        self.until_screen("How far are you").await?;
        ensure!(self.export().await?["answers"] == Value::Object(Default::default()), "something is left");
        Ok(())
    }
}
