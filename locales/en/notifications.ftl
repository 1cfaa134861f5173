# One line for each notification in the workspace, named like the mails, with the same parameters.

notification-challenge_proposed = { $organisation } proposes the challenge “{ $title }” ({ $code }).
notification-challenge_returned = { $by } has returned the challenge “{ $title }” ({ $code }) for changes.
notification-challenge_decided = { $outcome ->
    [approved] { $by } has approved the challenge “{ $title }” ({ $code }).
   *[declined] { $by } has declined the challenge “{ $title }” ({ $code }).
}
notification-challenge_cancelled = { $by } has cancelled the challenge “{ $title }” ({ $code }).
notification-challenge_unanswered = “{ $title }” ({ $code }) has ended: no submission was received.
notification-challenge_withdrawn = { $organisation } has withdrawn the challenge “{ $title }” ({ $code }).
notification-challenge_published = { $organisation } takes submissions to “{ $title }” ({ $code }) until { $closes_at }.
notification-invitation_sent = { $by } invites { $organisation } to the challenge “{ $title }” ({ $code }).
notification-invitation_reminder = { $by } reminds you: { $organisation } has not answered the invitation to { $code }.
notification-invitation_answered = { $outcome ->
    [accepted] { $organisation } accepts the invitation to { $code }.
   *[declined] { $organisation } declines the invitation to { $code }.
}
notification-submission_receipt = Submission { $submission_code } was received at { $sent_at }.
notification-submission_withdrawn = Submission { $submission_code } was withdrawn at { $withdrawn_at }.
notification-seal_broken = { $by } has read your submission { $submission_code } before its opening. The mail and the page of the submission say why.
notification-submission_screened = Submission { $submission_code } was screened out: { $reason }
notification-deadline_extended = “{ $title }” ({ $code }) has a new deadline: { $closes_at }.
notification-submissions_opened = { $count ->
    [one] One submission to “{ $title }” ({ $code }) has been opened.
   *[other] { $count } submissions to “{ $title }” ({ $code }) have been opened.
}
notification-council_appointed = { $council_kind ->
    [acceptance] { $by } appoints you to the acceptance council of { $code }.
   *[selection] { $by } appoints you to the selection council of { $code }.
}
notification-conflict_declared = { $person } has declared a conflict of interest and left the council of { $code }.
notification-scoring_started = { $count ->
    [one] Scoring of { $code } has started: you have one sheet.
   *[other] Scoring of { $code } has started: you have { $count } sheets.
}
notification-council_concluded = The council of “{ $title }” ({ $code }) has made its recommendation.
notification-council_dissolved = { $council_kind ->
    [acceptance] The acceptance council of { $code } has been dissolved.
   *[selection] The selection council of { $code } has been dissolved.
}
notification-council_member_removed = { $council_kind ->
    [acceptance] You no longer sit on the acceptance council of { $code }.
   *[selection] You no longer sit on the selection council of { $code }.
}
notification-decision_recorded = { $outcome ->
    [awarded] Decided: the submission of { $organisation } to “{ $title }” ({ $code }) has been selected.
   *[no_award] Decided: no submission to “{ $title }” ({ $code }) has been selected.
}
notification-decision_announced = { $outcome ->
    [awarded] The submission of { $organisation } to “{ $title }” ({ $code }) has been selected.
    [not_selected] The submission of { $organisation } to “{ $title }” ({ $code }) has not been selected.
    [award_ended] The selection of { $organisation } for “{ $title }” ({ $code }) no longer holds.
   *[no_award] “{ $title }” ({ $code }) ended without a selection.
}
notification-agreement_to_sign = The agreement “{ $agreement }” waits for the signature of { $organisation }.
notification-agreement_signed = All parties have signed the agreement “{ $agreement }”.
notification-agreement_revised = { $by } took back the signatures under “{ $agreement }” to change it.
notification-agreement_terminated = { $by } ended the agreement “{ $agreement }”.
notification-pilot_paused = { $by } paused the pilot for “{ $title }” ({ $code }): { $reason }
notification-pilot_resumed = The pilot for “{ $title }” ({ $code }) goes on.
notification-pilot_terminated = { $by } ended the pilot for “{ $title }” ({ $code }).
notification-pilot_started = The pilot of “{ $title }” ({ $code }) starts on { $starts_on }.
notification-milestone_due = The milestone “{ $milestone }” of { $code } is due on { $due_on }.
notification-acceptance_due = The pilot of “{ $title }” ({ $code }) waits for acceptance.
notification-pilot_graded = { $grade ->
    [excellent] The pilot of “{ $title }” ({ $code }) was graded excellent.
    [pass] The pilot of “{ $title }” ({ $code }) was graded pass.
   *[fail] The pilot of “{ $title }” ({ $code }) was graded fail.
}
notification-result_recognised = { $by } has recognised the result of “{ $title }” ({ $code }).
notification-deployment_decided = { $outcome ->
    [adopt] The result of “{ $title }” ({ $code }) is adopted.
    [scale] The result of “{ $title }” ({ $code }) is scaled.
    [extend] The pilot of “{ $title }” ({ $code }) is extended.
   *[stop] “{ $title }” ({ $code }) stops after the pilot.
}
notification-verification_requested = { $organisation } asks to be verified.
notification-verification_decided = { $outcome ->
    [verified] { $by } has verified { $organisation }.
    [refused] { $by } could not verify { $organisation }.
    [relied_on] { $by } relies on the verification of { $organisation }.
   *[revoked] { $by } has revoked the verification of { $organisation }.
}
notification-member_added = { $by } has added you to { $organisation }.
notification-member_invited = { $by } invites you to join { $organisation }.
notification-membership_asked = { $person } asks to join { $organisation }.
notification-membership_declined = { $by } has not taken you into { $organisation }.
notification-member_joined = { $person } has joined { $organisation } by a mail address there.
notification-joining_answered = { $outcome ->
    [accepted] { $person } has accepted what { $organisation } offered.
   *[declined] { $person } has declined what { $organisation } offered.
}
notification-ownership_offered = { $by } wants to hand { $organisation } over to you.
notification-member_role_changed = { $by } has changed your role in { $organisation }.
notification-member_removed = { $by } has removed you from { $organisation }.
notification-domain_decided = { $outcome ->
    [confirmed] { $by } confirms that the domain { $domain } is of { $organisation }.
   *[refused] { $by } does not confirm that the domain { $domain } is of { $organisation }.
}
notification-organisation_merged = { $outcome ->
    [merged] { $by } has made { $organisation } part of { $whole }.
   *[separated] { $by } has taken { $organisation } out of { $whole }.
}
notification-account_confirm = Confirm your account by the link in the mail.
notification-alert_found = { $count } new: { $name }
notification-account_exists = Somebody has entered your address to register; you have an account already.
notification-password_reset = A new password was asked for your account.
notification-password_changed = Your password was changed at { $changed_at }.
notification-email_change_new = Confirm your new address { $new_email } by the link in the mail.
notification-email_change_old = Your address is to be changed to { $new_email }.
notification-email_changed = Your address was changed to { $new_email } at { $changed_at }.
notification-new_sign_in = Sign-in from a new device at { $signed_in_at } ({ $address }).
notification-session_family_revoked = A session was ended to protect you at { $ended_at }.
notification-second_factor_changed = { $outcome ->
    [on] Two-step sign-in was turned on at { $changed_at }.
    [off] Two-step sign-in was turned off at { $changed_at }.
   *[codes] New recovery codes were made at { $changed_at }.
}
notification-account_changed = { $outcome ->
    [suspended] The account was suspended at { $changed_at }: { $reason }
    [still_suspended] The account has been suspended since { $changed_at }: { $reason }
    [restored] The account was opened again at { $changed_at }: { $reason }
    [sessions_ended] All sessions were ended at { $changed_at }: { $reason }
    [second_factor_reset] Two-step sign-in was removed at { $changed_at }: { $reason }
   *[parts] The roles of the account changed at { $changed_at }: { $reason }
}
notification-data_request_received = { $request ->
    [correction] Your request to correct your data came in at { $received_at }; to be confirmed by { $acknowledge_on }, answered by { $due_on }.
    [erasure] Your request to erase your data came in at { $received_at }; to be confirmed by { $acknowledge_on }, answered by { $due_on }.
    [restriction] Your request to restrict the use of your data came in at { $received_at }; to be confirmed by { $acknowledge_on }, answered by { $due_on }.
   *[objection] Your objection to the use of your data came in at { $received_at }; to be confirmed by { $acknowledge_on }, answered by { $due_on }.
}
notification-data_request_filed = { $request ->
    [correction] A request to correct personal data: to be confirmed by { $acknowledge_on }, answered by { $due_on }.
    [erasure] A request to erase personal data: to be confirmed by { $acknowledge_on }, answered by { $due_on }.
    [restriction] A request to restrict the use of personal data: to be confirmed by { $acknowledge_on }, answered by { $due_on }.
   *[objection] An objection to the use of personal data: to be confirmed by { $acknowledge_on }, answered by { $due_on }.
}
notification-data_request_answered = { $outcome ->
    [acknowledged] Your request about personal data is being dealt with; you get an answer by { $due_on }.
    [extended] Your request about personal data takes longer; you get an answer by { $due_on }.
    [completed] Your request about personal data has been carried out.
   *[refused] Your request about personal data was refused; see the reasons.
}
notification-data_erased = Personal data were erased at { $erased_at }.
