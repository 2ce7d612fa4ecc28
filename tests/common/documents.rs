//! What could be kept? Random records and random JSON.

use super::random::any_profile;
use jiff::civil::date;
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
};
use readiness_check::{
    advice::{Advice, Dealt, Point},
    answers::{Answer, Answers, State, offered},
    built::CATALOG,
    catalog::shape::Item,
    profile::Profile,
    record::{
        Meta, Record, Unknown,
        doings::{Doing, Doings, Stage},
        snapshots::Snapshot,
    },
};
use serde_json::{Map, Value};

/// A number as somebody else's program may write it, read as every number is: as its text.
fn any_number() -> impl Strategy<Value = Value> {
    let long = prop_oneof!["-?[1-9][0-9]{0,40}", "-?[1-9]\\.[0-9]{1,30}[eE][+-]?[0-9]{1,6}", "-?0\\.[0-9]{1,40}"];
    let decimal = any::<f64>().prop_filter("JSON has no such number", |n| n.is_finite()).prop_map(|n| n.to_string());
    prop_oneof![decimal, long].prop_map(|text| serde_json::from_str(&text).expect("a number of JSON"))
}

/// Any JSON value, a few levels deep.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any_number(),
        any::<String>().prop_map(Value::from),
        select(&["partial", "na", "certified", "27001", "2027-01-31"][..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| prop_oneof![vec(inner.clone(), 0..4).prop_map(Value::from), any_object(inner).prop_map(Value::from)])
}

