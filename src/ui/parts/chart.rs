//! How does a picture come into the page? As SVG elements with classes, its finding above it, its figures as a table one press away.

use crate::{
    charts::{
        Format, Layout,
        drawing::{Drawing, Mark, Shape, line_path},
    },
    ui::{
        cells::Val,
        view::{El, Node, Text, el, live_on, svg},
    },
};
use web_sys::Event;

/// What stands around a picture.
pub struct Told {
    /// What the picture shows above all; its title.
    pub finding: Text,
    /// The picture in words.
    pub reading: Text,
    /// What opens the table.
    pub open_table: Text,
}

/// A picture with its finding, drawn anew when another layout fits. `press` is told of every press on it.
pub fn chart(
    told: Told,
    layout: Val<Layout>,
    mirrored: bool,
    draw: Box<dyn Fn(Format) -> Drawing>,
    press: Option<Box<dyn FnMut(Event)>>,
    table: Box<dyn Fn() -> El>,
) -> El {
    let label = told.finding.clone();
    let picture = live_on(move || layout.get(), move |layout| picture(&draw(Format { layout: *layout, mirrored }), label.clone()));
    let caption = el("figcaption").child(el("p").class("finding").child(told.finding)).child(el("p").child(told.reading));
    let around = el("div").class("picture").child(picture);
    let picture = match press {
        Some(press) => around.on("click", press),
        None => around,
    };
    el("figure").class("chart").child(caption).child(picture).child(later(told.open_table, table))
}

/// A table that is made when it is asked for.
fn later(open: Text, table: Box<dyn Fn() -> El>) -> El {
    let asked = Val::new(false);
    let inside = live_on(move || asked.get(), move |asked| asked.then(&table));
    el("details").class("as-table").on("toggle", move |_| asked.set(true)).child(el("summary").child(open)).child(inside)
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
            group = group.child(svg("title").child(title.clone()));
        }
        group = group.child(mark(first));
        while let Some(next) = marks.next_if(|m| first.key.is_some() && m.key == first.key) {
            group = group.child(mark(next));
        }
        all = all.child(group);
    }
    all
}

fn mark(mark: &Mark) -> Node {
    let class = |el: El| el.attr("class", [mark.shape.class(), " ", mark.ink.class()].concat());
    let half = |n: i32| n.to_string() + ".5";
    match &mark.shape {
        Shape::Fill { x, y, width, height } => {
            let all = [("x", x), ("y", y), ("width", width), ("height", height)];
            all.into_iter().fold(class(svg("rect")), |el, (name, n)| el.attr(name, n.to_string())).into()
        }
        Shape::Frame { x, y, width, height, weight } => class(svg("rect"))
            .attr("x", half(*x))
            .attr("y", half(*y))
            .attr("width", width.to_string())
            .attr("height", height.to_string())
            .attr("stroke-width", weight.to_string())
            .into(),
        Shape::Lines { lines, weight } => class(svg("path")).attr("d", line_path(lines)).attr("stroke-width", weight.to_string()).into(),
        Shape::Text { x, y, anchor, size, bold, text } => {
            let text = class(svg("text"))
                .attr("x", x.to_string())
                .attr("y", y.to_string())
                .attr("text-anchor", anchor.key())
                .attr("font-size", size.to_string())
                .child(text.clone());
            if *bold { text.attr("font-weight", "600") } else { text }.into()
        }
    }
}
