//! Promise: a state that is kept comes back as it was, and what changed since is said part by part, the same way in both directions.
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
    assessment::{Assessment, assess},
    built::CATALOG,
    changes::{Both, Changes, Move, changes, months_shift},
    figures::{Figure, Part},
    profile::Profile,
    readiness::Share,
    record::{
        Record,
        notice::Notice,
        read::read,
        snapshots::{LIMIT, Snapshot},
        write::document,
    },
    timeline::Months,
    ui::{cells::Val, place::Place, screens::snapshots::just_kept},
};
use serde_json::{Value, json};

fn beside(snapshots: Value) -> Value {
    json!({ "format": "readiness-check", "version": 1, "answers": { "hls:7.1": "done" }, "snapshots": snapshots })
}

#[test]
fn a_kept_state_is_written_in_the_short_form_and_read_back() {
    let written = json!([{
        "name": "Before the audit",
        "saved": "2027-01-31T08:00:00.000Z",
        "mood": "good",
        "profile": { "target": "both", "start": "2027-02-01", "colour": "red" },
        "answers": { "27001:A.5.1": "partial", "hls:4.2": "done", "hls:7.1": { "state": "none", "score": 3 }, "9000:1": "spotless" },
    }]);
    let reading = read(&CATALOG, &beside(written.clone()).to_string());
    assert_eq!(reading.notices, []);
    let record = reading.record.unwrap();
    let snapshot = &record.snapshots[0];
    assert_eq!((snapshot.name.as_str(), snapshot.answers.state(item("27001:A.5.1"))), ("Before the audit", Some(State::Partial)));
    assert_eq!(snapshot.profile.told, profile(&CATALOG, &[("target", "both")]).told);
    assert_eq!(snapshot.answers.state(item("hls:7.1")), Some(State::None));
    assert_eq!(record.answers.state(item("hls:7.1")), Some(State::Done), "the present is another matter");
    assert_eq!(document(&CATALOG, &record)["snapshots"], written);
    let text = document(&CATALOG, &record).to_string();
    assert_eq!(document(&CATALOG, &read(&CATALOG, &text).record.unwrap()).to_string(), text);
    assert!(document(&CATALOG, &Record::none(&CATALOG)).get("snapshots").is_none(), "a document without kept states is as it was before");
}

#[test]
fn only_states_and_facts_are_kept() {
    let mut record = Record::none(&CATALOG);
    let answer = Answer {
        state: Some(State::Done),
        note: "n".into(),
        owner: "o".into(),
        due: "2027-01-31".into(),
        reason: "r".into(),
        quick: true,
        widen: 1,
        ..Answer::default()
    };
    record.answers.replace(item("hls:4.2"), answer);
    let kept = Snapshot::of(&CATALOG, &record, &"\u{1f9ed}".repeat(101), String::new());
    assert_eq!(kept.answers.get(item("hls:4.2")), Some(&Answer { state: Some(State::Done), ..Answer::default() }));
    assert_eq!(kept.name.encode_utf16().count(), 200);
}

