//! What is in the lists that people work with? Every gap, every action of the plan, every document that the clauses require.

use crate::{
    request::Request,
    statement::about,
    table::{Cell, Column, Table},
};
use readiness_check::{
    answers::State,
    catalog::{
        advice::Sharing,
        shape::{Effort, Item},
        words::List,
    },
    gaps::Gap,
    plan::{Placed, When},
    record::doings::Stage,
    wording::{self, Phrase, phrase},
};

fn columns(of: &Request, titles: &[(Phrase, u8)]) -> Vec<Column> {
    titles.iter().map(|(title, width)| Column::new(of.words.say(*title), *width)).collect()
}

fn framed(of: &Request, name: Phrase, title: Phrase, columns: Vec<Column>, rows: Vec<Vec<Cell>>, say: Phrase) -> Table {
    let w = of.words;
    let asked = of.assessment.asked;
    Table {
        name: w.say(name).to_owned(),
        title: w.say(title).to_owned(),
        about: about(of, asked),
        mark: w.say(phrase::SHEET_SELF).to_owned(),
        columns,
        rows,
        plain: false,
        notes: vec![
            (w.say(title).to_owned(), w.say(say).to_owned()),
            (w.say(phrase::SHEET_NO_AUDIT).to_owned(), w.say(phrase::DISCLAIMER).to_owned()),
        ],
    }
}

/// The gap register: everything that is asked, applies and is not in place, what matters most first.
pub fn gaps(of: &Request) -> Table {
    let w = of.words;
    let states: Vec<&str> = State::ALL.into_iter().map(|s| w.state_short(s)).collect();
    let mut columns = columns(
        of,
        &[
            (phrase::SHEET_RANK, 6),
            (phrase::SHEET_STANDARD, 14),
            (phrase::SHEET_NUMBER, 10),
            (phrase::SHEET_TITLE, 34),
            (phrase::SHEET_MATTERS, 20),
            (phrase::SHEET_STATUS, 16),
            (phrase::SHEET_WHAT, 40),
            (phrase::SHEET_FIRST_STEP, 40),
            (phrase::SHEET_CONVINCES, 40),
            (phrase::SHEET_EFFORT, 12),
            (phrase::SHEET_TWICE, 10),
            (phrase::SHEET_OWNER, 18),
            (phrase::SHEET_DUE, 12),
            (phrase::SHEET_EVIDENCE, 30),
            (phrase::SHEET_NOTE, 30),
        ],
    );
    if let Some(status) = columns.get_mut(5) {
        *status = status.clone().of(&states);
    }
    let rows = (1..).zip(&of.assessment.gaps).map(|(n, gap)| gap_row(of, n, gap)).collect();
    framed(of, phrase::SHEET_GAPS, phrase::SHEET_GAPS_TITLE, columns, rows, phrase::SHEET_GAPS_SAY)
}

fn gap_row(of: &Request, rank: usize, gap: &Gap) -> Vec<Cell> {
    let w = of.words;
    let (answer, help) = (of.answer(gap.item), of.help(gap.item));
    let Some(question) = of.question(gap.item) else { return Vec::new() };
    let matters = match (gap.stops, question.control) {
        (true, _) => phrase::TAG_STOPS,
        (false, false) => phrase::SHEET_CLAUSE,
        (false, true) => phrase::SHEET_CONTROL,
    };
    vec![
        Cell::Count(rank),
        Cell::text(of.standards(question.standards & of.assessment.asked)),
        Cell::text(question.number),
        Cell::text(w.title(gap.item)),
        Cell::text(w.say(matters)),
        Cell::text(answer.state.map_or("", |s| w.state_short(s))),
        Cell::text(w.question(gap.item)),
        Cell::text(help.first_step),
        Cell::text(help.evidence.join("; ")),
        Cell::text(question.effort.map_or("", |e| w.say(effort(e)))),
        Cell::Count(gap.elsewhere),
        Cell::text(answer.owner),
        Cell::day(&answer.due),
        Cell::text(answer.evidence),
        Cell::text(answer.note),
    ]
}

/// An effort in a word.
pub fn effort(effort: Effort) -> Phrase {
    match effort {
        Effort::Hours => phrase::SHEET_HOURS,
        Effort::Days => phrase::SHEET_DAYS,
        Effort::Weeks => phrase::SHEET_WEEKS,
    }
}

/// When an action's turn is, in a word.
pub fn when(when: When) -> Phrase {
    match when {
        When::Now => phrase::SHEET_NOW,
        When::Next => phrase::SHEET_NEXT,
        When::Later => phrase::SHEET_LATER,
    }
}

