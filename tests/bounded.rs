//! Promise: the largest and nastiest files are read or refused, and twice the text takes about twice the work, never four times.
//!
//! Work is counted in allocations and their bytes, which are the same in each run; a clock would tell of the machine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use allocation_counter::{AllocationInfo, measure};
use readiness_check::{
    built::CATALOG,
    record::{
        SIZE_LIMIT,
        notice::Notice,
        read::{Reading, read},
        snapshots,
        write::stored,
    },
};

/// A nasty text that has one piece over and over between a beginning and an end.
struct Nasty {
    name: &'static str,
    beginning: &'static str,
    /// The piece, by its number.
    piece: fn(usize) -> String,
    end: &'static str,
    /// Whether this is what comes of it.
    expected: fn(&Reading) -> bool,
}

impl Nasty {
    /// The text with so many bytes, or a few more.
    fn text(&self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 1024);
        text.push_str(self.beginning);
        let mut n = 0;
        while text.len() + self.end.len() + 450 < bytes {
            text.push_str(&(self.piece)(n));
            n += 1;
        }
        text.push_str(self.end);
        text
    }
}

fn said(reading: &Reading, notices: &[Notice]) -> bool {
    reading.notices == notices
}

fn not_json(reading: &Reading) -> bool {
    reading.record.is_none() && said(reading, &[Notice::NotJson])
}

/// Taken, with nothing to say.
fn taken(reading: &Reading) -> bool {
    reading.record.is_some() && said(reading, &[])
}

fn kept_along(reading: &Reading) -> bool {
    matches!(reading.notices[..], [Notice::UnknownQuestions(n)] if n > 0)
}

fn cut(reading: &Reading) -> bool {
    said(reading, &[Notice::Cut("hls:4.2".into())])
}

const LINE: &str = "0123456789012345678901234567890123456789012345678901234567890123456789";

const ALL: [Nasty; 16] = [
    Nasty { name: "lists in lists", beginning: "", piece: |_| "[".repeat(400), end: "", expected: not_json },
    Nasty { name: "objects in objects", beginning: "", piece: |_| "{\"answers\":".repeat(36), end: "", expected: not_json },
    Nasty {
        name: "questions of another edition",
        beginning: "{\"answers\":{\"x\":1",
        piece: |n| format!(",\"{n}\":1"),
        end: "}}",
        expected: kept_along,
    },
    Nasty { name: "fields beside", beginning: "{\"answers\":{}", piece: |n| format!(",\"x{n}\":{{}}"), end: "}", expected: taken },
    Nasty {
        name: "the same question again and again",
        beginning: "{\"answers\":{\"hls:4.2\":\"none\"",
        piece: |_| ",\"hls:4.2\":\"done\"".repeat(20),
        end: "}}",
        expected: taken,
    },
    Nasty { name: "one note", beginning: "{\"answers\":{\"hls:4.2\":{\"note\":\"", piece: |_| LINE.repeat(5), end: "\"}}}", expected: cut },
    Nasty {
        name: "halves of characters",
        beginning: "{\"answers\":{\"hls:4.2\":{\"note\":\"",
        piece: |_| "\\ud83d\\\\".repeat(50),
        end: "\"}}}",
        expected: cut,
    },
    Nasty {
        name: "an escape cut in half",
        beginning: "{\"answers\":{\"hls:4.2\":\"",
        piece: |_| "\\ud83d\\udded".repeat(30),
        end: "\\ud8",
        expected: not_json,
    },
    Nasty {
        name: "kept states",
        beginning: "{\"answers\":{},\"snapshots\":[{}",
        piece: |_| ",{}".repeat(130),
        end: "]}",
        expected: |r| {
            matches!(r.notices[..], [Notice::SnapshotsLeftOut(_)]) && r.record.as_ref().is_some_and(|r| r.snapshots.len() == snapshots::LIMIT)
        },
    },
    Nasty {
        name: "kept states that are none",
        beginning: "{\"answers\":{},\"snapshots\":[7",
        piece: |_| ",null".repeat(80),
        end: "]}",
        expected: |r| r.notices.len() == snapshots::LIMIT + 1 && matches!(r.notices.last(), Some(Notice::SnapshotsLeftOut(_))),
    },
    Nasty { name: "exponents", beginning: "{\"answers\":{},\"x\":[0", piece: |_| ",1e999999".repeat(44), end: "]}", expected: taken },
    Nasty {
        name: "integers of 400 digits",
        beginning: "{\"answers\":{},\"x\":[0",
        piece: |_| [",", &"7".repeat(400)].concat(),
        end: "]}",
        expected: taken,
    },
    Nasty { name: "one integer", beginning: "{\"answers\":{},\"x\":1", piece: |_| LINE.repeat(5), end: "}", expected: taken },
    Nasty {
        name: "standards to widen to",
        beginning: "{\"answers\":{\"hls:4.2\":{\"widen\":[\"27001\"",
        piece: |n| format!(",\"{n}\""),
        end: "]}}}",
        expected: taken,
    },
    Nasty {
        name: "revisions",
        beginning: "{\"answers\":{},\"meta\":{\"revisions\":{\"x\":1",
        piece: |n| format!(",\"{n}\":1"),
        end: "}}}",
        expected: taken,
    },
    Nasty {
        name: "actions of another edition",
        beginning: "{\"answers\":{},\"plan\":{\"x\":1",
        piece: |n| format!(",\"{n}\":1"),
        end: "}}",
        expected: taken,
    },
];

/// What it costs to read a text, and to write what was taken of it.
fn cost(text: &str) -> AllocationInfo {
    measure(|| {
        if let Some(record) = read(&CATALOG, text).record {
            assert!(!stored(&CATALOG, &record).is_empty());
        }
    })
}

#[test]
fn as_much_as_is_allowed_of_each_nasty_kind_is_read_or_refused() {
    // Objects of one kind grow alike whatever they are called, so one of them is enough; an unoptimized program takes long for each.
    let alike = ["questions of another edition", "standards to widen to", "revisions", "actions of another edition"];
    for nasty in ALL.iter().filter(|n| !alike.contains(&n.name)) {
        let text = nasty.text(SIZE_LIMIT);
        assert!(text.len() <= SIZE_LIMIT && text.len() > SIZE_LIMIT - 1024, "{}: {} bytes", nasty.name, text.len());
        let reading = read(&CATALOG, &text);
        assert!((nasty.expected)(&reading), "{}: {:?}", nasty.name, reading.notices.iter().take(3).collect::<Vec<_>>());
    }
}

#[test]
fn twice_the_text_is_about_twice_the_work() {
    for nasty in ALL {
        let [once, twice] = [1, 2].map(|n| cost(&nasty.text(n << 17)));
        assert!(twice.bytes_max < 32 << 18, "{}: {} bytes at one time", nasty.name, twice.bytes_max);
        // Room for buffers that grow by doubling; what is quadratic takes four times as much.
        for (what, once, twice) in [("allocations", once.count_total, twice.count_total), ("bytes", once.bytes_total, twice.bytes_total)] {
            assert!(twice <= 3 * once, "{}: {once} {what}, then {twice}", nasty.name);
        }
    }
}
