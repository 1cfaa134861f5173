## Frame
skip-to-content = Skip to content
navigation = Navigation
menu = Open navigation
close = Close
loading = Loading
try-again = Try again
refresh = Refresh
save = Save
remove = Remove
back-out = Not now
required = (required)
example = Example
show-more = Show more
export-csv = Download table (CSV)
currency-dong = VND
time-zone-note = In Vietnam time (UTC+7).
deadline-day = end of { $day }
deadline-left = ({ $when })
deadline-past = (passed { $when })
footer-public = Public pages of Nhịp Cầu
footer-time = All times are in Vietnam time (UTC+7).
scheme-to-dark = Switch to dark
scheme-to-light = Switch to light
person-menu = (open my menu)
in-whose-name = In the name of
acting-self = yourself, { $name }
acting-change = Change
acting-switched = From now on you act in the name of { $name }.
acting-ended = You no longer belong to { $name }. From now on you act in the name of { $next }.
acting-ended-all = You no longer belong to { $name }. From now on you act in your own name.
acting-note = You take this step in the name of:
acting-offer-label = Act in the name of another organisation
acting-offer = You act in the name of { $name } and also belong to another organisation. This may be found there.
acting-switch-to = Switch to { $name }
acting-leads-to = opening it switches to this organisation
waiting-count = waiting
not-found-title = Page not found
not-found-text = There is nothing here, or nothing that you may see.
not-found-home = To what waits for me
failure-title = This page broke
failure-reload = Reload the page
failure-unexpected = Something unexpected went wrong. What you typed is still here; please try again.
failure-network = The server cannot be reached. Please check the network and try again.
failure-wait = Too many tries in a short time. Please try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
failure-request = Reference: { $id }
form-errors =
    { $count ->
        [one] One thing to correct
       *[other] { $count } things to correct
    }

## Navigation
nav-home = Waits for me
nav-outbox = Outgoing mail

## Session
sign-in = Sign in
sign-out = Sign out
sign-out-unsent =
    { $count ->
        [one] One text has not reached the server. Signing out removes them from this device. Sign out anyway?
       *[other] { $count } texts have not reached the server. Signing out removes them from this device. Sign out anyway?
    }
sign-out-incomplete = Signed out on this page, but the server did not confirm that the session ended. When the network is back, sign in and out again.
sign-in-title = Enter the workspace
sign-in-lead = Where the health side places orders, the science side connects, and researchers and companies answer.
sign-in-with-password = Sign in with a password
email = Email address
password = Password
password-show = Show or hide the password
password-hint = A long phrase that you remember easily and others cannot guess is best.
register-question = No account yet?
register-link = Create one
register-title = Create an account
register-lead = For research groups, companies and individuals. Staff of departments and hospitals are invited by their approver, or ask to join once they have an account.
register-send = Create the account
register-have-account = I already have an account
lost-title = Your session has ended
lost-text = The page and everything you typed are still behind this. Sign in again as { $name } to go on.
form-restored = This is what you typed before and did not send.
form-start-anew = Drop it and start anew
form-of = { $form } ({ $code })
unsent-title =
    { $count ->
        [one] One text is still only on this device; open to send
       *[other] { $count } texts are still only on this device; open to send
    }
demo-label = Demonstration
demo-mode = Demonstration.
demo-you-are = You are { $name }.
demo-switch = Switch person
demo-clock = It is { $now }
demo-clock-moved = The demonstration's clock now says { $now }
demo-forward-day = Forward 1 day
demo-forward-week = Forward 7 days
demo-forward-deadline = Just past the next deadline
demo-no-deadline = No challenge is open for submissions.
demo-people-lead = Choose a person to see the system through their eyes. All people and organisations are fictitious.

