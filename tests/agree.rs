//! Promise: the page, the summary, the tables of the pictures and the reference model say the same, and every figure opens to what it counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    html,
    vectors::{ALL, Vector, leaves},
    visit::Visit,
};
use readiness_check::wording::pieces;
use readiness_check::{
    built::CATALOG,
    figures::{Figure, Kind},
    record::Record,
    summary::summary,
    ui::{
        place::Place,
        screens::{results_map, results_overlap, results_readiness, results_timeline},
        session::Helping,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Every sixth state of the reference model: more than a hundred, of every path and every density.
fn chosen() -> impl Iterator<Item = &'static Vector> {
    ALL.iter().step_by(6)
}

fn visit(vector: &Vector) -> Visit {
    let told: Vec<(&str, &str)> = vector.profile.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answers = common::answers(&CATALOG, vector.letters.chars().map(common::state));
    Visit::over(Record { answers, profile: common::profile(&CATALOG, &told), ..Record::none(&CATALOG) })
}

/// What the links of a piece of HTML say, by what they lead to.
fn links(html: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for link in html::all(html, "button", "figure-link") {
        let to = html::attribute(&link[1..link.find('>').unwrap()], "data-to").expect("a figure leads somewhere").to_owned();
        links.entry(to).or_default().insert(html::text(link));
    }
    links
}

/// A range in percent as the page writes it. A number that is nearly a half may be rounded either way.
fn percents(low: Option<f64>, high: Option<f64>) -> Vec<String> {
    let (Some(low), Some(high)) = (low, high) else { return vec!["nothing applies".into()] };
    let ways = |x: f64| [x - 1e-9, x + 1e-9].map(|x| format!("{}%", (x * 100.0).round()));
    let mut all = Vec::new();
    for (low, high) in ways(low).iter().flat_map(|l| ways(high).map(|h| (l.clone(), h))) {
        all.extend(if low == high { vec![low] } else { vec![format!("{low} to {high}"), format!("between {low} and {high}")] });
    }
    all
}

/// A range of months as the page writes it: halves, and half a month either way at least.
fn months(low: f64, high: f64) -> String {
    let middle = (low + high) / 2.0;
    let from = ((low.min(middle - 0.5) * 2.0 + 1e-9).floor() / 2.0).max(0.0);
    let to = (high.max(middle + 0.5) * 2.0 - 1e-9).ceil() / 2.0;
    format!("{from} to {to} months")
}

#[test]
fn page_summary_tables_and_reference_model_agree_over_a_hundred_states() {
    let (mut seen, mut cards) = (0, 0);
    for vector in chosen() {
        let visit = visit(vector);
        let number = |place: String| vector.number(&place);
        let said = visit.session().assessment.with_untracked(|a| summary(&CATALOG, a));
        let mut found = BTreeMap::new();
        leaves(&said, String::new(), &mut found);
        for (place, expected) in &vector.expected {
            let same = match (expected.as_f64(), found[place].as_f64()) {
                (Some(e), Some(f)) => (e - f).abs() < 1e-9,
                _ => expected == &found[place],
            };
            assert!(same, "{place}: {expected} and {}", found[place]);
        }
        let page = visit.show(Place::Results);
        let on_page = links(&page);
        let w = visit.words();
        let s = visit.session();
        let table = visit.render(|s, w| s.about(w, |about| results_readiness::figures(s, about)));
        let in_table = links(&table);
        let asked = visit.session().assessment.with_untracked(|a| a.asked);
        if visit.session().assessment.with_untracked(|a| a.answered) == 0 {
            assert!(on_page.is_empty(), "nothing was answered, and there is no figure");
            continue;
        }
        seen += 1;
        for (n, standard) in CATALOG.standards.iter().enumerate().filter(|(n, _)| asked & 1 << n != 0) {
            for (part, place) in [("all", ""), ("clauses", "/clauses"), ("annex", "/annex")] {
                let at = |name: &str| number(format!("/standards/{}{place}/{name}", standard.key));
                let expected = percents(at("low"), at("high"));
                let figure = format!("ready.{n}.{part}");
                let shown = on_page.get(&figure).into_iter().flatten().chain(&in_table[&figure]);
                for text in shown.filter(|t| t.contains(['%', 'a']) && !t.contains(" of ")) {
                    let text = text.strip_suffix(" ").unwrap_or(text);
                    let share = part == "all" && text.ends_with('%') && !text.contains("to") && !text.contains("and");
                    // The head start's sentence names how many questions there are, and leads to the same list.
                    assert!(expected.iter().any(|e| e == text) || share, "{figure}: {text} and {expected:?}");
                }
                let known = format!("{} of {}", at("known").unwrap(), at("total").unwrap());
                assert!(in_table[&figure].contains(&known), "{figure}: {known}");
            }
        }
        if let (Some(reached), Some(possible), true) = (number("/headStart/reached".into()), number("/headStart/possible".into()), asked & 2 != 0) {
            let texts = on_page.get("start.0").cloned().unwrap_or_default();
            let card = format!("{reached} of {possible}");
            cards += usize::from(texts.contains(&card));
            assert!(possible == 0.0 || texts.contains(&possible.to_string()), "{possible} in {texts:?}");
            let overlap = &CATALOG.overlaps[0];
            let start = s.assessment.with_untracked(|a| a.head_starts[0]);
            let table = visit.render(|s, w| s.about(w, |about| results_overlap::figures(s, about, overlap, start)));
            let rows: usize = html::all(&table, "button", "figure-link").into_iter().map(html::text).filter_map(|t| t.parse::<usize>().ok()).sum();
            // Every sub-clause and control of the standard that gets the start, those that can get none left away, and what is reached.
            let counted = 32 + possible as usize - 21 + 15 + 1 + reached as usize;
            assert_eq!(rows, counted, "{table}");
        }
        if let Some(low) = number("/timeline/low".into()) {
            let of = |name: &str| number(format!("/timeline/{name}")).unwrap();
            assert!(on_page["whole"].contains(&months(low, of("high"))), "{:?}", on_page["whole"]);
            let left = months(of("leftLow"), of("leftHigh"));
            assert!(on_page["left"].contains(&left) || on_page["left"].iter().any(|t| t.contains(&left)), "{:?} and {left}", on_page["left"]);
            let path = s.assessment.with_untracked(|a| s.path_index(a.timeline.as_ref().unwrap().path));
            let table = links(&visit.render(|s, w| s.about(w, |about| results_timeline::figures(s, about, path))));
            for n in 0..CATALOG.paths[path].phases.len() {
                let at = |name: &str| number(format!("/timeline/phases/{n}/{name}")).unwrap();
                let expected = BTreeSet::from([months(at("low"), at("high")), months(at("leftLow"), at("leftHigh"))]);
                assert_eq!(table[&format!("phase.{n}")], expected, "phase {n}");
            }
        }
        let table = visit.render(|s, w| s.about(w, |about| results_map::figures(s, about)));
        let tiles: usize = html::all(&table, "button", "figure-link").into_iter().map(|b| html::text(b).parse::<usize>().unwrap()).sum();
        assert_eq!(tiles, said["total"].as_u64().unwrap() as usize, "each question stands once in the table of the map");
        let _ = w;
    }
    assert!(seen > 100 && cards > 30, "{seen} states, {cards} with a card of the head start");
}

/// What a count leads to holds as many questions as the count says.
#[test]
fn every_figure_of_the_page_opens_to_as_many_questions_as_it_says() {
    let mut opened = BTreeSet::new();
    for vector in chosen().step_by(4) {
        let visit = visit(vector);
        let map = visit.render(|s, w| s.about(w, |about| results_map::figures(s, about)));
        let mut all = links(&visit.show(Place::Results));
        all.extend(links(&map));
        for (to, texts) in all {
            let figure = Figure::from_name(&CATALOG, &to).unwrap_or_else(|| panic!("{to} is no figure"));
            assert_eq!(figure.name(), to);
            let place = Place::Behind(figure);
            assert_eq!(Place::from_name(&CATALOG, &place.name(&CATALOG)), Some(place));
            let behind = visit.show(place);
            html::check(&behind).unwrap_or_else(|fault| panic!("{to}: {fault}"));
            let text = html::text(&behind);
            assert!(!text.contains(['{', '}']), "{to}: {text}");
            let lines = html::all(&behind, "ul", "behind-list").into_iter().map(|list| html::tags(list, "li").len()).sum::<usize>();
            let counts = matches!(
                figure,
                Figure::Asked
                    | Figure::InPlace
                    | Figure::Gaps
                    | Figure::Unknown
                    | Figure::Unsure
                    | Figure::Unanswered
                    | Figure::LeftOut
                    | Figure::Most
            );
            let counts =
                counts || matches!(figure, Figure::State(..) | Figure::Gives(_) | Figure::Quick(_, Kind::InPlace | Kind::Missing | Kind::Unknown));
            if counts {
                assert_eq!(texts, BTreeSet::from([lines.to_string()]), "{to}");
            }
            if let Figure::Stops = figure {
                assert!(texts.iter().all(|t| t.parse::<usize>().unwrap() == lines), "{to}");
            }
            assert!(lines > 0, "nothing is behind {to}: {texts:?}");
            opened.insert(to.split('.').next().unwrap().to_owned());
        }
    }
    let all = ["asked", "gaps", "in-place", "left", "left-out", "whole", "most", "ready", "start", "state", "stops", "unanswered", "unsure"];
    assert!(all.iter().all(|kind| opened.contains(*kind)), "{opened:?}");
}

/// What stands in a text between the places that are filled in, where it holds digits: names of standards, clauses 4 to 10, ranges of guides.
fn fixed(text: &str, into: &mut BTreeSet<String>) {
    for form in text.split('\u{1f}') {
        let pieces = pieces(form).into_iter().map(|(before, _)| before.split_whitespace().collect::<Vec<_>>().join(" "));
        into.extend(pieces.filter(|piece| piece.contains(|c: char| c.is_ascii_digit())));
    }
}

#[test]
fn no_figure_stands_on_the_page_that_cannot_be_opened() {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let (w, visit_now) = (Visit::new().words(), Visit::new());
    for phrase in 0..u16::MAX {
        let text = w.say(readiness_check::wording::Phrase(phrase));
        if text.is_empty() {
            break;
        }
        fixed(text, &mut known);
    }
    (0..CATALOG.paths.len()).for_each(|n| [w.path(n).0, w.path(n).1].into_iter().for_each(|text| fixed(text, &mut known)));
    for standard in CATALOG.standards {
        [standard.name.to_owned(), [standard.name, standard.edition].join(":"), standard.key.to_owned()]
            .iter()
            .for_each(|text| fixed(text, &mut known));
    }
    for n in 0..CATALOG.groups.len() as u16 {
        fixed(&format!("{} {}", CATALOG.groups[usize::from(n)].id, w.group(n)), &mut known);
    }
    let Helping::Here(pack) = visit_now.session().helping.get_untracked() else { panic!("the guidance is here") };
    pack.lists.iter().flatten().for_each(|entry| [&entry.title, &entry.text].into_iter().for_each(|text| fixed(text, &mut known)));
    // The longest first, so that none is cut apart by a shorter one.
    let mut known: Vec<String> = known.into_iter().collect();
    known.sort_by_key(|text| std::cmp::Reverse(text.len()));
    for vector in chosen().step_by(2) {
        let mut page = html::without_terms(&visit(vector).show(Place::Results));
        // Pictures have their figures in tables; headings name clauses and themes.
        for tag in ["svg", "button", "summary", "bdi", "h3", "h4", "h5"] {
            while let Some(from) = page.find(&format!("<{tag}")) {
                let end = format!("</{tag}>");
                let to = page[from..].find(&end).unwrap() + from + end.len();
                page.replace_range(from..to, "\u{1}");
            }
        }
        // How much a link holds is no finding: it says what would be passed on.
        if let Some(from) = page.find("class=\"take-link\"") {
            let to = page[from..].find("</p>").unwrap() + from;
            page.replace_range(from..to, ">");
        }
        let mut text = html::text(&page);
        known.iter().for_each(|piece| text = text.replace(piece.as_str(), " "));
        // Nothing is behind a zero.
        let loose: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty() && *run != "0").collect();
        assert!(loose.is_empty(), "{loose:?} cannot be opened: {text}");
    }
}
