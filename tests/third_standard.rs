//! Promise: a third standard is a folder of data; no line of code changes for it, and nothing changes for the other two.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    everywhere,
    folder::{Folder, catalogs},
    random::{any_answers, any_profile, cases},
    with,
};
use proptest::prelude::*;
use readiness_check::{
    answers::{Answer, Answers, State, find},
    assessment::{Assessment, assess},
    built::CATALOG,
    catalog::{
        assemble::{Assembled, assemble},
        read_guidance::read_guidance,
        read_words::read_words,
        shape::{Catalog, Item},
    },
    profile::{Profile, asked_items},
    record::{Record, notice::Notice, read::read, write},
    summary::summary,
    wording::{PlainEnglish, Words},
};
use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/third")
}

static MADE: LazyLock<Assembled> = LazyLock::new(|| assemble(&[catalogs(), fixture()]).unwrap_or_else(|e| panic!("{e}")));
static THREE: LazyLock<Catalog> = LazyLock::new(|| MADE.catalog);

fn three() -> &'static Catalog {
    &THREE
}

fn item(id: &str) -> Item {
    find(three(), id).unwrap_or_else(|| panic!("there is no {id}"))
}

fn id(item: Item) -> &'static str {
    three().items[usize::from(item)].id
}

fn kitchen(told: &[(&str, &str)]) -> Profile {
    common::profile(three(), &[&[("target", "9000")], told].concat())
}

fn kitchen_assessed(answers: &Answers, told: &[(&str, &str)]) -> Assessment {
    assess(three(), answers, &kitchen(told))
}

#[test]
fn its_questions_are_asked_with_the_shared_ones_and_only_these() {
    let asked: Vec<&str> = asked_items(three(), kitchen(&[]).asked(three())).map(id).collect();
    let own: Vec<&str> = asked.iter().copied().filter(|i| !i.starts_with("hls:")).collect();
    assert_eq!(own, ["9000:4.1", "9000:6.1.2", "9000:8.5", "9000:A.1.1", "9000:A.1.2", "9000:A.1.3", "9000:A.2.1", "9000:A.2.2"]);
    assert_eq!((asked.len(), three().standards[2].items.len(), three().items.len()), (21 + 8, 29, 172 + 8));
    assert_eq!(asked[..2], ["9000:4.1", "hls:4.2"], "clauses in reading order");
    assert_eq!(three().items[usize::from(item("hls:4.2"))].standards, 7);
    assert_eq!(three().items[usize::from(item("9000:4.1"))].twin, Some(item("27001:4.1")));
    assert_eq!(Profile::none(three()).asked(three()), 7, "without a target everything is asked");
}

#[test]
fn its_quick_check_is_the_first_question_of_every_group() {
    let quick: Vec<&str> = kitchen_assessed(&everywhere(three(), None), &[]).quick.items.into_iter().map(id).collect();
    let expected = ["9000:4.1", "hls:5.1", "9000:6.1.2", "hls:7.1", "hls:8.1", "hls:9.1", "hls:10.1", "9000:A.1.1", "9000:A.2.1"];
    assert_eq!(quick, expected);
}

#[test]
fn its_readiness_gaps_and_head_start_come_out_of_the_same_arithmetic() {
    let mut answers = everywhere(three(), Some(State::Proven));
    for (id, state) in
        [("9000:8.5", Some(State::Partial)), ("9000:A.2.1", None), ("9000:A.1.2", Some(State::None)), ("9000:A.2.2", Some(State::NotApplicable))]
    {
        answers = with(&answers, item(id), state);
    }
    let a = kitchen_assessed(&answers, &[("has27001", "running")]);
    assert_eq!((a.total, a.answered), (29, 28));
    let standing = a.standards[2];
    assert_eq!((standing.all.total, standing.all.known, standing.all.left_out, standing.clauses.total, standing.annex.total), (29, 28, 1, 24, 5));
    let (low, high) = standing.annex.range.unwrap();
    assert_eq!((low, high), (0.5, 0.75), "two of four in place, one unknown, one left out");
    assert_eq!(a.gaps.iter().map(|g| (id(g.item), g.stops)).collect::<Vec<_>>(), [("9000:8.5", true), ("9000:A.1.2", false), ("9000:A.2.1", false)]);
    let start = a.head_starts[1].unwrap();
    assert_eq!((start.reached, start.possible, start.of), (21 + 2, 21 + 2, 28));
    let less = with(&answers, item("27001:A.5.9"), Some(State::Planned));
    assert_eq!(kitchen_assessed(&less, &[("has27001", "running")]).head_starts[1].unwrap().reached, 21 + 1);
    assert_eq!(kitchen_assessed(&answers, &[]).head_starts[1], None, "no work on the other standard");
}

