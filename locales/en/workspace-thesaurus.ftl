## Thesaurus
thesaurus-title = Thesaurus
thesaurus-lead = Each concept has a standard term, synonyms, everyday words and abbreviations in Vietnamese and English. Searching and matching take them to mean the same, so a change here changes what everybody finds.
thesaurus-concept = Concept
thesaurus-new = New concept
thesaurus-changes = History of changes
thesaurus-export = Download the whole thesaurus
thesaurus-search = Search by name, synonym or abbreviation (accents may be missing)
thesaurus-origin = Origin
thesaurus-filter-here = Everything changed here
thesaurus-origin-shipped = As shipped
thesaurus-origin-changed = Changed here
thesaurus-origin-added = Added here
thesaurus-origin-removed = Removed here
thesaurus-matched = matches:
thesaurus-in-draft = In your draft
thesaurus-count = { $count ->
    [one] { $count } concept
   *[other] { $count } concepts
}
thesaurus-none = No concept found
thesaurus-none-hint = Try other words, or fewer filters. If it is not there yet, add it.

## The parts of a concept
thesaurus-field-term = Standard term
thesaurus-field-synonyms = Synonyms, everyday words
thesaurus-field-abbreviations = Abbreviations
thesaurus-field-capitals_only = Abbreviations count only in capitals
thesaurus-field-broader = Broader concepts
thesaurus-field-related = Related concepts
thesaurus-field-close_match = Name in MeSH
thesaurus-hint-term = The full name, in lower case as within a sentence.
thesaurus-hint-synonyms = One on each line. Only words that mean the same; what is narrower is a concept of its own.
thesaurus-hint-abbreviations = One on each line, as people write it.
thesaurus-hint-capitals = For abbreviations that are also another word, such as AIDS and “aids”.
thesaurus-hint-broader = Who searches for the broader concept also finds this one.
thesaurus-hint-related = Near in meaning, but not the same.
thesaurus-hint-close_match = Optional. MeSH is the list of medical subject headings used throughout the world.
thesaurus-find-broader = Find a broader concept to add
thesaurus-find-related = Find a related concept to add
thesaurus-found = { $count ->
    [one] { $count } concept found; press to add it
   *[other] { $count } concepts found; press one to add it
}
thesaurus-none-chosen = None yet.
thesaurus-leave-out = Leave out
thesaurus-narrower = Narrower concepts
thesaurus-narrower-none = None.
thesaurus-named = Named as related by others
thesaurus-capitals-now = From now on abbreviations count only in capitals
thesaurus-capitals-no-more = From now on abbreviations count in lower case too
thesaurus-come = Added:
thesaurus-gone = Left out:
thesaurus-no-difference = Nothing differs.

## Looking at a concept and changing it
thesaurus-your-change = Your change, kept on this device and not yet published
thesaurus-will-leave = This concept will be removed when the draft is published.
thesaurus-will-return = This concept will be as shipped again when the draft is published.
thesaurus-added-in-draft = This concept is only in your draft, which is kept on this device. You can go on writing it here.
thesaurus-is-removed = This concept has been removed here; searches no longer use it.
thesaurus-shipped = What differs from the shipped one
thesaurus-shipped-hint = The shipped thesaurus comes with the software. This is what has been changed here since.
thesaurus-restore = Back to as shipped
thesaurus-remove = Remove concept
thesaurus-undo = Undo this change
thesaurus-history = History of this concept
thesaurus-history-none = Never changed here.
thesaurus-new-lead = It needs a standard term in both languages, and at least one broader concept.
thesaurus-new-kept = What you write is kept on this device until it is published or thrown away.
thesaurus-take-in = Put into the draft
thesaurus-taken-in = The new concept is in the draft
thesaurus-needs-terms = The standard term in Vietnamese or in English is still missing.
thesaurus-alike = Another concept has this word already; change that one rather than adding a new one

## The draft
thesaurus-draft = Draft of changes to the thesaurus
thesaurus-draft-mine = Your draft
thesaurus-draft-lead = See again what will change, and which results will differ, before it is published.
thesaurus-draft-holds = { $count ->
    [one] You have changed { $count } concept and not yet published it. The draft is kept on this device.
   *[other] You have changed { $count } concepts and not yet published them. The draft is kept on this device.
}
thesaurus-draft-fresh = You have begun to write a new concept.
thesaurus-draft-fresh-go = Go on writing
thesaurus-draft-unkept = The browser does not keep the draft on this device: it will be lost when the page is closed.
thesaurus-to-draft = Preview and publish
thesaurus-draft-empty = There is no change in the draft
thesaurus-draft-empty-hint = Find a concept and change it, add a new one, or import a file. Every change is kept here until it is published.
thesaurus-draft-entries = Concepts that change ({ $count })
thesaurus-discard = Throw the draft away
thesaurus-discard-effect = { $count ->
    [one] The change of { $count } concept will be deleted from this device and cannot be taken back. The thesaurus in use stays as it is.
   *[other] The changes of { $count } concepts will be deleted from this device and cannot be taken back. The thesaurus in use stays as it is.
}
thesaurus-does-add = New
thesaurus-does-change = Changed
thesaurus-does-remove = Removed
thesaurus-does-restore = Back to as shipped
thesaurus-what-changes = See what changes
thesaurus-what-changed = See what changed
thesaurus-edit = Go on changing
thesaurus-as-it-stands = The same as what is in use: publishing it changes nothing.
thesaurus-problems = { $count ->
    [one] { $count } thing to mend before publishing
   *[other] { $count } things to mend before publishing
}
thesaurus-other-one = The other concept:
thesaurus-problems-hint = Each is told beside its concept. When they are mended you can see which results change.

