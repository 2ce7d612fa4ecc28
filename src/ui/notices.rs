//! How is the visitor told what happened? One sentence each, until dismissed; and the question before everything is erased.

use super::{
    parts::button::button,
    session::{Message, Reason, Saving, Session},
    shelving::Shelving,
    view::{El, el, live},
};
use crate::{
    browser::page,
    link::LinkFault,
    record::notice::Notice,
    wording::{Words, phrase},
};

/// What a notice says, in one sentence.
pub fn sentence(w: Words, notice: &Notice) -> String {
    match notice {
        Notice::NotJson => w.say(phrase::NOTICE_NOT_JSON).into(),
        Notice::Foreign => w.say(phrase::NOTICE_FOREIGN).into(),
        Notice::TooLarge(limit) => w.fill(phrase::NOTICE_TOO_LARGE, &[("limit", &w.number(*limit))]),
        Notice::Newer(_) => w.say(phrase::NOTICE_NEWER).into(),
        Notice::UnknownQuestions(n) => w.count(phrase::NOTICE_UNKNOWN, *n, &[]),
        Notice::BadAnswer(id) => w.fill(phrase::NOTICE_BAD_ANSWER, &[("id", id)]),
        Notice::ClauseLeftOut(id) => w.fill(phrase::NOTICE_CLAUSE, &[("id", id)]),
        Notice::Cut(id) => w.fill(phrase::NOTICE_CUT, &[("id", id)]),
        Notice::BadDate(id) => w.fill(phrase::NOTICE_BAD_DATE, &[("id", id)]),
        Notice::BadProfile(field) => w.fill(phrase::NOTICE_BAD_PROFILE, &[("field", field)]),
        Notice::BadSnapshot(name) => w.fill(phrase::NOTICE_BAD_SNAPSHOT, &[("name", name)]),
        Notice::SnapshotsLeftOut(n) => w.count(phrase::NOTICE_SNAPSHOTS, *n, &[]),
        Notice::Locked => w.say(phrase::NOTICE_LOCKED).into(),
        Notice::Adviser => w.say(phrase::NOTICE_ADVISER).into(),
    }
}

/// Why a link is not opened, in one sentence.
pub fn refused(w: Words, fault: LinkFault) -> String {
    match fault {
        LinkFault::Incomplete => w.say(phrase::LINK_INCOMPLETE).into(),
        LinkFault::Foreign => w.say(phrase::LINK_FOREIGN).into(),
        LinkFault::TooLong(limit) => w.fill(phrase::LINK_TOO_LONG, &[("limit", &w.number(limit))]),
    }
}

/// The short phrase near the title: whether the answers are kept.
pub fn save_line(s: Session, w: Words) -> String {
    match s.saving.get() {
        Saving::Idle => w.say(phrase::SAVE_IDLE).into(),
        Saving::Saved(time) => {
            let tab = s.shelves.tab_only.get() == Some(true);
            w.fill(if tab { phrase::SAVE_TAB } else { phrase::SAVE_SAVED }, &[("time", &time)])
        }
        Saving::Not(Reason::Blocked) => w.say(phrase::SAVE_BLOCKED).into(),
        Saving::Not(Reason::Asked) => w.say(phrase::SAVE_ASKED).into(),
        Saving::Not(Reason::Full) => w.say(phrase::SAVE_FULL).into(),
        Saving::Not(Reason::Newer) => w.say(phrase::SAVE_NEWER).into(),
    }
}

