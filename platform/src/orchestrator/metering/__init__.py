"""Counts the calls that keys make, and refuses what a plan does not include.

Owns the ledger (one row for each metered call, in the call's own transaction) and the counters in Valkey that are
made from it. The ledger is the truth; a counter that is lost, late or wrong is made anew. Asks ``entitlements`` for
the plan; knows of no payment.

Which calls count: every answer below 500 to a key on an operation that is open to keys, refusals like 403 and 404
included. A call that is refused for its limit, answers 5xx or is rolled back counts nothing.
"""
