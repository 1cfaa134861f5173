//! Numbers, money, days and times as each language writes them. Times are told in Vietnam's zone
//! and say so.

use nhipcau_domain::{
    locale::Locale,
    money::{Currency, Money},
    timestamp::{Day, Timestamp},
};
use time::Date;

use crate::{arg::Arg, bundles::text};

const NO_BREAK_SPACE: char = '\u{a0}';

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const fn group_mark(locale: Locale) -> char {
    match locale {
        Locale::Vi => '.',
        Locale::En => ',',
    }
}

const fn decimal_mark(locale: Locale) -> char {
    match locale {
        Locale::Vi => ',',
        Locale::En => '.',
    }
}

fn grouped(locale: Locale, digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(group_mark(locale));
        }
        out.push(digit);
    }
    out
}

/// A whole number: `1.500.000` or `1,500,000`.
pub fn integer(locale: Locale, number: i64) -> String {
    let digits = grouped(locale, &number.unsigned_abs().to_string());
    if number < 0 { format!("−{digits}") } else { digits }
}

/// A number with at most two digits after the mark, no zeros at its end.
pub fn number(locale: Locale, number: f64) -> String {
    decimal(locale, number, 2)
}

/// A number with at most `places` digits after the mark, no zeros at its end.
pub fn decimal(locale: Locale, number: f64, places: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.places$}", number.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest = rest.trim_end_matches('0');
    let mut out = String::new();
    if number < 0.0 && (whole != "0" || !rest.is_empty()) {
        out.push('−');
    }
    out.push_str(&grouped(locale, whole));
    if !rest.is_empty() {
        out.push(decimal_mark(locale));
        out.push_str(rest);
    }
    out
}

/// A share between 0 and 1 as a whole percentage.
pub fn percent(locale: Locale, share: f64) -> String {
    format!("{}%", decimal(locale, share * 100.0, 0))
}

/// An amount of money: `1.500.000.000 ₫` or `VND 1,500,000,000`.
pub fn money(locale: Locale, money: Money) -> String {
    let cents = matches!(money.currency, Currency::Usd | Currency::Eur);
    let amount = if cents {
        let rest = money.amount.unsigned_abs() % 100;
        let whole = integer(locale, money.amount / 100);
        let sign = if money.amount < 0 && money.amount > -100 { "−" } else { "" };
        format!("{sign}{whole}{}{rest:02}", decimal_mark(locale))
    } else {
        integer(locale, money.amount)
    };
    match (locale, money.currency) {
        (Locale::Vi, Currency::Vnd) => format!("{amount}{NO_BREAK_SPACE}₫"),
        (Locale::Vi, currency) => format!("{amount}{NO_BREAK_SPACE}{currency}"),
        (Locale::En, currency) => format!("{currency}{NO_BREAK_SPACE}{amount}"),
    }
}

/// A size in bytes: `24 MB`.
pub fn bytes(locale: Locale, size: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];
    let mut unit = 0;
    let mut step = 1_u64;
    while size / step >= 1024 && unit + 1 < UNITS.len() {
        step *= 1024;
        unit += 1;
    }
    // Tenths, so that the arithmetic stays in integers.
    let tenths = size.saturating_mul(10) / step;
    let whole = integer(locale, i64::try_from(tenths / 10).unwrap_or(i64::MAX));
    let amount = match tenths % 10 {
        0 => whole,
        rest => format!("{whole}{}{rest}", decimal_mark(locale)),
    };
    format!("{amount}{NO_BREAK_SPACE}{}", UNITS[unit])
}

/// A calendar day: `15/08/2026` or `15 August 2026`.
pub fn day(locale: Locale, day: Day) -> String {
    date(locale, day.0)
}

fn date(locale: Locale, date: Date) -> String {
    let month = u8::from(date.month());
    match locale {
        Locale::Vi => format!("{:02}/{month:02}/{:04}", date.day(), date.year()),
        Locale::En => {
            let name = ENGLISH_MONTHS[usize::from(month - 1)];
            format!("{} {name} {}", date.day(), date.year())
        }
    }
}

/// The day in Vietnam on which an instant falls.
pub fn day_of(locale: Locale, at: Timestamp) -> String {
    date(locale, at.vietnam_day())
}

