//! What is a view made of? One type of node for everything, so that a screen costs the visitor words and not machine code.
//!
//! Leptos owns the reactivity, the ownership and the mounting, and takes a [`View`] like any of its own views. Its typed elements compile
//! anew for every shape of a screen; with this one type the program that a visitor downloads is a third smaller.

mod dom;
mod html;

pub use dom::View;
use web_sys::{Element, Event};

/// A piece of a view.
pub enum Node {
    /// An element.
    El(El),
    /// A text; never markup.
    Text(String),
    /// A part that is made anew when a signal that it read changes.
    Live(Box<dyn FnMut() -> Node>),
    /// Pieces side by side; none is nothing.
    Many(Vec<Node>),
}

/// An element with what it has.
pub struct El {
    tag: &'static str,
    has: Vec<Has>,
    children: Vec<Node>,
}

/// Something that an element has.
enum Has {
    Attribute(&'static str, String),
    Follows(&'static str, Box<dyn FnMut() -> Option<String>>),
    Property(&'static str, Box<dyn FnMut() -> String>),
    Style(&'static str, String),
    On(&'static str, Box<dyn FnMut(Event)>),
    With(Box<dyn FnMut(&Element)>),
}

/// An element of that name.
pub fn el(tag: &'static str) -> El {
    El { tag, has: Vec::new(), children: Vec::new() }
}

/// Nothing.
pub fn nothing() -> Node {
    Node::Many(Vec::new())
}

/// A part that is made anew when a signal that it read changes.
pub fn live<N: Into<Node>>(mut make: impl FnMut() -> N + 'static) -> Node {
    Node::Live(Box::new(move || make().into()))
}

impl El {
    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> El {
        self.has.push(Has::Attribute(name, value.into()));
        self
    }

    /// The class.
    pub fn class(self, value: impl Into<String>) -> El {
        self.attr("class", value)
    }

    /// An attribute without a value, where it is wanted.
    pub fn flag(self, name: &'static str, on: bool) -> El {
        if on { self.attr(name, "") } else { self }
    }

    /// An attribute that follows signals; none takes it away.
    pub fn follows(mut self, name: &'static str, value: impl FnMut() -> Option<String> + 'static) -> El {
        self.has.push(Has::Follows(name, Box::new(value)));
        self
    }

    /// An attribute without a value that follows signals.
    pub fn flag_follows(self, name: &'static str, mut on: impl FnMut() -> bool + 'static) -> El {
        self.follows(name, move || on().then(String::new))
    }

    /// An attribute that says `true` or `false`, as ARIA wants it.
    pub fn says(self, name: &'static str, mut on: impl FnMut() -> bool + 'static) -> El {
        self.follows(name, move || Some(on().to_string()))
    }

    /// A property that follows signals, such as the value of a field.
    pub fn property(mut self, name: &'static str, value: impl FnMut() -> String + 'static) -> El {
        self.has.push(Has::Property(name, Box::new(value)));
        self
    }

    /// A style property; set by script, as strict policies want it.
    pub fn style(mut self, name: &'static str, value: impl Into<String>) -> El {
        self.has.push(Has::Style(name, value.into()));
        self
    }

    /// What happens on an event.
    pub fn on(mut self, event: &'static str, run: impl FnMut(Event) + 'static) -> El {
        self.has.push(Has::On(event, Box::new(run)));
        self
    }

    /// What happens on a press.
    pub fn press(self, mut run: impl FnMut() + 'static) -> El {
        self.on("click", move |_| run())
    }

    /// Something to do with the element in the document, again whenever a signal that it read changes.
    pub fn with(mut self, run: impl FnMut(&Element) + 'static) -> El {
        self.has.push(Has::With(Box::new(run)));
        self
    }

    /// A child: an element, a text, something that may be there, or several.
    pub fn child(mut self, child: impl Into<Node>) -> El {
        self.children.push(child.into());
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
        Node::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
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
