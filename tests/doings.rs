//! Promise: who does what by when and which documents are there is kept, can be taken back, and stands on its screens in words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{html, item, profile, visit::Visit};
use readiness_check::{
    answers::{Answer, OWNER_LIMIT, State},
    built::CATALOG,
    catalog::{advice::Sharing, words::List},
    profile::Profile,
    record::{
        Record,
        doings::{Doing, Stage},
        notice::Notice,
        read::read,
        write::{document, stored},
    },
    ui::{doings::Text, place::Place, screens::plan::first},
};
use serde_json::{Value, json};

fn action(key: &str) -> u16 {
    CATALOG.advice.actions.iter().position(|a| a.key == key).unwrap_or_else(|| panic!("no action {key}")) as u16
}

fn both() -> Profile {
    profile(&CATALOG, &[("target", "both")])
}

#[test]
fn plan_and_documents_are_kept_with_what_is_not_known_here() {
    let written = json!({
        "format": "readiness-check",
        "version": 1,
        "editions": { "27001": "2022", "42001": "2023" },
        "profile": {},
        "answers": {},
        "plan": {
            "ai-inventory": { "owner": "Ada", "due": "2027-01-31", "budget": [1] },
            "soa": { "mood": "good" },
            "sweep": { "owner": "Bo" },
            "strange": 7,
        },
        "documents": { "scope": "draft", "policy": "there", "soa": "missing", "menu": { "pages": 3 } },
    });
    let reading = read(&CATALOG, &written.to_string());
    assert_eq!(reading.notices, []);
    let record = reading.record.unwrap();
    assert_eq!(record.doings.plan[usize::from(action("ai-inventory"))], Doing { owner: "Ada".into(), due: "2027-01-31".into() });
    assert_eq!(record.doings.documents.iter().flatten().collect::<Vec<_>>(), [&Stage::Draft, &Stage::There, &Stage::Missing]);
    assert_eq!(document(&CATALOG, &record), written);
    assert_eq!(read(&CATALOG, &stored(&CATALOG, &record)).record, Some(record));
    let none = document(&CATALOG, &Record::none(&CATALOG));
    assert!(none.get("plan").is_none() && none.get("documents").is_none(), "nothing is written where nothing was said");
}

#[test]
fn what_cannot_be_taken_is_said_and_costs_nothing_else() {
    let long = "x".repeat(OWNER_LIMIT + 1);
    let bad = json!({
        "answers": {},
        "plan": { "scope": { "owner": long, "due": "soon" }, "soa": { "owner": 5, "due": null }, "roles": "Ada", "access": { "owner": "Cy" } },
        "documents": { "scope": "perhaps", "policy": 3, "soa": "there" },
    });
    let reading = read(&CATALOG, &bad.to_string());
    let id = |text: &str| text.to_owned();
    let expected = [
        Notice::BadAnswer(id("plan.roles")),
        Notice::Cut(id("plan.scope")),
        Notice::BadDate(id("plan.scope")),
        Notice::BadAnswer(id("plan.soa")),
        Notice::BadAnswer(id("documents.policy")),
        Notice::BadAnswer(id("documents.scope")),
    ];
    assert_eq!(reading.notices, expected);
    assert!(reading.notices.iter().all(Notice::loses));
    let doings = reading.record.unwrap().doings;
    assert_eq!(
        (doings.plan[usize::from(action("access"))].owner.as_str(), doings.plan[usize::from(action("scope"))].owner.len()),
        ("Cy", OWNER_LIMIT)
    );
    assert_eq!(doings.documents.iter().flatten().count(), 1);
    for (name, value) in [("plan", json!(5)), ("documents", json!(["scope"]))] {
        let reading = read(&CATALOG, &json!({ "answers": {}, name: value }).to_string());
        assert_eq!(reading.notices, [Notice::BadAnswer(name.into())]);
    }
}

fn written(visit: &Visit) -> Value {
    document(&CATALOG, &visit.session().with_record(Clone::clone))
}

