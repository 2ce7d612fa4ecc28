//! Which controls give which a start? The map of all links, every link in a table that filters narrow, and the clauses beside them.

use super::{
    explorer_clauses,
    explorer_filters::{filters, shown},
    results::part,
};
use crate::{
    answers::State,
    browser::page,
    catalog::shape::{Item, Overlap, Strength},
    charts,
    explore::{self, Filter, Giver, Reach, Row, rows},
    figures::Lane,
    overlap::count,
    ui::{
        cells::Val,
        links::{TO, mark},
        parts::{
            button::button,
            chart::{Told, chart},
            heading::heading,
            table::{row, table, table_of},
        },
        pictures::matrix::{self as picture, kind, standing, strength},
        session::Session,
        view::{El, Node, Text, el, live, live_on},
    },
    wording::{Words, phrase},
};
use web_sys::Event;

/// The screen: one part per overlap of the catalog.
pub fn explorer(s: Session, w: Words, level: u8) -> Node {
    let all: Vec<El> = s.catalog.overlaps.iter().enumerate().map(|(n, overlap)| one(s, w, level, n, overlap)).collect();
    el("div").class("main explorer").child(heading(level + 1, w.say(phrase::EXPLORER_HEADING), true)).child(all).into()
}

fn one(s: Session, w: Words, level: u8, n: usize, overlap: &'static Overlap) -> El {
    let read = move || s.with_record(|r| rows(s.catalog, overlap, &r.answers, &s.effective_profile()));
    let now = Val::new(read());
    let follow = move |_: &web_sys::Element| {
        let _changed = s.changed.get();
        let next = read();
        if now.with_untracked(|now| *now != next) {
            now.set(next);
        }
    };
    let drawn = live_on(move || now.get(), move |rows| figure(s, w, overlap, rows.clone()));
    let (from, to) = names_of(s, overlap);
    (part(level, w.fill(phrase::EXPLORE_PAIR, &[("from", from), ("to", to)])).with(follow))
        .child(el("p").class("lead").child(live(move || now.with(|rows| counted(s, w, overlap, rows)))))
        .child(el("p").class("hint").child(guides(s, w, overlap)))
        .child(drawn)
        .child(filters(s, w, n, overlap, now))
        .child(links_table(s, w, overlap, now))
        .child(explorer_clauses::section(s, w, level, overlap))
}

/// The names of the standard that gives the start and of the one that gets it.
pub fn names_of(s: Session, overlap: &Overlap) -> (&'static str, &'static str) {
    let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
    (name(overlap.from), name(overlap.to))
}

/// How many of each kind, and how many of these are reached.
fn counted(s: Session, w: Words, overlap: &Overlap, rows: &[Row]) -> String {
    let (from, to) = names_of(s, overlap);
    let [strong, weak, none] = [Strength::Strong, Strength::Weak, Strength::Nothing].map(|k| w.number(count(overlap, k)));
    let (giving, helping) = explore::carriers(&explore::gives(s.catalog, overlap));
    let of = explore::controls(s.catalog, overlap.from).len();
    let first = [("strong", strong.as_str()), ("weak", &weak), ("none", &none), ("total", &w.number(rows.len())), ("from", from), ("to", to)];
    let carried = [("giving", &*w.number(giving)), ("helping", &w.number(helping)), ("of", &w.number(of)), ("from", from)];
    let strong = Filter { strength: Some(Strength::Strong), ..Filter::default() };
    let reached = Filter { reached: Some(true), ..strong }.count(rows);
    let open = Filter { reached: Some(false), ..strong }.count(rows);
    let now = match crate::overlap::work(s.catalog, overlap, &s.effective_profile()) {
        None => w.fill(phrase::EXPLORE_NO_WORK, &[("from", from)]),
        Some(_) => w.fill(phrase::EXPLORE_REACHED_NOW, &[("reached", &w.number(reached)), ("possible", &w.number(reached + open))]),
    };
    [w.fill(phrase::EXPLORE_COUNTED, &first), w.fill(phrase::EXPLORE_CARRIED, &carried), now].join(" ")
}

/// What published guides say, and why the count differs.
fn guides(s: Session, w: Words, overlap: &Overlap) -> String {
    let clauses = explore::clauses(s.catalog, overlap);
    let shared = clauses.iter().filter(|(_, lane)| *lane == Lane::Shared).count();
    let values = [
        ("shared", w.number(shared)),
        ("clauses", w.number(clauses.len())),
        ("strong", w.number(count(overlap, Strength::Strong))),
        ("total", w.number(overlap.links.len())),
    ];
    w.fill(phrase::EXPLORE_GUIDES, &values.each_ref().map(|(name, n)| (*name, n.as_str())))
}

/// The map; a press on a mark leads to its row of the table.
fn figure(s: Session, w: Words, overlap: &'static Overlap, rows: Vec<Row>) -> El {
    let (input, finding) = s.about(w, |about| (picture::chart(about, overlap, &rows), picture::finding(about, overlap)));
    let (from, _) = names_of(s, overlap);
    let told = Told {
        name: finding.clone().into(),
        finding: finding.into(),
        reading: w.say(phrase::EXPLORE_READING).into(),
        open_table: w.fill(phrase::EXPLORE_GIVES, &[("from", from)]).into(),
        opened: s.opened,
        key: "explorer",
    };
    let draw = Box::new(move |format| charts::matrix::matrix(&input, format));
    let of_links: Vec<usize> = rows.iter().enumerate().flat_map(|(n, row)| row.givers.iter().map(move |_| n)).collect();
    let press = move |event: Event| {
        let row = page::pressed_key(&event).and_then(|key| of_links.get(usize::from(key)).copied());
        if let Some((n, row)) = row.and_then(|n| Some((n, rows.get(n)?))) {
            // A row that a filter hides cannot take the focus.
            if !s.explored.with_untracked(|(filter, _)| filter.fits(row)) {
                s.explored.set((Filter::default(), None));
            }
            page::focus_near(&event, ".explorer", ["[data-to=\"", &name(s, n, row.control), "\"]"].concat());
        }
    };
    chart(
        told,
        s.layout,
        w.mirrored(),
        draw,
        Some((w.say(phrase::PICTURE_KEYS).into(), Box::new(press))),
        Box::new(move || gives_table(s, w, overlap)),
    )
}

