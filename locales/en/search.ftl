# Why something was found, why it fits. `fit-<kind>` takes $offered (what the other side has) and $wanted (what this side needs).

fit-code = The code is the same
fit-other = Other words in common
fit-alike = Content like that of the first results
fit-trl = TRL { $offered }, needed { $wanted }
fit-budget = Asks for { $offered }, at hand { $wanted }
fit-level = { $offered }; challenge: { $wanted }
fit-place = { $offered }; challenge in { $wanted }
fit-language = { $offered }; challenge in { $wanted }
fit-deadline = Open until { $wanted }

match-conflict-orderer = This is the orderer; nobody answers a challenge of their own.
match-conflict-proposer = This is the proposing unit; nobody answers a challenge of their own.
match-conflict-council_member = Somebody on the council works here: { $people }.
match-conflict-declared = A member of the council has declared a conflict of interest with this organisation.

# What is asked for and not offered: `gap-<kind>-<code>`.
gap-trl-short = Asks for TRL { $wanted }, offers { $offered }
gap-trl-unknown = Asks for TRL { $wanted }, does not say its own
gap-topic-differs = The challenge is about { $wanted }, this about { $offered }
gap-topic-unknown = The challenge is about { $wanted }, this names no topic
gap-language-differs = Asks for { $wanted }, works in { $offered }
gap-place-differs = The challenge is in { $wanted }, this in { $offered }
gap-level-differs = The challenge: { $wanted }; the result: { $offered }

invite-already = Has been invited to this challenge already.
invite-preview-reader = (name of the reader)
