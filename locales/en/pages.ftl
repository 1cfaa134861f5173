# The public pages.

## The frame
pages-skip = Skip to the content
pages-nav = Main navigation
pages-nav-challenges = Challenges
pages-nav-capabilities = Capabilities
pages-nav-organisations = Organisations
pages-nav-topics = Topics
pages-nav-programmes = Programmes
pages-nav-deployments = In use
pages-nav-help = How it works
pages-sign-in = Workspace
pages-home = Home
pages-crumbs = Where this page stands
pages-footer-about = Nhịp Cầu joins the problems of public health with those who can solve them, from the order until the result is in use and measured.
pages-footer-api = Programming interface
pages-footer-privacy = Data that identify patients do not belong on this system, anywhere.

## Home
pages-home-document = Nhịp Cầu – innovation orders for public health
pages-home-title = From a health problem to a solution in use
pages-home-lead = Ward stations, hospitals and health departments say what they need. Institutes, universities and companies answer. Anybody can follow each span: order, match, submission, decision, pilot, use.
pages-home-open = Open for submissions
pages-home-results = Gone as far as a pilot
pages-see-all = See all
pages-counts = Figures to this day
pages-count-needs = challenges published
pages-count-open = challenges open now
pages-count-pilots = challenges that reached a pilot
pages-count-done = challenges carried to the end
pages-how = Four steps
pages-how-order = Order
pages-how-order-says = A health unit writes its problem down and says in figures what must change. The health department endorses, the science department vets.
pages-how-match = Match
pages-how-match-says = The broker looks for research results and organisations that fit, says why, and invites them.
pages-how-decide = Select
pages-how-decide-says = Submissions stay sealed until the opening. A council scores by the published sheet and recommends; the authority decides.
pages-how-use = Pilot and use
pages-how-use-says = The solution is tried on site, measured by the very indicators of the order, accepted, and taken into use.
pages-how-more = Read more about how it works

## Lists and search
pages-search = Search
pages-search-label = Search challenges, capabilities, organisations
pages-suggestions = Suggestions
pages-filter = Filters and order
pages-filter-apply = Apply
pages-filter-status = Status
pages-filter-kind = Kind
pages-filter-level = Level
pages-filters-active = Filters in force
pages-filter-remove = remove the filter { $name }
pages-filters-clear = Remove all filters
pages-filter-type = Look in
pages-search-for = Search for “{ $words }”
pages-search-none = Nothing was found
pages-search-understood = Also looked for in other words:
pages-search-exactly = Search exactly what was typed
pages-search-exact-on = Searching exactly what was typed.
pages-search-exact-off = Look for other words too
pages-search-why = Because of:
pages-search-save = Save this search
pages-search-save-what = and be told of what is new (needs signing in).
pages-stop = Stop alerts
pages-stop-told = You are told of what is new for:
pages-stop-do = Stop telling me
pages-stop-done = Stopped. You are no longer told of what is new for:
pages-stop-undo = Tell me again as before
pages-stop-nothing = This search tells nothing at present.
pages-stop-all = See your saved searches (needs signing in)
pages-did-you-mean = Did you mean
pages-sort = Order
pages-sort-fit = Best fit
pages-sort-newest = Last published
pages-sort-deadline = Next deadline
pages-sort-title = Title
pages-results = Results
pages-found = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
pages-pager = Pages of results
pages-pager-first = Back to the first page
pages-pager-next = Next page
pages-none-help = Try fewer filters, or shorter words. Vietnamese words are found without their marks too.
pages-challenges-lead = What public health needs somebody to solve, and what has been solved.
pages-challenges-none = There is no challenge like this yet
pages-organisations-lead = Those who order, those who broker and those who can answer, in Vietnam and abroad.
pages-organisations-search = Search by name
pages-organisations-none = There is no organisation like this yet
pages-topics-lead = Every challenge and every capability is filed under one topic or more.
pages-topic-capabilities = Capabilities on this topic
pages-programmes-lead = Every challenge belongs to a programme with somebody who orders, somebody who brokers, and a legal basis.