/// The name of a link of a row; several rows link to the same control.
fn name(s: Session, row: usize, item: Item) -> String {
    [row.to_string().as_str(), ".", s.question(item).map_or("", |q| q.id)].concat()
}

/// A link of a row, with the standard beside it and what else is said about it.
fn link(s: Session, w: Words, row: usize, item: Item, said: Option<Node>) -> El {
    let name = name(s, row, item);
    let own = name.clone();
    let press = move || {
        s.explored.update(|explored| explored.1 = Some(row));
        s.visit_item(item, own.clone());
    };
    let number = el("bdi").class("number").child(s.question(item).map_or("", |q| q.number));
    let link = button("link", number, press).child(" ").child(w.title(item)).attr(TO, name);
    el("div").class("explore-link").child(mark(s, item)).child(" ").child(link).child(" ").child(said.map(|n| el("span").class("hint").child(n)))
}

/// Every control that could get a start. What changes stands in texts of its own, so that a filter or a step back moves no focus.
fn links_table(s: Session, w: Words, overlap: &Overlap, now: Val<Vec<Row>>) -> El {
    let (from, to) = names_of(s, overlap);
    let heads: Vec<Text> = vec![
        w.fill(phrase::EXPLORE_COLUMN_CONTROL, &[("to", to)]).into(),
        w.say(phrase::EXPLORE_COLUMN_START).into(),
        w.fill(phrase::EXPLORE_COLUMN_GIVERS, &[("from", from)]).into(),
        w.say(phrase::EXPLORE_COLUMN_REACHED).into(),
    ];
    let lines = now.with_untracked(|rows| {
        let line = |(n, r): (usize, &Row)| {
            let givers: Vec<El> = r.givers.iter().enumerate().map(|(at, g)| giver(s, w, now, (n, at), g)).collect();
            let givers = if givers.is_empty() { Node::from(w.say(phrase::LANE_NOTHING_SHORT)) } else { list(givers).into() };
            let reach = live(move || now.with(|rows| rows.get(n).map(|r| reach_words(w, r.strength, r.reach))));
            let cells = vec![w.say(strength(r.strength)).into(), givers, reach];
            row(&heads, (link(s, w, n, r.control, None).into(), cells)).flag_follows("hidden", move || !now.with(|rows| shown(s, rows, n)))
        };
        rows.iter().enumerate().map(line).collect::<Vec<_>>()
    });
    table_of(w.fill(phrase::EXPLORE_TABLE, &[("to", to)]).into(), heads, lines)
}

/// A control that gives a start, with its state.
fn giver(s: Session, w: Words, now: Val<Vec<Row>>, (row, at): (usize, usize), giver: &Giver) -> El {
    let state = live(move || now.with(|rows| rows.get(row).and_then(|r| r.givers.get(at)).map(|g| standing(w, g))));
    let further = (!giver.main).then(|| [w.say(phrase::EXPLORE_FURTHER), ". "].concat());
    el("li").child(link(s, w, row, giver.item, Some(vec![further.into(), state].into())))
}

fn list(lines: Vec<El>) -> El {
    el("ul").class("explore-links").child(lines)
}

/// How far a start is, in words.
fn reach_words(w: Words, strength: Strength, reach: Reach) -> &'static str {
    match reach {
        Reach::Reached if strength != Strength::Strong => w.say(phrase::EXPLORE_IS_HELPED),
        Reach::Open if strength != Strength::Strong => w.say(phrase::EXPLORE_NOT_HELPED),
        Reach::Reached => w.say(phrase::EXPLORE_IS_REACHED),
        Reach::Open => w.say(phrase::EXPLORE_IS_OPEN),
        Reach::LeftOut => w.state(State::NotApplicable),
        Reach::Never => w.say(phrase::EXPLORE_IS_NEVER),
    }
}

/// The links seen from the controls that give.
fn gives_table(s: Session, w: Words, overlap: &Overlap) -> El {
    let (from, to) = names_of(s, overlap);
    let mut lines = Vec::new();
    // Names of links here follow those of the table by rows.
    for (n, (giver, gets)) in (overlap.links.len()..).zip(explore::gives(s.catalog, overlap)) {
        let line = |(item, strength, main): (Item, Strength, bool)| el("li").child(link(s, w, n, item, Some(w.say(kind(strength, main)).into())));
        lines.push((link(s, w, n, giver, None).into(), vec![list(gets.into_iter().map(line).collect()).into()]));
    }
    let heads = [(phrase::EXPLORE_COLUMN_GIVER, from), (phrase::EXPLORE_COLUMN_GIVES, to)];
    let heads = heads.map(|(phrase, name)| w.fill(phrase, &[("from", name), ("to", name)]).into()).to_vec();
    table(w.fill(phrase::EXPLORE_GIVES, &[("from", from)]).into(), heads, lines)
}
