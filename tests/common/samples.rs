//! What do the sample organizations show? Their documents, and what each chart would get of them, in English.

use super::{folder::catalogs, visit::Visit};
use readiness_check::{
    answers::State,
    assessment::{Assessment, assess},
    built::CATALOG,
    catalog::shape::{Item, Strength},
    charts::{drawing::Hue, gap_map, overlap, readiness, timeline as chart},
    overlap as core_overlap,
    readiness::{self as core_readiness, Share},
    record::{Record, read::read},
    timeline,
    wording::{Words, phrase},
};
use std::fs;

/// The sample documents, by the name of their files.
pub const NAMES: [&str; 3] = ["certified-provider", "running-user", "young-developer"];

/// The text of a sample.
pub fn text(name: &str) -> String {
    fs::read_to_string(catalogs().join("samples").join(format!("{name}.json"))).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A sample organization, assessed.
pub struct Sample {
    record: Record,
    assessment: Assessment,
    words: Words,
}

impl Sample {
    /// Reads it.
    pub fn read(name: &str) -> Sample {
        let record = read(&CATALOG, &text(name)).record.expect("a document that can be read");
        let assessment = assess(&CATALOG, &record.answers, &record.profile);
        Sample { record, assessment, words: Visit::new().words() }
    }

    fn range(&self, share: &Share) -> String {
        let Some((low, high)) = share.range else { return self.words.say(phrase::NOTHING_APPLIES) };
        let (low, high) = (self.words.locale().percent(low), self.words.locale().percent(high));
        if low == high { low } else { format!("{}\u{2013}{high}", low.trim_end_matches('%')) }
    }

    /// The readiness chart.
    pub fn readiness(&self) -> readiness::Readiness {
        let hues = [Hue::Security, Hue::Ai];
        let row = |label: String, hue, share: &Share, key: Option<u16>| readiness::Row {
            label,
            whole: key.is_none(),
            hue,
            range: share.range,
            note: self.range(share),
            key,
        };
        let mut groups = Vec::new();
        for (n, (standard, hue)) in CATALOG.standards.iter().zip(hues).enumerate() {
            let standing = &self.assessment.standards[n];
            let mut rows = vec![row("Clauses 4 to 10".into(), hue, &standing.clauses, None)];
            for (number, group) in (0..).zip(CATALOG.groups).filter(|(_, g)| g.standard.is_none()) {
                let mine = |i: &Item| CATALOG.items[usize::from(*i)].standards & 1 << n != 0;
                let share = core_readiness::share(&CATALOG, &self.record.answers, group.items.iter().copied().filter(mine));
                rows.push(row(format!("{} {}", group.id, self.words.group(number)), hue, &share, Some(number)));
            }
            rows.push(row("Annex A".into(), hue, &standing.annex, None));
            for (number, group) in (0..).zip(CATALOG.groups).filter(|(_, g)| g.standard == Some(n as u8)) {
                let share = &self.assessment.groups[usize::from(number)].share;
                rows.push(row(format!("{} {}", group.id, self.words.group(number)), hue, share, Some(number)));
            }
            groups.push(readiness::Group { heading: standard.name.into(), rows });
        }
        let axis = [0.0, 0.25, 0.5, 0.75, 1.0].map(|x| self.words.locale().percent(x));
        readiness::Readiness { groups, axis, meanings: ["Worst case".into(), "Up to the best case: not answered or not sure".into()] }
    }

    /// The overlap chart.
    pub fn overlap(&self) -> overlap::Overlap {
        let link = &CATALOG.overlaps[0];
        let start = self.assessment.head_starts[0];
        let proven = self.record.profile.fits(&CATALOG, &[link.proven_by]);
        let in_place = link.shared.iter().filter(|i| self.record.answers.state(**i).is_some_and(State::in_place)).count();
        let shared = if proven { link.shared.len() } else { in_place };
        let reached = start.map_or(0, |s| s.reached);
        let name = |n: u8| CATALOG.standards[usize::from(n)].name;
        let segment = |what, letter: &str, count: usize, earned: usize, start| overlap::Segment {
            label: self.words.fill(what, &[("from", name(link.from)), ("to", name(link.to))]),
            figure: if earned > 0 { format!("{earned} / {count}") } else { self.words.number(count) },
            letter: letter.into(),
            count,
            earned,
            start,
            key: None,
        };
        let clauses = CATALOG.items.iter().filter(|q| !q.control && q.standards & 1 << link.to != 0);
        let differs = clauses.clone().filter(|q| q.twin.is_some()).count();
        let only = clauses.filter(|q| !q.shared && q.twin.is_none()).count();
        let count = |strength| core_overlap::count(link, strength);
        let (earned, clauses) = (reached.saturating_sub(shared), if start.is_some() { shared } else { 0 });
        let lanes = vec![
            overlap::Lane {
                title: format!("Clauses of {}", name(link.to)),
                segments: vec![
                    segment(phrase::LANE_SHARED, "A", link.shared.len(), clauses, overlap::Start::Strong),
                    segment(phrase::LANE_DIFFERS, "B", differs, 0, overlap::Start::Weak),
                    segment(phrase::LANE_ONLY, "C", only, 0, overlap::Start::None),
                ],
            },
            overlap::Lane {
                title: format!("Controls of {}", name(link.to)),
                segments: vec![
                    segment(phrase::LANE_STRONG, "D", count(Strength::Strong), earned, overlap::Start::Strong),
                    segment(phrase::LANE_WEAK, "E", count(Strength::Weak), 0, overlap::Start::Weak),
                    segment(phrase::LANE_NOTHING, "F", count(Strength::Nothing), 0, overlap::Start::None),
                ],
            },
        ];
        overlap::Overlap { lanes, meanings: ["Already earned", "Serves both", "Helps", "New"].map(String::from) }
    }

    /// The gap map.
    pub fn gap_map(&self) -> gap_map::GapMap {
        let tile = |item: &Item| {
            let question = &CATALOG.items[usize::from(*item)];
            let state = self.record.answers.state(*item);
            let said = state.map_or("Not answered".into(), |s| self.words.state(s));
            let (standing, letter) = standing(state);
            let title = format!("{} {}: {said}", question.number, self.words.title(*item));
            gap_map::Tile { key: *item, standing, letter: letter.into(), stops: question.stops, title }
        };
        let block = |title: &str, standard: Option<u8>| {
            let groups = (0..)
                .zip(CATALOG.groups)
                .filter(|(_, g)| g.standard == standard)
                .map(|(n, g)| gap_map::Group { label: format!("{} {}", g.id, self.words.group(n)), tiles: g.items.iter().map(tile).collect() });
            gap_map::Block { title: title.into(), groups: groups.collect() }
        };
        let states = std::iter::once(None).chain(State::ALL.map(Some));
        let meaning = |state: Option<State>| {
            let (standing, letter) = standing(state);
            let label = state.map_or("Not answered".into(), |s| self.words.state(s));
            gap_map::Meaning { standing, letter: letter.into(), label }
        };
        gap_map::GapMap {
            above: Some(block("Clauses 4 to 10", None)),
            beside: (0..).zip(CATALOG.standards).map(|(n, s)| block(&format!("Annex A of {}", s.name), Some(n))).collect(),
            meanings: states.map(meaning).collect(),
            stops: self.words.say(phrase::TAG_STOPS),
        }
    }

    /// The timeline.
    pub fn timeline(&self) -> chart::Timeline {
        let t = self.assessment.timeline.as_ref().expect("something is left to certify");
        let path = CATALOG.paths.iter().position(|p| p.key == t.path.key).expect("a path of the catalog");
        let shown = |m: &timeline::Months| (timeline::shown(m.low, m.high), timeline::shown(m.left_low, m.left_high));
        let note = |m: &timeline::Months| {
            let ((low, high), _) = shown(m);
            self.words.fill(phrase::MONTHS, &[("low", &self.words.locale().number(low, 1)), ("high", &self.words.locale().number(high, 1))])
        };
        let phase = |label, m: &timeline::Months| chart::Phase {
            label,
            note: note(m),
            low: m.low,
            high: m.high,
            left_low: m.left_low,
            left_high: m.left_high,
        };
        let ((low, high), (left_low, left_high)) = shown(&t.total);
        let total = chart::Phase { low, high, left_low, left_high, ..phase(self.words.say(phrase::TIME_TOTAL), &t.total) };
        let start = self.record.profile.start;
        chart::Timeline {
            phases: t.phases.iter().enumerate().map(|(n, m)| phase(self.words.phase(path, n), m)).collect(),
            total: Some(total),
            ticks: (0..=high.ceil() as usize).map(|n| tick(start, n)).collect(),
            today: start.map(|_| (1.4, "Today".into())),
            meanings: ["In the shortest case", "Up to the latest end", "Still open", "Perhaps still open"].map(String::from),
        }
    }
}

fn tick(start: Option<jiff::civil::Date>, n: usize) -> chart::Tick {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Some(start) = start else {
        return chart::Tick { at: n as f64, label: n.to_string(), year: (n == 0).then(|| "Months".into()) };
    };
    let months = start.month() as usize - 1 + n;
    let (year, month) = (start.year() + (months / 12) as i16, months % 12);
    let days = (jiff::civil::date(year, month as i8 + 1, 1) - start).get_days();
    let year = (n == 0 || month == 0).then(|| year.to_string());
    chart::Tick { at: f64::from(days) / timeline::DAYS_IN_MONTH, label: NAMES[month].into(), year }
}

fn standing(state: Option<State>) -> (gap_map::Standing, &'static str) {
    match state {
        None => (gap_map::Standing::Unanswered, ""),
        Some(State::Unsure) => (gap_map::Standing::Unsure, "?"),
        Some(State::None) => (gap_map::Standing::None, "0"),
        Some(State::Planned) => (gap_map::Standing::Planned, "L"),
        Some(State::Partial) => (gap_map::Standing::Partial, "P"),
        Some(State::Done) => (gap_map::Standing::Done, "I"),
        Some(State::Proven) => (gap_map::Standing::Proven, "E"),
        Some(State::NotApplicable) => (gap_map::Standing::LeftOut, ""),
    }
}
