//! What in the answers does not fit together? Each finding with its reason and its questions.

use super::results::part;
use crate::{
    catalog::{
        shape::Item,
        words::{Entry, List},
    },
    checks::{Finding, Said, checks},
    figures::Figure,
    record::doings::Stage,
    ui::{
        links,
        parts::chart::later,
        pictures::About,
        place::Place,
        session::{Helping, Session},
        terms::marked,
        view::{El, Text, el, live},
    },
    wording::{Words, phrase},
};

/// How many questions of a finding are listed at first.
const FIRST: usize = 6;

/// The section on findings; nothing until the texts that explain them are here.
pub fn section(s: Session, about: &About, level: u8) -> El {
    let w = about.words;
    el("div").child(live(move || {
        let Helping::Here(guidance) = s.helping.get() else { return None };
        let entries = guidance.list(List::Checks);
        (!entries.is_empty()).then(|| found(s, w, level, entries))
    }))
}

/// What does not fit together in what was said so far.
fn findings(s: Session, w: Words, entries: &[Entry]) -> Vec<Finding> {
    let bare_reasons = entry(entries, "bare-reasons").map_or(&[][..], |e| &e.list);
    let profile = s.effective_profile();
    let missing = missing(s);
    s.about(w, |about| {
        let lower = |text: &str| w.locale().lower(text);
        checks(
            s.catalog,
            &Said {
                answers: &about.record.answers,
                profile: &profile,
                today: s.today.get(),
                timeline: about.assessment.timeline.as_ref(),
                bare_reasons,
                lower: &lower,
                missing: &missing,
            },
        )
    })
}

/// The clauses whose required document is marked as missing.
fn missing(s: Session) -> Vec<Item> {
    let documents = s.catalog.advice.documents.iter().enumerate();
    let missing = documents.filter(|(n, _)| s.with_record(|r| r.doings.documents.get(*n).copied().flatten() == Some(Stage::Missing)));
    missing.flat_map(|(_, document)| document.clauses.iter().copied()).collect()
}

/// Where a finding can be settled, where that is not at its questions.
fn place(s: Session, key: &str) -> Option<(Text, Place)> {
    let about_facts = s.catalog.advice.rules.iter().any(|rule| rule.key == key && !rule.told.is_empty());
    let place = match key {
        "start-unset" => Place::Months,
        "document-missing" => Place::Documents,
        "all-proven" => Place::Behind(Figure::InPlace),
        _ if about_facts => Place::Profile,
        _ => return None,
    };
    Some((links::title(s, s.words.get_untracked(), place), place))
}

fn entry<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    entries.iter().find(|e| e.key == key)
}

fn found(s: Session, w: Words, level: u8, entries: &[Entry]) -> El {
    let mut list = Vec::new();
    for finding in findings(s, w, entries) {
        let Some(entry) = entry(entries, finding.key) else { continue };
        let (first, rest) = finding.items.split_at(FIRST.min(finding.items.len()));
        // Dozens of links that nobody looks at are made when they are asked for.
        let rest = (!rest.is_empty()).then(|| {
            let (text, rest) = (w.count(phrase::CHECK_MORE, rest.len(), &[]), rest.to_vec());
            later(text.into(), Box::new(move || el("div").child(items(s, w, &rest))), s.opened, finding.key)
        });
        let title = el("p").child(el("strong").child(entry.title.clone()));
        let place = place(s, finding.key).map(|(text, place)| el("p").child(links::to_place(s, "link", text, place)));
        list.push(
            el("li").child(title).child(el("p").class("why").child(marked(s, w, &entry.text))).child(items(s, w, first)).child(rest).child(place),
        );
    }
    let part = part(level, w.say(phrase::CHECK_HEADING));
    if list.is_empty() {
        return part.child(el("p").child(w.say(phrase::CHECK_NONE)));
    }
    part.child(el("p").child(w.say(phrase::CHECK_TEXT))).child(el("ul").class("findings").child(list))
}

fn items(s: Session, w: Words, items: &[Item]) -> Option<El> {
    let links: Vec<El> = items.iter().map(|i| el("li").child(links::to_marked_item(s, w, *i))).collect();
    (!links.is_empty()).then(|| el("ul").class("help-links").child(links))
}
