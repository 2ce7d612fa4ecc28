//! Promise: the stand-alone page begins with the start screen's words, at the place where they stay, and nothing moves when the rest comes.

use anyhow::{Result, ensure};
use browser_tests::{Looks, Visit};
use serde_json::json;

/// Notes what moves in sight, and where the first words stand before the program is there.
const NOTE: &str = "window.moved = 0; window.first = null;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
        const words = document.querySelector('.first'), needs = document.querySelector('.needs');
        if (words && needs && words.checkVisibility()) {
            const place = (e) => [e.textContent, Math.round(e.getBoundingClientRect().top)];
            window.first ??= [...words.children].map(place);
            window.told ||= getComputedStyle(needs).visibility === 'visible';
        }
        if (!document.querySelector('readiness-check')?.shadowRoot?.querySelector('.start')) requestAnimationFrame(look);
    };
    look();";

#[tokio::test]
async fn the_first_words_are_those_of_the_start_screen_and_nothing_moves() -> Result<()> {
    for width in [1280, 412] {
        let visit = Visit::start().await?;
        visit.look(Looks { width, ..Looks::default() }).await?;
        visit.before_each_page(NOTE).await?;
        visit.open(&visit.server.address()).await?;
        visit.ready().await?;
        let place = "return [find('.start .heading'), find('.start .lead')].map((e) => [e.textContent, Math.round(e.getBoundingClientRect().top)])";
        let (first, now) = (visit.ask("return window.first", Vec::new()).await?, visit.ask(place, Vec::new()).await?);
        for n in 0..2 {
            ensure!(first[n][0] == now[n][0], "other words: {first} and {now}");
            let (was, is) = (first[n][1].as_f64().unwrap_or(f64::MAX), now[n][1].as_f64().unwrap_or_default());
            ensure!((was - is).abs() <= 40.0, "at {width} they stand at {was}, then at {is}");
        }
        ensure!(visit.is("return window.told !== true").await?, "a browser that lacks nothing is told that it does");
        // What Lighthouse calls good is a tenth.
        ensure!(visit.is("return window.moved < 0.02").await?, "moved at {width}: {}", visit.ask("return window.moved", Vec::new()).await?);
        visit.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn who_comes_back_sees_no_first_words() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&visit.server.address()).await?;
    visit.ready().await?;
    ensure!(visit.is("return !!document.querySelector('.first')").await?, "there is nothing to take away");
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.until_true("it is kept", "return Object.keys(localStorage).some((key) => key.startsWith('readiness-check:default:'))").await?;
    visit.open(&visit.server.address()).await?;
    visit.ready().await?;
    ensure!(visit.is("return !document.querySelector('.first')").await?, "the words of another screen come first");
    visit.end().await
}
