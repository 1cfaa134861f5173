//! The register of deployments: where an accepted solution came into use.

use uuid::Uuid;

use crate::{
    actor::Actor,
    document::check_length,
    field_error::FieldError,
    lifecycle::Blocked,
    locale::{Bilingual, clean_text},
    pilot::FollowUp,
    timestamp::Day,
};

text_enum! {
    /// How a result is used. The two are recorded apart, because "applied" alone says little.
    pub enum UseKind {
        /// The solution itself is at work at the site.
        Direct = "direct",
        /// The site works by what was learned, without the solution itself.
        Indirect = "indirect",
    }
}

/// Longest site name, in characters.
const SITE_LIMIT: usize = 300;
/// Longest note, in characters.
const NOTE_LIMIT: usize = 2_000;
/// No site reaches more people than the country has.
const MOST_PEOPLE: i64 = 200_000_000;

/// One use at one site, as handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The adopting organisation.
    pub organisation_id: Uuid,
    /// Where exactly.
    pub site: String,
    /// First day of use.
    pub started_on: Day,
    /// How it is used.
    pub use_kind: UseKind,
    /// How many people it has reached.
    pub people_reached: i64,
    /// Anything else.
    pub note: Option<Bilingual>,
}

impl Draft {
    /// Cleans and checks a use.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(mut self, today: Day) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        self.site = clean_text(&self.site);
        self.note = self.note.map(|note| note.cleaned()).filter(|note| !note.is_blank());
        if self.site.is_empty() {
            errors.push(FieldError::new("/site", "required"));
        }
        if self.site.chars().count() > SITE_LIMIT {
            errors.push(FieldError::new("/site", "too_long").with("limit", SITE_LIMIT));
        }
        if let Some(note) = &self.note {
            check_length(&mut errors, "/note", note, NOTE_LIMIT);
        }
        if self.started_on > today {
            errors.push(FieldError::new("/started_on", "in_future"));
        }
        if !(0..=MOST_PEOPLE).contains(&self.people_reached) {
            errors.push(
                FieldError::new("/people_reached", "out_of_range")
                    .with("low", 0)
                    .with("high", MOST_PEOPLE),
            );
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

/// Longest title of what is in use, in characters.
const TITLE_LIMIT: usize = 300;

/// Cleans and checks the title of something that was in use before, which no pilot names.
///
/// # Errors
/// When it is missing or too long.
pub fn check_title(title: &Bilingual) -> Result<Bilingual, Vec<FieldError>> {
    let title = title.cleaned();
    let mut errors = Vec::new();
    if title.is_blank() {
        errors.push(FieldError::new("/title", "required"));
    }
    check_length(&mut errors, "/title", &title, TITLE_LIMIT);
    if errors.is_empty() { Ok(title) } else { Err(errors) }
}

/// Whether uses of a pilot's result may be registered.
///
/// # Errors
/// When it has not been decided to adopt or scale it.
pub fn may_be_registered(follow_up: Option<FollowUp>) -> Result<(), Blocked> {
    match follow_up {
        Some(FollowUp::Adopt | FollowUp::Scale) => Ok(()),
        Some(FollowUp::Extend | FollowUp::Stop) | None => {
            Err(Blocked::because("deployment-not-decided"))
        }
    }
}

/// Who keeps the register: the orderer's office.
pub fn may_register(orderer_id: Uuid, actor: &Actor) -> bool {
    actor.prepares_for(orderer_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            organisation_id: Uuid::from_u128(1),
            site: " Trạm cấp cứu vệ tinh số 7 ".into(),
            started_on: Day::parse("2026-05-04").unwrap(),
            use_kind: UseKind::Direct,
            people_reached: 1_250,
            note: Some(Bilingual::vi(" ")),
        }
    }

    #[test]
    fn a_use_is_cleaned_and_checked() {
        let today = Day::parse("2026-05-04").unwrap();
        let clean = draft().normalised(today).unwrap();
        assert_eq!((clean.site.as_str(), clean.note), ("Trạm cấp cứu vệ tinh số 7", None));

        let wrong = Draft { site: "\n".into(), people_reached: -1, ..draft() };
        let pointers: Vec<_> = wrong
            .normalised(today.plus(-1))
            .unwrap_err()
            .into_iter()
            .map(|error| error.pointer)
            .collect();
        assert_eq!(pointers, ["/site", "/started_on", "/people_reached"]);
    }

    #[test]
    fn only_what_is_adopted_or_scaled_comes_into_use() {
        assert!(may_be_registered(Some(FollowUp::Adopt)).is_ok());
        assert!(may_be_registered(Some(FollowUp::Scale)).is_ok());
        for outcome in [None, Some(FollowUp::Extend), Some(FollowUp::Stop)] {
            assert!(may_be_registered(outcome).is_err());
        }
    }
}
