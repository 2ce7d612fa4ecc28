//! How long, on which assumptions, and what if? What the months follow from, part by part, and what would change them.

use super::{months_facts, months_if, results::part, results_timeline::dates};
use crate::{
    assessment::Assessment,
    browser::page,
    catalog::{
        shape::Path,
        words::{Entry, List},
    },
    figures::Figure,
    timeline::{self, Explained, Months, Timeline, half, shown},
    ui::{
        cells::Val,
        links::to_figure,
        panel::{months_words, range_short},
        parts::{
            button::plain,
            heading::heading,
            table::{Row, table},
        },
        pictures::About,
        session::{Helping, Session},
        terms::marked,
        view::{El, Node, Text, el, live},
    },
    wording::{Phrase, Words, phrase},
};
use std::rc::Rc;

/// What the months follow from, as it was last worked out, with the state of things that it was worked out for.
pub type Why = Val<(Option<(u32, u32)>, Option<Rc<Explained>>)>;

/// The screen.
pub fn months(s: Session, w: Words, level: u8) -> Node {
    let why: Why = Val::new((None, None));
    let section = |title: Phrase, make| part(level, w.say(title)).child(now(s, w, why, make));
    (el("div").class("results months"))
        .child(heading(level + 1, w.say(phrase::MONTHS_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::MONTH_LEAD)))
        .child(section(phrase::MONTH_ANSWER, answer))
        .child(months_facts::section(s, w, why, level))
        .child(section(phrase::MONTH_PHASES, phases))
        .child(section(phrase::MONTH_WIDTH, width))
        .child(months_if::section(s, w, level))
        .child(section(phrase::MONTH_MILESTONES, milestones))
        .into()
}

/// A part of the screen, made anew whenever something was said or told. What the visitor works with stays outside of it.
pub fn now(s: Session, w: Words, why: Why, make: fn(Session, Why, &About) -> Vec<Node>) -> Node {
    live(move || {
        let _changed = s.changed.get();
        s.about(w, |about| make(s, why, about))
    })
}

/// What the months follow from, worked out once after a change for all who ask; none where nothing is left to certify.
pub fn explained(s: Session, why: Why) -> Option<Rc<Explained>> {
    let now = Some((s.changed.get(), s.profile_changed.get()));
    if why.with_untracked(|(made_for, _)| *made_for != now) {
        let profile = s.effective_profile();
        let made = s.with_record(|r| timeline::explain(s.catalog, &r.answers, &profile));
        why.set_untracked((now, made.map(Rc::new)));
    }
    why.with_untracked(|(_, made)| made.clone())
}

/// The entry of that key in a list of the longer texts.
fn entry(s: Session, list: List, key: &str) -> Option<Entry> {
    s.helping.with(|helping| match helping {
        Helping::Here(pack) => pack.list(list).iter().find(|e| e.key == key).cloned(),
        _ => None,
    })
}

/// The whole path and what is still open of it, each with what it counts.
pub fn two_figures(w: Words, t: Option<&Timeline>, whole: Phrase, left: Phrase) -> El {
    let card = |value: String, what: Phrase| {
        el("p").class("figure-card").child(el("span").class("figure").child(value)).child(" ").child(el("span").class("what").child(w.say(what)))
    };
    match t {
        None => el("p").child(w.say(phrase::NOTHING_TO_CERTIFY)),
        Some(Timeline { total: m, .. }) => (el("div").class("figures"))
            .child(card(months_words(w, m.low, m.high), whole))
            .child(card(months_words(w, m.left_low, m.left_high), left)),
    }
}

fn say(w: Words, phrases: &[Phrase]) -> Vec<Text> {
    phrases.iter().map(|p| w.say(*p).into()).collect()
}

fn paragraph(class: &'static str, text: impl Into<Node>) -> Node {
    el("p").class(class).child(text).into()
}

