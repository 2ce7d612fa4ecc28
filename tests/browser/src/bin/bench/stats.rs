//! What do several measurements say together? The median, and between which values half of them lie.

/// Values of one measurement, in the order of the rounds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series(pub Vec<f64>);

impl Series {
    /// The value in the middle; of an even number of values the mean of the two in the middle. Zero where there is none.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The lower and the upper quartile.
    pub fn quartiles(&self) -> (f64, f64) {
        (self.quantile(0.25), self.quantile(0.75))
    }

    /// The value below which this share of the values lies, on a straight line between the two nearest.
    fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = share * sorted.len().saturating_sub(1) as f64;
        let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(0.0);
        let (below, above) = (at(place.floor()), at(place.ceil()));
        below + (above - below) * place.fract()
    }

    /// This value over the other's of the same round: what slowed the machine for a while slowed both.
    pub fn over(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one / other).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        assert_eq!(Series(vec![9.0, 1.0, 5.0]).median(), 5.0);
        assert_eq!(Series(vec![4.0, 1.0, 3.0, 2.0]).median(), 2.5);
        assert_eq!(Series(vec![]).median(), 0.0);
    }

    #[test]
    fn half_of_the_values_lie_between_the_quartiles() {
        assert_eq!(Series(vec![5.0, 1.0, 4.0, 2.0, 3.0]).quartiles(), (2.0, 4.0));
        assert_eq!(Series(vec![1.0, 2.0, 3.0, 4.0]).quartiles(), (1.75, 3.25));
        assert_eq!(Series(vec![7.0]).quartiles(), (7.0, 7.0));
    }

    #[test]
    fn ratios_are_taken_round_by_round() {
        let (slow, quick) = (Series(vec![30.0, 60.0, 30.0]), Series(vec![10.0, 20.0, 15.0]));
        assert_eq!(slow.over(&quick), Series(vec![3.0, 3.0, 2.0]));
    }
}
