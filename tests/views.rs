//! Promise: every screen says what the record holds, and asks each question as the contract writes it; seen without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{bit, html, item, profile, visit::Visit};
use readiness_check::{
    answers::{Answer, State, offered},
    built::CATALOG,
    catalog::shape::Item,
    figures::{Figure, Lane, Part},
    options::{self, Options},
    ui::{
        place::Place,
        row::{Room, row},
        session::Filter,
    },
};

/// Something of every kind: in place, open, left out, not sure, noted, from the quick check.
fn mixed() -> Visit {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "running")]));
    let states = [State::Done, State::None, State::Partial, State::Unsure, State::Proven, State::Planned];
    for n in (0..172).step_by(4) {
        visit.say(n as Item, Answer { state: Some(states[n / 4 % 6]), ..Answer::default() });
    }
    visit.say(item("27001:A.7.1"), Answer { state: Some(State::NotApplicable), reason: "No rooms".into(), ..Answer::default() });
    visit.say(item("27001:A.6.3"), Answer { note: "n".into(), owner: "Žofie & <Ada>".into(), due: "2027-01-31".into(), ..Answer::default() });
    visit
}

fn places() -> Vec<Place> {
    let quick = (0..20).map(Place::Quick);
    let groups = (0..CATALOG.groups.len() as u16).map(Place::Group);
    let figures = [
        Figure::Asked,
        Figure::Ready(1, Part::All),
        Figure::Start(0),
        Figure::Lane(0, Lane::Weak),
        Figure::Left,
        Figure::Phase(5),
        Figure::Action(3),
    ];
    let read = [
        Place::Explorer,
        Place::Months,
        Place::Suggestions,
        Place::Snapshots,
        Place::Numbers,
        Place::Learn,
        Place::Samples,
        Place::HandOver,
        Place::Advice,
    ];
    [Place::Start, Place::Profile, Place::Hub, Place::All, Place::Results, Place::Glossary, Place::Plan, Place::Documents]
        .into_iter()
        .chain(figures.map(Place::Behind))
        .chain(read)
        .chain(quick)
        .chain(groups)
        .collect()
}

#[test]
fn every_screen_can_be_read_without_a_browser() {
    for target in ["27001", "42001", "both"] {
        for visit in [Visit::with(profile(&CATALOG, &[("target", target)])), mixed()] {
            for place in places() {
                let html = visit.show(place);
                html::check(&html).unwrap_or_else(|fault| panic!("{place:?} for {target}: {fault}"));
                assert_eq!(html.matches("screen-heading").count(), 1, "{place:?} for {target}");
                let text = html::text(&html);
                assert!(text.len() > 40 && !text.contains(['{', '}', '\u{1f}']), "{place:?} for {target}: {text}");
            }
        }
    }
}

#[test]
fn each_question_has_its_legend_and_its_radios_in_order() {
    let visit = Visit::new();
    for (n, question) in CATALOG.items.iter().enumerate() {
        for room in [Room::Row, Room::Screen] {
            let html = visit.render(|s, w| row(s, w, n as Item, room));
            assert!(html.starts_with("<fieldset") && html.contains(&format!(" data-item=\"{}\"", question.id)), "{}", question.id);
            let legend = html::text(html::part(&html, "legend"));
            assert_eq!(legend, format!("{} {}", question.number, visit.words().title(n as Item)));
            let inputs = html::tags(&html, "input");
            let of = |name: &str| inputs.iter().map(|i| html::attribute(i, name).unwrap_or_default()).collect::<Vec<_>>();
            let values: Vec<&str> = offered(question).map(State::key).collect();
            assert_eq!(of("value"), values, "{}", question.id);
            assert_eq!(values.contains(&"na"), question.control, "{}", question.id);
            assert!(of("type").iter().all(|t| *t == "radio"), "{}", question.id);
            assert!(of("name").iter().all(|name| *name == format!("q{n}")), "{}: one name for its own radios", question.id);
            assert!(!html.contains(" checked="), "{} is answered by itself", question.id);
            assert!(html::text(&html::without_terms(&html)).contains(visit.words().question(n as Item)));
        }
    }
}