## Challenge
pages-glance = At a glance
pages-orderer = Ordered by
pages-proposer = Proposed by
pages-broker = Brokered by
pages-budget = Budget
pages-budget-most = up to { $amount }
pages-budget-least = from { $amount }
pages-sources = Funding sources
pages-deadline = Deadline
pages-closed-on = Closed on { $day }
pages-countdown-left = … left
pages-apply = Submit an answer
pages-sealed = Submissions are sealed: before the opening only their own editors can read them.
pages-trace = See the whole chain
pages-aside = Deadline and contact
pages-status-says-closed = The deadline has passed. Submissions will be opened on record.
pages-status-says-in_evaluation = A council is judging the submissions.
pages-status-says-awarded = A solution has been selected. The parties prepare the agreement and the pilot.
pages-status-says-in_pilot = The selected solution is being piloted.
pages-status-says-completed = This challenge has gone the whole way, from the order to the decision after the pilot.
pages-status-says-cancelled = This challenge was cancelled.
pages-status-says-not_awarded = It ended without a solution being selected.
pages-measures = Success measures
pages-measure-name = Measure
pages-province = Province or city
pages-sites = Sites
pages-integrations = Systems to integrate with
pages-personal-data = Processes personal data
pages-ethics = Needs ethics approval
pages-ai = Uses artificial intelligence
pages-yes = Yes
pages-no = No
pages-trl = Technology readiness
pages-pilot-length = Length of the pilot
pages-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
pages-addenda = Changes while the call was open
pages-addendum = Change no. { $number }
pages-documents = Documents
pages-timeline = What happened
pages-now = Now
pages-rules-unconfirmed = This rule set is illustrative and must be confirmed before official use.
pages-criteria = Evaluation sheet
pages-criterion = Criterion
pages-points-most = Most points
pages-total = Total
pages-blind = The council judges without names: until the decision is signed its members see the code of a submission, neither the organisation nor its team.
pages-pass-mark = A submission passes with an average of { $points } or more.
pages-standstill = { $count ->
    [one] After the decision there is one day of standstill before the agreement, so that the parties can object.
   *[other] After the decision there are { $count } days of standstill before the agreement, so that the parties can object.
}

## Plot of an indicator
pages-plot-table = Figures of “{ $name }”
pages-plot-says = { $name } ({ $unit }): baseline { $baseline }, target { $target }, latest { $last }.
pages-plot-day = Measured on
pages-plot-value = Value
pages-plot-baseline = Baseline
pages-plot-target = Target

## Organisations and programmes
pages-country = Country
pages-merged-into = Now part of
pages-formerly = Includes
pages-ror = ROR id
pages-relied-on-by = Also relied on by
pages-verification = Verification
pages-registration = Registration number
pages-website = Website
pages-parent = Belongs to
pages-verified-by = Verified by
pages-verified-until = holds until
pages-organisation-challenges = Challenges of this organisation
pages-programme-kind-coordination = Coordination programme
pages-programme-kind-plan = Plan
pages-programme-kind-agreement = Cooperation agreement
pages-programme-challenges = Challenges of the programme
pages-term = Term
pages-parties = Parties
pages-legal-basis = Legal basis

## How it works
pages-help-lead = The system follows a need from the day it is stated until it is met, and records every step.
pages-help-chain = One chain, six spans
    .says = Order, match, submission, decision, pilot, use. The page of each challenge says which span is being built, who took the last step and when. Nothing published is ever deleted: it can only be cancelled or superseded, with reasons.
pages-help-unit = I work at a ward station or hospital
    .says = Sign in, choose “My orders” and write the problem section by section, with hints beside you. Drafts are saved by themselves. Your approver proposes it to the department; if it comes back, the reasons stand beside the section they are about.
pages-help-solver = I have a solution
    .says = Register your organisation, describe what you can do, and send a submission to a fitting challenge before its deadline. You get a receipt with the time and a hash of the content. Until the deadline you can revise or withdraw it.
