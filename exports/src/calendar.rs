//! How does the plan get onto a calendar? Each phase from its earliest to its latest day, and each date that somebody gave, as whole days
//! (RFC 5545), under names that stay the same, so that a second import replaces the first.

use crate::request::Request;
use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;
use readiness_check::{
    catalog::words::List,
    day,
    timeline::{Months, between},
    wording::phrase,
};

/// An event before it is written.
struct Entry {
    name: String,
    title: String,
    about: String,
    /// The first and the last day.
    days: (Date, Date),
}

/// The calendar, and how many events it has.
pub fn write(of: &Request) -> (String, usize) {
    let w = of.words;
    let mut entries = phases(of);
    entries.extend(actions(of));
    entries.extend(answers(of));
    let mut calendar = Calendar::empty();
    // In this order, with nothing of the machine in it: the same answers give the same file at the same moment.
    let fixed = [("VERSION", "2.0"), ("PRODID", "-//Readiness Check//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")];
    for (name, value) in fixed {
        calendar.append_property(Property::new(name, value));
    }
    calendar.append_property(Property::new("X-WR-CALNAME", w.say(phrase::CALENDAR_NAME)));
    for entry in &entries {
        calendar.push(event(of, entry));
    }
    (calendar.to_string(), entries.len())
}

/// The moment as RFC 5545 writes it.
fn stamp(moment: &str) -> String {
    let digits: String = moment.chars().take_while(|c| *c != '.').filter(|c| c.is_ascii_digit()).collect();
    match digits.get(..14) {
        Some(digits) => [digits.get(..8).unwrap_or_default(), "T", digits.get(8..).unwrap_or_default(), "Z"].concat(),
        None => "19700101T000000Z".to_owned(),
    }
}

fn event(of: &Request, entry: &Entry) -> Event {
    let basic = |day: Date| day::write(day).replace('-', "");
    // The end is the first day that is no longer in it.
    let end = day::later(entry.days.1, 1).unwrap_or(entry.days.1);
    let whole_day = |name: &str, day: Date| Property::new(name, basic(day)).add_parameter("VALUE", "DATE").done();
    let mut event = Event::with_uid(&[&entry.name, "@readiness-check"].concat());
    event
        .append_property(Property::new("DTSTAMP", stamp(&of.moment)))
        .append_property(whole_day("DTSTART", entry.days.0))
        .append_property(whole_day("DTEND", end))
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .summary(&entry.title)
        .description(&entry.about);
    event.done()
}

/// The phases of the path, one after another. Where no start is told they begin today, and say so.
fn phases(of: &Request) -> Vec<Entry> {
    let w = of.words;
    let Some(timeline) = &of.assessment.timeline else { return Vec::new() };
    let path = of.catalog.paths.iter().position(|p| p.key == timeline.path.key).unwrap_or(0);
    let told = of.record.profile.start;
    let start = told.unwrap_or(of.today);
    let mut until = Months::default();
    let mut entries = Vec::new();
    for (n, (phase, months)) in timeline.path.phases.iter().zip(&timeline.phases).enumerate() {
        let begins = if n == 0 { Some(start) } else { between(start, until.low, until.high).map(|(first, _)| first) };
        until = until + *months;
        let Some((begins, (earliest, latest))) = begins.zip(between(start, until.low, until.high)) else { continue };
        let values = [("earliest", of.date(earliest)), ("latest", of.date(latest)), ("start", of.date(start))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let about = w.fill(if told.is_some() { phrase::CALENDAR_PHASE } else { phrase::CALENDAR_PHASE_TODAY }, &values);
        let milestone = of.guidance().list(List::Milestones).iter().find(|e| e.key == phase.key).map(|e| e.title.clone());
        entries.push(Entry {
            name: ["phase-", timeline.path.key, "-", phase.key].concat(),
            title: w.fill(phrase::CALENDAR_PHASE_TITLE, &[("phase", w.phase(path, n))]),
            about: milestone.into_iter().chain([about, w.say(phrase::TIME_NOT_INCLUDED).to_owned()]).collect::<Vec<_>>().join("\n"),
            days: (begins, latest.max(begins)),
        });
    }
    entries
}

/// The open actions that have a date.
fn actions(of: &Request) -> Vec<Entry> {
    let entry = |placed: &readiness_check::plan::Placed| {
        let n = usize::from(placed.action);
        let doing = of.record.doings.plan.get(n)?;
        let due = day::read(&doing.due)?;
        let (said, key) = (of.entry(List::Actions, n), of.catalog.advice.actions.get(n)?.key);
        Some(due_entry(of, ["action-", key].concat(), (&said.title, &said.text), &doing.owner, due))
    };
    of.plan.steps.iter().filter_map(entry).collect()
}

/// The gaps that have a date.
fn answers(of: &Request) -> Vec<Entry> {
    let entry = |gap: &readiness_check::gaps::Gap| {
        let (answer, question) = (of.answer(gap.item), of.question(gap.item)?);
        let title = [question.number, " ", of.words.title(gap.item)].concat();
        let name = ["question-", &question.id.replace(':', "-")].concat();
        Some(due_entry(of, name, (&title, &answer.note), &answer.owner, day::read(&answer.due)?))
    };
    of.assessment.gaps.iter().filter_map(entry).collect()
}

fn due_entry(of: &Request, name: String, (title, about): (&str, &str), owner: &str, due: Date) -> Entry {
    let w = of.words;
    let owner = (!owner.is_empty()).then(|| w.fill(phrase::CALENDAR_OWNER, &[("owner", owner)]));
    let about = owner.into_iter().chain((!about.is_empty()).then(|| about.to_owned())).collect::<Vec<_>>().join("\n");
    Entry { name, title: w.fill(phrase::CALENDAR_DUE, &[("title", title)]), about, days: (due, due) }
}
