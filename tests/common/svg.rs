//! How does a drawing look as a file that a person can open? As SVG, with light colours of its own.

use readiness_check::charts::drawing::{Drawing, Mark, Shape, line_path};
use std::fmt::Write;

/// Each ink has one colour; the kind of shape says whether it fills or strokes.
const STYLE: &str = "\
.fill{fill:var(--c)}.frame,.lines{fill:none;stroke:var(--c)}.text{fill:var(--c);font-family:system-ui,sans-serif;font-variant-numeric:tabular-nums}\
.ink{--c:#1c2126}.soft{--c:#545d66}.paper{--c:#fff}.rule{--c:#d9dde1}.edge{--c:#7d868f}.track{--c:#f1f3f5}.accent{--c:#0b57c2}\
.security{--c:#0d6478}.security-pale{--c:#d3e6ea}.ai{--c:#7b3fb0}.ai-pale{--c:#e9ddf3}.both{--c:#5d5a1c}.both-pale{--c:#dedba8}.both-faint{--c:#f4f3e4}\
.gap{--c:#9a4710}.gap-pale{--c:#f7e0d0}.unanswered,.unsure,.left-out{--c:#fff}.none{--c:#f7e0d0}.planned{--c:#eaf4ee}\
.partial{--c:#a9d3bd}.done{--c:#35805b}.proven{--c:#14502f}";

/// The drawing as SVG text.
pub fn to_svg(drawing: &Drawing, mirrored: bool) -> String {
    let (w, h) = (drawing.width, drawing.height);
    let direction = if mirrored { " direction=\"rtl\"" } else { "" };
    let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\"{direction}>\n");
    let _ = writeln!(svg, "<style>{STYLE}</style>\n<rect class=\"fill paper\" width=\"{w}\" height=\"{h}\"/>");
    for mark in &drawing.marks {
        write_mark(&mut svg, mark);
    }
    svg + "</svg>\n"
}

fn write_mark(svg: &mut String, mark: &Mark) {
    let class = format!("class=\"{} {}\"", mark.shape.class(), mark.ink.class());
    let key = mark.key.map(|k| format!(" data-key=\"{k}\"")).unwrap_or_default();
    let title = mark.title.as_ref().map(|t| format!("<title>{}</title>", escaped(t))).unwrap_or_default();
    let (name, geometry, inside) = match &mark.shape {
        Shape::Fill { x, y, width, height } => ("rect", format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""), String::new()),
        Shape::Frame { x, y, width, height, weight } => {
            ("rect", format!("x=\"{x}.5\" y=\"{y}.5\" width=\"{width}\" height=\"{height}\" stroke-width=\"{weight}\""), String::new())
        }
        Shape::Lines { lines, weight } => ("path", format!("d=\"{}\" stroke-width=\"{weight}\"", line_path(lines)), String::new()),
        Shape::Text { x, y, anchor, size, bold, text } => {
            let bold = if *bold { " font-weight=\"600\"" } else { "" };
            ("text", format!("x=\"{x}\" y=\"{y}\" text-anchor=\"{}\" font-size=\"{size}\"{bold}", anchor.key()), escaped(text))
        }
    };
    let _ = match (title + &inside).as_str() {
        "" => writeln!(svg, "<{name} {class}{key} {geometry}/>"),
        inside => writeln!(svg, "<{name} {class}{key} {geometry}>{inside}</{name}>"),
    };
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
