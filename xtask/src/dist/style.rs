//! How do the style files become one sheet?

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The files that `order.txt` lists, one after another, without comments and leading blanks.
pub fn sheet(folder: &Path) -> Result<String> {
    let order = fs::read_to_string(folder.join("order.txt")).context("style/order.txt cannot be read")?;
    let names: Vec<&str> = order.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for entry in fs::read_dir(folder).context("the folder style cannot be read")? {
        let name = entry.context("the folder style cannot be read")?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") && !names.contains(&name.as_str()) {
            bail!("style/order.txt does not list {name}");
        }
    }
    let mut sheet = String::new();
    for name in names {
        let text = fs::read_to_string(folder.join(name)).with_context(|| format!("style/{name} cannot be read"))?;
        sheet.push_str(&squeezed(&text));
    }
    Ok(sheet)
}

fn squeezed(css: &str) -> String {
    let bare = without_comments(css);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// Quoted text is left alone: it may hold what looks like a comment.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut quote = None;
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '/' && quote.is_none() && letters.peek() == Some(&'*') {
            letters.next();
            let mut last = ' ';
            for inside in letters.by_ref() {
                if last == '*' && inside == '/' {
                    break;
                }
                last = inside;
            }
            continue;
        }
        bare.push(letter);
        match (quote, letter) {
            (Some(_), '\\') => bare.extend(letters.next()),
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_and_indents_but_no_text() {
        let css = "/* head */\n.a {\n  color: red; /**/\n}\n.b::before { content: \"/* \\\" kept */\" }\n";
        assert_eq!(squeezed(css), ".a {\ncolor: red;\n}\n.b::before { content: \"/* \\\" kept */\" }\n");
    }
}