/// Both figures, which path it is, and the facts that chose it.
fn answer(s: Session, _: Why, about: &About) -> Vec<Node> {
    let (w, profile) = (about.words, s.effective_profile());
    let mine = about.assessment.timeline.as_ref();
    let fact = |field: u8| {
        let known = profile.get(field);
        let option = known.or(s.catalog.fields.get(usize::from(field))?.default)?;
        let text = if known.is_some() { phrase::MONTH_FACT } else { phrase::MONTH_FACT_ASSUMED };
        Some(el("li").child(w.fill(text, &[("field", w.field(field)), ("option", w.option(field, option))])))
    };
    let facts: Vec<El> = timeline::deciding(s.catalog).into_iter().filter_map(fact).collect();
    let row = |(n, path): (usize, &Path)| -> Row {
        let (title, explained) = w.path(n);
        let (low, high) = timeline::bounds(path);
        let name = if mine.is_some_and(|t| t.path.key == path.key) {
            Node::from(el("strong").child(w.fill(phrase::MONTH_THIS, &[("path", title)])))
        } else {
            title.into()
        };
        let guide = entry(s, List::Ranges, path.key).map(|e| vec![Node::from(e.title), el("p").class("hint").child(e.text).into()]);
        (name, vec![months_words(w, low, high).into(), guide.into(), explained.into()])
    };
    let heads = [phrase::MONTH_COLUMN_PATH, phrase::MONTH_COLUMN_RANGE, phrase::MONTH_COLUMN_GUIDE, phrase::MONTH_COLUMN_ABOUT];
    let heads = say(w, &heads);
    let paths = table(w.say(phrase::MONTH_PATHS).into(), heads, s.catalog.paths.iter().enumerate().map(row).collect());
    let mut parts = vec![two_figures(w, mine, phrase::MONTH_WHOLE, phrase::MONTH_LEFT).into()];
    if let Some(t) = mine {
        let (name, explained) = w.path(s.path_index(t.path));
        parts.push(el("p").child(el("strong").child([name, "."].concat())).child([" ", explained].concat()).into());
    }
    parts.push(paragraph("", w.say(phrase::MONTH_WHY)));
    parts.push(el("ul").child(facts).into());
    parts.push(paths.into());
    parts.push(paragraph("hint", w.say(phrase::TIME_NOT_INCLUDED)));
    parts
}

/// The timeline with what it follows from, where something is left to certify.
fn known(s: Session, why: Why, a: &Assessment) -> Result<(&Timeline, Rc<Explained>), Vec<Node>> {
    let nothing = || vec![paragraph("", s.words.with_untracked(|w| w.say(phrase::NOTHING_TO_CERTIFY)))];
    a.timeline.as_ref().zip(explained(s, why)).ok_or_else(nothing)
}

/// Each phase with the share of open work that drives it.
fn phases(s: Session, why: Why, about: &About) -> Vec<Node> {
    let w = about.words;
    let (t, why) = match known(s, why, about.assessment) {
        Ok(known) => known,
        Err(nothing) => return nothing,
    };
    let path = s.path_index(t.path);
    let row = |(n, ((months, driver), phase)): (usize, ((&Months, &timeline::Driver), &crate::catalog::shape::Phase))| -> Row {
        let open = match driver.open {
            None => w.say(phrase::MONTH_NOTHING_APPLIES).into(),
            share => w.count(phrase::MONTH_OPEN, driver.applies, &[("share", &range_short(w, share))]),
        };
        let open = vec![
            Node::from(to_figure(s, Figure::Phase(n as u8), open)),
            phase.whole.then(|| el("p").class("hint").child(w.say(phrase::MONTH_STAYS))).into(),
        ];
        let figures = [months_words(w, months.low, months.high), months_words(w, months.left_low, months.left_high)];
        let cells = figures.into_iter().map(Node::from).chain([open.into(), range_short(w, Some(driver.difficulty)).into()]);
        (w.phase(path, n).into(), cells.collect())
    };
    let heads = say(w, &[phrase::COLUMN_PHASE, phrase::COLUMN_WHOLE, phrase::COLUMN_LEFT, phrase::MONTH_COLUMN_OPEN, phrase::MONTH_COLUMN_HARD]);
    let rows = t.phases.iter().zip(&why.phases).zip(t.path.phases).enumerate().map(row).collect();
    vec![paragraph("", w.say(phrase::MONTH_PHASES_TEXT)), table(w.say(phrase::MONTH_PHASES_TABLE).into(), heads, rows).into()]
}

