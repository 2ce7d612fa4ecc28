//! Promise: the explorer shows every link once, agrees with the head start, and its filters hide exactly what does not fit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    html, item, profile,
    random::{any_answers, any_profile, cases},
    visit::Visit,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State},
    built::CATALOG,
    catalog::shape::{Overlap, Strength},
    explore::{Filter, Gives, Reach, Row, carriers, clauses, controls, gives, rows},
    figures::Lane,
    options::{self, Options},
    overlap::head_start,
    profile::Profile,
    ui::place::Place,
};

fn overlap() -> &'static Overlap {
    &CATALOG.overlaps[0]
}

fn all_filters() -> Vec<Filter> {
    let strengths = [None, Some(Strength::Strong), Some(Strength::Weak), Some(Strength::Nothing)];
    let groups = CATALOG.groups.iter().enumerate().filter(|(_, g)| g.standard == Some(overlap().to)).map(|(n, _)| Some(n as u16));
    let groups: Vec<Option<u16>> = groups.chain([None]).collect();
    let pairs = strengths.into_iter().flat_map(|strength| [None, Some(true), Some(false)].map(|reached| (strength, reached)));
    pairs.flat_map(|(strength, reached)| groups.iter().map(move |group| Filter { strength, reached, group: *group }).collect::<Vec<_>>()).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_reached_is_what_the_head_start_counts(answers in any_answers(), profile in any_profile()) {
        let rows = rows(&CATALOG, overlap(), &answers, &profile);
        let strong = Filter { strength: Some(Strength::Strong), ..Filter::default() };
        let reached = Filter { reached: Some(true), ..strong }.count(&rows);
        let open = Filter { reached: Some(false), ..strong }.count(&rows);
        match head_start(&CATALOG, overlap(), &answers, &profile) {
            Some(h) => {
                prop_assert_eq!(reached, h.reached - h.clauses);
                prop_assert_eq!(reached + open, h.possible - overlap().shared.len());
            }
            None => prop_assert!(rows.iter().all(|r| r.reach != Reach::Reached && r.givers.iter().all(|g| g.reach != Reach::Reached))),
        }
    }

    #[test]
    fn filters_part_the_rows(answers in any_answers(), profile in any_profile()) {
        let rows = rows(&CATALOG, overlap(), &answers, &profile);
        prop_assert_eq!(rows.len(), overlap().links.len());
        for filter in all_filters() {
            let count = filter.count(&rows);
            prop_assert_eq!(count, rows.iter().filter(|r| filter.fits(r)).count());
            if filter.strength.is_none() {
                let of = |s| Filter { strength: Some(s), ..filter }.count(&rows);
                prop_assert_eq!(count, of(Strength::Strong) + of(Strength::Weak) + of(Strength::Nothing));
            }
            if filter.group.is_none() {
                let groups = all_filters().into_iter().filter(|f| f.group.is_some() && (f.strength, f.reached) == (filter.strength, filter.reached));
                prop_assert_eq!(count, groups.map(|f| f.count(&rows)).sum::<usize>());
            }
        }
    }

    #[test]
    fn both_directions_hold_the_same_links(answers in any_answers()) {
        let rows = rows(&CATALOG, overlap(), &answers, &Profile::none(&CATALOG));
        let mut down: Vec<_> = rows.iter().flat_map(|r| r.givers.iter().map(|g| (g.item, r.control, g.main))).collect();
        let mut across: Vec<_> = gives(&CATALOG, overlap()).into_iter().flat_map(|(giver, to)| to.into_iter().map(move |(c, _, m)| (giver, c, m))).collect();
        down.sort_unstable();
        across.sort_unstable();
        prop_assert_eq!(down, across);
    }
}