pages-help-match = Matches and invitations
    .says = The broker sees who could answer a challenge, and why: the parts of each score, sentence against sentence, and what is missing. They compare, take notes and invite. Accepting binds to nothing yet; to decline, choosing a reason is enough. After five working days without an answer the system reminds once. Scores only help people to meet: who is selected is for the council and the authority to say, by the submissions.
pages-help-alerts = I want to be told of what is new
    .says = On the search page choose “Save this search”, give it a name and say whether to be told at once, every day or every week. Organisations with capabilities press one button on the page “Calls” to be told of challenges that fit. Nothing is told twice, and every mail has a link that stops it without signing in.
pages-help-sealed = How submissions are sealed
    .says = From the first save until the opening only its own editors can read a submission. Neither the ordering department nor the broker sees even that it exists.
pages-help-council = Who scores, who decides
    .says = Council members first declare conflicts of interest, then score on their own by the published sheet, then meet. Councils recommend; the authority signs the decision and must give reasons where it departs from the recommendation. Where a challenge is judged without names, members who score see only codes until the decision is signed: write neither your organisation nor your people into the texts, and hand in files without names.
pages-help-pilot = Pilot and acceptance
    .says = The selected solution runs on site with milestones and indicators taken from the challenge itself. An acceptance council grades it, the result is recognised, and the ordering department decides to adopt, scale, extend or stop.
pages-help-data = Patients' data
    .says = Put no data that identify patients into any section or file. A challenge says whether personal data are processed, so that the parties sign a data annex before the pilot.

## When something is wrong
pages-error-challenges = See the challenges
pages-error-home = Go to the first page

## What came of a challenge
pages-trace-of = The whole chain: { $title }
pages-trace-nothing = Nothing public happened on this span.
pages-decisions = Decisions
pages-decision-selection = Decision on the selection
pages-decision-recognition = Decision that recognises the result
pages-decision-paper = No. { $number } of { $day }
pages-decision-winner = Selected:
pages-decision-none = No submission was selected.
pages-ranking = Ranking of the submissions
pages-ranking-says = Worked out from the sheets by the rule set. Anybody can work it out again from the sheets without names below.
pages-rank = Rank
pages-average = Average
pages-spread = Spread
pages-passed = Passed
pages-sheets = The sheets without names
pages-seat = Sheet { $number }
pages-milestones = Milestones
pages-unmeasured = Not measured yet.
pages-people = { $count ->
    [one] { $count } person reached
   *[other] { $count } people reached
}

## Capabilities and use
pages-capabilities-lead = Products, technologies, research results and expertise that organisations are ready to offer.
pages-capabilities-none = There is no capability like this yet
pages-description = Description
pages-evidence = Evidence
pages-seeks = Looks for
pages-origin-task = From the task
pages-trl-least = Readiness at least
pages-organisation-capabilities = Capabilities of this organisation
pages-deployments-lead = Which results are in use, where, since when, and for how many people.
pages-deployments-none = No use has been registered yet
pages-deployments-pilots = See the challenges in their pilot
pages-use-kind = Kind of use

## The log
pages-log = Verifiable log
pages-log-lead = Everything that is done becomes a record of a log that can only be added to. Anybody can check that no record was changed afterwards.
pages-log-head = The newest signed head
pages-log-size = { $count } records, signed at
pages-log-key = The key to check it with; keep it:
pages-log-verify = Check a receipt or a proof
pages-log-verify-says = Paste the receipt of a submission, the proof of a record, or a signed head that you kept in a mail. The check is done in your browser; the system's word is not taken for it.
pages-log-command = Without JavaScript, or to check on your own machine: save the proof as a file and run
pages-log-paste = Receipt, proof or signed head
pages-log-check = Check
pages-log-latest = The latest public records
pages-log-none = There is no public record yet.
pages-log-number = No.
pages-log-when = When
pages-log-what = What
pages-log-who = In the name of