/// What there is to tell, if anything.
pub fn message(s: Session, w: Words) -> Option<El> {
    let message = s.message.get()?;
    let text = match &message {
        Message::Restored(n, when) => {
            let count = w.count(phrase::RESTORED, *n, &[]);
            let when = (!when.is_empty()).then(|| w.fill(phrase::RESTORED_WHEN, &[("when", when)]));
            vec![std::iter::once(count).chain(when).collect::<Vec<_>>().join(" ")]
        }
        Message::ErasedElsewhere => vec![w.say(phrase::ERASED_ELSEWHERE).to_owned()],
        Message::Cleared => vec![w.say(phrase::CLEARED).to_owned()],
        Message::Apart(ids) => vec![w.fill(phrase::APART, &[("ids", &numbers(s, ids))])],
        Message::Added(name, 0) => vec![w.fill(phrase::ADDED, &[("name", name)])],
        Message::Added(name, n) => vec![w.fill(phrase::ADDED, &[("name", name)]), w.count(phrase::ADDED_APART, *n, &[])],
        Message::Unsaved => vec![w.say(phrase::SHELF_UNSAVED).to_owned()],
        Message::NoRoom => vec![w.say(phrase::SHELF_NO_ROOM).to_owned()],
        Message::Erased => vec![w.say(phrase::ERASED).to_owned()],
        Message::Sealed => vec![w.say(phrase::ERASED_SEALED).to_owned()],
        Message::Link(fault) => vec![refused(w, *fault)],
        Message::Notices(notices, copied) => {
            let copy = copied.then(|| w.say(phrase::NOTICE_COPY).to_owned());
            notices.iter().take(5).map(|n| sentence(w, n)).chain(copy).collect()
        }
    };
    let lead = match message {
        Message::Apart(ids) => Some(button("secondary small", w.say(phrase::APART_SHOW), move || s.lead_to_apart(&ids))),
        _ => None,
    };
    let text: Vec<El> = text.into_iter().map(|t| el("p").child(t)).collect();
    let dismiss = button("quiet small", w.say(phrase::DISMISS), move || s.message.set(None));
    Some(
        el("div")
            .class("message")
            .attr("part", "notice")
            .attr("role", "status")
            .child(el("div").child(text))
            .child(el("div").class("buttons").child(lead).child(dismiss)),
    )
}

/// The numbers of questions, by their ids, one after another; of many only the first.
fn numbers(s: Session, ids: &[String]) -> String {
    const SHOWN: usize = 8;
    let number = |id: &String| s.catalog.items.iter().find(|q| q.id == id.as_str()).map_or(id.as_str(), |q| q.number).to_owned();
    let mut numbers: Vec<String> = ids.iter().take(SHOWN).map(number).collect();
    if ids.len() > SHOWN {
        numbers.push("\u{2026}".into());
    }
    numbers.join(", ")
}

/// What is said above answers that a later version wrote, as long as they are shown.
pub fn newer(s: Session, w: Words) -> Option<El> {
    if !s.shelves.reading.get() {
        return None;
    }
    let give = button("secondary small", w.say(phrase::SHELF_GIVE), move || s.shelves.asked.set(Some(Shelving::GiveOpen)));
    let banner = el("div").class("message sample-banner newer-banner").attr("part", "notice");
    Some(banner.child(el("p").attr("role", "status").child(w.say(phrase::READ_ONLY))).child(given(s, w)).child(give))
}

/// Whether the browser was handed a file of what is kept.
pub fn given(s: Session, w: Words) -> El {
    let said = move || s.shelves.given.get().map(|given| w.say(if given { phrase::SHELF_GIVEN } else { phrase::SAVE_REFUSED }));
    el("p").class("hint").attr("role", "status").child(live(said))
}

/// The question before everything is erased.
pub fn erase_question(s: Session, w: Words) -> Option<El> {
    if !s.erasing.get() {
        return None;
    }
    let count = s.with_record(|r| r.answered());
    let yes = button("danger", w.say(phrase::ERASE_YES), move || s.decided.set(Some(true)));
    let no = button("secondary", w.say(phrase::ERASE_NO), move || s.decided.set(Some(false)));
    let ask = el("div").class("message ask").attr("role", "alertdialog").attr("aria-label", w.say(phrase::ERASE)).with(|ask| {
        let ask = ask.clone();
        page::after(0, move || {
            page::focus_within(&ask, "button");
        });
    });
    let ask = ask.attr("part", "notice");
    Some(ask.child(el("p").child(w.count(phrase::ERASE_ASK, count, &[]))).child(el("div").class("buttons").child(no).child(yes)))
}
