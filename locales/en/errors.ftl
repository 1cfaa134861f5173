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
error-unauthenticated = Please sign in
    .detail = Sign in to go on. What you are writing is kept.
error-invalid_credentials = Sign-in failed
    .detail = The e-mail address or the password is not right.
error-session_expired = Your session has ended
    .detail = Sign in again. What you are writing is kept.
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
error-rate_limited = Too many requests
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

## One field

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
field-unknown_reference = What this refers to was not found.
field-weak_password = This password is too easy to guess. Use a phrase of several words, 12 characters or more.
field-taken = Somebody already uses this value.
field-invalid_type = This is the wrong type of value.
field-in_past = This must be a time in the future.
field-not_before = This must come after the start.
field-duplicate = This repeats another entry.

## Why a step is not possible yet

blocked-challenge-incomplete = { $count ->
    [one] One required entry of the challenge is still missing.
   *[other] { $count } required entries of the challenge are still missing.
}
blocked-needs-identification-council = The rule set in force asks for the identification council before approval.
blocked-deadline-missing = Choose a deadline for submissions.
blocked-deadline-in-past = The deadline must lie in the future.
blocked-deadline-not-later = The new deadline must be later than the published one.
blocked-deadline-ahead = The deadline has not come yet.
blocked-opening-too-early = Submissions may be opened { $seconds } seconds after the deadline at the earliest.
blocked-no-submissions = No submission was sent.
blocked-submissions-received = Submissions were sent, so the call cannot end this way.

## What a document still lacks

missing-text = This section has not been written.
missing-measures = There is no success measure yet.
missing-sites = The sites have not been named.
missing-budget = The greatest budget has not been given.
missing-sources = No funding source has been chosen.
missing-pilot_months = The length of the pilot has not been given.
missing-topics = No topic has been chosen.
missing-rule_set = No rule set for the evaluation has been chosen.