## Preview
thesaurus-preview = Which results will change
thesaurus-preview-waits = Searching with the thesaurus in use and with the draft; this may take some seconds.
thesaurus-preview-after-problems = You can see it when what is said above is mended.
thesaurus-preview-looked = Searched in { $documents } of { $of } public documents, as somebody who is not signed in.
thesaurus-preview-changed = The results of { $changed } out of { $count } queries change.
thesaurus-preview-nothing = No result changes
thesaurus-preview-nothing-hint = { $count ->
    [one] { $count } query was tried: its first ten results stay as they are. Perhaps no document speaks of this concept yet; try another query.
   *[other] { $count } queries were tried: their first ten results stay as they are. Perhaps no document speaks of this concept yet; try another query.
}
thesaurus-try = Try another query
thesaurus-try-hint = Write it as people would type it.
thesaurus-try-full = You can try { $most } queries at most; leave one out to try another.
thesaurus-try-it = Try it
thesaurus-tried = Queries of your own
thesaurus-suggested = Queries from the words that are added or left out
thesaurus-suggested-none = The draft adds no word and leaves none out.
thesaurus-query-changed = Results change
thesaurus-query-same = No change
thesaurus-results = See the results
thesaurus-before = Now
thesaurus-after = Once published
thesaurus-hits-none = No results.
thesaurus-hit-new = New
thesaurus-hit-gone = Leaves the first ten
thesaurus-hit-up = Up from place { $was }
thesaurus-hit-down = Down from place { $was }

## Publication
thesaurus-publish = Publish
thesaurus-publish-effect = The new thesaurus is in force at once for every search and match. The publication is recorded in the log with its reason; it can be changed again, or set back to as shipped, at any time.
thesaurus-publish-who = Only an approver of this office can publish. Save the draft as a file and send it to one: they import it on the page of the thesaurus, preview it and publish it.
thesaurus-publish-problems = It cannot be published while something has to be mended.
thesaurus-publish-old = It cannot be published yet: see at the top of the page what somebody else has published.
thesaurus-publish-it = { $count ->
    [one] Publish { $count } change
   *[other] Publish { $count } changes
}
thesaurus-published = { $count ->
    [one] The change of { $count } concept is published
   *[other] The changes of { $count } concepts are published
}
thesaurus-reason-hint = Why this is needed, so that colleagues and auditors understand. Everybody in this office can read it.
thesaurus-reason-short = Write a reason of at least { $least } characters
thesaurus-stale = Somebody else has just published a new version. Your draft is still here: see at the top of the page what they changed, then publish again.
thesaurus-meanwhile = Somebody else has published while you were writing
thesaurus-meanwhile-hint = Your draft is still here. Look at the changes below before you go on.
thesaurus-meanwhile-both = Both of you changed these concepts; publishing your draft replaces what they wrote
thesaurus-meanwhile-go-on = I have seen them, go on from the new version
thesaurus-draft-save = Save the draft as a file
thesaurus-draft-save-lacks = Concepts to be removed or set back to as shipped are not in the file; tell the approver about them.

## History
thesaurus-changes-lead = Everything that was published here, the newest first: who, when, why, and what changed.
thesaurus-changes-none = Nothing has been published yet
thesaurus-changes-none-hint = The thesaurus in use is the one that comes with the software.
thesaurus-in-log = See it in the log
thesaurus-by-gone = Account no longer there
thesaurus-version = version { $version }

## Import
thesaurus-import = Import a file
thesaurus-import-title = Import concepts from a file
thesaurus-import-effect = The file is compared with the thesaurus in use. Nothing changes yet: what differs goes into the draft, where you can preview it. Concepts that are not in the file stay as they are.
thesaurus-import-read = Compare
thesaurus-import-large = The file is larger than { $most }.
thesaurus-import-unreadable = This file cannot be read. It must be a .jsonld file like the one that is downloaded here.
thesaurus-import-found = { $count ->
    [one] { $count } concept differs from the thesaurus in use, { $same } are the same.
   *[other] { $count } concepts differ from the thesaurus in use, { $same } are the same.
}
thesaurus-import-problems = What is wrong in the file
thesaurus-import-both = { $count ->
    [one] { $count } concept in the file is in your draft already, with other words. Which one holds?
   *[other] { $count } concepts in the file are in your draft already, with other words. Which ones hold?
}
thesaurus-import-draft = Keep my draft
thesaurus-import-file = Take the file
thesaurus-import-take = { $count ->
    [one] Put { $count } concept into the draft
   *[other] Put { $count } concepts into the draft
}
thesaurus-imported = { $count ->
    [one] { $count } concept is in the draft
   *[other] { $count } concepts are in the draft
}

## On the desk
desk-words = The words of the search
desk-words-hint = People say it one way and papers write it another: the thesaurus brings the two together.
