# What the server says when something is wrong. `error-<code>` is the title, its attribute
# `.detail` says how to mend it. `field-<code>` says what is wrong with one field,
# `blocked-<code>` why a step is not possible yet, `missing-<code>` what a document still lacks.
# Codes are kept as they stand in the program.

## The whole request

error-not_found = Not found
    .detail = This does not exist, or your account may not see it.
error-method_not_allowed = Method not supported
    .detail = This address does not take the kind of request that was sent.
error-conflict = A change happened at the same time
    .detail = Somebody else has just changed the same thing. Reload and try again.
error-stale_version = There is a newer version
    .detail = Somebody changed this after you opened it. Look at the new version, then save your part again.
error-precondition_required = The version is missing
    .detail = A change must carry the header If-Match with the version you have read.
error-forbidden = You may not do this
    .detail = Your role does not allow this step.
error-not_a_member = You do not belong to this organisation
    .detail = You act in the name of an organisation that you are no member of. Choose again.
error-last_owner = The organisation needs somebody who binds it
    .detail = This is the last one who does. Hand the organisation on to somebody else first.
error-unauthenticated = Please sign in
    .detail = Sign in to go on. What you are writing is kept.
error-invalid_credentials = Sign-in failed
    .detail = The e-mail address or the password is not right.
error-session_expired = Your session has ended
    .detail = Sign in again. What you are writing is kept.
error-second_factor_needed = A code is needed
    .detail = Enter the six digits your telephone shows, or a recovery code.
error-second_factor_wrong = The code is not right
    .detail = It is wrong, too old, or was used before. Wait for the next one on your telephone, or use a recovery code.
error-second_factor_required = Your role demands two-step sign-in
    .detail = Turn it on on the security page, then go on. As long as a role demands it, it cannot be turned off.
error-second_factor_off = Two-step sign-in is off
    .detail = Turn it on first.
error-second_factor_not_begun = Turning on two-step sign-in has not been begun
    .detail = Begin again to get a new secret for your telephone.
error-invalid = Some entries are not right
    .detail = Correct the fields that are pointed out and send again.
error-malformed_json = The content could not be read
    .detail = The body of the request is not well-formed JSON.
error-malformed_parameter = A parameter is malformed
    .detail = A parameter in the address could not be read. Check the address or the filters.
error-payload_too_large = Too much content
    .detail = One request may not exceed { $limit }.
error-header_too_large = The head of the request is too large
    .detail = Shorten the address or clear the site's cookies, then try again.
error-unsupported_media_type = This type of content is not accepted
    .detail = The server does not take this type of data or file.
error-wrong_status = Not possible in this status
    .detail = This step is no longer, or not yet, possible in the present status. Reload to see the new one.
error-blocked = Not possible yet
    .detail = A condition must be met before this step.
error-reason_required = Reasons are required
    .detail = This step needs written reasons.
error-idempotency_key_reused = Idempotency key already used
    .detail = This Idempotency-Key came with a different request before. Use a new one.
error-idempotency_in_progress = The request is being processed
    .detail = A request with the same Idempotency-Key is still running. Wait a moment and try again.
error-deadline_passed = The deadline has passed
    .detail = The time for submissions is over; nothing more is accepted.
error-too_many_requests = Too many requests
    .detail = Wait a moment and try again.
error-unavailable = Temporarily unavailable
    .detail = Try again in a few minutes. What you are writing is kept.
error-internal = Something went wrong
    .detail = The error has been recorded. If it comes back, tell support the request number.
error-demo_only = Only in the demonstration
    .detail = This works only while the system runs in demonstration mode.
error-too_late = Too late
    .detail = This step had to be done before the time that was set.
error-duplicate = Already there
    .detail = A record like this exists already.
error-consent_text_changed = The text has a newer version
    .detail = Read the present one and decide again. Nothing has been recorded.
error-data_request_open = A request of this kind is open
    .detail = Wait for its answer, or take it back and make a new one.
