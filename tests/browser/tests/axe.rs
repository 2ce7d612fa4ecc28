//! Promise: no screen, no state and no page breaks a rule of WCAG 2.2 AA that a program can check, in any of the three engines.
//!
//! Here are all scenes in light; `axe_modes.rs` has the other circumstances. Which scenes there are stands in `src/scenes.rs`.

use anyhow::Result;
use browser_tests::rules::{axe, holds};
use browser_tests::walk::{Mode, Which};
use browser_tests::{Engine, Visit, in_each_engine};

in_each_engine!(no_scene_breaks_a_rule_in_light);

async fn no_scene_breaks_a_rule_in_light(engine: Engine) -> Result<()> {
    holds(engine, Mode::Light, Which::All).await
}

/// What is wrong here must be found, or the walks prove nothing.
#[tokio::test]
async fn a_page_that_is_broken_on_purpose_is_found_out() -> Result<()> {
    let visit = Visit::start().await?;
    let wrong = "<readiness-check></readiness-check><img src='data:,'><button id='nameless'></button><p id='pale'>Pale words</p><a href='/'>x</a>
        <div id='cut'>Words that do not fit in here once they are spaced out</div><div id='wide'>Wide</div>";
    visit.open_page("landmarks.html", wrong).await?;
    visit.ready().await?;
    let spoil = "const style = (id, text) => { for (const [name, value] of Object.entries(text)) document.getElementById(id).style[name] = value; };
        style('pale', { color: '#ccc', background: '#fff' });
        style('nameless', { width: '10px', height: '10px', padding: '0' });
        style('cut', { width: 'max-content', overflow: 'hidden' });
        document.querySelector('#cut').style.width = `${document.querySelector('#cut').clientWidth}px`;
        document.querySelector('#cut').style.whiteSpace = 'nowrap';
        style('wide', { width: '3000px' });
        await host.importState({ answers: { 'hls:5.1': 'done' } });
        await host.start('results');
        find('figure.chart svg').setAttribute('aria-label', ' ');
        find('.screen-heading').after(Object.assign(document.createElement('h6'), { textContent: 'A level that is too low' }));";
    visit.run(spoil).await?;
    let broken = visit.broken_rules(&axe()?).await?.join("\n");
    for rule in ["image-alt: ", "button-name: ", "color-contrast: ", "heading-order: ", "svg-img-alt: "] {
        assert!(broken.contains(rule), "{rule} is not found: {broken}");
    }
    let measured = visit.badly_measured().await?.join("\n");
    assert!(measured.contains("target: button. : 10.0 by 10.0") && measured.contains("sideways: "), "{measured}");
    let told = visit.badly_told().await?.join("\n");
    assert!(told.contains("a picture without a name"), "{told}");
    assert!(visit.cut_when_spaced().await?.iter().any(|line| line.starts_with("cut: div. Words that")));
    visit.end_with(&["HTMLImageElement"]).await
}
