//! Promise: a host's name, logo and call to action stand where they belong, never in the way, and nothing hostile gets into an address.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, item, sources, visit::Visit};
use readiness_check::{
    accent::readable,
    answers::{Answer, State},
    brand::{Brand, NAMES, accepted},
    built::CATALOG,
    catalog::shape::Item,
    options::{self, Options},
    ui::{self, brand::corrected, place::Place},
};
use std::collections::BTreeSet;

fn brand(set: &[(&str, &str)]) -> Brand {
    let mut brand = Brand::default();
    for (name, value) in set {
        brand[option(name)] = take(name, value).unwrap_or_else(|| panic!("{name} {value}"));
    }
    brand
}

fn option(name: &str) -> usize {
    NAMES.iter().position(|known| *known == name).expect("an option")
}

/// What a value is taken as.
fn take(name: &str, value: &str) -> Option<String> {
    accepted(option(name), value).map(str::to_owned)
}

fn set(visit: &Visit, name: &str, value: &str) -> bool {
    let mut fits = false;
    visit.render(|s, _| {
        fits = ui::brand::set(s, name, value);
        String::new()
    });
    fits
}

fn hosted(set: &[(&str, &str)]) -> Visit {
    Visit::hosted(Options { brand: brand(set), ..options::defaults(&CATALOG) })
}

const ALL: [(&str, &str); 5] = [
    ("brand-name", "Acme & <Sons>"),
    ("brand-logo", "/acme.svg"),
    ("accent", "#0b5fff"),
    ("cta-label", "Book a review"),
    ("cta-href", "/book?a=1&b=2"),
];

#[test]
fn addresses_lead_where_they_may_and_nowhere_else() {
    let good = [
        ("cta-href", "https://acme.example/book"),
        ("cta-href", "HTTP://acme.example"),
        ("cta-href", "/book"),
        ("cta-href", "book.html#now"),
        ("cta-href", "?at=12:30"),
        ("cta-href", "#a:b"),
        ("cta-href", "./javascript:1"),
        ("cta-href", "//acme.example/book"),
        ("cta-href", "mailto:a@b.example?subject=Hello%20you"),
        ("cta-href", "Tel:+123"),
        ("brand-logo", "logo.svg"),
        ("brand-logo", "https://acme.example/logo.png"),
        ("brand-logo", "data:image/png;base64,AAAA"),
        ("brand-logo", "DATA:IMAGE/SVG+XML,%3Csvg/%3E"),
    ];
    for (name, value) in good {
        assert_eq!(take(name, value).as_deref(), Some(value), "{name}");
    }
    let hostile = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "  javascript:alert(1)",
        "\u{a0}javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "\u{1f}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\rscript:alert(1)",
        "javascript\t:alert(1)",
        "javascript :alert(1)",
        "java\0script:alert(1)",
        "https:\t//acme.example",
        "vbscript:x",
        "view-source:x",
        "blob:https://acme.example/1",
        "file:///etc/passwd",
        "filesystem:x",
        "about:blank",
        "data:text/html,<script>alert(1)</script>",
        "data:,x",
        "data:text/html;image/png,x",
        "data: image/png,x",
        "1javascript:x",
        ":x",
    ];
    for value in hostile {
        for name in ["cta-href", "brand-logo"] {
            assert_eq!(take(name, value), None, "{name} {value:?}");
        }
    }
    assert!(take("cta-href", "data:image/png;base64,AAAA").is_none(), "a picture is no place to go to");
    for value in ["mailto:a@b.example", "tel:1"] {
        assert!(take("brand-logo", value).is_none(), "{value} is no picture");
    }
}

#[test]
fn texts_and_addresses_have_an_end() {
    let long = |n: usize| "é".repeat(n);
    let limits = [("brand-name", 80), ("cta-label", 80), ("cta-href", 2_000), ("brand-logo", 2_000)];
    for (name, limit) in limits {
        assert!(take(name, &long(limit)).is_some(), "{name}");
        assert!(take(name, &long(limit + 1)).is_none(), "{name}");
    }
    let picture = |n: usize| format!("data:image/png,{}", "A".repeat(n));
    assert!(take("brand-logo", &picture(90_000)).is_some() && take("brand-logo", &picture(100_000)).is_none());
    assert_eq!(take("brand-name", "  Acme \n").as_deref(), Some("Acme"));
}

