//! Shares as exact fractions: two thirds is `2/3`, never 0.6667.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A share of a whole, between 0 and 1, written `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// A share; `None` when the denominator is zero or the share exceeds the whole.
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if denominator == 0 || numerator > denominator {
            None
        } else {
            Some(Self { numerator, denominator })
        }
    }

    /// Reads `2/3`, `0` or `1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        Self::new(numerator.trim().parse().ok()?, denominator.trim().parse().ok()?)
    }

    /// Whether `part` is at least this share of `whole`: exactly two of three is two thirds.
    pub fn reached_by(self, part: u64, whole: u64) -> bool {
        self.scaled(part, whole).is_some_and(|(part, share)| part >= share)
    }

    /// Whether `part` is more than this share of `whole`: exactly one of three is not more than
    /// a third.
    pub fn exceeded_by(self, part: u64, whole: u64) -> bool {
        self.scaled(part, whole).is_some_and(|(part, share)| part > share)
    }

    /// The least whole number that reaches this share of `whole`.
    pub fn least_of(self, whole: u64) -> u64 {
        let share = u128::from(whole) * u128::from(self.numerator);
        u64::try_from(share.div_ceil(u128::from(self.denominator))).unwrap_or(u64::MAX)
    }

    /// The least whole number that is more than this share of `whole`.
    pub fn least_above(self, whole: u64) -> u64 {
        let share = u128::from(whole) * u128::from(self.numerator);
        u64::try_from(share / u128::from(self.denominator) + 1).unwrap_or(u64::MAX)
    }

    /// `part` and the share of `whole`, both multiplied by the denominator; `None` for the share
    /// of nothing, which nobody reaches and nobody exceeds.
    fn scaled(self, part: u64, whole: u64) -> Option<(u128, u128)> {
        (whole > 0).then(|| {
            (
                u128::from(part) * u128::from(self.denominator),
                u128::from(whole) * u128::from(self.numerator),
            )
        })
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| D::Error::custom("expected a share between 0 and 1 such as \"2/3\""))
    }
}

impl utoipa::PartialSchema for Fraction {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A share between 0 and 1, such as 2/3"))
            .pattern(Some("^[0-9]+(/[0-9]+)?$"))
            .into()
    }
}

impl utoipa::ToSchema for Fraction {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fraction(text: &str) -> Fraction {
        Fraction::parse(text).unwrap()
    }

    #[test]
    fn thresholds_are_exact_at_the_boundary() {
        assert!(fraction("2/3").reached_by(6, 9));
        assert!(!fraction("2/3").reached_by(5, 8));
        assert!(fraction("3/4").reached_by(6, 8));
        assert!(!fraction("3/4").exceeded_by(6, 8));
        assert!(!fraction("1/3").exceeded_by(3, 9));
        assert!(fraction("1/3").exceeded_by(4, 9));
        assert!(!fraction("2/3").reached_by(0, 0));
        assert_eq!(fraction("2/3").least_of(7), 5);
    }

    #[test]
    fn only_shares_are_read() {
        for wrong in ["3/2", "1/0", "0.5", "-1/2", ""] {
            assert_eq!(Fraction::parse(wrong), None, "{wrong}");
        }
        assert_eq!(fraction("1").to_string(), "1");
    }

    proptest! {
        #[test]
        fn the_least_number_reaches_and_one_less_does_not(
            numerator in 1u32..20, more in 0u32..20, whole in 1u64..500,
        ) {
            let share = Fraction::new(numerator, numerator + more).unwrap();
            let least = share.least_of(whole);
            prop_assert!(share.reached_by(least, whole));
            prop_assert!(!share.reached_by(least - 1, whole));
        }

        #[test]
        fn the_least_number_above_exceeds_and_one_less_does_not(
            numerator in 0u32..20, more in 1u32..20, whole in 1u64..500,
        ) {
            let share = Fraction::new(numerator, numerator + more).unwrap();
            let least = share.least_above(whole);
            prop_assert!(share.exceeded_by(least, whole));
            prop_assert!(!share.exceeded_by(least - 1, whole));
        }
    }
}
