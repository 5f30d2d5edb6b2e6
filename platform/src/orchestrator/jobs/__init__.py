"""Work that is owed: a row with a due time, the worker that does it, the sweep that finds it.

Owns the base of every task and of every row that owes work, dead letters and the broker's settings. Knows of
no business.
"""