/// The hour and minute in Vietnam, `17:00`.
pub fn hour_and_minute(at: Timestamp) -> String {
    let local = at.to_vietnam();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// An instant with its zone: `17:00 ngày 15/08/2026 (giờ Việt Nam)`.
pub fn moment(locale: Locale, at: Timestamp) -> String {
    let args = [("time", Arg::Text(hour_and_minute(at))), ("day", Arg::Text(day_of(locale, at)))];
    text(locale, "format-moment", &args)
}

/// How far a day lies from today: `hôm nay`, `3 ngày nữa`.
pub fn relative_day(locale: Locale, today: Day, day: Day) -> String {
    let days = (day.0 - today.0).whole_days();
    let args = [
        ("days", Arg::from(days)),
        ("count", Arg::from(days.abs())),
        ("direction", Arg::from(if days < 0 { "past" } else { "ahead" })),
    ];
    text(locale, "format-relative-day", &args)
}

/// How long it is until a deadline: days and hours, then hours and minutes, then minutes.
pub fn remaining(locale: Locale, now: Timestamp, deadline: Timestamp) -> String {
    let seconds = deadline.0.saturating_sub(now.0).div_euclid(1_000_000);
    if deadline <= now {
        return text(locale, "format-remaining-over", &[]);
    }
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let args =
        [("days", Arg::from(days)), ("hours", Arg::from(hours)), ("minutes", Arg::from(minutes))];
    let key = if days > 0 {
        "format-remaining-days"
    } else if hours > 0 {
        "format-remaining-hours"
    } else {
        "format-remaining-minutes"
    };
    text(locale, key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        serde_json::from_value(text.into()).unwrap()
    }

    #[test]
    fn numbers() {
        assert_eq!(integer(Locale::Vi, 1_587), "1.587");
        assert_eq!(integer(Locale::En, -1_234_567), "−1,234,567");
        assert_eq!(number(Locale::Vi, 12.5), "12,5");
        assert_eq!(number(Locale::En, 999_999.999), "1,000,000");
        assert_eq!(number(Locale::En, -0.001), "0");
        assert_eq!(number(Locale::Vi, f64::NAN), "–");
        assert_eq!(percent(Locale::Vi, 0.555), "56%");
    }

    #[test]
    fn amounts() {
        let budget = Money::vnd(1_500_000_000);
        assert_eq!(money(Locale::Vi, budget), "1.500.000.000\u{a0}₫");
        assert_eq!(money(Locale::En, budget), "VND\u{a0}1,500,000,000");
        let dollars = Money { amount: 1_234_567, currency: Currency::Usd };
        assert_eq!(money(Locale::Vi, dollars), "12.345,67\u{a0}USD");
        assert_eq!(money(Locale::En, dollars), "USD\u{a0}12,345.67");
        let debt = Money { amount: -5, currency: Currency::Usd };
        assert_eq!(money(Locale::En, debt), "USD\u{a0}−0.05");
        assert_eq!(bytes(Locale::Vi, 25 * 1024 * 1024), "25\u{a0}MB");
        assert_eq!(bytes(Locale::Vi, 1_536), "1,5\u{a0}KB");
    }

    #[test]
    fn times_are_vietnams_and_say_so() {
        let late = at("2026-12-31T17:05:00Z");
        assert_eq!(moment(Locale::Vi, late), "00:05 ngày 01/01/2027 (giờ Việt Nam)");
        assert_eq!(moment(Locale::En, late), "00:05, 1 January 2027 (Vietnam time, UTC+7)");
    }

    #[test]
    fn distances() {
        let today = Day::parse("2026-08-15").unwrap();
        let lines: Vec<_> = [-3, -1, 0, 1, 5]
            .map(|days| {
                let day = today.plus(days);
                [Locale::Vi, Locale::En].map(|locale| relative_day(locale, today, day)).join(" / ")
            })
            .into();
        assert_eq!(
            lines,
            [
                "3 ngày trước / 3 days ago",
                "hôm qua / yesterday",
                "hôm nay / today",
                "ngày mai / tomorrow",
                "5 ngày nữa / in 5 days",
            ]
        );
        let now = at("2026-08-15T00:00:00Z");
        assert_eq!(remaining(Locale::Vi, now, now.plus_seconds(100_000)), "còn 1 ngày 3 giờ");
        assert_eq!(remaining(Locale::En, now, now.plus_seconds(100_000)), "1 day 3 hours left");
        assert_eq!(remaining(Locale::En, now, now.plus_seconds(59)), "0 minutes left");
        assert_eq!(remaining(Locale::Vi, now, now), "đã hết hạn");
    }
}
