//! Promise: a day is read and written as date fields do it, and counted on as the calendar does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::random::cases;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;
use readiness_check::{day, timeline::after};

#[test]
fn months_of_a_plan_are_whole_days_after_its_start() {
    let start = date(2027, 1, 31);
    assert_eq!(after(start, 0.0), Some(start));
    assert_eq!(after(start, 1.0), Some(date(2027, 3, 2)), "30.4375 days are 30");
    assert_eq!(after(start, 4.0), Some(date(2027, 6, 2)), "121.75 days are 122");
    assert_eq!(after(date(9999, 12, 1), 12.0), None, "the calendar ends");
}

#[test]
fn only_four_two_and_two_digits_of_a_real_day_name_one() {
    assert_eq!(day::read("2028-02-29"), Some(date(2028, 2, 29)));
    for text in [
        "",
        "2027-02-29",
        "2027-13-01",
        "2027-00-10",
        "2027-1-31",
        "20270131",
        "2027-01-31 ",
        "2027-01-31T08:00",
        "2027-01-3a",
        "+027-01-31",
        "2027-01-31-",
        "31.01.2027",
    ] {
        assert_eq!(day::read(text), None, "{text}");
    }
}

/// Days near the ends of months and years, and any other.
fn any_day() -> impl Strategy<Value = Date> {
    (1i16..9999, 1i8..=12, prop_oneof![1i8..=28, Just(1), Just(28)]).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_was_written_is_read_back(day in any_day()) {
        prop_assert_eq!(day::write(day), day.to_string());
        prop_assert_eq!(day::read(&day::write(day)), Some(day));
    }

    #[test]
    fn a_text_names_a_day_where_the_calendar_has_it_and_writes_it_so(text in prop_oneof![
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "2[0-9]{3}-?0[1-9]-?1[0-9]([T ][01][0-9](:?00)?Z?)?",
        "[-+0-9TZ: \\[\\]]{8,12}",
        any::<String>(),
    ]) {
        let known = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        prop_assert_eq!(day::read(&text), known);
    }

    #[test]
    fn days_later_are_the_calendars(day in any_day(), days in prop_oneof![0i32..40, 0i32..4000]) {
        prop_assert_eq!(day::later(day, days), day.checked_add(days.days()).ok());
    }
}
