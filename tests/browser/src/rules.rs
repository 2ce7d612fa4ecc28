//! What do axe-core's rules and the measures of targets find in an open page?

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::project::Project;

use crate::engine::Engine;
use crate::page::Page;
use crate::walk::{Mode, Walk, Which};

/// What is asked of every screen: WCAG 2.2 at A and AA with what came before it, and what axe-core calls good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Runs the rules and gives each element that breaks one as `rule: target: why`. Frames are other pages, with walks of their own.
const RUN: &str =
    "const found = await axe.run(document, { runOnly: { type: 'tag', values: arguments_[0] }, resultTypes: ['violations'], iframes: false });
    const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(' ')}: ${why(node)}`));";

/// Targets below 24 by 24 pixels (2.5.8), and a page that must be scrolled sideways (1.4.10). The label of a radio or a box belongs to
/// it; a link within a sentence is an exception of the rule.
const MEASURE: &str = "
    const every = root && host.checkVisibility() ? [...document.querySelectorAll('*'), ...all('*')] : [...document.querySelectorAll('*')];
    // What a box says on a page of twice the size differs among engines.
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.cssText = 'position: absolute; inline-size: 100px';
    const scale = probe.getBoundingClientRect().width / 100;
    probe.remove();
    const name = (e) => `${e.localName}.${e.getAttribute('class') ?? ''} ${(e.ariaLabel || e.textContent).trim().slice(0, 30)}`;
    const wordy = (e) => getComputedStyle(e).display.startsWith('inline') && e.matches('a, .link')
        && [...e.parentElement.childNodes].some((n) => n !== e && n.textContent.trim() && (n.nodeType === 3 || getComputedStyle(n).display.startsWith('inline')));
    const area = (e) => {
        const boxes = [e, ...(e.labels ?? [])].map((part) => part.getBoundingClientRect()).filter((box) => box.width);
        const side = (from, to) => Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
        return [side('left', 'right') / scale, side('top', 'bottom') / scale];
    };
    const targets = every.filter((e) => e.matches('a[href], button, input, select, textarea, summary, [role=button], [tabindex=\"0\"]')
        && e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.closest('[inert]'));
    const found = [];
    for (const target of targets) {
        const [width, height] = area(target);
        if ((width < 23.9 || height < 23.9) && !wordy(target)) found.push(`target: ${name(target)}: ${width.toFixed(1)} by ${height.toFixed(1)}`);
    }
    const page = document.scrollingElement;
    if (page.scrollWidth > page.clientWidth + 1) {
        const out = every.filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table')).slice(0, 3);
        found.push(`sideways: ${page.scrollWidth} in ${page.clientWidth}: ${out.map(name).join(' | ')}`);
    }
    return found;";

/// Spacing of text as a visitor may want it (1.4.12), inside the element as well.
const SPACED: &str = "
    // Texts of pictures have fixed places and keep their width.
    const texts = all('svg text'), width = new Map(texts.map((text) => [text, text.getBoundingClientRect().width])), sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
    for (const part of [document, root].filter(Boolean)) part.adoptedStyleSheets = [...part.adoptedStyleSheets, sheet];
    await new Promise(requestAnimationFrame);
    const every = [...document.querySelectorAll('body *'), ...all('*')].filter((e) => e.checkVisibility());
    const name = (e) => `${e.localName}.${e.getAttribute('class') ?? ''} ${e.textContent.trim().slice(0, 40)}`;
    const found = [];
    for (const e of every) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(e), box = e.getBoundingClientRect();
        // What is hidden from sight on purpose, and fields, whose text moves with the cursor.
        if (box.width <= 2 || !e.clientHeight || clipPath !== 'none' || e.matches('svg *, input, textarea, select, progress')) continue;
        const cut = (way) => ['hidden', 'clip'].includes(way);
        if ((cut(overflowX) && e.scrollWidth > e.clientWidth + 1) || (cut(overflowY) && e.scrollHeight > e.clientHeight + 1)) found.push(`cut: ${name(e)}`);
    }
    for (const text of texts) if (Math.abs(text.getBoundingClientRect().width - width.get(text)) > 1) found.push(`cut: ${name(text)}`);
    const page = document.scrollingElement;
    if (page.scrollWidth > page.clientWidth + 1) found.push(`sideways: ${page.scrollWidth} in ${page.clientWidth}`);
    for (const part of [document, root].filter(Boolean)) part.adoptedStyleSheets = [...part.adoptedStyleSheets].filter((other) => other !== sheet);
    return found;";

/// Pictures without a finding that is also their name, a sentence, or a table of their figures.
const TOLD: &str = "
    const text = (e) => e?.textContent.trim() ?? '';
    return all('figure').filter((figure) => figure.checkVisibility()).flatMap((figure) => {
        const [finding, sentence] = figure.querySelectorAll('figcaption > p'), picture = figure.querySelector('svg'), name = text(finding);
        const folded = figure.querySelector('details.as-table'), table = folded?.querySelector('table') ?? (folded ? null : figure.closest('.part, .main')?.querySelector('table'));
        const wrong = [
            !name && 'no finding',
            (picture?.getAttribute('role') !== 'img' || !text({ textContent: picture.getAttribute('aria-label') ?? '' })) && 'a picture without a name',
            text(sentence).split(' ').length < 4 && 'no sentence',
            folded && !text(folded.querySelector('summary')) && 'no way to its table',
            (folded ? folded.open : true) && !table && 'no table',
            table && (!text(table.caption) || !table.querySelector('thead th[scope=col]') || !table.querySelector('tbody th[scope=row]')) && 'a table without caption or heads',
            table && table.querySelectorAll('tbody tr').length === 0 && 'an empty table',
        ];
        return wrong.filter(Boolean).map((what) => `figure: ${name.slice(0, 60)}: ${what}`);
    });";

/// axe-core as `tests/axe` locks it: `READINESS_AXE`, else where `cargo xtask test` puts it.
pub fn axe() -> Result<String> {
    let file = match std::env::var_os("READINESS_AXE") {
        Some(file) => PathBuf::from(file),
        None => {
            let project = Project::find()?;
            xtask::axe::ensure(&project)?;
            xtask::axe::script(&project)
        }
    };
    fs::read_to_string(&file).with_context(|| format!("{} cannot be read; `cargo xtask test` installs it", file.display()))
}

impl Page {
    /// What the rules find, a line for each element. `axe` is the library's own text, which each page gets once.
    pub async fn broken_rules(&self, axe: &str) -> Result<Vec<String>> {
        if self.ask("return typeof axe", Vec::new()).await? != "object" {
            // The return keeps the engines from sending back what the library makes.
            self.browser.execute(format!("{axe}\nif (typeof window.axe !== 'object') window.axe = axe; return null;"), Vec::new()).await?;
        }
        lines(self.ask_async(RUN, vec![TAGS.to_vec().into()]).await?)
    }

    /// Targets that are too small, and a page that is too wide.
    pub async fn badly_measured(&self) -> Result<Vec<String>> {
        lines(self.ask(MEASURE, Vec::new()).await?)
    }

    /// Pictures that say too little to who does not see them.
    pub async fn badly_told(&self) -> Result<Vec<String>> {
        lines(self.ask(TOLD, Vec::new()).await?)
    }

    /// What is cut where a visitor spaces the text out.
    pub async fn cut_when_spaced(&self) -> Result<Vec<String>> {
        lines(self.ask_async(SPACED, Vec::new()).await?)
    }
}

/// Walks and fails with everything that was found on the way, each with the name of its scene. Text is spaced out at the main scenes.
pub async fn holds(engine: Engine, mode: Mode, which: Which) -> Result<()> {
    let (axe, walk) = (axe()?, Walk::begin(engine, mode).await?);
    let mut found: Vec<String> = Vec::new();
    let lost = walk.through(which, async |scene, main| {
        let page = &walk.visit;
        let mut here = page.broken_rules(&axe).await?;
        here.extend(page.badly_measured().await?);
        here.extend(page.badly_told().await?);
        if main && [Mode::Light, Mode::Narrow].contains(&mode) {
            here.extend(page.cut_when_spaced().await?);
        }
        found.extend(here.into_iter().map(|line| format!("{scene}: {line}")));
        Ok(())
    });
    let lost = lost.await?;
    found.extend(lost);
    ensure!(found.is_empty(), "{mode:?} in {engine:?}: {} findings\n{}", found.len(), found.join("\n"));
    Ok(())
}

fn lines(found: Value) -> Result<Vec<String>> {
    serde_json::from_value(found).context("the page gives no list")
}
