## The desk
nav-desk = Desk
desk-title = Desk
desk-lead = What waits for the focal point, the most urgent first. Nothing passes in silence.
desk-pile-vetting = To be vetted
desk-hint-vetting = The rule set's time for vetting is running.
desk-pile-opening = Closed, to be opened
desk-hint-opening = Possible from one minute after the deadline; the opening is recorded.
desk-pile-council = In evaluation, without a council
desk-hint-council = Screen the submissions, then convene the council.
desk-pile-verification = Organisations to be verified
desk-to-verification = Open the verification desk
desk-hint-verification = Check the papers named as evidence.
desk-pile-matching = Open for submissions
desk-hint-matching = Find who has an answer and invite them before the deadline.
desk-pile-empty = Nothing is waiting.
desk-to-challenge = See the challenge
desk-tabs = Parts of the desk
desk-tab-matches = Matches
desk-tab-shortlist = Shortlist
desk-tab-invitations = Invitations
desk-tab-submissions = Submissions
desk-tab-councils = Councils

## Matches
matches-lead = Capabilities and organisations that could answer, by how well they fit. Every score is explained by parts that add up to it.
matches-kind = Kind of capability
matches-holder = Kind of organisation
matches-not-open = Invitations are possible while the call is open. You can still look and take notes.
matches-none = Nobody fits yet
matches-none-hint = Try fewer filters. The clearer the outcome and the topics of an order, the more is found.
matches-score = Fit
reasons-title = Why: { $score } points of 100
reasons-none = There is no explanation for this score.
reason-share = { $share } points
reason-asked = The order says:
reason-kind-code = Code
reason-kind-term = Common words
reason-kind-topic = Topic
reason-kind-trl = Readiness
reason-kind-budget = Budget
reason-kind-level = Level
reason-kind-place = Place
reason-kind-language = Language
reason-kind-deadline = Time left
reason-kind-other = Other
verdict-shortlisted = Shortlisted
verdict-rejected = Not fitting
judge-shortlist = Shortlist
judge-shortlist-name = Shortlist: { $name }
judge-shortlist-effect = Only the focal point sees the shortlist and your note.
judge-reject = Not fitting
judge-reject-name = Not fitting: { $name }
judge-reject-effect = Only the focal point sees it; it helps the search to become better. It can be changed.
judge-note = Note
judge-note-hint = Why, so that colleagues understand.
judge-done = Recorded: { $name }
shortlist-none = The shortlist is empty
shortlist-none-hint = Put those worth inviting here, from the matches.

## Invitations
invite = Invite
invite-name = Invite { $name }
invite-message = Your words
invite-message-hint = Why you thought of them, and what to keep in mind. Write in the reader's language.
invite-preview = What they will read
invite-to = To
invite-closes = Submissions close
invite-words = Your words
invite-no-words = (no words of your own)
invite-effect = The organisation's owners and editors get a mail and a notification. They accept, or decline with a reason.
invite-send = Send the invitation
invite-done = { $name } is invited
invitation-status = Answer
invitation-sent = Sent
invitation-answered = Answered
invitations-none = Nobody is invited yet
invitations-none-hint = Invite from the matches or from the shortlist.
funnel-shortlisted = Shortlisted
funnel-invited = Invited
funnel-accepted = Accepted
funnel-declined = Declined
funnel-submitted = Submitted
funnel-sealed = sealed until the opening

## Screening
screening-sealed = Submissions are sealed until the opening: before that nobody sees them, not even how many there are.
screening-lead = Check each submission against the conditions. A finding of ineligibility needs a reason, and the submitter gets it.
screening-none = No submission was opened

## Councils
convene-no-council = There is no council yet.
convene-for-pilot = Convene the acceptance council for { $code }
convene-meets = planned to meet on
convene-progress = sheets in: { $done } of { $total }
convene-unscreened = { $count } submissions are not screened yet.
convene-conflict = (conflict of interest)
convene-room = To the council room
