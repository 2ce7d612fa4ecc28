//! What if? Other facts and closed gaps beside what was told, with the months that each would take.

use super::{
    months::two_figures,
    months_facts::{choices, fields, labelled},
    results::part,
};
use crate::{
    answers::State,
    catalog::shape::Item,
    charts,
    timeline::{self, Months, Timeline, half},
    ui::{
        panel::months_words,
        parts::{
            button::button,
            chart::picture_of,
            heading::heading,
            table::{Row, table},
        },
        pictures::{About, timeline as picture},
        session::Session,
        view::{El, Node, el, live, live_on},
    },
    what_if::{self, WhatIf, apply, compare, saved},
    wording::{Phrase, Words, phrase},
};

/// How many known gaps are offered.
const FIRST: usize = 5;

/// The section.
pub fn section(s: Session, w: Words, level: u8) -> El {
    let lists: Vec<El> = fields(s).into_iter().map(|n| supposed(s, w, n)).collect();
    let facts = el("fieldset").class("if-facts").child(el("legend").class("fact-title").child(w.say(phrase::IF_FACTS)));
    let open = State::Done.level(s.catalog).map_or(0.0, |done| 1.0 - done);
    let closed = w.fill(phrase::IF_CLOSED, &[("share", &w.locale().percent(open))]);
    let gaps = (el("fieldset").class("if-gaps"))
        .child(el("legend").class("fact-title").child(w.say(phrase::IF_GAPS)))
        .child(live_on(move || offered(s), move |(gaps, stops)| boxes(s, w, gaps, stops)))
        .child(el("p").class("hint").child(closed));
    let nothing = move || s.what_if.with(WhatIf::is_none);
    let reset = button("secondary", w.say(phrase::IF_RESET), move || s.what_if.set(WhatIf::none(s.catalog)));
    let result = live(move || {
        let _changed = s.changed.get();
        s.about(w, |about| result(s, about, level))
    });
    let said = live(move || {
        let _changed = s.changed.get();
        s.about(w, |about| summary(s, about))
    });
    part(level, w.say(phrase::IF_HEADING))
        .child(el("p").child(w.say(phrase::IF_TEXT)))
        .child(facts.child(el("div").class("facts-grid").child(lists)))
        .child(gaps)
        .child(reset.says("aria-disabled", nothing))
        .child(heading(level + 3, w.say(phrase::IF_RESULT), false))
        .child(el("p").attr("role", "status").child(said))
        .child(result)
}

/// A list of what may be supposed for a fact; its first choice is what was told.
fn supposed(s: Session, w: Words, n: u8) -> El {
    let id = ["if-fact", &n.to_string()].concat();
    let told = live(move || {
        let told = s.effective_profile().get(n).map_or(w.say(phrase::MONTH_UNTOLD), |o| w.option(n, o));
        w.fill(phrase::IF_AS_TOLD, &[("option", told)])
    });
    let value = move || s.what_if.with(|what| what.told.get(usize::from(n)).copied().flatten());
    let list = choices(w, s, n, id.clone(), told, value, move |option| s.what_if.update(|what| what.suppose(n, option)));
    labelled(w.field(n), id, list, w.field_changes(n))
}

/// The gaps that may be supposed as closed: the first known ones, those chosen before, and all that stop a certificate.
fn offered(s: Session) -> (Vec<Item>, Vec<Item>) {
    let chosen = s.what_if.with_untracked(|what| what.close.clone());
    s.assessment.with(|a| {
        let known = || a.gaps.iter().filter(|g| g.level.is_some()).map(|g| g.item);
        let later = known().skip(FIRST).filter(|i| chosen.contains(i));
        (known().take(FIRST).chain(later).collect(), a.gaps.iter().filter(|g| g.stops).map(|g| g.item).collect())
    })
}

