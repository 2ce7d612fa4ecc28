//! Promise: a whole assessment needs no mouse. At each stop of the Tab key the focus is seen and nothing lies over it; another screen gives it to its heading, a load to nothing.

use anyhow::Result;
use browser_tests::{Engine, Hands, Visit, in_each_engine};
use serde_json::json;
use thirtyfour::Key;

in_each_engine!(a_picture_takes_one_stop_and_the_arrow_keys_walk_over_its_marks, a_dialog_is_opened_used_and_left_by_keys);

const NO_FOCUS: &str = "return root.activeElement === null && document.activeElement === document.body";

#[tokio::test]
async fn a_whole_assessment_by_keys_alone() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page("addEventListener('mousedown', () => { throw new Error('somebody used a mouse') }, true);").await?;
    let hands = Hands::on(&visit);
    visit.open_alone().await?;
    assert!(visit.is(NO_FOCUS).await?, "a load took the focus");

    // Who asks.
    hands.go(".start .primary", "About you").await?;
    for (field, value) in [("target", "both"), ("has27001", "running")] {
        hands.tab_to(&format!("[data-field='{field}'] input")).await?;
        hands.key(" ").await?;
        let (chosen, mut presses) = (format!("return root.activeElement.value === '{value}'"), 0);
        while !visit.is(&chosen).await? && presses < 8 {
            hands.key(Key::Down + "").await?;
            hands.look().await?;
            presses += 1;
        }
        assert!(visit.is(&format!("return find(\"[data-field='{field}'] input:checked\").value === '{value}'")).await?);
    }
    hands.go(".profile > .buttons .primary", "Question 1 of 20").await?;

    // The quick check: by arrows and Next, then by digits.
    hands.tab_to(".quick input").await?;
    hands.key(" ").await?;
    hands.key(Key::Down + "").await?;
    visit.until_true("the arrow key chose", "return find('input:checked')?.value === 'planned'").await?;
    hands.go(".quick .primary", "Question 2 of 20").await?;
    hands.tab_to(".quick input").await?;
    for n in 2..20 {
        let now = hands.question().await?;
        hands.key(["1", "2", "3", "4", "5"][n % 5]).await?;
        visit.until_true("it is answered", "return root.activeElement?.checked").await?;
        hands.look().await?;
        hands.key("j").await?;
        hands.until_other(&now).await?;
    }
    hands.key("4").await?;
    hands.go(".quick .primary", "Results").await?;
    assert_eq!(visit.summary().await?["answered"], json!(20));

    // The results, their tables, and the way from a figure to its question and back.
    for n in 0..2 {
        hands.tab_to(".as-table > summary").await?;
        hands.key(Key::Enter + "").await?;
        visit.until_true("the table is there", &format!("return all('.as-table[open] table').length === {}", n + 1)).await?;
    }
    hands.tab_to(".as-table[open] table .figure-link").await?;
    let figure = visit.ask("return root.activeElement.dataset.to", Vec::new()).await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("what is behind it has the focus", "return root.activeElement?.matches('.screen-heading') && !!find('.back button')").await?;
    hands.tab_back_to(".back button").await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("the figure has the focus", &format!("return root.activeElement?.dataset.to === {figure}")).await?;
    hands.look().await?;
    let stops = hands.every_stop().await?;
    assert!(stops.len() > 30, "so few stops: {stops:#?}");

    // The explorer: its filters, the list of areas, a link and back.
    hands.go(".results [data-to='explorer']", "Every link between the two standards").await?;
    hands.tab_to(".explorer .chip + .chip").await?;
    hands.key(" ").await?;
    visit
        .until_true(
            "the filter is on",
            "return root.activeElement.ariaPressed === 'true' || root.activeElement.getAttribute('aria-pressed') === 'true'",
        )
        .await?;
    hands.look().await?;
    hands.tab_to(".explorer select").await?;
    hands.key(Key::Down + "").await?;
    visit.until_true("an area is chosen", "return root.activeElement.value !== ''").await?;
    hands.tab_to(".explorer tbody tr:not([hidden]) [data-to]").await?;
    let link = visit.ask("return root.activeElement.dataset.to", Vec::new()).await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("the question has the focus", "return !!root.activeElement?.closest('[data-item]')").await?;
    hands.key("4").await?;
    hands.tab_back_to(".back button").await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("the link has the focus", &format!("return root.activeElement?.dataset.to === {link}")).await?;
    hands.tab_back_to(".back button").await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on("[data-to='explorer']").await?;

    // The plan, with something said about an action.
    hands.go(".results [data-to='plan']", "The plan").await?;
    assert!(hands.every_stop().await?.len() > 30);
    hands.tab_to(".back button").await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on("[data-to='plan']").await?;

    // The page with every question: a filter, an answer with a note, and the one before undone.
    hands.go(".way:nth-of-type(5)", "All questions").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length > 160").await?;
    hands.tab_to(".filters .chip[aria-pressed='false']").await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("only what has no answer is left", "return all('.cell[hidden]').length >= 20").await?;
    hands.key("j").await?;
    let question = hands.until_other("").await?;
    hands.key("2").await?;
    visit.until_true("it is answered", "return root.activeElement?.checked && root.activeElement.value === 'planned'").await?;
    hands.tab_to(&format!("[data-item='{question}'] .row-tools button + button")).await?;
    hands.key(Key::Enter + "").await?;
    hands.tab_to("textarea").await?;
    hands.key("where it stands").await?;
    hands.tab_back_to(".undo").await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("the note is gone", "return [...all('textarea')].every((area) => area.value === '')").await?;

    // Files to take along.
    hands.go(".way:nth-of-type(6)", "Results").await?;
    hands.go(".results [data-to='take']", "Take it with you").await?;
    hands.tab_to("#organization").await?;
    hands.key("Asha & Co").await?;
    hands.press("[data-kind='gaps.csv']").await?;
    visit
        .until_true("the file is handed over", "return window.witness.events.some((e) => e.type === 'export' && e.detail.kind === 'gaps.csv')")
        .await?;
    hands.look().await?;
    hands.every_stop().await?;

    // What it means, and at last everything erased.
    hands.go(".foot button", "Words of the field").await?;
    hands.press(".erase").await?;
    hands.until_on("[role='alertdialog'] .secondary").await?;
    hands.tab_to("[role='alertdialog'] .danger").await?;
    hands.key(Key::Enter + "").await?;
    visit.until_screen("How far are you").await?;
    hands.until_on(".screen-heading").await?;
    assert_eq!(visit.export().await?["answers"], json!({}));
    visit.end().await
}

