//! Points of a score sheet, exact to a hundredth.

use std::{fmt, iter::Sum, ops::Add};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const PER_POINT: i64 = 100;
/// Far above any sheet; keeps every sum inside 64 bits.
const MOST: f64 = 100_000.0;

/// Points in hundredths; a plain number in JSON and in rule sets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        Self(points * PER_POINT)
    }

    /// So many hundredths of a point.
    pub const fn hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// These points in hundredths.
    pub const fn as_hundredths(self) -> i64 {
        self.0
    }

    /// Whether these points are a whole number of `step`s.
    pub const fn is_multiple_of(self, step: Self) -> bool {
        step.0 > 0 && self.0 % step.0 == 0
    }

    /// The distance to other points.
    #[must_use]
    pub const fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// For display and JSON only; decisions compare the exact hundredths.
    #[allow(clippy::cast_precision_loss)] // at most 100 000 points, far below 2^53
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / PER_POINT as f64
    }

    #[allow(clippy::cast_possible_truncation)] // the range is checked first
    fn from_f64(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() > MOST {
            return None;
        }
        let hundredths = number * 100.0;
        let rounded = hundredths.round();
        ((hundredths - rounded).abs() < 1e-6).then_some(Self(rounded as i64))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_f64())
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % PER_POINT == 0 {
            serializer.serialize_i64(self.0 / PER_POINT)
        } else {
            serializer.serialize_f64(self.to_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_f64(number)
            .ok_or_else(|| D::Error::custom("expected points with at most two decimals"))
    }
}

impl utoipa::PartialSchema for Points {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::Number)
            .description(Some("Points with at most two decimals"))
            .into()
    }
}

impl utoipa::ToSchema for Points {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_travel_as_plain_numbers() {
        for (json, hundredths) in [("12", 1_200), ("7.5", 750), ("0.29", 29)] {
            let points: Points = serde_json::from_str(json).unwrap();
            assert_eq!(points.as_hundredths(), hundredths);
            assert_eq!(serde_json::to_string(&points).unwrap(), json);
        }
        for wrong in ["7.333", "1e9", "\"7\""] {
            assert!(serde_json::from_str::<Points>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn steps_divide_exactly() {
        let half = Points::hundredths(50);
        assert!(Points::hundredths(750).is_multiple_of(half));
        assert!(!Points::hundredths(725).is_multiple_of(half));
        assert!(!Points::hundredths(725).is_multiple_of(Points::ZERO));
    }
}
