//! The messages of both languages, embedded, parsed once and shared by all threads.

use std::{
    collections::BTreeSet,
    sync::{LazyLock, Mutex, PoisonError},
};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind,
};
use nhipcau_domain::locale::Locale;
use unic_langid::LanguageIdentifier;

use crate::{arg::Arg, format};

type Bundle = FluentBundle<FluentResource>;

/// The files of `locales/` that the server speaks; the workspace's own are embedded with it.
macro_rules! sources {
    ($($file:literal),+ $(,)?) => {
        &[$((
            $file,
            include_str!(concat!("../../../locales/vi/", $file)),
            include_str!(concat!("../../../locales/en/", $file)),
        )),+]
    };
}

/// File name, Vietnamese, English.
const SOURCES: &[(&str, &str, &str)] = sources![
    "common.ftl",
    "errors.ftl",
    "formats.ftl",
    "mail.ftl",
    "notifications.ftl",
    "pages.ftl",
    "search.ftl",
    // The public pages share the names of provinces and the words of the log and of the trace with the
    // workspace.
    "workspace-log.ftl",
    "workspace-organisations.ftl",
    "workspace-trace.ftl",
];

struct Bundles {
    vi: Bundle,
    en: Bundle,
    /// What is wrong with the files. Empty in every build whose tests passed.
    problems: Vec<String>,
}

static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| {
    let mut problems = Vec::new();
    let vi = load(Locale::Vi, &mut problems);
    let en = load(Locale::En, &mut problems);
    for problem in &problems {
        tracing::error!(problem, "locales");
    }
    Bundles { vi, en, problems }
});

static REPORTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn load(locale: Locale, problems: &mut Vec<String>) -> Bundle {
    let language = match locale {
        Locale::Vi => "vi-VN",
        Locale::En => "en-GB",
    };
    // Chooses the plural rules; both tags are well-formed.
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The isolation marks of Unicode are for mixed writing directions, which neither language has.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::Vi => number_vi,
        Locale::En => number_en,
    }));
    for (file, vi, en) in SOURCES {
        let source = match locale {
            Locale::Vi => vi,
            Locale::En => en,
        };
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(part, errors)| {
                problems.extend(errors.iter().map(|error| format!("{locale}/{file}: {error}")));
                part
            });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| format!("{locale}/{file}: {error}")));
        }
    }
    bundle
}

fn number_vi<M: MemoizerKind>(value: &FluentValue, _: &M) -> Option<String> {
    number(Locale::Vi, value)
}

fn number_en<M: MemoizerKind>(value: &FluentValue, _: &M) -> Option<String> {
    number(Locale::En, value)
}

fn number(locale: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::number(locale, number.value)),
        _ => None,
    }
}

fn bundle(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::Vi => &BUNDLES.vi,
        Locale::En => &BUNDLES.en,
    }
}

/// The text of `key` (`message` or `message.attribute`) in a language.
///
/// A missing key, or a figure the message asks for and did not get, is reported to the log once;
/// the reader then meets the key, never an empty place.
pub fn text(locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        values.set((*name).to_owned(), arg.to_fluent(locale));
    }
    written(locale, key, Some(&values)).unwrap_or_else(|| {
        report(format!("{locale}: {key}"));
        key.to_owned()
    })
}

/// The text of `key` where there is one; it needs no figures.
pub fn find(locale: Locale, key: &str) -> Option<String> {
    written(locale, key, None)
}

fn written(locale: Locale, key: &str, values: Option<&FluentArgs>) -> Option<String> {
    let bundle = bundle(locale);
    let (id, attribute) = match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    };
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, values, &mut errors).into_owned();
    for error in errors {
        report(format!("{locale}: {key}: {error}"));
    }
    Some(text)
}

/// Whether there is a message with this key.
pub fn has(locale: Locale, key: &str) -> bool {
    bundle(locale).has_message(key)
}

fn report(what: String) {
    let mut reported = REPORTED.lock().unwrap_or_else(PoisonError::into_inner);
    if !reported.contains(&what) {
        tracing::error!(text = what, "a text is missing or lacks a figure");
        reported.insert(what);
    }
}

/// Everything that was asked for in this process and did not exist, and what is wrong with the
/// files. Test harnesses demand that it is empty.
pub fn missing_keys() -> Vec<String> {
    let reported = REPORTED.lock().unwrap_or_else(PoisonError::into_inner);
    BUNDLES.problems.iter().chain(reported.iter()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_well_formed_and_free_of_duplicates() {
        assert_eq!(BUNDLES.problems, Vec::<String>::new());
    }

    #[test]
    fn numbers_in_messages_follow_the_language() {
        let args = [("limit", Arg::from(4_000))];
        assert_eq!(text(Locale::Vi, "field-too_long", &args), "Tối đa 4.000 ký tự.");
        assert_eq!(text(Locale::En, "field-too_long", &args), "At most 4,000 characters.");
        let one = [("limit", Arg::from(1))];
        assert_eq!(text(Locale::En, "field-too_long", &one), "At most 1 character.");
    }
}
