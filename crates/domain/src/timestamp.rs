//! Instants and days. Instants are microseconds since the Unix epoch, which both databases store
//! as a 64-bit integer, compare exactly and index; people meet them as RFC 3339 in UTC.
//!
//! Both are taken only from the years [`YEARS`] in Vietnam: what is written can always be read
//! back, in every zone and in every database.

use std::{fmt, ops::RangeInclusive};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{
    Date, OffsetDateTime, UtcOffset,
    format_description::well_known::Rfc3339,
    macros::{date, datetime, offset},
};

/// Vietnam has had one zone without daylight saving since 1975.
pub const VIETNAM: UtcOffset = offset!(+7);

/// The years of which days and instants are taken, in Vietnam.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// What is answered to something that is no instant of [`YEARS`]; also how the API tells.
pub const INSTANT_EXPECTED: &str =
    "expected a time of the years 1900 to 2200 such as 2026-08-15T17:00:00+07:00";

/// What is answered to something that is no day of [`YEARS`]; also how the API tells.
pub const DAY_EXPECTED: &str = "expected a day of the years 1900 to 2200 such as 2026-08-15";

const FIRST_DAY: Date = date!(1900 - 01 - 01);
const LAST_DAY: Date = date!(2200 - 12 - 31);
/// The first and the last instant of [`YEARS`] in Vietnam.
const FIRST: OffsetDateTime = datetime!(1900-01-01 00:00 +7);
const LAST: OffsetDateTime = datetime!(2200-12-31 23:59:59.999_999 +7);

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

    /// Reads RFC 3339; `None` for anything else and outside [`YEARS`].
    pub fn parse(text: &str) -> Option<Self> {
        let at = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        (FIRST..=LAST).contains(&at).then(|| Self::from_calendar(at))
    }

    /// This instant as a calendar time in UTC; instants outside [`YEARS`] become the nearest one
    /// inside, so that every zone can show them.
    pub fn to_utc(self) -> OffsetDateTime {
        let outside = if self.0 < 0 { FIRST } else { LAST };
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .unwrap_or(outside)
            .clamp(FIRST, LAST)
            .to_offset(UtcOffset::UTC)
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
        Self::parse(&text).ok_or_else(|| D::Error::custom(INSTANT_EXPECTED))
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
    /// The day `days` later, at most the last of [`YEARS`].
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        // Longer than all the years together; `time` has no room for any number of days.
        let days = time::Duration::days(days.clamp(-1_000_000, 1_000_000));
        Self(self.0.saturating_add(days).clamp(FIRST_DAY, LAST_DAY))
    }

    /// The same day of another year, the 28th of February for a 29th that is not there.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        let year = self.0.year().saturating_add(years).min(LAST_DAY.year());
        let day = self
            .0
            .replace_year(year)
            .or_else(|_| Date::from_calendar_date(year, time::Month::February, 28));
        Self(day.unwrap_or(LAST_DAY).clamp(FIRST_DAY, LAST_DAY))
    }

    /// The day `count` working days later: Saturdays, Sundays and the days of `holidays` do not
    /// count.
    #[must_use]
    pub fn plus_working_days(self, count: u32, holidays: &[Self]) -> Self {
        let mut day = self;
        let mut left = count;
        while left > 0 && day.0 < LAST_DAY {
            day = day.plus(1);
            let weekend =
                matches!(day.0.weekday(), time::Weekday::Saturday | time::Weekday::Sunday);
            if !weekend && !holidays.contains(&day) {
                left -= 1;
            }
        }
        day
    }

    /// Reads `YYYY-MM-DD` of [`YEARS`]: ten characters, no sign, nothing around it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = text.bytes();
        let shaped = bytes.len() == 10
            && bytes.all(|byte| byte == b'-' || byte.is_ascii_digit())
            && !text.starts_with('-');
        if !shaped {
            return None;
        }
        let day = Date::parse(text, time::macros::format_description!("[year]-[month]-[day]"));
        day.ok().filter(|day| YEARS.contains(&day.year())).map(Self)
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
        Self::parse(&text).ok_or_else(|| D::Error::custom(DAY_EXPECTED))
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_taken_as_a_day_is_written_alike(text in "[-+]?[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,2}") {
            if let Some(day) = Day::parse(&text) {
                prop_assert_eq!(day.to_string(), text);
                prop_assert!(YEARS.contains(&day.0.year()));
            }
        }

        #[test]
        fn every_day_that_can_come_about_is_read_back(start in 0_i64..200_000, more in any::<i64>()) {
            let day = Day::parse("1900-01-01").unwrap().plus(start).plus(more);
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            let instant = Timestamp::start_of_vietnam_day(day.0);
            prop_assert_eq!(instant.vietnam_day(), day.0);
            prop_assert_eq!(Timestamp::parse(&instant.to_string()), Some(instant));
        }

        #[test]
        fn no_instant_is_beyond_being_shown(micros in any::<i64>()) {
            let at = Timestamp(micros);
            prop_assert!(Day::parse(&Day(at.vietnam_day()).to_string()).is_some());
            let shown = Timestamp::parse(&at.to_string());
            prop_assert!(shown.is_some());
            prop_assert!(Timestamp::parse(&at.plus_days(micros).to_string()).is_some());
        }

        #[test]
        fn an_instant_that_is_taken_travels_unchanged(micros in -2_208_988_800_000_000_i64..7_289_000_000_000_000) {
            let at = Timestamp(micros);
            prop_assert_eq!(Timestamp::parse(&at.to_string()), Some(at));
        }
    }

    #[test]
    fn days_and_instants_outside_the_years_are_refused() {
        for text in [
            "-0001-01-01",
            "+2026-01-01",
            "0026-01-01",
            "1899-12-31",
            "2201-01-01",
            "2026-02-30",
            "2026-1-01",
            " 2026-01-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        for text in [
            "9999-12-31T20:00:00Z",
            "9999-12-31T23:59:59-07:00",
            "1899-12-31T16:59:59Z",
            "2200-12-31T17:00:00Z",
            "0000-01-01T00:00:00Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
            assert!(serde_json::from_value::<Timestamp>(text.into()).is_err(), "{text}");
        }
        assert!(Timestamp::parse("2200-12-31T16:59:59Z").is_some());
        assert!(Timestamp::parse("1899-12-31T17:00:00Z").is_some());
    }

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
