//! How does a node get into the document, and out again without a trace?

use super::{El, Has, Node};
use crate::{
    browser::host::{self, PART},
    ui::cells::{Following, follow},
};
use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::{
        Rndr,
        types::{Element, Node as DomNode, Text},
    },
    view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use send_wrapper::SendWrapper;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// A whole view, as Leptos mounts it.
pub struct View(SendWrapper<Node>);

impl View {
    /// A view with this content.
    pub fn new(node: Node) -> View {
        View(SendWrapper::new(node))
    }
}

/// An event of an element, and what runs on it.
type Listener = (&'static str, Closure<dyn FnMut(Event)>);

/// What is in the document for a node.
pub enum Placed {
    El { element: Element, children: Vec<Placed>, effects: Vec<Following>, listeners: Vec<Listener> },
    Text(Text),
    Live { content: Rc<RefCell<Placed>>, effect: Option<Following>, marker: DomNode },
    Many(Vec<Placed>),
}

impl Node {
    fn place(self) -> Placed {
        match self {
            Node::El(el) => el.place(),
            Node::Text(text) => Placed::Text(Rndr::create_text_node(&text)),
            Node::Many(many) => Placed::Many(many.into_iter().map(Node::place).collect()),
            Node::Live(mut make) => {
                // A comment that stays, so that the content finds its place again.
                let marker: DomNode = Rndr::create_placeholder().unchecked_into();
                let content = Rc::new(RefCell::new(Placed::Many(Vec::new())));
                let (here, inside) = (marker.clone(), content.clone());
                let effect = follow(move || {
                    let Some(next) = make() else { return };
                    let mut next = next.place();
                    if let Some(parent) = Rndr::get_parent(&here) {
                        next.mount(parent.unchecked_ref(), Some(&here));
                    }
                    inside.replace(next).unmount();
                });
                Placed::Live { content, effect: Some(effect), marker }
            }
        }
    }
}

impl El {
    fn place(self) -> Placed {
        let parts = *self.0;
        let (plain, rest): (Vec<Has>, Vec<Has>) =
            parts.has.into_iter().partition(|has| matches!(has, Has::Attribute(_, value) if !value.contains(PART)));
        let mut parts_children = parts.children;
        let only_text = match parts_children.as_slice() {
            [Node::Text(text)] if !text.contains(PART) => Some(text.clone()),
            _ => None,
        };
        if only_text.is_some() {
            parts_children.clear();
        }
        let mut what = String::from(parts.tag);
        let mut say = |text: &str| {
            what.push(PART);
            what.push_str(text);
        };
        say(only_text.as_deref().unwrap_or_default());
        for has in &plain {
            if let Has::Attribute(name, value) = has {
                say(name);
                say(value);
            }
        }
        let element = host::make(parts.svg, &what).unwrap_or_else(|| Rndr::create_element(parts.tag, None));
        let (mut effects, mut listeners) = (Vec::new(), Vec::new());
        let mut children: Vec<Placed> = parts_children.into_iter().map(Node::place).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        for has in rest {
            let el = element.clone();
            match has {
                Has::Attribute(name, value) => Rndr::set_attribute(&el, name, &value),
                Has::Style(name, value) => Rndr::set_css_property(&Rndr::style(&el), name, &value),
                Has::Follows(name, mut value) => effects.push(follow(move || match value() {
                    Some(value) => Rndr::set_attribute(&el, name, &value),
                    None => Rndr::remove_attribute(&el, name),
                })),
                Has::Property(name, mut value) => effects.push(follow(move || Rndr::set_property(&el, name, &value().into()))),
                Has::With(mut run) => effects.push(follow(move || run(&el))),
                Has::On(event, run) => {
                    let run = Closure::wrap(run);
                    let _ = el.add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
                    listeners.push((event, run));
                }
            }
        }
        Placed::El { element, children, effects, listeners }
    }
}

impl Mountable for Placed {
    fn unmount(&mut self) {
        match self {
            Placed::Many(many) => return many.iter_mut().for_each(Mountable::unmount),
            Placed::Text(text) => text.remove(),
            Placed::Live { content, effect, marker } => {
                *effect = None;
                content.borrow_mut().unmount();
                Rndr::remove(marker);
            }
            Placed::El { element, .. } => element.remove(),
        }
        self.release();
    }

    fn mount(&mut self, parent: &Element, before: Option<&DomNode>) {
        match self {
            Placed::El { element, .. } => Rndr::insert_node(parent, element, before),
            Placed::Text(text) => Rndr::insert_node(parent, text, before),
            Placed::Live { content, marker, .. } => {
                content.borrow_mut().mount(parent, before);
                Rndr::insert_node(parent, marker, before);
            }
            Placed::Many(many) => many.iter_mut().for_each(|placed| placed.mount(parent, before)),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first: Option<&DomNode> = match self {
            Placed::El { element, .. } => Some(element),
            Placed::Text(text) => Some(text),
            Placed::Live { marker, .. } => Some(marker),
            Placed::Many(many) => return many.iter().any(|placed| placed.insert_before_this(child)),
        };
        let parent = first.and_then(|node| Some((node, Rndr::get_parent(node)?)));
        parent.inspect(|(node, parent)| child.mount(parent.unchecked_ref(), Some(node))).is_some()
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Placed::El { element, .. } => vec![element.clone()],
            _ => Vec::new(),
        }
    }
}

impl Placed {
    /// Lets go of what runs for a piece that leaves the document, and for everything below it.
    fn release(&mut self) {
        match self {
            Placed::El { element, children, effects, listeners } => {
                effects.clear();
                for (event, run) in listeners.drain(..) {
                    let _ = element.remove_event_listener_with_callback(event, run.as_ref().unchecked_ref());
                    // A handler may take its own element away: what runs now is let go of afterwards.
                    leptos::task::spawn_local(async move { drop(run) });
                }
                children.iter_mut().for_each(Placed::release);
            }
            Placed::Text(_) => {}
            Placed::Live { content, effect, .. } => {
                *effect = None;
                content.borrow_mut().release();
            }
            Placed::Many(many) => many.iter_mut().for_each(Placed::release),
        }
    }
}

impl Render for View {
    type State = Placed;

    fn build(self) -> Placed {
        self.0.take().place()
    }

    fn rebuild(self, state: &mut Placed) {
        let mut next = self.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl AddAnyAttr for View {
    type Output<SomeNewAttr: Attribute> = View;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> View {
        self
    }
}

impl RenderHtml for View {
    type AsyncOutput = View;
    type Owned = View;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> View {
        self
    }

    fn to_html_with_buf(self, buf: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        self.0.take().write_html(buf);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Placed {
        self.build()
    }

    fn into_owned(self) -> View {
        self
    }
}
