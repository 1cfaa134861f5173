## Signed papers: who lays one up and who puts it on record
papers-title = Signed papers that wait to be put on record
papers-lead = Whoever prepares uploads the signed paper here. Whoever signs for the office compares it and puts it on record; until then it is not public and changes nothing.
papers-colleague-first = A colleague has to upload the signed paper first
papers-colleague-first-text = Under the rule set, the person who prepares the paper and the person who puts it on record are two. Once a colleague has uploaded it, it stands here for you to choose.
papers-for-colleague = Upload for somebody else to put on record
papers-for-colleague-hint = You can still upload the signed paper, but then another who signs for the office has to put it on record.
paper-prepared-by = Prepared by { $name }, uploaded
paper-prepared = Uploaded
paper-open = Open { $name }
paper-own = You uploaded this yourself, so another who signs for the office has to put it on record.
paper-not-here = This is not your office's paper, so you cannot put it on record.
