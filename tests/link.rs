//! Promise: a link brings every state and fact through letter by letter, holds no written text, and is refused when it is not whole and ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    documents::any_record,
    everywhere, html, item, profile,
    random::{any_profile, cases},
    visit::Visit,
};
use jiff::civil::{Date, date};
use proptest::{option, prelude::*, sample::select};
use readiness_check::{
    answers::{Answer, Answers, State, offered},
    built::CATALOG,
    catalog::shape::{Catalog, Item, Question},
    link::{LinkFault, NAME, pack, unpack},
    profile::Profile,
    record::Record,
    ui::{app, place::Place},
};

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Any state that each question offers, or none.
fn any_possible() -> impl Strategy<Value = Answers> {
    let one = |q: &'static Question| option::weighted(0.8, select(offered(q).collect::<Vec<_>>())).boxed();
    CATALOG.items.iter().map(one).collect::<Vec<_>>().prop_map(|states| common::answers(&CATALOG, states))
}

fn any_start() -> impl Strategy<Value = Option<Date>> {
    let day = (0..=9999i16, 1..=12i8, 1..=31i8).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap_or(date(2027, 1, 31)));
    option::of(prop_oneof![day, select(vec![date(0, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])])
}

fn states(answers: &Answers) -> Vec<(Item, State)> {
    answers.iter().filter_map(|(item, a)| Some((item, a.state?))).collect()
}

/// The bits of a link without its checksum.
fn bits(link: &str) -> Vec<bool> {
    let six = |letter: char| LETTERS.find(letter).unwrap();
    link[..link.len() - 4].chars().flat_map(|l| (0..6).rev().map(move |n| six(l) >> n & 1 == 1)).collect()
}

/// A link of these bits, with a checksum that is right: worked out by long division, not in the way of the program.
fn signed(bits: &[bool]) -> String {
    let mut rest: Vec<bool> = bits.iter().copied().chain([false; 24]).collect();
    for (n, start) in (0..24).rev().map(|n| 0xb7_04ce >> n & 1 == 1).enumerate() {
        rest[n] ^= start;
    }
    for n in 0..bits.len() {
        if rest[n] {
            (0..25).for_each(|k| rest[n + k] ^= 0x186_4cfb >> (24 - k) & 1 == 1);
        }
    }
    let all = bits.iter().chain(&rest[bits.len()..]).copied().collect::<Vec<_>>();
    let letter = |six: &[bool]| LETTERS.as_bytes()[six.iter().fold(0, |n, b| n * 2 + usize::from(*b))] as char;
    all.chunks(6).map(letter).collect()
}

/// A link in which some bits were written anew by somebody who knows the checksum.
fn forged(link: &str, at: usize, number: usize, width: usize) -> String {
    let mut bits = bits(link);
    (0..width).for_each(|n| bits[at + n] = number >> (width - 1 - n) & 1 == 1);
    signed(&bits)
}

/// Where the states begin: after the version and the catalog's mark.
const STATES: usize = 6 + 32;

fn some_link() -> String {
    let told = profile(&CATALOG, &[("target", "both"), ("people", "51-250")]);
    pack(&CATALOG, &everywhere(&CATALOG, Some(State::Partial)), &Profile { start: Some(date(2027, 2, 1)), ..told })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_goes_in_comes_out_and_fits(answers in any_possible(), told in any_profile(), start in any_start()) {
        let profile = Profile { start, ..told };
        let link = pack(&CATALOG, &answers, &profile);
        prop_assert!(1 + NAME.len() + link.len() <= 120, "{} characters", link.len());
        prop_assert!(link.chars().all(|c| LETTERS.contains(c)));
        prop_assert_eq!(unpack(&CATALOG, &link), Ok((states(&answers), profile)));
    }

    #[test]
    fn nothing_that_was_written_changes_a_link(record in any_record()) {
        let mut bare = Answers::none(&CATALOG);
        for (item, answer) in record.answers.iter() {
            bare.replace(item, Answer { state: answer.state, ..Answer::default() });
        }
        prop_assert_eq!(pack(&CATALOG, &record.answers, &record.profile), pack(&CATALOG, &bare, &record.profile));
    }

    #[test]
    fn whatever_is_read_is_packed_to_the_same_letters(text in "[A-Za-z0-9_-]{0,140}") {
        // With the version and a checksum that is right, chance gets further.
        let forged = signed(&bits(&["B", &text, "AAAA"].concat()));
        for text in [text, forged] {
            if let Ok((states, profile)) = unpack(&CATALOG, &text) {
                let mut answers = Answers::none(&CATALOG);
                states.into_iter().for_each(|(item, state)| drop(answers.replace(item, Answer { state: Some(state), ..Answer::default() })));
                prop_assert_eq!(pack(&CATALOG, &answers, &profile), text);
            }
        }
    }
}

