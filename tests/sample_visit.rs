//! Promise: a sample organization is a visit of its own: all of it works, and nothing that happens in it touches the visitor's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    html, item, profile,
    samples::{NAMES, text},
    visit::Visit,
};
use readiness_check::{
    answers::{Answer, State},
    assessment::assess,
    built::CATALOG,
    catalog::words::{Guidance, List},
    options::{self, Options},
    profile::Profile,
    record::{read::read, write::stored},
    ui::{
        app,
        panel::{months_left, range_short},
        place::Place,
        sample,
        session::{Helping, Session},
    },
};
use std::sync::Arc;

/// The guidance of a visit with words for every sample, whatever the catalogs say about them by now.
fn told(s: Session) -> Arc<Guidance> {
    let here = s.helping.get_untracked();
    let Helping::Here(guidance) = here else { panic!("no guidance") };
    let mut guidance = Guidance::clone(&guidance);
    let entry = |name: &&str| readiness_check::catalog::words::Entry {
        key: (*name).into(),
        title: format!("Title of {name}"),
        text: format!("About {name}."),
        list: Vec::new(),
    };
    guidance.lists[List::Samples as usize] = NAMES.iter().map(entry).collect();
    Arc::new(guidance)
}

fn begin(visit: Visit) -> Visit {
    let guidance = told(visit.session());
    visit.render(|s, _| {
        s.helping.set(Helping::Here(guidance));
        ""
    });
    visit
}

/// A visitor with an answer, a note and a kept state of their own.
fn own() -> Visit {
    let visit = begin(Visit::with(profile(&CATALOG, &[("target", "27001"), ("people", "51-250")])));
    visit.say(item("hls:4.2"), Answer { state: Some(State::Partial), note: "ours".into(), ..Answer::default() });
    visit.render(|s, _| {
        s.keep_state("ours", "2027-03-01T08:00:00.000Z".into());
        ""
    });
    visit
}

fn look(visit: &Visit, n: Option<u8>) -> String {
    let html = visit.render(|s, _| {
        s.sample.set(n);
        app::app(s)
    });
    html::check(&html).unwrap();
    html
}

fn kept(s: Session) -> String {
    s.with_record(|r| stored(&CATALOG, r))
}

#[test]
fn the_cards_show_what_the_samples_come_to() {
    let visit = own();
    let html = visit.show(Place::Samples);
    html::check(&html).unwrap();
    let cards: Vec<String> = html::all(&html, "div", "example").into_iter().map(html::text).collect();
    assert_eq!(cards.len(), NAMES.len());
    for (card, name) in cards.iter().zip(NAMES) {
        let record = read(&CATALOG, &text(name)).record.unwrap();
        let a = assess(&CATALOG, &record.answers, &record.profile);
        let h = a.head_starts[0].unwrap_or_else(|| panic!("{name} has no head start"));
        for said in [
            format!("Title of {name} About {name}."),
            format!("{} of {}", h.reached, h.possible),
            months_left(visit.words(), &a),
            visit.words().locale().percent(a.standards[0].all.range.unwrap().0),
            "(computed)".into(),
            "Open this sample".into(),
        ] {
            assert!(card.contains(&said), "{said} is not in {card}");
        }
    }
}

#[test]
fn a_sample_opens_on_its_results_in_place_of_the_visitors_own() {
    let visit = own();
    let s = visit.session();
    visit.render(|s, _| {
        s.place.set(Place::Samples);
        ""
    });
    for (n, name) in NAMES.iter().enumerate() {
        let html = look(&visit, Some(n as u8));
        let said = html::text(&html);
        assert!(
            said.starts_with(&format!("You are looking at a sample: Title of {name}. Nothing you change here is kept. Back to your own answers")),
            "{said}"
        );
        assert_eq!(html.matches("screen-heading").count(), 1);
        let record = read(&CATALOG, &text(name)).record.unwrap();
        let a = assess(&CATALOG, &record.answers, &record.profile);
        assert!(said.contains(&format!("Of {} questions", a.total)), "{said}");
        assert!(said.contains(&range_short(visit.words(), a.standards[1].all.range)), "{said}");
        assert!(!html.contains("class=\"save\"") && !said.contains("Saved"), "nothing is kept, and nothing says so");
        let erase = html::tags(&html, "button").into_iter().find(|b| html::attribute(b, "class").is_some_and(|c| c.contains("erase"))).unwrap();
        assert!(html::attribute(erase, "hidden").is_some(), "what a sample says is not the visitor's to erase");
    }
    let back = look(&visit, None);
    assert!(back.contains("class=\"save\"") && !back.contains("You are looking at a sample"));
    assert_eq!(s.place.get_untracked(), Place::Samples);
}