#[test]
fn what_cannot_be_taken_of_a_kept_state_is_said_once_and_the_rest_is_kept() {
    let bad = |name: &str| vec![Notice::BadSnapshot(name.into())];
    let long = "x".repeat(201);
    let cut = "x".repeat(200);
    for (snapshots, notices, count) in [
        (json!(null), vec![], 0),
        (json!([]), vec![], 0),
        (json!([{}]), vec![], 1),
        (json!([{ "name": null, "profile": null, "answers": null }]), vec![], 1),
        (json!("x"), bad("1"), 0),
        (json!({ "name": "x" }), bad("1"), 0),
        (json!([3, { "name": "b" }]), bad("1"), 1),
        (json!([{ "name": 3 }]), bad("1"), 1),
        (json!([{ "name": "a", "saved": [] }]), bad("a"), 1),
        (json!([{ "name": long }]), bad(&cut), 1),
        (json!([{ "name": "a", "profile": 3 }]), bad("a"), 1),
        (json!([{ "name": "a", "profile": { "target": "all", "start": "soon" } }]), bad("a"), 1),
        (json!([{ "name": "a", "answers": ["done"] }]), bad("a"), 1),
        (json!([{ "name": "a", "answers": { "hls:4.2": "na", "hls:5.1": "maybe", "hls:7.1": null } }]), bad("a"), 1),
        (json!([{ "name": "a", "answers": { "hls:4.2": { "state": 3 } } }, { "answers": { "hls:4.2": {} } }]), bad("a"), 2),
        (json!([{ "name": "a", "answers": { "9000:1": 7 } }]), vec![], 1),
        (json!((0..LIMIT + 3).map(|n| json!({ "name": n.to_string() })).collect::<Vec<_>>()), vec![Notice::SnapshotsLeftOut(3)], LIMIT),
    ] {
        let reading = read(&CATALOG, &beside(snapshots.clone()).to_string());
        assert_eq!(reading.notices, notices, "{snapshots}");
        let record = reading.record.unwrap();
        assert_eq!((record.snapshots.len(), record.answered()), (count, 1), "{snapshots}");
        let text = document(&CATALOG, &record).to_string();
        assert_eq!(read(&CATALOG, &text).notices, [], "{snapshots}: what was taken is in order");
    }
}

type Moment = (Answers, Profile);

fn between(before: &Moment, after: &Moment) -> (Changes, Assessment, Assessment) {
    let (old, new) = (assess(&CATALOG, &before.0, &before.1), assess(&CATALOG, &after.0, &after.1));
    (changes(&CATALOG, (&old, &before.0, &before.1), (&new, &after.0, &after.1)), old, new)
}

fn turned<T: Copy>(both: Both<T>) -> Both<T> {
    Both { before: both.after, after: both.before }
}

/// The same changes seen from the other end.
fn mirrored(c: &Changes) -> Changes {
    let mut m = c.clone();
    m.asked = c.asked.map(turned);
    m.facts.iter_mut().for_each(|(_, both)| *both = turned(*both));
    m.start = c.start.map(turned);
    m.parts.iter_mut().for_each(|(_, both)| *both = turned(*both));
    m.months = c.months.map(turned);
    m.head_starts.iter_mut().for_each(|(_, both)| *both = turned(*both));
    m.in_place = c.in_place.map(turned);
    for q in &mut m.questions {
        (q.before, q.after) = (q.after, q.before);
        q.way = match q.way {
            Move::Better => Move::Worse,
            Move::Worse => Move::Better,
            Move::Known => Move::Lost,
            Move::Lost => Move::Known,
            Move::Other => Move::Other,
        };
    }
    m
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn nothing_changed_gives_nothing(moment in (any_answers(), any_profile())) {
        prop_assert!(between(&moment, &moment).0.is_empty());
    }

    #[test]
    fn the_way_back_mirrors_the_way_there(a in (any_answers(), any_profile()), b in (any_answers(), any_profile())) {
        let c = between(&a, &b).0;
        prop_assert_eq!(between(&b, &a).0, mirrored(&c));
        let fields = 0..CATALOG.fields.len() as u8;
        prop_assert_eq!(c.facts.iter().map(|f| f.0).collect::<Vec<_>>(), fields.filter(|f| a.1.get(*f) != b.1.get(*f)).collect::<Vec<_>>());
    }

    #[test]
    fn the_parts_add_up_and_agree_with_what_the_results_show(a in any_answers(), b in any_answers(), profile in any_profile()) {
        let (c, old, new) = between(&(a.clone(), profile.clone()), &(b.clone(), profile));
        prop_assert_eq!(c.asked, None);
        let in_place = |a: &Assessment| a.groups.iter().map(|g| g.tally.in_place).sum::<usize>();
        let by_groups: isize = c.parts.iter().filter(|(f, _)| matches!(f, Figure::Group(..))).map(|(_, both)| gained(both)).sum();
        prop_assert_eq!(by_groups, in_place(&new) as isize - in_place(&old) as isize);
        prop_assert_eq!(c.in_place, Some(Both { before: in_place(&old), after: in_place(&new) }).filter(|b| b.before != b.after));
        for (figure, both) in &c.parts {
            let shown = |a: &Assessment| match figure {
                Figure::Ready(n, Part::All) => a.standards[usize::from(*n)].all,
                Figure::Ready(n, Part::Clauses) => a.standards[usize::from(*n)].clauses,
                Figure::Ready(n, Part::Annex) => a.standards[usize::from(*n)].annex,
                Figure::Group(n, _) => a.groups[usize::from(*n)].share,
                other => panic!("{other:?}"),
            };
            prop_assert_eq!((both.before, both.after), (shown(&old), shown(&new)));
        }
        let asked = (0..CATALOG.items.len() as u16).filter(|i| CATALOG.items[usize::from(*i)].standards & old.asked != 0);
        let differ: Vec<u16> = asked.filter(|i| a.state(*i) != b.state(*i)).collect();
        prop_assert_eq!(c.questions.iter().map(|q| q.item).collect::<Vec<_>>(), differ);
        let ways = [Move::Better, Move::Worse, Move::Known, Move::Lost, Move::Other];
        prop_assert_eq!(ways.iter().map(|way| c.count(*way)).sum::<usize>(), c.questions.len());
    }

    #[test]
    fn another_target_alone_moves_no_part(answers in any_answers(), profile in any_profile(), target in 0u8..3) {
        let field = CATALOG.fields.iter().position(|f| f.key == "target").unwrap() as u8;
        let mut other = profile.clone();
        other.tell(field, Some(target));
        let (c, ..) = between(&(answers.clone(), profile), &(answers, other));
        prop_assert!(c.parts.is_empty() && c.questions.is_empty() && c.in_place.is_none());
    }
}

