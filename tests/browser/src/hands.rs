//! How does a visitor work who has no mouse? Keys alone, and at each stop of the Tab key a law: the focus is seen, and nothing lies over it.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use crate::visit::Visit;
use crate::wait::until;

/// What has the focus inside the element, and what is wrong with how it shows that; nothing where the focus is elsewhere.
const LOOK: &str = "
    await new Promise(requestAnimationFrame);
    const here = root.activeElement;
    if (!here) return null;
    const name = [here.localName, here.className.baseVal ?? here.className, here.dataset?.to ?? here.id ?? '', (here.ariaLabel ?? here.textContent ?? '').trim().slice(0, 40)].join(' | ');
    const wrong = [];
    const paint = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const pixel = (colors) => { paint.clearRect(0, 0, 1, 1); for (const color of colors) { paint.fillStyle = color; paint.fillRect(0, 0, 1, 1); } return [...paint.getImageData(0, 0, 1, 1).data]; };
    const behind = (element) => {
        const colors = [];
        for (let e = element; e; e = e.parentElement ?? e.getRootNode().host) colors.unshift(getComputedStyle(e).backgroundColor);
        return pixel(['white', ...colors]);
    };
    const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
    const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const style = getComputedStyle(here);
    if (!here.matches(':focus-visible, input[type=date]')) wrong.push('is not :focus-visible');
    else if (here.closest('svg')) {
        const drawn = [...here.querySelectorAll('rect, path')].map((e) => getComputedStyle(e)).find((s) => s.stroke !== 'none' && parseFloat(s.strokeWidth) >= 2);
        if (!drawn || contrast(pixel([drawn.stroke]), behind(here.closest('.picture'))) < 3) wrong.push('its mark looks like any other');
    } else {
        const ground = behind(here.parentElement ?? root.host);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && contrast(pixel([style.outlineColor]), ground) >= 3;
        if (!ring) wrong.push(`shows no outline: ${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`);
    }
    const box = here.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)], [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) wrong.push(`is out of sight: ${[box.left, box.top, box.right, box.bottom].map(Math.round)} in ${innerWidth} x ${innerHeight}`);
    else {
        const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const own = hit && (here.contains(hit) || [...(here.labels ?? [])].some((label) => label.contains(hit)) || (here.matches('[data-key]') && here.closest('.picture').contains(hit)));
        if (!own) wrong.push(`lies under ${hit?.localName}.${hit?.className?.baseVal ?? hit?.className}`);
    }
    return { name, wrong };";

/// Visits without a mouse.
pub struct Hands<'a> {
    visit: &'a Visit,
}

impl<'a> Hands<'a> {
    /// The hands of a visitor.
    pub fn on(visit: &'a Visit) -> Self {
        Self { visit }
    }

    /// Presses a key, or types.
    pub async fn key(&self, key: impl Into<TypingData>) -> Result<()> {
        Ok(self.visit.browser.action_chain().send_keys(key.into()).perform().await?)
    }

    /// Presses a key while another one is held.
    pub async fn with(&self, held: Key, key: impl Into<TypingData>) -> Result<()> {
        Ok(self.visit.browser.action_chain().key_down(held.clone()).send_keys(key.into()).key_up(held).perform().await?)
    }

    /// One stop on with the Tab key, or one back; its name where it is inside the element. What is wrong there is an error.
    pub async fn tab(&self, back: bool) -> Result<Option<String>> {
        let tab = Key::Tab + "";
        if back {
            self.with(Key::Shift, tab).await?
        } else {
            self.key(tab).await?
        }
        self.look().await
    }

    /// Looks at what has the focus.
    pub async fn look(&self) -> Result<Option<String>> {
        let seen = self.visit.run(LOOK).await?;
        if seen.is_null() {
            return Ok(None);
        }
        let name = seen["name"].as_str().unwrap_or_default().to_owned();
        ensure!(seen["wrong"] == json!([]), "the focus on {name}: {}", seen["wrong"]);
        Ok(Some(name))
    }

    /// Goes on with the Tab key until what a selector finds has the focus. Gives how many stops that took.
    pub async fn tab_to(&self, selector: &str) -> Result<usize> {
        self.walk_to(selector, false).await
    }

    /// The same backwards.
    pub async fn tab_back_to(&self, selector: &str) -> Result<usize> {
        self.walk_to(selector, true).await
    }

    async fn walk_to(&self, selector: &str, back: bool) -> Result<usize> {
        let mut names: Vec<String> = Vec::new();
        for stop in 1..=400 {
            let name = self.tab(back).await?;
            if self.is_on(selector).await? {
                return Ok(stop);
            }
            names.push(name.unwrap_or_else(|| "outside".to_owned()));
            // Whoever leaves the element comes round again once.
            if names.iter().filter(|name| *name == "outside").count() > 12 {
                break;
            }
        }
        bail!("the Tab key does not reach {selector}; the last stops: {:#?}", names.iter().rev().take(12).collect::<Vec<_>>())
    }

    /// Whether what a selector finds has the focus.
    pub async fn is_on(&self, selector: &str) -> Result<bool> {
        Ok(self.visit.ask("return root?.activeElement?.matches(arguments[0]) === true", vec![json!(selector)]).await? == json!(true))
    }

    /// Waits until what a selector finds has the focus.
    pub async fn until_on(&self, selector: &str) -> Result<()> {
        until(&format!("{selector} has the focus"), async || Ok(self.is_on(selector).await?.then_some(()))).await
    }

    /// Goes to a button and presses it.
    pub async fn press(&self, selector: &str) -> Result<()> {
        self.tab_to(selector).await?;
        self.key(Key::Enter + "").await
    }

    /// Presses a button after which another screen comes, and sees that its heading has the focus.
    pub async fn go(&self, selector: &str, heading: &str) -> Result<()> {
        self.press(selector).await?;
        self.visit.until_screen(heading).await?;
        self.until_on(".screen-heading").await
    }

    /// Visits every stop of the present screen, to its end; the law holds at each. Gives their names.
    pub async fn every_stop(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        while let Some(name) = self.tab(false).await? {
            names.push(name);
            ensure!(names.len() < 900, "the Tab key never leaves the element");
        }
        Ok(names)
    }

    /// The id of the question that has the focus.
    pub async fn question(&self) -> Result<String> {
        let id = self.visit.ask("return root.activeElement?.closest('[data-item]')?.dataset.item ?? ''", Vec::new()).await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until another question than this one has the focus, and gives its id.
    pub async fn until_other(&self, than: &str) -> Result<String> {
        until(&format!("another question than {than:?} has the focus"), async || {
            let now = self.question().await?;
            Ok((!now.is_empty() && now != than).then_some(now))
        })
        .await
    }

    /// The value of the answer that has the focus.
    pub async fn answer(&self) -> Result<Value> {
        self.visit.ask("return root.activeElement?.checked ? root.activeElement.value : null", Vec::new()).await
    }
}
