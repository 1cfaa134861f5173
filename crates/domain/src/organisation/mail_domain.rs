//! Mail domains of organisations: who has an address there may come in by it, once a broker has
//! confirmed that the domain is the organisation's.

use crate::lifecycle::{Blocked, Facts, Lifecycle, Row};

text_enum! {
    /// Whether a domain is the organisation's.
    #[schema(as = MailDomainStatus)]
    pub enum Status {
        /// The organisation says so.
        Claimed = "claimed",
        /// A broker has confirmed it.
        Confirmed = "confirmed",
        /// A broker has refused it, or taken a confirmation back.
        Refused = "refused",
        /// The organisation has given it up.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done about a domain.
    #[schema(as = MailDomainAction)]
    pub enum Action {
        /// A broker confirms it.
        Confirm = "confirm",
        /// A broker refuses it, or takes a confirmation back.
        Refuse = "refuse",
        /// The organisation gives it up.
        Withdraw = "withdraw",
    }
}

/// Parts people play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Who binds the organisation.
    Owner,
    /// Officer or approver of a science department.
    Broker,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Somebody who binds the organisation has a confirmed address there.
    Proved,
}

/// The lifecycle of a mail domain.
#[derive(Debug)]
pub struct MailDomainLifecycle;

impl Lifecycle for MailDomainLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "mail_domain";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: Action::Confirm,
            from: &[Status::Claimed],
            to: Status::Confirmed,
            who: &[Who::Broker],
            guards: &[Guard::Proved],
            reason: false,
        },
        Row {
            action: Action::Refuse,
            from: &[Status::Claimed, Status::Confirmed],
            to: Status::Refused,
            who: &[Who::Broker],
            guards: &[],
            reason: true,
        },
        Row {
            action: Action::Withdraw,
            from: &[Status::Claimed, Status::Confirmed],
            to: Status::Withdrawn,
            who: &[Who::Owner],
            guards: &[],
            reason: false,
        },
    ];
}

/// What the table asks about one domain and its reader.
#[derive(Debug, Clone, Copy)]
pub struct MailDomainFacts {
    /// The reader binds the organisation.
    pub owner: bool,
    /// The reader works for a science department.
    pub broker: bool,
    /// Somebody who binds the organisation has a confirmed address there.
    pub proved: bool,
}

impl Facts<MailDomainLifecycle> for MailDomainFacts {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Owner => self.owner,
            Who::Broker => self.broker,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::Proved if self.proved => Ok(()),
            Guard::Proved => Err(Blocked::because("domain_not_proved")),
        }
    }
}

/// Providers that give anybody an address; nobody's domain. Seen in use in Viet Nam; a broker looks
/// at every claim besides.
const PUBLIC: &[&str] = &[
    "aol.com",
    "fastmail.com",
    "gmail.com",
    "gmx.com",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "outlook.com",
    "outlook.com.vn",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "yahoo.com",
    "yahoo.com.vn",
    "yandex.com",
    "zoho.com",
    "163.com",
];

/// Whether anybody can get an address there.
pub fn is_public(domain: &str) -> bool {
    PUBLIC.contains(&domain)
}

/// A domain as it is kept: in lower case, without `@` before it; `None` when it is none. Letters,
/// digits and hyphens (RFC 1123, section 2.1), at least two labels, at most 253 characters.
pub fn parse(text: &str) -> Option<String> {
    let domain = text.trim().trim_start_matches('@').to_lowercase();
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<_> = domain.split('.').collect();
    let top = labels.last()?;
    let is_name = domain.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(|one| label(one))
        && top.chars().any(|c| c.is_ascii_alphabetic());
    is_name.then_some(domain)
}

/// The domain of a mail address.
pub fn of_address(address: &str) -> Option<String> {
    address.rsplit_once('@').and_then(|(_, domain)| parse(domain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::{self, Refusal, decide};

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<MailDomainLifecycle>());
    }

    #[test]
    fn a_broker_confirms_what_somebody_of_the_organisation_has_proved() {
        let broker = MailDomainFacts { owner: false, broker: true, proved: true };
        let confirm = |facts: &MailDomainFacts| {
            decide::<MailDomainLifecycle>(Status::Claimed, Action::Confirm, None, facts)
                .map(|row| row.to)
        };
        assert_eq!(confirm(&broker), Ok(Status::Confirmed));
        let unproved = MailDomainFacts { proved: false, ..broker };
        let code = Blocked::because("domain_not_proved");
        assert_eq!(confirm(&unproved), Err(Refusal::Blocked(code)));
        let owner = MailDomainFacts { owner: true, broker: false, proved: true };
        assert_eq!(confirm(&owner), Err(Refusal::Forbidden));
    }

    #[test]
    fn a_domain_is_a_name_and_nothing_else() {
        for (text, kept) in
            [("@BV-Thu-Duc.VN ", "bv-thu-duc.vn"), ("syt.tphcm.gov.vn", "syt.tphcm.gov.vn")]
        {
            assert_eq!(parse(text).as_deref(), Some(kept));
        }
        for text in
            ["", "vn", "a..vn", "-a.vn", "a-.vn", "a b.vn", "10.0.0.1", "bệnhviện.vn", "x@y@z.vn"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&format!("{}.vn", "a".repeat(64))), None);
        assert_eq!(of_address("An@BV.vn").as_deref(), Some("bv.vn"));
        assert_eq!(of_address("an"), None);
        assert!(is_public("gmail.com") && !is_public("bv.vn"));
    }
}