fn gained(both: &Both<Share>) -> isize {
    both.after.in_place as isize - both.before.in_place as isize
}

#[test]
fn each_kind_of_change_has_its_name() {
    use State::{Done, NotApplicable, Partial, Unsure};
    for (id, before, after, way) in [
        ("hls:4.2", Some(Partial), Some(Done), Move::Better),
        ("hls:4.2", Some(Done), Some(State::None), Move::Worse),
        ("hls:4.2", None, Some(State::None), Move::Known),
        ("hls:4.2", Some(Unsure), Some(Done), Move::Known),
        ("hls:4.2", None, Some(Unsure), Move::Other),
        ("hls:4.2", Some(Done), Some(Unsure), Move::Lost),
        ("hls:4.2", Some(Done), None, Move::Lost),
        ("27001:A.7.1", None, Some(NotApplicable), Move::Known),
        ("27001:A.7.1", Some(Done), Some(NotApplicable), Move::Other),
        ("27001:A.7.1", Some(NotApplicable), None, Move::Lost),
    ] {
        let none = Answers::none(&CATALOG);
        let moment = |state| (common::with(&none, item(id), state), Profile::none(&CATALOG));
        let (c, ..) = between(&moment(before), &moment(after));
        assert_eq!((c.questions.len(), c.questions[0].way), (1, way), "{id} {before:?} {after:?}");
    }
}

#[test]
fn a_fact_that_changed_is_told_beside_the_months_that_it_moves() {
    let none = Answers::none(&CATALOG);
    let told = profile(&CATALOG, &[("target", "42001"), ("role", "user"), ("people", "up-to-50")]);
    let mut other = profile(&CATALOG, &[("target", "42001"), ("role", "developer"), ("people", "up-to-50")]);
    other.start = jiff::civil::Date::new(2027, 2, 1).ok();
    let c = between(&(none.clone(), told), &(none, other.clone())).0;
    let field = CATALOG.fields.iter().position(|f| f.key == "role").unwrap() as u8;
    assert_eq!(c.facts, [(field, Both { before: Some(0), after: Some(2) })]);
    assert_eq!(c.start, Some(Both { before: None, after: other.start }));
    assert!(c.months.is_some() && c.questions.is_empty() && c.parts.is_empty());
}