#[test]
fn the_answer_given_is_the_one_that_is_checked() {
    let visit = Visit::new();
    for state in State::ALL {
        visit.say(item("27001:A.5.1"), Answer { state: Some(state), ..Answer::default() });
        let html = visit.render(|s, w| row(s, w, item("27001:A.5.1"), Room::Row));
        let checked: Vec<&str> = html::tags(&html, "input").into_iter().filter(|i| html::attribute(i, "checked").is_some()).collect();
        assert_eq!(checked.iter().map(|i| html::attribute(i, "value").unwrap()).collect::<Vec<_>>(), [state.key()]);
        assert_eq!(html.contains("Why does it not apply"), state == State::NotApplicable, "a reason is asked for what is left out");
    }
}

fn marks(visit: &Visit, id: &str) -> Vec<String> {
    let html = visit.render(|s, w| row(s, w, item(id), Room::Row));
    html::all(&html, "span", "mark").into_iter().map(html::text).collect()
}

#[test]
fn marks_say_for_whom_a_question_counts_and_what_is_special() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both")]));
    assert_eq!(marks(&visit, "hls:7.2"), ["27001 + 42001"]);
    assert_eq!(marks(&visit, "27001:A.5.7"), ["27001", "New in 2022"]);
    assert_eq!(marks(&visit, "42001:A.2.2"), ["42001"]);
    let stops: Vec<&str> = CATALOG.items.iter().filter(|q| q.stops).map(|q| q.id).collect();
    assert!(!stops.is_empty());
    for question in CATALOG.items {
        assert_eq!(marks(&visit, question.id).contains(&"Stops a certificate".to_owned()), question.stops, "{}", question.id);
        assert_eq!(marks(&visit, question.id).contains(&"New in 2022".to_owned()), question.new, "{}", question.id);
    }
    visit.say(item("hls:7.2"), Answer { state: Some(State::Done), quick: true, widen: bit(&CATALOG, "42001"), ..Answer::default() });
    assert_eq!(marks(&visit, "hls:7.2"), ["27001 + 42001", "From the quick check", "Does it take in AI?"]);
    let alone = Visit::with(profile(&CATALOG, &[("target", "42001")]));
    assert_eq!(marks(&alone, "hls:7.2"), ["42001"], "only what the visitor aims for");
    assert_eq!(marks(&alone, "27001:A.5.1"), ["27001"], "a question outside the target says whose it is");
}

#[test]
fn what_was_written_is_text_and_never_markup() {
    let visit = mixed();
    let html = visit.render(|s, w| row(s, w, item("27001:A.6.3"), Room::Row));
    assert!(html.contains("Note · Žofie &amp; &lt;Ada&gt; · 2027-01-31"), "{html}");
    assert!(!visit.show(Place::All).contains("<Ada>"));
}