/// The open actions of the plan in their order.
pub fn actions(of: &Request) -> Table {
    let columns = columns(
        of,
        &[
            (phrase::SHEET_RANK, 6),
            (phrase::SHEET_WHEN, 10),
            (phrase::SHEET_ACTION, 36),
            (phrase::SHEET_THEN, 60),
            (phrase::SHEET_CLOSES, 40),
            (phrase::SHEET_STOPS, 12),
            (phrase::SHEET_AFTER, 36),
            (phrase::SHEET_EFFORT, 12),
            (phrase::SHEET_OWNER, 18),
            (phrase::SHEET_DUE, 12),
        ],
    );
    let rows = (1..).zip(&of.plan.steps).map(|(n, placed)| action_row(of, n, placed)).collect();
    framed(of, phrase::SHEET_ACTIONS, phrase::SHEET_ACTIONS_TITLE, columns, rows, phrase::SHEET_ACTIONS_SAY)
}

fn action_row(of: &Request, rank: usize, placed: &Placed) -> Vec<Cell> {
    let w = of.words;
    let n = usize::from(placed.action);
    let entry = of.entry(List::Actions, n);
    let doing = of.record.doings.plan.get(n).cloned().unwrap_or_default();
    let waits: Vec<String> = placed.waits_for.iter().map(|a| of.entry(List::Actions, usize::from(*a)).title).collect();
    vec![
        Cell::Count(rank),
        Cell::text(w.say(when(placed.when))),
        Cell::text(entry.title),
        Cell::text(entry.text),
        Cell::text(names(of, &placed.closes)),
        Cell::Count(placed.stops),
        Cell::text(waits.join("; ")),
        Cell::text(placed.effort.map_or("", |e| w.say(effort(e)))),
        Cell::text(doing.owner),
        Cell::day(&doing.due),
    ]
}

/// The numbers of questions, each with its standards where not every standard shares it.
pub fn names(of: &Request, items: &[Item]) -> String {
    let name = |item: &Item| {
        let question = of.question(*item)?;
        let standards = of.standards(question.standards & of.assessment.asked);
        Some([&standards, " ", question.number].concat())
    };
    items.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

/// The documents that the clauses of the standards asked require.
pub fn documents(of: &Request) -> Table {
    let w = of.words;
    let mut columns = columns(
        of,
        &[
            (phrase::SHEET_DOCUMENT, 36),
            (phrase::SHEET_CLAUSES, 26),
            (phrase::SHEET_STANDARD, 14),
            (phrase::SHEET_INSIDE, 60),
            (phrase::SHEET_SHARING, 40),
            (phrase::SHEET_STAGE, 12),
        ],
    );
    if let Some(stage) = columns.last_mut() {
        *stage = stage.clone().of(&Stage::ALL.map(|s| w.say(stage_word(s))));
    }
    let rows = of.catalog.advice.documents.iter().enumerate().filter(|(_, d)| d.standards & of.assessment.asked != 0);
    let row = |(n, document): (usize, &readiness_check::catalog::advice::Document)| {
        let entry = of.entry(List::Documents, n);
        let asked = document.standards & of.assessment.asked;
        let clauses: Vec<Item> =
            document.clauses.iter().copied().filter(|i| of.question(*i).is_some_and(|q| q.standards & of.assessment.asked != 0)).collect();
        let sharing = if asked.count_ones() > 1 || document.sharing == Sharing::Only { sharing(of, document) } else { String::new() };
        let stage = of.record.doings.documents.get(n).copied().flatten();
        vec![
            Cell::text(entry.title),
            Cell::text(names(of, &clauses)),
            Cell::text(of.standards(asked)),
            Cell::text(entry.text),
            Cell::text(sharing),
            Cell::text(stage.map_or("", |s| w.say(stage_word(s)))),
        ]
    };
    let rows = rows.map(row).collect();
    framed(of, phrase::SHEET_DOCUMENTS, phrase::SHEET_DOCUMENTS_TITLE, columns, rows, phrase::DOC_INTRO)
}

/// What a stage is called.
pub fn stage_word(stage: Stage) -> Phrase {
    match stage {
        Stage::Missing => phrase::DOC_MISSING,
        Stage::Draft => phrase::DOC_DRAFT,
        Stage::There => phrase::DOC_THERE,
    }
}

fn sharing(of: &Request, document: &readiness_check::catalog::advice::Document) -> String {
    let phrase = wording::sharing(document.sharing);
    let only = of.catalog.standards.iter().enumerate().find(|(n, _)| document.standards & 1 << n != 0).map_or("", |(_, s)| s.name);
    of.words.fill(phrase, &[("standard", only)])
}
