//! Where do the numbers come from? Each figure as counted, computed or a guide's estimate, the guides beside the catalogs, and the formulas.

use super::{behind::lane_name, results::editions};
use crate::{
    catalog::{
        advice::{Start, Topic},
        shape::{Item, Strength},
        words::{Entry, List},
    },
    figures::Lane,
    ui::{
        links::{to_item, to_place},
        parts::{
            contents::{PART, contents},
            heading::{heading, part_heading},
            table::{Row, table},
        },
        place::Place,
        reading::{Filling, article, entries},
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Phrase, Words, phrase},
};

/// The screen.
pub fn numbers(s: Session, w: Words, level: u8) -> Node {
    let filling = Filling::new(s, w);
    let guides = entries(s, List::Guides);
    let kind = |kind: &str| guides.iter().filter(|e| e.key.starts_with(kind)).cloned().collect::<Vec<Entry>>();
    let part = |title: Phrase| el("div").class("part").child(part_heading(level, w.say(title)));
    let says = |title: Phrase, entries: Vec<Entry>| part(title).child(beside(w, title, &filling, &entries));
    let parts: Vec<(Phrase, El)> = vec![
        (phrase::NUMBERS_BESIDE, says(phrase::NUMBERS_BESIDE, kind("figure-"))),
        (phrase::NUMBERS_TOPICS, part(phrase::NUMBERS_TOPICS).child(el("p").child(w.say(phrase::NUMBERS_TOPICS_TEXT))).child(topics(s, w))),
        (phrase::NUMBERS_NEW, part(phrase::NUMBERS_NEW).child(new_controls(s, w, &filling))),
        (phrase::NUMBERS_CLAIMS, says(phrase::NUMBERS_CLAIMS, kind("claim-"))),
        (phrase::NUMBERS_SILENT, part(phrase::NUMBERS_SILENT).child(terms(&filling, &kind("silent-")))),
        (phrase::NUMBERS_GUIDES, part(phrase::NUMBERS_GUIDES).child(terms(&filling, &kind("guide-")))),
        (phrase::NUMBERS_METHOD, part(phrase::NUMBERS_METHOD).child(el("p").child(w.say(phrase::NUMBERS_METHOD_TEXT)))),
    ];
    let method = entries(s, List::Method);
    let titles = parts.iter().map(|(title, _)| (title.0.to_string(), Text::from(w.say(*title))));
    let titles = titles.chain(method.iter().map(|e| (e.key.clone(), Text::from(filling.fill(&e.title)))));
    let contents = contents(w.say(phrase::CONTENTS).into(), titles);
    let parts: Vec<El> = parts.into_iter().map(|(title, part)| part.attr(PART, title.0.to_string())).collect();
    let method: Vec<El> = method.iter().map(|entry| article(s, w, level, &filling, entry)).collect();
    (el("div").class("results reading"))
        .child(heading(level + 1, w.say(phrase::NUMBERS_PAGE), true))
        .child(el("p").class("lead").child(w.say(phrase::NUMBERS_LEAD)))
        .child(contents)
        .child(parts)
        .child(method)
        .child(el("div").class("buttons").child(to_place(s, "secondary", w.say(phrase::GO_MONTHS), Place::Months)))
        .child(el("p").class("hint").child([&editions(s, w), " ", w.say(phrase::DISCLAIMER)].concat()))
        .into()
}

/// What the guides say, and what is shown here.
fn beside(w: Words, title: Phrase, filling: &Filling, entries: &[Entry]) -> El {
    let heads = [phrase::NUMBERS_WHAT, phrase::NUMBERS_GUIDES_SAY, phrase::NUMBERS_HERE].map(|p| w.say(p).into()).to_vec();
    let row = |entry: &Entry| -> Row {
        let here = filling.fill(&entry.list.join(" "));
        (filling.fill(&entry.title).into(), vec![filling.fill(&entry.text).into(), here.into()])
    };
    table(w.say(title).into(), heads, entries.iter().map(row).collect())
}

/// Names with what there is to say about each.
fn terms(filling: &Filling, entries: &[Entry]) -> El {
    let term = |entry: &Entry| {
        let texts = std::iter::once(&entry.text).chain(&entry.list).map(|t| filling.fill(t)).collect::<Vec<_>>();
        Node::from(vec![el("dt").child(filling.fill(&entry.title)), el("dd").child(texts.join(" "))])
    };
    el("dl").class("glossary").child(entries.iter().map(term).collect::<Vec<_>>())
}

/// The subjects that both standards know, by the ids of either.
fn topics(s: Session, w: Words) -> El {
    let words = entries(s, List::Topics);
    let overlap = s.catalog.overlaps.first();
    let name = |n: Option<u8>| n.and_then(|n| s.catalog.standards.get(usize::from(n))).map_or("", |s| s.name);
    let heads: Vec<Text> = vec![
        w.say(phrase::NUMBERS_TOPIC).into(),
        name(overlap.map(|o| o.to)).into(),
        name(overlap.map(|o| o.from)).into(),
        w.say(phrase::NUMBERS_START).into(),
    ];
    let links = |items: &[Item]| -> Node {
        if items.is_empty() {
            return w.say(phrase::NUMBERS_NO_COUNTERPART).into();
        }
        let link = |item: &Item| el("li").child(to_item(s, w, *item));
        el("ul").class("behind-list").child(items.iter().map(link).collect::<Vec<_>>()).into()
    };
    let row = |(topic, entry): (&Topic, &Entry)| -> Row {
        let strength = match topic.start {
            Start::Strong => phrase::NUMBERS_STRONG,
            Start::Weak => phrase::NUMBERS_WEAK,
            Start::Nothing => phrase::NUMBERS_NONE,
            Start::Shared => phrase::NUMBERS_SHARED,
        };
        let weaker: Vec<&str> = topic.weaker.iter().filter_map(|i| s.question(*i)).map(|q| q.number).collect();
        let weaker = if weaker.is_empty() { String::new() } else { w.fill(phrase::NUMBERS_WEAKER, &[("numbers", &weaker.join(", "))]) };
        (
            entry.title.clone().into(),
            vec![
                links(topic.to),
                links(if topic.start == Start::Shared { topic.to } else { topic.from }),
                [w.say(strength), &weaker].concat().into(),
            ],
        )
    };
    table(w.say(phrase::NUMBERS_TOPICS).into(), heads, s.catalog.advice.topics.iter().zip(&words).map(row).collect())
}

/// The controls without a strong start, each a way to its question.
fn new_controls(s: Session, w: Words, filling: &Filling) -> Vec<Node> {
    let mut nodes: Vec<Node> = vec![el("p").child(filling.fill(w.say(phrase::NUMBERS_NEW_TEXT))).into()];
    for overlap in s.catalog.overlaps {
        let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
        for (strength, lane) in [(Strength::Weak, Lane::Weak), (Strength::Nothing, Lane::Nothing)] {
            let links = overlap.links.iter().filter(|l| l.strength == strength).map(|l| el("li").child(to_item(s, w, l.control)));
            let title = w.fill(lane_name(lane), &[("from", name(overlap.from)), ("to", name(overlap.to))]);
            nodes.push(el("p").child(el("strong").child(title)).into());
            nodes.push(el("ul").class("behind-list").child(links.collect::<Vec<_>>()).into());
        }
    }
    nodes
}
