//! Where is there something left to do? Every group with how far it is, in any order.

use crate::{
    assessment::Progress,
    catalog::shape::Group,
    ui::{
        links::to_place,
        panel::panel,
        parts::{bar::progress, button::button, heading::heading},
        place::Place,
        screens::filters::hub_chips,
        session::Session,
        view::{El, Node, el, live},
    },
    wording::{Words, phrase},
};

/// The list of groups.
pub fn hub(s: Session, w: Words, level: u8) -> Node {
    let next = move || {
        let open = crate::profile::asked_items(s.catalog, s.asked()).find(|i| s.peek(*i).state.is_none());
        if let Some(item) = open {
            s.go_to(item);
        }
    };
    let buttons = (el("div").class("buttons")).child(button("primary", w.say(phrase::HUB_NEXT), next)).child(button(
        "secondary",
        w.say(phrase::GO_ALL),
        move || s.place.set(Place::All),
    ));
    let main = (el("div").class("main"))
        .child(heading(level + 1, w.say(phrase::HUB_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::HUB_INTRO)))
        .child(buttons)
        .child(live(move || hub_chips(s, w)))
        .child(el("p").child(to_place(s, "link", w.say(phrase::GO_SUGGESTIONS), Place::Suggestions)))
        .child(live(move || lists(s, w, level)));
    el("div").class("beside").child(main).child(panel(s, w)).into()
}

/// One list per kind: the clauses, then each standard's controls.
fn lists(s: Session, w: Words, level: u8) -> Vec<Node> {
    s.assessment.with(|a| {
        let kinds = std::iter::once(None).chain((0..s.catalog.standards.len() as u8).filter(|n| a.asked & 1 << n != 0).map(Some));
        let mut lists = Vec::new();
        for kind in kinds {
            let name = match kind.and_then(|n| s.catalog.standards.get(usize::from(n))) {
                Some(standard) => w.fill(phrase::HUB_ANNEX, &[("standard", standard.name)]),
                None => w.say(phrase::HUB_CLAUSES).into(),
            };
            let groups = s.catalog.groups.iter().zip(&a.groups).enumerate().filter(|(_, (g, p))| g.standard == kind && p.share.total > 0);
            let lines: Vec<El> = groups.map(|(n, (g, p))| line(s, w, n as u16, g, p)).collect();
            lists.push(heading(level + 2, name, false).into());
            lists.push(el("ul").class("groups").child(lines).into());
        }
        lists
    })
}

fn line(s: Session, w: Words, n: u16, group: &'static Group, p: &Progress) -> El {
    let status = if p.answered == 0 {
        phrase::STATUS_NEW
    } else if p.answered < p.share.total {
        phrase::STATUS_BEGUN
    } else {
        phrase::STATUS_DONE
    };
    let count = w.fill(phrase::OF, &[("n", &w.number(p.answered)), ("total", &w.number(p.share.total))]);
    let group = button("group", el("bdi").class("number").child(group.id), move || s.place.set(Place::Group(n)))
        .child(el("span").class("group-title").child(w.group(n)))
        .child(el("span").class("group-status").child(w.say(status)))
        .child(el("span").class("group-count").child(count.clone()))
        .child(progress(count, p.answered, p.share.total));
    el("li").child(group).child(el("p").class("hint about").child(w.group_intro(n)))
}
