//! What does a view's HTML hold? Just enough of a reader for HTML that the program itself writes.

/// Whether every element is closed where it was opened and every heading, button and legend says something.
pub fn check(html: &str) -> Result<(), String> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = 0;
    while let Some(at) = html[rest..].find('<').map(|n| n + rest) {
        let end = html[at..].find('>').map(|n| n + at).ok_or("a tag without an end")?;
        let tag = &html[at + 1..end];
        match tag.strip_prefix('/') {
            Some(name) => {
                let (was, from) = open.pop().ok_or_else(|| format!("</{name}> closes nothing"))?;
                if was != name {
                    return Err(format!("</{name}> closes <{was}>"));
                }
                let said = text(&html[from..at]);
                if said.is_empty() && (is_heading(name) || ["button", "legend", "label", "caption", "option"].contains(&name)) && name != "option" {
                    return Err(format!("an empty {name}"));
                }
            }
            None => {
                let name = name(tag);
                if !["input", "br", "hr", "img"].contains(&name) {
                    open.push((name, end + 1));
                }
            }
        }
        rest = end + 1;
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

fn name(tag: &str) -> &str {
    tag.split([' ', '/']).next().unwrap_or_default()
}

fn is_heading(name: &str) -> bool {
    name.len() == 2 && name.starts_with('h') && name.ends_with(|c: char| c.is_ascii_digit())
}

/// The text, elements taken away and white space folded.
pub fn text(html: &str) -> String {
    let mut said = String::new();
    for piece in html.split('<') {
        said.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        said.push(' ');
    }
    let said = said.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    // A mark that follows an element closely has no space before it.
    said.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(" .", ".")
}

/// The same without the buttons of terms, whose words stand in the text around them.
pub fn without_terms(html: &str) -> String {
    let mut pieces = html.split("<button");
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('>') {
            Some((tag, rest)) if attribute(tag, "part") == Some("term") => made.push_str(&rest.replacen("</button>", "", 1)),
            _ => made.push_str(&format!("<button{piece}")),
        }
    }
    made
}

/// The start tags of one name, without their angle brackets.
pub fn tags<'a>(html: &'a str, wanted: &str) -> Vec<&'a str> {
    html.split('<').skip(1).filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag)).filter(|tag| name(tag) == wanted).collect()
}

/// The value of an attribute of a start tag.
pub fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {wanted}=\""))? + wanted.len() + 3;
    tag[from..].split('"').next()
}

/// The first element of that name, from its start tag to its end.
pub fn part<'a>(html: &'a str, wanted: &str) -> &'a str {
    tags_with_text(html, wanted).into_iter().next().unwrap_or_else(|| panic!("no {wanted} in {html}"))
}

/// Every element of that name, from its start tag to its end.
pub fn tags_with_text<'a>(html: &'a str, wanted: &str) -> Vec<&'a str> {
    tags(html, wanted).into_iter().map(|tag| whole(html, tag, wanted)).collect()
}

/// Every element of that name with that class among its own.
pub fn all<'a>(html: &'a str, wanted: &str, class: &str) -> Vec<&'a str> {
    let has = |tag: &&str| attribute(tag, "class").is_some_and(|all| all.split(' ').any(|c| c == class));
    tags(html, wanted).into_iter().filter(has).map(|tag| whole(html, tag, wanted)).collect()
}

/// The levels of all headings in their order.
pub fn headings(html: &str) -> Vec<u8> {
    let names = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| name(tag));
    names.filter(|n| is_heading(n)).filter_map(|n| n[1..].parse().ok()).collect()
}

/// The element that begins with this start tag, which is a piece of `html`.
fn whole<'a>(html: &'a str, tag: &'a str, wanted: &str) -> &'a str {
    let from = tag.as_ptr() as usize - html.as_ptr() as usize - 1;
    let (mut depth, mut at) = (0, from);
    while let Some(next) = html[at..].find('<').map(|n| n + at) {
        let tag = &html[next + 1..html[next..].find('>').map_or(html.len(), |n| n + next)];
        if tag.strip_prefix('/') == Some(wanted) {
            depth -= 1;
            if depth == 0 {
                return &html[from..next + wanted.len() + 3];
            }
        } else if name(tag) == wanted {
            depth += 1;
        }
        at = next + 1;
    }
    panic!("<{wanted}> stays open")
}