/// An object whose keys are ours or strange.
pub fn any_object(value: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Map<String, Value>> {
    const OURS: &[&str] = &[
        "format",
        "version",
        "answers",
        "profile",
        "meta",
        "hls:4.2",
        "27001:A.5.1",
        "state",
        "note",
        "due",
        "widen",
        "target",
        "start",
        "revisions",
        "snapshots",
        "name",
        "plan",
        "documents",
        "owner",
        "scope",
    ];
    let key = prop_oneof![select(OURS).prop_map(str::to_owned), "[a-z:.0-9]{0,8}"];
    btree_map(key, value, 0..6).prop_map(|map| map.into_iter().collect())
}

/// What nobody here knows: no key of ours.
fn strange() -> impl Strategy<Value = Map<String, Value>> {
    btree_map("x-[a-z]{1,6}", any_json(), 0..3).prop_map(|map| map.into_iter().collect())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn text(limit: usize) -> BoxedStrategy<String> {
    let long = select(&["x", "\u{e9}", "\u{1f9ed}", "\u{1}", "\"\\"][..]).prop_map(move |c| c.repeat(limit / c.encode_utf16().count()));
    prop_oneof![6 => Just(String::new()), 3 => any::<String>(), 1 => long].boxed()
}

fn answer(item: usize) -> BoxedStrategy<Answer> {
    let states: Vec<State> = offered(&CATALOG.items[item]).collect();
    let due = prop_oneof![Just(String::new()), day().prop_map(|d| d.to_string())];
    let others = prop_oneof![9 => Just(Vec::new()), 1 => vec(strange().prop_map(Value::from), 1..3)];
    (option::of(select(states)), text(2000), text(200), due, text(2000), text(2000), 0u8..16, any::<bool>(), 0u8..4, others)
        .prop_map(|(state, note, owner, due, reason, evidence, because, quick, widen, others)| Answer {
            state,
            note,
            owner,
            due,
            reason,
            evidence,
            because,
            quick,
            widen,
            others,
        })
        .boxed()
}

fn any_said() -> impl Strategy<Value = Answers> {
    let some = vec((0..CATALOG.items.len()).prop_flat_map(|n| answer(n).prop_map(move |a| (n as Item, a))), 0..12);
    some.prop_map(|list| {
        let mut answers = Answers::none(&CATALOG);
        list.into_iter().for_each(|(item, answer)| drop(answers.replace(item, answer)));
        answers
    })
}

fn any_unknown() -> impl Strategy<Value = Unknown> {
    let doings = (strange(), strange()).prop_map(|(plan, documents)| [plan, documents]);
    let id = (0..CATALOG.items.len()).prop_map(|n| CATALOG.items[n].id.to_owned());
    let fields = btree_map(id, strange(), 0..3).prop_map(|mut all| {
        all.retain(|_, fields| !fields.is_empty());
        all.into_iter().map(|(id, fields)| (id, fields.into())).collect()
    });
    let all = (strange(), strange(), strange(), fields, strange(), strange(), doings);
    all.prop_map(|(root, profile, answers, fields, meta, editions, doings)| Unknown { root, profile, answers, fields, meta, editions, doings })
}

fn any_doings() -> impl Strategy<Value = Doings> {
    let due = prop_oneof![Just(String::new()), day().prop_map(|d| d.to_string())];
    let doing = (text(200), due).prop_map(|(owner, due)| Doing { owner, due });
    let stage = option::of(select(&Stage::ALL[..]));
    let counts = (CATALOG.advice.actions.len(), CATALOG.advice.documents.len());
    (vec(doing, counts.0), vec(stage, counts.1)).prop_map(|(plan, documents)| Doings { plan, documents })
}

fn any_point(item: usize) -> impl Strategy<Value = Point> {
    let states: Vec<State> = offered(&CATALOG.items[item]).collect();
    let dealt = option::of(select(&[Dealt::Taken, Dealt::Left][..]));
    (option::of(select(states.clone())), option::of(select(states)), text(2000), dealt).prop_map(|(was, proposed, comment, dealt)| Point {
        was,
        proposed,
        comment,
        dealt,
    })
}

/// Any advice, with what another edition put into it; none at all half of the time.
pub fn any_advice() -> impl Strategy<Value = Advice> {
    let points = vec((0..CATALOG.items.len()).prop_flat_map(|n| any_point(n).prop_map(move |p| (n, p))), 0..6);
    let day = prop_oneof![Just(String::new()), day().prop_map(|d| d.to_string())];
    let some = (strange(), text(200), day, points).prop_map(|(more, by, on, points)| {
        let mut advice = Advice::checked(more);
        advice.sign(&by, &on);
        points.iter().for_each(|(n, point)| advice.say(CATALOG.items[*n].id, point));
        advice
    });
    prop_oneof![Just(Advice::default()), some]
}

/// Any record that a visit could leave behind, and what other editions put beside it.
pub fn any_record() -> impl Strategy<Value = Record> {
    let tabs =
        btree_map("[a-z0-9]{0,3}", any::<u64>(), 0..3).prop_map(|tabs| tabs.into_iter().map(|(tab, n)| (tab, n.into())).collect::<Map<_, _>>());
    let revision = prop_oneof![any::<u64>().prop_map(Value::from), tabs.prop_map(Value::from)];
    let meta = (
        any::<String>(),
        any::<String>(),
        text(200),
        (any::<String>(), any::<String>(), "(on|off)?"),
        any::<u64>(),
        btree_map("[a-z0-9:.]{1,12}", revision, 0..4),
        any::<bool>(),
    );
    let meta = meta.prop_map(|(place, saved, name, (lang, filed, keys), unfiled, revisions, adviser)| Meta {
        place,
        saved,
        name,
        lang,
        filed,
        keys,
        unfiled,
        revisions: revisions.into_iter().collect(),
        adviser,
    });
    let all = (any_said(), any_profile(), text(200), option::of(day()), vec(any_snapshot(), 0..3), any_doings(), meta, any_unknown(), any_advice());
    all.prop_map(|(answers, profile, organization, start, snapshots, doings, meta, unknown, advice)| {
        let profile = Profile { start, organization, ..profile };
        Record { answers, profile, snapshots, doings, meta, unknown, advice }
    })
}

/// Any kept state; what is unknown of it is nothing that a document keeps elsewhere.
pub fn any_snapshot() -> impl Strategy<Value = Snapshot> {
    (text(200), text(200), any_said(), any_profile(), option::of(day()), any_unknown()).prop_map(|(name, saved, said, profile, start, unknown)| {
        let mut answers = Answers::none(&CATALOG);
        said.iter().for_each(|(item, a)| drop(answers.replace(item, Answer { state: a.state, ..Answer::default() })));
        let unknown = Unknown { meta: Map::new(), editions: Map::new(), doings: Default::default(), ..unknown };
        Snapshot { name, saved, profile: Profile { start, ..profile }, answers, unknown }
    })
}
