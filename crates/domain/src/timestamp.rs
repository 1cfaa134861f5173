//! Instants and days. Instants are microseconds since the Unix epoch, which both databases store
//! as a 64-bit integer, compare exactly and index; people meet them as RFC 3339 in UTC.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{
    Date, OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339, macros::offset,
};

/// Vietnam has had one zone without daylight saving since 1975.
pub const VIETNAM: UtcOffset = offset!(+7);

const MICROS: i64 = 1_000_000;

/// An instant in microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant `seconds` after this one (before, when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(MICROS)))
    }

    /// The instant `days` times 24 hours after this one.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    /// Whole seconds since the epoch.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MICROS)
    }

    /// This instant as a calendar time in UTC; instants outside the years 0–9999 are clamped.
    pub fn to_utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// This instant as a calendar time in Vietnam.
    pub fn to_vietnam(self) -> OffsetDateTime {
        self.to_utc().to_offset(VIETNAM)
    }

    /// The day in Vietnam on which this instant falls.
    pub fn vietnam_day(self) -> Date {
        self.to_vietnam().date()
    }

    /// The instant of a calendar time.
    pub fn from_calendar(at: OffsetDateTime) -> Self {
        Self(i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
    }

    /// The first instant of a day in Vietnam.
    pub fn start_of_vietnam_day(day: Date) -> Self {
        Self::from_calendar(day.midnight().assume_offset(VIETNAM))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utc().format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        OffsetDateTime::parse(&text, &Rfc3339)
            .map(Self::from_calendar)
            .map_err(|_| D::Error::custom("expected a time such as 2026-08-15T17:00:00+07:00"))
    }
}

impl utoipa::PartialSchema for Timestamp {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .description(Some("RFC 3339, UTC"))
            .into()
    }
}

impl utoipa::ToSchema for Timestamp {}

/// A calendar day, written `YYYY-MM-DD`; days of procedure are days in Vietnam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(time::Duration::days(days)))
    }

    /// The day `count` working days later: Saturdays, Sundays and the days of `holidays` do not
    /// count.
    #[must_use]
    pub fn plus_working_days(self, count: u32, holidays: &[Self]) -> Self {
        let mut day = self;
        let mut left = count;
        while left > 0 {
            day = day.plus(1);
            let weekend =
                matches!(day.0.weekday(), time::Weekday::Saturday | time::Weekday::Sunday);
            if !weekend && !holidays.contains(&day) {
                left -= 1;
            }
        }
        day
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        Date::parse(text, time::macros::format_description!("[year]-[month]-[day]")).ok().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("expected a day such as 2026-08-15"))
    }
}

impl utoipa::PartialSchema for Day {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .into()
    }
}

impl utoipa::ToSchema for Day {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_travel_as_rfc3339_utc() {
        let at: Timestamp = serde_json::from_str("\"2026-08-15T17:00:00+07:00\"").unwrap();
        assert_eq!(serde_json::to_string(&at).unwrap(), "\"2026-08-15T10:00:00Z\"");
        assert_eq!(at.vietnam_day().to_string(), "2026-08-15");
        assert!(serde_json::from_str::<Timestamp>("\"tomorrow\"").is_err());
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        let friday = Day::parse("2026-08-28").unwrap();
        let national_day = Day::parse("2026-09-02").unwrap();
        assert_eq!(friday.plus_working_days(1, &[]).to_string(), "2026-08-31");
        assert_eq!(friday.plus_working_days(3, &[national_day]).to_string(), "2026-09-03");
    }
}
