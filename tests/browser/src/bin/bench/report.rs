//! What do all rounds say, and are the targets met?

use crate::measure::{Growth, Round, SLOWED, Visit};
use crate::stats::Series;
use crate::table::{Row, Target, Verdict, markdown};
use crate::weigh::Weights;
use xtask::bench::TIMES;

/// The growth that a thousand answers may leave: what the engine itself keeps changes by more than nothing. In kilobytes.
const GROWTH: f64 = 64.0;

/// The whole report.
pub fn report(machine: &str, questions: usize, weights: &Weights, rounds: &[Round]) -> String {
    let of = |value: fn(&Round) -> f64| Series(rounds.iter().map(value).collect());
    let three = |value: fn(&Visit) -> f64| {
        let series = |page: fn(&Round) -> &Visit| Series(rounds.iter().map(|round| value(page(round))).collect());
        [series(|round| &round.ours), series(|round| &round.by_hand), series(|round| &round.surveyjs)]
    };
    let ratio = |of, series: Series, target| Verdict { of, value: series.median(), unit: "x", target };
    let bytes = |value: usize| format!("{:.1} kB", value as f64 / 1000.0);
    let share =
        |ours: usize, most: f64| Verdict { of: "of SurveyJS", value: ours as f64 / weights.surveyjs as f64, unit: "x", target: Target::AtMost(most) };
    let weight = |what, ours: usize, most| Row {
        what,
        cells: [bytes(ours), bytes(weights.by_hand), bytes(weights.surveyjs)],
        verdicts: vec![share(ours, most)],
    };

    let usable = three(|visit| visit.usable);
    let all = three(|visit| visit.all);
    let answer = three(|visit| visit.answer);
    let [ours, by_hand, surveyjs] = &usable;
    let sooner = vec![
        ratio("the page by hand", ours.over(by_hand), Target::AtMost(1.5)),
        ratio("sooner than SurveyJS", surveyjs.over(ours), Target::AtLeast(3.0)),
    ];
    let after_first = Verdict {
        of: "after the first",
        value: Series(all[0].0.iter().zip(&ours.0).map(|(all, first)| (all - first) / 1000.0).collect()).median(),
        unit: " s",
        target: Target::AtMost(1.0),
    };
    let quick = vec![ratio("the page by hand", answer[0].over(&answer[1]), Target::AtMost(1.3))];
    let (larger, larger_by_hand) = (of(|round| round.larger[0]), of(|round| round.larger[1]));
    let (hub, results) = (of(|round| round.hub), of(|round| round.results));
    let growth = |page: fn(&Round) -> &Visit| -> Vec<Growth> { rounds.iter().filter_map(|round| page(round).growth).collect() };
    let middle = |all: &[Growth], part: fn(&Growth) -> f64| Series(all.iter().map(part).collect()).median();
    let (left, left_by_hand) = (growth(|round| &round.ours), growth(|round| &round.by_hand));
    let (scripts, program) = (middle(&left, |left| left.scripts), middle(&left, |left| left.program));

    let rows = [
        weight("bytes until the first question takes an answer", weights.ours_first, 0.45),
        weight("bytes of a whole first visit in one language", weights.ours_all, 0.65),
        Row { what: "first question takes an answer", cells: usable.each_ref().map(milliseconds), verdicts: sooner },
        Row { what: "all questions in the document", cells: all.each_ref().map(milliseconds), verdicts: vec![after_first] },
        Row { what: "answer to next paint", cells: answer.each_ref().map(milliseconds), verdicts: quick },
        Row {
            what: "answer with ten times the questions",
            cells: [milliseconds(&larger), milliseconds(&larger_by_hand), String::new()],
            verdicts: vec![ratio("the usual page", larger.over(&answer[0]), Target::AtMost(1.3))],
        },
        Row { what: "opening the hub, all answered", cells: [milliseconds(&hub), String::new(), String::new()], verdicts: Vec::new() },
        Row {
            what: "opening the results, all answered",
            cells: [milliseconds(&results), String::new(), String::new()],
            verdicts: vec![ratio("the hub", results.over(&hub), Target::AtMost(3.0))],
        },
        Row {
            what: "memory left by 1,000 answers",
            cells: [
                format!("{scripts:+.0} kB scripts, {program:+.0} kB program"),
                format!("{:+.0} kB scripts", middle(&left_by_hand, |left| left.scripts)),
                String::new(),
            ],
            verdicts: vec![Verdict { of: "of growth", value: scripts + program, unit: " kB", target: Target::AtMost(GROWTH) }],
        },
    ];
    format!(
        "Measured by `cargo xtask bench --rounds {}` on {machine}; the page's thread slowed {SLOWED} times.\n\
        {questions} questions on one page ({} with ten times the questions), medians with quartiles; a ratio is the median of the rounds' ratios.\n\
        Bytes are after brotli 11. Ours: loader, glue, first code, style sheet and words; a whole visit adds the later code and the\n\
        guidance. SurveyJS: its two scripts and its style sheet, without the questions. Neither counts the embedding page; by hand the page is all there is.\n\n{}",
        rounds.len(),
        questions * TIMES,
        markdown(&rows)
    )
}

fn milliseconds(series: &Series) -> String {
    let (lower, upper) = series.quartiles();
    let digits = if series.median() < 100.0 { 1 } else { 0 };
    format!("{:.digits$} ms ({lower:.digits$} to {upper:.digits$})", series.median())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_in_the_report_with_its_verdict() {
        let visit = |usable, answer| Visit { usable, all: usable + 900.0, answer, growth: Some(Growth { scripts: 1.5, program: 0.0 }) };
        let round = Round {
            ours: visit(500.0, 30.0),
            by_hand: visit(400.0, 20.0),
            surveyjs: visit(2000.0, 80.0),
            larger: [33.0, 30.0],
            hub: 100.0,
            results: 250.0,
        };
        let weights = Weights { ours_first: 200_000, ours_all: 260_000, by_hand: 10_000, surveyjs: 320_000 };
        let text = report("a machine", 172, &weights, &[round, round, round]);
        let row = |what: &str| text.lines().find(|line| line.starts_with("| ") && line.contains(what)).unwrap_or_default().to_owned();
        assert!(row("until the first question").ends_with("0.62x of SurveyJS (at most 0.45x) | no |"), "{text}");
        assert!(row("first visit").ends_with("0.81x of SurveyJS (at most 0.65x) | no |"), "{text}");
        assert!(
            row("| first question takes").ends_with("1.25x the page by hand (at most 1.5x); 4.00x sooner than SurveyJS (at least 3x) | yes; yes |"),
            "{text}"
        );
        assert!(row("in the document").ends_with("0.90 s after the first (at most 1 s) | yes |"), "{text}");
        assert!(
            row("next paint").contains("30.0 ms (30.0 to 30.0)") && row("next paint").ends_with("1.50x the page by hand (at most 1.3x) | no |"),
            "{text}"
        );
        assert!(row("ten times the questions |").ends_with("1.10x the usual page (at most 1.3x) | yes |"), "{text}");
        assert!(row("results").ends_with("2.50x the hub (at most 3x) | yes |"), "{text}");
        assert!(row("memory").ends_with("1.50 kB of growth (at most 64 kB) | yes |"), "{text}");
    }
}
