## Lists
nav-pilots = Pilots
pilots-title = Agreements and pilots
pilots-lead = The agreements and pilots your organisation takes part in.
pilots-heading = Pilots
pilots-filter = Filter by status
pilots-filter-all = Every status
pilots-file = pilots
pilots-empty = No pilot yet
pilots-none-in-status = No pilot in this status
pilots-empty-hint = A pilot is set up once the agreement with the chosen solver has all its signatures.
pilots-column-title = Pilot
pilots-column-status = Status
pilots-column-targets = Indicators at target
pilots-so-many = { $done } / { $total }
agreements-heading = Agreements

## Forms
signed-file = Signed file
signed-file-hint = A scan of the paper with signature and seal (PDF or picture). The file's fingerprint goes into the log.
file-fingerprint = Fingerprint of the file (SHA-256):
no-patient-data = Nothing that could identify a patient.

## Agreement
agreement-draw-up = Draw up the agreement
agreement-renew = Draw up a new agreement
agreement-new-title = Draw up an agreement
agreement-new-lead = What the order already says is filled in. The draft can be changed until the first party signs.
agreement-back-to-order = The order
agreement-of = Agreement ({ $code })
agreement-create = Save the draft
agreement-drawn-up = The draft of the agreement is saved
agreement-edit = Change the draft
agreement-title = Title of the agreement
agreement-terms = What is agreed
agreement-ip-terms = Intellectual property
agreement-ip-terms-hint = Who owns the result, who may use it and for what.
agreement-data-annex = Annex on personal data
agreement-data-annex-hint = Leave empty when no personal data are processed.
agreement-data-annex-needed = The order processes personal data, so the agreement needs this annex.
agreement-no-data-annex = No personal data are processed
agreement-budget = Budget by source
agreement-budget-source = Source { $number }
agreement-budget-amount = Amount { $number }
agreement-budget-add = Add a source
agreement-budget-remove = Remove source { $number }
agreement-budget-total = Total: { $total }
agreement-budget-sum = Total
agreement-budget-column-source = Source of funds
agreement-budget-column-amount = Amount
agreement-signatures = Signatures
agreement-signed = Signed at
agreement-signed-by = Signed by { $name } at
agreement-unsigned = Not signed yet
agreement-to-pilot = See the pilot under this agreement
action-agreement-revise = Take signatures back to change it
effect-agreement-revise = All signatures so far are taken back. After the change the parties sign anew.
effect-agreement-terminate = The agreement ends with your reasons. This cannot be undone.
pilot-create = Set up the pilot
pilot-create-lead = The agreement has all its signatures. The pilot takes its milestones from the chosen plan and its indicators from the order.
pilot-created = The pilot is set up

## Pilot
pilot-solver = Carried out by
pilot-ordered-by = ordered by
pilot-proposer = Proposing unit
pilot-to-trace = See the whole chain
pilot-to-agreement = See the agreement
pilot-set-up = Set-up
pilot-set-up-edit = Change the set-up
pilot-set-up-saved = The set-up is saved
pilot-places = Sites
pilot-places-hint = One site on each line.
pilot-term = Term
pilot-starts-on = First day
pilot-ends-on = Last day
pilot-not-set = not set
pilot-ethics-reference = Ethics approval
pilot-data-annex-reference = Data annex
pilot-ai-risk-class = Risk class of the AI system
pilot-ai-none = Not classed yet
pilot-paper-missing = Still missing
pilot-paper-not-needed = Not needed
pilot-paper-needed = Needed before the start.
pilot-paper-optional = This order does not ask for it.
pilot-documents = Documents
ai-risk-minimal = Minimal
ai-risk-medium = Medium
ai-risk-high = High
action-pilot-recognise = Recognise the result
action-pilot-close = Decide what follows
effect-pilot-recognise = The decision of recognition goes on record; the parties are told.
effect-pilot-close = The decision goes on record, the pilot ends and the order is completed; the parties are told. This cannot be undone.
effect-pilot-resume = The pilot goes on from today and the parties are told.
pilot-without-agreement = No agreement is in force for this pilot
pilot-without-agreement-text = The agreement before has run out or was ended. The pilot needs a new one to go on.

