//! Importing experts: people whom the offices may appoint to councils, known by their address. No
//! password is made for them.

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Locale, clean_text},
};
use nhipcau_store::person::{self, Person};
use serde_json::json;

use super::{Outcome, line::ExpertLine};
use crate::{Audience, Error, Happening, Result, Work, auth::is_address};

/// The longest name, title, affiliation or field, in characters.
const LONGEST: usize = 200;
/// The most fields of one expert.
const MOST_FIELDS: usize = 20;

pub(super) async fn take(work: &Work<'_>, line: &ExpertLine) -> Result<Outcome> {
    let said = Said::of(line)?;
    let Some(row) = person::find_by_email(work.conn(), &said.email).await? else {
        let row = said.person(work, line.lang)?;
        let row = person::insert(work.conn(), row).await?;
        let happening = Happening::new("person", row.id, "import");
        work.record(happening.for_audience(Audience::Own(row.id))).await?;
        return Ok(Outcome::Created);
    };
    let fresh = said.over(row.clone());
    if fresh != row {
        let row = person::save(work.conn(), fresh).await?;
        let happening = Happening::new("person", row.id, "edit");
        work.record(happening.for_audience(Audience::Own(row.id))).await?;
    }
    Ok(Outcome::Updated)
}

/// A line, cleaned and checked.
struct Said {
    email: String,
    name: Option<String>,
    title: Option<String>,
    affiliation: Option<String>,
    fields: Option<Vec<String>>,
}

impl Said {
    fn of(line: &ExpertLine) -> Result<Self> {
        let mut errors = Vec::new();
        let email = line.email.trim().to_lowercase();
        if !is_address(&email) {
            errors.push(FieldError::new("/email", "email"));
        }
        let mut short = |pointer: String, text: &str| {
            let text = clean_text(text);
            if text.chars().count() > LONGEST {
                errors.push(FieldError::new(pointer, "too_long").with("limit", LONGEST));
            }
            Some(text).filter(|text| !text.is_empty())
        };
        let mut given = |pointer: &str, text: &Option<String>| {
            text.as_deref().and_then(|text| short(pointer.to_owned(), text))
        };
        let name = given("/name", &line.name);
        let title = given("/title", &line.title);
        let affiliation = given("/affiliation", &line.affiliation);
        let fields = line.fields.as_ref().map(|fields| {
            let fields = fields.iter().enumerate();
            fields.filter_map(|(at, field)| short(format!("/fields/{at}"), field)).collect()
        });
        if line.fields.as_ref().is_some_and(|fields| fields.len() > MOST_FIELDS) {
            errors.push(FieldError::new("/fields", "too_many").with("limit", MOST_FIELDS));
        }
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        Ok(Self { email, name, title, affiliation, fields })
    }

    fn person(self, work: &Work<'_>, lang: Option<Locale>) -> Result<Person> {
        Ok(Person {
            id: work.new_id(),
            email: self.email,
            name: self.name.ok_or_else(|| Error::field("/name", "required"))?,
            password_hash: None,
            locale: lang.unwrap_or_default().into(),
            title: self.title,
            affiliation: self.affiliation,
            expert: true,
            fields: json!(self.fields.unwrap_or_default()),
            operator: false,
            auditor: false,
            demo_key: None,
            demo: None,
            version: 1,
            created_at: work.now.0,
            suspended_at: None,
            suspended_reason: None,
            suspension_told_at: None,
            erased_at: None,
            paper_name: None,
            paper_name_until: None,
        })
    }

    /// The person with what the line names. Somebody with a sign-in says for themselves what they
    /// are called and where they work; the line only fills what they have left open.
    fn over(self, row: Person) -> Person {
        let own = row.password_hash.is_some() || row.demo_key.is_some();
        let text = |said: Option<String>, stands: Option<String>| {
            if own { stands.or(said) } else { said.or(stands) }
        };
        Person {
            name: self.name.filter(|_| !own).unwrap_or(row.name),
            title: text(self.title, row.title),
            affiliation: text(self.affiliation, row.affiliation),
            fields: self.fields.map_or(row.fields, |fields| json!(fields)),
            expert: true,
            ..row
        }
    }
}