error-too_many_saved_searches = There are as many saved searches as one person may keep
    .detail = One person keeps 50 saved searches at most. Delete one, then save this one again.
error-last_operator = Nobody would run the system
    .detail = This is the last operator. Make somebody else an operator first.
error-account_erased = The account has been erased
    .detail = This person's data were erased at their request; nothing can be changed any more.
# Added to the detail of an error that stopped an import.
import-stopped = Everything up to line { $line } was dealt with; run the import again from the line after it.

## One field

field-measure_key = The key of a measure starts with a small unaccented letter, then small letters, digits, “-” or “_”, { $limit } characters at most.
field-required = This must be filled in.
field-too_long = { $limit ->
    [one] At most { $limit } character.
   *[other] At most { $limit } characters.
}
field-too_short = { $limit ->
    [one] At least { $limit } character.
   *[other] At least { $limit } characters.
}
field-too_many = { $limit ->
    [one] At most { $limit } entry.
   *[other] At most { $limit } entries.
}
field-unknown_field = This field does not belong here.
field-object_expected = A JSON object is expected.
field-email = This is not an e-mail address such as name@office.vn.
field-number = Enter a number.
field-trl = The technology readiness level is a number from 1 to 9.
field-below_minimum = This may not be less than the minimum given.
field-out_of_range = This must lie between { $low } and { $high }.
field-negative = This may not be negative.
field-currency_differs = Both amounts must be in the same currency.
field-target_not_better = The target must be better than the baseline in the chosen direction.
field-unknown_value = This value is not in the list.
field-needs_identification_council = This rule set demands an identification council, which cannot be formed here yet. Please choose another one.
field-unknown_reference = What this refers to was not found.
field-too_weak = This password is easy to guess. Use a phrase of several words that have nothing to do with you.
field-link_invalid = The link is wrong, was used before, or is too old. Ask for a new one.
field-wrong_password = The present password is not right.
field-wrong_code = The code is wrong, too old, or was used before.
field-same_password = The new password must differ from the present one.
field-same_email = This is your address already.
field-parent_of_itself = This organisation cannot belong to itself, directly or through others.
field-taken = Somebody already uses this value.
field-nul_character = The text holds the null character (U+0000). Please remove it.
field-invalid_type = This is the wrong type of value.
field-in_past = This must be a time in the future.
field-not_before = This must come after the start.
field-duplicate = This repeats another entry.
field-file_type = This kind of file is not taken. The kinds taken: { $types }.
field-laid_up_by_signer = Under the rule set, whoever lays a paper up does not put it on record. Choose one that somebody else uploaded, or let another who signs for the office do it.
field-file_of_another_party = Another party uploaded this file. Upload your own organisation's paper.
field-file_signed_before = Another decision rests on this file. Upload the paper of this decision.
field-fixed_at_import = This was settled by the first import; importing again cannot change it.
field-not_importable = This kind of record cannot be imported: an agreement rests on an award and is signed by its two parties.
field-end_before_start = The end must come after the start.
field-in_future = This may not be a day in the future.
field-language = A language code is two or three small letters, such as vi or en.
field-unknown = The challenge has no such entry.
field-not_here = This is not filled in here.
field-not_a_candidate = This submission is not among those that were judged.
field-not_next_in_rank = The successor is the submission in reserve that is next in rank.
field-not_after_this_result = This cannot be decided after this result.
field-not_ranked_first = Only the first in rank that passed can be recommended.
field-winner_or_none = Choose one submission or none of them, not both.
field-not_computed_grade = The grade must be the one the sheets lead to: { $grade }.
field-not_a_choice = Choose one of: { $choices }.
field-not_a_step = Points go in steps of { $step }.
field-comment_demanded = This criterion needs a comment.
field-departure_needs_reasons = A decision that departs from the recommendation needs reasons.
field-too_early = This may not be before { $earliest }.
field-recused = This person has left the council because of a conflict of interest.
field-runs_the_call = This council judges without names: the person works in an office that runs this call and would read the names there.
field-has_read_names = This council judges without names: the person has already read submissions of this call with their names.
field-seat_fixed = The council is at work: this person keeps the seat and whom they speak for.
field-no_vacant_seat = The council is at work: only a vacant seat in this part can be taken.
field-members_stay = The council is at work: everybody else stays ({ $count } missing from the list).
field-not_announced = This is not the rule set that was published with the challenge.
field-votes_total = The votes add up to { $count }, but { $present } were present.
field-already_member = This person is a member already.
field-already_invited = This person has been invited and has not answered yet.
field-binds_already = This person binds the organisation already.
field-domain = This is not a domain; for example: hospital.vn.
field-public_domain = Anybody can get an address there, so it is no organisation's own.
field-ror = This is not a ROR id: nine characters, the first 0, the last two check digits. For example: 03yrm5c26.
field-only_at_home = A province is chosen for organisations in Viet Nam only.
field-part_of_itself = An organisation cannot become part of itself.
field-another_sort = A public office and a solver cannot be one.
field-merged = This organisation has become part of another one. Choose that one.
# The thesaurus: `term` is what the concept is called, `other` what the other one is.
field-concept_id = “{ $term }”: an id begins with “nc:”, and then holds lower-case letters, digits and hyphens only.
field-concept_type = “{ $term }”: only members of the type Concept are taken.
field-concept_unknown = “{ $term }”: the concept it is linked to, “{ $other }”, is not in the thesaurus, or is this one itself.
field-concept_broader_already = “{ $term }”: “{ $other }” is a broader concept already and need not be related as well.
field-concept_loose = “{ $term }”: at least one broader or narrower concept is needed.
field-concept_circle = “{ $term }”: its broader concepts lead back to it.
field-concept_word = “{ $term }”: the word “{ $word }” needs at least two characters, and no white space around it.
field-concept_word_claimed = “{ $term }”: “{ $word }” is a name of the concept “{ $other }” already.
field-concept_abbreviation_is_word = “{ $term }”: the abbreviation “{ $word }” is also a name of the concept “{ $other }”.
field-concept_capitals = “{ $term }”: the abbreviation “{ $word }” is also the word “{ $written }”. Choose “only in capitals”.
field-nothing_changes = What was sent is just as the thesaurus in force; there is nothing to publish.
field-not_a_thesaurus = The file cannot be read: a JSON-LD document is needed whose “@graph” is a list of concepts, as the one exported here.
field-not_a_concept = This concept cannot be read: { $detail }.
field-too_many_differ = { $count } concepts differ from the thesaurus in force; { $limit } at most are taken at once. Please divide the file.

