//! Which screens and states are there, and how is each reached by presses and methods alone, whatever the language?

/// A state of the element that a visitor can meet.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// What it is called where something is wrong with it.
    pub name: &'static str,
    /// In how many circumstances it is looked at.
    pub kind: Kind,
    /// A script that leads there from the scene before; it may wait. Beside what every script knows it has the words of the walk (`walk.rs`).
    pub to: &'static str,
}

const fn main(name: &'static str, to: &'static str) -> Scene {
    Scene { name, kind: Kind::Main, to }
}

const fn rare(name: &'static str, to: &'static str) -> Scene {
    Scene { name, kind: Kind::Rare, to }
}

const fn large(name: &'static str, to: &'static str) -> Scene {
    Scene { name, kind: Kind::Large, to }
}

/// How much is made of a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Most visitors meet it.
    Main,
    /// Few do.
    Rare,
    /// Many times what another scene has, which is looked at more often: the questions of all groups.
    Large,
}

/// A host page with the element, and the scenes that are reached on it one after another.
#[derive(Debug, Clone, Copy)]
pub struct Stay {
    /// What stands in the page.
    pub element: &'static str,
    /// Whether the page waits for an element that is ready.
    pub ready: bool,
    /// What does not come from the server: how its path ends.
    pub without: Option<&'static str>,
    /// A document that lies in the browser before the page opens: under which storage key, and its text.
    pub kept: Option<(&'static str, &'static str)>,
    /// What is met there.
    pub scenes: &'static [Scene],
}

const fn stay(element: &'static str, scenes: &'static [Scene]) -> Stay {
    Stay { element, ready: true, without: None, kept: None, scenes }
}

