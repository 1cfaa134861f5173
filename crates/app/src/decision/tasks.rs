//! What signed decisions ask of those who sign them.

use nhipcau_domain::{
    challenge::{Status, deciding::Deciding},
    rule_set::Authority,
};
use nhipcau_store::challenge::{self, Party};

use crate::{
    App, Ctx, Result,
    challenge::deciding,
    me::Task,
    view::{OrgRefs, readable, unless_unreadable},
};

/// The calls that wait for a signed decision: after a recommendation, after a screening that left
/// nothing to judge, or after the withdrawal of the winner.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let offices = ctx.actor.signing_offices();
    let statuses = [Status::InEvaluation, Status::Awarded];
    let now = app.clock.now();
    let mut found = Vec::new();
    for (party, signs) in [(Party::Orderer, Authority::Orderer), (Party::Broker, Authority::Broker)]
    {
        for row in challenge::waiting(conn, party, &offices, &statuses, now).await? {
            if deciding::authority(app, &row) != signs {
                continue;
            }
            let looked = async {
                let status = row.status_at(now)?;
                Ok(duty(status, deciding::deciding(app, conn, &row, status).await?))
            };
            let duty = unless_unreadable("challenge", row.id, looked.await)?.flatten();
            let office = if party == Party::Orderer { row.orderer_id } else { row.broker_id };
            if let Some(kind) = duty {
                found.push((row, kind, office));
            }
        }
    }
    let refs = OrgRefs::load(conn, found.iter().map(|(_, _, office)| *office)).await?;
    readable(
        "challenge",
        &found,
        |(row, ..)| row.id,
        |(row, kind, office)| {
            Ok(Task {
                kind: (*kind).to_owned(),
                noun: "challenge".to_owned(),
                id: row.id,
                title: row.title(),
                code: Some(row.code.clone()),
                due_at: None,
                organisation: Some(refs.get(*office)?),
                link: format!("/challenges/{}", row.id),
            })
        },
    )
}

fn duty(status: Status, stands: Deciding) -> Option<&'static str> {
    match status {
        Status::InEvaluation if stands.recommended => Some("decide_selection"),
        Status::InEvaluation if stands.competing == 0 => Some("decide_no_award"),
        Status::Awarded if stands.winner_gone().is_ok() => Some("decide_succession"),
        _ => None,
    }
}