#[test]
fn what_is_said_can_be_taken_back_and_a_file_adds_to_it() {
    let visit = Visit::new();
    let s = visit.session();
    let soa = CATALOG.advice.documents.iter().position(|d| d.key == "soa").unwrap() as u16;
    visit.render(|s, _| {
        s.write_doing(action("scope"), Text::Owner, "A");
        s.write_doing(action("scope"), Text::Owner, "Ada");
        s.end_typing();
        s.write_doing(action("scope"), Text::Due, "2027-01-31");
        s.write_doing(action("scope"), Text::Due, "soon");
        s.say_stage(soa, Some(Stage::Draft));
        ""
    });
    assert_eq!(
        (&written(&visit)["plan"], &written(&visit)["documents"]),
        (&json!({ "scope": { "owner": "Ada", "due": "2027-01-31" } }), &json!({ "soa": "draft" }))
    );
    let what = || s.undoable.get_untracked().unwrap_or_default();
    let undo = || {
        let before = what();
        visit.render(|s, _| {
            s.undo();
            ""
        });
        before
    };
    assert_eq!(undo(), "\"Statement of Applicability\": Draft");
    assert_eq!(written(&visit).get("documents"), None);
    let title = visit.render(|s, _| s.entry(List::Actions, action("scope")).title);
    assert_eq!(undo(), format!("date of \"{title}\""));
    assert_eq!(written(&visit)["plan"], json!({ "scope": { "owner": "Ada" } }));
    let file = json!({ "answers": { "hls:4.2": "done" }, "plan": { "soa": { "owner": "Bo" }, "sweep": 1 }, "documents": { "policy": "there" } });
    let reading = read(&CATALOG, &file.to_string());
    visit.render(|s, _| {
        s.say_stage(soa, Some(Stage::Missing));
        s.take_over("file".into(), reading.record.unwrap(), &reading.named, true);
        ""
    });
    let now = written(&visit);
    assert_eq!(now["plan"], json!({ "scope": { "owner": "Ada" }, "soa": { "owner": "Bo" }, "sweep": 1 }));
    assert_eq!((&now["documents"], &now["answers"]["hls:4.2"]["state"]), (&json!({ "policy": "there", "soa": "missing" }), &json!("done")));
    assert_eq!(undo(), "file", "one step");
    let back = written(&visit);
    assert_eq!((back["plan"]["soa"].is_null(), &back["documents"], back["answers"].get("hls:4.2")), (true, &json!({ "soa": "missing" }), None));
    undo();
    assert_eq!(undo(), "owner of \"".to_owned() + &title + "\"", "what is typed in one go is one step");
    assert!(visit.session().with_record(|r| r.doings.is_empty()));
}

#[test]
fn the_plan_says_what_to_do_now_why_and_for_whom() {
    let visit = Visit::with(both());
    let page = visit.show(Place::Plan);
    html::check(&page).unwrap();
    let text = html::text(&page);
    assert!(
        text.contains("Now: 7 steps") && text.contains("Next: 12 steps") && text.contains("no step stands before one that it waits for"),
        "{text}"
    );
    assert!(!text.contains(['{', '}', '\u{1f}']), "{text}");
    let steps: Vec<&str> = html::tags_with_text(&page, "li").into_iter().filter(|li| li.contains("data-action")).collect();
    assert_eq!(steps.len(), CATALOG.advice.actions.len());
    let step = |key: &str| *steps.iter().find(|li| li.contains(&format!("data-action=\"{key}\""))).unwrap();
    let impact = html::text(step("impact-assessment"));
    let title = |key: &str| visit.render(|s, _| s.entry(List::Actions, action(key)).title);
    assert!(impact.contains(&format!("Waits for: {}.", title("ai-inventory"))) && impact.contains("Closes 6 questions (counted)"), "{impact}");
    assert!(
        impact.contains("The longest work on one of its") && impact.contains("our estimate") && impact.contains("42001 Stops a certificate"),
        "{impact}"
    );
    assert!(html::text(step("certification-audit")).contains("Comes last, when every other step is done."));
    assert!(html::text(step("policy-upkeep")).contains("counts twice in"), "{}", step("policy-upkeep"));
    // Each question of the plan is a link once, with a way back.
    let links: Vec<&str> = html::tags(&page, "button").into_iter().filter_map(|b| html::attribute(b, "data-to")).collect();
    for question in CATALOG.items {
        assert_eq!(links.iter().filter(|to| **to == question.id).count(), 1, "{}", question.id);
    }
    // Fields are named, and described by the step that they belong to.
    for input in html::tags(&page, "input") {
        let (id, described) = (html::attribute(input, "id").unwrap(), html::attribute(input, "aria-describedby").unwrap());
        assert!(page.contains(&format!("<label class=\"field\" for=\"{id}\"")), "{input}");
        assert!(described.split(' ').all(|d| page.contains(&format!("id=\"{d}\""))), "{input}");
    }
    let lists: Vec<usize> = html::tags(&page, "ol").into_iter().map(|ol| html::attribute(ol, "start").unwrap().parse().unwrap()).collect();
    assert_eq!(lists, [1, 8, 20]);
    let empty = html::text(&Visit::with(both()).answered().show(Place::Plan));
    assert!(empty.contains("Nothing is left to plan: everything that is asked and applies is in place."), "{empty}");
}

