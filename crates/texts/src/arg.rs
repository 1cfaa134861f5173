//! What goes into the places of a message.

use fluent_bundle::FluentValue;
use nhipcau_domain::{
    locale::{Bilingual, Locale},
    money::Money,
    timestamp::{Day, Timestamp},
};
use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::format;

/// A value for a place of a message; each is written as the reader's language writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A text as it is.
    Text(String),
    /// A text in the reader's language.
    Bilingual(Bilingual),
    /// A number; also chooses plural forms.
    Number(f64),
    /// An instant, with the zone said.
    Time(Timestamp),
    /// A calendar day.
    Day(Day),
    /// An amount of money.
    Money(Money),
}

impl Arg {
    /// The value of a named text: names ending in `_at` are instants, names ending in `_on` days.
    pub fn named(name: &str, value: &str) -> Self {
        if name.ends_with("_at")
            && let Ok(at) = OffsetDateTime::parse(value, &Rfc3339)
        {
            return Self::Time(Timestamp::from_calendar(at));
        }
        if name.ends_with("_on")
            && let Some(day) = Day::parse(value)
        {
            return Self::Day(day);
        }
        Self::Text(value.to_owned())
    }

    /// The value of a figure that travelled as text: a number or a day where it is one, else as
    /// in [`Arg::named`].
    pub fn figure(name: &str, value: &str) -> Self {
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => Self::Number(number),
            _ => Day::parse(value).map_or_else(|| Self::named(name, value), Self::Day),
        }
    }

    /// The value of a named parameter of a JSON object: `{vi, en}` is a bilingual text,
    /// `{amount, currency}` money, strings as in [`Arg::named`].
    pub fn from_json(name: &str, value: &Value) -> Self {
        match value {
            Value::String(text) => Self::named(name, text),
            Value::Number(number) => Self::Number(number.as_f64().unwrap_or_default()),
            Value::Object(_) => serde_json::from_value(value.clone())
                .map(Self::Bilingual)
                .or_else(|_| serde_json::from_value(value.clone()).map(Self::Money))
                .unwrap_or_else(|_| Self::Text(value.to_string())),
            Value::Null => Self::Text(String::new()),
            other => Self::Text(other.to_string()),
        }
    }

    /// The value written out in a language.
    pub fn to_text(&self, locale: Locale) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Bilingual(text) => text.get(locale).to_owned(),
            Self::Number(number) => format::number(locale, *number),
            Self::Time(at) => format::moment(locale, *at),
            Self::Day(day) => format::day(locale, *day),
            Self::Money(money) => format::money(locale, *money),
        }
    }

    pub(crate) fn to_fluent(&self, locale: Locale) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            other => FluentValue::from(other.to_text(locale)),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Bilingual> for Arg {
    fn from(text: &Bilingual) -> Self {
        Self::Bilingual(text.clone())
    }
}

impl From<Bilingual> for Arg {
    fn from(text: Bilingual) -> Self {
        Self::Bilingual(text)
    }
}

impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::Time(at)
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

macro_rules! from_numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            // Counts and limits stay far below 2^53, where a float is no longer exact.
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless)]
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}

from_numbers!(i32, u32, i64, u64, usize, f64);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_and_shapes_decide_how_a_figure_is_read() {
        let at = Arg::from_json("closes_at", &json!("2026-08-15T10:00:00Z"));
        assert_eq!(at.to_text(Locale::Vi), "17:00 ngày 15/08/2026 (giờ Việt Nam)");
        assert_eq!(
            Arg::from_json("due_on", &json!("2026-08-15")).to_text(Locale::En),
            "15 August 2026"
        );
        assert_eq!(Arg::figure("limit", "4000"), Arg::Number(4000.0));
        assert_eq!(Arg::named("number", "2041"), Arg::Text("2041".into()));
        let title = json!({"vi": "Sàng lọc", "en": "Screening"});
        assert_eq!(Arg::from_json("title", &title).to_text(Locale::En), "Screening");
        let money = json!({"amount": 5_000_000, "currency": "VND"});
        assert_eq!(Arg::from_json("max", &money).to_text(Locale::Vi), "5.000.000\u{a0}₫");
    }
}
