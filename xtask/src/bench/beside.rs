//! What stands beside the widget? A page as one would write it by hand, and the same questions in SurveyJS.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::questions::{Question, State};
use crate::dist::folder::Folder;

/// What SurveyJS's page loads, in this order; of its style sheets the one without fonts, which is the smallest.
const SURVEYJS: [(&str, &str); 3] = [
    ("survey-core.css", "survey-core/survey-core.fontless.min.css"),
    ("survey-core.js", "survey-core/survey.core.min.js"),
    ("survey-js-ui.js", "survey-js-ui/survey-js-ui.min.js"),
];

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Readiness check</title>\n";

/// Puts kept answers back, so it runs when the rows are there: `defer`. Keeps each answer at once and says how many there are.
const BY_HAND: &str = r#"const KEY = "by-hand";
const answers = JSON.parse(localStorage.getItem(KEY) ?? "{}");
const total = document.querySelectorAll("fieldset").length;
const count = document.getElementById("count");
const show = () => { count.textContent = `${Object.keys(answers).length} of ${total} answered`; };
for (const [name, value] of Object.entries(answers)) document.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
document.addEventListener("change", (event) => {
  answers[event.target.name] = event.target.value;
  localStorage.setItem(KEY, JSON.stringify(answers));
  show();
});
show();
"#;

/// The page by hand: number, title, question and native radios, without a style sheet.
pub fn by_hand(questions: &[Question], states: &[State]) -> Folder {
    let mut page = format!("{HEAD}<script src=\"answers.js\" defer></script>\n</head>\n<body>\n<h1>Readiness check</h1>\n<p id=\"count\"></p>\n");
    for (place, question) in questions.iter().enumerate() {
        let (title, text) = (escaped(&question.title), escaped(&question.text));
        // Writing to a string cannot fail.
        let _ = writeln!(page, "<fieldset>\n<legend>{} {title}</legend>\n<p>{text}</p>", question.number);
        for state in states.iter().filter(|state| question.offers(state)) {
            let _ = writeln!(page, "<label><input type=\"radio\" name=\"q{place}\" value=\"{}\"> {}</label>", state.key, escaped(&state.label));
        }
        page.push_str("</fieldset>\n");
    }
    page.push_str("</body>\n</html>\n");
    let mut folder = Folder::default();
    folder.add("index.html", page.into_bytes());
    folder.add("answers.js", BY_HAND.as_bytes().to_vec());
    folder
}

/// The same questions as radio groups of one page, as SurveyJS's own introduction sets one up. It keeps no answer, which can only make it faster.
pub fn surveyjs(questions: &[Question], states: &[State], modules: &Path) -> Result<Folder> {
    let asked = |(place, question): (usize, &Question)| -> Value {
        let choices = states.iter().filter(|state| question.offers(state));
        json!({
            "type": "radiogroup",
            "name": format!("q{place}"),
            "title": format!("{} {}", question.number, question.title),
            "description": question.text,
            "colCount": 0,
            "choices": choices.map(|state| json!({ "value": state.key, "text": state.label })).collect::<Vec<_>>(),
        })
    };
    let elements: Vec<Value> = questions.iter().enumerate().map(asked).collect();
    let model = json!({ "title": "Readiness check", "showQuestionNumbers": false, "pages": [{ "elements": elements }] });
    let script = format!("window.survey = new Survey.Model({model});\nsurvey.render(document.getElementById(\"survey\"));\n");
    let mut folder = Folder::default();
    for (name, source) in SURVEYJS {
        let source = modules.join(source);
        folder.add(name, fs::read(&source).with_context(|| format!("{} cannot be read", source.display()))?);
    }
    let links = "<link rel=\"stylesheet\" href=\"survey-core.css\">\n<script src=\"survey-core.js\" defer></script>\n\
        <script src=\"survey-js-ui.js\" defer></script>\n<script src=\"questions.js\" defer></script>\n";
    folder.add("index.html", format!("{HEAD}{links}</head>\n<body>\n<div id=\"survey\"></div>\n</body>\n</html>\n").into_bytes());
    folder.add("questions.js", script.into_bytes());
    Ok(folder)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_by_hand_asks_every_question_with_the_answers_it_offers() {
        let question = |number: &str, control| Question { number: number.into(), title: "A & B".into(), text: "Is <it> so?".into(), control };
        let state = |key: &str| State { key: key.into(), label: key.to_uppercase() };
        let folder = by_hand(&[question("4.1", false), question("A.5.1", true)], &[state("none"), state("na")]);
        let page = folder.iter().find(|(name, _)| *name == "index.html").map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let page = page.unwrap_or_default();
        assert!(page.contains("<legend>4.1 A &amp; B</legend>\n<p>Is &lt;it> so?</p>"), "{page}");
        assert_eq!(page.matches("type=\"radio\"").count(), 3);
        assert_eq!(page.matches("value=\"na\"").count(), 1);
    }
}
