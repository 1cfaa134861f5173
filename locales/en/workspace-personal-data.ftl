## My data
personal-data-title = Personal data
personal-data-lead = What you let your data be used for, everything that is kept about you, and how to have it corrected, erased, restricted, or object.

consents-title = What you consent to
consents-lead = Each purpose is asked for by itself and nothing is ticked for you. You may withdraw at any time; what was done before stays lawful.
consents-none = No purpose needs your consent at present.
consent-is-given = Given
consent-is-not-given = Not given
consent-since = Given since
consent-withdrawn-at = Withdrawn
consent-agree = I have read this and agree
consent-give = Give consent
consent-give-name = Give consent: { $title }
consent-withdraw = Withdraw consent
consent-withdraw-name = Withdraw consent: { $title }
consent-given = Your consent was recorded: { $title }
consent-withdrawn = Consent withdrawn: { $title }
consent-newer = This text is newer than the one you agreed to. Your consent to the earlier one holds until you withdraw it or agree to this one.
consent-text-changed = This text has just been replaced by a new one. Please read it and decide again.

own-data-title = Download my data
own-data-lead = One file with everything the system keeps about you: account, organisations, sessions, notifications, what you did. The download is recorded in the log.
own-data-download = Download (JSON)
own-data-done = Your data was downloaded to this device
own-data-file-name = nhip-cau-my-data.json

data-requests-mine = My requests
data-requests-none = You have sent no request.
data-request-new = Send a request about my data
data-request-lead = The operator confirms that it has arrived and answers within the time the law gives. Both days are shown as soon as it is sent.
data-request-what = What do you ask for?
data-request-means-correction = Data about you is wrong or incomplete and you cannot change it yourself.
data-request-means-erasure = Your account and personal data are erased. Download your data first. If something stands in the way, such as your being the only one who signs for an organisation, it is said here.
data-request-means-restriction = Your data is kept but not used for a time, for example while it is examined whether it is right.
data-request-means-objection = You object to a use of your data.
data-request-own-profile = Name, title and affiliation: change them yourself in My profile
data-request-message = Your request
data-request-message-hint = Which data, where, and why. Only the operator reads this.
data-request-send = Send the request
data-request-sent = The request was sent
data-request-overdue = Overdue
data-request-received = Sent
data-request-acknowledge-by = You are told that it has arrived by { $day }.
data-request-acknowledged = Arrival confirmed
data-request-due = Answered by { $day } at the latest.
data-request-due-extended = Answered by { $day } at the latest (extended).
data-request-completed = Completed
data-request-refused = Refused
data-request-blockers = What stands in the way of the erasure
data-request-of = { $what }: { $name }
action-data_request-complete_correction = It is corrected
action-data_request-complete_erasure = Erase the data
action-data_request-complete_restriction = Restrict processing
action-data_request-complete_objection = Uphold the objection
effect-data_request-complete_correction = The sender is told that the data has been corrected.
effect-data_request-complete_erasure = The account is closed and the personal data erased at once. This cannot be undone.
effect-data_request-complete_restriction = From now on this person's data is kept and not used; they are told.
effect-data_request-complete_objection = The sender is told that this use of the data has stopped.

## The desk for requests
nav-data-requests = Data requests
data-requests-title = Requests about personal data
data-requests-lead = What is due first stands first: confirm arrival, then complete, or refuse with a reason.
data-requests-status = Status
data-requests-empty = No requests
data-requests-empty-hint = When somebody sends one on the page Personal data, it appears here with its day.

## Retention
nav-retention = Retention
retention-title = How long data is kept
retention-lead = How long each kind of data is kept, and how much of it is past that.
retention-dry = This only looks ahead and deletes nothing. The command nhipcau retention deletes.
retention-rule = Kind of data
retention-keeps = Kept for
retention-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
retention-own-day = until a day of its own
retention-due = Past that
retention-oldest = Oldest
retention-nothing = none
retention-none = There are no rules yet
retention-rule-notifications = Notifications in the workspace
retention-rule-sent_mails = Mails that were sent or given up
retention-rule-ended_sessions = Sessions that have ended
retention-rule-idempotency_replies = Keys of repeated requests
retention-rule-links = Links and registrations whose time is over
retention-rule-devices = Devices not used for long
retention-rule-joinings = Addresses and words of invitations and requests to join that are over
retention-rule-paper_names = Names of erased people on official papers