#[test]
fn the_plan_warns_of_dates_and_shows_who_is_named_at_the_questions() {
    let visit = Visit::with(both());
    visit.say(item("42001:A.4.2"), Answer { owner: "Žofie <Ada>".into(), ..Answer::default() });
    visit.say(item("42001:A.4.3"), Answer { owner: "Žofie <Ada>".into(), ..Answer::default() });
    visit.render(|s, _| {
        s.today.set(Some("2027-06-01".parse().unwrap()));
        s.write_doing(action("impact-assessment"), Text::Due, "2027-05-31");
        s.write_doing(action("ai-inventory"), Text::Due, "2027-06-01");
        ""
    });
    let page = visit.show(Place::Plan);
    assert!(!page.contains("<Ada>"));
    let warnings: Vec<String> = html::all(&page, "p", "warning").into_iter().map(html::text).collect();
    let title = visit.render(|s, _| s.entry(List::Actions, action("ai-inventory")).title);
    assert_eq!(warnings, ["This date has passed.".into(), format!("This step waits for \"{title}\", which is due later, on 2027-06-01.")]);
    assert_eq!(html::text(&page).matches("Owners named at its questions: Žofie <Ada>.").count(), 1);
}

#[test]
fn the_first_steps_can_be_shown_elsewhere() {
    let visit = Visit::with(both());
    let all = visit.show(Place::Plan);
    let lines = visit.render(|s, w| first(s, w, 3));
    let lines: Vec<String> = html::tags_with_text(&lines, "li").into_iter().map(html::text).collect();
    assert_eq!(lines.len(), 3);
    for (line, heading) in lines.iter().zip(html::all(&all, "h5", "heading")) {
        assert!(line.starts_with(&html::text(heading)) && line.contains("Closes") && line.contains("Stands here because"), "{line}");
    }
}

