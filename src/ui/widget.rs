//! What can a host page do with the widget? Mount it, ask it, steer it, and take it away without a trace.

use super::{
    app::app,
    attend::{attend, seek, to_heading},
    brand,
    cells::{Following, follow, follow_key, untrack},
    follow_keys, follow_shelves,
    history::History,
    keep::{self, Keeper},
    later::Later,
    linked,
    notices::sentence,
    place::{self, Place},
    sample::opener_selector,
    session::{Errand, Form, Helping, Message, Session, Unfinished},
    shelf,
    spoken::words,
    tell::{self, Teller},
    together,
    view::View,
};
use crate::{
    answers::find,
    browser::{
        host::{self, Host},
        page::{self, Listener, WidthWatch},
    },
    built::CATALOG,
    catalog::words::Guidance,
    charts::Layout,
    options::{self, Mode},
    record::{notice::Notice, read, write},
    summary::summary,
    wording::phrase,
};
use serde_json::json;
use std::{cell::RefCell, rc::Rc, sync::Arc};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted widget. Dropping it takes the view away and ends every listener.
#[wasm_bindgen]
pub struct Widget {
    session: Session,
    following: Vec<Following>,
    _width: Option<WidthWatch>,
    pub(super) keeper: Rc<Keeper>,
    teller: Rc<Teller>,
    opened: (bool, &'static str),
    deciding: Rc<RefCell<Vec<js_sys::Function>>>,
    _listeners: Vec<Listener>,
    view: Option<Box<dyn std::any::Any>>,
}

/// Mounts the widget into `room`, which is `root`, the section inside the shadow root, or stands in it. `config` holds the attributes as JSON and `pack` the word pack.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, room: HtmlElement, host: Host, config: &str, pack: &str) -> Widget {
    host::remember(&host);
    let catalog = &CATALOG;
    let (options, ignored) = options::read(catalog, config);
    if !ignored.is_empty() {
        host::warn(&format!("ignored {}: not a known option or value", ignored.join(", ")));
    }
    let words = words(pack);
    let opened = shelf::open(catalog, shelf::shelf(options.keeping, &options.storage_key), words.lang(), &|text| host.kept(text));
    let restored = opened.record.answered() > 0;
    let kept = Place::from_name(catalog, &opened.record.meta.place).filter(|_| restored);
    let offers_tab = shelf::offers_tab(options.keeping);
    let (standalone, begin, storage) = (options.standalone, options.start, opened.shelf.place.key());

    // What the view is made from must belong to its owner, so that it goes with it.
    let made = Rc::new(RefCell::new(None));
    let (inside, section) = (made.clone(), root);
    let watched = room.clone();
    let wide = room.client_width().unsigned_abs();
    let view = leptos::mount::mount_to(room, move || {
        let s = Session::new(catalog, options, opened.record.clone(), words);
        s.host.set_untracked(Some(host.clone()));
        s.shelves.reading.set(opened.newer());
        let first = if opened.newer() { Place::Results } else { begin.map_or(Place::Start, |m| place::of(s, m)) };
        s.place.set(kept.unwrap_or(first));
        s.message.set(opened.message.clone());
        s.shelves.begin(&opened.shelf, offers_tab);
        s.layout.set(Layout::fitting(wide));
        let teller = Teller::new(host.clone(), s);
        let saving = teller.clone();
        let keeper = Keeper::new(s, &opened, Rc::new(move |state| saving.storage(state)), Rc::new(move |text| host.kept(text)));
        keeper.share();
        linked::arrive(s);
        let deciding = Rc::new(RefCell::new(Vec::new()));
        let following = edge(s, &section, &keeper, &teller, &deciding, standalone);
        *inside.borrow_mut() = Some((s, keeper, teller, deciding, following));
        View::new(app(s))
    });
    let (session, keeper, teller, deciding, following) = match made.borrow_mut().take() {
        Some(parts) => parts,
        None => wasm_bindgen::throw_str("the view was not built"),
    };
    let width = WidthWatch::begin(&watched, move |pixels| {
        let layout = Layout::fitting(pixels);
        if session.layout.try_get_untracked().is_some_and(|now| now != layout) {
            session.layout.set(layout);
        }
    });
    keeper.begin();
    if session.place.get_untracked() == Place::Results {
        teller.result();
    }
    Widget {
        session,
        following,
        _width: width,
        _listeners: keep::listen(&keeper).into_iter().chain(Listener::window("hashchange", move |_| linked::arrive(session))).collect(),
        keeper,
        teller,
        opened: (restored, storage),
        deciding,
        view: Some(Box::new(view)),
    }
}

