//! How does a test look at screens without a browser? A visit over a record, in English, each screen as its HTML.

use super::folder::catalogs;
use leptos::prelude::Owner;
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    catalog::{
        assemble::assemble,
        read_guidance::read_guidance,
        read_words::read_words,
        shape::Item,
        words::{Guidance, Pack},
    },
    options::{self, Options},
    profile::{self, Profile},
    record::Record,
    ui::{
        app,
        place::Place,
        session::{Filter, Helping, Session},
        view::Node,
    },
    wording::{PlainEnglish, Words},
};
use std::sync::{Arc, OnceLock};

fn read() -> &'static (Pack, Arc<Guidance>) {
    static READ: OnceLock<(Pack, Arc<Guidance>)> = OnceLock::new();
    let read = || {
        let made = assemble(&[catalogs()]).expect("the catalogs are whole");
        let guidance = read_guidance(&[catalogs()], &made, "en", None).expect("the guidance is whole").0;
        (read_words(&[catalogs()], &made, "en", None).expect("the words are whole").0, Arc::new(guidance))
    };
    READ.get_or_init(read)
}

/// English, with the phrases of the second pack.
fn english() -> Words {
    let words = Words::new(read().0.clone(), PlainEnglish);
    words.learn(&read().1.phrases);
    words
}

/// A visit that lives as long as this.
pub struct Visit {
    owner: Owner,
    session: Session,
}

impl Visit {
    /// A visitor who told and answered nothing.
    pub fn new() -> Visit {
        Visit::with(Profile::none(&CATALOG))
    }

    /// A visitor who told this about the organization.
    pub fn with(profile: Profile) -> Visit {
        Visit::begin(options::defaults(&CATALOG), Record { profile, ..Record::none(&CATALOG) })
    }

    /// A visitor who said this.
    pub fn over(record: Record) -> Visit {
        Visit::begin(options::defaults(&CATALOG), record)
    }

    /// A visitor of a host that asked for this.
    pub fn hosted(options: Options) -> Visit {
        Visit::begin(options, Record::none(&CATALOG))
    }

    fn begin(options: Options, record: Record) -> Visit {
        let owner = Owner::new();
        let session = owner.with(|| Session::new(&CATALOG, options, record, english()));
        owner.with(|| session.helping.set(Helping::Here(read().1.clone())));
        Visit { owner, session }
    }

    /// The session itself.
    pub fn session(&self) -> Session {
        self.session
    }

    /// The words of the visit.
    pub fn words(&self) -> Words {
        english()
    }

    /// Says something about a question.
    pub fn say(&self, item: Item, answer: Answer) {
        self.owner.with(|| self.session.say("said".into(), vec![(item, answer)], None));
    }

    /// The same visit with everything in place.
    pub fn answered(self) -> Visit {
        for n in 0..CATALOG.items.len() {
            self.say(n as Item, Answer { state: Some(State::Proven), ..Answer::default() });
        }
        self
    }

    /// Sets the filter of the page with every question.
    pub fn filter(&self, filter: Filter) {
        self.owner.with(|| self.session.filter.set((filter, None)));
    }

    /// The questions of the quick check.
    pub fn quick_items(&self) -> Vec<Item> {
        profile::quick_items(&CATALOG, self.owner.with(|| self.session.asked()))
    }

    /// A view's HTML.
    pub fn render<N: Into<Node>>(&self, make: impl FnOnce(Session, Words) -> N) -> String {
        self.owner.with(|| make(self.session, self.words()).into().to_html())
    }

    /// One screen.
    pub fn show(&self, place: Place) -> String {
        self.owner.with(|| self.session.place.set(place));
        let level = self.owner.with(|| self.session.options.with_untracked(|o| o.heading_level));
        self.render(|s, w| app::show(s, w, level))
    }

    /// One screen with everything around it.
    pub fn whole(&self, place: Place) -> String {
        self.owner.with(|| self.session.place.set(place));
        self.render(|s, _| app::app(s))
    }
}
