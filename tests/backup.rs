//! Promise: a file is asked for after ten new answers or five days with one, never before, and a clock that went back asks for nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, item, visit::Visit};
use jiff::civil::Date;
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, State},
    backup::{ANSWERS, DAYS, PutOff, day_of, due},
    built::CATALOG,
    day::later,
    record::{Meta, Record},
    ui::{
        app::own,
        place::Place,
        sample::inside,
        session::{Reason, Saving},
    },
};

fn day(text: &str) -> Option<Date> {
    Some(day_of(&format!("{text}T10:00:00.000Z")).unwrap())
}

#[test]
fn ten_answers_or_five_days_with_one_make_a_file_due() {
    let today = day("2027-03-10");
    for (unfiled, since, is_due) in [
        (0, None, false),
        (9, None, false),
        (10, None, true),
        (u64::MAX, None, true),
        (0, day("2027-01-01"), false),
        (1, day("2027-03-06"), false),
        (1, day("2027-03-05"), true),
        (9, day("2027-03-10"), false),
        (9, day("2027-03-11"), false),
        (9, day("2099-01-01"), false),
        (10, day("2099-01-01"), true),
    ] {
        assert_eq!(due(unfiled, since, None, today), is_due, "{unfiled} {since:?}");
    }
    assert!(!due(9, day("2020-01-01"), None, None), "no day is known");
}

#[test]
fn who_puts_it_off_is_left_alone_until_as_much_has_come_again() {
    let then = Some(PutOff { unfiled: 12, day: day("2027-03-10") });
    for (unfiled, today, is_due) in [
        (12, "2027-03-10", false),
        (21, "2027-03-14", false),
        (22, "2027-03-10", true),
        (12, "2027-03-15", true),
        (12, "2027-01-01", false),
        // A file was made since.
        (0, "2027-03-15", false),
        (9, "2027-03-15", true),
        (10, "2027-03-10", true),
    ] {
        assert_eq!(due(unfiled, day("2027-03-01"), then, day(today)), is_due, "{unfiled} {today}");
    }
}

#[test]
fn what_is_no_moment_has_no_day() {
    for text in ["", "2027", "2027-02-30T10:00:00Z", "soon, very soon", "\u{1f9ed}\u{1f9ed}\u{1f9ed}"] {
        assert_eq!(day_of(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_is_due_without_an_answer_and_what_is_due_stays_so(unfiled in 0..40u64, before in 0..40u64, passed in 0..30i32, put in 0..30i32) {
        let since = day("2027-03-01");
        let at = |days| later(since.unwrap(), days);
        let put_off = Some(PutOff { unfiled: before, day: at(put) });
        for put_off in [None, put_off] {
            prop_assert!(!due(0, since, put_off, at(passed)));
            if due(unfiled, since, put_off, at(passed)) && put_off.is_none_or(|p| p.unfiled <= unfiled) {
                prop_assert!(due(unfiled + 1, since, put_off, at(passed)) && due(unfiled, since, put_off, at(passed + 1)));
            }
        }
        prop_assert_eq!(due(unfiled, since, None, at(passed)), unfiled >= ANSWERS || unfiled > 0 && passed >= DAYS);
    }
}

/// A visit in which so many answers were given since the last file, if there was one, and everything is saved.
fn visit(unfiled: u64, filed: &str, saved: &str) -> Visit {
    let meta = Meta { unfiled, filed: filed.into(), saved: saved.into(), ..Meta::default() };
    let visit = Visit::over(Record { meta, ..Record::none(&CATALOG) });
    visit.render(|s, _| {
        s.saving.set(Saving::Saved("10:00".into()));
        s.today.set(day("2027-03-10"));
        ""
    });
    visit
}

fn shown(visit: &Visit) -> String {
    let html = visit.whole(Place::Start);
    html::check(&html).unwrap();
    html::text(&html)
}

#[test]
fn the_line_says_how_many_answers_are_in_no_file() {
    const FORGET: &str = "Some browsers forget what a site keeps after seven days without a visit.";
    for (unfiled, filed, saved, said) in [
        (12, "", "", "12 new answers are in no file yet. "),
        (12, "2027-03-09T10:00:00Z", "", "12 new answers since your last file. "),
        (1, "2027-03-01T10:00:00Z", "", "1 new answer since your last file. "),
        (1, "", "2027-03-01T10:00:00Z", "1 new answer is in no file yet. "),
    ] {
        let text = shown(&visit(unfiled, filed, saved));
        assert!(text.contains(&[said, FORGET, " Save a file Not now"].concat()), "{text}");
    }
    for (unfiled, filed, saved) in
        [(9, "", ""), (0, "2027-01-01T10:00:00Z", ""), (1, "2027-03-09T10:00:00Z", "2027-01-01T10:00:00Z"), (1, "soon", "soon")]
    {
        assert!(!shown(&visit(unfiled, filed, saved)).contains(FORGET), "{unfiled} {filed}");
    }
}

#[test]
fn the_line_is_not_there_where_it_was_put_off_where_nothing_is_saved_and_in_a_sample() {
    let visit = visit(12, "", "");
    let set = |saving: Saving, put_off: Option<PutOff>| {
        visit.render(|s, _| {
            s.saving.set(saving);
            s.files.put_off.set(put_off);
            ""
        })
    };
    let has = || shown(&visit).contains("12 new answers");
    assert!(has());
    set(Saving::Not(Reason::Asked), None);
    assert!(!has());
    set(Saving::Saved(String::new()), Some(PutOff { unfiled: 12, day: day("2027-03-10") }));
    assert!(!has());
    set(Saving::Saved(String::new()), Some(PutOff { unfiled: 2, day: day("2027-03-10") }));
    assert!(has());
    let sample = visit.render(|s, _| {
        let sample = inside(s, s.with_record(Record::clone));
        sample.saving.set(Saving::Saved(String::new()));
        own(sample)
    });
    assert!(!html::text(&sample).contains("12 new answers"));
}

#[test]
fn what_is_not_saved_is_said_with_the_way_to_a_file() {
    let visit = Visit::new();
    let set = |reason| {
        visit.render(|s, _| {
            s.saving.set(Saving::Not(reason));
            ""
        })
    };
    set(Reason::Blocked);
    assert!(!shown(&visit).contains("Save a file"), "before the first answer nothing is in danger");
    visit.say(item("hls:5.1"), Answer { state: Some(State::Done), ..Answer::default() });
    for (reason, said) in [
        (Reason::Blocked, "This browser keeps nothing for this page, so your answers go when you close it."),
        (Reason::Full, "This page tries again by itself"),
        (Reason::Newer, "A newer version of this page wrote what is kept here, so your changes are not saved."),
    ] {
        set(reason);
        let text = shown(&visit);
        assert!(text.contains(said) && text.contains("Save a file Dismiss"), "{text}");
    }
    set(Reason::Asked);
    assert!(!shown(&visit).contains("Save a file"), "the page around wants it so");
}