/// Lets the edge follow the session: storage, host, history, focus, language. The first run of each changes nothing.
fn edge(
    s: Session,
    section: &HtmlElement,
    keeper: &Rc<Keeper>,
    teller: &Rc<Teller>,
    deciding: &Rc<RefCell<Vec<js_sys::Function>>>,
    standalone: bool,
) -> Vec<Following> {
    let (kept, told) = (keeper.clone(), teller.clone());
    let mut begun = false;
    let changes = follow_key(
        move || s.changed.get(),
        move |n| {
            if std::mem::replace(&mut begun, true) {
                // What came from another element is kept there.
                if s.adopted.get_untracked() != *n {
                    kept.touch();
                }
                told.progress();
            }
        },
    );
    tell::today(s);
    let history = standalone.then(|| History::begin(s));
    let history = history.map(Rc::new);
    let (kept, told, walked) = (keeper.clone(), teller.clone(), history.clone());
    let visited = move |place| {
        // Whoever goes somewhere in the visitor's own visit wants to see it.
        s.leave_sample();
        kept.touch();
        if let Some(history) = &walked {
            history.visited(place);
        }
        if place == Place::Results {
            tell::today(s);
            told.result();
        }
    };
    let mut following = attend(s, section, Box::new(visited));
    let root = section.clone();
    let mut open = None;
    let samples = follow_key(
        move || s.sample.get(),
        move |sample| match (std::mem::replace(&mut open, *sample), sample) {
            (_, Some(_)) => {
                if let Some(history) = &history {
                    history.visited(s.place.get_untracked());
                }
                to_heading(&root);
            }
            // Back to the button that opened it, unless the visitor is on the way to another screen.
            (Some(n), None) if s.place.get_untracked() == Place::Samples => {
                seek(s, root.clone().into(), [opener_selector(n), ".screen-heading".into()], 60)
            }
            _ => {}
        },
    );
    let told = teller.clone();
    let deepened = follow(move || {
        if s.deepens.get() > 0 {
            told.deepened();
        }
    });
    let (kept, deciding, root) = (keeper.clone(), deciding.clone(), section.clone());
    let decided = follow(move || {
        if let Some(erase) = s.decided.get() {
            s.decided.set(None);
            s.erasing.set(false);
            let mut erased = erase;
            if erase && s.is_newer() {
                erased = false;
                s.message.set(Some(Message::Notices(vec![Notice::Newer(0)], false)));
            } else if erase {
                s.erase();
                erased = kept.remove();
                if !erased {
                    s.message.set(Some(Message::Sealed));
                }
            } else {
                let root = root.clone();
                page::after(0, move || {
                    page::focus_within(&root, ".erase");
                });
            }
            for settle in deciding.borrow_mut().drain(..) {
                let _ = settle.call1(&JsValue::UNDEFINED, &erased.into());
            }
        }
    });
    let root = section.clone();
    let language = follow(move || {
        let (lang, dir, name) = s.words.with(|w| (w.lang(), w.dir(), w.say(phrase::TITLE)));
        for (attribute, value) in [("lang", lang), ("dir", dir), ("aria-label", name)] {
            page::set_attribute(&root, attribute, value);
        }
    });
    let (kept, told) = (keeper.clone(), teller.clone());
    let errands = follow(move || {
        if let Some(errand) = s.errand.get() {
            s.errand.set(None);
            if errand == Errand::Filed { kept.filed() } else { told.run(errand) }
        }
    });
    following.extend(follow_shelves::follow_shelves(s, keeper, teller));
    following.extend([
        changes,
        follow_keys::follow_keys(s, keeper),
        samples,
        linked::lead(s, section),
        deepened,
        decided,
        language,
        errands,
        brand::dress(s, section),
    ]);
    following
}

impl Widget {
    /// The visit.
    pub(super) fn session(&self) -> Session {
        self.session
    }
}

#[wasm_bindgen]
impl Widget {
    /// Takes the guidance, which arrives after the questions; an empty text says that it did not come.
    pub fn set_guidance(&self, pack: &str) {
        let helping = Guidance::from_text(pack).map_or(Helping::Failed, |pack| {
            self.session.words.with_untracked(|w| w.learn(&pack.phrases));
            Helping::Here(Arc::new(pack))
        });
        self.session.helping.set(helping);
    }

    /// Takes note whether the second part of the program is there, which arrives after the questions.
    pub fn set_later(&self, here: bool) {
        self.session.later.set(if here { Later::Here } else { Later::Failed });
    }