#[tokio::test]
async fn where_it_is_narrow_no_bar_covers_the_focus() -> Result<()> {
    let visit = Visit::start().await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check start='all'></readiness-check>").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    for (width, height) in [(700, 600), (360, 500)] {
        visit.cdp("Emulation.setDeviceMetricsOverride", json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })).await?;
        visit
            .until_true("the bar is there", "return getComputedStyle(find('.panel')).position === 'sticky' && find('.panel-line').checkVisibility()")
            .await?;
        visit.ask("find('.filters .chip').focus()", Vec::new()).await?;
        for _ in 0..40 {
            hands.tab(false).await?;
        }
        // Upwards each stop comes from above, where the bar lies.
        for _ in 0..40 {
            hands.tab(true).await?;
        }
        for _ in 0..12 {
            hands.key("j").await?;
            hands.look().await?;
        }
        for _ in 0..10 {
            hands.key("k").await?;
            hands.look().await?;
        }
    }
    visit.end().await
}

async fn a_picture_takes_one_stop_and_the_arrow_keys_walk_over_its_marks(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(browser_tests::sample("running-user")?, false).await?;
    visit.show("results").await?;
    visit.until_true("the explorer is offered", "return !!find(\".results [data-to='explorer']\")").await?;
    hands.go(".results [data-to='explorer']", "Every link between the two standards").await?;
    hands.tab_to(".explorer .picture").await?;
    assert!(visit.is("return !!root.activeElement.ariaLabel || !!root.activeElement.getAttribute('aria-label')").await?);
    let mark = "return root.activeElement?.dataset.key ?? null";
    let mut walked = vec![];
    for key in [Key::Right, Key::Down, Key::Down, Key::Right, Key::Up, Key::Left] {
        hands.key(key + "").await?;
        hands.look().await?;
        walked.push(visit.ask(mark, Vec::new()).await?);
    }
    assert!(walked.iter().all(|key| !key.is_null()), "a key left the picture: {walked:?}");
    walked.dedup();
    assert!(walked.len() >= 5, "the keys hardly move: {walked:?}");
    assert!(
        visit
            .is("const now = root.activeElement; return now.getAttribute('role') === 'button' && now.getAttribute('aria-label').length > 20")
            .await?
    );
    // Right and left of a mark lie marks to its right and left.
    let middle = "const edges = root.activeElement.getBoundingClientRect(); return edges.left + edges.width / 2";
    let from = visit.ask(middle, Vec::new()).await?.as_f64().unwrap_or_default();
    hands.key(Key::Right + "").await?;
    assert!(visit.ask(middle, Vec::new()).await?.as_f64().unwrap_or_default() > from);
    // It is one stop: the next is what stands below, and Enter opens as a press does.
    let control = visit.ask("return root.activeElement.getAttribute('aria-label')", Vec::new()).await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on("tbody tr:not([hidden]) [data-to]").await?;
    let number = visit.ask("return root.activeElement.querySelector('.number').textContent", Vec::new()).await?;
    assert!(control.as_str().unwrap_or_default().contains(number.as_str().unwrap_or("none")), "{control} opened {number}");
    hands.tab_back_to(".explorer .picture").await?;
    hands.tab(false).await?;
    assert!(visit.is("return !root.activeElement.closest('.picture')").await?, "a mark is a stop of its own");

    // On the map of the results a tile opens its question.
    visit.show("results").await?;
    hands.tab_to("[data-to='map'] ~ figure .picture, .chart .picture[role='group']").await?;
    hands.key(Key::Right + "").await?;
    hands.look().await?;
    hands.key(" ").await?;
    visit.until_true("another screen is there", "return !!find('.back button')").await?;
    visit.end().await
}

