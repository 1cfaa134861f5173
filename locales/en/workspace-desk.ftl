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
reasons-title = Why: { $score } points of 100
reasons-none = There is no explanation for this score.
reason-share = { $share } points
reason-kind-code = Code
reason-kind-term = Common words
reason-kind-concept = Same meaning
reason-kind-topic = Topic
reason-kind-trl = Readiness
reason-kind-budget = Budget
reason-kind-level = Level
reason-kind-place = Place
reason-kind-language = Language
reason-kind-deadline = Time left
reason-kind-other = Other
reason-kind-alike = Like the first results
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
invite-effect = The organisation's owners and editors get a mail and a notification. They accept, or decline with a reason.
invitation-status = Answer
invitation-sent = Sent
invitation-answered = Answered
invitations-none = Nobody is invited yet
invitations-none-hint = Invite from the matches or from the shortlist.

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

## Filters, scores, what is missing
matches-province = Province
matches-language = Working language
matches-trl = Readiness
matches-trl-from = TRL { $level } and up
matches-state = Dealt with
matches-state-unjudged = Not judged yet
matches-state-shortlisted = On the shortlist
matches-state-rejected = Set aside
matches-state-invited = Invited
matches-state-uninvited = Not invited yet
matches-only-free = Without conflict
matches-only-reachable = Somebody reads mail there
matches-only-verified = Verified
matches-clear = Clear filters
matches-count = { $count ->
    [1] One match
   *[other] { $count } matches
}, { $good } of them good
matches-of-hundred = of 100
match-choose = Choose { $name }
match-trl = TRL { $level }
match-unreachable = Nobody reads mail there yet
strength-match-strong = Fits very well
strength-match-good = Fits
strength-match-weak = Fits little
reason-offered = This says:
reason-own = Your offer says:
reason-asked = The order says:
reasons-sum = In all: { $score } points
gaps-title = Missing or unclear

## Choosing several, comparing
chosen-title = What is chosen
chosen-none = Tick several to compare them or to invite them together.
chosen-compare-first = Compare the first { $count }
chosen-count = { $count } chosen
chosen-compare = Compare { $count }
chosen-compare-hint = Choose two to four to compare them.
chosen-invite = { $count ->
    [1] Invite one
   *[other] Invite { $count }
}
chosen-clear = Choose none
compare-title = Compare
compare-back = The challenge's desk
compare-print = Print
compare-none = Nothing is chosen to be compared
compare-score = Fit
compare-conflicts = Conflicts
compare-missing = Missing or unclear
compare-why = Why it fits
compare-kind = Kind
compare-trl = Readiness
compare-place = Place
compare-languages = Working languages
compare-ip = Property
compare-seeks = Seeks
compare-evidence = Evidence
compare-verification = Verification
compare-record = Done here before
compare-state = The desk's judgement
compare-act = Next step
compare-unsaid = not said
compare-lacks-nothing = Nothing seems to be missing
compare-free = None
compare-until = until
compare-no-record = No award and no pilot here yet
compare-won = Won:
shortlist-no-note = No note yet.
shortlist-edit = Edit the note
shortlist-edit-name = Edit the note on { $name }
shortlist-history = { $count ->
    [1] Before: one note
   *[other] Before: { $count } notes
}

## Inviting several
invite-many = Invite { $count } organisations
invite-additions = Words to each of them (optional)
invite-look = See the letters first
invite-preview = The letters as they will be sent
invite-readers = { $count ->
    [1] one reader
   *[other] { $count } readers
}
invite-no-readers = nobody reads it yet
invite-rewrite = Change the words
invite-send-count = { $count ->
    [1] Send the invitation
   *[other] Send { $count } invitations
}
invite-sent = { $count ->
    [1] One invitation sent
   *[other] { $count } invitations sent
}
invite-not-sent = Not sent
invitation-opened = Read
invitation-unopened = not yet
invitation-reminded = Reminders
invitation-reminders = { $count }
invitation-silent = Answer overdue
invitation-acts = What can be done

## From the match to the result
funnel-title = From the match to the result
funnel-matched = Good matches
funnel-judged = Judged
funnel-shortlisted = On the shortlist
funnel-invited = Invited
funnel-opened = Invitation read
funnel-accepted = Accepted
funnel-submitted = Submitted
funnel-eligible = Passed the screening
funnel-awarded = Awarded
funnel-sealed = sealed until the opening
funnel-by-invitation = { $count } by invitation
funnel-silent = { $count ->
    [1] One invitation has
   *[other] { $count } invitations have
} had no answer for more than five working days.
funnel-declined = { $count } declined, because of:

## Unmet needs, idle results
desk-lacking = Where supply and demand have not met
desk-lacking-hint = Challenges that nothing offered fits, and finished results that no challenge asks for.
desk-unmet = { $count } of { $open } open challenges
desk-idle = { $count } of { $listed } finished results
overview-topic = Topic
overview-nothing-near = Nothing comes near.
overview-points = ({ $score } points)
overview-as-of = Found out
unmet-title = Unmet needs
unmet-lead = Open challenges that no capability and no organisation fits well. Waiting will not help: look elsewhere, or write the order anew.
unmet-count = { $count } of the { $open } open challenges of this desk have no match of { $points } points.
unmet-none = Every open challenge has a good match
unmet-none-hint = Invite them from the desk of each challenge.
unmet-invited = { $invited } invited, { $accepted } accepted
unmet-nearest = The nearest:
unmet-invite = See who could be invited
unmet-invite-name = See who could be invited to { $code }
unmet-search = Search capabilities by the title
unmet-search-name = Search capabilities by the title of { $code }
idle-title = Idle results
idle-lead = Finished results that no open challenge asks for and nobody has invited or judged. Suggest them to a health facility as an order, or tell their holder.
idle-count = { $count } of { $listed } results reach { $points } points with no open challenge, and nobody has looked at them.
idle-none = Every result is asked for by some challenge
idle-none-hint = Or it has been invited or judged.
idle-listed = listed since
idle-nearest = The nearest challenge:
idle-to-call = Open the desk of that challenge
idle-to-call-name = Open the desk of that challenge, the nearest to { $title }
idle-search = Search similar challenges
idle-search-name = Search similar challenges: { $title }