fn boxes(s: Session, w: Words, gaps: &[Item], stops: &[Item]) -> Vec<Node> {
    let number = |item: Item| s.question(item).map_or("", |q| q.number);
    let mut boxes: Vec<Node> = Vec::new();
    if gaps.is_empty() {
        boxes.push(el("p").child(w.say(phrase::IF_GAPS_NONE)).into());
    }
    for item in gaps {
        let name = vec![Node::from(el("bdi").class("number").child(number(*item))), " ".into(), w.title(*item).into()];
        boxes.push(check(s, vec![*item], name.into()));
    }
    if !stops.is_empty() {
        boxes.push(check(s, stops.to_vec(), w.count(phrase::IF_STOPS, stops.len(), &[]).into()));
    }
    boxes
}

/// A box that supposes these questions as closed.
fn check(s: Session, items: Vec<Item>, name: Node) -> Node {
    let (mine, closed) = (items.clone(), move || s.what_if.with(|what| what.closes(&items)));
    let on = closed.clone();
    let toggle = move |_| {
        let closed = s.what_if.with_untracked(|what| what.closes(&mine));
        s.what_if.update(|what| what.close(&mine, !closed));
    };
    // An empty text is false, any other true.
    let input = el("input").attr("type", "checkbox").flag_follows("checked", on);
    let input = input.property("checked", move || if closed() { "on".into() } else { String::new() }).on("change", toggle);
    el("label").class("if-gap").child(input).child(" ").child(el("span").child(name)).into()
}

/// What is tried out, as it would be.
fn tried(s: Session, about: &About) -> Option<Timeline> {
    let (profile, what) = (s.effective_profile(), s.what_if.get());
    let (answers, profile) = apply(s.catalog, &about.record.answers, &profile, &what);
    timeline::timeline(s.catalog, &answers, &profile)
}

/// What changes, in a sentence or two.
fn summary(s: Session, about: &About) -> String {
    let w = about.words;
    if s.what_if.with(WhatIf::is_none) {
        return w.say(phrase::IF_NOTHING).into();
    }
    let (before, after) = (about.assessment.timeline.as_ref(), tried(s, about));
    let name = |t: Option<&Timeline>| t.map_or(w.say(phrase::NOTHING_TO_CERTIFY), |t| w.path(s.path_index(t.path)).0).trim_end_matches('.');
    let (from, to) = (name(before), name(after.as_ref()));
    let path = if from == to { w.fill(phrase::IF_SAME, &[("path", from)]) } else { w.fill(phrase::IF_PATH, &[("before", from), ("after", to)]) };
    let total = |t: Option<&Timeline>| t.map(|t| t.total).unwrap_or_default();
    let m = saved(total(before), total(after.as_ref()));
    let values = [change(w, m.low, m.high), change(w, m.left_low, m.left_high)];
    [path, w.fill(phrase::IF_SUMMARY, &[("whole", &values[0]), ("left", &values[1])])].join(" ")
}