    /// Tells the host that the last file of the first visit is in, or has failed.
    pub fn ready(&self) {
        self.teller.ready(self.opened.0, self.opened.1);
    }

    /// The document as JSON.
    pub fn export_state(&self) -> String {
        self.session.with_record(|r| write::document(self.session.catalog, r).to_string())
    }

    /// Takes a document over: merged into what is there, or in its place. Gives `{applied, notices}` as JSON.
    pub fn import_state(&self, text: &str, merge: bool) -> String {
        let s = self.session;
        let mut reading = read::read(s.catalog, text);
        if s.only_read() {
            reading.record = None;
            reading.notices = vec![if s.is_newer() { Notice::Newer(0) } else { Notice::Adviser }];
        }
        let w = s.words.get_untracked();
        let mut found = reading.notices;
        let applied = match reading.record {
            Some(record) => {
                if let Some(left_out) = s.take_over(w.say(phrase::STEP_IMPORT).into(), record, &reading.named, merge) {
                    // Where there are many, only the first few are shown.
                    found.insert(0, left_out);
                }
                reading.named.len()
            }
            None => 0,
        };
        let notices: Vec<_> = found.iter().map(|n| json!({ "code": n.code(), "text": sentence(w, n) })).collect();
        if !found.is_empty() {
            s.message.set(Some(Message::Notices(found, false)));
        }
        self.keeper.flush_changed();
        json!({ "applied": applied, "notices": notices }).to_string()
    }

    /// The file that is to be handed over now, once: its name, a line's end, and its text.
    pub fn given(&self) -> Option<String> {
        self.teller.given()
    }

    /// The figures as JSON.
    pub fn summary(&self) -> String {
        self.session.assessment.with_untracked(|a| summary(self.session.catalog, a).to_string())
    }

    /// The address of this page with the answers in it.
    pub fn share_url(&self) -> String {
        self.session.address()
    }

    /// Opens a question. False where there is none of that id.
    pub fn go_to(&self, id: &str) -> bool {
        let item = find(self.session.catalog, id);
        item.inspect(|i| self.session.go_to(*i)).is_some()
    }

    /// Opens a screen: quick, full, all or results. False for any other name.
    pub fn start(&self, mode: &str) -> bool {
        let mode = Mode::from_key(mode);
        mode.inspect(|m| self.session.place.set(place::of(self.session, *m))).is_some()
    }

    /// Whether everything that was asked for is in the document.
    pub fn settled(&self) -> bool {
        let s = self.session;
        let on_its_way = s.later.get_untracked() == Later::Waiting || s.helping.with_untracked(|h| *h == Helping::Waiting);
        let paper = s.printing.get_untracked().is_some() && on_its_way;
        !paper && s.unfinished.get_untracked() == Unfinished::default() && untrack(|| s.waits()).is_none()
    }

    /// Puts the results into the document in print form: board or full. False for any other name.
    pub fn prepare_print(&self, kind: &str) -> bool {
        let form = Form::from_key(kind);
        if form.is_some() {
            // What a host prints is the visitor's own.
            self.session.leave_sample();
            tell::today(self.session);
            self.session.printing.set(form);
        }
        form.is_some()
    }

    /// Takes the print form out again; the visit was never moved.
    pub fn printed(&self) {
        self.session.printing.set(None);
    }

    /// Erases everything; with `confirm` only after the visitor said so. `settle` is called with true or false.
    pub fn reset(&self, confirm: bool, settle: js_sys::Function) {
        // What is erased is the visitor's own, and so is the question about it.
        self.session.leave_sample();
        self.deciding.borrow_mut().push(settle);
        if confirm { self.session.erasing.set(true) } else { self.session.decided.set(Some(true)) }
    }

    /// Changes the language to that of a word pack.
    pub fn set_words(&self, pack: &str) {
        let words = words(pack);
        // Where a page around it decides, the page knows what it decided.
        if self.session.options.with_untracked(|o| o.standalone) {
            self.keeper.speaks(words.lang());
        }
        self.session.words.set(words);
    }

    /// Sets an option that may change after the widget is mounted; an empty value is none. False where it is not valid.
    pub fn set_option(&self, name: &str, value: &str) -> bool {
        brand::set(self.session, name, value)
    }

    /// Hands what changed to storage, now. What did not change is not written: another tab may have written since.
    pub fn flush(&self) {
        self.keeper.flush();
    }

    /// Takes the view out of the document.
    pub fn unmount(&mut self) {
        self.keeper.flush();
        together::leave(self.session);
        self.following.clear();
        self.view = None;
    }
}