#[test]
fn the_documents_are_those_of_the_standards_asked_with_their_clauses_and_state() {
    for (target, count) in [("both", CATALOG.advice.documents.len()), ("27001", 0), ("42001", 0)] {
        let visit = Visit::with(profile(&CATALOG, &[("target", target)]));
        let asked = visit.session().asked();
        let page = visit.show(Place::Documents);
        html::check(&page).unwrap();
        let shown: Vec<&str> = html::tags(&page, "fieldset").into_iter().map(|f| html::attribute(f, "data-document").unwrap()).collect();
        let expected: Vec<&str> = CATALOG.advice.documents.iter().filter(|d| d.standards & asked != 0).map(|d| d.key).collect();
        assert_eq!(shown, expected);
        assert!(count == 0 || shown.len() == count);
        let text = html::text(&page);
        let n = shown.len();
        assert!(text.contains(&format!("Of {n} documents: 0 there, 0 in draft, 0 missing, {n} not said (counted from what you said).")), "{text}");
        assert!(!text.contains(['{', '}', '\u{1f}']), "{text}");
        for (fieldset, document) in
            html::tags_with_text(&page, "fieldset").into_iter().zip(CATALOG.advice.documents.iter().filter(|d| expected.contains(&d.key)))
        {
            let values: Vec<&str> = html::tags(fieldset, "input").into_iter().map(|i| html::attribute(i, "value").unwrap()).collect();
            assert_eq!(values, ["missing", "draft", "there"]);
            let links: Vec<&str> = html::tags(fieldset, "button").into_iter().filter_map(|b| html::attribute(b, "data-to")).collect();
            let clauses: Vec<&str> =
                document.clauses.iter().map(|i| CATALOG.items[usize::from(*i)]).filter(|q| q.standards & asked != 0).map(|q| q.id).collect();
            assert_eq!(links, clauses);
            let only = fieldset.contains("Only ISO/IEC 42001 asks for it.");
            assert_eq!(only, document.sharing == Sharing::Only && target == "both", "{}", document.key);
        }
    }
    let security = profile(&CATALOG, &[("target", "27001")]);
    assert!(!Visit::with(security).show(Place::Documents).contains("\"system-description\""), "only the other standard wants it in writing");
}

#[test]
fn a_document_that_is_not_there_is_missed_where_its_clause_is_evidenced() {
    let visit = Visit::with(both());
    let scope = CATALOG.advice.documents.iter().position(|d| d.key == "scope").unwrap() as u16;
    visit.say(item("27001:4.3"), Answer { state: Some(State::Proven), ..Answer::default() });
    visit.say(item("42001:4.3"), Answer { state: Some(State::Done), ..Answer::default() });
    let warnings = |visit: &Visit| html::all(&visit.show(Place::Documents), "p", "warning").into_iter().map(html::text).collect::<Vec<_>>();
    assert_eq!(warnings(&visit), ["You answered 27001 4.3 as in place, with evidence. An auditor will want to see this document."]);
    for (stage, count) in [(Stage::Draft, 1), (Stage::There, 0)] {
        visit.render(|s, _| {
            s.say_stage(scope, Some(stage));
            ""
        });
        assert_eq!(warnings(&visit).len(), count);
    }
    let page = visit.show(Place::Documents);
    let checked: Vec<&str> = html::tags(&page, "input").into_iter().filter(|i| html::attribute(i, "checked").is_some()).collect();
    assert_eq!(checked.iter().map(|i| html::attribute(i, "value").unwrap()).collect::<Vec<_>>(), ["there"]);
    assert!(html::text(&page).contains("1 there, 0 in draft, 0 missing,"));
}

#[test]
fn what_was_said_of_a_document_can_be_left_open_again_as_one_step() {
    let visit = Visit::with(both());
    let scope = CATALOG.advice.documents.iter().position(|d| d.key == "scope").unwrap() as u16;
    let say = |stage| {
        visit.render(|s, _| {
            s.say_stage(scope, stage);
            ""
        })
    };
    let offered = || -> Vec<String> {
        let page = visit.show(Place::Documents);
        html::check(&page).unwrap();
        let fieldsets = html::tags_with_text(&page, "fieldset").into_iter().filter(|f| html::all(f, "button", "quiet").len() == 1);
        fieldsets.map(|f| html::attribute(f, "data-document").unwrap().to_owned()).collect()
    };
    assert_eq!(offered(), [""; 0], "nothing was said");
    say(Some(Stage::There));
    assert_eq!(offered(), ["scope"]);
    let title = visit.render(|s, _| s.entry(List::Documents, scope).title);
    assert!(visit.show(Place::Documents).contains(&format!("aria-label=\"Leave open: {title}\"")));
    say(None);
    assert_eq!((offered(), written(&visit).get("documents")), (Vec::new(), None));
    assert_eq!(visit.session().undoable.get_untracked(), Some(format!("left open: \"{title}\"")));
    say(None);
    visit.render(|s, _| {
        s.undo();
        ""
    });
    assert_eq!(written(&visit)["documents"], json!({ "scope": "there" }), "to leave open what is open is no step");
}
