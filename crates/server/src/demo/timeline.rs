//! All acts of the demonstration in the order in which they happened.

use nhipcau_domain::timestamp::Timestamp;

use super::{
    act::{OrderAct, PeopleAct, PilotAct},
    at,
    data::{
        Capability, Council, CouncilKind, CouncilStage, Data, Decision, Invitation, Matching,
        Order, Pilot, Submission,
    },
};

/// One act.
#[derive(Debug)]
pub enum Step<'a> {
    Capability(&'a Capability),
    Order(&'a Order, OrderAct),
    Match(&'a Matching),
    Invite(&'a Matching, &'a Invitation),
    Answer(&'a Matching, &'a Invitation),
    Submit(&'a Submission),
    Council(&'a Council, CouncilStage),
    Decide(&'a Decision),
    Pilot(&'a Pilot, PilotAct<'a>),
    People(PeopleAct),
}

impl Step<'_> {
    /// What it is, in a few words, for an error.
    pub fn name(&self) -> String {
        match self {
            Step::Capability(capability) => format!("capability {}", capability.key),
            Step::Order(order, act) => format!("{act:?} of {}", order.key),
            Step::Match(matching) => format!("shortlist of {}", matching.challenge),
            Step::Invite(matching, sent) => {
                format!("invitation of {} to {}", sent.organisation, matching.challenge)
            }
            Step::Answer(matching, sent) => {
                format!("answer of {} to {}", sent.organisation, matching.challenge)
            }
            Step::Submit(submission) => format!("submission {}", submission.key),
            Step::Council(council, stage) => {
                format!("{:?} council of {}, {stage:?}", council.kind, council.challenge)
            }
            Step::Decide(decision) => format!("decision on {}", decision.challenge),
            Step::Pilot(pilot, act) => format!("pilot of {}, {act:?}", pilot.challenge),
            Step::People(act) => format!("memberships, {act:?}"),
        }
    }
}

/// The acts, oldest first.
#[derive(Debug, Default)]
pub struct Timeline<'a> {
    pub steps: Vec<(Timestamp, Step<'a>)>,
}

/// The first day on which capabilities are offered, and over how many days they come.
const OFFERS: (i64, i64) = (-595, 560);

impl<'a> Timeline<'a> {
    /// Puts every act of the texts on its day.
    pub fn of(data: &'a Data) -> Self {
        let mut timeline = Self::default();
        let count = i64::try_from(data.capabilities.len()).unwrap_or(1).max(1);
        for (index, capability) in (0_i64..).zip(&data.capabilities) {
            timeline.add(
                OFFERS.0 + index * OFFERS.1 / count,
                15,
                index % 60,
                Step::Capability(capability),
            );
        }
        for order in &data.orders {
            timeline.order(order);
        }
        for matching in &data.matching {
            timeline.matching(matching);
        }
        for submission in &data.submissions {
            timeline.add(submission.sent_day, 14, 0, Step::Submit(submission));
        }
        for council in &data.councils {
            timeline.council(data, council);
        }
        for decision in &data.decisions {
            timeline.add(decision.day, 11, 0, Step::Decide(decision));
        }
        for pilot in &data.pilots {
            timeline.pilot(data, pilot);
        }
        timeline.add(-90, 9, 0, Step::People(PeopleAct::SaveSearches));
        timeline.add(-61, 14, 30, Step::People(PeopleAct::TeachAWord));
        timeline.add(-40, 10, 0, Step::People(PeopleAct::TakeIn));
        timeline.add(-12, 9, 30, Step::People(PeopleAct::Rely));
        timeline.add(-5, 15, 20, Step::People(PeopleAct::LeaveWaiting));
        // Acts of one instant keep the order in which they were added.
        timeline.steps.sort_by_key(|(at, _)| *at);
        timeline
    }

    fn add(&mut self, day: i64, hour: i64, minute: i64, step: Step<'a>) {
        self.steps.push((at(day, hour, minute), step));
    }

    fn order(&mut self, order: &'a Order) {
        for (name, act, hour) in [
            ("created", OrderAct::Create, 8),
            ("proposed", OrderAct::Propose, 9),
            ("submitted_for_vetting", OrderAct::SubmitForVetting, 9),
            ("endorsed", OrderAct::Endorse, 10),
            ("returned", OrderAct::Return, 10),
            ("declined", OrderAct::Decline, 10),
            ("withdrawn", OrderAct::Withdraw, 10),
            ("approved", OrderAct::Approve, 10),
            ("published", OrderAct::Publish, 10),
            ("cancelled", OrderAct::Cancel, 10),
            ("closes", OrderAct::Close, 17),
            ("opened", OrderAct::Open, 8),
            ("closed_without_award", OrderAct::CloseWithoutAward, 9),
        ] {
            if let Some(day) = order.days.get(name) {
                // What lies ahead of the demonstration's own day has not happened.
                if act == OrderAct::Close && (*day >= 0 || order.days.contains_key("cancelled")) {
                    continue;
                }
                self.add(*day, hour, 5, Step::Order(order, act));
            }
        }
    }

    fn matching(&mut self, matching: &'a Matching) {
        let first = matching.invitations.iter().map(|invitation| invitation.invited_day).min();
        let Some(first) = first else { return };
        self.add(first, 13, 0, Step::Match(matching));
        for invitation in &matching.invitations {
            self.add(invitation.invited_day, 13, 30, Step::Invite(matching, invitation));
            if let Some(day) = invitation.answered_day {
                self.add(day, 13, 45, Step::Answer(matching, invitation));
            }
        }
    }

    fn council(&mut self, data: &'a Data, council: &'a Council) {
        let Some(order) = data.orders.iter().find(|order| order.key == council.challenge) else {
            return;
        };
        let day = |name: &str| order.days.get(name).copied();
        let opened = day("opened").unwrap_or_default();
        let (constituted, scoring, meeting) = match council.kind {
            CouncilKind::Selection => (
                day("council_constituted").unwrap_or(opened + 4),
                day("scoring_started").unwrap_or(opened + 8),
                day("meeting").unwrap_or(opened + 14),
            ),
            CouncilKind::Acceptance => {
                let constituted = day("acceptance_constituted").unwrap_or_default();
                (constituted, constituted + 3, day("acceptance_meeting").unwrap_or_default())
            }
        };
        let held = council.meeting.as_ref().map_or(meeting, |meeting| meeting.held_day);
        for (stage, day, hour) in [
            (CouncilStage::Forming, constituted - 1, 9),
            (CouncilStage::Constituted, constituted, 9),
            (CouncilStage::Scoring, scoring, 9),
            (CouncilStage::Meeting, held, 8),
            (CouncilStage::Concluded, held, 15),
        ] {
            if stage <= council.stage {
                self.add(day, hour, 20, Step::Council(council, stage));
            }
        }
    }

    fn pilot(&mut self, data: &'a Data, pilot: &'a Pilot) {
        let mut add = |day: i64, hour: i64, act: PilotAct<'a>| {
            self.add(day, hour, 40, Step::Pilot(pilot, act));
        };
        add(pilot.agreement.signed_day, 9, PilotAct::Sign);
        add(pilot.pilot.starts_day, 8, PilotAct::Start);
        for (index, milestone) in pilot.milestones.iter().enumerate() {
            if let Some(day) = milestone.done_day {
                add(day, 16, PilotAct::Milestone(index, milestone));
            }
        }
        for measurement in &pilot.measurements {
            add(measurement.day, 16, PilotAct::Measure(measurement));
        }
        for report in &pilot.reports {
            add(report.period_end_day, 17, PilotAct::Report(report));
        }
        let order = data.orders.iter().find(|order| order.key == pilot.challenge);
        if let Some(day) = order.and_then(|order| order.days.get("sent_to_acceptance")) {
            add(*day, 18, PilotAct::SendToAcceptance);
        }
        if let Some(acceptance) = &pilot.acceptance {
            add(acceptance.accepted_day, 16, PilotAct::Accept);
        }
        if let Some(paper) = &pilot.recognition {
            add(paper.day, 16, PilotAct::Recognise(paper));
        }
        if let Some(paper) = &pilot.follow_up {
            add(paper.day, 16, PilotAct::FollowUp(paper));
        }
        for deployment in &pilot.deployments {
            add(deployment.started_day, 17, PilotAct::Deploy(deployment));
        }
    }
}
