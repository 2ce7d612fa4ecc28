//! How do words travel? One text per line in the order of the tables, the texts of a list in one line; a third of what a general format costs to read.

use super::words::{Entry, Guidance, Help, Pack, Term, Titled};

/// Stands between the texts of a list. Plural forms inside a text are parted by U+001F.
const BETWEEN: char = '\u{1e}';

/// Takes one line after another; what is missing at the end is empty.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    #[inline(never)]
    fn text(&mut self) -> String {
        let (line, rest) = self.0.split_once('\n').unwrap_or((self.0, ""));
        self.0 = rest;
        line.to_owned()
    }

    #[inline(never)]
    fn list(&mut self) -> Vec<String> {
        let line = self.text();
        if line.is_empty() { Vec::new() } else { line.split(BETWEEN).map(str::to_owned).collect() }
    }

    fn count(&mut self) -> usize {
        // No pack is longer than its text has lines.
        self.text().parse::<usize>().unwrap_or(0).min(self.0.len() + 1)
    }

    fn texts(&mut self) -> Vec<String> {
        let count = self.count();
        (0..count).map(|_| self.text()).collect()
    }

    #[inline(never)]
    fn entries(&mut self) -> Vec<Entry> {
        let count = self.count();
        (0..count).map(|_| Entry { key: self.text(), title: self.text(), text: self.text(), list: self.list() }).collect()
    }

    #[inline(never)]
    fn titled(&mut self) -> Vec<Titled> {
        let count = self.count();
        (0..count).map(|_| (self.text(), self.text(), self.list())).collect()
    }
}

impl Pack {
    /// Reads what [`Pack::to_text`] wrote; what is missing is empty.
    pub fn from_text(text: &str) -> Pack {
        let mut lines = Lines(text);
        let (lang, dir, phrases) = (lines.text(), lines.text(), lines.texts());
        let count = lines.count();
        let items = (0..count).map(|_| (lines.text(), lines.text())).collect();
        let groups = lines.titled();
        let count = lines.count();
        let states = (0..count).map(|_| (lines.text(), lines.text(), lines.text())).collect();
        Pack { lang, dir, phrases, items, groups, states, fields: lines.titled(), standards: lines.texts(), paths: lines.titled() }
    }
}

impl Guidance {
    /// Reads what [`Guidance::to_text`] wrote; none where there is nothing.
    pub fn from_text(text: &str) -> Option<Guidance> {
        let mut lines = Lines(text);
        let mut items = vec![Help::default(); lines.count()];
        let fields: [fn(&mut Help) -> &mut String; 9] = [
            |h| &mut h.why,
            |h| &mut h.auditor,
            |h| &mut h.first_step,
            |h| &mut h.driver,
            |h| &mut h.given,
            |h| &mut h.missing,
            |h| &mut h.serves,
            |h| &mut h.ai_part,
            |h| &mut h.difference,
        ];
        for field in fields {
            items.iter_mut().for_each(|help| *field(help) = lines.text());
        }
        let fields: [fn(&mut Help) -> &mut Vec<String>; 2] = [|h| &mut h.evidence, |h| &mut h.mistakes];
        for field in fields {
            items.iter_mut().for_each(|help| *field(help) = lines.list());
        }
        let count = lines.count();
        let glossary = (0..count).map(|_| Term { term: lines.text(), means: lines.text(), forms: lines.list() }).collect();
        let count = lines.count();
        let lists = (0..count).map(|_| lines.entries()).collect();
        let (phrases, samples) = (lines.texts(), lines.texts());
        (!items.is_empty()).then_some(Guidance { items, glossary, lists, phrases, samples })
    }
}

/// Reads what [`phrases_to_text`] wrote: the phrases of the files that are exported.
pub fn phrases_from_text(text: &str) -> Vec<String> {
    Lines(text).texts()
}

#[cfg(not(target_arch = "wasm32"))]
pub use write::phrases_to_text;