/// How much of the width of the ranges is what nobody knows yet, and how much is rounding.
fn width(s: Session, why: Why, about: &About) -> Vec<Node> {
    let w = about.words;
    let (t, why) = match known(s, why, about.assessment) {
        Ok(known) => known,
        Err(nothing) => return nothing,
    };
    let amount = |n: f64| w.amount(phrase::MONTH_MONTHS, n, &[]);
    let adds = |low: f64, high: f64| half(high) - half(low);
    let row = |name: Phrase, low: f64, high: f64| -> Row {
        let ((from, to), added) = (shown(low, high), adds(low, high));
        let cells = [months_words(w, low, high), amount(half(low)), amount(half(high)), amount(added), amount(to - from - added)];
        (w.say(name).into(), cells.map(Node::from).into())
    };
    let total = &t.total;
    let text = match why.unknown {
        0 => w.say(phrase::MONTH_WIDTH_NONE).into(),
        n => w.count(phrase::MONTH_WIDTH_TEXT, n, &[("months", &amount(adds(total.low, total.high)))]),
    };
    let heads = [phrase::MONTH_COLUMN_SHOWN, phrase::MONTH_COLUMN_BEST, phrase::MONTH_COLUMN_WORST];
    let heads = [say(w, &heads), say(w, &[phrase::MONTH_COLUMN_UNKNOWN, phrase::MONTH_COLUMN_REST])].concat();
    let heads = [vec![w.say(phrase::COLUMN_PART).into()], heads].concat();
    let rows = vec![row(phrase::MONTH_ROW_WHOLE, total.low, total.high), row(phrase::MONTH_ROW_LEFT, total.left_low, total.left_high)];
    let a = about.assessment;
    let link = |some: usize, figure, text: Phrase| (some > 0).then(|| to_figure(s, figure, w.say(text)));
    vec![
        paragraph("", [&text, " ", w.say(phrase::MONTH_WIDTH_REST)].concat()),
        table(w.say(phrase::MONTH_WIDTH_TABLE).into(), heads, rows).into(),
        (el("p").class("links"))
            .child(link(a.total - a.answered, Figure::Unanswered, phrase::MONTH_UNANSWERED))
            .child(" ")
            .child(link(a.unsure, Figure::Unsure, phrase::MONTH_UNSURE))
            .into(),
    ]
}

/// What is reached at the end of each phase, with its dates where a start is told.
fn milestones(s: Session, _: Why, about: &About) -> Vec<Node> {
    let w = about.words;
    let Some(t) = &about.assessment.timeline else { return vec![paragraph("", w.say(phrase::NOTHING_TO_CERTIFY))] };
    let (path, start) = (s.path_index(t.path), about.record.profile.start);
    let mut until = Months::default();
    let mut rows: Vec<Row> = Vec::new();
    for (n, (phase, months)) in t.path.phases.iter().zip(&t.phases).enumerate() {
        until = until + *months;
        let end = match start {
            Some(start) => {
                let (low, high) = dates(w, start, &until);
                w.fill(phrase::BETWEEN_DATES, &[("low", &low), ("high", &high)])
            }
            None => w.fill(phrase::MONTH_FROM_START, &[("months", &months_words(w, until.low, until.high))]),
        };
        let reached = entry(s, List::Milestones, phase.key).unwrap_or_else(|| Entry { title: w.phase(path, n).into(), ..Entry::default() });
        let name = vec![Node::from(el("strong").child(reached.title)), el("p").class("hint").child(marked(s, w, &reached.text)).into()];
        rows.push((name.into(), vec![w.phase(path, n).into(), end.into()]));
    }
    let heads = say(w, &[phrase::MONTH_COLUMN_MILESTONE, phrase::COLUMN_PHASE, phrase::MONTH_COLUMN_END]);
    let tell = || {
        let link = plain("link", w.say(phrase::MONTH_TELL_START).into());
        let link = link.on("click", |event| page::focus_near(&event, "section", "#month-start".into()));
        el("p").child(link).child(". ").child(w.say(phrase::MONTH_NO_START))
    };
    vec![
        paragraph("", w.say(phrase::MONTH_MILESTONES_TEXT)),
        start.is_none().then(tell).into(),
        table(w.say(phrase::MONTH_MILESTONES_TABLE).into(), heads, rows).into(),
    ]
}
