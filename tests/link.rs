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
use proptest::{collection::vec, option, prelude::*, sample::select};
use readiness_check::{
    answers::{Answer, Answers, State, offered},
    built::CATALOG,
    catalog::shape::{Catalog, Item, Question},
    link::{LinkFault, NAME, pack, unpack},
    profile::Profile,
    record::Record,
    ui::{
        place::Place,
        session::{Message, Session},
    },
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
        let text: String = match n % 4 {
            0 => (0..random() % 130).map(|_| LETTERS.as_bytes()[random() % 64] as char).collect(),
            1 => (0..random() % 40).filter_map(|_| char::from_u32(random() as u32 % 0x11_0000)).collect(),
            // With the right checksum, so that all that comes after it is reached.
            2 => forged(&good, 6 + random() % 500, random(), 1 + random() % 40),
            _ => forged(&good, STATES + random() % 500, random(), 3),
        };
        match unpack(&CATALOG, &text) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(read > 1_000 && refused > 100_000, "{read} read, {refused} refused");
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
    // What is longer is foreign at once, whatever it begins with; up to there it is read and found incomplete.
    assert_eq!(unpack(&CATALOG, &"B".repeat(4096)), Err(LinkFault::Incomplete));
    assert_eq!(unpack(&CATALOG, &"B".repeat(4097)), Err(LinkFault::Foreign));
}