## Steps
actions-label = Next steps
actions-label-of = Next steps: { $about }
action-done = Done: { $action }
action-stale = Somebody else has just changed this record. It has been loaded again; please look and repeat the step.
reason = Reason
reason-hint = The people concerned will read this and it is kept in the history.
effect-data_request-complete = The request is carried out at once. An erasure removes everything from the system that says who the person is; this cannot be undone.
task-acknowledge_data_request = Confirm a request about personal data
task-answer_data_request = Answer a request about personal data
effect-challenge-propose = The challenge goes to the programme's owner. It cannot be edited meanwhile.
effect-challenge-submit_for_vetting = The science department receives the challenge and its vetting clock starts.
effect-challenge-endorse = The unit's proposal becomes an order of the programme's owner and goes to vetting.
effect-challenge-return = The challenge goes back to its author with your reason, to be improved.
effect-challenge-approve = The challenge is approved; the orderer may publish it.
effect-challenge-decline = The challenge ends here. This cannot be undone.
effect-challenge-withdraw = The challenge is withdrawn and goes no further. This cannot be undone.
effect-challenge-publish = The challenge becomes public, at once or at the time set, and takes submissions until the deadline. Criteria, thresholds and standstill are frozen.
effect-challenge-republish = The time that was set is replaced. Without a time the challenge becomes public at once and takes submissions until the deadline.
effect-challenge-extend = The new deadline holds for everybody, is published as an addendum and told to followers.
effect-challenge-cancel = The challenge is cancelled in public, with the reason; those who submitted are told. This cannot be undone.
effect-challenge-open_submissions = All submissions are opened at once and the opening is recorded.
effect-challenge-close_without_award = The challenge ends because nothing was submitted.
effect-submission-send = The submission is sealed until the opening and you get a receipt. You may revise it until the deadline.
effect-submission-revise = The submission becomes a draft again. Send it before the deadline, or it will not count.
effect-submission-withdraw = The submission takes no part in the evaluation. This cannot be undone.
effect-submission-mark_eligible = The submission goes on to the council.
effect-submission-mark_ineligible = The submission is screened out; its authors receive the reason.
effect-capability-list = The capability is shown to those who may see it and is used in matching.
effect-capability-withdraw = The capability is no longer shown or matched.
effect-invitation-accept = The broker learns that you intend to submit. It binds you to nothing yet.
effect-invitation-decline = The broker receives your reason.
effect-invitation-remind = Those who write for the organisation get a reminder by mail and a notification.
effect-invitation-renew = The organisation gets the invitation again and may answer anew; its refusal stays in the history.
effect-council-constitute = The composition is fixed and members are asked to declare conflicts.
effect-council-start_scoring = Members may score; others' sheets stay hidden until one's own are in.
effect-council-open_meeting = The meeting opens; sheets are shown to all and discussed.
effect-council-conclude = The conclusion goes to the authority that decides.
effect-council-dissolve = The council is dissolved; its sheets are kept but no longer count.
effect-agreement-sign = Your party's signature is recorded. Once all have signed, the agreement is in force.
effect-pilot-start = The pilot starts; progress and measurements are followed from today.
effect-pilot-pause = The pilot pauses and the parties are told why.
effect-pilot-send_to_acceptance = The acceptance file goes to the broker, who forms the council.
effect-pilot-accept = The council's grade is recorded for the pilot.
effect-pilot-terminate = The pilot ends early. This cannot be undone.

## Writing
save-saving = Saving…
save-saved = Saved { $time }
save-offline = Not sent yet; kept on this device
save-conflict = Two different texts
save-refused = Not saved:
length-used = { $used } of { $limit } characters
length-over = { $over } characters too long
language-empty = (empty)
conflict-title = This part was changed elsewhere while you were writing
conflict-by = { $name } saved another text. Choose which one stays; the other is replaced.
conflict-elsewhere = Another text was saved. Choose which one stays; the other is replaced.
conflict-mine = Yours
conflict-theirs = On the server
conflict-keep-mine = Keep mine
conflict-take-theirs = Take the server's
attachments-none = No documents yet.
attachments-add = Add documents
attachments-hint = Drop files here or choose them. No data that identifies patients.
attachments-uploading = Uploading { $name }

