//! How does the result look? One table in Markdown, with each target and whether it is met.

use std::fmt;

/// What a ratio should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

/// A ratio beside what it should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What is divided by what, such as `of SurveyJS`.
    pub of: &'static str,
    /// The ratio, or for a growth the growth itself.
    pub value: f64,
    /// What stands after the value: `x`, or a unit.
    pub unit: &'static str,
    /// What it should be.
    pub target: Target,
}

impl Verdict {
    /// Whether the value is as it should be. What could not be measured is not.
    pub fn is_met(&self) -> bool {
        match self.target {
            Target::AtMost(most) => self.value <= most,
            Target::AtLeast(least) => self.value >= least,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, target) = match self.target {
            Target::AtMost(most) => ("at most", most),
            Target::AtLeast(least) => ("at least", least),
        };
        write!(f, "{:.2}{} {} ({word} {target}{})", self.value, self.unit, self.of, self.unit)
    }
}

/// One measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured.
    pub what: &'static str,
    /// Ours, the page by hand, SurveyJS; empty where there is nothing to say.
    pub cells: [String; 3],
    /// The targets.
    pub verdicts: Vec<Verdict>,
}

/// All rows as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from("| | ours | by hand | SurveyJS | ratio (target) | met |\n|---|---|---|---|---|---|\n");
    for row in rows {
        let verdicts: Vec<String> = row.verdicts.iter().map(Verdict::to_string).collect();
        let met: Vec<&str> = row.verdicts.iter().map(|verdict| if verdict.is_met() { "yes" } else { "no" }).collect();
        let cells = row.cells.each_ref().map(|cell| if cell.is_empty() { "-" } else { cell.as_str() });
        text.push_str(&format!("| {} | {} | {} | {} |\n", row.what, cells.join(" | "), verdicts.join("; "), met.join("; ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_its_targets_and_whether_they_are_met() {
        let verdict = |of, value, target| Verdict { of, value, unit: "x", target };
        let row = Row {
            what: "first answer",
            cells: ["1 s".into(), "2 s".into(), String::new()],
            verdicts: vec![verdict("the page by hand", 0.5, Target::AtMost(1.5)), verdict("sooner than SurveyJS", 2.994, Target::AtLeast(3.0))],
        };
        assert_eq!(
            markdown(&[row]).lines().last(),
            Some("| first answer | 1 s | 2 s | - | 0.50x the page by hand (at most 1.5x); 2.99x sooner than SurveyJS (at least 3x) | yes; no |")
        );
    }

    #[test]
    fn what_was_not_measured_is_not_met() {
        let verdict = Verdict { of: "", value: f64::NAN, unit: "x", target: Target::AtMost(1.0) };
        assert!(!verdict.is_met());
        assert!(Verdict { value: 1.0, ..verdict }.is_met());
    }
}
