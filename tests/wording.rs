//! Promise: texts are filled in as they are, in the form that the language uses for a number, and never half.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use readiness_check::{
    answers::State,
    catalog::words::Pack,
    wording::{Locale, Phrase, PlainEnglish, Words},
};

const PLAIN: Phrase = Phrase(0);
const COUNTED: Phrase = Phrase(1);

/// A language with three forms, whose numbers stand in brackets.
struct ThreeForms;

impl Locale for ThreeForms {
    fn plural(&self, n: f64) -> String {
        match n as i64 {
            1 => "one",
            2 => "two",
            3 => "few",
            _ => "other",
        }
        .into()
    }
    fn number(&self, n: f64, digits: u8) -> String {
        format!("[{}]", PlainEnglish.number(n, digits))
    }
    fn percent(&self, share: f64) -> String {
        PlainEnglish.percent(share)
    }
    fn date(&self, year: i16, month: i8, day: i8) -> String {
        PlainEnglish.date(year, month, day)
    }
    fn month(&self, year: i16, month: i8) -> String {
        PlainEnglish.month(year, month)
    }
    fn moment(&self, moment: &str) -> String {
        PlainEnglish.moment(moment)
    }
    fn year(&self, year: i16) -> String {
        PlainEnglish.year(year)
    }
    fn lower(&self, text: &str) -> String {
        PlainEnglish.lower(text)
    }
}

fn words(phrases: [&str; 2], locale: impl Locale + 'static) -> Words {
    let pack = Pack { lang: "xx".into(), dir: "rtl".into(), phrases: phrases.map(str::to_owned).into(), ..Pack::default() };
    Words::new(pack, locale)
}

#[test]
fn a_value_is_put_in_as_it_is_even_where_it_looks_like_a_place() {
    let fill = |text, values: &[(&str, &str)]| words([text, ""], PlainEnglish).fill(PLAIN, values);
    assert_eq!(fill("{a} and {b}, {a}", &[("a", "{b}"), ("b", "{a}")]), "{b} and {a}, {b}");
    assert_eq!(fill("{a}{a}", &[("a", "")]), "");
    assert_eq!(fill("{unknown} {a} { {a", &[("a", "x")]), "{unknown} x { {a");
    assert_eq!(fill("{{a}} }{", &[("a", "\u{1f9ed}")]), "{\u{1f9ed}} }{");
    assert_eq!(fill("none", &[("a", "x")]), "none");
}

#[test]
fn a_count_takes_the_form_of_its_number_and_the_languages_digits() {
    let counted = words(["", "one\u{1f}{n} day{end}\u{1f}two\u{1f}{n} days both{end}\u{1f}other\u{1f}{n} days{end}"], ThreeForms);
    let say = |n| counted.count(COUNTED, n, &[("end", ".")]);
    assert_eq!([say(0), say(1), say(2), say(3)], ["[0] days.", "[1] day.", "[2] days both.", "[3] days."], "no form for few: the general one");
    let plain = words(["", "{n} of {total}"], PlainEnglish);
    assert_eq!(plain.count(COUNTED, 7, &[("total", "9")]), "7 of 9");
}

#[test]
fn what_a_pack_does_not_have_is_empty_and_never_a_panic() {
    let none = Words::new(Pack::default(), PlainEnglish);
    let all = [
        none.say(Phrase(9)),
        &none.fill(Phrase(9), &[("a", "b")]),
        &none.count(Phrase(9), 2, &[]),
        none.title(9),
        none.question(9),
        none.group(9),
        none.group_intro(9),
        none.section(9, 9),
        none.state(State::Done),
        none.state_short(State::Done),
        none.state_means(State::Unsure),
        none.field(9),
        none.field_changes(9),
        none.option(9, 9),
        none.subject(9),
        none.path(9).0,
        none.phase(9, 9),
        none.lang(),
        none.dir(),
    ];
    assert!(all.iter().all(|t| t.is_empty()), "{all:?}");
}

#[test]
fn plain_english_writes_numbers_as_english_does() {
    assert_eq!([PlainEnglish.plural(0.0), PlainEnglish.plural(1.0), PlainEnglish.plural(2.0)], ["other", "one", "other"]);
    assert_eq!([PlainEnglish.number(4.0, 1), PlainEnglish.number(4.25, 1), PlainEnglish.number(4.04, 1)], ["4", "4.3", "4"]);
    assert_eq!([PlainEnglish.percent(0.614), PlainEnglish.date(2027, 1, 31)], ["61%", "2027-01-31"]);
}
