//! What do the sample organizations show? Their documents, and what each chart gets of them, in English.

use super::{folder::catalogs, visit::Visit};
use readiness_check::{
    assessment::{Assessment, assess},
    built::CATALOG,
    charts::{gap_map, matrix, overlap, readiness, timeline as chart},
    day, explore,
    record::{Record, read::read},
    ui::pictures::{self, About},
    wording::Words,
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

    fn about(&self) -> About<'_> {
        About { catalog: &CATALOG, record: &self.record, assessment: &self.assessment, words: self.words }
    }

    /// The readiness chart.
    pub fn readiness(&self) -> readiness::Readiness {
        pictures::readiness::chart(&self.about())
    }

    /// The overlap chart.
    pub fn overlap(&self) -> overlap::Overlap {
        pictures::overlap::chart(&self.about(), &CATALOG.overlaps[0], self.assessment.head_starts[0])
    }

    /// The map of the links between controls.
    pub fn matrix(&self) -> matrix::Matrix {
        let rows = explore::rows(&CATALOG, &CATALOG.overlaps[0], &self.record.answers, &self.record.profile);
        pictures::matrix::chart(&self.about(), &CATALOG.overlaps[0], &rows)
    }

    /// The gap map.
    pub fn gap_map(&self) -> gap_map::GapMap {
        pictures::gap_map::chart(&self.about())
    }

    /// The timeline, six weeks after its start where it has one.
    pub fn timeline(&self) -> chart::Timeline {
        let t = self.assessment.timeline.as_ref().expect("something is left to certify");
        let path = CATALOG.paths.iter().position(|p| p.key == t.path.key).expect("a path of the catalog");
        let start = self.record.profile.start;
        pictures::timeline::chart(&self.about(), t, path, start, start.and_then(|start| day::later(start, 42)))
    }
}
