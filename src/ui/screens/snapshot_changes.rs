//! What differs between two states? A few sentences, the facts that changed, a table per kind of figure, and the answers that changed.

use crate::{
    assessment::Assessment,
    changes::{Both, Changes, Move, Way, changes, months_shift},
    figures::{Figure, Part},
    overlap::HeadStart,
    profile::Profile,
    readiness::Share,
    record::snapshots::Snapshot,
    ui::{
        links::{to_figure, to_marked_item},
        panel::{months_words, range_short},
        parts::{
            heading::heading,
            table::{Row, table},
        },
        pictures::group_number,
        row::standard_names,
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Words, phrase},
};

/// What the two states are called, the earlier one first.
type Names<'a> = [&'a str; 2];

/// Everything that differs between the two states that are compared.
pub fn differences(s: Session, w: Words, level: u8) -> Vec<Node> {
    let Some((first, second)) = s.comparison() else { return Vec::new() };
    let (before, told) = s.assessed(&first);
    let present = second.is_none();
    let ((after, told_after), answers) = match &second {
        Some(second) => (s.assessed(second), second.answers.clone()),
        None => ((s.assessment.get(), s.effective_profile()), s.with_record(|r| r.answers.clone())),
    };
    let c = changes(s.catalog, (&before, &first.answers, &told), (&after, &answers, &told_after));
    let names = [first.name.as_str(), second.as_ref().map_or(w.say(phrase::SNAP_PRESENT), |second| second.name.as_str())];
    let mut parts = vec![el("p").class("lead").child(sentences(s, w, &c, names, present).join(" ")).into()];
    if !c.questions.is_empty() {
        let n = |way| w.number(c.count(way));
        let moves =
            [("better", n(Move::Better)), ("worse", n(Move::Worse)), ("known", n(Move::Known)), ("lost", n(Move::Lost)), ("other", n(Move::Other))];
        parts.push(el("p").child(w.fill(phrase::SNAP_MOVES, &moves.each_ref().map(|(name, n)| (*name, n.as_str())))).into());
    }
    parts.extend(facts(w, &c, names).map(Node::from));
    parts.extend(figures(s, w, &c, names).map(Node::from));
    // What is behind a figure is shown of the present alone, for what is asked now.
    parts.extend(shares(s, w, &c, names, present && c.asked.is_none()).map(Node::from));
    parts.extend(questions(s, w, level, &c, names));
    parts
}

/// The most important first. `present` tells whether the second state is what is there now.
fn sentences(s: Session, w: Words, c: &Changes, [first, second]: Names<'_>, present: bool) -> Vec<String> {
    let count = c.questions.len();
    let mut said = vec![if present {
        w.count(phrase::SNAP_SINCE, count, &[("name", first)])
    } else {
        w.count(phrase::SNAP_BETWEEN, count, &[("name", first), ("other", second)])
    }];
    if c.is_empty() {
        said.push(w.say(phrase::SNAP_NOTHING).into());
        return said;
    }
    said.push(match c.in_place {
        Some(Both { before, after }) if after > before => w.count(phrase::SNAP_MORE, after - before, &[]),
        Some(Both { before, after }) => w.count(phrase::SNAP_FEWER, before - after, &[]),
        None => w.say(phrase::SNAP_SAME).into(),
    });
    let facts = c.facts.len() + usize::from(c.start.is_some());
    if facts > 0 {
        said.push(w.count(phrase::SNAP_FACTS_CHANGED, facts, &[]));
    }
    if let Some(Both { before, after }) = &c.months {
        let (old, new) = (left(w, before), left(w, after));
        said.push(w.fill(phrase::SNAP_LEFT, &[("before", &old), ("after", &new), ("first", first), ("second", second)]));
        if let Some(((old, old_months), (new, new_months))) = before.as_ref().zip(after.as_ref()) {
            if let Some((less, low, high)) = months_shift(old_months, new_months) {
                let number = |n| w.locale().number(n, 1);
                let phrase = if less { phrase::SNAP_LESS } else { phrase::SNAP_LONGER };
                said.push(w.fill(phrase, &[("low", &number(low)), ("high", &number(high))]));
            }
            if old.key != new.key {
                let title = |path| w.path(s.path_index(path)).0;
                said.push(w.fill(phrase::SNAP_PATH, &[("before", title(old)), ("after", title(new)), ("first", first), ("second", second)]));
            }
        }
    }
    if let Some(Both { before, after }) = c.asked {
        let (old, new) = (standard_names(s, before), standard_names(s, after));
        said.push(w.fill(phrase::SNAP_TARGET, &[("before", &old), ("after", &new), ("first", first), ("second", second)]));
    }
    said
}

fn left(w: Words, way: &Option<Way>) -> String {
    way.as_ref().map_or_else(|| w.say(phrase::NOTHING_SHORT).into(), |(_, m)| months_words(w, m.left_low, m.left_high))
}

/// Column heads: what the rows are, then the two states.
fn heads(title: &'static str, names: Names<'_>) -> Vec<Text> {
    std::iter::once(Text::from(title)).chain(names.map(|name| Text::from(name.to_owned()))).collect()
}