#[test]
fn the_counted_figures_are_those_of_the_mapping() {
    let rows = rows(&CATALOG, overlap(), &Answers::none(&CATALOG), &Profile::none(&CATALOG));
    let strong = |s| Filter { strength: Some(s), ..Filter::default() }.count(&rows);
    assert_eq!([strong(Strength::Strong), strong(Strength::Weak), strong(Strength::Nothing)], [22, 15, 1]);
    assert_eq!((controls(&CATALOG, overlap().from).len(), controls(&CATALOG, overlap().to).len()), (93, 38));
    let gives: Vec<Gives> = gives(&CATALOG, overlap());
    assert_eq!(carriers(&gives), (18, 24));
    assert!(!gives.iter().any(|(giver, _)| CATALOG.items[usize::from(*giver)].number.starts_with("A.7.")), "no physical control gives a start");
    let clauses = clauses(&CATALOG, overlap());
    let of = |lane| clauses.iter().filter(|(_, l)| *l == lane).count();
    assert_eq!([of(Lane::Shared), of(Lane::Differs), of(Lane::Only)], [21, 9, 2]);
    let numbers: Vec<Vec<u32>> =
        clauses.iter().map(|(i, _)| CATALOG.items[usize::from(*i)].number.split('.').map(|n| n.parse().unwrap()).collect()).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn a_start_is_reached_when_each_main_control_that_applies_is_in_place() {
    let running = profile(&CATALOG, &[("target", "both"), ("has27001", "running")]);
    let row = |answers: &Answers, profile: &Profile, id: &str| -> Row {
        rows(&CATALOG, overlap(), answers, profile).into_iter().find(|r| r.control == item(id)).unwrap()
    };
    let mut answers = Answers::none(&CATALOG);
    let mut say = |id: &str, state| {
        answers = common::with(&answers, item(id), Some(state));
        answers.clone()
    };
    let said = say("27001:A.5.24", State::Done);
    assert_eq!(row(&said, &running, "42001:A.8.4").reach, Reach::Open, "A.5.26 is missing");
    let said = say("27001:A.5.26", State::Proven);
    assert_eq!(row(&said, &running, "42001:A.8.4").reach, Reach::Reached);
    assert_eq!(row(&said, &running, "42001:A.5.5").reach, Reach::Never);
    let nothing = profile(&CATALOG, &[("target", "42001"), ("has27001", "no")]);
    assert_eq!(row(&said, &nothing, "42001:A.8.4").reach, Reach::Open, "there is no work to speak of");
    let said = say("27001:A.5.26", State::NotApplicable);
    assert_eq!(row(&said, &running, "42001:A.8.4").reach, Reach::Reached, "what does not apply is not waited for");
    let said = say("27001:A.5.24", State::NotApplicable);
    assert_eq!(row(&said, &running, "42001:A.8.4").reach, Reach::LeftOut);
    let certified = profile(&CATALOG, &[("target", "42001"), ("has27001", "certified")]);
    assert_eq!(row(&said, &certified, "42001:A.2.2").reach, Reach::Reached, "the certificate proves it");
    let said = say("27001:A.5.1", State::Partial);
    assert_eq!(row(&said, &certified, "42001:A.2.2").reach, Reach::Open, "unless less was said");
    let said = say("42001:A.2.3", State::NotApplicable);
    assert_eq!(row(&said, &certified, "42001:A.2.3").reach, Reach::LeftOut);
    // A further control helps and decides nothing.
    let said = say("27001:A.5.9", State::Done);
    assert_eq!(row(&said, &running, "42001:A.4.3").reach, Reach::Reached);
}

/// The rows of the table of links, without its head.
fn table_rows(html: &str) -> Vec<&str> {
    let table = html::tags_with_text(html, "table").into_iter().find(|t| t.contains("What gives each control")).expect("the table of links");
    html::tags_with_text(html::part(table, "tbody"), "tr")
}

#[test]
fn the_screen_shows_each_control_once_with_what_gives_it() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "running")]));
    visit.say(item("27001:A.5.1"), Answer { state: Some(State::Done), ..Answer::default() });
    visit.say(item("27001:A.5.2"), Answer { state: Some(State::Unsure), ..Answer::default() });
    let html = visit.show(Place::Explorer);
    html::check(&html).unwrap();
    let text = html::text(&html);
    for said in [
        "22 of the 38 controls of ISO/IEC 42001 get a strong start from ISO/IEC 27001 work, 15 a weak one, 1 none (counted).",
        "The strong starts rest on 18 of the 93 controls of ISO/IEC 27001; with the further ones that help, it is 24 (counted).",
        "You have reached 3 of the 22 strong starts that apply to you (computed).",
        "95% of the structure and 60% of the controls (a guide's estimate)",
        "One piece of work can serve 21 of 32 sub-clauses. Another 9 have the same number and other content, and 2 are only in ISO/IEC 42001 (all counted).",
        "38 of 38 controls are shown",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains(['{', '}', '\u{1f}']), "{text}");
    let rows = table_rows(&html);
    assert_eq!(rows.len(), 38);
    for (row, link) in rows.iter().zip(overlap().links) {
        let names: Vec<&str> = html::tags(row, "button").into_iter().filter_map(|b| html::attribute(b, "data-to")).collect();
        let ids: Vec<&str> = names.iter().map(|n| n.split_once('.').unwrap().1).collect();
        let expected: Vec<&str> =
            std::iter::once(&link.control).chain(link.main).chain(link.also).map(|i| CATALOG.items[usize::from(*i)].id).collect();
        assert_eq!(ids, expected);
        let said = html::text(row);
        assert!(said.starts_with("42001 A."), "the standard stands beside the number: {said}");
        assert_eq!(said.matches("27001 A.").count(), link.main.len() + link.also.len(), "{said}");
        assert_eq!(said.matches("Further help.").count(), link.also.len(), "{said}");
    }
    assert_eq!(html::text(rows[0]), "42001 A.2.2 AI policy Strong start 27001 A.5.1 Policies for information security In place Reached");
    assert!(html::text(rows[3]).ends_with("Not sure Not yet"), "{}", html::text(rows[3]));
    let mut names: Vec<&str> = html::tags(&html, "button").into_iter().filter_map(|b| html::attribute(b, "data-to")).collect();
    let total = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), total, "each link has a name of its own, so that Back finds it");
}

