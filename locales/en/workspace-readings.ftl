## Who read a submission
readings-title = Who read this submission
readings-lead = Each time somebody outside your organisation opens the submission or one of its files, it is recorded. Experts are named only after the decision.
readings-none = Nobody outside your organisation has opened it yet.
reading-at = When
reading-who = Who
reading-what = What
reading-kind-read = Read the submission
reading-kind-attachment = Opened a file
reading-kind-break_glass = Read in an emergency, out of turn
reading-kind-export = Exported to a file
reading-part-broker = Broker
reading-part-orderer = Orderer
reading-part-council = Council
reading-part-auditor = Audit

## Reading in an emergency
nav-break-glass = Emergency reading
break-glass-title = Read a submission out of turn
break-glass-lead = Only for an emergency that the usual course cannot meet in time, and only for approvers of the broker's or the orderer's office.
break-glass-warning = Before you open it
break-glass-told = The submitter is told at once: your name, your office, the time and your reason, word for word.
break-glass-sealed = The opening is written into the log, which nobody can change.
break-glass-only = You can read, and take no step; to read it again you give a reason again.
break-glass-submission = Submission
break-glass-submission-hint = The id of the submission, or the whole address of its page.
break-glass-not-an-id = This is not the id or the address of a submission.
break-glass-reason = Reason of the emergency
break-glass-reason-hint = What is urgent, who asks, why it cannot wait. Do not mention any particular patient.
break-glass-preview = The submitter will read
break-glass-open = Open it and tell the submitter
break-glass-opened = You are reading out of turn
break-glass-opened-note = The submitter has been told. The submission is shown only as long as this page stands.
