//! What is a view made of? One type of node for everything, so that a screen costs the visitor words and not machine code.
//!
//! Leptos owns the reactivity, the ownership and the mounting, and takes a [`View`] like any of its own views. Its typed elements compile
//! anew for every shape of a screen; with this one type the program that a visitor downloads is a third smaller.

mod dom;
mod html;

use crate::ui::cells::Scope;
pub use dom::View;
use std::borrow::Cow;
use web_sys::{Element, Event};

/// A text that the program knows from the start, or one that was made.
pub type Text = Cow<'static, str>;

/// A piece of a view.
pub enum Node {
    /// An element.
    El(El),
    /// A text; never markup.
    Text(Text),
    /// A part that is made anew when a value that it read changes; none leaves it as it is.
    Live(Box<dyn FnMut() -> Option<Node>>),
    /// Pieces side by side; none is nothing.
    Many(Vec<Node>),
}

/// An element with what it has. One pointer, so that building a screen is one call after another and little else.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    svg: bool,
    has: Vec<Has>,
    children: Vec<Node>,
}

/// Something that an element has.
enum Has {
    Attribute(&'static str, Text),
    Follows(&'static str, Box<dyn FnMut() -> Option<String>>),
    Property(&'static str, Box<dyn FnMut() -> String>),
    Style(&'static str, String),
    On(&'static str, Box<dyn FnMut(Event)>),
    With(Box<dyn FnMut(&Element)>),
}

/// An element of that name.
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, svg: false, has: Vec::new(), children: Vec::new() }))
}

/// An element of a picture.
pub fn svg(tag: &'static str) -> El {
    El(Box::new(Parts { tag, svg: true, has: Vec::new(), children: Vec::new() }))
}

/// Nothing.
pub fn nothing() -> Node {
    Node::Many(Vec::new())
}

/// A part that is made anew when a value that it read changes.
#[inline(always)]
pub fn live<N: Into<Node>>(mut make: impl FnMut() -> N + 'static) -> Node {
    Node::Live(Box::new(move || Some(make().into())))
}

/// A part that is made anew when `key` gives something else than before. What `make` reads is not followed. Values belong
/// into `make` itself: what a live part inside it holds goes whenever `key` is asked again.
pub fn live_on<K: PartialEq + 'static, N: Into<Node>>(mut key: impl FnMut() -> K + 'static, mut make: impl FnMut(&K) -> N + 'static) -> Node {
    let (mut before, mut scope): (Option<K>, _) = (None, Scope::here());
    Node::Live(Box::new(move || {
        let now = key();
        if before.as_ref() == Some(&now) {
            return None;
        }
        let (now, mut made) = (before.insert(now), None);
        scope.anew(&mut || made = Some(make(now).into()));
        made
    }))
}

impl El {
    #[inline(never)]
    fn add(mut self, has: Has) -> El {
        self.0.has.push(has);
        self
    }

    /// An attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> El {
        self.add(Has::Attribute(name, value.into()))
    }

    /// The class.
    #[inline(never)]
    pub fn class(self, value: impl Into<Text>) -> El {
        self.attr("class", value)
    }

    /// An attribute without a value, where it is wanted.
    pub fn flag(self, name: &'static str, on: bool) -> El {
        if on { self.attr(name, "") } else { self }
    }

    /// An attribute that follows values; none takes it away.
    #[inline(always)]
    pub fn follows(self, name: &'static str, value: impl FnMut() -> Option<String> + 'static) -> El {
        self.add(Has::Follows(name, Box::new(value)))
    }

    /// An attribute without a value that follows values.
    #[inline(always)]
    pub fn flag_follows(self, name: &'static str, mut on: impl FnMut() -> bool + 'static) -> El {
        self.follows(name, move || on().then(String::new))
    }

    /// An attribute that says `true` or `false`, as ARIA wants it.
    #[inline(always)]
    pub fn says(self, name: &'static str, mut on: impl FnMut() -> bool + 'static) -> El {
        self.follows(name, move || Some(if on() { "true" } else { "false" }.into()))
    }

    /// A property that follows values, such as the value of a field.
    #[inline(always)]
    pub fn property(self, name: &'static str, value: impl FnMut() -> String + 'static) -> El {
        self.add(Has::Property(name, Box::new(value)))
    }

    /// A style property; set by script, as strict policies want it.
    pub fn style(self, name: &'static str, value: String) -> El {
        self.add(Has::Style(name, value))
    }

    /// What happens on an event.
    #[inline(always)]
    pub fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> El {
        self.add(Has::On(event, Box::new(run)))
    }

    /// What happens on a press.
    #[inline(always)]
    pub fn press(self, mut run: impl FnMut() + 'static) -> El {
        self.on("click", move |_| run())
    }

    /// Something to do with the element in the document, again whenever a value that it read changes.
    #[inline(always)]
    pub fn with(self, run: impl FnMut(&Element) + 'static) -> El {
        self.add(Has::With(Box::new(run)))
    }

    /// A child: an element, a text, something that may be there, or several.
    #[inline(never)]
    pub fn child(self, child: impl Into<Node>) -> El {
        self.push(child.into())
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> El {
        self.0.children.push(child);
        self
    }
}

impl From<El> for Node {
    fn from(el: El) -> Node {
        Node::El(el)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(text.into())
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Node {
        Node::Text(text.into())
    }
}

impl From<Text> for Node {
    fn from(text: Text) -> Node {
        Node::Text(text)
    }
}

impl<N: Into<Node>> From<Option<N>> for Node {
    fn from(some: Option<N>) -> Node {
        some.map_or_else(nothing, Into::into)
    }
}

impl<N: Into<Node>> From<Vec<N>> for Node {
    fn from(many: Vec<N>) -> Node {
        Node::Many(many.into_iter().map(Into::into).collect())
    }
}