async fn a_dialog_is_opened_used_and_left_by_keys(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    let page = "<p><button id='opener' data-readiness-open='check'>Check your readiness</button></p>
        <readiness-check id='check' mode='dialog' load='now'></readiness-check>";
    visit.open_page("host.html", page).await?;
    visit.ready().await?;
    assert!(visit.is(NO_FOCUS).await?, "a load took the focus");
    let opener = visit.browser.find(thirtyfour::By::Id("opener")).await?;
    opener.focus().await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("it is open", "return find('.window').open").await?;
    hands.go(".start .secondary", "About you").await?;
    hands.go(".profile > .buttons .primary", "All groups").await?;
    hands.press(".group").await?;
    visit
        .until_true("its questions are there", "return root.activeElement?.matches('.screen-heading') && all('fieldset[data-item]').length > 2")
        .await?;
    hands.key("j").await?;
    let question = hands.until_other("").await?;
    hands.key("3").await?;
    visit.until_true("it is answered", "return root.activeElement?.checked").await?;
    // Escape closes what lies on top, one after another.
    hands.key("?").await?;
    visit.until_true("the list is open", "return all('dialog').length === 2 && !!root.activeElement?.closest('.over')").await?;
    hands.look().await?;
    hands.key(Key::Escape + "").await?;
    visit.until_true("the list is closed", "return all('dialog').length === 1 && find('.window').open").await?;
    assert_eq!(hands.question().await?, question, "the focus is not back");
    // The page behind it has no stop.
    for _ in 0..12 {
        hands.tab(false).await?;
        assert!(visit.is("return document.activeElement.id !== 'opener'").await?);
    }
    hands.key(Key::Escape + "").await?;
    visit.until_true("it is closed", "return !find('.window').open").await?;
    assert_eq!(visit.ask("return document.activeElement.id", Vec::new()).await?, json!("opener"));
    assert_eq!(visit.export().await?["answers"][&question]["state"], json!("partial"));
    visit.end().await
}