#[test]
fn months_are_said_shorter_or_longer_only_where_both_ends_are() {
    let months = |left_low, left_high| Months { low: 0.0, high: 0.0, left_low, left_high };
    for (before, after, said) in [
        ((6.0, 9.0), (4.5, 7.0), Some((true, 1.5, 2.0))),
        ((4.5, 7.0), (6.0, 9.0), Some((false, 1.5, 2.0))),
        ((6.0, 9.0), (5.0, 8.0), None),
        ((6.0, 9.0), (6.0, 8.5), Some((true, 0.0, 0.5))),
        ((6.0, 9.0), (7.0, 8.0), None),
        ((6.0, 9.0), (6.0, 9.0), None),
    ] {
        assert_eq!(months_shift(&months(before.0, before.1), &months(after.0, after.1)), said, "{before:?} {after:?}");
    }
}

fn say(visit: &Visit, id: &str, state: State) {
    visit.say(item(id), Answer { state: Some(state), ..Answer::default() });
}

fn text(visit: &Visit) -> String {
    let html = visit.show(Place::Snapshots);
    html::check(&html).unwrap();
    html::text(&html)
}

#[test]
fn the_screen_compares_a_kept_state_with_now_and_with_another() {
    let visit = Visit::with(profile(&CATALOG, &[("target", "both")]));
    let s = visit.session();
    assert!(text(&visit).contains("Nothing is kept yet."));
    say(&visit, "hls:4.2", State::Partial);
    let keep = |name: &str, saved: &str| visit.render(|s, _| if s.keep_state(name, saved.into()) { "kept" } else { "full" });
    assert_eq!(keep("Spring & <b>", "2027-03-01T08:00:00.000Z"), "kept");
    say(&visit, "hls:4.2", State::Done);
    say(&visit, "27001:A.5.1", State::Proven);
    assert_eq!(keep("Summer", "2027-06-01T08:00:00.000Z"), "kept");
    say(&visit, "27001:A.5.1", State::Partial);
    let listed = text(&visit);
    assert!(listed.contains("Spring & <b> Kept 2027-03-01 08:00, with 1 answer Compare Rename Remove Summer"), "{listed}");
    assert!(!listed.contains("Compared:"));
    let choose = |a: usize, b: Option<usize>| {
        visit.render(|s, _| {
            let kept = s.kept();
            s.compared.set([kept.get(a).cloned(), b.map(|b| kept[b].clone())]);
            ""
        })
    };
    choose(0, None);
    let now = text(&visit);
    assert!(now.contains("Compared: Spring & <b> Compare with what you have now Summer Since Spring & <b>, 2 answers changed (counted). 1 more question is in place."), "{now}");
    assert!(now.contains("better 1, worse 0, newly known 1, no longer known 0, other 0"), "{now}");
    assert!(now.contains("From: Partly in place. To: In place.") && now.contains("From: Not answered. To: Partly in place."), "{now}");
    assert!(now.contains("Part Ready: Spring & <b> Ready: what you have now In place: Spring & <b> In place: what you have now"), "{now}");
    let html = visit.show(Place::Snapshots);
    assert!(html.contains("data-to=\"hls:4.2\"") && html.contains("data-to=\"ready.0.all\""), "the way back is known");
    // The earlier one is always the first of the two.
    for (a, b) in [(0, 1), (1, 0)] {
        choose(a, Some(b));
        assert!(
            text(&visit).contains("From Spring & <b> to Summer, 2 answers changed (counted). 2 more questions are in place."),
            "{}",
            text(&visit)
        );
        assert!(text(&visit).contains("Ready: Summer") && text(&visit).contains("Changed answers: from Spring & <b> to Summer"));
        assert_eq!(text(&visit).matches(" now").count(), 1, "what is there now is offered, and is no part of this comparison");
    }
    choose(1, None);
    assert!(text(&visit).contains("Since Summer, 1 answer changed (counted). 1 question fewer is in place."), "{}", text(&visit));
    visit.render(|s, _| {
        let mut other = s.with_record(|r| r.profile.clone());
        other.told = profile(&CATALOG, &[("target", "27001"), ("role", "developer")]).told;
        other.start = jiff::civil::Date::new(2027, 2, 1).ok();
        s.tell("target".into(), other);
        ""
    });
    let narrowed = text(&visit);
    assert!(
        narrowed.contains("The target is another one: 27001 + 42001 (Summer), 27001 (what you have now).")
            && narrowed.contains("The path is another one: "),
        "{narrowed}"
    );
    assert!(
        narrowed.contains("3 facts about you changed (counted).")
            && narrowed.contains("What do you do with AI? Not said We develop AI systems or models When does the work begin? Not said 2027-02-01"),
        "{narrowed}"
    );
    assert!(!visit.show(Place::Snapshots).contains("data-to=\"ready"), "what is behind a figure is another set of questions");
    // Renaming keeps what is compared; removing ends it; each is one step back.
    visit.render(|s, _| {
        s.rename_state(1, " Autumn ");
        ""
    });
    assert!(text(&visit).contains("Since Autumn, 1 answer changed"));
    visit.render(|s, _| {
        s.remove_state(1);
        ""
    });
    assert!(!text(&visit).contains("Compared:") && !text(&visit).contains("Autumn"));
    assert_eq!(s.undoable.get_untracked(), Some("removed Autumn".into()));
    visit.render(|s, _| {
        s.undo();
        ""
    });
    assert!(text(&visit).contains("Since Autumn, 1 answer changed"));
    visit.render(|s, _| {
        s.undo();
        s.undo();
        s.undo();
        ""
    });
    assert!(!text(&visit).contains("Autumn") && text(&visit).contains("Summer"));
    visit.render(|s, _| {
        s.undo();
        ""
    });
    assert!(!text(&visit).contains("Summer") && text(&visit).contains("Spring"));
}

