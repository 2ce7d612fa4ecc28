//! How do all questions get onto a page to print? From the list that the build script wrote, as plain markup without a script.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::folder::Folder;
use super::pages;

const PAGE: &str = "questions";
/// Where the page has its list.
const PLACE: &str = "<!-- questions -->";

#[derive(Deserialize)]
struct List {
    answers: Vec<Answer>,
    note: String,
    parts: Vec<Part>,
}

#[derive(Deserialize)]
struct Answer {
    short: String,
    means: String,
}

#[derive(Deserialize)]
struct Part {
    title: String,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    number: String,
    title: String,
    intro: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    head: Option<String>,
    id: String,
    number: String,
    title: String,
    question: String,
    standards: Vec<String>,
    states: Vec<String>,
}

/// Puts the list into the page of each language.
pub fn put(folder: &mut Folder, out_dir: &Path, languages: &[&str]) -> Result<()> {
    for lang in languages {
        let path = out_dir.join(format!("printed/{lang}.json"));
        let list = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let name = pages::named(PAGE, lang);
        let page = folder.get(&name).with_context(|| format!("there is no {name}"))?;
        let page = filled(std::str::from_utf8(page)?, &list)?;
        folder.add(&name, page.into_bytes());
    }
    Ok(())
}

fn filled(page: &str, list: &str) -> Result<String> {
    if page.matches(PLACE).count() != 1 {
        bail!("{PAGE} needs the line `{PLACE}` exactly once");
    }
    let list: List = serde_json::from_str(list).context("the printed list is not as the build script writes it")?;
    let parts: String = list.parts.iter().map(|part| part_of(part, &list.note)).collect();
    let answers: String = list.answers.iter().map(|a| format!("<dt>{}</dt><dd>{}</dd>\n", text(&a.short), text(&a.means))).collect();
    Ok(page.replace(PLACE, &format!("<dl class=\"answers\">\n{answers}</dl>\n{parts}")))
}

fn part_of(part: &Part, note: &str) -> String {
    let groups: String = part.groups.iter().map(|group| group_of(group, note)).collect();
    format!("<section class=\"part\">\n<h2>{}</h2>\n{groups}</section>\n", text(&part.title))
}

fn group_of(group: &Group, note: &str) -> String {
    let mut html = format!("<h3><bdi>{}</bdi> {}</h3>\n<p>{}</p>\n", text(&group.number), text(&group.title), text(&group.intro));
    for row in &group.rows {
        if let Some(head) = &row.head {
            html.push_str(&format!("<h4>{}</h4>\n", text(head)));
        }
        html.push_str(&row_of(row, note));
    }
    html
}

/// A question as it is ticked on paper: the boxes are pictures of boxes, as nothing here can keep a tick.
fn row_of(row: &Row, note: &str) -> String {
    let boxes: String = row.states.iter().map(|state| format!("<li>{}</li>", text(state))).collect();
    format!(
        "<article class=\"row\" id=\"{}\">\n<p class=\"name\"><bdi class=\"number\">{}</bdi> <b>{}</b> <span class=\"counts\">{}</span></p>\n\
         <p>{}</p>\n<ul class=\"boxes\">{boxes}</ul>\n<p class=\"note\">{}</p>\n</article>\n",
        text(&row.id),
        text(&row.number),
        text(&row.title),
        text(&row.standards.join(" + ")),
        text(&row.question),
        text(note),
    )
}

/// A text as HTML, also within quotes.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{ "answers": [{ "short": "Yes", "means": "It is so." }], "note": "Note", "parts": [{ "title": "A & B", "groups": [{ "number": "4", "title": "G", "intro": "I", "rows": [
        { "head": "H", "id": "x:4.1", "number": "4.1", "title": "<T>", "question": "Q?", "standards": ["x", "y"], "states": ["No", "Yes"] }] }] }] }"#;

    #[test]
    fn a_question_has_its_id_its_boxes_and_room_for_a_note() -> Result<()> {
        let page = filled("<main>\n<!-- questions -->\n</main>", LIST)?;
        for part in ["A &amp; B", "<h4>H</h4>", "id=\"x:4.1\"", "<b>&lt;T&gt;</b>", "x + y", "<li>No</li><li>Yes</li>", "<p class=\"note\">Note</p>"]
        {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        Ok(())
    }

    #[test]
    fn the_pages_of_this_project_find_their_words_and_the_list_its_place() -> Result<()> {
        let mut folder = Folder::default();
        pages::add(&mut folder, &Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &["en"])?;
        let page = folder.get("questions.html").context("there is no page")?;
        let page = filled(std::str::from_utf8(page)?, LIST)?;
        assert!(page.contains("id=\"x:4.1\"") && page.contains("<dt>Yes</dt><dd>It is so.</dd>") && !page.contains("<script"), "{page}");
        Ok(())
    }

    #[test]
    fn a_page_without_a_place_for_the_list_is_a_fault() {
        assert!(filled("<main></main>", LIST).is_err());
        assert!(filled("<!-- questions --><!-- questions -->", LIST).is_err());
        assert!(filled("<!-- questions -->", "{}").is_err());
    }
}
