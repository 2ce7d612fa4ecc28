//! Promise: a mistake in the catalogs stops the build with its file, its line and a sentence that says what is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{
    broken::{Case, line, more, read, stop, swap},
    folder::{Folder, catalogs},
};
use std::fs;

const HEAD: &str = "catalog.toml";
const SAMPLE: &str = "samples/certified-provider.json";
const HLS: &str = "hls/standard.toml";
const SECURITY: &str = "iso27001/standard.toml";
const AI: &str = "iso42001/standard.toml";
const PROFILE: &str = "profile.toml";
const OVERLAP: &str = "overlap/iso27001--iso42001.toml";
const PATHS: &str = "timeline/paths.toml";

#[test]
fn the_catalogs_as_they_are_have_no_fault() {
    let copy = Folder::copy(&catalogs(), "sound");
    assert_eq!(read(&copy.0), Ok(()));
}

#[test]
fn a_file_that_is_missing_or_is_not_toml() {
    for file in [HEAD, PROFILE, PATHS, "words/en/interface.toml"] {
        let copy = Folder::copy(&catalogs(), "missing");
        fs::remove_file(copy.0.join(file)).unwrap();
        let fault = read(&copy.0).unwrap_err();
        assert_eq!((fault.file, fault.line), (copy.0.join(file).display().to_string(), 1));
        assert!(fault.what.starts_with("cannot be read: "), "{}", fault.what);
    }
    stop(
        "toml",
        vec![
            swap(HEAD, r#"shared = "hls""#, "shared = \"hls # wrong", "invalid basic string"),
            swap(SECURITY, r#"id = "4.1""#, "id = 4.1 # wrong", "invalid type: floating point `4.1`, expected a string"),
            swap(PATHS, "[[path]]", "[[path # wrong", "unclosed array table"),
            more(OVERLAP, "[[link]] # wrong", "missing field `control`"),
        ],
    );
}

#[test]
fn what_is_read_and_what_a_level_is_worth() {
    let levels = "the levels begin at 0, rise and end at 1";
    stop(
        "head",
        vec![
            swap(HEAD, r#"shared = "hls""#, "", "`shared` names the folder of the shared clauses and is missing").found_at_the_top(),
            swap(HEAD, r#"shared = "hls""#, r#"shared = "core" # wrong"#, "there is no core/standard.toml"),
            swap(HEAD, r#"["iso27001", "iso42001"]"#, "[\"iso27001\",\n \"iso9000\"] # wrong", "there is no iso9000/standard.toml"),
            swap(HEAD, r#"["iso27001--iso42001"]"#, r#"["one--other"] # wrong"#, "there is no overlap/one--other.toml"),
            swap(HEAD, r#"example = "certified-provider""#, r#"example = "nobody" # wrong"#, "there is no samples/nobody.json"),
            swap(SAMPLE, r#""42001:4.1""#, r#""9000:4.1""#, "answers 9000:4.1, which no question has").found_at(HEAD, "example ="),
            swap(SAMPLE, r#""state": "proven""#, r#""state": "yes""#, "has no state for").found_at(HEAD, "example ="),
            swap(SAMPLE, r#""role": "provider""#, r#""role": "cook""#, "tells role, which no field of the profile takes").found_at(HEAD, "example ="),
            swap(SAMPLE, "{", "", "is no JSON").found_at(HEAD, "example ="),
            swap(HEAD, "[levels]", "[level] # wrong", "unknown field `level`"),
            line(HEAD, "[levels]", "planned", "", "missing field `planned`").found_at(HEAD, "[levels]"),
            line(HEAD, "[levels]", "none", "none = 0.05 # wrong", levels),
            line(HEAD, "[levels]", "partial", "partial = 0.9", levels).found_at(HEAD, "none = 0.0"),
            line(HEAD, "[levels]", "done", "done = 0.5", levels).found_at(HEAD, "none = 0.0"),
            line(HEAD, "[levels]", "proven", "proven = 1.1", levels).found_at(HEAD, "none = 0.0"),
            swap(HEAD, "shared =", "colour = \"red\" # wrong\nshared =", "unknown field `colour`"),
        ],
    );
}

#[test]
fn ids_groups_and_sub_headings() {
    stop(
        "ids",
        vec![
            swap(SECURITY, r#"id = "A.5.3""#, r#"id = "A.5.x" # wrong"#, "A.5.x is not a control's number"),
            swap(SECURITY, r#"id = "A.5.3""#, r#"id = "5.3" # wrong"#, "5.3 is not a control's number"),
            swap(SECURITY, r#"id = "4.3""#, r#"id = "4,3" # wrong"#, "4,3 is not a clause's number"),
            swap(SECURITY, r#"id = "A.5.3""#, r#"id = "A.9.3" # wrong"#, "A.9.3 belongs to no group"),
            swap(AI, r#"id = "4.3""#, r#"id = "11.3" # wrong"#, "11.3 belongs to no group"),
            swap(SECURITY, r#"id = "A.5.3""#, r#"id = "A.5.2" # wrong"#, "27001:A.5.2 is there twice"),
            swap(HLS, r#"id = "4.4""#, r#"id = "4.2" # wrong"#, "hls:4.2 is there twice"),
            more(AI, "[[clause]]\nid = \"4.4\"", "4.4 is shared and asked for one standard alone as well").found_at(HLS, r#"id = "4.4""#),
            more(HLS, "[[control]]\nid = \"A.1.1\" # wrong", "A.1.1: a control belongs to one standard and cannot be shared"),
            swap(AI, r#"key = "42001""#, r#"key = "27001" # wrong"#, "the standard 27001 is there twice"),
            swap(SECURITY, r#"id = "A.7""#, r#"id = "A.6" # wrong"#, "the group A.6 is there twice"),
            more(SECURITY, "[[group]]\nid = \"A.9\" # wrong", "the group A.9 has no question"),
            swap(SECURITY, r#"from = "A.5.9" },"#, r#"from = "A.5.99" }, # wrong"#, "there is no 27001:A.5.99"),
            swap(SECURITY, r#"from = "A.5.9" },"#, r#"from = "A.6.1" }, # wrong"#, "A.6.1 is not in the group A.5"),
            more(SECURITY, "[[control]]\nid = \"A.8.35\"\nfresh = true # wrong", "unknown field `fresh`"),
            swap(SECURITY, r#"effort = "hours""#, r#"effort = "years" # wrong"#, "unknown variant `years`, expected one of `hours`, `days`, `weeks`"),
        ],
    );
}

#[test]
fn what_is_asked_about_the_organization() {
    stop(
        "profile",
        vec![
            swap(PROFILE, r#"key = "27001""#, r#"key = "42001" # wrong"#, "the option 42001 is there twice"),
            swap(PROFILE, r#"standards = ["27001"]"#, r#"standards = ["9000"] # wrong"#, "there is no standard 9000"),
            swap(PROFILE, r#"default = "no""#, r#"default = "never" # wrong"#, "there is no option never"),
            swap(PROFILE, "hard = 0.5", "hard = 1.5 # wrong", "`hard` goes from 0 to 1"),
            swap(PROFILE, "hard = 0.5", "hard = -0.5 # wrong", "`hard` goes from 0 to 1"),
            swap(PROFILE, "hard = 0.5", "heavy = 0.5 # wrong", "unknown field `heavy`"),
        ],
    );
}

#[test]
fn what_counts_for_the_other_standard() {
    let counterpart = "a link needs a main control, and none has none";
    stop(
        "overlap",
        vec![
            swap(OVERLAP, r#"from = "27001""#, r#"from = "27002" # wrong"#, "there is no standard 27002"),
            swap(OVERLAP, r#"control = "A.2.3""#, r#"control = "A.2.9" # wrong"#, "there is no 42001:A.2.9"),
            swap(OVERLAP, r#"control = "A.2.3""#, r#"control = "A.2.2" # wrong"#, "A.2.2 is mapped twice"),
            swap(OVERLAP, r#"main = ["A.5.2"]"#, r#"main = ["A.5.99"] # wrong"#, "there is no 27001:A.5.99"),
            swap(OVERLAP, r#"main = ["A.5.2"]"#, "main = [\"A.5.2\"]\nalso = [\"A.9.1\"] # wrong", "there is no 27001:A.9.1"),
            swap(OVERLAP, r#"strength = "strong""#, r#"strength = "full" # wrong"#, "full is none of strong, weak, none"),
            swap(OVERLAP, r#"strength = "strong""#, r#"strength = "none" # wrong"#, counterpart),
            swap(OVERLAP, "strength = \"strong\"\nmain = [\"A.5.1\"]", "strength = \"strong\" # wrong\nmain = []", counterpart),
            swap(OVERLAP, r#"agreement = "three independent mappings""#, r#"agreement = " " # wrong"#, "a mapping says what it rests on"),
            line(OVERLAP, r#"control = "A.2.3""#, "note", "note = \"\" # wrong", "a mapping says what it rests on"),
            swap(OVERLAP, r#"field = "has27001""#, r#"field = "has9000""#, "the profile has no field has9000").found_at(OVERLAP, "proven_by"),
            swap(OVERLAP, r#"option = "certified""#, r#"option = "sealed""#, "has27001 has no option sealed").found_at(OVERLAP, "proven_by"),
            swap(OVERLAP, r#"has27001 = "no" }"#, r#"has27001 = "yes" } # wrong"#, "has27001 has no option yes"),
            more(AI, "[[control]]\nid = \"A.10.9\" # wrong", "42001:A.10.9 has no row in overlap/iso27001--iso42001.toml"),
        ],
    );
}

#[test]
fn the_paths_and_which_one_is_taken() {
    let lengths = "a phase needs questions and three rising lengths in months";
    stop(
        "paths",
        vec![
            swap(PATHS, "open_weight = 0.6", "", "`open_weight` is missing").found_at_the_top(),
            swap(PATHS, "open_weight = 0.6", "open_weight = 1.6 # wrong", "`open_weight` goes from 0 to 1"),
            swap(PATHS, r#"path = "isms" },"#, r#"path = "fast" }, # wrong"#, "there is no path fast"),
            swap(PATHS, r#"{ target = "both" }"#, "{ goal = \"both\" }", "the profile has no field goal").found_at(PATHS, "goal"),
            swap(PATHS, r#"{ target = "both" }"#, "{ target = \"all\" }", "target has no option all").found_at(PATHS, "\"all\""),
            swap(PATHS, r#"{ when = {}, path = "aims" },"#, "", "the last row of `choose` must fit every profile")
                .found_at(PATHS, r#"has27001 = "running" }"#),
            swap(PATHS, r#"key = "aims""#, r#"key = "addon" # wrong"#, "the path addon is there twice"),
            swap(PATHS, r#"key = "inventory-policy""#, r#"key = "gap-analysis" # wrong"#, "the phase gap-analysis is there twice"),
            swap(PATHS, r#""sites", "role""#, r#""weather", "role""#, "the profile has no field weather").found_at(PATHS, "weather"),
            swap(PATHS, r#"standards = ["42001"]"#, r#"standards = ["9000"] # wrong"#, "there is no standard 9000"),
            swap(PATHS, r#"{ standard = "42001" }"#, r#"{ standard = "9000" }"#, "there is no standard 9000").found_at(PATHS, "9000"),
            swap(PATHS, r#""A.10"]"#, r#""A.11"]"#, "42001 has nothing at or below A.11").found_at(PATHS, "A.11"),
            swap(
                PATHS,
                "key = \"ai-controls-impact\"\nmonths = [0.5, 1.0, 2.25]",
                "key = \"ai-controls-impact\" # wrong\nmonths = [0.5, 1.0, 0.9]",
                lengths,
            ),
            swap(PATHS, "key = \"ai-controls-impact\"\nmonths = [0.5", "key = \"ai-controls-impact\" # wrong\nmonths = [0.0", lengths),
            swap(PATHS, r#"driven_by = [{ standard = "42001", below = ["A.10"] }]"#, "driven_by = []", lengths)
                .found_at(PATHS, r#"key = "contracts""#),
            swap(PATHS, "months = [0.5, 1.0, 2.25]", "months = [0.5, 1.0] # wrong", "invalid length 2"),
        ],
    );
}

#[test]
fn the_quick_checks() {
    let order = "a quick check stands in reading order, each question once";
    let both = |case: Case| case.and(r#"standards = ["27001", "42001"]"#, r#"standards = ["27001", "42001"] # wrong"#);
    stop(
        "quick",
        vec![
            both(swap(HEAD, r#""42001:A.9.2", "#, "", "the quick check does not touch A.9")),
            both(swap(HEAD, r#""hls:7.2", "#, "", "the quick check does not touch 7")),
            both(swap(HEAD, r#""27001:A.7.2", "27001:A.8.8""#, r#""27001:A.8.8", "27001:A.7.2""#, order)),
            both(swap(HEAD, r#""hls:4.2", "#, r#""hls:4.2", "hls:4.2", "#, order)),
            swap(HEAD, r#""27001:A.5.9", "27001:A.6.3","#, "\"27001:A.9.9\", # wrong\n", "there is no 27001:A.9.9"),
            swap(HEAD, r#"standards = ["27001"]"#, r#"standards = ["9000"] # wrong"#, "there is no standard 9000"),
            swap(HEAD, r#""27001:A.8.13""#, r#""27001:A.8.13", "42001:A.2.2""#, "42001:A.2.2 is not asked for these standards")
                .and(r#"standards = ["27001"]"#, r#"standards = ["27001"] # wrong"#),
        ],
    );
}
