//! How does a view read as text? As the HTML that the browser would hold after the first run; tests look at it.

use super::{Has, Node};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

impl Node {
    /// The HTML of this node, each live part run once.
    pub fn to_html(self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    pub(super) fn write_html(self, html: &mut String) {
        match self {
            Node::Text(text) => html.push_str(&escaped(&text)),
            Node::Many(many) => many.into_iter().for_each(|node| node.write_html(html)),
            Node::Live(mut make) => make().into_iter().for_each(|node| node.write_html(html)),
            Node::El(el) => {
                let parts = *el.0;
                html.push('<');
                html.push_str(parts.tag);
                for has in parts.has {
                    let (name, value) = match has {
                        Has::Attribute(name, value) => (name, Some(value)),
                        Has::Follows(name, mut value) => (name, value().map(Into::into)),
                        Has::Property(..) | Has::Style(..) | Has::On(..) | Has::With(..) => continue,
                    };
                    if let Some(value) = value {
                        html.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
                    }
                }
                html.push('>');
                if !VOID.contains(&parts.tag) {
                    parts.children.into_iter().for_each(|child| child.write_html(html));
                    html.push_str(&format!("</{}>", parts.tag));
                }
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
