//! The broker's desk of organisations: who asks to be verified, whose verification ends, whose
//! domains are to be confirmed, and who seems to be there twice.

use std::collections::{BTreeMap, BTreeSet};

use nhipcau_domain::{
    organisation::OrganisationKind,
    text_enum,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::organisation::{self, Organisation, mail_domain as domains};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    mail_domain::{self, MailDomainView},
    view::OrganisationSummary,
};
use crate::{App, Ctx, Error, Result, spelling, view::readable};

/// Verifications that end within so many days are shown.
const SOON_DAYS: i64 = 60;
/// So many organisations are compared with each other.
const COMPARED: u64 = 20_000;
/// So many pairs are shown at most.
const PAIRS: usize = 100;
/// What more share than this tells nothing: the address of a portal, a number typed for want of one.
const SHARED: usize = 4;

/// What is to be done on the desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationDesk {
    /// Those that have asked, the longest waiting first.
    pub requested: Vec<WaitingOrganisation>,
    /// Those whose verification ends soon or has ended, the first first.
    pub expiring: Vec<ExpiringOrganisation>,
    /// Domains to confirm, the longest waiting first.
    pub domains: Vec<MailDomainView>,
    /// Pairs that seem to be one.
    pub duplicates: Vec<Duplicate>,
}

/// An organisation that has asked to be verified.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingOrganisation {
    /// The list form.
    #[serde(flatten)]
    pub summary: OrganisationSummary,
    /// Since when.
    pub waiting_since: Timestamp,
    /// What it has shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// An organisation whose verification ends.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExpiringOrganisation {
    /// The list form.
    #[serde(flatten)]
    pub summary: OrganisationSummary,
    /// The last day it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_until: Option<Day>,
}

text_enum! {
    /// Why two organisations seem to be one.
    pub enum Likeness {
        /// The same tax or registration number in the same country.
        RegistrationNumber = "registration_number",
        /// The same ROR id.
        Ror = "ror",
        /// Web addresses on the same host.
        Website = "website",
        /// The same name, but for accents, case and punctuation.
        Name = "name",
    }
}

/// Two organisations that seem to be one.
#[derive(Debug, Serialize, ToSchema)]
pub struct Duplicate {
    /// The one that was registered first.
    pub first: OrganisationSummary,
    /// The other.
    pub second: OrganisationSummary,
    /// Why.
    pub reasons: Vec<Likeness>,
}

/// Reads the desk: what concerns the provinces of the reader's offices, and what has none.
///
/// # Errors
/// `Forbidden` unless the reader works for a science department.
pub async fn desk(app: &App, ctx: &Ctx) -> Result<VerificationDesk> {
    ctx.person()?;
    if !ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]) {
        return Err(Error::Forbidden);
    }
    let conn = app.store.reader();
    let provinces = super::tasks::provinces(app, ctx).await?;
    let provinces = provinces.as_deref();
    let today = Day(app.clock.now().vietnam_day());
    let requested = organisation::requested(conn, provinces).await?;
    let soon = today.plus(SOON_DAYS);
    let expiring = organisation::expiring(conn, provinces, soon).await?;
    let all = organisation::standing(conn, COMPARED).await?;
    let mine = |row: &Organisation| match (provinces, &row.province) {
        (Some(provinces), Some(province)) => provinces.contains(province),
        _ => true,
    };
    let id = |row: &Organisation| row.id;
    Ok(VerificationDesk {
        requested: readable("organisation", &requested, id, |row| {
            Ok(WaitingOrganisation {
                summary: OrganisationSummary::of(row, today)?,
                waiting_since: Timestamp(row.updated_at),
                evidence: row.evidence.clone(),
            })
        })?,
        expiring: readable("organisation", &expiring, id, |row| {
            Ok(ExpiringOrganisation {
                summary: OrganisationSummary::of(row, today)?,
                verified_until: row.verified_until.as_deref().and_then(Day::parse),
            })
        })?,
        domains: mail_domain::views(app, ctx, &domains::claimed(conn).await?).await?,
        duplicates: pairs(&all, mine)
            .into_iter()
            .map(|(first, second, reasons)| {
                Ok(Duplicate {
                    first: OrganisationSummary::of(first, today)?,
                    second: OrganisationSummary::of(second, today)?,
                    reasons,
                })
            })
            .collect::<Result<_>>()?,
    })
}

