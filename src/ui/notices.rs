//! How is the visitor told what happened? One sentence each, until dismissed; and the question before everything is erased.

use super::session::{Message, Reason, Saving, Session};
use crate::{
    record::notice::Notice,
    wording::{Words, phrase},
};
use leptos::prelude::*;

/// What a notice says, in one sentence.
pub fn sentence(w: &Words, notice: &Notice) -> String {
    match notice {
        Notice::NotJson => w.say(phrase::NOTICE_NOT_JSON),
        Notice::Foreign => w.say(phrase::NOTICE_FOREIGN),
        Notice::TooLarge(limit) => w.fill(phrase::NOTICE_TOO_LARGE, &[("limit", &w.number(*limit))]),
        Notice::Newer(_) => w.say(phrase::NOTICE_NEWER),
        Notice::UnknownQuestions(n) => w.count(phrase::NOTICE_UNKNOWN, *n, &[]),
        Notice::BadAnswer(id) => w.fill(phrase::NOTICE_BAD_ANSWER, &[("id", id)]),
        Notice::ClauseLeftOut(id) => w.fill(phrase::NOTICE_CLAUSE, &[("id", id)]),
        Notice::Cut(id) => w.fill(phrase::NOTICE_CUT, &[("id", id)]),
        Notice::BadDate(id) => w.fill(phrase::NOTICE_BAD_DATE, &[("id", id)]),
        Notice::BadProfile(field) => w.fill(phrase::NOTICE_BAD_PROFILE, &[("field", field)]),
    }
}

/// The short phrase near the title: whether the answers are kept.
pub fn save_line(s: Session, w: &Words) -> String {
    match s.saving.get() {
        Saving::Idle => w.say(phrase::SAVE_IDLE),
        Saving::Saved(time) => w.fill(phrase::SAVE_SAVED, &[("time", &time)]),
        Saving::Not(Reason::Blocked) => w.say(phrase::SAVE_BLOCKED),
        Saving::Not(Reason::Asked) => w.say(phrase::SAVE_ASKED),
        Saving::Not(Reason::Full) => w.say(phrase::SAVE_FULL),
        Saving::Not(Reason::Newer) => w.say(phrase::SAVE_NEWER),
    }
}

/// What there is to tell, if anything.
pub fn message(s: Session, w: &Words) -> AnyView {
    let Some(message) = s.message.get() else { return ().into_any() };
    let text = match &message {
        Message::Restored(n, when) => {
            let count = w.count(phrase::RESTORED, *n, &[]);
            let when = (!when.is_empty()).then(|| w.fill(phrase::RESTORED_WHEN, &[("when", when)]));
            vec![std::iter::once(count).chain(when).collect::<Vec<_>>().join(" ")]
        }
        Message::Erased => vec![w.say(phrase::ERASED)],
        Message::Notices(notices, copied) => {
            let copy = copied.then(|| w.say(phrase::NOTICE_COPY));
            notices.iter().take(5).map(|n| sentence(w, n)).chain(copy).collect()
        }
    };
    let text = text.into_iter().map(|t| view! { <p>{t}</p> }).collect_view();
    let dismiss = w.say(phrase::DISMISS);
    view! {
        <div class="message" role="status">
            <div>{text}</div>
            <button type="button" class="quiet small" on:click=move |_| s.message.set(None)>{dismiss}</button>
        </div>
    }
    .into_any()
}

/// The question before everything is erased.
pub fn erase_question(s: Session, w: &Words) -> AnyView {
    if !s.erasing.get() {
        return ().into_any();
    }
    let count = s.with_record(|r| r.answered());
    view! {
        <div class="message ask" role="alertdialog" aria-label=w.say(phrase::ERASE)>
            <p>{w.count(phrase::ERASE_ASK, count, &[])}</p>
            <div class="buttons">
                <button type="button" class="danger" on:click=move |_| s.decided.set(Some(true))>{w.say(phrase::ERASE_YES)}</button>
                <button type="button" class="secondary" on:click=move |_| s.decided.set(Some(false))>{w.say(phrase::ERASE_NO)}</button>
            </div>
        </div>
    }
    .into_any()
}