#[test]
fn the_hub_counts_each_group() {
    let visit = mixed();
    let html = visit.show(Place::Hub);
    let lines: Vec<String> = html::all(&html, "button", "group").into_iter().map(html::text).collect();
    assert_eq!(lines.len(), CATALOG.groups.len());
    for (line, group) in lines.iter().zip(CATALOG.groups) {
        let answered = group.items.iter().filter(|i| visit.session().peek(**i).state.is_some()).count();
        let total = group.items.len();
        let status = if answered == 0 {
            "Not yet started"
        } else if answered < total {
            "In progress"
        } else {
            "Completed"
        };
        assert!(line.starts_with(group.id) && line.contains(status) && line.ends_with(&format!("{answered} of {total}")), "{line}");
    }
    // The shares of one standard leave out what the other alone asks.
    let html = Visit::with(profile(&CATALOG, &[("target", "42001")])).show(Place::Hub);
    let totals: usize =
        html::all(&html, "span", "group-count").into_iter().map(|c| html::text(c).rsplit(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(totals, 70);
    assert!(!html.contains("Annex A of ISO/IEC 27001") && html.contains("Annex A of ISO/IEC 42001"));
}

#[test]
fn the_quick_result_counts_its_own_questions_and_names_no_share_of_the_whole_first() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "27001")]));
    let items = visit.quick_items();
    let given = [State::Done, State::Proven, State::Planned, State::Partial, State::None, State::Unsure];
    for (n, item) in items.iter().enumerate().take(18) {
        visit.say(*item, Answer { state: Some(given[n % 6]), quick: true, ..Answer::default() });
    }
    let html = visit.show(Place::Results);
    let first = html::all(&html, "div", "part")[0];
    let text = html::text(first);
    // Three times each; two of the 20 have no answer.
    assert!(text.contains("Of 20 questions: 6 in place, 6 under way, 3 missing, 5 not sure or open."), "{text}");
    assert!(!text.contains('%'), "{text}");
    assert!(text.contains("Deepen: 105 more questions, your answers stay"), "{text}");
    let cells: Vec<usize> = html::tags_with_text(first, "td").iter().map(|c| html::text(c).parse().unwrap()).collect();
    let column = |n: usize| cells.iter().skip(n).step_by(4).sum::<usize>();
    assert_eq!([column(0), column(1), column(2), column(3)], [6, 6, 3, 5]);
    assert_eq!(html::tags_with_text(html::part(first, "ol"), "li").len(), 3, "the three gaps that matter most");
    // One answer more than the quick check asks, and the whole picture comes first.
    let other = (0..172).find(|i| !items.contains(i) && CATALOG.items[usize::from(*i)].standards & bit(&CATALOG, "27001") != 0).unwrap();
    visit.say(other, Answer { state: Some(State::Done), ..Answer::default() });
    let text = html::text(html::all(&visit.show(Place::Results), "div", "part")[0]);
    assert!(text.starts_with("The answer Of 123 questions: 7 in place, 9 with a known gap, 3 not sure, 104 not answered."), "{text}");
}

#[test]
fn the_results_say_what_a_known_record_gives() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "no")]));
    for n in 0..172 {
        visit.say(n, Answer { state: Some(State::Proven), ..Answer::default() });
    }
    for id in ["hls:9.2.1", "27001:A.5.1", "42001:A.2.2"] {
        visit.say(item(id), Answer { state: Some(State::None), ..Answer::default() });
    }
    let html = visit.show(Place::Results);
    let text = html::text(&html);
    assert!(text.contains("Of 172 questions: 169 in place, 3 with a known gap, 0 not sure, 0 not answered."), "{text}");
    // 2 of 123 are not started, and 2 of 70.
    assert!(text.contains("98% ready for ISO/IEC 27001 (computed)") && text.contains("97% ready for ISO/IEC 42001 (computed)"), "{text}");
    // One shared clause is missing, and A.5.1 with the one control that builds on it.
    assert!(text.contains("39 of 43 of the possible head start reached (computed)"), "{text}");
    assert!(text.contains("ISO/IEC 27001 and ISO/IEC 42001 together") && text.contains("12 to 18 months"), "{text}");
    let gaps: Vec<String> = html::tags_with_text(html::all(&html, "ol", "gaps")[0], "li").into_iter().map(html::text).collect();
    assert_eq!(gaps.len(), 3);
    assert!(gaps[0].contains("9.2.1"), "what stops a certificate or is a clause comes first: {gaps:?}");
    assert!(!text.contains("Every one of these narrows the ranges above."), "nothing is left to narrow: {text}");
    let nothing = html::text(&Visit::with(profile(&CATALOG, &[("target", "27001"), ("has27001", "certified")])).answered().show(Place::Results));
    assert!(nothing.contains("Nothing is left to certify"), "{nothing}");
    let empty = html::text(&Visit::new().show(Place::Results));
    assert!(empty.contains("There is nothing to show yet.") && !empty.contains('%'), "{empty}");
}