## Indicators
pilot-indicators = Indicators
pilot-indicators-none = The order names no indicator.
pilot-indicators-reached = { $done } / { $total } indicators at their target
indicator-method = How it is measured:
indicator-latest = Latest: { $value } on { $day }
indicator-at-target = Target reached
indicator-share = { $share } of the way
indicator-no-value = Not measured yet.
measurement-add = Add a measurement
measurement-add-to = Add a measurement: { $name }
measurement-new = New measurement
measurement-send = Record it
measurement-added = The measurement is recorded
measurement-site = Where
measurement-site-all = All sites together
measurement-act = What can be done
measurement-void = Declare void
measurement-void-named = Declare void { $value } of { $day }: { $name }
measurement-void-title = Declare a measurement void
measurement-void-effect = It is no longer drawn or counted, and stays on record with the reason. This cannot be undone; record the right figure as a new measurement.
measurement-void-hint = The parties read this reason. For example: a misplaced decimal point.
measurement-voided = The measurement is declared void
measurement-voided-at = Declared void at
measurements-voided = { $count ->
    [one] One measurement declared void
   *[other] { $count } measurements declared void
}

## Milestones
pilot-milestones = Milestones
pilot-milestones-none = No milestone yet.
milestone-due = Due
milestone-overdue = Overdue
milestone-title = Milestone
milestone-deliverable = Deliverable
milestone-evidence = Evidence
milestone-evidence-hint = What shows that it is reached; files go to Documents.
milestone-reach = Mark as reached
milestone-reach-named = Mark as reached: { $title }
milestone-reached = The milestone is on record as reached
milestone-edit = Change
milestone-edit-named = Change the milestone: { $title }
milestone-add = Add a milestone
milestone-saved = The milestone is saved
milestone-form-new = New milestone
milestone-form-edit = Change the milestone
milestone-form-done = Milestone reached

## Reports
pilot-reports = Reports
pilot-reports-none = No report yet.
report-write = Write a report
report-lead = A report has five parts, so that councils and seminars read them alike. A filed report cannot be changed.
report-kind = Kind of report
report-kind-periodic = Periodic report
report-kind-final = Final report
report-until = up to
report-period-end = Up to and including
report-send = File the report
report-sent = The report is filed
report-filed = Filed at
report-filed-by = Filed by { $name } at
report-part-overview = Overview
report-part-methods = Methods
report-part-results = Results
report-part-discussion = Discussion
report-part-conclusion = Conclusion
report-hint-overview = What was undertaken and why.
report-hint-methods = How it was done and measured.
report-hint-results = What came out, in figures.
report-hint-discussion = What it means, and its limits.
report-hint-conclusion = What should follow.

## Acceptance and what follows
acceptance-none = No acceptance council yet.
acceptance-form-council = Convene the acceptance council
acceptance-grade = Grade
pilot-decision-number = Decision no. { $number } of
pilot-decision-entered = Entered at
pilot-decision-number-label = Number of the decision
pilot-decision-number-hint = For example: 128/QĐ-SYT
pilot-decision-day = Day of signature
follow-up-title = What follows: { $outcome }
follow-up-question = What follows?
follow-up-hint-adopt = Used on where it was tried.
follow-up-hint-scale = Used more widely, in other places.
follow-up-hint-extend = Not enough evidence yet; reasons are needed.
follow-up-hint-stop = Not pursued; reasons are needed.
follow-up-reasons-hint = Needed when it is tried further or stopped.

## Deployments
deployment-add = Register a use
deployment-send = Register the use
deployment-added = The use is registered
deployment-none = No use registered yet.
deployment-file = deployments
deployment-organisation = Using organisation
deployment-organisation-hint = Type a part of the name and choose from the list.
deployment-site = Site
deployment-since = In use since
deployment-use = Kind of use
deployment-use-hint = Direct: the solution itself is used. Indirect: the site works by what was learned.
deployment-people = People reached
use-kind-direct = Direct
use-kind-indirect = Indirect