## Why a step is not possible yet

blocked-data-request-extended = The time has been extended once already.
blocked-erasure-last-operator = This is the last operator of the system. Make somebody else an operator first.
blocked-erasure-binds-alone = Nobody but this person represents { $organisation }. Hand that over to somebody else first.
blocked-erasure-council-at-work = { $count ->
    [one] This person is a member of a council that is at work.
   *[other] This person is a member of { $count } councils that are at work.
}
blocked-erasure-submissions-alone = { $organisation } has submissions under way on which nobody but this person works. Add somebody or withdraw them first.
blocked-challenge-incomplete = { $count ->
    [one] One required entry of the challenge is still missing.
   *[other] { $count } required entries of the challenge are still missing.
}
blocked-agreement-signer-prepared = Under the rule set, whoever wrote in an agreement does not sign it for the office. Let another who signs for the office take this step.
blocked-signer-prepared = Under the rule set, who has written in an order does not sign it. Let another who signs for the office take this step.
blocked-needs-identification-council = The rule set in force asks for the identification council before approval.
blocked-deadline-missing = Choose a deadline for submissions.
blocked-deadline-in-past = The deadline must lie in the future.
blocked-deadline-not-later = The new deadline must be later than the published one.
blocked-deadline-too-soon = By the rule set a call stays open for at least { $days } days.
blocked-deadline-ahead = The deadline has not come yet.
blocked-returned-from-elsewhere = The challenge was sent back by another office.
blocked-opening-in-past = The time of publication must lie ahead.
blocked-opening-ahead = The signed time of publication has not come yet.
blocked-opening-too-early = Submissions may be opened { $seconds } seconds after the deadline at the earliest.
blocked-no-submissions = No submission was sent.
blocked-submissions-received = Submissions were sent, so the call cannot end this way.
blocked-deadline-passed = The deadline has passed.
blocked-send-outlasted = The request came before the deadline, but the system could not record it within { $seconds } seconds after it. Please tell the broker at once.
blocked-challenge-not-open = The challenge no longer takes submissions.
blocked-own-order = Nobody may answer their own order.
blocked-submission-incomplete = { $count ->
    [one] One required entry of the submission is still missing.
   *[other] { $count } required entries of the submission are still missing.
}
blocked-not-in-evaluation = This is possible only while the challenge is being evaluated.
blocked-scoring-begun = The council has begun to score.
blocked-capability-undescribed = A summary or a description is needed before it is listed.
blocked-challenge-not-awarded = No submission has been selected for this challenge.
blocked-challenge-ended = The challenge has ended.
blocked-standstill-running = The standstill after the decision runs until the end of { $until }.
blocked-agreement-exists = This challenge already has an agreement.
blocked-agreement-without-ip-terms = The agreement has no intellectual-property terms.
blocked-agreement-without-budget = The agreement has no budget by source.
blocked-agreement-without-sites = The agreement names no sites.
blocked-agreement-without-term = The agreement has no start and end.
blocked-agreement-without-data-annex = The agreement has no data annex although personal data are processed.
blocked-agreement-already-signed-by-party = Your organisation has signed already.
blocked-agreement-signature-missing = A party has not signed yet.
blocked-agreement-not-signed-yet = Nobody has signed the agreement yet.
blocked-agreement-partly-signed = One party has signed. Take the signature back before changing the agreement.
blocked-agreement-term-running = The agreement is still in force.
blocked-agreement-pilot-runs = The pilot under this agreement is running.
blocked-agreement-not-signed = Not all parties have signed the agreement.
blocked-pilot-without-ethics-approval = The number of the ethics approval is needed, because people are studied.
blocked-pilot-without-data-annex = The data annex is needed, because personal data are processed.
blocked-pilot-without-ai-risk-class = The risk class of the artificial-intelligence system is needed.
blocked-pilot-without-dates = A start and an end are needed.
blocked-pilot-without-milestones = The pilot has no milestone yet.
blocked-milestones-open = { $count ->
    [one] One milestone is still open.
   *[other] { $count } milestones are still open.
}
blocked-indicators-unmeasured = { $count ->
    [one] One indicator has no measurement yet.
   *[other] { $count } indicators have no measurement yet.
}
blocked-final-report-missing = The final report is missing.
blocked-acceptance-not-concluded = The acceptance council has not concluded.
blocked-acceptance-passed = The pilot has passed acceptance.
blocked-already-recognised = The result has been recognised already.
blocked-not-recognised = The result has not been recognised yet.
blocked-file-signed = This file has been signed and stays on record.
blocked-deployment-not-decided = It has not been decided to adopt or scale.
blocked-contest-without-pilot = A contest ends with its award; it has no pilot.
blocked-submissions-unscreened = { $count ->
    [one] One submission has not been screened for eligibility.
   *[other] { $count } submissions have not been screened for eligibility.
}
blocked-council-exists = This challenge already has a council of this kind at work.
blocked-council-not-concluded = The council has not concluded.
blocked-winner-stands = The winner has not withdrawn: a further decision needs the agreement with it to be ended.
blocked-no-reserve = No submission is left in reserve.
blocked-pilot-not-in-acceptance = The pilot has not been sent to acceptance.
blocked-council-no-subjects = There is nothing yet for the council to judge.
blocked-council-person-twice = One person holds one seat in a council.
blocked-council-size = The council has { $count } voting members; the rule set asks for { $min } to { $max }.
blocked-council-role-missing = At least { $min } needed as { $role }; there are { $count }.
blocked-council-role-too-many = At most { $max } allowed as { $role }; there are { $count }.
blocked-council-representation = At least { $min } members must speak for: { $whom }; there are { $count }.
blocked-council-not-judging = The council is not scoring.
blocked-council-not-meeting = A sheet can be reopened only in the meeting.
blocked-own-declaration-missing = Declare your conflicts of interest before you score.
blocked-sheet-incomplete = { $count ->
    [one] One required entry of the sheet is still missing.
   *[other] { $count } required entries of the sheet are still missing.
}
blocked-declarations-missing = { $count ->
    [one] One member has not yet declared conflicts of interest.
   *[other] { $count } members have not yet declared conflicts of interest.
}
blocked-conflict-left = { $count ->
    [one] One member with a conflict of interest still sits on the council.
   *[other] { $count } members with a conflict of interest still sit on the council.
}
blocked-sheets-missing = { $count ->
    [one] One sheet has not been handed in.
   *[other] { $count } sheets have not been handed in.
}
blocked-meeting-not-recorded = The meeting has not been recorded.
blocked-quorum-too-few = { $count } voting members are present; at least { $min } are needed.
blocked-quorum-role-missing = The meeting needs the presence of: { $role }.
blocked-minutes-missing = There are no minutes yet.
blocked-minutes-outdated = Scores changed after the minutes were written; write them anew.
blocked-concluder-absent = Only a chair or vice chair who was at the meeting can conclude.
blocked-vote-not-carried = The recommendation was not carried: { $count } of { $present } members present agree; more than { $share } is needed, that is at least { $min }.
blocked-names_not_withheld = This challenge is not judged without names, or has been decided.
blocked-opened_already = The submission has been opened; read it as usual.
blocked-own_confirmation = Your own office has verified it.
blocked-relied_on = Your office relies on this verification already.
blocked-organisation_merged = This organisation has become part of another one.
blocked-has_parts = Others have become part of this organisation. Separate them first.
blocked-not_merged = This organisation is part of no other.
blocked-already_member = You are a member already.
blocked-already_asked = You have asked already; the organisation has not answered yet.
blocked-no_member = This person is no longer a member.
blocked-giver_left = Whoever offered it no longer binds the organisation.
blocked-no_domain = Your mail address lies in no confirmed domain of this organisation.
blocked-domain_not_proved = Nobody who binds the organisation has an address in this domain.
blocked-too_many_invitations = { $limit } invitations of this organisation wait for an answer. Withdraw some.
blocked-reminders_used = It has been called to mind { $limit } times; no more.
blocked-reminded_lately = It was only just sent or called to mind. Possible again from { $until }.
blocked-thesaurus-approver = Only somebody who signs for a department of science and technology publishes changes of the thesaurus.

## What a document still lacks

missing-text = This section has not been written.
missing-measures = There is no success measure yet.
missing-sites = The sites have not been named.
missing-budget = The greatest budget has not been given.
missing-sources = No funding source has been chosen.
missing-pilot_months = The length of the pilot has not been given.
missing-topics = No topic has been chosen.
missing-rule_set = No rule set for the evaluation has been chosen.
missing-title = The submission has no title.
missing-fits = Not every success measure has been answered.
missing-milestones = The plan has no milestone.
missing-members = No team member has been named.
missing-lines = The budget has no line.

## Words used in the texts above

figure-role-chair = chair
figure-role-vice_chair = vice chair
figure-role-scientific_secretary = scientific secretary
figure-role-reviewer = reviewer
figure-role-member = member
figure-role-administrative_secretary = administrative secretary
figure-whom-expert = experts
figure-whom-orderer = the ordering body
figure-whom-proposer = the proposing unit
figure-whom-potential_user = a potential user
figure-whom-presiding_body = the presiding body
figure-grade-excellent = excellent
figure-grade-pass = pass
figure-grade-fail = fail
import-deadline-reason = The deadline was moved by a later import from the system of origin.