fn asked(html: &str) -> Vec<&str> {
    html::tags(html, "fieldset").into_iter().map(|f| html::attribute(f, "data-item").unwrap()).collect()
}

#[test]
fn a_group_shows_what_is_asked_and_all_of_it_where_the_target_leaves_it_out() {
    let group = |id: &str, standard: Option<u8>| CATALOG.groups.iter().position(|g| g.id == id && g.standard == standard).unwrap() as u16;
    let visit = Visit::with(profile(&CATALOG, &[("target", "27001")]));
    let clauses = visit.show(Place::Group(group("6", None)));
    assert!(
        asked(&clauses).iter().all(|id| !id.starts_with("42001:")) && !clauses.contains("Your certificate does not need"),
        "{:?}",
        asked(&clauses)
    );
    let outside = visit.show(Place::Group(group("A.2", Some(1))));
    assert_eq!(asked(&outside), ["42001:A.2.2", "42001:A.2.3", "42001:A.2.4"]);
    assert!(outside.contains("Your certificate does not need these questions."));
    let options: Vec<&str> = html::tags(&clauses, "option").into_iter().map(|o| html::attribute(o, "value").unwrap()).collect();
    assert!(!options.contains(&"na"), "clauses cannot be left out together either: {options:?}");
    assert!(html::tags(&outside, "option").iter().any(|o| html::attribute(o, "value") == Some("na")));
}

#[test]
fn the_chips_count_what_they_show() {
    let visit = mixed();
    let html = visit.show(Place::All);
    let count = |state: &[State]| (0..172).filter(|i| visit.session().peek(*i).state.is_some_and(|s| state.contains(&s))).count();
    let gaps = count(&[State::None, State::Planned, State::Partial]);
    let chips: Vec<String> = html::all(&html, "button", "chip").into_iter().map(html::text).collect();
    let open = 172 - count(&State::ALL);
    assert_eq!(
        chips[..5],
        [
            "All 172".into(),
            format!("{open} not answered"),
            format!("{} not sure", count(&[State::Unsure])),
            format!("{gaps} gaps"),
            "1 with a note".into()
        ]
    );
    assert!(html.contains("172 questions shown"));
    visit.filter(Filter::Gaps);
    let html = visit.show(Place::All);
    assert_eq!(html::tags(&html, "fieldset").len(), 172, "a filter only hides");
    let hidden = html::tags(&html, "div")
        .into_iter()
        .filter(|d| html::attribute(d, "class") == Some("cell") && html::attribute(d, "hidden").is_some())
        .count();
    assert_eq!(hidden, 172 - gaps);
}

#[test]
fn the_facts_about_the_visitor_are_all_asked_unless_the_host_fixes_the_target() {
    let fields = |options: Options| {
        let html = Visit::hosted(options).show(Place::Profile);
        html::tags(&html, "fieldset").into_iter().map(|f| html::attribute(f, "data-field").unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all: Vec<&str> = CATALOG.fields.iter().map(|f| f.key).collect();
    assert_eq!(fields(options::defaults(&CATALOG)), all);
    let (fixed, ignored) = options::read(&CATALOG, r#"{"standards":"42001"}"#);
    assert_eq!((ignored.len(), fields(fixed)), (0, all.into_iter().filter(|key| *key != "target").map(str::to_owned).collect::<Vec<_>>()));
}

#[test]
fn headings_begin_at_the_level_of_the_host_and_leave_none_out() {
    for level in 2..=6 {
        let visit = Visit::hosted(Options { heading_level: level, ..options::defaults(&CATALOG) });
        for place in places() {
            let levels: Vec<u8> = html::headings(&visit.whole(place));
            assert_eq!((levels[0], levels[1]), (level, (level + 1).min(6)), "{place:?}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{place:?}: {levels:?}");
        }
    }
}
