//! What is in a Statement of Applicability? Every control of Annex A: whether it applies, why it is included or left out, and whether it is
//! implemented, as 6.1.3 d) asks; with evidence, owner, and where the other standard gives a start.

use crate::{
    request::Request,
    table::{Cell, Column, Table},
};
use readiness_check::{
    answers::{Answer, BECAUSE, State},
    catalog::shape::{Item, Strength},
    wording::{Phrase, phrase},
};

/// What each of [`BECAUSE`] is called in a column's title.
const REASONS: [Phrase; BECAUSE.len()] = [phrase::SHEET_RISK, phrase::SHEET_LAW, phrase::SHEET_CONTRACT, phrase::SHEET_PRACTICE];

/// The statement of one standard, by its position, or of all together.
pub fn table(of: &Request, standard: Option<usize>) -> Table {
    let w = of.words;
    let all = (1_u8 << of.catalog.standards.len()) - 1;
    let bits = standard.map_or(all, |n| 1 << n);
    let controls: Vec<Item> = controls(of, bits).collect();
    let rows = controls.iter().map(|item| row(of, *item, standard.is_none())).collect();
    Table {
        name: w.say(phrase::SHEET_SOA).to_owned(),
        title: w.fill(phrase::SHEET_SOA_TITLE, &[("standards", &of.editions(bits))]),
        about: about(of, bits),
        mark: w.say(phrase::SHEET_DRAFT).to_owned(),
        columns: columns(of, standard.is_none()),
        rows,
        plain: false,
        notes: notes(of, &controls),
    }
}

/// The controls of Annex A of standards, a bit each, in the order of the standards.
pub fn controls(of: &Request, bits: u8) -> impl Iterator<Item = Item> {
    let questions = of.catalog.items.iter().enumerate();
    questions.filter(move |(_, q)| q.control && q.standards & bits != 0).map(|(n, _)| n as Item)
}

/// Whose it is, of which day, and which edition.
pub fn about(of: &Request, bits: u8) -> String {
    let organization = &of.record.profile.organization;
    let organization = if organization.is_empty() { of.words.say(phrase::SHEET_NO_NAME) } else { organization };
    let values = [("organization", organization), ("date", &of.date(of.today)), ("editions", &of.editions(bits))];
    of.words.fill(phrase::SHEET_ABOUT, &values)
}

fn columns(of: &Request, combined: bool) -> Vec<Column> {
    let w = of.words;
    let yes = w.say(phrase::SHEET_YES);
    let column = |title: Phrase, width: u8| Column::new(w.say(title), width);
    let states: Vec<&str> = State::ALL.into_iter().map(|s| w.state_short(s)).collect();
    let mut columns = vec![column(phrase::SHEET_CONTROL, 10), column(phrase::SHEET_CONTROL_TITLE, 34)];
    if combined {
        columns.insert(0, column(phrase::SHEET_STANDARD, 10));
    }
    columns.push(column(phrase::SHEET_APPLICABLE, 13).of(&[yes, w.say(phrase::SHEET_NO), w.say(phrase::SHEET_UNDECIDED)]));
    columns.extend(REASONS.map(|title| column(title, 11).of(&[yes])));
    columns.push(column(phrase::SHEET_EXCLUDED, 28));
    let implemented = [yes, w.say(phrase::SHEET_PARTLY), w.say(phrase::SHEET_NO)];
    columns.push(column(phrase::SHEET_IMPLEMENTED, 14).of(&implemented));
    columns.push(column(phrase::SHEET_STATUS, 16).of(&states));
    for (title, width) in [(phrase::SHEET_EVIDENCE, 30), (phrase::SHEET_NOTE, 30), (phrase::SHEET_OWNER, 16), (phrase::SHEET_DUE, 12)] {
        columns.push(column(title, width));
    }
    columns.push(column(phrase::SHEET_ELSEWHERE, 26));
    columns
}