#[test]
fn no_more_than_the_limit_is_kept_and_that_is_said() {
    let visit = Visit::new();
    let line = |just: Option<(usize, &str)>| visit.render(|s, w| just_kept(s, w, Val::new(just.map(|(n, name)| (n, name.into())))));
    let keep = || visit.render(|s, _| if s.keep_state("", "2027-03-01T08:00:00.000Z".into()) { "kept" } else { "full" });
    for _ in 0..LIMIT {
        assert!(!text(&visit).contains("no room for more"));
        assert_eq!(keep(), "kept");
    }
    assert_eq!(line(Some((LIMIT, "Without a name"))), "Kept Without a name.");
    assert_eq!([line(None), line(Some((1, "Without a name"))), line(Some((LIMIT, "gone")))], [""; 3], "what was kept is as it was");
    assert!(text(&visit).contains("20 states are kept, and there is no room for more.") && text(&visit).contains("Without a name"));
    assert_eq!(keep(), "full");
    assert_eq!(visit.session().with_record(|r| r.snapshots.len()), LIMIT);
}

#[test]
fn a_document_that_is_merged_brings_its_kept_states_along_and_one_step_takes_them_back() {
    let visit = Visit::new();
    visit.render(|s, _| {
        s.keep_state("mine", "2027-03-01T08:00:00.000Z".into());
        ""
    });
    let mine = visit.session().with_record(|r| document(&CATALOG, r));
    let other = read(&CATALOG, &beside(json!([mine["snapshots"][0], { "name": "theirs" }])).to_string());
    visit.render(|s, _| {
        s.take_over("merged".into(), other.record.clone().unwrap(), &other.named, true);
        ""
    });
    let names = || visit.session().with_record(|r| r.snapshots.iter().map(|s| s.name.clone()).collect::<Vec<_>>());
    assert_eq!(names(), ["mine", "theirs"]);
    visit.render(|s, _| {
        s.undo();
        ""
    });
    assert_eq!(names(), ["mine"]);
    assert_eq!(visit.session().with_record(|r| document(&CATALOG, r)), mine);
    // A state that has another name here is the same one; what there is no room for is told.
    visit.render(|s, _| {
        s.rename_state(0, "ours");
        (1..LIMIT).for_each(|n| assert!(s.keep_state("more", n.to_string())));
        let left_out = s.take_over("merged".into(), other.record.clone().unwrap(), &other.named, true);
        assert_eq!((left_out, s.message.get_untracked()), (Some(Notice::SnapshotsLeftOut(1)), None));
        ""
    });
    assert_eq!((names().len(), names()[0].as_str()), (LIMIT, "ours"));
}
