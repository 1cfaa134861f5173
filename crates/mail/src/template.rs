//! The mails there are and what each must be told.

use nhipcau_domain::{locale::Locale, text_enum};

/// The four files of one mail.
struct Sources {
    subject_vi: &'static str,
    subject_en: &'static str,
    body_vi: &'static str,
    body_en: &'static str,
}

macro_rules! templates {
    ($($(#[$meta:meta])* $variant:ident = $name:literal needs [$($needed:literal),*]),+ $(,)?) => {
        text_enum! {
            /// A mail, and a notification of the same name in the workspace.
            ///
            /// Each variant names the parameters it must be given; those in brackets may be
            /// absent. Names and titles are `{vi, en}`, names ending in `_at` RFC 3339, in `_on`
            /// days.
            pub enum Template {
                $($(#[$meta])* $variant = $name,)+
            }
        }

        impl Template {
            /// The parameters it must be given.
            pub const fn needs(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($needed),*],)+ }
            }

            const fn sources(self) -> Sources {
                match self {
                    $(Self::$variant => Sources {
                        subject_vi: include_str!(concat!("../templates/", $name, "/subject.vi")),
                        subject_en: include_str!(concat!("../templates/", $name, "/subject.en")),
                        body_vi: include_str!(concat!("../templates/", $name, "/body.vi")),
                        body_en: include_str!(concat!("../templates/", $name, "/body.en")),
                    },)+
                }
            }
        }
    };
}

templates! {
    /// A unit has proposed a challenge; to the orderer's approvers. `organisation` proposes.
    ChallengeProposed = "challenge_proposed" needs ["code", "title", "organisation"],
    /// Sent back for changes; to the author's people. `by` is the office.
    ChallengeReturned = "challenge_returned" needs ["code", "title", "by", "reason"],
    /// `outcome` `approved` or `declined`; [`reason`] when declined.
    ChallengeDecided = "challenge_decided" needs ["code", "title", "by", "outcome"],
    /// To the parties, to those who were invited or had begun to answer; `by` cancels.
    ChallengeCancelled = "challenge_cancelled" needs ["code", "title", "by", "reason"],
    /// The deadline passed and nothing was sent; to the parties and those who meant to answer.
    ChallengeUnanswered = "challenge_unanswered" needs ["code", "title", "by", "reason"],
    /// To the offices that had it on their desk; `organisation` proposed it.
    ChallengeWithdrawn = "challenge_withdrawn" needs ["code", "title", "organisation", "reason"],
    /// To followers and those invited. `organisation` orders.
    ChallengePublished = "challenge_published" needs ["code", "title", "organisation", "closes_at"],
    /// To the people of `organisation`; `by` is the broker, [`message`] its words.
    InvitationSent = "invitation_sent" needs ["code", "title", "organisation", "by", "closes_at"],
    /// Nobody has answered it; to the people of `organisation`. `by` is the broker.
    InvitationReminder = "invitation_reminder" needs
        ["code", "title", "organisation", "by", "sent_on", "closes_at"],
    /// To the broker; `outcome` `accepted` or `declined`, [`reason`].
    InvitationAnswered = "invitation_answered" needs ["code", "title", "organisation", "outcome"],
    /// To the editors of the submission.
    SubmissionReceipt = "submission_receipt" needs
        ["code", "title", "organisation", "submission_code", "sent_at", "content_hash", "closes_at"],
    /// To the editors of the submission.
    SubmissionWithdrawn = "submission_withdrawn" needs
        ["code", "title", "organisation", "submission_code", "withdrawn_at"],
    /// Read before its opening; to the editors of the submission. `by` is the office, `person` a name.
    SealBroken = "seal_broken" needs
        ["code", "title", "organisation", "submission_code", "by", "person", "reason", "read_at"],
    /// Screened out, with reasons; to the editors of the submission.
    SubmissionScreened = "submission_screened" needs
        ["code", "title", "organisation", "submission_code", "by", "reason"],
    /// To followers and everybody who started. `organisation` orders.
    DeadlineExtended = "deadline_extended" needs
        ["code", "title", "organisation", "closes_at", "reason"],
    /// To the orderer, the broker and those who sent; `count` submissions.
    SubmissionsOpened = "submissions_opened" needs ["code", "title", "opened_at", "count"],
    /// To each member; `council_kind` `selection` or `acceptance`, `role` as in the council.
    CouncilAppointed = "council_appointed" needs ["code", "title", "by", "council_kind", "role"],
    /// To the broker; `person` is a name.
    ConflictDeclared = "conflict_declared" needs ["code", "title", "person", "council_kind"],
    /// To each member; `count` sheets to fill, [`meeting_on`].
    ScoringStarted = "scoring_started" needs ["code", "title", "council_kind", "count"],
    /// To the orderer and the broker.
    CouncilConcluded = "council_concluded" needs ["code", "title", "council_kind"],
    /// To its members, and to the orderer and the broker.
    CouncilDissolved = "council_dissolved" needs ["code", "title", "council_kind", "reason"],
    /// To a member whom the broker has taken off the list again.
    CouncilMemberRemoved = "council_member_removed" needs ["code", "title", "by", "council_kind"],
    /// To the offices that are party to the challenge; `organisation` has won, where one has;
    /// `outcome`: `awarded`, `no_award`.
    DecisionRecorded = "decision_recorded" needs
        ["code", "title", "organisation", "by", "number", "decided_on", "outcome"],
    /// To the solvers, each with its `outcome`: `awarded`, `not_selected`, `no_award`, `nothing_judged`
    /// (every submission was screened out), `award_ended` (the winner withdrew).
    DecisionAnnounced = "decision_announced" needs
        ["code", "title", "organisation", "by", "number", "decided_on", "outcome"],
    /// To those who sign for `organisation`; `agreement` is its title.
    AgreementToSign = "agreement_to_sign" needs ["code", "title", "organisation", "agreement"],
    /// To all parties.
    AgreementSigned = "agreement_signed" needs ["code", "title", "agreement", "signed_at"],
    /// The signatures so far are taken back; to both parties and the broker. `by` takes them back.
    AgreementRevised = "agreement_revised" needs ["code", "title", "agreement", "by", "reason"],
    /// Ended before its term, or given up unsigned; to both parties and the broker.
    AgreementTerminated = "agreement_terminated" needs
        ["code", "title", "agreement", "by", "reason"],
    /// To all parties; `organisation` is the solver.
    PilotStarted = "pilot_started" needs ["code", "title", "organisation", "starts_on", "ends_on"],
    /// Halted; to all parties at once. `organisation` is the solver, `by` halts.
    PilotPaused = "pilot_paused" needs ["code", "title", "organisation", "by", "reason"],
    /// Set going again; to all parties. `organisation` is the solver.
    PilotResumed = "pilot_resumed" needs ["code", "title", "organisation", "by"],
    /// Ended before it was graded; to all parties. `organisation` is the solver.
    PilotTerminated = "pilot_terminated" needs ["code", "title", "organisation", "by", "reason"],
    /// To the solver's people; `milestone` is its title.
    MilestoneDue = "milestone_due" needs ["code", "title", "milestone", "due_on"],
    /// To the broker; `organisation` is the solver.
    AcceptanceDue = "acceptance_due" needs ["code", "title", "organisation"],
    /// To all parties; `grade` `excellent`, `pass` or `fail`.
    PilotGraded = "pilot_graded" needs ["code", "title", "organisation", "grade"],
    /// To all parties; `by` recognises.
    ResultRecognised = "result_recognised" needs
        ["code", "title", "organisation", "by", "number", "decided_on"],
    /// To all parties and followers; `outcome` `adopt`, `scale`, `extend`, `stop`, [`reason`].
    DeploymentDecided = "deployment_decided" needs
        ["code", "title", "by", "number", "decided_on", "outcome"],
    /// To the broker.
    VerificationRequested = "verification_requested" needs ["organisation"],
    /// To the organisation's people; `outcome` `verified`, `refused`, `revoked`, `relied_on`;
    /// [`reason`], [`valid_until_on`].
    VerificationDecided = "verification_decided" needs ["organisation", "by", "outcome"],
    /// To the new member; `by` is a person's name.
    MemberAdded = "member_added" needs ["organisation", "by", "role"],
    /// To an address; `by` is a person's name.
    MemberInvited = "member_invited" needs ["organisation", "by", "role"],
    /// To those who bind the organisation; `person` is a name.
    MembershipAsked = "membership_asked" needs ["organisation", "person"],
    /// To who asked to be taken in; `by` is a person's name.
    MembershipDeclined = "membership_declined" needs ["organisation", "by", "reason"],
    /// Somebody came in by the organisation's mail `domain`; to those who bind it.
    MemberJoined = "member_joined" needs ["organisation", "person", "role", "domain"],
    /// To those who bind the organisation; `way` `invitation` or `ownership`, `outcome` `accepted`
    /// or `declined`.
    JoiningAnswered = "joining_answered" needs ["organisation", "person", "way", "outcome"],
    /// To the member; `by` is the name of who hands it over.
    OwnershipOffered = "ownership_offered" needs ["organisation", "by"],
    /// To the member; `by` is a person's name.
    MemberRoleChanged = "member_role_changed" needs ["organisation", "by", "role"],
    /// To who was a member; `by` is a person's name.
    MemberRemoved = "member_removed" needs ["organisation", "by"],
    /// To those who bind the organisation; `by` is a broker, `outcome` `confirmed` or `refused`,
    /// [`reason`].
    DomainDecided = "domain_decided" needs ["organisation", "domain", "by", "outcome"],
    /// To those who bind either; `by` is a broker, `outcome` `merged` or `separated`.
    OrganisationMerged = "organisation_merged" needs
        ["organisation", "whole", "by", "reason", "outcome"],
    /// To an address somebody has registered with; `link_id` names its link.
    AccountConfirm = "account_confirm" needs [],
    /// To the owner of an address that somebody has registered with, or wants to change to.
    AccountExists = "account_exists" needs [],
    /// To the owner of an account; `link_id` names its link.
    PasswordReset = "password_reset" needs [],
    /// To the owner of an account.
    PasswordChanged = "password_changed" needs ["changed_at"],
    /// To the address an account is to have; `link_id` names its link.
    EmailChangeNew = "email_change_new" needs ["new_email"],
    /// To the address an account has; `link_id` names its link.
    EmailChangeOld = "email_change_old" needs ["new_email"],
    /// To both addresses.
    EmailChanged = "email_changed" needs ["new_email", "changed_at"],
    /// A device that was not seen before; [`user_agent`].
    NewSignIn = "new_sign_in" needs ["signed_in_at", "address"],
    /// A refresh token came twice; [`user_agent`].
    SessionFamilyRevoked = "session_family_revoked" needs ["ended_at", "address"],
    /// `outcome` `on`, `off`, `codes`.
    SecondFactorChanged = "second_factor_changed" needs ["outcome", "changed_at"],
    /// An operator has done something to the account: `outcome` `suspended`, `restored`, `parts`,
    /// `sessions_ended`, `second_factor_reset`, and `still_suspended` at a sign-in.
    AccountChanged = "account_changed" needs ["outcome", "reason", "changed_at"],
    /// Receipt of a request about one's data; `request` is its kind.
    DataRequestReceived = "data_request_received" needs
        ["request", "received_at", "acknowledge_on", "due_on"],
    /// To the operators; `request` is its kind.
    DataRequestFiled = "data_request_filed" needs ["request", "acknowledge_on", "due_on"],
    /// To the person; `outcome` `acknowledged`, `extended`, `completed`, `refused`; [`reason`].
    DataRequestAnswered = "data_request_answered" needs ["request", "outcome", "due_on"],
    /// To whom saved what it matches; `name` names the saved searches, `groups` lists each with its `id`,
    /// `name`, `page`, `stop`, `entries` (`title`, `page`, [`code`], [`organisation`], [`closes_at`])
    /// and how many `more` there are; `count` entries in all.
    AlertFound = "alert_found" needs ["count", "name", "groups"],
    /// The last mail to somebody whose data were erased; [`reason`], [`papers_until_on`].
    DataErased = "data_erased" needs ["erased_at"],
}

impl Template {
    /// Subject and body in a language.
    pub(crate) const fn source(self, locale: Locale) -> (&'static str, &'static str) {
        let sources = self.sources();
        match locale {
            Locale::Vi => (sources.subject_vi, sources.body_vi),
            Locale::En => (sources.subject_en, sources.body_en),
        }
    }

    /// Whether it tells that somebody answers a call, which until the opening is nobody's to know
    /// but its reader's – not even the operator's who looks after the mails.
    pub const fn is_sealed(self) -> bool {
        matches!(
            self,
            Self::SubmissionReceipt
                | Self::SubmissionWithdrawn
                | Self::SealBroken
                | Self::DeadlineExtended
                | Self::ChallengeCancelled
                | Self::ChallengeUnanswered
        )
    }

    /// Whether it is about somebody's account or what they look for, and so nobody's but its reader's.
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::AccountConfirm
                | Self::AccountExists
                | Self::PasswordReset
                | Self::PasswordChanged
                | Self::EmailChangeNew
                | Self::EmailChangeOld
                | Self::EmailChanged
                | Self::NewSignIn
                | Self::SessionFamilyRevoked
                | Self::SecondFactorChanged
                | Self::AccountChanged
                | Self::AlertFound
                | Self::DataRequestReceived
                | Self::DataRequestAnswered
                | Self::DataErased
        )
    }

    /// Whether it asks nothing of its readers and is no notice of a procedure: it goes to those who
    /// agreed to such mails, and everybody finds the same in the workspace. All others tell of a duty,
    /// a deadline, a decision about the reader, or the reader's account.
    pub const fn is_courtesy(self) -> bool {
        matches!(self, Self::ChallengePublished | Self::InvitationAnswered)
    }

    /// Whether it is the last mail somebody gets: once it has left, the address is forgotten.
    pub const fn is_farewell(self) -> bool {
        matches!(self, Self::DataErased)
    }

    /// Whether people get it because they follow or have saved something, so that it must say how to stop it.
    /// Everything else is part of a procedure and cannot be declined.
    pub const fn is_subscription(self) -> bool {
        matches!(
            self,
            Self::ChallengePublished
                | Self::DeadlineExtended
                | Self::DeploymentDecided
                | Self::AlertFound
        )
    }
}
