//! Promise: a text that is missing, empty, doubled or for nothing stops the build with its file and line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::broken::{line, more, stop, swap, without};

const INTERFACE: &str = "words/en/interface.toml";
const CONTROLS: &str = "words/en/iso27001/technological.toml";
const GROUPS: &str = "words/en/iso27001/groups.toml";
const SECURITY: &str = "iso27001/standard.toml";
const EMPTY: &str = "a text is empty";

#[test]
fn words_of_a_question() {
    stop(
        "questions",
        vec![
            without(CONTROLS, r#"["A.8.34"]"#, "27001:A.8.34 has no words in en").found_at(SECURITY, r#"id = "A.8.34""#),
            without("words/en/hls/clauses.toml", r#"["7.5.2"]"#, "hls:7.5.2 has no words in en").found_at("hls/standard.toml", r#"id = "7.5.2""#),
            line(CONTROLS, r#"["A.8.3"]"#, "question", "", "missing field `question`").found_at(CONTROLS, r#"["A.8.3"]"#),
            line(CONTROLS, r#"["A.8.3"]"#, "question", "question = \"\"", "27001:A.8.3 has an empty title or question")
                .found_at(CONTROLS, r#"["A.8.3"]"#),
            line(CONTROLS, r#"["A.8.3"]"#, "title", "title = \" \"", "27001:A.8.3 has an empty title or question").found_at(CONTROLS, r#"["A.8.3"]"#),
            line(CONTROLS, r#"["A.8.3"]"#, "title", "titel = \"x\" # wrong", "unknown field `titel`"),
            swap(CONTROLS, r#"["A.8.3"]"#, r#"["A.8.35"] # wrong"#, "there is no question A.8.35")
                .and(r#"["A.8.4"]"#, "[\"A.8.3\"]\ntitle = \"x\"\nquestion = \"x?\"\n\n[\"A.8.4\"]"),
            more(CONTROLS, "[\"A.8.3\"] # wrong\ntitle = \"x\"\nquestion = \"x?\"", "duplicate key"),
            more("words/en/iso27001/zz.toml", "[\"A.8.3\"] # wrong\ntitle = \"x\"\nquestion = \"x?\"", "A.8.3 has words twice"),
            more("words/en/iso42001/zz.toml", "[\"A.8.9\"] # wrong\ntitle = \"x\"\nquestion = \"x?\"", "there is no question A.8.9"),
        ],
    );
}

#[test]
fn words_of_a_group() {
    stop(
        "groups",
        vec![
            without(GROUPS, r#"["A.6"]"#, "the group A.6 has no words in en").found_at(INTERFACE, ""),
            line(GROUPS, r#"["A.6"]"#, "intro", "intro = \"\" # wrong", EMPTY),
            line(GROUPS, r#"["A.6"]"#, "title", "title = \"\" # wrong", EMPTY),
            more(GROUPS, "[\"A.9\"] # wrong\ntitle = \"x\"\nintro = \"x\"", "there is no group A.9"),
            swap(GROUPS, "governance =", "government =", "a sub-heading of A.5 has no words").found_at(GROUPS, r#"["A.5"]"#),
            swap(GROUPS, "governance =", "government = \"x\" # wrong\ngovernance =", "there is no sub-heading government"),
            more("words/en/iso27001/groups.toml", "[\"A.6\"] # wrong\ntitle = \"x\"\nintro = \"x\"", "duplicate key"),
        ],
    );
}

#[test]
fn words_of_states_and_of_the_profile() {
    stop(
        "interface",
        vec![
            without(INTERFACE, "[state.unsure]", "the state unsure has no words").found_at_the_top(),
            line(INTERFACE, "[state.done]", "means", "", "missing field `means`").found_at(INTERFACE, "[state.done]"),
            line(INTERFACE, "[state.done]", "short", "short = \"\" # wrong", EMPTY),
            swap(
                INTERFACE,
                "[state.done]",
                "[state.finished] # wrong\nlabel = \"x\"\nshort = \"x\"\nmeans = \"x\"\n[state.done]",
                "there is no state finished",
            ),
            line(INTERFACE, "[field.sites]", "title", "", "the profile field sites or an option of it has no words").found_at_the_top(),
            line(INTERFACE, "[field.sites.option]", "2-5", "", "the profile field sites or an option of it has no words").found_at_the_top(),
            line(INTERFACE, "[field.sites.option]", "2-5", "2-5 = \"\" # wrong", EMPTY),
            line(INTERFACE, "[field.sites.option]", "2-5", "2-5 = \"x\"\n6 = \"x\" # wrong", "there is no option 6"),
            line(INTERFACE, "[field.people]", "changes", "changes = \"\" # wrong", EMPTY),
            swap(INTERFACE, "[field.sites]", "[field.weather] # wrong\n[field.sites]", "there is no field of the profile weather"),
        ],
    );
}

#[test]
fn words_of_paths_and_standards() {
    stop(
        "paths-words",
        vec![
            line(INTERFACE, "[path.isms.phase]", "risk-soa", "", "the path isms or a phase of it has no words").found_at_the_top(),
            line(INTERFACE, "[path.isms.phase]", "risk-soa", "risk-soa = \" \" # wrong", EMPTY),
            line(INTERFACE, "[path.isms.phase]", "risk-soa", "risk-soa = \"x\"\nrisks = \"x\" # wrong", "there is no phase risks"),
            line(INTERFACE, "[path.isms]", "about", "about = \"\" # wrong", EMPTY),
            swap(
                INTERFACE,
                "[path.isms]",
                "[path.fast] # wrong\ntitle = \"x\"\nabout = \"x\"\n[path.fast.phase]\n[path.isms]",
                "there is no path fast",
            ),
            without(INTERFACE, "[standard.27001]", "the standard 27001 has no words").found_at_the_top(),
            line(INTERFACE, "[standard.27001]", "subject", "subject = \"\" # wrong", EMPTY),
            swap(INTERFACE, "[standard.27001]", "[standard.9000] # wrong\nsubject = \"x\"\n[standard.27001]", "there is no standard 9000"),
        ],
    );
}

#[test]
fn a_phrase_says_something_in_every_form() {
    let lacking = "the phrase sample is empty or has no `other`";
    let phrase = |text| swap(INTERFACE, "[phrase]", text, lacking);
    stop(
        "phrases",
        vec![
            phrase("[phrase]\nsample = \" \" # wrong"),
            phrase("[phrase]\nsample = { one = \"{n} day\" } # wrong"),
            phrase("[phrase]\nsample = { one = \"\", other = \"{n} days\" } # wrong"),
            phrase("[phrase]\nsample = { one = \"{n} day\", other = \"\" } # wrong"),
        ],
    );
}

#[test]
fn guidance_of_a_question() {
    let table = r#"["A.8.3"]"#;
    let here = |key, to, says| line(CONTROLS, table, key, to, says).found_at(CONTROLS, table);
    stop(
        "guidance",
        vec![
            here("why", "", "27001:A.8.3 has no why"),
            here("why", "why = \" \"", "27001:A.8.3 has no why"),
            here("auditor", "", "27001:A.8.3 has no auditor"),
            here("first_step", "first_step = \"\"", "27001:A.8.3 has no first_step"),
            here("driver", "", "27001:A.8.3 has no driver"),
            here("evidence", "evidence = [\"one\"]", "27001:A.8.3 needs two to four pieces of evidence"),
            here("evidence", "evidence = [\"1\", \"2\", \"3\", \"4\", \"5\"]", "27001:A.8.3 needs two to four pieces of evidence"),
            here("evidence", "evidence = [\"one\", \"\"]", "27001:A.8.3 needs two to four pieces of evidence"),
            here("mistakes", "mistakes = [\"\"]", "27001:A.8.3 has a mistake without words"),
            here("reviewed", "", "27001:A.8.3 was not read by a second reader"),
            here("reviewed", "reviewed = false", "27001:A.8.3 was not read by a second reader"),
            line(SECURITY, r#"id = "A.8.3""#, "effort", "", "27001:A.8.3 has no effort").found_at(CONTROLS, table),
        ],
    );
}

#[test]
fn words_about_the_overlap_and_the_glossary() {
    const SHARED: &str = "words/en/overlap/iso27001--iso42001/clauses.toml";
    const LINKED: &str = "words/en/overlap/iso27001--iso42001/controls.toml";
    let ai = "iso42001/standard.toml";
    let lacking = |id: &'static str| format!("{id} has no words about the overlap").leak() as &'static str;
    stop(
        "about",
        vec![
            line(LINKED, r#"["A.2.3"]"#, "given", "", lacking("42001:A.2.3")).found_at(ai, r#"id = "A.2.3""#),
            line(LINKED, r#"["A.2.3"]"#, "missing", "missing = \"\"", lacking("42001:A.2.3")).found_at(ai, r#"id = "A.2.3""#),
            line(SHARED, r#"["4.2"]"#, "ai_part", "", lacking("hls:4.2")).found_at("hls/standard.toml", r#"id = "4.2""#),
            line(SHARED, r#"["4.2"]"#, "serves", "", lacking("hls:4.2")).found_at("hls/standard.toml", r#"id = "4.2""#),
            without(SHARED, r#"["4.3"]"#, lacking("27001:4.3")).found_at(SECURITY, r#"id = "4.3""#),
            more(LINKED, "[\"A.2.3\"] # wrong", "duplicate key"),
            more("words/en/overlap/iso27001--iso42001/zz.toml", "[\"A.2.3\"] # wrong", "A.2.3 has words twice"),
            more(LINKED, "[\"A.8.34\"] # wrong", "the overlap has no question A.8.34"),
            more(
                "words/en/glossary.toml",
                "[spoon] # wrong\nterm = \"Spoon\"\nmeans = \"\"",
                "a term of the glossary needs its name and what it means",
            ),
            more("words/en/glossary.toml", "[spoon] # wrong\nterm = \"Spoon\"", "missing field `means`"),
        ],
    );
}