#[test]
fn no_text_breaks_the_reading() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    let good = some_link();
    let (mut read, mut refused) = (0, 0);
    for n in 0..200_000 {
        let text: String = match n % 20 {
            0 => (0..random() % 130).map(|_| LETTERS.as_bytes()[random() % 64] as char).collect(),
            1..9 => (0..random() % 12).map(|_| LETTERS.as_bytes()[random() % 64] as char).collect(),
            9..18 => (0..random() % 12).filter_map(|_| char::from_u32(random() as u32 % 0x11_0000)).collect(),
            // With the right checksum, so that all that comes after it is reached.
            18 => forged(&good, 6 + random() % 500, random(), 1 + random() % 40),
            _ => forged(&good, STATES + random() % 500, random(), 3),
        };
        match unpack(&CATALOG, &text) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(read > 1_000 && refused > 150_000, "{read} read, {refused} refused");
}

#[test]
fn every_prefix_is_incomplete_and_every_change_of_a_letter_is_refused() {
    let link = some_link();
    assert!(unpack(&CATALOG, &link).is_ok());
    for end in 0..link.len() {
        assert_eq!(unpack(&CATALOG, &link[..end]), Err(LinkFault::Incomplete), "{end} letters");
    }
    for at in 0..link.len() {
        for other in LETTERS.chars().chain(['.', ' ', 'é', '=', '%']).filter(|c| link.as_bytes()[at] as char != *c) {
            let changed = [&link[..at], &other.to_string(), &link[at + 1..]].concat();
            let fault = unpack(&CATALOG, &changed).expect_err(&changed);
            let expected = if at == 0 || !LETTERS.contains(other) { LinkFault::Foreign } else { LinkFault::Incomplete };
            assert_eq!(fault, expected, "{changed}");
        }
    }
    for more in ["A", "AAAA", "=", "&utm_source=x"] {
        assert!(unpack(&CATALOG, &[&link, more].concat()).is_err(), "{more} is taken for part of it");
    }
}

#[test]
fn what_cannot_be_is_foreign_even_with_the_right_checksum() {
    let link = some_link();
    let whole = bits(&link);
    assert_eq!(signed(&whole), link, "the test signs as the program does");
    let facts = STATES + 3 * CATALOG.items.len();
    let not_applicable = 1 + State::ALL.iter().position(|s| *s == State::NotApplicable).unwrap();
    let (clause, control) = (usize::from(item("hls:5.1")), usize::from(item("27001:A.5.1")));
    let foreign = |link: &str| assert_eq!(unpack(&CATALOG, link), Err(LinkFault::Foreign), "{link}");
    foreign(&forged(&link, STATES + 3 * clause, not_applicable, 3));
    assert!(unpack(&CATALOG, &forged(&link, STATES + 3 * control, not_applicable, 3)).is_ok(), "a control can be left out");
    let mut at = facts;
    for field in CATALOG.fields {
        let width = (usize::BITS - field.options.len().leading_zeros()) as usize;
        for option in field.options.len() + 1..1 << width {
            foreign(&forged(&link, at, option, width));
        }
        at += width;
    }
    let day = |year: usize, month: usize, day: usize| ((year * 12 + month - 1) * 31 + day - 1) + 1;
    assert!(unpack(&CATALOG, &forged(&link, at, day(2024, 2, 29), 22)).is_ok());
    for number in [day(2023, 2, 29), day(2023, 4, 31), day(10000, 1, 1), (1 << 22) - 1] {
        foreign(&forged(&link, at, number, 22));
    }
    foreign(&forged(&link, 0, 2, 6));
    foreign(&forged(&link, 6, 12345, 32));
    foreign(&signed(&[&whole[..], &[false; 6]].concat()));
    foreign(&signed(&whole[..whole.len() - 6]));
    if at + 22 < whole.len() {
        foreign(&forged(&link, whole.len() - 1, 1, 1));
    }
}

#[test]
fn a_link_of_another_catalog_is_foreign_and_no_more_than_4_kib_is_looked_at() {
    let fewer = Catalog { items: &CATALOG.items[1..], ..CATALOG };
    let facts = Catalog { fields: &CATALOG.fields[1..], ..CATALOG };
    for other in [fewer, facts] {
        let link = pack(&other, &Answers::none(&other), &Profile::none(&other));
        assert!(unpack(&other, &link).is_ok());
        assert_eq!(unpack(&CATALOG, &link), Err(LinkFault::Foreign));
    }
    // What is longer is refused at once, whatever it begins with; up to there it is read and found incomplete.
    assert_eq!(unpack(&CATALOG, &"B".repeat(4096)), Err(LinkFault::Incomplete));
    assert_eq!(unpack(&CATALOG, &"B".repeat(4097)), Err(LinkFault::TooLong(4096)));
}