#[test]
fn clauses_say_how_they_relate_and_link_to_both_questions_where_they_differ() {
    let html = Visit::new().show(Place::Explorer);
    let table = html::tags_with_text(&html, "table").into_iter().find(|t| t.contains("Sub-clauses of")).unwrap();
    let rows = html::tags_with_text(html::part(table, "tbody"), "tr");
    assert_eq!(rows.len(), 32);
    for (row, (_, lane)) in rows.iter().zip(clauses(&CATALOG, overlap())) {
        let text = html::text(row);
        let (links, kind) = match lane {
            Lane::Shared => (1, "Shared"),
            Lane::Differs => (2, "Differs"),
            _ => (1, "New"),
        };
        assert_eq!((html::tags(&html::without_terms(row), "button").len(), text.contains(kind)), (links, true), "{text}");
        assert!(html::tags_with_text(row, "td")[1].len() > 60, "{text}");
    }
}

#[test]
fn filters_hide_the_rows_that_do_not_fit_and_nothing_else() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "42001"), ("has27001", "certified")]));
    visit.say(item("27001:A.5.9"), Answer { state: Some(State::None), ..Answer::default() });
    visit.say(item("42001:A.9.2"), Answer { state: Some(State::NotApplicable), ..Answer::default() });
    let (answers, told) = visit.session().with_record(|r| (r.answers.clone(), r.profile.clone()));
    let expected = rows(&CATALOG, overlap(), &answers, &told);
    for filter in all_filters() {
        visit.render(|s, _| {
            s.explored.set((filter, None));
            readiness_check::ui::view::nothing()
        });
        let html = visit.show(Place::Explorer);
        let shown: Vec<bool> = table_rows(&html).iter().map(|row| !row.split('>').next().unwrap().contains(" hidden")).collect();
        assert_eq!(shown, expected.iter().map(|r| filter.fits(r)).collect::<Vec<_>>(), "{filter:?}");
        let n = filter.count(&expected);
        assert!(html::text(&html).contains(&format!("{n} of 38 controls {} shown", if n == 1 { "is" } else { "are" })));
        let chips: Vec<String> = html::all(&html, "button", "chip").into_iter().map(html::text).collect();
        let counted = |f: Filter| f.count(&expected).to_string();
        assert_eq!(chips[0], "All 38");
        assert_eq!(chips[1], counted(Filter { strength: Some(Strength::Strong), ..filter }) + " strong");
        assert_eq!(chips[4], counted(Filter { reached: Some(true), ..filter }) + " reached");
    }
}

#[test]
fn a_visitor_who_told_of_no_work_has_reached_nothing() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "42001"), ("has27001", "no")])).answered();
    let text = html::text(&visit.show(Place::Explorer));
    assert!(text.contains("No start is reached, because you named no ISO/IEC 27001 work (computed)."), "{text}");
    assert!(text.contains("0 reached") && text.contains("22 not reached yet"), "{text}");
}

#[test]
fn the_row_that_was_left_for_its_question_is_still_there_on_the_way_back() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both"), ("has27001", "running")]));
    let open = Filter { strength: Some(Strength::Strong), reached: Some(false), ..Filter::default() };
    visit.render(|s, _| {
        s.explored.set((open, Some(0)));
        readiness_check::ui::view::nothing()
    });
    visit.say(item("27001:A.5.1"), Answer { state: Some(State::Done), ..Answer::default() });
    let html = visit.show(Place::Explorer);
    let hidden: Vec<bool> = table_rows(&html).iter().take(3).map(|row| row.split('>').next().unwrap().contains(" hidden")).collect();
    assert_eq!(hidden, [false, true, true], "three starts are reached now; the first row was left for its question");
    assert!(html::text(&html).contains("20 of 38 controls are shown"));
}

#[test]
fn headings_leave_no_level_out() {
    for level in 2..=6 {
        let visit = Visit::hosted(Options { heading_level: level, ..options::defaults(&CATALOG) });
        let levels = html::headings(&visit.whole(Place::Explorer));
        assert_eq!((levels[0], levels[1]), (level, (level + 1).min(6)));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
}
