//! From a template and its parameters to subject, text and HTML in the reader's language.

use std::{collections::BTreeMap, sync::Arc};

use minijinja::{Environment, UndefinedBehavior};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, text};
use serde_json::Value;

use crate::{
    body::{Frame, LINK, linked, parse, quote, to_html, to_text},
    template::Template,
};

/// What is to be written to whom.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// Which mail.
    pub template: Template,
    /// The reader's language.
    pub locale: Locale,
    /// The reader's name.
    pub recipient: &'a str,
    /// The page it is about, below the installation's address, such as `/app/challenges/…`.
    pub path: &'a str,
    /// A JSON object with what [`Template::needs`] names.
    pub params: &'a Value,
}

/// A mail ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, one line.
    pub subject: String,
    /// The mail as plain text.
    pub text: String,
    /// The mail as HTML.
    pub html: String,
}

/// Why a mail could not be written. Trying again does not help.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A parameter the template needs is absent.
    #[error("mail {template} lacks the parameter {name}")]
    Lacks {
        /// The mail.
        template: Template,
        /// The absent parameter.
        name: &'static str,
    },
    /// The template itself failed.
    #[error("mail {template} cannot be written")]
    Template {
        /// The mail.
        template: Template,
        /// What failed.
        source: Arc<minijinja::Error>,
    },
}

/// Parameters in which people write whole paragraphs; all others are one line.
const PARAGRAPHS: &[&str] = &["reason", "message"];

/// Writes mails. Make one and share it: templates are parsed once.
#[derive(Debug, Clone)]
pub struct Renderer {
    environment: Arc<Environment<'static>>,
    base_url: String,
}

fn name(template: Template, locale: Locale, part: &str) -> String {
    format!("{template}/{part}.{locale}")
}

impl Renderer {
    /// A renderer whose links begin with `base_url`, the public address of the installation.
    ///
    /// # Errors
    /// When a template is malformed, which no build with passing tests has.
    pub fn new(base_url: &str) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        // Absent parameters may be asked about, but never written.
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.add_filter("quote", |words: String| quote(&words));
        let base_url = base_url.trim_end_matches('/').to_owned();
        let base = base_url.clone();
        environment.add_filter("linked", move |path: String| linked(&format!("{base}{path}")));
        for template in Template::ALL {
            for locale in Locale::ALL {
                let (subject, body) = template.source(*locale);
                for (part, source) in [("subject", subject), ("body", body)] {
                    environment
                        .add_template_owned(name(*template, *locale, part), source)
                        .map_err(|source| failed(*template, source))?;
                }
            }
        }
        Ok(Self { environment: Arc::new(environment), base_url })
    }

    /// The full address of a page.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// Writes a mail.
    ///
    /// # Errors
    /// When a needed parameter is absent.
    pub fn render(&self, letter: &Letter<'_>) -> Result<Rendered, RenderError> {
        let Letter { template, locale, recipient, path, params } = *letter;
        for needed in template.needs() {
            if params.get(needed).is_none_or(Value::is_null) {
                return Err(RenderError::Lacks { template, name: needed });
            }
        }
        let mut values = readable(locale, params);
        values.insert("link".to_owned(), self.link(path).into());
        let values = minijinja::Value::from(values);
        let part = |part: &str| {
            self.environment
                .get_template(&name(template, locale, part))
                .and_then(|found| found.render(values.clone()))
                .map_err(|source| failed(template, source))
        };
        let subject = one_line(&part("subject")?);
        let blocks = parse(&part("body")?);
        let greeting = text(locale, "mail-greeting", &[("name", Arg::from(one_line(recipient)))]);
        let reason = match template {
            Template::AlertFound => "mail-why-saved",
            _ if template.is_courtesy() => "mail-why-agreed",
            _ if template.is_subscription() => "mail-why-following",
            _ if template.is_personal() => "mail-why-account",
            _ => "mail-why-part",
        };
        let frame = Frame {
            language: locale.as_str(),
            subject: &subject,
            greeting: &greeting,
            footer: &text(locale, reason, &[]),
            product: &text(locale, "mail-product", &[]),
        };
        Ok(Rendered {
            text: to_text(&frame, &blocks),
            html: to_html(&frame, &blocks),
            subject: subject.clone(),
        })
    }
}

fn failed(template: Template, source: minijinja::Error) -> RenderError {
    RenderError::Template { template, source: Arc::new(source) }
}

fn one_line(words: &str) -> String {
    let words = words.replace(LINK, "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parameters as the reader reads them: texts in the language, times in Vietnam's zone.
fn readable(locale: Locale, params: &Value) -> BTreeMap<String, minijinja::Value> {
    let given = params.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    given.map(|(name, value)| (name.clone(), read(locale, name, value))).collect()
}

fn read(locale: Locale, name: &str, value: &Value) -> minijinja::Value {
    match value {
        Value::Bool(value) => (*value).into(),
        Value::Number(number) if number.is_i64() => number.as_i64().unwrap_or_default().into(),
        // A list of things, each with parameters of its own.
        Value::Array(items) => {
            items.iter().map(|item| minijinja::Value::from(readable(locale, item))).collect()
        }
        other => {
            let words = Arg::from_json(name, other).to_text(locale);
            let whole = PARAGRAPHS.contains(&name);
            if whole { words.replace(LINK, "").into() } else { one_line(&words).into() }
        }
    }
}
