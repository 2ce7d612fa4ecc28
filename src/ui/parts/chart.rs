//! How does a picture come into the page? As SVG elements with classes, its finding above it, its figures as a table one press away.

use crate::{
    browser::{keys::walk_marks, page},
    charts::{
        Format, Layout,
        drawing::{Anchor, Drawing, Mark, Shape, line_path},
    },
    ui::{
        cells::Val,
        view::{El, Node, Text, el, live_on, svg},
    },
};
use std::{cell::RefCell, rc::Rc};
use web_sys::Event;

/// What stands around a picture.
pub struct Told {
    /// What the picture shows above all, as a text: its name.
    pub name: Text,
    /// The same as it stands above the picture.
    pub finding: Node,
    /// The picture in words.
    pub reading: Node,
    /// What opens the table.
    pub open_table: Text,
    /// The tables that are open, by the names of their pictures; they stay open while other screens are shown.
    pub opened: Val<Vec<&'static str>>,
    /// The name of this picture.
    pub key: &'static str,
}

/// A picture with its finding, whose figures stand in a table beside it already.
pub fn picture_of(finding: Text, reading: Text, layout: Val<Layout>, mirrored: bool, draw: Box<dyn Fn(Format) -> Drawing>) -> El {
    let caption = el("figcaption").child(el("p").class("finding").child(finding.clone())).child(el("p").child(reading));
    el("figure").class("chart").child(caption).child(drawn(finding, layout, mirrored, draw))
}

/// The picture, drawn anew when another layout fits.
fn drawn(label: Text, layout: Val<Layout>, mirrored: bool, draw: Box<dyn Fn(Format) -> Drawing>) -> El {
    let picture = live_on(move || layout.get(), move |layout| picture(&draw(Format { layout: *layout, mirrored }), label.clone()));
    // Hundreds of tips that nobody points at would be half of the picture's nodes: each is made when it is wanted.
    el("div").class("picture").on("pointerover", |event| page::show_title(&event)).child(picture)
}

/// What happens on a press on a mark of a picture, and how keys get there, in words.
pub type Press = (Text, Box<dyn FnMut(Event)>);

/// A picture with its finding, drawn anew when another layout fits. `press` is told of every press on it.
pub fn chart(
    told: Told,
    layout: Val<Layout>,
    mirrored: bool,
    draw: Box<dyn Fn(Format) -> Drawing>,
    press: Option<Press>,
    table: Box<dyn Fn() -> El>,
) -> El {
    let around = drawn(told.name, layout, mirrored, draw);
    let caption = el("figcaption").child(el("p").class("finding").child(told.finding)).child(el("p").child(told.reading));
    let picture = match press {
        Some((keys, press)) => {
            let around = around.attr("tabindex", "0").attr("role", "group").attr("aria-label", keys);
            let press = Rc::new(RefCell::new(press));
            let again = press.clone();
            around.on("click", move |event| press.borrow_mut()(event)).on("keydown", move |event| {
                if walk_marks(&event) {
                    again.borrow_mut()(event);
                }
            })
        }
        None => around,
    };
    el("figure").class("chart").child(caption).child(picture).child(later(told.open_table, table, told.opened, told.key))
}

/// A table or a list that is made when it is asked for, and stays open while other screens are shown.
pub fn later(open: Text, table: Box<dyn Fn() -> El>, opened: Val<Vec<&'static str>>, key: &'static str) -> El {
    let before = opened.with_untracked(|all| all.contains(&key));
    let asked = Val::new(before);
    let inside = live_on(move || asked.get(), move |asked| asked.then(&table));
    let toggled = move |event: Event| {
        let open = page::is_open(&event);
        opened.update_untracked(|all| {
            all.retain(|name| *name != key);
            all.extend(open.then_some(key));
        });
        if open && !asked.get_untracked() {
            asked.set(true);
        }
    };
    el("details").class("as-table").flag("open", before).on("toggle", toggled).child(el("summary").child(open)).child(inside)
}

fn picture(drawing: &Drawing, label: Text) -> El {
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let view = ["0 0 ", &width, " ", &height].concat();
    let mut all = svg("svg").attr("viewBox", view).attr("role", "img").attr("aria-label", label).attr("width", width).attr("height", height);
    let mut marks = drawing.marks.iter().peekable();
    while let Some(first) = marks.next() {
        if first.key.is_none() && first.title.is_none() {
            all = all.child(mark(first));
            continue;
        }
        let mut group = svg("g");
        if let Some(key) = first.key {
            group = group.attr("data-key", key.to_string());
        }
        if let Some(title) = &first.title {
            group = group.attr("data-title", title.clone());
        }
        group = group.child(mark(first));
        while let Some(next) = marks.next_if(|m| first.key.is_some() && m.key == first.key) {
            group = group.child(mark(next));
        }
        all = all.child(group);
    }
    all
}

/// What the style sheet says where an element does not.
const WEIGHT: u8 = 1;
const SIZE: u8 = 13;

fn mark(mark: &Mark) -> Node {
    let class = |el: El| el.attr("class", [mark.shape.class(), " ", mark.ink.class()].concat());
    let half = |n: i32| n.to_string() + ".5";
    let stroked = |el: El, weight: u8| if weight == WEIGHT { el } else { el.attr("stroke-width", weight.to_string()) };
    let sides = |el: El, x: String, y: String, width: i32, height: i32| {
        el.attr("x", x).attr("y", y).attr("width", width.to_string()).attr("height", height.to_string())
    };
    match &mark.shape {
        Shape::Fill { x, y, width, height } => sides(class(svg("rect")), x.to_string(), y.to_string(), *width, *height).into(),
        Shape::Frame { x, y, width, height, weight } => stroked(sides(class(svg("rect")), half(*x), half(*y), *width, *height), *weight).into(),
        Shape::Lines { lines, weight } => stroked(class(svg("path")).attr("d", line_path(lines)), *weight).into(),
        Shape::Text { x, y, anchor, size, bold, text } => {
            let mut all = class(svg("text")).attr("x", x.to_string()).attr("y", y.to_string()).child(text.clone());
            if *anchor != Anchor::Start {
                all = all.attr("text-anchor", anchor.key());
            }
            if *size != SIZE {
                all = all.attr("font-size", size.to_string());
            }
            if *bold { all.attr("font-weight", "600") } else { all }.into()
        }
    }
}
