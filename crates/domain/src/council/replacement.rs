//! Taking the seat of a member who left while the council judged. Everybody else stays: a council
//! that has begun to score is not put together anew.

use uuid::Uuid;

use super::{CouncilRole, Member, Represents};
use crate::field_error::FieldError;

/// A seat as the broker names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The person.
    pub person_id: Uuid,
    /// The part.
    pub role: CouncilRole,
    /// For whom the person speaks.
    pub represents: Option<Represents>,
}

/// The memberships whose seats are taken by this list of members, in the order of the list.
///
/// # Errors
/// Every field that is wrong: who sits on the council stays on it in the same part, and each
/// newcomer takes a vacant seat of that part.
pub fn taken_seats(members: &[Member], wanted: &[Named]) -> Result<Vec<Uuid>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut vacant: Vec<_> = members.iter().filter(|member| member.vacant).collect();
    let mut taken = Vec::new();
    for (index, named) in wanted.iter().enumerate() {
        let sitting =
            members.iter().find(|seat| seat.is_active() && seat.person_id == named.person_id);
        let pointer = format!("/members/{index}");
        if let Some(seat) = sitting {
            if (seat.role, seat.represents) != (named.role, named.represents) {
                errors.push(FieldError::new(format!("{pointer}/role"), "seat_fixed"));
            }
            continue;
        }
        match vacant.iter().position(|seat| seat.role == named.role) {
            Some(place) => taken.push(vacant.remove(place).id),
            None => errors.push(FieldError::new(format!("{pointer}/role"), "no_vacant_seat")),
        }
    }
    let gone = members
        .iter()
        .filter(|seat| seat.is_active())
        .filter(|seat| !wanted.iter().any(|named| named.person_id == seat.person_id))
        .count();
    if gone > 0 {
        errors.push(FieldError::new("/members", "members_stay").with("count", gone));
    }
    if errors.is_empty() { Ok(taken) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::MemberStatus;

    fn seat(number: u128, role: CouncilRole) -> Member {
        Member {
            id: Uuid::from_u128(number),
            person_id: Uuid::from_u128(100 + number),
            role,
            represents: None,
            status: MemberStatus::Active,
            vacant: false,
            declared: true,
        }
    }

    /// Chair and a reviewer who sit, a reviewer who left during the scoring, one who left before.
    fn council() -> Vec<Member> {
        let left = |number, vacant| Member {
            status: MemberStatus::Recused,
            vacant,
            ..seat(number, CouncilRole::Reviewer)
        };
        vec![
            seat(1, CouncilRole::Chair),
            seat(2, CouncilRole::Reviewer),
            left(3, true),
            left(4, false),
        ]
    }

    fn named(number: u128, role: CouncilRole) -> Named {
        Named { person_id: Uuid::from_u128(100 + number), role, represents: None }
    }

    fn taken(wanted: &[Named]) -> Result<Vec<Uuid>, Vec<String>> {
        taken_seats(&council(), wanted).map_err(|errors| {
            errors.iter().map(|error| format!("{} {}", error.pointer, error.code)).collect()
        })
    }

    #[test]
    fn a_newcomer_takes_the_vacant_seat_and_nobody_else_moves() {
        use CouncilRole::{Chair, Member as Plain, Reviewer};
        let stay = [named(1, Chair), named(2, Reviewer)];
        let with = |more: &[Named]| [&stay[..], more].concat();
        assert_eq!(taken(&stay), Ok(vec![]));
        assert_eq!(taken(&with(&[named(9, Reviewer)])), Ok(vec![Uuid::from_u128(3)]));
        let refused = |wanted: &[Named]| taken(wanted).unwrap_err();
        assert_eq!(
            refused(&with(&[named(9, Reviewer), named(8, Reviewer)])),
            ["/members/3/role no_vacant_seat"],
            "the seat of the one who left before the scoring was filled then"
        );
        assert_eq!(refused(&with(&[named(9, Plain)])), ["/members/2/role no_vacant_seat"]);
        assert_eq!(refused(&stay[..1]), ["/members members_stay"]);
        assert_eq!(
            refused(&[named(1, Reviewer), named(2, Reviewer)]),
            ["/members/0/role seat_fixed"]
        );
    }
}
