//! Submissions under their codes: which names are taken out of them for a council that judges without.

use std::collections::HashMap;

use nhipcau_domain::{
    attachment::MediaType,
    submission::{
        coded::Names,
        section::{Content, TeamMember},
    },
};
use nhipcau_store::{
    Conn, organisation,
    organisation::mail_domain,
    person,
    person::membership,
    submission::{Submission, section as sections},
};
use uuid::Uuid;

use super::access::key_of;
use crate::{App, Error, Result, sealing::Part};

/// The section that is withheld as a whole.
const TEAM: &str = "team";

/// What tells whose each of these submissions is: the names, short names, addresses and members of
/// its organisation, and the team it names. What cannot be read fails: no list of names is no reason
/// to show them.
pub(super) async fn names(
    app: &App,
    conn: &impl Conn,
    rows: &[Submission],
) -> Result<HashMap<Uuid, Names>> {
    let mut owners: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    owners.sort();
    owners.dedup();
    let mut of_owner = HashMap::new();
    for id in owners {
        of_owner.insert(id, of_organisation(conn, id).await?);
    }
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let teams = sections::of_many(conn, &ids, TEAM).await?;
    let mut found = HashMap::new();
    for row in rows {
        let mut names: Names = of_owner.get(&row.organisation_id).cloned().unwrap_or_default();
        for part in teams.iter().filter(|part| part.submission_id == row.id) {
            let plain = key_of(app, row)?.open(Part::Section(TEAM, part.version), &part.sealed)?;
            let team: Content = serde_json::from_slice(&plain)?;
            for TeamMember { name, email, .. } in team.members.into_iter().flatten() {
                names.add_person(&name);
                names.add(email.as_deref().unwrap_or_default());
            }
        }
        found.insert(row.id, names);
    }
    Ok(found)
}

async fn of_organisation(conn: &impl Conn, id: Uuid) -> Result<Names> {
    let mut names = Names::default();
    let mut people = Vec::new();
    let rows = organisation::with_parts(conn, &[id]).await?;
    if !rows.iter().any(|row| row.id == id) {
        return Err(Error::unreadable(format!("organisation {id} is missing")));
    }
    for row in rows {
        let name = row.name();
        for name in [&name.vi, &name.en].into_iter().flatten() {
            names.add_organisation(name);
        }
        let also = [
            row.short_name.as_deref(),
            row.registration_number.as_deref(),
            row.website.as_deref().map(host),
        ];
        for name in also.into_iter().flatten() {
            names.add(name);
        }
        for domain in mail_domain::of_organisation(conn, row.id).await? {
            names.add(&domain.domain);
        }
        let members = membership::of_organisation(conn, row.id).await?;
        people.extend(members.into_iter().map(|member| member.person_id));
    }
    for person in person::find_many(conn, &people).await? {
        names.add_person(&person.name);
        names.add(&person.email);
    }
    Ok(names)
}

/// The host of a web address, without the `www.` that all of them have.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// What a file is called for those who meet codes: the name it came under may tell whose it is.
pub(crate) fn file_name(code: &str, file: Uuid, kind: MediaType) -> String {
    let (id, ending) = (file.simple().to_string(), kind.extensions().first().copied());
    // The end of an id differs from file to file, its beginning is the time.
    let tail = id.get(24..).unwrap_or(&id);
    format!("{code}-{tail}.{}", ending.unwrap_or("bin"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_is_a_name() {
        assert_eq!(host("https://www.phoiviet.example/vi?x=1"), "phoiviet.example");
        assert_eq!(host("phoiviet.example"), "phoiviet.example");
    }

    #[test]
    fn files_are_named_after_the_code() {
        let id = Uuid::from_u128(0x0123_4567_89ab_7000_8000_00aa_bbcc_ddee);
        assert_eq!(file_name("HS-7", id, MediaType::Pdf), "HS-7-bbccddee.pdf");
    }
}