#[test]
fn options_take_a_brand_and_say_what_is_ignored() {
    let said = serde_json::json!({ "brand-name": " Acme ", "brand-logo": "javascript:1", "accent": "red", "cta-label": "", "cta-href": "tel:1", "mode": "dialog", "brand": "x" });
    let (options, mut ignored) = options::read(&CATALOG, &said.to_string());
    ignored.sort();
    assert_eq!(ignored, ["accent", "brand", "brand-logo"]);
    assert_eq!(options.brand, brand(&[("brand-name", "Acme"), ("cta-href", "tel:1")]));
    assert!(options.dialog && !options::read(&CATALOG, "{\"mode\":\"inline\"}").0.dialog);
}

#[test]
fn an_option_changes_a_visit_and_what_does_not_fit_takes_it_away() {
    let visit = hosted(&ALL);
    let now = |n: usize| visit.render(move |s, _| s.brand[n].get());
    for (n, name) in NAMES.into_iter().enumerate() {
        assert!(!now(n).is_empty());
        assert!(set(&visit, name, " ") && now(n).is_empty(), "{name} cannot be taken away");
        assert!(set(&visit, name, ALL[n].1) && !now(n).is_empty(), "{name} cannot be set");
    }
    for (name, wrong) in [("accent", "red"), ("cta-href", "javascript:x"), ("brand-name", &"x".repeat(81))] {
        assert!(!set(&visit, name, wrong) && now(option(name)).is_empty(), "{name}");
    }
    assert!(!set(&visit, "theme", "") && !set(&visit, "theme", "dark"));
}

#[test]
fn name_and_logo_stand_beside_the_title() {
    let masthead = |visit: &Visit| html::all(&visit.whole(Place::Hub), "div", "masthead")[0].to_owned();
    let plain = masthead(&Visit::new());
    assert!(!plain.contains("brand") && !plain.contains("<img") && !plain.contains("Close"), "{plain}");
    let shown = masthead(&hosted(&ALL));
    html::check(&shown).unwrap();
    let own = html::all(&shown, "div", "brand")[0];
    assert_eq!(html::text(own), "Acme & <Sons>");
    let img = html::tags(own, "img")[0];
    assert_eq!(["src", "alt", "part"].map(|name| html::attribute(img, name)), [Some("/acme.svg"), Some(""), Some("logo")]);
    let head = html::all(&shown, "div", "head")[0];
    assert!(!head.contains("Acme") && head.contains("Readiness Check"), "a printed page leaves out the head, and not the brand");
    assert!(html::text(html::all(&masthead(&hosted(&ALL[1..])), "div", "brand")[0]).is_empty() && !masthead(&hosted(&ALL[..1])).contains("<img"));
}

fn links(html: &str) -> Vec<String> {
    html::all(html, "a", "cta").into_iter().map(str::to_owned).collect()
}

#[test]
fn the_call_to_action_comes_after_what_it_follows_and_needs_both_halves() {
    for half in [&ALL[..4], &[ALL[4]][..], &[][..]] {
        assert!(links(&hosted(half).show(Place::Start)).is_empty());
    }
    let visit = hosted(&ALL);
    let start = visit.show(Place::Start);
    let [link] = links(&start).try_into().expect("one");
    assert_eq!(html::text(&link), "Book a review");
    let tag = html::tags(&link, "a")[0];
    let has = ["href", "target", "rel", "part", "title"].map(|name| html::attribute(tag, name).unwrap_or_default());
    assert_eq!(has, ["/book?a=1&amp;b=2", "_blank", "noopener", "cta", "Opens in a new tab"]);
    assert!(start.find("Start the full").or(start.find("secondary")).unwrap() < start.find("class=\"cta\"").unwrap(), "the ways to begin come first");

    assert!(links(&visit.show(Place::Results)).is_empty(), "there is nothing to call to before anything is said");
    let quick = visit.quick_items();
    visit.say(quick[0], Answer { state: Some(State::None), ..Answer::default() });
    let results = visit.show(Place::Results);
    assert_eq!(links(&results).len(), 2, "after the quick check, and at the end");
    let parts = html::all(&results, "div", "part");
    assert_eq!(links(parts[0]).len(), 1);
    for n in 0..CATALOG.items.len() {
        visit.say(n as Item, Answer { state: Some(State::Done), ..Answer::default() });
    }
    let results = visit.show(Place::Results);
    assert_eq!(links(&results).len(), 1);
    assert!(results.rfind("class=\"part\"").unwrap() < results.find("class=\"cta\"").unwrap(), "it stands at the end");
    for place in [Place::Profile, Place::Quick(0), Place::Hub, Place::Group(0), Place::All, Place::Plan] {
        assert!(links(&visit.show(place)).is_empty(), "{place:?}: it is in nobody's way");
    }
    for (href, tab) in [("mailto:a@b.example", None), ("TEL:1", None), ("/x?mailto:1", Some("_blank"))] {
        let start = hosted(&[ALL[3], ("cta-href", href)]).show(Place::Start);
        assert_eq!(html::attribute(html::tags(&start, "a")[0], "target"), tab, "{href}");
    }
}