/// What an organisation may share with a duplicate of it.
fn marks(row: &Organisation) -> Vec<(Likeness, String)> {
    let mut found = Vec::new();
    let number = row.registration_number.as_deref().unwrap_or_default();
    let number: String =
        number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    if number.chars().count() >= 4 {
        found.push((Likeness::RegistrationNumber, format!("{} {number}", row.country)));
    }
    found.extend(row.ror.clone().map(|ror| (Likeness::Ror, ror)));
    found.extend(row.website.as_deref().and_then(host).map(|host| (Likeness::Website, host)));
    let name = row.name();
    for text in [&name.vi, &name.en].into_iter().flatten() {
        let folded: String = spelling::folded(text).split_whitespace().collect();
        if !folded.is_empty() {
            found.push((Likeness::Name, folded));
        }
    }
    found
}

/// The host of a web address, without `www.`.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}

/// The pairs that share something, those that share most first.
fn pairs(
    rows: &[Organisation],
    mine: impl Fn(&Organisation) -> bool,
) -> Vec<(&Organisation, &Organisation, Vec<Likeness>)> {
    let mut sharing: BTreeMap<(Likeness, String), BTreeSet<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        for mark in marks(row) {
            sharing.entry(mark).or_default().insert(place);
        }
    }
    let mut found: BTreeMap<(usize, usize), BTreeSet<Likeness>> = BTreeMap::new();
    for ((likeness, _), places) in &sharing {
        if places.len() > SHARED {
            continue;
        }
        for a in places {
            for b in places.range(a + 1..) {
                found.entry((*a, *b)).or_default().insert(*likeness);
            }
        }
    }
    let mut out: Vec<_> = found
        .into_iter()
        .map(|((a, b), reasons)| (&rows[a], &rows[b], reasons.into_iter().collect::<Vec<_>>()))
        // An office and a solver are never one.
        .filter(|(a, b, _)| sort_of(a) == sort_of(b))
        .filter(|(a, b, _)| mine(a) || mine(b))
        .map(|(a, b, reasons)| if before(a, b) { (a, b, reasons) } else { (b, a, reasons) })
        .collect();
    out.sort_by_key(|(a, b, reasons)| (std::cmp::Reverse(reasons.len()), a.id, b.id));
    out.truncate(PAIRS);
    out
}

fn sort_of(row: &Organisation) -> Option<bool> {
    row.kind().ok().map(OrganisationKind::is_office)
}

fn before(a: &Organisation, b: &Organisation) -> bool {
    (a.created_at, a.id) <= (b.created_at, b.id)
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::locale::Bilingual;
    use uuid::Uuid;

    use super::*;
    use crate::organisation::{CreateOrganisation, check_organisation};

    fn ids(pair: &(&Organisation, &Organisation, Vec<Likeness>)) -> [Uuid; 2] {
        [pair.0.id, pair.1.id]
    }

    fn organisation(id: u128, name: &str) -> Organisation {
        let body = CreateOrganisation {
            kind: OrganisationKind::Enterprise,
            name: Bilingual { vi: Some(name.to_owned()), en: None },
            short_name: None,
            country: None,
            province: None,
            registration_number: None,
            ror: None,
            website: None,
            profile: Bilingual::default(),
            parent_id: None,
        };
        check_organisation(&body, Uuid::from_u128(id), i64::try_from(id).unwrap()).unwrap()
    }

    #[test]
    fn what_is_written_otherwise_is_found_to_be_the_same() {
        let number = |row: Organisation, text: &str| Organisation {
            registration_number: Some(text.to_owned()),
            ..row
        };
        let site =
            |row: Organisation, text: &str| Organisation { website: Some(text.to_owned()), ..row };
        let rows = [
            number(organisation(1, "Công ty Sao Mai"), "0312 345 678"),
            number(organisation(2, "CÔNG TY  SAO-MAI"), "0312.345.678"),
            site(organisation(3, "Lá Xanh"), "https://www.laxanh.example/vi"),
            site(organisation(4, "Green Leaf"), "http://laxanh.example"),
            organisation(5, "Không giống ai"),
        ];
        let found = pairs(&rows, |_| true);
        assert_eq!(found.len(), 2);
        assert_eq!(ids(&found[0]), [rows[0].id, rows[1].id]);
        assert_eq!(found[0].2, [Likeness::RegistrationNumber, Likeness::Name]);
        assert_eq!(ids(&found[1]), [rows[2].id, rows[3].id]);
        assert_eq!(found[1].2, [Likeness::Website]);
        assert!(pairs(&rows, |row| row.id == rows[4].id).is_empty());
    }

    #[test]
    fn what_everybody_shares_tells_nothing() {
        let rows: Vec<_> = (1..=6)
            .map(|id| Organisation {
                website: Some("https://portal.example/".to_owned()),
                ..organisation(id, &format!("Đơn vị số {id}"))
            })
            .collect();
        assert!(pairs(&rows, |_| true).is_empty());
    }
}