/// Everything that stands inside the element.
pub const STAYS: &[Stay] = &[
    // What does not come is asked for first, while no browser has it yet.
    Stay {
        element: "<readiness-check load='now' storage-key='sorry'></readiness-check>",
        ready: false,
        without: Some("*.wasm"),
        kept: None,
        scenes: &[rare("sorry", "await until('it is said', () => find('.sorry'))")],
    },
    Stay {
        element: "<readiness-check load='now' storage-key='later'><a href='/elsewhere'>Open the readiness check</a></readiness-check>",
        ready: false,
        without: Some("later"),
        kept: None,
        scenes: &[rare("a screen that was not loaded", "await host.start('results'); await until('it is said', () => find('.screen .hint'))")],
    },
    stay(
        "<readiness-check storage-key='first' brand-name='Ada &amp; Partners' brand-logo='/icon.svg' cta-label='Book a talk' cta-href='/book'></readiness-check>",
        &[
            main("start", "await there('.start .primary')"),
            main("profile", "await leads(() => way(2))"),
            rare(
                "profile filled",
                "for (const f of all('[data-field]')) (f.querySelector('input[type=radio]:last-of-type') ?? f.querySelector('input')).click()",
            ),
            main("quick check", "await host.start('quick')"),
            rare(
                "quick check, answered",
                "find('fieldset input[value=none]').click(); await frame(); for (const b of all('.row-tools button')) if (b.ariaExpanded === 'false') b.click()",
            ),
            rare("results of nothing", "await host.reset({ confirm: false }); await host.start('results')"),
        ],
    ),
    stay(
        "<readiness-check storage-key='sample' brand-name='Ada &amp; Partners' cta-label='Book a talk' cta-href='/book'></readiness-check>",
        &[
            rare("start, come back", "await host.importState(arguments_[0]); await there('.screen-heading')"),
            main("hub", "await host.start('full')"),
            main("group", "await leads(() => press('.groups button')); await there('fieldset[data-item]')"),
            main(
                "group, rows opened",
                "for (const b of all('fieldset[data-item] .row-tools button[aria-expanded=false]').slice(0, 4)) b.click(); await there('.row-panel'); await frame()",
            ),
            rare("a term explained", "await press('fieldset button.term, .row-panel button.term'); await there('dialog.over[open]')"),
            rare(
                "the list of keys",
                "await press('dialog.over button'); await gone('dialog.over'); await press('.foot .keys-list'); await there('dialog.over[open]')",
            ),
            rare(
                "group, left out",
                "await press('dialog.over button'); await gone('dialog.over'); await host.goTo('27001:A.7.1'); find(\"[data-item='27001:A.7.1'] input[value=na]\").click(); await there('.reason')",
            ),
            large("all questions", "await host.start('all'); await until('all', () => all('fieldset[data-item]').length === 172)"),
            main("results", "await host.start('results'); await there('.figure-card .figure-link')"),
            main("results, tables opened", "await opened('.screen details')"),
            rare("behind a figure", "await link('gaps')"),
            main("explorer", "await host.start('results'); await link('explorer')"),
            rare("explorer, opened", "await opened('.screen details')"),
            main("months", "await host.start('results'); await link('months')"),
            rare("months, opened", "await opened('.screen details')"),
            main("plan", "await host.start('results'); await link('plan')"),
            rare("plan, opened", "await opened('.screen details')"),
            main("documents", "await host.start('results'); await link('documents')"),
            rare("suggestions", "await host.start('results'); await link('suggestions')"),
            main("snapshots", "await host.start('results'); await link('snapshots')"),
            rare(
                "snapshots, compared",
                "await press('.snap-form .primary'); await there('.snap-list li'); await press('.snap-list li .row-tools button'); await there('.snap-compared'); await opened('.screen details')",
            ),
            rare("where the numbers come from", "await host.start('results'); await link('numbers'); await opened('.screen details')"),
            main("learn", "await host.start('results'); await link('learn'); await opened('.screen details')"),
            main("glossary", "await leads(() => press('.foot .buttons button:first-child'))"),
            rare("hand-over", "await host.start('results'); await link('hand-over')"),
            main("take it with you", "await host.start('results'); await link('take'); await opened('.screen details')"),
            rare("locked", "await host.start('results'); await link('locked')"),
            rare(
                "locked, refused",
                "find('.lock-form').requestSubmit(find('.lock-form [type=submit]')); await until('it is said', () => find('.lock-said').textContent.trim())",
            ),
            rare("kept here", "await way(1); await link('kept')"),
            rare(
                "kept here, renaming and erasing",
                "await press('.shelf-list .row-tools button:nth-of-type(2)'); await press('.shelf-list li:nth-child(2) button[aria-expanded]'); await press('.shelf-list li:nth-child(2) .erase-one'); await there('[role=alertdialog]')",
            ),
            rare("opening", "await leads(() => way(1)); await file('theirs.json', theirs); await there('.opening-choice')"),
            rare("opening what is no file", "await leads(() => way(1)); await file('song.json', 'la la la'); await there('.opening')"),
            rare("opening a locked file", "await leads(() => way(1)); await file('locked.json', arguments_[1]); await there('.opening .lock-form')"),
            rare("opening advice", "await leads(() => way(1)); await file('advice.json', advised); await there('.opening .advised')"),
            rare(
                "an answer given twice",
                "await press('.opening > .opening-choice button'); await host.start('full'); await host.goTo('hls:5.1'); await there('.apart')",
            ),
            rare(
                "a notice and undo",
                "await host.importState({ answers: { 'x:1': 'done', 'hls:5.1': 'best', 'hls:7.2': 'partial' } }); find(\"[data-item='hls:5.1'] input[value=none]\").click(); await there('.undo')",
            ),
            rare(
                "advice",
                "await leads(() => way(1)); await file('advice.json', advised); await leads(() => press('.opening .advised .primary')); await until('advice', () => find('.advice') || find('.advice-waits')); if (!find('.advice')) await press('.advice-waits button'); await there('.advice')",
            ),
            rare("erasing everything", "await press('.foot .erase'); await there('[role=alertdialog]')"),
            rare("samples", "await press('[role=alertdialog] button'); await leads(() => way(1)); await link('samples')"),
            rare("a sample", "await press('.sample-cards button'); await there('.sample-banner')"),
        ],
    ),
    stay(
        "<readiness-check storage-key='adviser'></readiness-check>",
        &[
            rare(
                "as adviser",
                "await file('theirs.json', theirs); await press('.opening-choice > div:last-child button'); await there('.adviser-banner')",
            ),
            rare(
                "as adviser, at the questions",
                "await host.start('full'); await host.goTo('hls:5.1'); await there('details.advised'); all('details.advised').slice(0, 2).forEach((d) => { d.open = true; }); await frame()",
            ),
            rare("as adviser, the advice", "await press('.adviser-banner button'); await there('.advice')"),
        ],
    ),
    Stay {
        kept: Some(("damaged", r#"{"format":"readiness-check","version":1,"answers":7"#)),
        ..stay("<readiness-check storage-key='damaged'></readiness-check>", &[rare("what was kept is damaged", "await there('.message')")])
    },
    Stay {
        kept: Some(("newer", r#"{"format":"readiness-check","version":9,"answers":{"hls:5.1":"done"}}"#)),
        ..stay("<readiness-check storage-key='newer'></readiness-check>", &[rare("what a newer version kept", "await there('.newer-banner')")])
    },
    stay(
        "<readiness-check storage='none'></readiness-check>",
        &[rare("kept nowhere", "await host.importState({ answers: { 'hls:5.1': 'done' } }); await host.start('full')")],
    ),
    Stay {
        element: "<readiness-check id='check' mode='dialog' storage-key='dialog'></readiness-check>",
        ready: false,
        without: None,
        kept: None,
        scenes: &[
            main("dialog", "await until('defined', () => host.open); await host.open()"),
            rare("dialog, quick check", "await host.start('quick')"),
        ],
    },
    stay(
        "<readiness-check storage-key='stopped'></readiness-check>",
        &[rare(
            "stopped",
            "await host.importState({ answers: { 'hls:5.1': { state: 'done', note: 'mine' } } });
            const build = document.createElement;
            document.createElement = function () { document.createElement = build; throw new Error('made to fail'); };
            await way(2); await there('.stopped')",
        )],
    ),
];

/// The pages around the element, as they lie in the finished folder.
pub const PAGES: [&str; 8] =
    ["", "generator.html", "checkup.html", "privacy.html", "recovery.html", "questions.html", "embed.html", "readiness-check.html"];
