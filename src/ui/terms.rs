//! Which words of a text are explained? The terms of the glossary, each a button that opens what it means over the screen.

use super::{
    cells::untrack,
    parts::button::button,
    session::{Helping, Session},
    view::{Node, live_on},
    window::Shown,
};
use crate::{glossary::places, wording::Words};

/// Texts that belong together: a term is a button in the first one that names it.
pub struct Terms {
    s: Session,
    w: Words,
    seen: Vec<usize>,
}

impl Terms {
    /// Nothing was named yet.
    pub fn new(s: Session, w: Words) -> Terms {
        Terms { s, w, seen: Vec::new() }
    }

    /// A text with its terms as buttons; on paper, and while the glossary is not here, as it is.
    pub fn text(&mut self, text: &str) -> Node {
        let (s, w) = (self.s, self.w);
        let here = move || s.helping.with(|helping| matches!(helping, Helping::Here(_)));
        if s.paper.is_none() && !untrack(here) {
            // The glossary may come while the text is read.
            let text = text.to_owned();
            return live_on(here, move |here| if *here { Terms::new(s, w).text(&text) } else { text.clone().into() });
        }
        let lower = self.w.locale().lower(text);
        let found = s.helping.with_untracked(|helping| match helping {
            Helping::Here(pack) if s.paper.is_none() && lower.len() == text.len() => places(&pack.glossary, &lower, &mut self.seen),
            _ => Vec::new(),
        });
        let (mut nodes, mut end): (Vec<Node>, usize) = (Vec::new(), 0);
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
        for (from, to, n) in found {
            nodes.push(part(end, from).into());
            let open = move || s.shown.set(Some(Shown::Term(n as u16)));
            nodes.push(button("term", part(from, to), open).attr("aria-haspopup", "dialog").into());
            end = to;
        }
        nodes.push(part(end, text.len()).into());
        nodes.into()
    }
}

/// The same for a text that stands alone.
pub fn marked(s: Session, w: Words, text: &str) -> Node {
    Terms::new(s, w).text(text)
}