plot-baseline = Baseline: { $value }
plot-baseline-short = Baseline
plot-target = Target: { $value }
plot-target-short = Target
plot-table = Show the numbers as a table
plot-day = Measured on
plot-value = Value ({ $unit })
plot-note = Note

## Waits for me
home-title = What waits for me
home-lead = Hello { $name }. Everything that needs you is here, the urgent first.
home-empty = Nothing waits for you
home-empty-hint = When something needs you it appears here with its date.
home-group-late = Overdue
home-group-soon = Within three days
home-group-later = Later
home-group-undated = Without a date
task-answer_invitation = Answer the invitation
task-chase_invitations = Invitations without an answer
task-answer_membership = Answer an invitation to join
task-answer_ownership = Answer the offer of an organisation
task-decide_membership = Decide on somebody who asks to join
task-confirm_domain = Confirm the mail domain of an organisation
task-finish_submission = Finish and send the submission
task-screen_submissions = Screen the opened submissions
task-draw_up_agreement = Draw up the agreement with the winner
task-sign_agreement = Sign the agreement
task-set_up_pilot = Set up the pilot
task-start_pilot = Start the pilot
task-resume_pilot = Decide whether the pilot goes on
task-reach_milestone = Reach a milestone that is due soon
task-file_final_report = File the final report
task-send_to_acceptance = Send the pilot to acceptance
task-form_acceptance_council = Form the acceptance council
task-record_grade = Record the acceptance grade
task-recognise_result = Recognise the result
task-decide_follow_up = Decide what follows the pilot
task-register_deployment = Register where it is in use
task-finish_order = Finish the order and propose it
task-mend_order = Mend the order that came back
task-endorse_order = Look at the order a unit proposes
task-vet_order = Vet the order
task-publish_order = Publish the approved order
task-open_submissions = Open the submissions received
task-form_council = Complete the council
task-constitute_council = Sign the council's constitution
task-declare_conflicts = Declare conflicts of interest
task-start_scoring = Let the council begin to score
task-score_sheets = Fill in and hand in your sheets
task-open_meeting = Open the council's meeting
task-write_minutes = Write the minutes of the meeting
task-conclude_council = Conclude the council
task-decide_selection = Decide on the selection
task-decide_no_award = Decide that none is chosen: no submission is left
task-decide_succession = Decide again, for the winner has withdrawn
task-form_selection_council = Convene the selection council
task-replace_member = Fill a vacant seat on the council
task-close_without_award = End the call that nobody answered
task-verify_organisation = Verify the organisation that has asked for it
task-other = Needs you

## Notifications
notifications-title = Notifications
notifications-lead = What happened to your records. What needs you is under "Waits for me".
notifications-unread = Notifications: { $count } unread
notifications-read-all = Mark all as read
notifications-empty = No notifications
notification-unread = New.

## Profile
profile-title = My profile
profile-about = About me
profile-memberships = My organisations
profile-no-memberships = You belong to no organisation yet.
profile-to-memberships = Invitations, requests and my organisations
profile-is-expert = Expert, may be invited to councils
profile-is-auditor = Auditor, reads the log
profile-is-operator = Operator of the system
profile-saved = Profile saved
person-name = Name
person-title = Title
person-title-hint = For example: MD PhD, Head of Medical Affairs
person-affiliation = Affiliation
person-locale = Preferred language
person-locale-hint = Mail to you uses it too.

## Outgoing mail
outbox-title = Outgoing mail
outbox-lead = Every mail the system wrote and what became of it.
outbox-empty = No mail yet
outbox-to = To { $address }
outbox-attempts = Attempts: { $count }
outbox-show = Show the text
mail-status-waiting = Queued
mail-status-sent = Sent
mail-status-dead = Undeliverable