#[cfg(not(target_arch = "wasm32"))]
mod write {
    use super::{BETWEEN, Guidance, Help, Pack, Titled};

    /// The lines so far, and the first text that does not fit into one.
    #[derive(Default)]
    struct Writer(String, Option<String>);

    impl Writer {
        fn text(&mut self, text: &str) {
            if text.contains(['\n', '\r', BETWEEN]) {
                self.1.get_or_insert_with(|| format!("a text must be one line: {text:?}"));
            }
            self.0.push_str(text);
            self.0.push('\n');
        }

        fn list(&mut self, list: &[String]) {
            if list.iter().any(|text| text.is_empty() || text.contains(['\n', '\r', BETWEEN])) {
                self.1.get_or_insert_with(|| format!("each text of a list must be one line: {list:?}"));
            }
            self.0.push_str(&list.join(&BETWEEN.to_string()));
            self.0.push('\n');
        }

        fn texts(&mut self, texts: &[String]) {
            self.text(&texts.len().to_string());
            texts.iter().for_each(|text| self.text(text));
        }

        fn titled(&mut self, all: &[Titled]) {
            self.text(&all.len().to_string());
            for (title, about, list) in all {
                self.text(title);
                self.text(about);
                self.list(list);
            }
        }

        fn done(self) -> Result<String, String> {
            self.1.map_or(Ok(self.0), Err)
        }
    }

    /// Phrases as they travel. An error names the first text that does not fit into a line.
    pub fn phrases_to_text(phrases: &[String]) -> Result<String, String> {
        let mut lines = Writer::default();
        lines.texts(phrases);
        lines.done()
    }

    impl Pack {
        /// The pack as it travels. An error names the first text that does not fit into a line.
        pub fn to_text(&self) -> Result<String, String> {
            let mut lines = Writer::default();
            lines.text(&self.lang);
            lines.text(&self.dir);
            lines.texts(&self.phrases);
            lines.text(&self.items.len().to_string());
            self.items.iter().for_each(|(title, question)| [title, question].into_iter().for_each(|t| lines.text(t)));
            lines.titled(&self.groups);
            lines.text(&self.states.len().to_string());
            self.states.iter().for_each(|(label, short, means)| [label, short, means].into_iter().for_each(|t| lines.text(t)));
            lines.titled(&self.fields);
            lines.texts(&self.standards);
            lines.titled(&self.paths);
            lines.done()
        }
    }

    impl Guidance {
        /// The pack as it travels: all texts of one kind side by side, which compresses best. An error names the first text that
        /// does not fit into a line.
        pub fn to_text(&self) -> Result<String, String> {
            let mut lines = Writer::default();
            lines.text(&self.items.len().to_string());
            let fields: [fn(&Help) -> &String; 9] = [
                |h| &h.why,
                |h| &h.auditor,
                |h| &h.first_step,
                |h| &h.driver,
                |h| &h.given,
                |h| &h.missing,
                |h| &h.serves,
                |h| &h.ai_part,
                |h| &h.difference,
            ];
            for field in fields {
                self.items.iter().for_each(|help| lines.text(field(help)));
            }
            self.items.iter().for_each(|help| lines.list(&help.evidence));
            self.items.iter().for_each(|help| lines.list(&help.mistakes));
            lines.text(&self.glossary.len().to_string());
            for term in &self.glossary {
                [&term.term, &term.means].into_iter().for_each(|t| lines.text(t));
                lines.list(&term.forms);
            }
            lines.text(&self.lists.len().to_string());
            for list in &self.lists {
                lines.text(&list.len().to_string());
                for entry in list {
                    [&entry.key, &entry.title, &entry.text].into_iter().for_each(|t| lines.text(t));
                    lines.list(&entry.list);
                }
            }
            lines.texts(&self.phrases);
            lines.texts(&self.samples);
            lines.done()
        }
    }
}
