//! What is said with figures in it? A sentence that reads as text for a label, and on the page lets each figure be opened.

use super::{links::to_figure, session::Session, terms::Terms, view::Node};
use crate::{figures::Figure, wording::pieces};

/// A sentence and what is filled into it.
pub struct Said {
    text: &'static str,
    values: Vec<(&'static str, String, Option<Figure>)>,
}

impl Said {
    /// A sentence of the word pack.
    pub fn new(text: &'static str) -> Said {
        Said { text, values: Vec::new() }
    }

    /// With a word where `{name}` stands.
    pub fn word(mut self, name: &'static str, word: impl Into<String>) -> Said {
        self.values.push((name, word.into(), None));
        self
    }

    /// With a figure that opens.
    pub fn figure(mut self, name: &'static str, text: String, figure: Figure) -> Said {
        self.values.push((name, text, Some(figure)));
        self
    }

    /// With a count that opens; nothing is behind a zero.
    pub fn count(mut self, name: &'static str, text: String, n: usize, figure: Figure) -> Said {
        self.values.push((name, text, (n > 0).then_some(figure)));
        self
    }

    /// As a text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (before, name) in pieces(self.text) {
            text.push_str(before);
            match (name.and_then(|name| self.values.iter().find(|v| v.0 == name)), name) {
                (Some(value), _) => text.push_str(&value.1),
                (None, name) => name.iter().for_each(|name| text.push_str(&unfilled(name))),
            }
        }
        text
    }

    /// As it stands on the page.
    pub fn nodes(self, s: Session) -> Node {
        let mut nodes: Vec<Node> = Vec::new();
        let mut terms = Terms::new(s, s.words.get_untracked());
        for (before, name) in pieces(self.text) {
            nodes.push(terms.text(before));
            // A value may stand twice.
            let value = name.and_then(|name| self.values.iter().find(|v| v.0 == name));
            match (value, name) {
                (Some((_, text, Some(figure))), _) => nodes.push(to_figure(s, *figure, text.clone()).into()),
                (Some((_, text, None)), _) => nodes.push(text.clone().into()),
                (None, Some(name)) => nodes.push(unfilled(name).into()),
                (None, None) => {}
            }
        }
        nodes.into()
    }
}

/// A place without a value stays as it is written, so that it is seen.
fn unfilled(name: &str) -> String {
    ["{", name, "}"].concat()
}