/// A visitor with two answers, a note and a fact of their own.
fn own() -> Visit {
    let visit = Visit::with(profile(&CATALOG, &[("target", "27001"), ("people", "up-to-50")]));
    visit.say(item("hls:5.1"), Answer { state: Some(State::None), note: "ours".into(), quick: true, ..Answer::default() });
    visit.say(item("hls:7.2"), Answer { state: Some(State::Partial), note: "same".into(), ..Answer::default() });
    visit
}

/// What is shown once a link was opened.
fn opened(visit: &Visit, text: &str) -> String {
    let html = visit.render(|s, _| {
        s.open_link(text);
        app::app(s)
    });
    html::check(&html).unwrap();
    html
}

#[test]
fn a_link_is_looked_at_and_nothing_of_the_visitors_own_changes() {
    let visit = own();
    let before = visit.session().with_record(Record::clone);
    let said = html::text(&opened(&visit, &some_link()));
    assert!(said.starts_with("You are looking at an assessment that came with a link: 172 answers. Nothing you change here is kept."), "{said}");
    assert!(said.contains("Make a copy Look at it as an adviser Close") && said.contains("Of 172 questions") && !said.contains("Saved"), "{said}");
    assert!(!said.contains("A link with your answers"), "what others said is theirs to pass on");
    assert_eq!(visit.session().with_record(Record::clone), before);
    visit.render(|s, _| {
        s.leave_sample();
        ""
    });
    assert!(!html::text(&visit.whole(Place::Start)).contains("You are looking at"));
}

#[test]
fn a_bad_link_says_one_sentence_and_changes_nothing() {
    let link = some_link();
    for (text, sentence) in [
        (&link[..90], "This link is not complete"),
        ("something else", "This link does not belong"),
        ("", "This link is not complete"),
        (&link.repeat(50), "This link has more than 4096 characters"),
    ] {
        let visit = own();
        let before = visit.session().with_record(Record::clone);
        let html = opened(&visit, text);
        let messages = html::all(&html, "div", "message");
        assert_eq!(messages.len(), 1, "{text}");
        let said = html::text(messages[0]);
        assert!(said.starts_with(sentence) && said.matches('.').count() == 1 && said.ends_with("Dismiss"), "{said}");
        assert!(!html.contains("sample-banner"));
        assert_eq!(visit.session().with_record(Record::clone), before);
    }
}

#[test]
fn a_copy_says_what_it_replaces_keeps_what_was_written_and_is_one_step() {
    let visit = own();
    let before = visit.session().with_record(Record::clone);
    opened(&visit, &some_link());
    visit.render(|s, _| {
        let there = s.linked.get_untracked().unwrap();
        assert_eq!(s.replaced_by(&there), (1, true), "what is the same is not replaced");
        s.copy_link(&there);
        assert_eq!((s.linked.get_untracked(), s.place.get_untracked()), (None, Place::Results));
        assert_eq!(s.undoable.get_untracked().as_deref(), Some("copied an assessment from a link"));
        let all = s.with_record(|r| r.answers.iter().all(|(_, a)| a.state == Some(State::Partial) && !a.quick));
        assert!(all && s.with_record(|r| r.profile == there.1));
        assert_eq!([s.peek(item("hls:5.1")).note, s.peek(item("hls:7.2")).note], ["ours", "same"]);
        assert_eq!(s.link(), some_link(), "the copy makes the same link");
        s.undo();
        s.with_record(|r| assert_eq!((&r.answers, &r.profile), (&before.answers, &before.profile)));
        assert_eq!(s.undoable.get_untracked().as_deref(), Some("said"), "one press takes all of it back");
        ""
    });
    let new = Visit::new();
    opened(&new, &some_link());
    new.render(|s, _| {
        assert_eq!(s.replaced_by(&s.linked.get_untracked().unwrap()), (0, false), "nothing to ask about");
        ""
    });
}

#[test]
fn the_results_offer_the_link_and_say_what_is_in_it() {
    let visit = own();
    let html = visit.show(Place::Results);
    html::check(&html).unwrap();
    let part = html::all(&html, "div", "take-link")[0];
    let said = html::text(part);
    assert!(said.contains("In it: 2 answers, and 2 facts about you."), "{said}");
    assert!(said.contains("Not in it: notes, evidence, owners, dates, reasons"), "{said}");
    let field = html::tags(part, "input")[0];
    let link = visit.render(|s, _| s.link());
    assert_eq!(html::attribute(field, "value"), Some(format!("#rc={link}").as_str()));
    assert!(html::attribute(field, "readonly").is_some() && part.contains("for=\"link-field\""));
    assert!(html::text(&html).contains("Save as a file"));
    assert_eq!(unpack(&CATALOG, &link).unwrap().0, [(item("hls:5.1"), State::None), (item("hls:7.2"), State::Partial)].map(|(i, s)| (i, s)));
}