fn row(of: &Request, item: Item, combined: bool) -> Vec<Cell> {
    let w = of.words;
    let (answer, number, standards) = (of.answer(item), of.question(item).map_or("", |q| q.number), of.question(item).map_or(0, |q| q.standards));
    let mut row = vec![Cell::text(number), Cell::text(w.title(item))];
    if combined {
        row.insert(0, Cell::text(of.standards(standards)));
    }
    row.push(Cell::text(w.say(applicable(answer.state))));
    // A control that is left out has no reason to be included.
    let included = answer.state != Some(State::NotApplicable);
    let because = |n: usize| if included && answer.because & 1 << n != 0 { w.say(phrase::SHEET_YES) } else { "" };
    row.extend((0..BECAUSE.len()).map(|n| Cell::text(because(n))));
    row.push(Cell::text(if included { "" } else { &answer.reason }));
    row.push(Cell::text(implemented(&answer).map_or("", |phrase| w.say(phrase))));
    row.push(Cell::text(answer.state.map_or("", |s| w.state_short(s))));
    row.extend([&answer.evidence, &answer.note, &answer.owner].map(Cell::text));
    row.push(Cell::day(&answer.due));
    row.push(Cell::text(elsewhere(of, item)));
    row
}

/// Whether it applies: left out is no, whatever else was said is yes, and what is not known is not decided.
fn applicable(state: Option<State>) -> Phrase {
    match state {
        Some(State::NotApplicable) => phrase::SHEET_NO,
        None | Some(State::Unsure) => phrase::SHEET_UNDECIDED,
        Some(_) => phrase::SHEET_YES,
    }
}

/// Whether it is implemented; nothing to say of what does not apply or is not known.
fn implemented(answer: &Answer) -> Option<Phrase> {
    match answer.state? {
        State::Done | State::Proven => Some(phrase::SHEET_YES),
        State::Partial => Some(phrase::SHEET_PARTLY),
        State::None | State::Planned => Some(phrase::SHEET_NO),
        State::NotApplicable | State::Unsure => None,
    }
}

/// Where another standard covers it, in part: the controls that give it a start, or those that it gives one.
fn elsewhere(of: &Request, item: Item) -> String {
    let w = of.words;
    let name = |i: &Item| of.question(*i).map(|q| [&of.standards(q.standards), " ", q.number].concat()).unwrap_or_default();
    let mut said = Vec::new();
    for link in of.catalog.overlaps.iter().flat_map(|o| o.links) {
        let strength = match link.strength {
            Strength::Strong => phrase::SHEET_STRONG,
            Strength::Weak => phrase::SHEET_WEAK,
            Strength::Nothing => continue,
        };
        let others: Vec<String> = if link.control == item {
            link.main.iter().map(name).collect()
        } else if link.main.contains(&item) {
            vec![name(&link.control)]
        } else {
            continue;
        };
        if !others.is_empty() {
            said.push(w.fill(strength, &[("controls", &others.join(", "))]));
        }
    }
    said.join("; ")
}

/// What 6.1.3 d) asks, how many controls are how far, and how to read the columns.
fn notes(of: &Request, controls: &[Item]) -> Vec<(String, String)> {
    let w = of.words;
    let states: Vec<Option<State>> = controls.iter().map(|i| of.answer(*i).state).collect();
    let count = |wanted: Phrase| w.number(states.iter().filter(|s| applicable(**s) == wanted).count());
    let counts = [
        ("all", w.number(controls.len())),
        ("yes", count(phrase::SHEET_YES)),
        ("no", count(phrase::SHEET_NO)),
        ("open", count(phrase::SHEET_UNDECIDED)),
    ];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, n)| (*name, n.as_str())).collect();
    let bare = |i: &&Item| {
        let answer = of.answer(**i);
        match applicable(answer.state) {
            phrase::SHEET_YES => answer.because == 0,
            phrase::SHEET_NO => answer.reason.is_empty(),
            _ => false,
        }
    };
    let bare = controls.iter().filter(bare).count();
    let said = |term: Phrase, text: String| (w.say(term).to_owned(), text);
    let plain = |term: Phrase, text: Phrase| said(term, w.say(text).to_owned());
    vec![
        said(phrase::SHEET_COUNTS, w.fill(phrase::SHEET_COUNTS_SAY, &counts)),
        said(phrase::SHEET_BARE, w.count(phrase::SHEET_BARE_SAY, bare, &[])),
        plain(phrase::SHEET_ASKED, phrase::SHEET_ASKED_SAY),
        plain(phrase::SHEET_OWN, phrase::SHEET_OWN_SAY),
        plain(phrase::SHEET_ELSEWHERE, phrase::SHEET_ELSEWHERE_SAY),
        plain(phrase::SHEET_APPROVAL, phrase::SHEET_APPROVAL_SAY),
        plain(phrase::SHEET_NO_AUDIT, phrase::DISCLAIMER),
    ]
}