#[test]
fn its_path_takes_its_own_months() {
    let total = |state, told: &[(&str, &str)]| {
        let timeline = kitchen_assessed(&everywhere(three(), Some(state)), told).timeline.unwrap();
        assert_eq!((timeline.path.key, timeline.phases.len()), ("kitchen", 3));
        (timeline.total.low, timeline.total.high)
    };
    assert_eq!(total(State::Proven, &[("people", "up-to-50"), ("cooks", "one")]), (2.0, 2.0));
    assert_eq!(total(State::None, &[("people", "over-1000"), ("cooks", "too-many")]), (5.0, 5.0));
    let path = |target| common::profile(three(), &[("target", target)]).path(three()).map(|p| p.key);
    assert_eq!((path("both"), path("27001"), path("42001")), (Some("joint"), Some("isms"), Some("aims")), "the others keep theirs");
}

#[test]
fn its_answers_are_kept_and_told() {
    let mut record = Record::none(three());
    record.profile = kitchen(&[("cooks", "too-many")]);
    record.answers.replace(item("9000:A.2.1"), Answer { state: Some(State::Partial), note: "In the drawer.".into(), ..Answer::default() });
    record.answers.replace(item("hls:4.2"), Answer { state: Some(State::Done), widen: 4, ..Answer::default() });
    let text = write::stored(three(), &record);
    assert_eq!(read(three(), &text).record, Some(record.clone()));
    let document = write::document(three(), &record);
    assert_eq!((&document["editions"]["9000"], &document["answers"]["hls:4.2"]["widen"][0]), (&"2030".into(), &"9000".into()));
    let summary = summary(three(), &assess(three(), &record.answers, &record.profile));
    assert_eq!(summary["standards"]["9000"]["annex"]["known"], 1);
    assert_eq!((&summary["timeline"]["path"], &summary["timeline"]["phases"][2]["phase"]), (&"kitchen".into(), &"show".into()));
}

#[test]
fn a_program_that_does_not_know_it_carries_its_answers_along() {
    let mut record = Record::none(three());
    record.answers.replace(item("9000:A.2.1"), Answer { state: Some(State::Partial), ..Answer::default() });
    record.answers.replace(item("hls:4.2"), Answer { state: Some(State::Done), widen: 6, ..Answer::default() });
    record.profile = common::profile(three(), &[("target", "both"), ("cooks", "one")]);
    let reading = read(&CATALOG, &write::stored(three(), &record));
    assert_eq!(reading.notices, [Notice::UnknownQuestions(1)]);
    let back = read(three(), &write::stored(&CATALOG, &reading.record.unwrap()));
    assert_eq!((back.record, back.notices), (Some(record), vec![]));
}

