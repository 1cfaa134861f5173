# Why something was found, why it fits. `fit-<kind>` takes $offered (what the other side has) and $wanted (what this side needs).

fit-code = The code is the same
fit-other = Other words in common
fit-trl = TRL { $offered }, needed { $wanted }
fit-budget = Asks for { $offered }, at hand { $wanted }
fit-level = { $offered }; challenge: { $wanted }
fit-place = { $offered }; challenge in { $wanted }
fit-language = { $offered }; challenge in { $wanted }
fit-deadline = Open until { $wanted }

match-conflict-orderer = This is the orderer; nobody answers a challenge of their own.
match-conflict-proposer = This is the proposing unit; nobody answers a challenge of their own.
