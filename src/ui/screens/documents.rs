//! Which documents do the clauses require, and which are there?

use crate::{
    answers::State,
    browser::page,
    catalog::{advice::Document, shape::Item, words::List},
    record::doings::Stage,
    ui::{
        cells, doings, links,
        parts::{button::plain, heading::heading},
        place::Place,
        row::standard_names,
        session::Session,
        terms::marked,
        view::{El, Node, el, live, live_on},
    },
    wording::{self, Words, phrase},
};

/// The screen: every document that the standards asked require.
pub fn documents(s: Session, w: Words, level: u8) -> Node {
    let list = live_on(move || s.asked_now.get(), move |asked| list(s, w, *asked));
    let plan = links::to_place(s, "secondary", w.say(phrase::PLAN_HEADING), Place::Plan);
    (el("div").class("main").child(heading(level + 1, w.say(phrase::DOCUMENTS_HEADING), true)))
        .child(el("p").class("lead").child(marked(s, w, w.say(phrase::DOC_INTRO))))
        .child(list)
        .child(el("div").class("buttons").child(plan))
        .into()
}

/// The documents that these standards require, with their positions.
fn required(s: Session, asked: u8) -> impl Iterator<Item = (u16, &'static Document)> {
    s.catalog.advice.documents.iter().enumerate().filter(move |(_, d)| d.standards & asked != 0).map(|(n, d)| (n as u16, d))
}

fn list(s: Session, w: Words, asked: u8) -> Vec<Node> {
    let all: Vec<El> = required(s, asked).map(|(n, document)| el("li").child(one(s, w, asked, n, document))).collect();
    let counts = el("p").attr("role", "status").child(live(move || counts(s, w, asked)));
    vec![counts.into(), el("ul").class("documents").child(all).into()]
}

/// How many are how far.
fn counts(s: Session, w: Words, asked: u8) -> String {
    let stages: Vec<Option<Stage>> = required(s, asked).map(|(n, _)| s.stage(n)).collect();
    let count = |stage: Option<Stage>| w.number(stages.iter().filter(|s| **s == stage).count());
    let [missing, draft, there] = Stage::ALL.map(|stage| count(Some(stage)));
    w.count(phrase::DOC_COUNTS, stages.len(), &[("there", &there), ("draft", &draft), ("missing", &missing), ("open", &count(None))])
}

/// One document: what must be in it, who asks, and how far it is.
fn one(s: Session, w: Words, asked: u8, n: u16, document: &'static Document) -> El {
    let entry = s.entry(List::Documents, n);
    let now = cells::untrack(|| s.stage(n));
    let sync = move |fieldset: &web_sys::Element| page::check_radio(fieldset, s.stage(n).map_or("", Stage::key));
    let choose = move |event| {
        if let Some(stage) = page::radio_value(&event).and_then(|v| Stage::from_key(&v)) {
            s.say_stage(n, Some(stage));
        }
    };
    let name = ["document", &n.to_string()].concat();
    let radio = |stage: Stage| {
        let input = el("input").attr("type", "radio").attr("name", name.clone()).attr("value", stage.key()).flag("checked", now == Some(stage));
        el("label").class("choice").child(input).child(el("span").class("label").child(doings::stage_words(w, stage)))
    };
    let radios: Vec<El> = Stage::ALL.into_iter().map(radio).collect();
    let (forget, label) = (w.say(phrase::FORGET), w.fill(phrase::FORGET_OF, &[("field", &entry.title)]));
    let forget = live_on(
        move || s.stage(n).is_some(),
        move |said| {
            said.then(|| {
                // The button goes with what was said; the focus stays at the document.
                plain("quiet small", forget.into()).attr("aria-label", label.clone()).on("click", move |event| {
                    page::focus_row_of(&event);
                    s.say_stage(n, None);
                })
            })
        },
    );
    let clauses: Vec<Item> = document.clauses.iter().copied().filter(|i| s.question(*i).is_some_and(|q| q.standards & asked != 0)).collect();
    let links: Vec<El> = clauses.iter().map(|item| el("li").child(links::to_marked_item(s, w, *item))).collect();
    let expected = live_on(move || expected(s, asked, n, &clauses), move |clauses| (!clauses.is_empty()).then(|| expected_words(w, clauses)));
    el("fieldset")
        .class("fact document")
        .attr("data-document", document.key)
        .on("change", choose)
        .child(el("legend").class("fact-title").child(entry.title))
        .child(el("p").child(marked(s, w, &entry.text)))
        .child(sharing(s, w, asked, document).map(|text| el("p").class("hint").child(text)))
        .child(el("div").child(el("p").class("hint").child(w.say(phrase::DOC_CLAUSES))).child(el("ul").child(links)))
        .child(el("div").class("options").child(radios))
        .child(forget)
        .child(el("div").attr("aria-live", "polite").child(expected))
        .with(sync)
}

/// Whether one document serves every standard asked; nothing to say where only one is asked.
fn sharing(s: Session, w: Words, asked: u8, document: &Document) -> Option<String> {
    let phrase = wording::sharing(document.sharing);
    let only = (s.catalog.standards.iter().enumerate()).find(|(n, _)| document.standards & 1 << n != 0).map_or("", |(_, s)| s.name);
    (asked.count_ones() > 1).then(|| w.fill(phrase, &[("standard", only)]))
}

/// The clauses that are answered as in place with evidence while the document is not there, by standard and number.
fn expected(s: Session, asked: u8, n: u16, clauses: &[Item]) -> Vec<String> {
    let proven = clauses.iter().filter(|i| s.state(**i) == Some(State::Proven)).filter_map(|i| s.question(*i));
    let named = proven.map(|q| [&standard_names(s, q.standards & asked), " ", q.number].concat()).collect();
    if s.stage(n) == Some(Stage::There) { Vec::new() } else { named }
}

fn expected_words(w: Words, clauses: &[String]) -> El {
    el("p").class("warning").child(w.fill(phrase::DOC_PROVEN, &[("clauses", &clauses.join(", "))]))
}