/// What was told about the organization, where that differs: it moves months without any answer.
fn facts(w: Words, c: &Changes, names: Names<'_>) -> Option<El> {
    let cell = |field: u8, told: Option<u8>| Node::from(told.map_or(w.say(phrase::MONTH_UNTOLD), |option| w.option(field, option)));
    let row = |(field, both): &(u8, Both<Option<u8>>)| -> Row { (w.field(*field).into(), vec![cell(*field, both.before), cell(*field, both.after)]) };
    let mut rows: Vec<Row> = c.facts.iter().map(row).collect();
    if let Some(Both { before, after }) = c.start {
        let day = |told: Option<jiff::civil::Date>| match told {
            Some(day) => Node::from(w.locale().date(day.year(), day.month(), day.day())),
            None => w.say(phrase::MONTH_UNTOLD).into(),
        };
        rows.push((w.say(phrase::PROFILE_START).into(), vec![day(before), day(after)]));
    }
    (!rows.is_empty()).then(|| table(w.say(phrase::SNAP_FACTS).into(), heads(w.say(phrase::SNAP_FACT), names), rows))
}

/// Months and head starts, where these differ.
fn figures(s: Session, w: Words, c: &Changes, names: Names<'_>) -> Option<El> {
    let mut rows: Vec<Row> = Vec::new();
    if let Some(Both { before, after }) = &c.months {
        let whole = |way: &Option<Way>| way.as_ref().map_or_else(|| w.say(phrase::NOTHING_SHORT).into(), |(_, m)| months_words(w, m.low, m.high));
        rows.push((w.say(phrase::SNAP_WHOLE).into(), vec![whole(before).into(), whole(after).into()]));
        rows.push((w.say(phrase::PANEL_MONTHS).into(), vec![left(w, before).into(), left(w, after).into()]));
    }
    for (n, both) in &c.head_starts {
        let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
        let Some(overlap) = s.catalog.overlaps.get(*n) else { continue };
        let cell = |start: &Option<HeadStart>| match start {
            Some(h) => Node::from(w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))])),
            None => w.say(phrase::NOTHING_SHORT).into(),
        };
        let title = w.fill(phrase::SNAP_START, &[("to", name(overlap.to)), ("from", name(overlap.from))]);
        rows.push((title.into(), vec![cell(&both.before), cell(&both.after)]));
    }
    (!rows.is_empty()).then(|| table(w.say(phrase::SNAP_FIGURES).into(), heads(w.say(phrase::COLUMN_PART), names), rows))
}

/// Readiness and what is in place, part by part. `open` tells whether the present figures open to what is behind them.
fn shares(s: Session, w: Words, c: &Changes, names: Names<'_>, open: bool) -> Option<El> {
    let mut heads = vec![Text::from(w.say(phrase::COLUMN_PART))];
    heads.extend(names.map(|name| Text::from(w.fill(phrase::SNAP_READY, &[("name", name)]))));
    heads.extend(names.map(|name| Text::from(w.fill(phrase::SNAP_PLACE, &[("name", name)]))));
    let in_place =
        |share: &Share| Node::from(w.fill(phrase::OF, &[("n", &w.number(share.in_place)), ("total", &w.number(share.total - share.left_out))]));
    let row = |(figure, both): &(Figure, Both<Share>)| -> Row {
        let later = range_short(w, both.after.range);
        let later = if open { to_figure(s, *figure, later).into() } else { Node::from(later) };
        (title(s, w, *figure).into(), vec![range_short(w, both.before.range).into(), later, in_place(&both.before), in_place(&both.after)])
    };
    let rows: Vec<Row> = c.parts.iter().map(row).collect();
    (!rows.is_empty()).then(|| table(w.say(phrase::SNAP_PARTS).into(), heads, rows))
}

fn title(s: Session, w: Words, figure: Figure) -> Text {
    match figure {
        Figure::Ready(n, part) => {
            let phrase = match part {
                Part::All => phrase::PART_ALL,
                Part::Clauses => phrase::PART_CLAUSES,
                Part::Annex => phrase::PART_ANNEX,
            };
            w.fill(phrase, &[("standard", s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name))]).into()
        }
        Figure::Group(n, _) => [&group_number(s.catalog, n), " ", w.group(n)].concat().into(),
        _ => "".into(),
    }
}

/// The answers that changed, each a way to its question.
fn questions(s: Session, w: Words, level: u8, c: &Changes, [first, second]: Names<'_>) -> Vec<Node> {
    let state = |state: Option<crate::answers::State>| state.map_or(w.say(phrase::MAP_UNANSWERED), |state| w.state(state));
    let line = |q: &crate::changes::Changed| {
        let was = w.fill(phrase::SNAP_WAS, &[("before", state(q.before)), ("after", state(q.after))]);
        el("li").child(to_marked_item(s, w, q.item)).child(" ").child(el("span").class("hint").child(was))
    };
    let lines: Vec<El> = c.questions.iter().map(line).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let title = w.fill(phrase::SNAP_QUESTIONS, &[("first", first), ("second", second)]);
    vec![heading(level + 3, title, false).into(), el("ul").class("stops-list").child(lines).into()]
}

impl Session {
    /// What follows from a kept state, with what the host knows, and the profile that it follows from.
    fn assessed(self, snapshot: &Snapshot) -> (Assessment, Profile) {
        let profile = self.options.with_untracked(|o| crate::options::prefilled(self.catalog, o, snapshot.profile.clone()));
        (crate::assessment::assess(self.catalog, &snapshot.answers, &profile), profile)
    }
}