/// Both sides, phase by phase, and the picture of both.
fn result(s: Session, about: &About, level: u8) -> Vec<Node> {
    let w = about.words;
    let (before, after) = (about.assessment.timeline.as_ref(), tried(s, about));
    let after = after.as_ref();
    let side = |title: Phrase, t: Option<&Timeline>| {
        let path = t.map(|t| el("p").child(w.path(s.path_index(t.path)).0));
        (el("div").class("if-side")).child(heading(level + 4, w.say(title), false)).child(path).child(two_figures(
            w,
            t,
            phrase::IF_WHOLE,
            phrase::IF_LEFT,
        ))
    };
    let mut parts = vec![Node::from(el("div").class("if-sides").child(side(phrase::IF_TOLD, before)).child(side(phrase::IF_WHAT, after)))];
    if s.what_if.with(WhatIf::is_none) {
        return parts;
    }
    let name = |key: &str| {
        let titles = [after, before].into_iter().flatten();
        let title = |t: &Timeline| Some(w.phase(s.path_index(t.path), t.path.phases.iter().position(|p| p.key == key)?));
        titles.filter_map(title).next().unwrap_or_default()
    };
    let rows: Vec<(what_if::Row, &str)> = compare(before, after).into_iter().map(|row| (row, name(row.key))).collect();
    let mut lines: Vec<Row> = rows.iter().map(|(row, name)| ((*name).into(), cells(w, row.before, row.after, row.saved()))).collect();
    let (from, to) = (before.map(|t| t.total), after.map(|t| t.total));
    let all = el("strong").child(w.say(phrase::TIME_TOTAL));
    lines.push((all.into(), cells(w, from, to, saved(from.unwrap_or_default(), to.unwrap_or_default()))));
    let heads = [
        phrase::COLUMN_PHASE,
        phrase::IF_COLUMN_BEFORE_WHOLE,
        phrase::IF_COLUMN_AFTER_WHOLE,
        phrase::IF_COLUMN_SAVED_WHOLE,
        phrase::IF_COLUMN_BEFORE_LEFT,
        phrase::IF_COLUMN_AFTER_LEFT,
        phrase::IF_COLUMN_SAVED_LEFT,
    ];
    let chart = picture::compared(w, (before, after), &rows, about.record.profile.start, s.today.get());
    parts.extend(chart.map(|input| {
        let draw = Box::new(move |format| charts::timeline::timeline(&input, format));
        let left = |t: Option<Months>| t.map_or(w.say(phrase::NOTHING_SHORT).into(), |m| months_words(w, m.left_low, m.left_high));
        let finding = w.fill(phrase::IF_FINDING, &[("before", &left(from)), ("after", &left(to))]);
        Node::from(picture_of(finding.into(), w.say(phrase::IF_READING).into(), s.layout, w.mirrored(), draw))
    }));
    parts.push(table(w.say(phrase::IF_TABLE).into(), heads.map(|p| w.say(p).into()).to_vec(), lines).into());
    parts
}

/// Whole and open in both cases, each with its change.
fn cells(w: Words, before: Option<Months>, after: Option<Months>, saved: Months) -> Vec<Node> {
    let words = |m: Option<(f64, f64)>| m.map_or(w.say(phrase::IF_NOT_BEFORE).into(), |(low, high)| months_words(w, low, high));
    let (whole, left) = (|m: Months| (m.low, m.high), |m: Months| (m.left_low, m.left_high));
    let cells = [
        words(before.map(whole)),
        words(after.map(whole)),
        change(w, saved.low, saved.high),
        words(before.map(left)),
        words(after.map(left)),
        change(w, saved.left_low, saved.left_high),
    ];
    cells.map(Node::from).into()
}

/// Less than this is what arithmetic leaves behind.
const NOTHING: f64 = 1e-9;

/// Months saved (negative: more) in half months, in words.
fn change(w: Words, low: f64, high: f64) -> String {
    let (least, most) = (low.min(high), low.max(high));
    let (from, to) = (half(least), half(most));
    if most.abs() < NOTHING && least.abs() < NOTHING {
        return w.say(phrase::IF_NO_CHANGE).into();
    }
    if from == 0.0 && to == 0.0 {
        let little = if least >= -NOTHING {
            phrase::IF_LITTLE_FEWER
        } else if most <= NOTHING {
            phrase::IF_LITTLE_MORE
        } else {
            phrase::IF_LITTLE
        };
        return w.say(little).into();
    }
    let number = |n: f64| w.locale().number(n.abs(), 1);
    if from < 0.0 && to > 0.0 {
        return w.fill(phrase::IF_BOTH_WAYS, &[("less", &number(to)), ("more", &number(from))]);
    }
    let (phrase, near, far) = if to > 0.0 { (phrase::IF_FEWER, from, to) } else { (phrase::IF_MORE, to, from) };
    if near == far {
        return w.amount(phrase, far.abs(), &[]);
    }
    let range = w.fill(phrase::RANGE_SHORT, &[("low", &number(near)), ("high", &number(far))]);
    w.fill(if to > 0.0 { phrase::IF_FEWER_RANGE } else { phrase::IF_MORE_RANGE }, &[("range", &range)])
}
