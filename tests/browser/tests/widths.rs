//! Promise: no screen is wider than the room that a host gives it, from a narrow sidebar to a wide page.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};
use std::{fs, path::Path};

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
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogs/samples/certified-provider.json");
    visit.import(serde_json::from_str::<Value>(&fs::read_to_string(sample)?)?, false).await?;
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
    }
    visit.end().await
}