#[test]
fn its_words_are_there_and_english_of_the_others_is_unchanged() {
    let (pack, keys) = read_words(&[catalogs(), fixture()], &MADE, "en", None).unwrap_or_else(|e| panic!("{e}"));
    let two = assemble(&[catalogs()]).unwrap();
    let (without, same) = read_words(&[catalogs()], &two, "en", None).unwrap();
    assert!(keys == same && pack.phrases == without.phrases && pack.dir == without.dir);
    for (n, q) in CATALOG.items.iter().enumerate() {
        assert_eq!(pack.items[usize::from(item(q.id))], without.items[n]);
    }
    let words = Words::new(pack, PlainEnglish);
    assert_eq!(
        (words.title(item("9000:A.2.1")), words.question(item("9000:A.2.1"))),
        ("Knives", "Do knives lie where a hand does not meet the blade?")
    );
    let group = three().groups.iter().position(|g| g.id == "A.1" && g.standard == Some(2)).unwrap() as u16;
    assert_eq!((words.group(group), words.section(group, 1)), ("Surfaces", "Below the knee"));
    assert_eq!(three().groups[usize::from(group)].sections, [item("9000:A.1.1"), item("9000:A.1.3")]);
    let path = three().paths.iter().position(|p| p.key == "kitchen").unwrap();
    assert_eq!((words.path(path).0, words.phase(path, 1)), ("A tidy kitchen", "Sort"));
    let field = |key: &str| three().fields.iter().position(|f| f.key == key).unwrap();
    assert_eq!((words.field(field("cooks") as u8), words.option(field("cooks") as u8, 1)), ("How many cooks are there?", "Too many"));
    assert_eq!((words.option(field("target") as u8, 3), words.subject(2)), ("Tidy kitchens", "kitchens"));
    assert_eq!(words.field(field("target") as u8), without.fields[field("target")].0, "an option alone needs no new title");
}

#[test]
fn its_guidance_is_there_and_so_is_what_the_overlap_says() {
    let (guidance, _) = read_guidance(&[catalogs(), fixture()], &MADE, "en", None).unwrap_or_else(|e| panic!("{e}"));
    let of = |id: &str| &guidance.items[usize::from(item(id))];
    assert_eq!((of("9000:A.2.1").why.as_str(), of("9000:A.2.1").missing.as_str()), ("Fingers are hard to replace.", "Everything about knives."));
    assert_eq!(
        (of("9000:A.1.1").given.as_str(), of("9000:8.5").difference.as_str()),
        ("The clear desk of 27001 A.7.7 is half the work.", "Nobody else cleans weekly.")
    );
    let before = read_guidance(&[catalogs()], &assemble(&[catalogs()]).unwrap(), "en", None).unwrap().0;
    assert!(guidance.glossary == before.glossary);
    for (q, help) in CATALOG.items.iter().zip(&before.items) {
        assert_eq!(of(q.id), help, "{}", q.id);
    }
}

#[test]
fn a_standard_that_shares_nothing_asks_the_same_clause_for_itself() {
    let alone = Folder::copy(&fixture(), "alone");
    alone.edit("tidy-kitchens/standard.toml", |t| t.replace("shared = true", "").replace("id = \"8.5\"", "id = \"8.1\""));
    alone.edit("timeline/paths.toml", |t| t.replace("\"8.5\"", "\"8.1\""));
    alone.edit("plan.toml", |t| t.replace("9000:8.5", "9000:8.1"));
    let made = assemble(&[catalogs(), alone.0.clone()]).unwrap_or_else(|e| panic!("{e}"));
    let question = |id: &str| made.catalog.items.iter().find(|q| q.id == id).unwrap();
    assert_eq!((question("9000:8.1").standards, question("hls:8.1").standards), (4, 3));
    assert_eq!((made.catalog.standards[2].items.len(), made.catalog.overlaps[1].shared.len()), (8, 0));
    assert_eq!(question("9000:8.1").twin, find(&made.catalog, "hls:8.1"));
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_figures_of_the_other_two_stay_as_they_were(answers in any_answers(), profile in any_profile()) {
        let mut wider = Answers::none(three());
        for (n, answer) in answers.iter() {
            wider.replace(item(CATALOG.items[usize::from(n)].id), answer.clone());
        }
        let told: Vec<(&str, &str)> = (CATALOG.fields.iter().zip(&profile.told)).filter_map(|(f, o)| Some((f.key, f.options[usize::from((*o)?)].key))).collect();
        let (two, three) = (assess(&CATALOG, &answers, &profile), assess(three(), &wider, &common::profile(three(), &told)));
        prop_assert_eq!(&two.standards[..], &three.standards[..2]);
        prop_assert_eq!(&two.head_starts[..], &three.head_starts[..1]);
        let months = |a: &Assessment| a.timeline.as_ref().map(|t| (t.path.key, t.total, t.phases.clone()));
        prop_assert_eq!(months(&two), months(&three));
    }
}
