## The list
log-title = The common log
log-lead = Everything that matters is recorded in order and chained by hashes, so that nobody, the operator included, can change it unnoticed. You see the records you may see; anybody can verify.
log-to-verify = Verify a receipt or a proof
log-size = { $count ->
    [one] The log has { $shown } record
   *[other] The log has { $shown } records
}
log-signed-at = The latest checkpoint was signed at
log-unsigned = No checkpoint has been signed yet.
log-keep = Keep the checkpoint and the key
log-keep-why = Whoever keeps a checkpoint of today can prove later that no record before it was changed or removed. Keep the key in another place than this page, and compare it with the one that others have published.
log-checkpoint = Checkpoint
log-key = Verifier key of the log
log-copy = Copy
log-records = The records
log-number = Number
log-record = Record no. { $seq }
log-at = Time
log-act = Act
log-actor = Done by
log-actor-system = The system
log-actor-handle = The log holds no names, only a random handle that is the same in all records of one person. A name above, if there is one, is told by the server and is no part of the proof.
log-noun = About
log-noun-any = Anything
log-mine = Only my own acts
log-subject = Thing
log-subject-only = Only records about the thing
log-subject-all = Show all things
log-subject-records = All records about this thing
log-empty = No record that you may see
log-empty-hint = Try fewer filters. Records that you may not see are not listed here.

## One record
log-withheld = You may not read this record
log-withheld-why = It is in the log and can be verified all the same: below are its hash and the proof that it stands at just this number.
log-audience = Who may see it
log-audience-public = Everybody
log-audience-parties = Those concerned
log-audience-own = Only that person
log-audience-sealed = Sealed until the opening
log-erased = Details erased
log-erased-by = By record no. { $seq }; the log can be verified all the same.
log-verify-here = Verification
log-verify-here-what = Your browser fetches the proof and works out every step again by itself instead of taking the server's word.
log-verify-now = Verify in this browser
log-verify-here-not = This record is in the log signed with the key on this page, and has not been changed. Whether others are shown the same log is not known from this: compare it with a checkpoint that you kept or got from elsewhere.
log-raw = As it stands
log-leaf = The record, exactly as it is hashed
log-envelope = Details (envelope)
log-salt = Salt
log-values = Show the values that were compared
log-fact-origin = Log
log-fact-leaf_hash = Hash of the record
log-fact-computed = Worked out again
log-fact-digest = Digest in the record
log-fact-seq = Number
log-fact-size = Records
log-fact-path = Hash beside it
log-fact-root = Root
log-fact-from = Records before
log-fact-root_from = Root before
log-fact-to = Records after
log-fact-root_to = Root after
log-fact-time = Signed at
log-fact-key_id = Key id
log-fact-public_key = Public key
log-fact-content_hash = Content hash

## Verifying what is pasted
log-verify-title = Verify a receipt, a proof or a checkpoint
log-verify-lead = Paste what you hold. It is verified in your browser and does not leave this device; the server is only asked about a number or a length of the log.
log-paste = Receipt, proof or checkpoint
log-paste-hint = JSON saved from the page of a receipt or from the API, or the checkpoint copied from a mail.
log-key-hint = Given by this server. If you have the key from another source, paste that one: only then do you not have to trust the server.
log-key-missing = The key could not be fetched from the server. Paste the key you keep into the field below, and verifying works without a network too.
log-key-unreadable = This is not a whole verifier key.
log-result = Result
log-refused-meaning = The paper was changed, copied incompletely, or belongs to another log. Do not rely on it; if you got it from this system, tell the auditor.
log-state = { $count ->
    [one] When it was signed, the log had { $shown } record. Signed at:
   *[other] When it was signed, the log had { $shown } records. Signed at:
}
log-proves-inclusion = What it proves: this record stood in the log at just that number when the checkpoint was signed, and has not been changed since.
log-proves-not-inclusion = What it does not prove: that what was recorded is true, and who did it.
log-proves-consistency = What it proves: the later log keeps every record of the earlier one.
log-proves-not-consistency = What it does not prove: that a certain record is in the log.
log-proves-checkpoint = What it proves: the log has committed itself to exactly this state.
log-proves-not-checkpoint = What it does not prove: what the log contains. For that there are the proofs of single records.
log-proves-receipt = What it proves: the checkpoint on the receipt is genuine, so from then on the log cannot be rewritten without the holder of the receipt knowing.
log-proves-not-receipt = What the checkpoint alone does not prove: the content that was handed in. Below, the record of it is checked if the receipt bears its number.
log-steps-record = The record of this submission
log-record-good = This submission is in the signed log.
log-today-good = The log of today still keeps every record there was then.
