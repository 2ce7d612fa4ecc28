//! Which gaps first, and why? What stops a certificate, then the first ten in order, a sentence each.

use super::results::part;
use crate::{
    assessment::Assessment,
    gaps::Gap,
    ui::{
        parts::button::button,
        row::{standard_hue, standard_names},
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Words, phrase},
};

/// How many gaps are listed at first.
const FIRST: usize = 10;

/// The sections on gaps.
pub fn section(s: Session, w: Words, level: u8, a: &Assessment) -> Vec<El> {
    let stops = a.gaps.iter().filter(|g| g.stops);
    let stopping: Vec<El> =
        stops.map(|g| el("li").child(link(s, w, g)).child(" ").child(el("span").class("hint").child(state_words(s, w, g)))).collect();
    let text: Text = if stopping.is_empty() { w.say(phrase::STOPS_NONE).into() } else { w.count(phrase::STOPS_TEXT, stopping.len(), &[]).into() };
    let stops = part(level, w.say(phrase::STOPS_HEADING)).child(el("p").child(text)).child(el("ul").class("stops-list").child(stopping));
    let first: Vec<El> = a.gaps.iter().take(FIRST).map(|g| el("li").child(gap_line(s, w, g, a.asked))).collect();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let text = w.fill(phrase::GAPS_TEXT, &[("known", &w.number(known)), ("unknown", &w.number(a.gaps.len() - known))]);
    let gaps = part(level, w.say(phrase::GAPS_HEADING)).child(el("p").child(text)).child(el("ol").class("gaps").child(first));
    vec![stops, gaps]
}

/// A gap with the sentence why it stands where it stands.
pub fn gap_line(s: Session, w: Words, gap: &Gap, asked: u8) -> Vec<Node> {
    let question = s.question(gap.item);
    let (shared, control) = question.map_or((false, false), |q| (q.shared, q.control));
    let kind = match (gap.stops, control) {
        (true, _) => phrase::WHY_STOPS,
        (false, false) => phrase::WHY_CLAUSE,
        (false, true) => phrase::WHY_CONTROL,
    };
    let twice = match (gap.elsewhere, shared) {
        (0, _) => String::new(),
        (_, true) => w.fill(phrase::WHY_SHARED, &[("standards", &standard_names(s, question.map_or(0, |q| q.standards & asked)))]),
        (n, false) => w.count(phrase::WHY_TWICE, n, &[]),
    };
    let mut why = [w.say(kind), " ", &state_words(s, w, gap)].concat();
    if !twice.is_empty() {
        why.push(' ');
        why.push_str(&twice);
    }
    vec![link(s, w, gap), el("span").class("why").child(why).into()]
}

/// Where the gap stands now.
fn state_words(s: Session, w: Words, gap: &Gap) -> String {
    match s.with_record(|r| r.answers.state(gap.item)) {
        None => w.say(phrase::WHY_UNANSWERED).into(),
        Some(state) => w.fill(phrase::WHY_STATE, &[("state", w.state(state))]),
    }
}

/// The way to the question.
fn link(s: Session, w: Words, gap: &Gap) -> Node {
    let item = gap.item;
    let mark =
        s.question(item).map(|q| el("span").class(format!("mark standard {}", standard_hue(s, q.standards))).child(standard_names(s, q.standards)));
    let number = s.question(item).map_or("", |q| q.number);
    let link = button("link", el("bdi").class("number").child(number), move || s.go_to(item)).child(" ").child(w.title(item));
    vec![Node::from(mark), " ".into(), link.into()].into()
}