#[test]
fn a_dialog_can_be_closed() {
    let visit = Visit::hosted(Options { dialog: true, ..options::defaults(&CATALOG) });
    let whole = visit.whole(Place::Hub);
    assert_eq!(html::all(&whole, "button", "close").into_iter().map(html::text).collect::<Vec<_>>(), ["Close"]);
    assert!(html::all(&Visit::new().whole(Place::Hub), "button", "close").is_empty());
}

#[test]
fn the_owner_is_told_what_became_of_the_accent() {
    assert_eq!(
        corrected("#0b5fff", &["#0b5fff", "#4d89ff"].map(str::to_owned)),
        "accent #0b5fff is shown as #0b5fff on light paper and as #4d89ff on dark paper, so that text in it has a contrast of at least 4.5 to 1"
    );
    // The line says both because no colour fits both papers.
    let channel = || (0..=255).step_by(15);
    for colour in channel().flat_map(|r| channel().flat_map(move |g| channel().map(move |b| [r, g, b]))) {
        assert!([false, true].iter().any(|dark| readable(colour, *dark) != colour), "{colour:?}");
    }
}

/// The names in backticks of the README's paragraph about looks, told apart by how they begin.
fn promised() -> (BTreeSet<String>, BTreeSet<String>) {
    let readme = sources::files().into_iter().find(|(name, _)| name == "README.md").expect("a README").1;
    let from = readme.find("Colours and sizes follow the page").expect("the paragraph");
    let paragraph = readme[from..].split("\n\n## ").next().unwrap();
    let (properties, parts) = paragraph.split_once("`::part(").expect("the parts");
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let properties = quoted(properties).into_iter().filter(|name| name.starts_with("--")).collect();
    let parts = quoted(&format!("`::part({parts}")).into_iter().map(|name| name.trim_start_matches("::part(").trim_end_matches(')').to_owned());
    (properties, parts.collect())
}

#[test]
fn the_readme_lists_every_property_that_a_host_may_set() {
    let styles = sources::files().into_iter().filter(|(name, _)| name.starts_with("style/") && name.ends_with(".css"));
    let mut found = BTreeSet::new();
    for (_, text) in styles {
        let names = text.match_indices("var(--readiness-").map(|(at, _)| &text[at + 4..]);
        found.extend(names.map(|rest| rest[..rest.find([',', ')']).unwrap()].to_owned()));
    }
    assert!(found.len() > 5);
    assert_eq!(promised().0, found);
}

#[test]
fn the_readme_lists_every_part_that_a_host_may_style() {
    let mut found = BTreeSet::new();
    let loader = sources::files().into_iter().find(|(name, _)| name == "embed/readiness-check.js").expect("the loader").1;
    found.extend(loader.split("part: \"").skip(1).map(|rest| rest[..rest.find('"').unwrap()].to_owned()));
    let visit = Visit::hosted(Options { brand: brand(&ALL), dialog: true, ..options::defaults(&CATALOG) });
    visit.say(item("27001:A.5.1"), Answer { state: Some(State::Unsure), ..Answer::default() });
    visit.say(item("hls:5.1"), Answer { state: Some(State::Partial), note: "n".into(), ..Answer::default() });
    let asking = visit.render(|s, w| {
        s.erasing.set(true);
        readiness_check::ui::notices::erase_question(s, w)
    });
    let places = [Place::Start, Place::Profile, Place::Quick(0), Place::Quick(19), Place::Hub, Place::Group(0), Place::All, Place::Results];
    let more = [Place::Explorer, Place::Months, Place::Plan, Place::Documents, Place::Suggestions, Place::Snapshots, Place::Numbers, Place::Learn];
    let screens = places.into_iter().chain(more).chain([Place::Glossary, Place::Samples]).map(|place| visit.whole(place));
    for html in screens.chain([asking]) {
        let tags = html.split('<').filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag));
        found.extend(tags.filter_map(|tag| html::attribute(tag, "part")).flat_map(|all| all.split(' ').map(str::to_owned).collect::<Vec<_>>()));
    }
    assert_eq!(promised().1, found);
}
