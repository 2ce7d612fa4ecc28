//! Promise: no screen is wider than the room that a host gives it, from a narrow sidebar to a wide page.

use anyhow::Result;
use browser_tests::{Visit, sample};
use serde_json::json;

/// What stands out of the element, on the right or on the left.
const OUTSIDE: &str = "const room = host.getBoundingClientRect();
    return all('*').filter((e) => {
        const box = e.getBoundingClientRect();
        // What scrolls inside its own box, or is not shown, does not stand out.
        return box.width > 0 && !e.closest('.table') && (box.right > room.right + 1 || box.left < room.left - 1);
    }).slice(0, 5).map((e) => `${e.tagName}.${e.getAttribute('class')}`);";

#[tokio::test]
async fn nothing_stands_out_of_its_room_at_any_width() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(sample("certified-provider")?, false).await?;
    let opened = ["explorer", "months", "plan", "documents", "suggestions", "snapshots", "numbers", "learn", "samples", "start.0", "left"];
    for room in [280, 360, 768, 1280, 1600] {
        visit.ask("host.style.display = 'block'; host.style.width = `${arguments[0]}px`", vec![json!(room)]).await?;
        for screen in ["quick", "full", "all", "results", "27001:A.5.1"] {
            if screen.contains(':') {
                visit.ask_async("await host.goTo(arguments_[0])", vec![json!(screen)]).await?;
            } else {
                visit.show(screen).await?;
            }
            visit.run("for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)").await?;
            assert_eq!(visit.ask(OUTSIDE, Vec::new()).await?, json!([]), "{screen} at {room}");
        }
        for screen in opened {
            visit.show("results").await?;
            visit.ask("find(`[data-to=\"${arguments[0]}\"]`).click()", vec![json!(screen)]).await?;
            visit.until_true("another screen is there", "return (find('.screen-heading')?.textContent ?? 'Results') !== 'Results'").await?;
            // What is folded counts too.
            visit
                .run("all('details').forEach((d) => { d.open = true; }); for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame)")
                .await?;
            assert_eq!(visit.ask(OUTSIDE, Vec::new()).await?, json!([]), "{screen} at {room}");
        }
    }
    visit.end().await
}
