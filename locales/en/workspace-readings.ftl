## Who read a submission
readings-title = Who read this submission
readings-lead = One line for each reader, thing and day. Members of the council are not named here.
readings-none = Nobody outside your organisation has opened it yet.
reading-at = When
reading-who = Who
reading-what = What
reading-kind-read = Read the submission
reading-kind-attachment = Opened a file
reading-kind-break_glass = Read in an emergency, before the opening
reading-kind-export = Exported to a file
reading-part-broker = Broker
reading-part-orderer = Orderer
reading-part-council = Council

## Reading in an emergency
nav-break-glass = Emergency reading
break-glass-title = Read a submission before the opening
break-glass-lead = Only for an emergency that cannot wait for the opening, and only for approvers of the broker's or the orderer's office. What has been opened is read as usual.
break-glass-warning = Before you open it
break-glass-told = The submitter is told at once: your name, your office, the time and your reason, word for word.
break-glass-sealed = The opening is written into the log, which nobody can change.
break-glass-only = You read the text alone, its files stay sealed; to read it again you give a reason again.
break-glass-submission = Submission
break-glass-submission-hint = The id of the submission, or the whole address of its page.
break-glass-not-an-id = This is not the id or the address of a submission.
break-glass-reason = Reason of the emergency
break-glass-reason-hint = What is urgent, who asks, why it cannot wait; in sentences, at least 20 characters. Do not mention any particular patient.
break-glass-preview = The submitter will read
break-glass-open = Open it and tell the submitter
break-glass-opened = You are reading before the opening
break-glass-opened-note = The submitter has been told. The submission is shown only as long as this page stands; its files stay sealed.