#[test]
fn what_is_done_in_a_sample_stays_there() {
    let visit = own();
    let outside = visit.session();
    let before = kept(outside);
    let marks = |s: Session| (s.changed.get_untracked(), s.undoable.get_untracked(), s.assessment.get_untracked(), s.place.get_untracked());
    let was = marks(outside);
    visit.render(|s, w| {
        let inside = sample::open(s, 1).expect("a sample");
        assert_eq!(inside.place.get_untracked(), Place::Results);
        let first = kept(inside);
        inside.answer(item("hls:4.2"), State::None, false);
        inside.tell(String::new(), Profile::none(&CATALOG));
        inside.keep_state("theirs", String::new());
        assert_ne!(kept(inside), first);
        for place in [Place::Start, Place::Profile, Place::Hub, Place::All, Place::Results, Place::Quick(0), Place::Snapshots, Place::Samples] {
            inside.place.set(place);
            let html = app::show(inside, w, 2).to_html();
            html::check(&html).unwrap();
            assert!(!html.contains("data-to=\"samples\"") && !html.contains("Open this sample"), "{place:?} leads to the samples");
        }
        for _ in 0..3 {
            inside.undo();
        }
        assert_eq!(read(&CATALOG, &kept(inside)).record.unwrap().answers, read(&CATALOG, &first).record.unwrap().answers);
        inside.erase();
        ""
    });
    assert_eq!(kept(outside), before);
    assert_eq!(marks(outside), was);
}

#[test]
fn a_sample_is_its_own_organization_whatever_the_host_knows_of_the_visitors() {
    let (options, ignored) = options::read(&CATALOG, r#"{"has27001":"certified","people":"over-1000"}"#);
    assert!(ignored.is_empty());
    let visit = begin(Visit::hosted(options));
    visit.render(|s, _| {
        // Also a sample that does not tell what the host knows.
        let mut guidance = Guidance::clone(&told(s));
        guidance.samples.push(r#"{"profile":{},"answers":{"hls:4.2":"done"}}"#.into());
        s.helping.set(Helping::Here(Arc::new(guidance)));
        let silent = sample::open(s, 3).unwrap();
        assert_eq!(silent.effective_profile(), Profile::none(&CATALOG));
        assert_ne!(s.effective_profile(), Profile::none(&CATALOG));
        for (n, name) in (0..).zip(NAMES) {
            let inside = sample::open(s, n).unwrap();
            let record = read(&CATALOG, &text(name)).record.unwrap();
            assert_eq!(inside.assessment.get_untracked(), assess(&CATALOG, &record.answers, &record.profile), "{name}");
            assert_eq!(inside.with_record(|r| r.profile.start), record.profile.start);
        }
        ""
    });
}

#[test]
fn no_sample_is_offered_where_the_host_asks_for_less_than_it_is_about() {
    let hosted = |standards: &str| {
        let (options, _): (Options, _) = options::read(&CATALOG, &format!("{{\"standards\":\"{standards}\"}}"));
        begin(Visit::hosted(options))
    };
    for standards in ["27001", "42001"] {
        let visit = hosted(standards);
        let html = visit.show(Place::Samples);
        assert!(html.contains("so none is shown") && !html.contains("Open this sample"), "{standards}");
        assert!(!visit.show(Place::Start).contains("data-to=\"samples\""), "{standards}");
        assert!(!look(&visit, Some(0)).contains("You are looking at a sample"), "{standards}: nothing opens what is not offered");
    }
    let visit = hosted("27001 42001");
    assert_eq!(visit.show(Place::Samples).matches("Open this sample").count(), 3);
    assert!(
        visit.show(Place::Start).contains("data-to=\"samples\"")
            && html::text(&visit.show(Place::Start)).contains("Look at this and two more samples")
    );
    assert!(!look(&visit, Some(9)).contains("You are looking at a sample"), "there is no tenth sample");
}
